#include "select/open_houses.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace entente::select {
namespace {

/// Who of a house has a part in one item.
struct Parts {
  std::set<ActorIndex> acting, acted_upon;
  std::size_t actors() const { return acting.size() + acted_upon.size(); }
};

/// What a house does, by weight: all, what its people do to each other, and in its own name.
struct Doings {
  double all = 0, inside = 0, own = 0;
};

std::map<ActorIndex, Parts> parts_in(const Dossier& dossier, const Selection& selection,
                                     const ItemView& facts) {
  std::map<ActorIndex, Parts> houses;
  for (const Participant& p : facts.participants) {
    if (!p.actor) continue;
    Parts& parts = houses[house_of(dossier, *p.actor, selection.as_of)];
    (p.kind == RoleKind::target ? parts.acted_upon : parts.acting).insert(*p.actor);
  }
  return houses;
}

}  // namespace

std::set<ActorIndex> open_houses(const Dossier& dossier, const Selection& selection) {
  std::map<ActorIndex, Doings> houses;
  std::set<ActorIndex> first;  // where what matters most happens
  double story = 0, most = 0;
  for (const Item& item : selection.items) {
    const ItemView facts = view(dossier, item);
    const std::map<ActorIndex, Parts> parts = parts_in(dossier, selection, facts);
    const bool alone = parts.size() == 1;
    const double matters = importance(dossier, selection, item);
    if (matters > most) first.clear();
    if (!alone || parts.begin()->second.actors() > 1) story += facts.weight;
    for (const auto& [house, of_house] : parts) {
      if (alone && of_house.actors() < 2) continue;
      const bool to_each_other = !of_house.acting.empty() && !of_house.acted_upon.empty();
      const bool own = of_house.acting.count(house) + of_house.acted_upon.count(house) > 0;
      Doings& doings = houses[house];
      doings.all += facts.weight;
      if (own) doings.own += facts.weight;
      if (!alone && !to_each_other) continue;
      doings.inside += facts.weight;
      if (matters > most) first.insert(house);
    }
    most = std::max(most, matters);
  }
  std::set<ActorIndex> open;
  for (const auto& [house, doings] : houses) {
    const bool leads = first.count(house) > 0 && 2 * doings.own < doings.all;
    const bool good_part = 2 * doings.inside >= doings.all && 4 * doings.inside >= story;
    if (2 * doings.inside > story || good_part || leads) open.insert(house);
  }
  return open;
}

}  // namespace entente::select
