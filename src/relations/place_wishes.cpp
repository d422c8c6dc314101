#include "relations/place_wishes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "relations/layout_wishes.hpp"

namespace entente::relations {
namespace {

const ActorPlace* place_of(const Body& body, const Actor& actor) {
  const auto found = std::find_if(body.places.begin(), body.places.end(),
                                  [&](const ActorPlace& place) { return place.actor == actor.id; });
  return found == body.places.end() ? nullptr : &*found;
}

}  // namespace

void tell_wishes(const Dossier& dossier, const WishAnswers& answers, Body& body) {
  const LayoutWishes& wishes = dossier.layout;
  auto tell = [&](ActorIndex a, std::string_view how, ActorIndex b, std::string why_not) {
    const bool kept = why_not.empty();
    body.layout.wishes.push_back(
        {fmt::format("{} {} {}", dossier[a].short_name, how, dossier[b].short_name), kept,
         std::move(why_not)});
  };
  for (const std::vector<ActorIndex>& row : wishes.left_of) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      tell(row[i - 1], "left of", row[i], answers.left_of(row[i - 1], row[i]));
    }
  }
  for (const std::vector<ActorIndex>& group : wishes.near) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      tell(group.front(), "near", group[i], answers.near(group.front(), group[i]));
    }
  }
  for (std::size_t i = 1; i < wishes.order.size(); ++i) {
    tell(wishes.order[i - 1], "before", wishes.order[i], answers.own);
  }
  for (const auto& [actor, pin] : wishes.pin) {
    const std::string at = pin.word.empty() ? "its place" : pin.word;
    body.layout.wishes.push_back({dossier[actor].short_name + " at " + at, false, answers.own});
  }
  warn_of_wishes(body.layout, body.diagnostics);
}

void tell_wishes_of_places(const Dossier& dossier, std::string_view form, Body& body) {
  const std::string own = fmt::format("the form {} gives everybody a place by itself", form);
  auto why_not = [&](ActorIndex a, ActorIndex b, bool by_place) -> std::string {
    const ActorPlace *first = place_of(body, dossier[a]), *second = place_of(body, dossier[b]);
    if (!first || !second) return "not both are drawn";
    return by_place && first->x < second->x ? "" : own;
  };
  tell_wishes(dossier,
              {[&](ActorIndex a, ActorIndex b) { return why_not(a, b, true); },
               [&](ActorIndex a, ActorIndex b) { return why_not(a, b, false); }, own},
              body);
}

}  // namespace entente::relations
