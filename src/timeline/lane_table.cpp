#include "timeline/lane_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "languages/language.hpp"
#include "words/counted_actors.hpp"

namespace entente::timeline {
namespace {

constexpr double weight_of_quiet = 0.3;  // what has words decides who gets a lane
constexpr double most_held = 0.25;       // of the items, by the lane that houses share
constexpr LaneKey nobody{LaneKey::Kind::nobody, {}};

/// What drop() changes of an entry: whether it is quiet, or counted, and its stops.
using Standing = std::tuple<bool, bool, base::SharedList<Stop>>;

std::vector<Standing> standings(const std::vector<Entry>& entries) {
  std::vector<Standing> list;
  list.reserve(entries.size());
  for (const Entry& entry : entries) list.emplace_back(entry.quiet, entry.counted, entry.stops);
  return list;
}

/// Where nobody who acts has a lane, all who are acted upon have the mark: not one of them, from
/// which arrows would lead to the others.
void lose_who_acts(Entry& entry) {
  bool any = false;
  for (Stop& stop : entry.stops.edit()) {
    if (stop.part != Glyph::arrow) continue;
    stop.part = Glyph::mark;
    any = stop.upon = true;
  }
  if (!any) entry.stops.edit().front().part = Glyph::mark;
}

/// The houses on the shared lane.
std::string names_of(const Dossier& dossier, const LaneTable& table) {
  std::string names;
  for (const LaneKey& key : table.merged()) {
    if (!names.empty()) names += languages::phrases(dossier.language).in_list;
    names += lane_words(dossier, table, key);
  }
  return names;
}

}  // namespace

LaneTable::LaneTable(std::vector<Entry>& entries, std::size_t most, std::size_t further) {
  std::vector<base::SharedList<Stop>> before;
  before.reserve(entries.size());
  for (const Entry& entry : entries) before.push_back(entry.stops);
  if (most == 0) join_all(entries);
  most = std::max<std::size_t>(1, most);
  const Ranked ranking = ranked(entries);
  if (ranking.size() > most) {
    for (std::size_t i = most - 1; i < ranking.size(); ++i) merged_.push_back(ranking[i].second);
    if (!may_share(entries)) share_little(entries);
  }
  const std::size_t own = merged_.empty() ? most : most - 1;
  for (std::size_t i = 0; i < std::min(own, ranking.size()); ++i) {
    index_[ranking[i].second] = static_cast<int>(keys_.size());
    keys_.push_back(ranking[i].second);
    importance_.push_back(-ranking[i].first);
  }
  if (!merged_.empty()) {
    for (const LaneKey& house : merged_) index_[house] = static_cast<int>(keys_.size());
    add_below({LaneKey::Kind::others, {}});
  }
  if (alone_ > 0) show_counted(entries, further);
  const bool any_alone = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.dated() && !entry.counted && entry.stops.front().lane == nobody;
  });
  if (any_alone && index_.at(nobody) < 0) {
    index_[nobody] = static_cast<int>(keys_.size());
    add_below(nobody);
  }
  find_rest(entries, before);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].dated()) continue;
    untold_ += (entries[i].quiet ? 0.5 : 1) *
               untold(before[i].get(), entries[i].counted || entries[i].bare);
  }
  place_.resize(keys_.size());
  std::iota(place_.begin(), place_.end(), 0);
}

/// A lane below the others, as far as joins allow.
void LaneTable::add_below(const LaneKey& key) {
  keys_.push_back(key);
  importance_.push_back(0);
}

/// `before`: of each entry, the stops before any were taken.
void LaneTable::find_rest(const std::vector<Entry>& entries,
                          const std::vector<base::SharedList<Stop>>& before) {
  if (keys_.size() < 2 || index_.at(nobody) < 0) return;
  const auto is_on_it = [](const Entry& entry) {
    return entry.dated() && !entry.counted && entry.stops.front().lane == nobody;
  };
  LaneSet houses;
  std::size_t found = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_on_it(entries[i])) continue;
    for (const Stop& stop : before[i]) {
      // Who has a lane is none of the others; whoever else has a part in it cannot be counted.
      if (stop.lane.kind != LaneKey::Kind::actor || index_.at(stop.lane) >= 0) return;
      if (houses.contains(stop.lane)) continue;
      houses.insert(stop.lane);
      ++found;
    }
  }
  if (found != without_.size()) return;
  rest_ = without_;
  const auto is_of_rest = [&](const Stop& stop) { return houses.contains(stop.lane); };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_on_it(entries[i])) continue;
    if (std::any_of(before[i].begin(), before[i].end(), is_of_rest)) return;
  }
  for (const Entry& entry : entries) {
    if (is_on_it(entry)) items_of_rest_.insert(entry.item);
  }
}

