#include "change/facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente::change {
namespace {

double middle(double a, double b) {
  if (std::isfinite(a) && std::isfinite(b)) return (a + b) / 2;
  return std::isfinite(a) ? a : b;
}

bool same_day(const date::Bound& a, const date::Bound& b) {
  return a.finite() && b.finite() && a.day == b.day;
}

/// Who acts in an item for its house; those who only look on or help others meet are left out.
bool takes_part(RoleKind kind) {
  return kind != RoleKind::mediator && kind != RoleKind::object && kind != RoleKind::witness;
}

bool acts_upon(RoleKind kind) { return kind == RoleKind::target; }

void add_once(std::vector<ActorIndex>& list, ActorIndex actor) {
  if (std::find(list.begin(), list.end(), actor) == list.end()) list.push_back(actor);
}

class FactFinder {
 public:
  FactFinder(const Dossier& dossier, const select::Selection& selection)
      : dossier_(dossier), selection_(selection) {}

  Facts find() {
    open_ = happens_inside();
    for (const select::Item& item : selection_.items) add(item);
    join_twins();
    std::stable_sort(facts_.list.begin(), facts_.list.end(), [](const Fact& a, const Fact& b) {
      return std::pair(a.begin, a.number) < std::pair(b.begin, b.number);
    });
    find_returns();
    return std::move(facts_);
  }

  Facts find_whole() {
    open_ = happens_inside();
    for (const select::Item& item : selection_.items) {
      const select::ItemView facts = select::view(dossier_, item);
      Fact fact = fact_of(item, facts, facts.when.empty() ? nullptr : facts.when.front());
      if (joins(fact)) {
        fact.lasts = true;
        facts_.list.push_back(std::move(fact));
      } else {
        facts_.inside.push_back(item.number);
      }
    }
    return std::move(facts_);
  }

 private:
  /// Where most of a story happens inside houses, their people are the actors.
  bool happens_inside() const {
    double inside = 0, all = 0;
    for (const select::Item& item : selection_.items) {
      const select::ItemView facts = select::view(dossier_, item);
      Fact fact;
      set_parties(facts, nullptr, false, fact);
      all += facts.weight;
      if (!joins(fact)) inside += facts.weight;
    }
    return 2 * inside > all;
  }

  static bool joins(const Fact& fact) {
    std::set<ActorIndex> houses(fact.from.begin(), fact.from.end());
    if (!fact.equals() && fact.from.empty()) return false;
    houses.insert(fact.to.begin(), fact.to.end());
    return houses.size() > 1;
  }

  void set_parties(const select::ItemView& facts, const date::Edtf* when, bool open,
                   Fact& fact) const {
    const std::optional<date::Edtf> then =
        when ? std::optional<date::Edtf>(*when) : selection_.as_of;
    const bool directed =
        std::any_of(facts.participants.begin(), facts.participants.end(),
                    [](const Participant& p) { return p.actor && acts_upon(p.kind); });
    for (const Participant& p : facts.participants) {
      if (!p.actor || !takes_part(p.kind)) continue;
      const ActorIndex house = open ? *p.actor : select::house_of(dossier_, *p.actor, then);
      add_once(directed && acts_upon(p.kind) ? fact.to : fact.from, house);
    }
    // Who acts upon his own house and another acts upon the other.
    std::erase_if(fact.to, [&](ActorIndex actor) {
      return std::find(fact.from.begin(), fact.from.end(), actor) != fact.from.end();
    });
  }

  void add(const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    if (facts.when.empty()) {
      facts_.undated.push_back(item.number);
      return;
    }
    std::size_t spell = 0;
    for (const date::Edtf* when : facts.when) {
      Fact fact = fact_of(item, facts, when);
      fact.spell = spell++;
      if (!joins(fact)) {
        if (fact.spell == 0) facts_.inside.push_back(item.number);
        continue;
      }
      if (!set_time(*when, fact)) {
        if (fact.spell == 0) facts_.undated.push_back(item.number);
        continue;
      }
      facts_.houses_act = facts_.houses_act || acts_by_house(facts, fact);
      facts_.list.push_back(std::move(fact));
    }
  }

  Fact fact_of(const select::Item& item, const select::ItemView& facts,
               const date::Edtf* when) const {
    Fact fact;
    fact.number = item.number;
    fact.is_event = facts.is_event;
    fact.succeeds = select::type_of(dossier_, item) == "succession";
    fact.sign = facts.sign;
    fact.status = facts.status;
    fact.weight = facts.weight;
    fact.when = when;
    fact.words = facts.title;
    set_parties(facts, when, open_, fact);
    return fact;
  }

  /// Whether somebody takes part who is none of those that the fact names.
  static bool acts_by_house(const select::ItemView& facts, const Fact& fact) {
    const auto names = [](const std::vector<ActorIndex>& houses, ActorIndex actor) {
      return std::find(houses.begin(), houses.end(), actor) != houses.end();
    };
    return std::any_of(facts.participants.begin(), facts.participants.end(),
                       [&](const Participant& p) {
                         return p.actor && takes_part(p.kind) && !names(fact.from, *p.actor) &&
                                !names(fact.to, *p.actor);
                       });
  }

