#include "timeline/chart.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

#include "languages/language.hpp"
#include "text/measure.hpp"
#include "timeline/extents.hpp"
#include "timeline/strip.hpp"

namespace entente::timeline {
namespace {

/// Whether something is announced for what lies beyond the as-of line.
bool any_to_come(const select::Selection& selection, const std::vector<Entry>& entries) {
  if (!selection.as_of) return false;
  const double now = date::axis_earliest(*selection.as_of).value_or(infinity);
  auto reaches = [now](const Trace& spell) {
    return std::any_of(spell.pieces.begin(), spell.pieces.end(),
                       [now](const Piece& piece) { return piece.end > now; });
  };
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return entry.status != Status::happened &&
           std::any_of(entry.spells.begin(), entry.spells.end(), reaches);
  });
}

ScaleWish scale_wish(double left, double right, const ChartWish& chart, const Sizes& sizes,
                     bool to_come) {
  ScaleWish wish;
  wish.scale = chart.scale;
  wish.share_power = chart.down ? 0.85 : 0.75;  // words beside a chart need room in proportion
  wish.left = left;
  wish.right = right;
  wish.edge = wish.edge_end = 2.6 * sizes.mark;
  if (to_come && !chart.down)
    wish.edge_end = 6 * sizes.em;  // what is to come needs room to be seen
  wish.pad = 2 * sizes.mark;
  wish.gap = 1.0 * sizes.em;
  wish.apart = 3 * sizes.mark;
  return wish;
}

/// The names of lanes and strip, with what the lanes come to; returns the width that they take
/// beside the chart.
double name_lanes(const Context& context, const LaneTable& table, bool strip, const ChartWish& wish,
                  Plan& plan) {
  const Dossier& dossier = context.dossier;
  const text::Style style{context.look.metrics.name, true};
  const text::Style small{context.look.metrics.label, false};
  const double width = wish.area.width;
  const double limit =
      wish.down ? 0.5 * width : std::max(0.16 * width, std::min(0.24 * width, 9 * style.size));
  double names = 0, tallies = 0;
  for (const LaneKey& key : table.keys()) {
    Lane lane;
    lane.key = key;
    const bool shared = key.kind == LaneKey::Kind::others;
    lane.tally = key.kind == LaneKey::Kind::nobody
                     ? wish.tally.of(table.items_of_rest())
                     : wish.tally.of(shared ? table.merged() : std::vector{key});
    tallies = std::max(tallies, text::width(lane.tally, small) * text::safety);
    lane.name = lane_name(dossier, table, key, style, limit / text::safety);
    if (wish.down && lane.name.size() > 1) {
      lane.name = text::wrap(lane_words(dossier, table, key), style, limit / text::safety, 1);
    }
    names = std::max(names, text::width(lane.name, style) * text::safety);
    plan.lanes.push_back(std::move(lane));
  }
  if (strip) {
    plan.strip.emplace().name = text::wrap(languages::phrases(dossier.language).further_items,
                                           style, limit / text::safety, 3);
    names = std::max(names, text::width(plan.strip->name, style) * text::safety);
  }
  return names + (tallies > 0 ? 0.8 * small.size + tallies : 0);
}

void add_items(std::span<Entry> entries, Plan& plan) {
  plan.items.reserve(plan.items.size() + entries.size());
  for (Entry& entry : entries) {
    plan.items.emplace_back();
    plan.items.back().entry = std::move(entry);
  }
}

}  // namespace

LaneTable lay_chart(const Context& context, std::vector<Entry> entries, const ChartWish& wish,
                    AxisCache& cache, Plan& plan) {
  const Dossier& dossier = context.dossier;
  const select::Selection& selection = context.selection;
  const theme::Metrics& metrics = context.look.metrics;
  const Sizes sizes(metrics);
  LaneTable table(entries, wish.most_lanes, wish.further.size());
  plan.down = wish.down;
  plan.merged = table.merged();
  plan.without = table.without();
  plan.rest_told = !table.rest().empty();
  plan.untold += table.untold();
  plan.alone = table.alone();
  // What lasts all along has a bar, but no place where it could be counted.
  plan.left_out +=
      std::erase_if(entries, [](const Entry& entry) { return entry.counted && !has_place(entry); });
  plan.quiet += static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(), [](const Entry& entry) { return entry.quiet; }));
  const auto counted = std::stable_partition(entries.begin(), entries.end(),
                                             [](const Entry& entry) { return !entry.counted; });
  const std::span<const Entry> in_strip(counted, entries.end());
  const bool strip = !in_strip.empty() || !wish.further.empty();
  const double names = name_lanes(context, table, strip, wish, plan);
  plan.names_left = wish.area.x;
  plan.names_right = wish.area.x + names;
  if (!strip &&
      std::none_of(entries.begin(), entries.end(), [](const Entry& e) { return e.dated(); })) {
    add_items(entries, plan);
    return table;
  }
  std::pair ends{wish.area.x + names + (names > 0 ? sizes.em : 0), wish.area.right()};
  if (wish.down) ends = {wish.from, wish.to};
  auto axis = cache.axes.find(ends);
  if (axis == cache.axes.end()) {
    std::vector<Entry> every = entries;
    every.insert(every.end(), wish.further.begin(), wish.further.end());
    ScaleWish scale_of =
        scale_wish(ends.first, ends.second, wish, sizes, any_to_come(selection, every));
    scale_of.whole = era_stretches(dossier, selection);
    const std::vector<Extent> dates = all_extents(dossier, selection, every);
    if (!cache.cuts) cache.cuts = find_cuts(dates, scale_of);
    Scale scale = make_scale(dates, scale_of, *cache.cuts);
    TickWish ticks_of{{metrics.label, false}, dossier.language, plan.to_the_day, wish.down};
    if (!wish.down) ticks_of.low = wish.area.x - 0.5 * metrics.margin;
    Ticks ticks = make_ticks(scale, ticks_of);
    Stacks further = stacks_of(wish.further, sizes, scale);
    axis =
        cache.axes.insert({ends, {std::move(scale), std::move(ticks), std::move(further)}}).first;
  }
  plan.scale = axis->second.scale;
  plan.ticks = axis->second.ticks;
  if (plan.strip) fill_strip(in_strip, sizes, axis->second.further, plan);
  add_items({entries.begin(), counted}, plan);
  return table;
}

}  // namespace entente::timeline
