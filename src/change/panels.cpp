#include "change/panels.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "change/offices.hpp"
#include "change/sets.hpp"
#include "change/united.hpp"

namespace entente::change {
namespace {

/// What stands beside the line of a pair and sign: what is over, what was there before.
enum class Slot : std::uint8_t { main, over, kept };

/// Pair of houses, sign, number of a meeting.
using TrackKey = std::tuple<std::vector<ActorIndex>, Sign, int, Slot>;

std::string name_of(const Fact& fact) {
  return std::to_string(fact.number) + "/" + std::to_string(fact.spell);
}

bool begins_in(const Fact& fact, const Period& period) {
  return !fact.begin_unknown && fact.begin >= period.from && fact.begin < period.next;
}

/// What ends with the last day of a period ends in it.
bool ends_in(const Fact& fact, const Period& period) {
  return fact.lasts && !fact.end_unknown && fact.end > period.from && fact.end <= period.next;
}

/// Holds at some time of the period. Of what has an unknown end or beginning only the other one is
/// known.
bool touches(const Fact& fact, const Period& period) {
  if (!fact.lasts) return begins_in(fact, period);
  if (fact.begin_unknown) return ends_in(fact, period);
  if (fact.end_unknown) return begins_in(fact, period);
  return fact.begin < period.next && fact.end > period.from;
}

/// What holds when the period begins, or when the next one does.
State state_at(const Facts& facts, const Period& period, bool end) {
  State state;
  for (const Fact& fact : facts.list) {
    if (!fact.lasts || !is_certain(fact) || !touches(fact, period)) continue;
    const bool holds = end ? !ends_in(fact, period) : !begins_in(fact, period);
    if (holds) state[name_of(fact)];
  }
  return state;
}

/// Facts of one track in one period, by what became of them.
struct Group {
  std::vector<std::size_t> added, kept, ended, moments, unsure;
};

/// Who is acted upon: what goes one way and what comes back give a line a head at either end.
void set_direction(const std::vector<Fact>& all, const std::vector<ActorIndex>& houses,
                   PanelLine& line) {
  line.to.clear();
  if (all[line.named].equals()) return;
  for (const ActorIndex house : houses) {
    const bool acted_upon =
        std::any_of(line.facts.begin(), line.facts.end(), [&](std::size_t fact) {
          const std::vector<ActorIndex>& to = all[fact].to;
          return std::find(to.begin(), to.end(), house) != to.end();
        });
    if (acted_upon) line.to.push_back(house);
  }
}

class StoryTeller {
 public:
  /// `apart`: what was there before has a line of its own beside what is new.
  StoryTeller(const Dossier& dossier, const Hidden& hidden, Story story, bool apart = false)
      : dossier_(dossier), hidden_(hidden), story_(std::move(story)), apart_(apart) {}

  Story tell() {
    for (const Period& period : story_.periods.list) add_panel(period);
    find_later();
    for (const Panel& panel : story_.panels) {
      for (const PanelLine& line : panel.lines) ++story_.tracks[line.track].panels;
    }
    for (auto& [key, index] : track_of_) story_.tracks[index].weight = weights_[key];
    return std::move(story_);
  }

 private:
  const Fact& fact(std::size_t index) const { return story_.facts.list[index]; }

  void add_panel(const Period& period) {
    Panel panel{period, {}, {}, {}};
    const Sets sets =
        compare(state_at(story_.facts, period, false), state_at(story_.facts, period, true));
    const std::set<std::string> added(sets.added.begin(), sets.added.end());
    const std::set<std::string> kept(sets.kept.begin(), sets.kept.end());
    std::map<TrackKey, Group> groups;
    for (std::size_t i = 0; i < story_.facts.list.size(); ++i) {
      if (!touches(fact(i), period)) continue;
      for (const TrackKey& key : keys_of(fact(i))) {
        Group& group = groups[key];
        const std::string name = name_of(fact(i));
        weights_[key] += fact(i).weight;
        if (!is_certain(fact(i))) {
          group.unsure.push_back(i);
        } else if (!fact(i).lasts) {
          group.moments.push_back(i);
        } else if (added.count(name) > 0) {
          group.added.push_back(i);
        } else if (kept.count(name) > 0) {
          group.kept.push_back(i);
        } else {
          group.ended.push_back(i);
        }
      }
    }
    for (const auto& [key, group] : groups) add_lines(key, group, panel);
    find_turns(panel);
    add_houses(panel);
    std::stable_sort(panel.mentions.begin(), panel.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.day < b.day; });
    story_.panels.push_back(std::move(panel));
  }

