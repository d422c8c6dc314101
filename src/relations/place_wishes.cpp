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

void tell_wishes_of_places(const Dossier& dossier, std::string_view form, Body& body) {
  const LayoutWishes& wishes = dossier.layout;
  const std::string own = fmt::format("the form {} gives everybody a place by itself", form);
  auto pairs = [&](const std::vector<ActorIndex>& row, std::string_view how, bool by_place) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      const Actor &first = dossier[row[i - 1]], &second = dossier[row[i]];
      const ActorPlace *a = place_of(body, first), *b = place_of(body, second);
      const bool kept = by_place && a && b && a->x < b->x;
      const std::string reason = kept ? "" : a && b ? own : "not both are drawn";
      body.layout.wishes.push_back(
          {fmt::format("{} {} {}", first.short_name, how, second.short_name), kept, reason});
    }
  };
  for (const std::vector<ActorIndex>& row : wishes.left_of) pairs(row, "left of", true);
  for (const std::vector<ActorIndex>& group : wishes.near) pairs(group, "near", false);
  pairs(wishes.order, "before", false);
  for (const auto& [actor, pin] : wishes.pin) {
    const std::string at = pin.word.empty() ? "its place" : pin.word;
    body.layout.wishes.push_back({dossier[actor].short_name + " at " + at, false, own});
  }
  warn_of_wishes(body.layout, body.diagnostics);
}

}  // namespace entente::relations
