#include "timeline/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scene/text_alternative.hpp"
#include "text/measure.hpp"
#include "theme/phrases.hpp"
#include "timeline/bars.hpp"
#include "timeline/captions.hpp"
#include "timeline/chart.hpp"

namespace entente::timeline {
namespace {

constexpr std::size_t most_on_slide = 12;  // labels that an audience takes in
constexpr double most_stretch = 1.3;       // of the lanes, so that a slide does not look empty

enum class Mode : std::uint8_t { words_above, list_below, numbers_only };
/// What becomes of dated items without a number: small marks, or nothing.
enum class Rest : std::uint8_t { quiet, omitted };

class Planner {
 public:
  Planner(const Dossier& dossier, const select::Selection& selection, const theme::Metrics& metrics,
          Rect area, bool grows)
      : dossier_(dossier),
        selection_(selection),
        m_(metrics),
        sizes_(metrics),
        area_(area),
        grows_(grows) {
    std::vector<std::size_t> every(selection.items.size());
    std::iota(every.begin(), every.end(), 0u);
    all_ = make_entries(dossier, selection, every);
  }

  /// The plan with numbers (and words) for these items in this mode; nullopt if it does not fit.
  std::optional<Plan> attempt(const std::vector<std::size_t>& items, Mode mode, Rest rest) const {
    Plan plan;
    std::vector<Entry> entries = all_;
    for (Entry& entry : entries) {
      entry.quiet = !std::binary_search(items.begin(), items.end(), entry.item);
    }
    plan.left_out = std::erase_if(entries, [&](const Entry& entry) {
      return entry.quiet && (rest == Rest::omitted || !entry.dated());
    });
    plan.quiet = static_cast<std::size_t>(
        std::count_if(entries.begin(), entries.end(), [](const Entry& e) { return e.quiet; }));
    for (Entry& entry : entries) {
      if (entry.dated() || mode == Mode::numbers_only) continue;
      // No lane tells who an undated item is about.
      const std::string who = scene::participants_line(dossier_, selection_.items[entry.item]);
      if (!who.empty()) entry.title += fmt::format(" ({})", who);
    }
    lay_chart(dossier_, selection_, std::move(entries), m_, area_, most_lanes(), plan);
    lay_lanes(plan, grows_ ? 1.15 : 1);
    const double below = height_below(plan, mode);
    const double room = area_.height - below - lanes_height(plan);
    if (room < 0) return std::nullopt;
    const bool above = mode == Mode::words_above ? put_words_above(m_, area_, room, plan)
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
    return plan;
  }

 private:
  std::size_t most_lanes() const {
    const double most = (grows_ ? 0.55 : 0.6) * area_.height / sizes_.lane;
    return static_cast<std::size_t>(std::clamp(most, 2.0, 40.0));
  }

  double lanes_height(const Plan& plan) const {
    double height = 0;
    for (const Lane& lane : plan.lanes) height += lane.height;
    return height;
  }

  /// Heights of the lanes; places follow when the top is known.
  void lay_lanes(Plan& plan, double stretch) const {
    for (Lane& lane : plan.lanes) {
      const double rows = (lane.rows - 1) * sizes_.row + sizes_.lane;
      const double name = static_cast<double>(lane.name.size()) * 1.15 * m_.name + 0.3 * m_.name;
      lane.height = std::max(rows, name) + (stretch - 1) * sizes_.lane;
    }
  }

  void stack_lanes(Plan& plan) const {
    double y = plan.lanes_top;
    for (Lane& lane : plan.lanes) {
      lane.top = y;
      lane.first_row = y + (lane.height - (lane.rows - 1) * sizes_.row) / 2;
      y += lane.height;
    }
    plan.lanes_bottom = y;
  }

  /// Measured on a copy, so that the same code decides and places.
  double height_below(const Plan& plan, Mode mode) const {
    Plan copy = plan;
    copy.lanes_top = area_.y;
    finish(copy, mode);
    return copy.bottom - copy.lanes_bottom;
  }

