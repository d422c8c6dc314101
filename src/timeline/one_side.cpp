#include "timeline/one_side.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace entente::timeline {
namespace {

constexpr std::size_t least_items = 3;
constexpr double nearly_all = 0.9;       // of the items have somebody else too
constexpr double mostly = 0.95;          // of the items run from one side to the other
constexpr double few_on_both = 0.05;     // of the lanes
constexpr std::size_t times_more = 3;    // lanes on the one side, against the other
constexpr std::size_t least_others = 2;  // lanes that are left

using Keys = std::set<LaneKey>;

std::vector<const Entry*> dated(const std::vector<Entry>& entries) {
  std::vector<const Entry*> list;
  for (const Entry& entry : entries) {
    if (entry.dated()) list.push_back(&entry);
  }
  return list;
}

/// Who stands in every item in the same way, and seldom alone.
std::optional<LaneKey> common_to(const std::vector<const Entry*>& entries) {
  if (entries.size() < least_items) return std::nullopt;
  std::optional<Stop> common;
  for (const Stop& stop : entries.front()->stops) {
    if (stop.lane.kind != LaneKey::Kind::actor) continue;
    const bool in_all = std::all_of(entries.begin(), entries.end(), [&](const Entry* entry) {
      return std::any_of(entry->stops.begin(), entry->stops.end(), [&](const Stop& other) {
        return other.lane == stop.lane && other.part == stop.part;
      });
    });
    if (in_all && common) return std::nullopt;  // a story of two
    if (in_all) common = stop;
  }
  if (!common) return std::nullopt;
  Keys others;
  std::size_t together = 0;
  for (const Entry* entry : entries) {
    together += entry->stops.size() > 1 ? 1 : 0;
    for (const Stop& stop : entry->stops) others.insert(stop.lane);
  }
  others.erase(common->lane);
  const bool seldom_alone =
      static_cast<double>(together) >= nearly_all * static_cast<double>(entries.size());
  return seldom_alone && others.size() >= least_others ? std::optional(common->lane) : std::nullopt;
}

/// Takes the stops of these lanes. Who is acted upon by somebody without a lane has the mark.
void take(const Keys& lanes, std::vector<Entry>& entries) {
  for (Entry& entry : entries) {
    auto taken = [&](const Stop& stop) { return lanes.count(stop.lane) > 0; };
    if (!entry.dated() || std::all_of(entry.stops.begin(), entry.stops.end(), taken)) continue;
    std::erase_if(entry.stops.edit(), taken);
    const bool any = std::any_of(entry.stops.begin(), entry.stops.end(),
                                 [](const Stop& stop) { return stop.part == Glyph::mark; });
    if (any) continue;
    for (Stop& stop : entry.stops.edit()) {
      if (stop.part == Glyph::arrow) stop.part = Glyph::mark;
    }
  }
}

/// Lanes of the many, if nearly all items run between the many and the few.
Keys many_of(const std::vector<const Entry*>& entries, bool& many_act) {
  Keys acting, acted_upon;
  std::size_t across = 0;
  for (const Entry* entry : entries) {
    std::size_t marks = 0, arrows = 0;
    for (const Stop& stop : entry->stops) {
      if (stop.lane.kind != LaneKey::Kind::actor) continue;
      marks += stop.part == Glyph::mark ? 1 : 0;
      arrows += stop.part == Glyph::arrow ? 1 : 0;
    }
    if (marks == 0 || arrows == 0) continue;
    ++across;
    for (const Stop& stop : entry->stops) {
      if (stop.lane.kind != LaneKey::Kind::actor) continue;
      if (stop.part == Glyph::mark) acting.insert(stop.lane);
      if (stop.part == Glyph::arrow) acted_upon.insert(stop.lane);
    }
  }
  if (static_cast<double>(across) < mostly * static_cast<double>(entries.size())) return {};
  many_act = acting.size() > acted_upon.size();
  Keys& many = many_act ? acting : acted_upon;
  const Keys& few = many_act ? acted_upon : acting;
  const auto on_both = static_cast<double>(std::count_if(
      many.begin(), many.end(), [&](const LaneKey& lane) { return few.count(lane) > 0; }));
  const auto lanes = static_cast<double>(many.size() + few.size());
  if (few.size() < least_others || many.size() < times_more * few.size() ||
      on_both > few_on_both * lanes) {
    return {};
  }
  for (const LaneKey& lane : few) many.erase(lane);
  return many;
}

}  // namespace

OneSide take_one_side(std::vector<Entry>& entries) {
  OneSide side;
  const std::vector<const Entry*> list = dated(entries);
  side.common = common_to(list);
  if (side.common) {
    take({*side.common}, entries);
    return side;
  }
  const Keys many = many_of(list, side.many_act);
  take(many, entries);
  Keys without = many;
  for (const Entry& entry : entries) {
    if (!entry.dated()) continue;
    for (const Stop& stop : entry.stops) without.erase(stop.lane);
  }
  side.unnamed = without.size();
  return side;
}

}  // namespace entente::timeline
