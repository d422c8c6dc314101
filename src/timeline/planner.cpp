#include "timeline/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "text/measure.hpp"
#include "theme/phrases.hpp"
#include "timeline/captions.hpp"
#include "timeline/chart.hpp"
#include "timeline/down.hpp"
#include "timeline/eras.hpp"
#include "timeline/numbers.hpp"
#include "timeline/questions.hpp"
#include "words/text_alternative.hpp"

namespace entente::timeline {
namespace {

constexpr double most_stretch = 2.2;  // of the lanes, so that a slide does not look empty

class Planner {
 public:
  Planner(const Context& context, Rect area, const Options& options)
      : context_(context),
        dossier_(context.dossier),
        selection_(context.selection),
        m_(context.look.metrics),
        sizes_(m_),
        area_(area),
        grows_(context.grows),
        options_(options) {
    std::vector<std::size_t> every(selection_.items.size());
    std::iota(every.begin(), every.end(), 0u);
    all_ = make_entries(dossier_, selection_, every, options.lanes);
    if (options.scale != TimeScale::sequential) name_times_alone(all_);
  }

  /// The plan with numbers (and words) for these items in this mode; nullopt if it does not fit.
  std::optional<Plan> attempt(const Trial& trial) const {
    const Mode mode = trial.mode;
    Plan plan;
    std::vector<Entry> entries = all_;
    for (Entry& entry : entries) {
      entry.quiet = !std::binary_search(trial.items.begin(), trial.items.end(), entry.item);
      entry.counted = entry.quiet && trial.rest == Rest::counted;
    }
    plan.left_out = std::erase_if(entries, [&](const Entry& entry) {
      return entry.quiet && (!entry.dated() || trial.rest == Rest::omitted);
    });
    plan.quiet = static_cast<std::size_t>(
        std::count_if(entries.begin(), entries.end(), [](const Entry& e) { return e.quiet; }));
    for (Entry& entry : entries) {
      if (entry.dated() || mode == Mode::numbers_only) continue;
      // No lane tells who an undated item is about.
      const std::string who = words::participants_line(dossier_, selection_.items[entry.item]);
      if (!who.empty()) entry.title += fmt::format(" ({})", who);
    }
    if (mode == Mode::down) return down(trial, entries, std::move(plan));
    ChartWish chart;
    chart.area = area_;
    const bool any = trial.lanes == any_lanes;
    chart.most_lanes = any ? usual_lanes(m_, area_, grows_) : std::min(trial.lanes, most_lanes());
    chart.scale = options_.scale;
    // Without some items the axis is another, which suits those that are left.
    AxisCache own;
    AxisCache& axes = trial.rest == Rest::omitted ? own : axes_;
    lay_chart(context_, std::move(entries), chart, axes, plan);
    lay_lanes(plan, grows_ ? 1.15 : 1);
    const double below = height_below(plan, mode);
    const double room = area_.height - below - lanes_height(plan);
    if (room < 0) return std::nullopt;
    const bool above = mode == Mode::words_above ? put_words_above(m_, area_, room, words_, plan)
                                                 : put_numbers_above(m_, area_, room, plan);
    if (!above) return std::nullopt;
    if (!grows_ && plan.scale) {
      const double spare = room - (plan.lanes_top - area_.y);
      const double stretch =
          spare / std::max(1.0, sizes_.lane * static_cast<double>(plan.lanes.size()));
      lay_lanes(plan, 1 + std::clamp(stretch, 0.0, most_stretch));
    }
    finish(plan, mode);
    if (plan.bottom > area_.bottom() + 0.5) return std::nullopt;
    put_questions(m_, plan);
    return plan;
  }

 private:
  std::optional<Plan> down(const Trial& trial, const std::vector<Entry>& entries,
                           Plan counts) const {
    std::optional<Plan> plan =
        plan_down(context_, entries, {area_, grows_, trial.lanes, options_.scale}, axes_down_,
                  words_, std::move(counts));
    if (!plan) return std::nullopt;
    put_undated(m_, area_, dossier_.language, true, words_, *plan);
    if (plan->bottom > area_.bottom() + 0.5) return std::nullopt;
    put_questions(m_, *plan);
    return plan;
  }

  /// More never fit.
  std::size_t most_lanes() const {
    return static_cast<std::size_t>(std::clamp(0.9 * area_.height / sizes_.lane, 2.0, 40.0));
  }

  double lanes_height(const Plan& plan) const {
    double height = 0;
    for (const Lane& lane : plan.lanes) height += lane.height;
    return height;
  }

  /// Heights of the lanes; places follow when the top is known.
  void lay_lanes(Plan& plan, double stretch) const {
    for (Lane& lane : plan.lanes) {
      const double rows =
          row_offset(lane, lane.rows + lane.thin_rows - 1, sizes_) +
          (lane.thin_rows > 0 ? std::max(0.8 * sizes_.lane, sizes_.em) : sizes_.lane);
      const double name = static_cast<double>(lane.name.size()) * 1.15 * m_.name + 0.3 * m_.name;
      lane.height = std::max(rows, name) + (stretch - 1) * sizes_.lane;
    }
  }

  void stack_lanes(Plan& plan) const {
    double y = plan.lanes_top;
    for (Lane& lane : plan.lanes) {
      lane.top = y;
      const int rows = lane.rows + lane.thin_rows;
      lane.first_row = y + (lane.height - row_offset(lane, rows - 1, sizes_)) / 2;
      y += lane.height;
    }
    plan.lanes_bottom = y;
  }