  /// The tracks of a fact: one for each two that it ties.
  std::vector<TrackKey> keys_of(const Fact& fact) const {
    auto shown = [&](ActorIndex house) { return hidden_.houses.count(house) == 0; };
    std::vector<TrackKey> keys;
    if (fact.equals() && (fact.is_meeting() || fact.from.size() == 2)) {
      std::vector<ActorIndex> houses;
      std::copy_if(fact.from.begin(), fact.from.end(), std::back_inserter(houses), shown);
      std::sort(houses.begin(), houses.end());
      const bool meeting = fact.is_meeting() && houses.size() > 2;
      if (meeting && hidden_.meetings.count(fact.number) > 0) return {};
      if (houses.size() > 1)
        keys.emplace_back(houses, fact.sign, meeting ? fact.number : 0, Slot::main);
      return keys;
    }
    for (const ActorIndex a : fact.from) {
      for (const ActorIndex b : fact.to) {
        if (a == b || !shown(a) || !shown(b)) continue;
        keys.emplace_back(std::vector{std::min(a, b), std::max(a, b)}, fact.sign, 0, Slot::main);
      }
    }
    return keys;
  }

  std::size_t track_of(TrackKey key) {
    const auto [at, is_new] = track_of_.emplace(key, story_.tracks.size());
    if (is_new) {
      const auto& [houses, sign, meeting, slot] = key;
      story_.tracks.push_back({houses, sign, slot == Slot::over, meeting});
    }
    return at->second;
  }

  /// The weightiest, of equals the first.
  std::size_t leading(const std::vector<std::size_t>& facts) const {
    return *std::max_element(facts.begin(), facts.end(), [&](std::size_t a, std::size_t b) {
      return fact(a).weight < fact(b).weight;
    });
  }

  void add_lines(const TrackKey& key, const Group& group, Panel& panel) {
    std::optional<PanelLine> line;
    if (!group.added.empty()) {
      line = line_of(key, group.added, Change::added);
    } else if (!group.kept.empty()) {
      line = line_of(key, group.kept, Change::kept);
    } else if (!group.moments.empty() && happens_beside(group)) {
      line = line_of_moments(key, group.moments, panel);
    } else if (group.ended.empty()) {
      line = line_of(key, group.unsure, Change::kept);
    }
    if (apart_ && !group.added.empty() && !group.kept.empty()) {
      TrackKey own = key;
      std::get<Slot>(own) = Slot::kept;
      weights_[own] = weights_[key];
      panel.lines.push_back(line_of(own, group.kept, Change::kept));
    }
    for (const std::size_t i : group.added) mention(Change::added, i, fact(i).begin, panel);
    for (const std::size_t i : group.ended) mention(Change::ended, i, fact(i).end, panel);
    if (!group.ended.empty()) {
      TrackKey own = key;
      std::get<Slot>(own) = line ? Slot::over : Slot::main;
      if (line) weights_[own] = weights_[key];
      PanelLine over = line_of(own, group.ended, Change::ended);
      over.over = true;
      panel.lines.push_back(std::move(over));
    }
    if (!line) return;
    const std::vector<std::size_t> none;
    const auto& before = apart_ && !group.added.empty() ? none : group.kept;
    for (const auto* more : {&group.added, &before, &group.moments, &group.unsure}) {
      for (const std::size_t i : *more) {
        if (std::find(line->facts.begin(), line->facts.end(), i) == line->facts.end()) {
          line->facts.push_back(i);
        }
      }
    }
    std::sort(line->facts.begin(), line->facts.end());
    panel.lines.push_back(std::move(*line));
  }