  void finish(Plan& plan, Mode mode) const {
    stack_lanes(plan);
    plan.bottom = plan.lanes_bottom;
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
      put_list(m_, area_, dossier_.language, plan);
    } else {
      put_undated(m_, area_, dossier_.language, mode == Mode::words_above, plan);
    }
  }

  void lay_eras(Plan& plan) const {
    plan.eras.clear();
    const text::Style style{m_.note, false};
    std::vector<double> taken;  // right end of the last title in each row
    double height = 0;
    for (EraIndex index : selection_.eras) {
      const Era& era = dossier_[index];
      const Trace span = clipped(trace(era.when), selection_);
      for (const Piece& piece : span.pieces) {
        EraBand band = band_of(piece, *plan.scale);
        if (!is_visible(band, piece, *plan.scale)) continue;
        const double room = std::max(band.fade_to - band.fade_from, 9 * m_.note);
        band.title = era.title;
        band.lines = text::wrap(era.title, style, room / text_safety, 2);
        band.text_width = text::width(band.lines, style) * text_safety;
        place_title(band, plan, taken, height);
        plan.eras.push_back(std::move(band));
      }
    }
    for (EraBand& band : plan.eras) band.bottom = plan.lanes_bottom;
    if (height > 0) plan.bottom += height + 0.8 * sizes_.em;  // clear of the strokes at breaks
  }

  static bool is_visible(const EraBand& band, const Piece& piece, const Scale& scale) {
    if (piece.end <= scale.segments().front().begin || piece.begin >= scale.segments().back().end) {
      return false;
    }
    double px = 0;
    for (const auto& [from, to] : scale.visible(band.fade_from, band.fade_to)) px += to - from;
    return px >= 2;
  }

  EraBand band_of(const Piece& piece, const Scale& scale) const {
    Piece stretch = piece;
    stretch.kind = Piece::Kind::stretch;
    const Bar bar = bar_of(stretch, scale, sizes_);
    EraBand band;
    band.fade_from = bar.fade_from;
    band.from = bar.from;
    band.to = bar.to;
    band.fade_to = bar.fade_to;
    band.start = bar.start;
    band.finish = bar.finish;
    return band;
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
      const double width = text::width(words, {m_.note, false}) * text_safety;
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
    const double width = text::width(line.words, {m_.label, true}) * text_safety;
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
      const double half = text::width(tick.label, {m_.label, false}) * text_safety / 2;
      return tick.label_x - half < to + gap && tick.label_x + half > from - gap;
    });
  }

  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Metrics& m_;
  Sizes sizes_;
  Rect area_;
  bool grows_;
  std::vector<Entry> all_;
};

