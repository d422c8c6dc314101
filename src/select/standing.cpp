#include "select/standing.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string_view>

#include "base/utf8.hpp"

namespace entente::select {
namespace {

using Kinds = std::initializer_list<RoleKind>;

/// Who goes to court acts, unless it is the court that does.
bool sues(const Participant& p) {
  constexpr std::string_view roles[] = {"plaintiff", "prosecutor", "accuser"};
  const std::string role = base::fold_case(p.role);
  return std::find(std::begin(roles), std::end(roles), role) != std::end(roles);
}

class Stander {
 public:
  Stander(const Dossier& dossier, const Selection& selection, const ItemView& facts)
      : dossier_(dossier),
        selection_(selection),
        all_(facts.participants),
        standings_(all_.size(), Standing::aside) {
    auto judges = [](const Participant& p) { return p.kind == RoleKind::source && !sues(p); };
    judged_ = has({RoleKind::target}) && std::any_of(all_.begin(), all_.end(), judges);
  }

  std::vector<Standing> stand() {
    using enum RoleKind;
    if (has({target})) {
      act_upon({target});
    } else if (has({source}) && has({party})) {
      act_upon({party, guest});
    } else if (has({source}) && has({object})) {
      act_upon({object});
    } else {
      meet();
    }
    return std::move(standings_);
  }

 private:
  void act_upon(Kinds whom) {
    using enum RoleKind;
    put(whom, Standing::acted_upon);
    for (const Kinds kinds : {Kinds{source, party, guest}, {host, chair}, {mediator}}) {
      if (put(kinds, Standing::acts)) return;
    }
    if (!has({object})) return;
    // An award and who gets it: neither acts.
    std::replace(standings_.begin(), standings_.end(), Standing::acted_upon, Standing::equal);
    put({object}, Standing::equal);
  }

  void meet() {
    using enum RoleKind;
    if (put({source, party, guest}, Standing::equal)) {
      // Whoever has parties at his table that deal with each other is none of them.
      if (places_of({source, party}) > 1) return;
      if (put({host, chair}, Standing::middle) || put({object}, Standing::middle)) return;
      const bool two = std::count(standings_.begin(), standings_.end(), Standing::equal) > 1;
      if (!two) put({mediator}, Standing::middle);
      return;
    }
    if (!put({host, chair, mediator, object}, Standing::equal)) put({witness}, Standing::equal);
  }

  /// Those who have no standing yet; whether there is any.
  bool put(Kinds kinds, Standing standing) {
    bool any = false;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (standings_[i] != Standing::aside || !is_of(all_[i], kinds)) continue;
      if (judged_ && sues(all_[i])) continue;
      standings_[i] = standing;
      any = true;
    }
    return any;
  }

  static bool is_of(const Participant& p, Kinds kinds) {
    return std::find(kinds.begin(), kinds.end(), p.kind) != kinds.end();
  }
  bool has(Kinds kinds) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const Participant& p) { return is_of(p, kinds); });
  }

  /// Houses of these, and who stands by himself as his house is open. Whoever is unknown is
  /// another.
  std::size_t places_of(Kinds kinds) const {
    std::set<ActorIndex> places;
    std::size_t unknown = 0;
    for (const Participant& p : all_) {
      if (!is_of(p, kinds)) continue;
      if (!p.actor) {
        ++unknown;
        continue;
      }
      const ActorIndex house = house_of(dossier_, *p.actor, selection_.as_of);
      places.insert(selection_.opened.count(house) > 0 ? *p.actor : house);
    }
    return places.size() + unknown;
  }

  const Dossier& dossier_;
  const Selection& selection_;
  const std::vector<Participant>& all_;
  std::vector<Standing> standings_;
  bool judged_ = false;
};

}  // namespace

bool helps_to_meet(RoleKind kind) {
  return kind == RoleKind::mediator || kind == RoleKind::host || kind == RoleKind::chair;
}

std::vector<Standing> standings(const Dossier& dossier, const Selection& selection,
                                const ItemView& facts) {
  return Stander(dossier, selection, facts).stand();
}

}  // namespace entente::select