  /// Whether events are more than what a tie that ended meanwhile tells already.
  bool happens_beside(const Group& group) const {
    return std::any_of(group.moments.begin(), group.moments.end(), [&](std::size_t moment) {
      return std::all_of(group.ended.begin(), group.ended.end(), [&](std::size_t tie) {
        return fact(moment).begin >= fact(tie).end || fact(moment).begin < fact(tie).begin;
      });
    });
  }

  /// Whether none that runs the same way is weightier, or as weighty and earlier.
  bool leads_its_way(std::size_t one, const std::vector<std::size_t>& facts) const {
    const auto rank = [&](std::size_t i) { return std::pair(-fact(i).weight, i); };
    return std::none_of(facts.begin(), facts.end(), [&](std::size_t other) {
      return fact(other).to == fact(one).to && rank(other) < rank(one);
    });
  }

  PanelLine line_of(const TrackKey& key, const std::vector<std::size_t>& facts, Change change) {
    PanelLine line;
    line.track = track_of(key);
    line.change = change;
    line.named = leading(facts);
    line.facts = facts;
    set_direction(story_.facts.list, std::get<0>(key), line);
    return line;
  }

  /// New, unless the panel before had such a line that was not over.
  PanelLine line_of_moments(const TrackKey& key, const std::vector<std::size_t>& facts,
                            Panel& panel) {
    PanelLine line = line_of(key, facts, Change::added);
    const bool goes_on =
        !story_.panels.empty() &&
        std::any_of(story_.panels.back().lines.begin(), story_.panels.back().lines.end(),
                    [&](const PanelLine& o) {
                      return o.track == line.track && !o.over && !turned_round(o, line);
                    });
    const Fact& named = fact(line.named);
    if (named.succeeds) {
      line.change = Change::kept;
      mention(Change::ended, line.named, named.begin, panel);
    } else if (goes_on) {
      line.change = Change::kept;
    } else {
      for (const std::size_t i : facts) {
        if (leads_its_way(i, facts)) mention(Change::added, i, fact(i).begin, panel);
      }
    }
    return line;
  }

  void mention(Change change, std::size_t index, double day, Panel& panel) const {
    for (const Mention& other : panel.mentions) {
      if (other.change == change && other.fact == index) return;
    }
    // What came and went in one period is told with both its ends, by the first.
    const Fact& what = fact(index);
    if (change == Change::ended && begins_in(what, panel.period)) day = what.begin;
    panel.mentions.push_back({change, index, {}, what.again, day});
  }

  /// One that ends and another of the other sign that begins then, from the same to the same.
  void find_turns(Panel& panel) {
    for (std::size_t o = 0; o < panel.lines.size(); ++o) {
      if (panel.lines[o].change != Change::ended) continue;
      for (std::size_t n = 0; n < panel.lines.size(); ++n) {
        PanelLine &old = panel.lines[o], &now = panel.lines[n];
        if (now.change != Change::added || !turns_into(fact(old.named), fact(now.named))) continue;
        if (story_.tracks[old.track].houses != story_.tracks[now.track].houses) continue;
        old.change = now.change = Change::changed;
        join_mentions(old.named, now.named, panel);
        break;
      }
    }
  }

  static void join_mentions(std::size_t old, std::size_t now, Panel& panel) {
    std::erase_if(panel.mentions,
                  [&](const Mention& m) { return m.change == Change::ended && m.fact == old; });
    for (Mention& m : panel.mentions) {
      if (m.change != Change::added || m.fact != now) continue;
      m.change = Change::changed;
      m.before = old;
    }
  }

