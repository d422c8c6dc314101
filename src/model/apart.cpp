#include "model/apart.hpp"

#include <map>

namespace entente::model {

void find_apart(Dossier& dossier) {
  std::map<ActorIndex, double> all, between, against;
  auto count = [&](ActorIndex one, ActorIndex other, double weight, bool fight) {
    const Actor& part = dossier.actors[one.value];
    if (part.kind == ActorKind::official || part.of != other) return;
    between[one] += weight;
    if (fight) against[one] += weight;
  };
  auto is_against = [](RoleKind one, RoleKind other) {
    return (one == RoleKind::source && other == RoleKind::target) ||
           (one == RoleKind::party && other == RoleKind::party);
  };
  auto is_fight = [](Sign sign, Status status) {
    return sign == Sign::conflict && status == Status::happened;
  };
  for (const Relation& r : dossier.relations) {
    for (const auto* side : {&r.from, &r.to}) {
      for (const ActorIndex actor : *side) all[actor] += r.weight;
    }
    for (const ActorIndex from : r.from) {
      for (const ActorIndex to : r.to) {
        count(from, to, r.weight, is_fight(r.sign, r.status));
        count(to, from, r.weight, is_fight(r.sign, r.status));
      }
    }
  }
  for (const Event& event : dossier.events) {
    for (const Participant& one : event.participants) {
      if (!one.actor) continue;
      all[*one.actor] += event.weight;
      for (const Participant& other : event.participants) {
        if (!other.actor || *other.actor == *one.actor) continue;
        // Who is acted upon together is not set against each other, nor is who mediates.
        const bool opposed = is_against(one.kind, other.kind) || is_against(other.kind, one.kind);
        count(*one.actor, *other.actor, event.weight,
              opposed && is_fight(event.sign, event.status));
      }
    }
  }
  for (const auto& [body, weight] : against) {
    dossier.actors[body.value].apart = 2 * weight > between[body] && 4 * weight >= all[body];
  }
}

}  // namespace entente::model
