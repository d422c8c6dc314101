#include "timeline/down.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/isotonic.hpp"
#include "languages/language.hpp"
#include "text/measure.hpp"
#include "timeline/eras.hpp"
#include "timeline/listing.hpp"
#include "words/spells.hpp"

namespace entente::timeline {
namespace {

constexpr int rounds = 4;       // heights and words depend on each other
constexpr double slack = 1.12;  // of the height of the words: so that they stand near their marks
constexpr double least_words = 11;   // em: narrower columns of words are not worth it
constexpr double least_height = 14;  // em

class DownPlanner {
 public:
  DownPlanner(const Context& context, const DownWish& wish,
              const std::function<void(Plan&)>& finish_chart, AxisCache& axes, WordsCache& words)
      : context_(context),
        dossier_(context.dossier),
        selection_(context.selection),
        m_(context.look.metrics),
        sizes_(m_),
        wish_(wish),
        finish_chart_(finish_chart),
        axes_(axes),
        words_(words) {}

  std::optional<Plan> run(const std::vector<Entry>& entries, const Plan& empty) {
    double height = wish_.area.height;
    if (wish_.grows)
      height = std::min(height, 2.4 * sizes_.line * static_cast<double>(entries.size()));
    std::size_t lanes = wish_.most_lanes;
    std::optional<Plan> result;
    std::tuple<std::size_t, double, double> before;
    bool fits = false;
    for (int round = 0; round < rounds; ++round) {
      const double top = wish_.area.y + heads_height(lanes);
      const double most = wish_.area.bottom() - top - 0.5 * sizes_.em;
      height = std::clamp(height, std::min(least_height * sizes_.em, most), most);
      if (most < 0.6 * least_height * sizes_.em) return std::nullopt;
      const std::tuple asked(lanes, top, height);
      if (!result || asked != before) {  // else all is as in the round before
        result = empty;
        if (!lay(entries, top, top + height, *result)) return std::nullopt;
        fits = result->lanes.size() == lanes && set_words(*result);
      }
      before = asked;
      lanes = result->lanes.size();
      if (wish_.grows) height = needed_ * (round + 2 < rounds ? slack : slack - 0.02);
    }
    return fits ? std::move(result) : std::nullopt;
  }

 private:
  /// A word beside the chart: an item, an era, or the as-of date.
  struct Side {
    double site = 0, up = 0, down = 0;  ///< px above and below the middle of its first line
    Drawn* drawn = nullptr;
    Aside aside;
  };

  /// The names of the lanes stand on steps above them.
  double heads_height(std::size_t lanes) const {
    return static_cast<double>(std::min<std::size_t>(lanes, 40)) * 1.2 * m_.name + 0.6 * sizes_.em;
  }

  /// False if nothing is dated, or the lanes leave too little room for words; that is known before
  /// items have their places, which can only make lanes wider.
  bool lay(const std::vector<Entry>& entries, double from, double to, Plan& plan) const {
    ChartWish chart{wish_.tally, wish_.area};
    chart.most_lanes = wish_.most_lanes;
    chart.scale = wish_.scale;
    chart.down = true;
    chart.from = from;
    chart.to = to;
    LaneTable table = lay_chart(context_, entries, chart, axes_, plan);
    if (!plan.scale) return false;
    put_lanes(plan);
    if (words_width(plan) < least_words * sizes_.em) return false;
    place_items(context_, table, axes_, plan);
    finish_chart_(plan);
    put_lanes(plan);
    for (Lane& lane : plan.lanes) shorten_name(lane);
    plan.eras = era_bands(dossier_, selection_, *plan.scale, sizes_);
    for (EraBand& band : plan.eras) band.bottom = plan.lanes_bottom;
    plan.bottom = plan.scale->right();
    for (const Tick& tick : plan.ticks.contexts) {
      plan.bottom = std::max(plan.bottom, tick.label_x + 1.6 * sizes_.line);
    }
    plan.words_left = words_left(plan);
    return words_width(plan) >= least_words * sizes_.em;
  }

  /// Side by side, beside the ticks.
  void put_lanes(Plan& plan) const {
    double ticks = 0;
    for (const std::vector<Tick>* all : {&plan.ticks.marks, &plan.ticks.contexts}) {
      for (const Tick& tick : *all)
        ticks = std::max(ticks, text::width(tick.label, {m_.label, false}));
    }
    plan.lanes_top = plan.axis = wish_.area.x + ticks * text::safety + 0.7 * sizes_.em;
    const double arrow = 0.8 * m_.arrow_length(m_.verbal);
    const double narrow = std::max(1.5 * sizes_.em, 0.9 * sizes_.em + arrow);
    double at = plan.lanes_top;
    for (Lane& lane : plan.lanes) {
      const double span = row_offset(lane, lane.rows + lane.thin_rows - 1, sizes_);
      lane.top = at;
      lane.height = narrow + span;
      lane.first_row = at + narrow / 2;
      at += lane.height;
    }
    plan.lanes_bottom = at;
  }