  void add_houses(Panel& panel) {
    const bool first = story_.panels.empty();
    for (const PanelLine& line : panel.lines) {
      for (const ActorIndex house : story_.tracks[line.track].houses) {
        const bool is_new = !first && seen_.count(house) == 0;
        panel.houses.emplace(house, is_new ? Change::added : Change::kept);
      }
    }
    for (auto& [house, change] : panel.houses) {
      seen_.insert(house);
      const auto& lived = dossier_[house].lived;
      const auto end = lived ? date::axis_latest(*lived) : std::nullopt;
      if (end && *end > panel.period.from && *end <= panel.period.next) change = Change::ended;
    }
  }

  /// What no panel shows because it is still to come.
  void find_later() {
    std::set<int> later, shown;
    for (const Fact& one : story_.facts.list) {
      const bool any = std::any_of(story_.panels.begin(), story_.panels.end(),
                                   [&](const Panel& p) { return touches(one, p.period); });
      (any ? shown : later).insert(one.number);
    }
    for (const int number : later) {
      if (shown.count(number) == 0) story_.later.push_back(number);
    }
  }

  const Dossier& dossier_;
  const Hidden& hidden_;
  Story story_;
  bool apart_;
  std::map<TrackKey, std::size_t> track_of_;
  std::map<TrackKey, double> weights_;
  std::set<ActorIndex> seen_;
};

/// Whoever has ties or people in office on the second day alone is new, on the first alone gone.
void set_houses(const Dossier& dossier, const Story& story, Panel& panel) {
  std::set<ActorIndex> before, after;
  for (const PanelLine& line : panel.lines) {
    for (const ActorIndex house : story.tracks[line.track].houses) {
      if (line.over || line.change == Change::kept) before.insert(house);
      if (!line.over) after.insert(house);
    }
  }
  for (auto& [house, change] : panel.houses) {
    if (has_office(dossier, house, panel.period.from)) before.insert(house);
    if (has_office(dossier, house, panel.period.next)) after.insert(house);
    change = before.count(house) == 0  ? Change::added
             : after.count(house) == 0 ? Change::ended
                                       : Change::kept;
  }
}

}  // namespace

Story between(const Dossier& dossier, const select::Selection& selection, double before,
              double after, const Hidden& hidden) {
  Story story;
  story.facts = facts_of(dossier, selection);
  // At noon: what begins or ends on one of the days holds on it.
  const Period period{before + 0.5, after + 0.5};
  const auto holds = [](const Fact& fact, double noon) {
    return fact.lasts && is_certain(fact) && fact.begin < noon && fact.end > noon;
  };
  std::set<int> compared, all;
  for (const Fact& fact : story.facts.list) all.insert(fact.number);
  std::erase_if(story.facts.list, [&](const Fact& fact) {
    return !holds(fact, period.from) && !holds(fact, period.next);
  });
  for (const Fact& fact : story.facts.list) compared.insert(fact.number);
  std::set_difference(all.begin(), all.end(), compared.begin(), compared.end(),
                      std::back_inserter(story.later));
  // What nobody knows is said; here it is taken as if it went on.
  std::vector<std::pair<bool, bool>> unknown;
  for (Fact& fact : story.facts.list) {
    unknown.emplace_back(fact.begin_unknown, fact.end_unknown);
    fact.begin_unknown = fact.end_unknown = false;
  }
  story.periods.list = {period};
  std::vector<int> later = std::move(story.later);
  story = StoryTeller(dossier, hidden, std::move(story), true).tell();
  story.later = std::move(later);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    story.facts.list[i].begin_unknown = unknown[i].first;
    story.facts.list[i].end_unknown = unknown[i].second;
  }
  set_houses(dossier, story, story.panels.front());
  return story;
}

namespace {

/// Makes of a story of two days, on which each item was or is as its verdict has it, one of
/// versions.
class VersionsTeller {
 public:
  VersionsTeller(const United& united, const select::Selection& selection)
      : united_(united), selection_(selection) {}