/// Finds the largest part of the items that fits in one mode.
class Thinner {
 public:
  Thinner(const Planner& planner, const Dossier& dossier, const select::Selection& selection)
      : planner_(planner) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < selection.items.size(); ++i) {
      order.push_back({-select::importance(dossier, selection, selection.items[i]), i});
    }
    std::sort(order.begin(), order.end());
    rank(order);
  }

  std::optional<Plan> all(Mode mode) const { return with(ranked_, mode, Rest::omitted); }

  /// The most important items, as many as fit, then lesser ones that find a place between them.
  /// Nothing if that is less than `least`.
  std::optional<Plan> most(Mode mode, Rest rest, std::size_t least, std::size_t limit) const {
    std::optional<Plan> best;
    std::size_t low = 1, high = std::min(ranked_.size(), limit), kept = 0;
    while (low <= high) {
      const std::size_t middle = (low + high + 1) / 2;
      if (std::optional<Plan> plan = with(first(middle), mode, rest)) {
        best = std::move(plan);
        kept = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    std::vector<std::size_t> items = first(kept);
    for (std::size_t i = kept, tries = 0; i < ranked_.size() && tries < most_tries; ++i, ++tries) {
      if (items.size() >= limit) break;
      items.push_back(ranked_[i]);
      if (std::optional<Plan> plan = with(items, mode, rest)) {
        best = std::move(plan);
      } else {
        items.pop_back();
      }
    }
    return items.size() >= least ? best : std::nullopt;
  }

 private:
  static constexpr std::size_t most_tries = 40;
  static constexpr std::size_t most_ranked = 500;  // more never get words

  /// By importance, but of two alike the one farther from those before it: so that the words tell
  /// the whole story, not its busiest week.
  void rank(const std::vector<std::pair<double, std::size_t>>& order) {
    const std::size_t count = std::min(order.size(), most_ranked);
    const double far = static_cast<double>(order.size()) / 10;
    std::vector<double> distance(count, far);
    std::vector<bool> taken(count, false);
    for (std::size_t round = 0; round < count; ++round) {
      std::size_t best = count;
      double most = -1;
      for (std::size_t i = 0; i < count; ++i) {
        const double score = -order[i].first * (0.4 + 0.6 * std::min(1.0, distance[i] / far));
        if (!taken[i] && score > most) {
          most = score;
          best = i;
        }
      }
      taken[best] = true;
      ranked_.push_back(order[best].second);
      for (std::size_t i = 0; i < count; ++i) {
        const auto apart =
            static_cast<double>(order[i].second) - static_cast<double>(order[best].second);
        distance[i] = std::min(distance[i], std::abs(apart));
      }
    }
    for (std::size_t i = count; i < order.size(); ++i) ranked_.push_back(order[i].second);
  }

  std::vector<std::size_t> first(std::size_t count) const {
    return {ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(count)};
  }

  std::optional<Plan> with(std::vector<std::size_t> items, Mode mode, Rest rest) const {
    std::sort(items.begin(), items.end());
    return planner_.attempt(items, mode, rest);
  }

  const Planner& planner_;
  std::vector<std::size_t> ranked_;
};

}  // namespace

Sizes::Sizes(const theme::Metrics& m)
    : em(m.label),
      line(m.label * theme::line_spacing),
      mark(0.5 * m.label),
      bar(0.55 * m.label),
      row(0.85 * m.label),
      lane(std::max(1.4 * m.name, 0.8 * m.label + 0.8 * m.arrow_length(m.verbal))),
      badge(2 * m.badge_radius),
      beside(0.4 * m.label) {}

// What is shown, from the most telling to the least: all items with words above their places; with
// numbers there and the words in a list; the most important items with words; all numbers, while
// the words stand elsewhere; as many numbers as fit.
Plan make_plan(const Dossier& dossier, const select::Selection& selection,
               const theme::Metrics& metrics, Rect area, bool grows, const Options& options) {
  const Planner planner(dossier, selection, metrics, area, grows);
  const Thinner thinner(planner, dossier, selection);
  const std::size_t all = selection.items.size();
  if (options.words) {
    for (Mode mode : {Mode::words_above, Mode::list_below}) {
      if (std::optional<Plan> plan = thinner.all(mode)) return *plan;
    }
    const std::size_t worth = std::min<std::size_t>(8, (all + 1) / 2);
    for (Rest rest : {Rest::quiet, Rest::omitted}) {
      std::optional<Plan> labelled =
          thinner.most(Mode::words_above, rest, worth, grows ? 30 : most_on_slide);
      std::optional<Plan> listed;
      if (grows) listed = thinner.most(Mode::list_below, rest, worth, 400);
      auto silent = [](const Plan& plan) { return plan.quiet + plan.left_out; };
      if (listed && (!labelled || silent(*listed) < silent(*labelled))) return *listed;
      if (labelled) return *labelled;
    }
  }
  if (std::optional<Plan> plan = thinner.all(Mode::numbers_only)) return *plan;
  for (Rest rest : {Rest::quiet, Rest::omitted}) {
    if (std::optional<Plan> plan = thinner.most(Mode::numbers_only, rest, 1, all)) return *plan;
  }
  Plan none;
  none.fits = false;
  none.left_out = all;
  none.bottom = area.y;
  return none;
}

}  // namespace entente::timeline