  /// A name begins above its lane and ends with the page.
  void shorten_name(Lane& lane) const {
    const double room = wish_.area.right() - (lane.top + lane.height / 2);
    if (!lane.name.empty() && text::width(lane.name, {m_.name, true}) * text::safety > room) {
      lane.name = text::wrap(lane.name.front(), {m_.name, true}, room / text::safety, 1);
    }
  }

  double words_left(const Plan& plan) const { return plan.lanes_bottom + 1.9 * sizes_.em; }
  double words_width(const Plan& plan) const { return wish_.area.right() - words_left(plan); }

  /// Puts words beside their marks; false if they need more height than there is.
  bool set_words(Plan& plan) {
    std::vector<Side> sides = item_sides(plan);
    add_asides(plan, sides);
    std::stable_sort(sides.begin(), sides.end(),
                     [](const Side& a, const Side& b) { return a.site < b.site; });
    std::vector<double> wanted, gaps;
    needed_ = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      wanted.push_back(sides[i].site);
      needed_ += sides[i].up + sides[i].down;
      if (i + 1 < sides.size()) gaps.push_back(sides[i].down + sides[i + 1].up);
    }
    const double low = plan.scale->left() + (sides.empty() ? 0 : sides.front().up);
    const double high = wish_.area.bottom() - (sides.empty() ? 0 : sides.back().down);
    const double end = std::min(high, std::max(plan.scale->right(), plan.scale->left() + needed_));
    const bool fits = needed_ <= wish_.area.bottom() - plan.scale->left();
    const std::vector<double> placed = base::spread(wanted, gaps, low, fits ? end : high);
    for (std::size_t i = 0; i < sides.size(); ++i) put(sides[i], placed[i], plan);
    return fits;
  }

  std::vector<Side> item_sides(Plan& plan) const {
    std::vector<Drawn*> items;
    for (Drawn& drawn : plan.items) {
      if (drawn.entry.dated() && !drawn.entry.quiet) items.push_back(&drawn);
    }
    const std::vector<SetWords> words =
        set_beside(items, m_, words_left(plan), words_width(plan), words_);
    std::vector<Side> sides;
    for (std::size_t i = 0; i < items.size(); ++i) {
      Side side;
      side.site = items[i]->site;
      side.up = sizes_.badge / 2;
      side.down = words[i].height - side.up;
      side.drawn = items[i];
      items[i]->label = words[i].label;
      sides.push_back(std::move(side));
    }
    return sides;
  }

  void add_asides(const Plan& plan, std::vector<Side>& sides) const {
    auto add = [&](double site, std::string words, bool as_of) {
      const text::Style style{as_of ? m_.label : m_.note, as_of};
      Side side;
      side.site = site;
      side.aside.as_of = as_of;
      side.aside.lines = text::wrap(words, style, words_width(plan) / text::safety, 2);
      side.up = 0.6 * sizes_.line;
      side.down = (static_cast<double>(side.aside.lines.size()) - 0.4) * sizes_.line;
      sides.push_back(std::move(side));
    };
    for (const EraBand& band : plan.eras) {
      const auto parts = plan.scale->visible(band.fade_from, band.fade_to);
      add(parts.front().first, band.title, false);
    }
    if (!plan.as_of) return;
    add(plan.as_of->x, words::as_of(*selection_.as_of, dossier_.language, date::LabelLength::brief),
        true);
  }

  void put(Side& side, double y, Plan& plan) const {
    if (side.drawn) {
      Label& label = *side.drawn->label;
      label.center.y = y;
      label.led = true;
    } else {
      side.aside.site = side.site;
      side.aside.middle = {words_left(plan), y};
      plan.asides.push_back(side.aside);
    }
    plan.bottom = std::max(plan.bottom, y + side.down);
  }

  const Context& context_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Metrics& m_;
  Sizes sizes_;
  DownWish wish_;
  const std::function<void(Plan&)>& finish_chart_;
  AxisCache& axes_;
  WordsCache& words_;
  double needed_ = 0;  ///< px: height of all words
};

}  // namespace

std::optional<Plan> plan_down(const Context& context, const std::vector<Entry>& entries,
                              const DownWish& wish, const std::function<void(Plan&)>& finish_chart,
                              AxisCache& axes, WordsCache& words, Plan plan) {
  return DownPlanner(context, wish, finish_chart, axes, words).run(entries, plan);
}

}  // namespace entente::timeline