/// The share of those who take part in an item that no lane of their own tells.
double LaneTable::untold(const std::vector<Stop>& stops, bool counted) const {
  double hidden = 0, all = 0;
  for (const Stop& stop : stops) {
    all += stop.weight;
    if (stop.lane.kind != LaneKey::Kind::actor) continue;
    const int found = index_.at(stop.lane);
    const bool told = !counted && found >= 0 && keys_[static_cast<std::size_t>(found)] == stop.lane;
    if (!told) hidden += stop.weight;
  }
  return hidden / all;
}

/// Houses with their importance, the greatest first; its sign is turned.
LaneTable::Ranked LaneTable::ranked(const std::vector<Entry>& entries) {
  constexpr auto none = static_cast<std::size_t>(-1);
  ByLane<std::size_t> place(none);
  Ranked ranking;
  for (const Entry& entry : entries) {
    if (!entry.dated() || entry.counted) continue;
    for (const Stop& stop : entry.stops) {
      std::size_t& at = place[stop.lane];
      if (at == none) {
        at = ranking.size();
        ranking.push_back({0, stop.lane});
      }
      ranking[at].first -= stop.weight * entry.importance * (entry.quiet ? weight_of_quiet : 1);
    }
  }
  std::sort(ranking.begin(), ranking.end());
  return ranking;
}

/// A shared lane tells little about what it holds, and nothing true about enemies.
bool LaneTable::may_share(const std::vector<Entry>& entries) const {
  const LaneSet shared(merged_);
  std::size_t shown = 0, held = 0;
  for (const Entry& entry : entries) {
    const auto stops = std::count_if(entry.stops.begin(), entry.stops.end(),
                                     [&](const Stop& stop) { return shared.contains(stop.lane); });
    if (entry.sign == Sign::conflict && stops > 1) return false;
    if (!entry.dated() || entry.counted) continue;
    ++shown;
    held += stops > 0 ? 1 : 0;
  }
  return static_cast<double>(held) <= most_held * static_cast<double>(shown);
}

/// Only events with words that nobody else takes part in stay on the shared lane, if it may hold
/// them, and they are not those of one house alone: else it gives its place to one more house.
void LaneTable::share_little(std::vector<Entry>& entries) {
  const std::vector<LaneKey> few = std::move(merged_);
  const LaneSet shared(few);
  LaneSet held;
  for (const Entry& entry : entries) {
    const bool on_a_lane = entry.dated() && !entry.quiet && !has_other(entry, shared);
    for (const Stop& stop : entry.stops) {
      if (on_a_lane) held.insert(stop.lane);
    }
  }
  merged_.clear();
  for (const LaneKey& house : few) (held.contains(house) ? merged_ : without_).push_back(house);
  if (merged_.size() > 1) {
    const std::vector<Standing> before = standings(entries);
    drop(entries, shared, true);
    if (may_share(entries)) return;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      std::tie(entries[i].quiet, entries[i].counted, entries[i].stops) = before[i];
    }
  }
  merged_.clear();
  without_.assign(few.begin() + 1, few.end());
  drop(entries, LaneSet(without_), false);
}

/// Whether somebody takes part who is none of these.
bool LaneTable::has_other(const Entry& entry, const LaneSet& these) {
  return std::any_of(entry.stops.begin(), entry.stops.end(),
                     [&](const Stop& stop) { return !these.contains(stop.lane); });
}

/// Takes the stops of these houses where others take part too. What is left with nothing goes to a
/// lane of nobody if words tell of any of it, but for what has words if `spares_words`; else it is
/// only counted.
void LaneTable::drop(std::vector<Entry>& entries, const LaneSet& houses, bool spares_words) {
  std::vector<Entry*> alone;
  for (Entry& entry : entries) {
    if (!entry.dated() || entry.counted) continue;
    if (!has_other(entry, houses)) {
      if (entry.quiet || !spares_words) alone.push_back(&entry);
      continue;
    }
    auto goes = [&](const Stop& stop) { return houses.contains(stop.lane); };
    auto is_mark = [](const Stop& stop) { return stop.part == Glyph::mark; };
    if (std::any_of(entry.stops.begin(), entry.stops.end(), goes)) {
      std::erase_if(entry.stops.edit(), goes);
    }
    if (std::none_of(entry.stops.begin(), entry.stops.end(), is_mark)) lose_who_acts(entry);
  }
  const bool told =
      std::any_of(alone.begin(), alone.end(), [](const Entry* entry) { return !entry->quiet; });
  const base::SharedList<Stop> one(std::vector<Stop>{{nobody}});
  for (Entry* entry : alone) told ? void(entry->stops = one) : void(entry->counted = true);
  alone_ = told ? alone.size() : 0;
}