  /// False if no place in time is known.
  static bool set_time(const date::Edtf& when, Fact& fact) {
    if (date::is_undated(when)) return false;
    const double earliest = date::axis_earliest(when).value_or(-always);
    const double latest = date::axis_latest(when).value_or(always);
    const bool interval = when.type == date::Type::interval;
    const bool goes_on = interval && when.latest.kind != date::BoundKind::finite;
    fact.lasts = interval && (!fact.is_event || goes_on);
    if (!fact.lasts) {
      // A house has gone on as another when that is done.
      const bool done = fact.succeeds && std::isfinite(latest);
      fact.begin = fact.end = done ? latest - 1 : middle(earliest, latest);
      return std::isfinite(fact.begin);
    }
    fact.begin_unknown = when.earliest.kind == date::BoundKind::unknown;
    fact.end_unknown = when.latest.kind == date::BoundKind::unknown;
    fact.begin = std::isfinite(earliest)
                     ? middle(earliest, date::axis_start_latest(when).value_or(earliest))
                     : -always;
    fact.end_from = date::axis_end_earliest(when).value_or(latest);
    fact.end_to = latest;
    fact.end = std::isfinite(latest) ? middle(fact.end_from, latest) : always;
    return std::isfinite(fact.begin) || std::isfinite(fact.end);
  }

  static std::set<ActorIndex> houses_of(const Fact& fact) {
    std::set<ActorIndex> houses(fact.from.begin(), fact.from.end());
    houses.insert(fact.to.begin(), fact.to.end());
    return houses;
  }

  /// A tie and the event that makes or ends it are one fact.
  void join_twins() {
    std::map<std::set<ActorIndex>, std::vector<const Fact*>> events;
    for (const Fact& fact : facts_.list) {
      if (fact.is_event && !fact.lasts) events[houses_of(fact)].push_back(&fact);
    }
    std::set<int> told;
    for (Fact& tie : facts_.list) {
      if (tie.is_event || !tie.lasts) continue;
      const auto theirs = events.find(houses_of(tie));
      if (theirs == events.end()) continue;
      for (const Fact* one : theirs->second) {
        const Fact& event = *one;
        if (event.status != tie.status) continue;
        const date::Edtf &a = *tie.when, &b = *event.when;
        const bool begins = same_day(a.earliest, b.earliest) && same_day(a.start_latest, b.latest);
        const bool ends = same_day(a.end_earliest, b.earliest) && same_day(a.latest, b.latest);
        if (!begins && !ends) continue;
        told.insert(event.number);
        if (begins && !has_label(tie)) tie.words = event.words;
      }
    }
    std::erase_if(facts_.list,
                  [&](const Fact& fact) { return fact.is_event && told.count(fact.number) > 0; });
    facts_.told.assign(told.begin(), told.end());
  }

  void find_returns() {
    const auto what_of = [](const Fact& fact) {
      return std::tie(fact.sign, fact.words, fact.from, fact.to);
    };
    using What = std::tuple<Sign, std::string, std::vector<ActorIndex>, std::vector<ActorIndex>>;
    std::map<What, double> ended;  // when that ended first
    for (const Fact& fact : facts_.list) {
      if (!fact.lasts || !is_certain(fact)) continue;
      const auto [first, is_new] = ended.emplace(what_of(fact), fact.end);
      if (!is_new) first->second = std::min(first->second, fact.end);
    }
    for (Fact& fact : facts_.list) {
      const auto first = ended.find(what_of(fact));
      fact.again = fact.lasts && first != ended.end() && first->second <= fact.begin;
    }
  }

  bool has_label(const Fact& tie) const {
    const auto& what = select::item_of(selection_, tie.number).what;
    const auto* relation = std::get_if<RelationIndex>(&what);
    return relation && !dossier_[*relation].label.empty();
  }

  const Dossier& dossier_;
  const select::Selection& selection_;
  bool open_ = false;  ///< people act for themselves
  Facts facts_;
};

}  // namespace

bool same_ends(const Fact& a, const Fact& b) {
  if (!a.equals() && !b.equals()) return a.from == b.from && a.to == b.to;
  auto all = [](const Fact& fact) {
    std::set<ActorIndex> ends(fact.from.begin(), fact.from.end());
    ends.insert(fact.to.begin(), fact.to.end());
    return ends;
  };
  return all(a) == all(b);
}

Facts facts_of(const Dossier& dossier, const select::Selection& selection) {
  return FactFinder(dossier, selection).find();
}

Facts whole_facts_of(const Dossier& dossier, const select::Selection& selection) {
  return FactFinder(dossier, selection).find_whole();
}

double end_of_knowledge(const select::Selection& selection, const Facts& facts) {
  if (selection.as_of) {
    if (const auto end = date::axis_latest(*selection.as_of)) return *end;
  }
  double last = -always;
  for (const Fact& fact : facts.list) {
    for (const double day : {fact.begin, fact.end}) {
      if (std::isfinite(day)) last = std::max(last, std::ceil(day));
    }
    if (const auto latest = date::axis_latest(*fact.when)) last = std::max(last, *latest);
  }
  return last;
}

}  // namespace entente::change
