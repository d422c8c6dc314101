#include "model/apart.hpp"

#include <algorithm>
#include <map>

#include "model/checks.hpp"

namespace entente::model {
namespace {

/// Whether all offices of a person had ended for certain.
bool has_left(const Actor& person, const date::Edtf& when) {
  return !person.posts.empty() &&
         std::all_of(person.posts.begin(), person.posts.end(), [&](const Post& post) {
           return post.when && surely_before(*post.when, when);
         });
}

/// Who mostly acts after having left all offices does not act for those whom he held them of.
void find_former(Dossier& dossier) {
  std::map<ActorIndex, double> after, before;
  auto count = [&](ActorIndex index, double weight, const std::optional<date::Edtf>& when) {
    const Actor& actor = dossier[index];
    if (actor.kind != ActorKind::official || actor.of) return;
    (when && has_left(actor, *when) ? after : before)[index] += weight;
  };
  for (const Relation& r : dossier.relations) {
    if (r.personal || r.when.empty()) continue;
    for (const ActorIndex actor : r.from) count(actor, r.weight, r.when.front());
  }
  for (const Event& event : dossier.events) {
    if (event.personal) continue;
    for (const Participant& p : event.participants) {
      if (p.actor && p.kind == RoleKind::source) count(*p.actor, event.weight, event.when);
    }
  }
  for (const auto& [person, weight] : after) {
    dossier.actors[person.value].apart = weight > before[person];
  }
}

void find_fighting(Dossier& dossier) {
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

}  // namespace

void find_apart(Dossier& dossier) {
  find_fighting(dossier);
  find_former(dossier);
}

}  // namespace entente::model