/// Where words lead to the lane of nobody, what would be counted below it stands there as small
/// marks, unless that is too much: one row for further events, not two.
void LaneTable::show_counted(std::vector<Entry>& entries, std::size_t further) {
  constexpr std::size_t most = 40;
  const auto is_counted = [](const Entry& entry) { return entry.dated() && entry.counted; };
  const auto counted = std::count_if(entries.begin(), entries.end(), is_counted);
  if (further + static_cast<std::size_t>(counted) > most) return;
  const base::SharedList<Stop> one(std::vector<Stop>{{nobody}});
  for (Entry& entry : entries) {
    if (!is_counted(entry)) continue;
    entry.counted = false;
    entry.bare = true;
    entry.stops = one;
    ++alone_;
  }
}

void LaneTable::join_all(std::vector<Entry>& entries) {
  const base::SharedList<Stop> one(std::vector<Stop>{{nobody}});
  std::set<LaneKey> houses;
  for (Entry& entry : entries) {
    if (!entry.dated() || entry.counted) continue;
    for (const Stop& stop : entry.stops) {
      if (stop.lane.kind == LaneKey::Kind::actor) houses.insert(stop.lane);
    }
    entry.stops = one;
  }
  without_ = {houses.begin(), houses.end()};
}

const std::vector<int>& LaneTable::order(const std::vector<const Entry*>& entries,
                                         OrderCache& cache) {
  // The key says all that the order depends on: of each lane how important it is; of each join its
  // weight, how many lanes it has, and which.
  std::vector<double> key = importance_;
  key.reserve(key.size() + 4 * entries.size());
  for (const Entry* entry : entries) {
    if (!entry->dated() || entry->counted) continue;
    key.push_back(std::max(entry->importance, 1e-3));
    const std::size_t count = key.size();
    key.push_back(0);
    for (const Stop& stop : entry->stops) {
      const double lane = index_.at(stop.lane);
      const auto first = key.begin() + static_cast<std::ptrdiff_t>(count) + 1;
      if (std::find(first, key.end(), lane) == key.end()) key.push_back(lane);
    }
    key[count] = static_cast<double>(key.size() - count - 1);
  }
  const auto known = cache.find(key);
  if (known != cache.end()) {
    put_in(known->second);
    return known->second;
  }
  std::vector<Join> joins;
  for (std::size_t i = importance_.size(); i < key.size();) {
    Join join{{}, key[i]};
    const std::size_t last = i + 2 + static_cast<std::size_t>(key[i + 1]);
    for (i += 2; i < last; ++i) join.lanes.push_back(static_cast<int>(key[i]));
    joins.push_back(std::move(join));
  }
  std::vector<int> order = order_lanes(static_cast<int>(keys_.size()), joins, importance_);
  put_in(order);
  return cache.emplace(std::move(key), std::move(order)).first->second;
}

void LaneTable::put_in(const std::vector<int>& order) {
  std::vector<LaneKey> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place_[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    sorted.push_back(keys_[static_cast<std::size_t>(order[i])]);
  }
  keys_ = std::move(sorted);
}

std::string lane_words(const Dossier& dossier, const LaneTable& table, const LaneKey& key) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  if (key.kind == LaneKey::Kind::actor) return dossier[key.actor].short_name;
  if (key.kind == LaneKey::Kind::unknown) return std::string(phrases.unknown_actor);
  if (table.keys().size() == 1) return {};
  if (key.kind == LaneKey::Kind::nobody) {
    std::vector<ActorIndex> rest;
    for (const LaneKey& house : table.rest()) rest.push_back(house.actor);
    if (rest.empty()) return std::string(phrases.further_items);
    if (rest.size() == 1) return dossier[rest.front()].short_name;
    const auto is_like = [&](ActorIndex actor) {
      return dossier[actor].kind == dossier[rest.front()].kind;
    };
    const bool beside_named =
        !std::all_of(rest.begin(), rest.end(), is_like) ||
        std::any_of(table.keys().begin(), table.keys().end(), [&](const LaneKey& lane) {
          return lane.kind == LaneKey::Kind::actor && is_like(lane.actor);
        });
    return words::counted_actors(dossier, rest, beside_named);
  }
  return fmt::format(fmt::runtime(phrases.in_brackets), phrases.other, table.merged().size());
}

std::vector<std::string> lane_name(const Dossier& dossier, const LaneTable& table,
                                   const LaneKey& key, text::Style style, double width) {
  const std::string words = lane_words(dossier, table, key);
  if (words.empty()) return {};
  if (key.kind == LaneKey::Kind::others) {
    const std::vector<std::string> lines = text::wrap(names_of(dossier, table), style, width, 0);
    if (lines.size() <= 2) return lines;
  }
  if (key.kind == LaneKey::Kind::actor && text::width(dossier[key.actor].name, style) <= width) {
    return {dossier[key.actor].name};
  }
  // A name that is broken is hard to read: rather a little more room for it.
  return text::wrap(words, style, std::clamp(text::longest_word(words, style), width, 1.5 * width),
                    3);
}

}  // namespace entente::timeline