  Story tell(const Hidden& hidden) {
    Story story;
    story.facts = whole_facts_of(united_.dossier, selection_);
    std::vector<int> alike;
    std::erase_if(story.facts.list, [&](const Fact& fact) {
      const bool same = fact.is_event && verdict(fact).change == Change::kept;
      if (same) alike.push_back(fact.number);
      return same;
    });
    std::vector<Status> statuses;
    for (Fact& fact : story.facts.list) {
      const Verdict& own = verdict(fact);
      const bool was = own.change == Change::kept || own.change == Change::ended || own.former;
      const bool is = own.change != Change::ended && !own.former;
      fact.begin = was ? -always : 1;
      fact.end = is ? always : 1;
      statuses.push_back(std::exchange(fact.status, Status::happened));
    }
    story.periods.list = {Period{0.5, 1.5}};
    story = StoryTeller(united_.dossier, hidden, std::move(story), true).tell();
    story.later = std::move(alike);
    for (std::size_t i = 0; i < statuses.size(); ++i) story.facts.list[i].status = statuses[i];
    turn(story);
    return story;
  }

 private:
  const Verdict& verdict(const Fact& fact) const {
    const auto& what = select::item_of(selection_, fact.number).what;
    const auto* event = std::get_if<EventIndex>(&what);
    return event ? united_.events[event->value]
                 : united_.relations[std::get<RelationIndex>(what).value];
  }

  /// What both have, but not alike, is neither new nor ended.
  void turn(Story& story) const {
    Panel& panel = story.panels.front();
    const auto changed = [&](std::size_t fact) {
      return verdict(story.facts.list[fact]).change == Change::changed;
    };
    const std::size_t count = panel.lines.size();
    for (std::size_t l = 0; l < count; ++l) {
      PanelLine line = panel.lines[l];
      std::erase_if(line.facts, [&](std::size_t fact) { return !changed(fact); });
      if (line.facts.empty()) continue;
      line.change = Change::changed;
      if (line.facts.size() == panel.lines[l].facts.size()) {
        panel.lines[l] = line;
        continue;
      }
      // Beside what is new or gone it has a line of its own.
      std::erase_if(panel.lines[l].facts, changed);
      name(story, panel.lines[l]);
      story.tracks.push_back(story.tracks[line.track]);
      line.track = story.tracks.size() - 1;
      name(story, line);
      panel.lines.push_back(std::move(line));
    }
    std::erase_if(panel.mentions, [&](const Mention& mention) {
      return verdict(story.facts.list[mention.fact]).former;
    });
    for (Mention& mention : panel.mentions) {
      const Verdict& own = verdict(story.facts.list[mention.fact]);
      mention.change = own.change;
      mention.how = own.how;
      mention.day = static_cast<double>(own.change);
    }
    std::stable_sort(panel.mentions.begin(), panel.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.day < b.day; });
    for (auto& [house, change] : panel.houses) {
      change = united_.actors[house.value].change;
      if (change == Change::changed) change = Change::kept;
    }
  }

  static void name(const Story& story, PanelLine& line) {
    const auto weight = [&](std::size_t fact) { return story.facts.list[fact].weight; };
    line.named =
        *std::max_element(line.facts.begin(), line.facts.end(),
                          [&](std::size_t a, std::size_t b) { return weight(a) < weight(b); });
    set_direction(story.facts.list, story.tracks[line.track].houses, line);
  }

  const United& united_;
  const select::Selection& selection_;
};

}  // namespace

Story between_versions(const United& united, const select::Selection& selection,
                       const Hidden& hidden) {
  return VersionsTeller(united, selection).tell(hidden);
}

Story tell(const Dossier& dossier, const select::Selection& selection, const Division& division,
           const Hidden& hidden) {
  Story story;
  story.facts = facts_of(dossier, selection);
  story.periods = divide(dossier, selection, story.facts, division);
  return StoryTeller(dossier, hidden, std::move(story)).tell();
}

}  // namespace entente::change