  /// Measured on a copy, so that the same code decides and places.
  double height_below(const Plan& plan, Mode mode) const {
    Plan copy = plan;
    copy.lanes_top = area_.y;
    finish(copy, mode);
    return copy.bottom - area_.y - lanes_height(plan);
  }

  void finish(Plan& plan, Mode mode) const {
    stack_lanes(plan);
    plan.bottom = plan.lanes_bottom;
    if (plan.strip) {
      Strip& strip = *plan.strip;
      strip.top = plan.lanes_bottom;
      const auto lines = static_cast<double>(strip.name.size());
      strip.height = std::max(strip.height, (1.15 * lines + 0.3) * m_.name);
      plan.bottom = plan.lanes_bottom = strip.top + strip.height;
    }
    if (plan.scale) {
      lay_eras(plan);
      plan.axis = plan.bottom;
      plan.tick_baseline = plan.axis + 0.45 * sizes_.em + sizes_.line * 0.8;
      plan.bottom = plan.axis + 0.45 * sizes_.em + sizes_.line;
      if (!plan.ticks.contexts.empty()) {
        plan.context_baseline = plan.tick_baseline + sizes_.line;
        plan.bottom += sizes_.line;
      }
      lay_as_of(plan);
    }
    if (mode == Mode::list_below) {
      put_list(m_, area_, dossier_.language, words_, plan);
    } else {
      put_undated(m_, area_, dossier_.language, mode == Mode::words_above, words_, plan);
    }
  }

  void lay_eras(Plan& plan) const {
    plan.eras.clear();
    const text::Style style{m_.note, false};
    std::vector<double> taken;  // right end of the last title in each row
    double height = 0;
    for (EraBand& band : era_bands(dossier_, selection_, *plan.scale, sizes_)) {
      const double room = std::max(band.fade_to - band.fade_from, 9 * m_.note);
      band.lines = text::wrap(band.title, style, room / text::safety, 2);
      band.text_width = text::width(band.lines, style) * text::safety;
      place_title(band, plan, taken, height);
      plan.eras.push_back(std::move(band));
    }
    for (EraBand& band : plan.eras) band.bottom = plan.lanes_bottom;
    if (height > 0) plan.bottom += height + 0.8 * sizes_.em;  // clear of the strokes at breaks
  }

  /// Below its band, in the first row where it touches no other title.
  void place_title(EraBand& band, const Plan& plan, std::vector<double>& taken,
                   double& height) const {
    const double middle = (band.fade_from + band.fade_to) / 2;
    const double left =
        std::clamp(middle - band.text_width / 2, plan.scale->left(),
                   std::max(plan.scale->left(), plan.scale->right() - band.text_width));
    std::size_t row = 0;
    while (row < taken.size() && taken[row] + sizes_.em > left) ++row;
    if (row == taken.size()) taken.push_back(0);
    taken[row] = left + band.text_width;
    const double line = m_.note * theme::line_spacing;
    // Rows are two lines high once some title has two.
    const double top = static_cast<double>(row) * 2 * line;
    band.text = {left, plan.lanes_bottom + 0.25 * sizes_.em + top + 0.8 * line};
    for (const std::string& words : band.lines) {
      const double width = text::width(words, {m_.note, false}) * text::safety;
      band.line_left.push_back(left + (band.text_width - width) / 2);
    }
    height = std::max(height, top + static_cast<double>(band.lines.size()) * line);
  }

  void lay_as_of(Plan& plan) const {
    if (!plan.as_of) return;
    const theme::Phrases& phrases = theme::phrases(dossier_.language);
    AsOf& line = *plan.as_of;
    line.words =
        fmt::format(fmt::runtime(phrases.as_of),
                    date::label(*selection_.as_of, dossier_.language, date::LabelLength::brief));
    const double width = text::width(line.words, {m_.label, true}) * text::safety;
    // Beside the years and months if there is room, else in a row of its own.
    if (!plan.ticks.contexts.empty()) {
      for (double share : {0.5, 0.15, 0.85}) {
        line.left = line.x - share * width;
        line.baseline = plan.context_baseline;
        if (is_free(line.left, line.left + width, plan.ticks.contexts)) return;
      }
    }
    line.left = std::clamp(line.x - width / 2, area_.x, std::max(area_.x, area_.right() - width));
    plan.bottom += 0.15 * sizes_.em + sizes_.line;
    line.baseline = plan.bottom - 0.2 * sizes_.line;
  }

  bool is_free(double from, double to, const std::vector<Tick>& ticks) const {
    const double gap = 0.8 * sizes_.em;
    if (from < area_.x || to > area_.right()) return false;
    return std::none_of(ticks.begin(), ticks.end(), [&](const Tick& tick) {
      const double half = text::width(tick.label, {m_.label, false}) * text::safety / 2;
      return tick.label_x - half < to + gap && tick.label_x + half > from - gap;
    });
  }

  const Context& context_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Metrics& m_;
  Sizes sizes_;
  Rect area_;
  bool grows_;
  Options options_;
  std::vector<Entry> all_;
  mutable AxisCache axes_, axes_down_;
  mutable WordsCache words_;
};

}  // namespace

std::size_t usual_lanes(const theme::Metrics& metrics, Rect area, bool grows) {
  const double most = (grows ? 0.55 : 0.6) * area.height / Sizes(metrics).lane;
  return static_cast<std::size_t>(std::clamp(most, 2.0, 40.0));
}

TryPlan planner(const Context& context, Rect area, const Options& options) {
  const auto made = std::make_shared<const Planner>(context, area, options);
  return [made](const Trial& trial) { return made->attempt(trial); };
}

}  // namespace entente::timeline
