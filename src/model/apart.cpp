#include "model/apart.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/checks.hpp"
#include "model/vocabulary.hpp"

namespace entente::model {
namespace {

/// Whether a person had not held any office yet, or none any more, for certain. Between two terms
/// he is still known for both.
bool is_private(const Actor& person, const date::Edtf& when) {
  auto all = [&](auto outside) {
    return std::all_of(person.posts.begin(), person.posts.end(),
                       [&](const Post& post) { return post.when && outside(*post.when); });
  };
  return !person.posts.empty() &&
         (all([&](const date::Edtf& term) { return surely_before(term, when); }) ||
          all([&](const date::Edtf& term) { return surely_before(when, term); }));
}

bool holds_office_of(const Actor& person, ActorIndex body, const std::optional<date::Edtf>& at) {
  return person.of == body ||
         std::any_of(person.posts.begin(), person.posts.end(), [&](const Post& post) {
           const bool outside = post.when && at && surely_apart(*post.when, *at);
           return post.of == body && !outside;
         });
}

/// Who mostly acts before or after all terms of office does not act for those whom he holds them
/// of.
void find_private(Dossier& dossier) {
  std::map<ActorIndex, double> outside, within;
  auto count = [&](ActorIndex index, double weight, const std::optional<date::Edtf>& when) {
    const Actor& actor = dossier[index];
    if (actor.kind != ActorKind::official || actor.of) return;
    (when && is_private(actor, *when) ? outside : within)[index] += weight;
  };
  for (const Relation& r : dossier.relations) {
    if (r.personal || r.when.empty()) continue;
    for (const ActorIndex actor : r.from) count(actor, r.weight, r.when.front());
  }
  for (const Event& event : dossier.events) {
    if (event.personal) continue;
    for (const Participant& p : event.participants) {
      // Also in what two do with each other, where nobody acts upon anybody.
      const bool acts = role_kind(p.role) == RoleKind::source;
      if (p.actor && acts) count(*p.actor, event.weight, event.when);
    }
  }
  for (const auto& [person, weight] : outside) {
    dossier.actors[person.value].apart = weight > within[person];
  }
}

void find_fighting(Dossier& dossier) {
  std::map<ActorIndex, double> all, between, against;
  auto count = [&](ActorIndex one, ActorIndex other, double weight, bool fight,
                   const std::optional<date::Edtf>& when) {
    const Actor& part = dossier.actors[one.value];
    if (part.kind == ActorKind::official || !part.of) return;
    // Whoever holds an office of the whole acts for it.
    const Actor& opponent = dossier.actors[other.value];
    const bool in_office =
        opponent.kind == ActorKind::official && holds_office_of(opponent, *part.of, when);
    if (part.of != other && !in_office) return;
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
        const std::optional<date::Edtf> begun =
            r.when.empty() ? std::nullopt : std::optional(r.when.front());
        count(from, to, r.weight, is_fight(r.sign, r.status), begun);
        count(to, from, r.weight, is_fight(r.sign, r.status), begun);
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
        count(*one.actor, *other.actor, event.weight, opposed && is_fight(event.sign, event.status),
              event.when);
      }
    }
  }
  for (const auto& [body, weight] : against) {
    dossier.actors[body.value].apart = 2 * weight > between[body] && 4 * weight >= all[body];
  }
}

/// The one body whose post he held at that time, as far as is known; none if that is open.
std::optional<ActorIndex> body_at(const Actor& person, const date::Edtf& when) {
  std::set<ActorIndex> bodies;
  for (const Post& post : person.posts) {
    if (!post.when || !surely_apart(*post.when, when)) bodies.insert(post.of);
  }
  return bodies.size() == 1 ? std::optional(*bodies.begin()) : std::nullopt;
}

/// For which body people act who hold posts of several.
void find_bodies(Dossier& dossier) {
  std::map<ActorIndex, std::map<ActorIndex, double>> weights;  // by person and body
  std::map<ActorIndex, double> all;
  auto count = [&](ActorIndex index, double weight, const date::Edtf& when) {
    const Actor& person = dossier[index];
    if (person.of || person.posts.size() < 2) return;
    all[index] += weight;
    const std::optional<ActorIndex> body = body_at(person, when);
    if (body) weights[index][*body] += weight;
  };
  for (const Relation& r : dossier.relations) {
    if (r.personal || r.when.empty()) continue;
    for (const ActorIndex actor : r.from) count(actor, r.weight, r.when.front());
    if (r.directed) continue;
    for (const ActorIndex actor : r.to) count(actor, r.weight, r.when.front());
  }
  for (const Event& event : dossier.events) {
    if (event.personal || !event.when) continue;
    for (const Participant& p : event.participants) {
      const bool acts =
          p.kind != RoleKind::target && p.kind != RoleKind::object && p.kind != RoleKind::witness;
      if (p.actor && acts) count(*p.actor, event.weight, *event.when);
    }
  }
  for (const auto& [person, of_person] : weights) {
    for (const auto& [body, weight] : of_person) {
      if (3 * weight >= 2 * all[person]) dossier.actors[person.value].acts_for = body;
    }
  }
}

}  // namespace

void find_apart(Dossier& dossier) {
  find_fighting(dossier);
  find_private(dossier);
  find_bodies(dossier);
}

}  // namespace entente::model
