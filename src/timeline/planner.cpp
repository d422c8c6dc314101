#include "timeline/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "languages/language.hpp"
#include "text/measure.hpp"
#include "timeline/captions.hpp"
#include "timeline/chart.hpp"
#include "timeline/down.hpp"
#include "timeline/eras.hpp"
#include "timeline/listing.hpp"
#include "timeline/numbers.hpp"
#include "timeline/who.hpp"
#include "words/item_words.hpp"
#include "words/spells.hpp"
#include "words/text_alternative.hpp"

namespace entente::timeline {
namespace {

constexpr double most_stretch = 2.2;  // of the lanes, so that a slide does not look empty

/// By position in the selection: titles with who takes part, and with what is said of doubt.
using Titles = std::map<std::size_t, base::SharedText>;

/// Stretches that words take of each row, in px.
using Rows = std::vector<std::vector<std::pair<double, double>>>;

class Planner {
 public:
  Planner(const Context& context, Rect area, const Options& options, std::vector<Entry> entries,
          const std::vector<std::size_t>& further)
      : context_(context),
        dossier_(context.dossier),
        selection_(context.selection),
        m_(context.look.metrics),
        sizes_(m_),
        area_(area),
        grows_(context.grows),
        options_(options),
        all_(std::move(entries)) {
    to_the_day_ = to_the_day(all_);
    tally_.emplace(dossier_, selection_, all_);
    one_side_ = take_one_side(all_);
    who_.emplace(dossier_, selection_, all_);
    for (const Entry& entry : all_) {
      for (const Stop& stop : entry.stops) {
        if (entry.dated() && stop.weight >= weight_of_titled) titled_.insert(stop.lane);
      }
    }
    find_shares();
    if (options.scale != TimeScale::sequential) name_times_alone(all_, dossier_.language);
    if (selection_.as_of) {
      as_of_ = words::as_of(*selection_.as_of, dossier_.language, date::LabelLength::brief);
    }
    for (Entry& entry : all_) {
      if (entry.dated()) continue;
      // No lane tells who an undated item is about.
      const std::string who = words::participants_line(dossier_, selection_.items[entry.item]);
      if (who.empty()) continue;
      entry.title = fmt::format(fmt::runtime(languages::phrases(dossier_.language).in_brackets),
                                entry.title.get(), who);
    }
    set_aside(further);
  }

  /// The plan with words for these items in this mode; nullopt if it does not fit.
  std::optional<Plan> attempt(const Trial& trial) const {
    if (!may_have_room(trial)) return std::nullopt;
    const Mode mode = trial.mode;
    Plan plan;
    plan.one_side = one_side_;
    plan.to_the_day = to_the_day_;
    plan.quiet = further_.size();
    plan.untold = further_untold_;
    plan.left_out = further_left_out_;
    std::vector<Entry> entries = all_;
    for (Entry& entry : entries) {
      entry.quiet = !std::binary_search(trial.items.begin(), trial.items.end(), entry.item);
      entry.counted = entry.quiet && trial.rest == Rest::counted;
      entry.listed =
          is_list(mode) && !std::binary_search(trial.heads.begin(), trial.heads.end(), entry.item);
    }
    plan.left_out +=
        std::erase_if(entries, [&](const Entry& entry) { return entry.quiet && !entry.dated(); });
    if (mode == Mode::down) return down(trial, entries, std::move(plan));
    ChartWish chart{*tally_, area_, further_};
    const bool any = trial.lanes == any_lanes;
    chart.most_lanes = any ? usual_lanes(m_, area_, grows_) : std::min(trial.lanes, most_lanes());
    chart.scale = scale_of(trial);
    AxisCache& axes = trial.unbroken ? axes_unbroken_ : axes_;
    LaneTable table = lay_chart(context_, std::move(entries), chart, axes, plan);
    if (trial.unbroken && is_crowded(plan)) return std::nullopt;
    tell_who(plan, mode);
    lay_lanes(plan, least_stretch());
    std::optional<List> below = List{};
    if (is_list(mode)) {
      const bool numbers = mode == Mode::list_below;
      const double room = area_.height - lanes_height(plan) - gap_above_list(sizes_);
      below = make_list(m_, area_, room, dossier_.language, numbers, words_, plan);
    }
    if (!below) return std::nullopt;
    const List& list = *below;
    // Once items have their places, lanes may have more rows, but no fewer.
    if (room_above(plan, list) < least_above(plan, trial)) return std::nullopt;
    place_items(context_, table, axes, plan);
    count_missing(plan);
    const double room = room_above(plan, list);
    if (room < 0) return std::nullopt;
    if (!put_above(plan, trial, room)) return std::nullopt;
    if (!grows_ && plan.scale) {
      const double spare = room - (plan.lanes_top - area_.y);
      const double stretch =
          spare / std::max(1.0, sizes_.lane * static_cast<double>(plan.lanes.size()));
      lay_lanes(plan, 1 + std::clamp(stretch, 0.0, most_stretch));
    }
    finish(plan, list);
    if (plan.bottom > area_.bottom() + 0.5) return std::nullopt;
    put_list(*std::move(below), area_, plan);
    return plan;
  }

 private:
  /// Words of an item take a square of small type at least. Of thousands, that is known before they
  /// are measured.
  bool may_have_room(const Trial& trial) const {
    const double least = m_.note * m_.note * static_cast<double>(trial.items.size());
    // Nor are there any for what is set aside.
    return least <= area_.width * area_.height && trial.items.size() <= all_.size();
  }

  /// What is only counted in every trial.
  void set_aside(const std::vector<std::size_t>& items) {
    if (items.empty()) return;
    const auto first = std::stable_partition(all_.begin(), all_.end(), [&](const Entry& entry) {
      return !std::binary_search(items.begin(), items.end(), entry.item);
    });
    further_.assign(std::make_move_iterator(first), std::make_move_iterator(all_.end()));
    all_.erase(first, all_.end());
    // A strip runs across: where time runs down there is none.
    const bool strip = options_.orientation != Orientation::vertical;
    further_left_out_ = std::erase_if(
        further_, [strip](const Entry& entry) { return !strip || !has_place(entry); });
    for (Entry& entry : further_) {
      entry.quiet = entry.counted = true;
      further_untold_ += 0.5 * of_actors(entry.stops.get());
    }
  }

  /// Who of those that the story is about has no lane.
  void count_missing(Plan& plan) const {
    plan.titled = titled_.size();
    for (const auto& [house, share] : shares_) plan.missing += share;
    for (const Lane& lane : plan.lanes) {
      plan.titled -= titled_.count(lane.key);
      const auto found = shares_.find(lane.key);
      if (found != shares_.end()) plan.missing -= found->second;
    }
    constexpr double together = 0.5;  // on a lane that several share
    for (const LaneKey& house : plan.merged) {
      const auto found = shares_.find(house);
      if (found != shares_.end()) plan.missing -= together * found->second;
    }
    // Beside a graph, which tells who acts, words are worth the little room more than lanes are.
    constexpr double narrow = 40, wide = 70;  // em
    const double width = area_.width / sizes_.em;
    plan.missing *= std::clamp((width - narrow) / (wide - narrow), 0.0, 1.0);
  }

  /// What part each house has of all that has a place on the axis, beyond what is small. Of what
  /// several share each has less: any lane of theirs tells of it.
  void find_shares() {
    constexpr double small = 0.03;
    double all = 0;
    for (const Entry& entry : all_) {
      if (!entry.dated()) continue;
      all += entry.importance;
      for (const Stop& stop : entry.stops) {
        if (stop.lane.kind != LaneKey::Kind::actor) continue;
        shares_[stop.lane] += entry.importance / static_cast<double>(entry.stops.get().size());
      }
    }
    for (auto& [house, share] : shares_) share = share / std::max(all, 1e-9) - small;
    std::erase_if(shares_, [](const auto& house) { return house.second <= 0; });
  }

  TimeScale scale_of(const Trial& trial) const {
    const bool may_break = options_.scale == TimeScale::automatic;
    return trial.unbroken && may_break ? TimeScale::linear : options_.scale;
  }

  /// Whether marks of different dates lie on each other in more than a few places.
  bool is_crowded(const Plan& plan) const {
    constexpr double few = 0.1, close = 1.2;  // of all, of a mark's radius
    std::vector<double> places;
    for (const Drawn& drawn : plan.items) {
      if (!drawn.entry.dated()) continue;
      const double time = drawn.entry.spells.front().pieces.front().at();
      if (std::isfinite(time)) places.push_back(plan.scale->x(time));
    }
    std::sort(places.begin(), places.end());
    std::size_t crowded = 0;
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      const double apart = places[i + 1] - places[i];
      crowded += apart > 0 && apart < close * sizes_.mark ? 1 : 0;
    }
    return static_cast<double>(crowded) > few * static_cast<double>(places.size());
  }

  /// Words need not say what the lane of their mark says, if anything leads from them to it.
  void tell_who(Plan& plan, Mode mode) const {
    std::set<LaneKey> lanes, none;
    for (const Lane& lane : plan.lanes) lanes.insert(lane.key);
    // A note names it once for all.
    if (one_side_.common) {
      for (std::set<LaneKey>* told : {&lanes, &none}) told->insert(*one_side_.common);
    }
    Titles &beside_lanes = titles_[lanes], &away_from_them = titles_[none];
    for (Drawn& drawn : plan.items) {
      if (!drawn.entry.dated() || drawn.entry.quiet) continue;
      const bool led = mode != Mode::list_alone || !drawn.entry.listed;
      const std::size_t item = drawn.entry.item;
      const auto [known, is_new] = (led ? beside_lanes : away_from_them).try_emplace(item);
      if (is_new) {
        known->second =
            worded(item, words::with_doubt(dossier_, selection_.items[item],
                                           who_->title(drawn.entry, led ? lanes : none)));
      }
      drawn.entry.title = known->second;
    }
  }

  /// Titles of an item are shared by all trials in which it has the same words.
  const base::SharedText& worded(std::size_t item, std::string title) const {
    base::SharedText& shared = wordings_[{item, title}];
    if (shared.empty()) shared = std::move(title);
    return shared;
  }

  /// What stands above the lanes.
  bool put_above(Plan& plan, const Trial& trial, double room) const {
    const bool numbers = trial.mode == Mode::words_above;
    if (trial.mode == Mode::list_below) return put_numbers_above(m_, area_, room, plan);
    if (numbers || !trial.heads.empty()) {
      return put_words_above(m_, area_, room, numbers, words_, plan);
    }
    return put_nothing_above(area_, room, sizes_, plan);
  }

  /// Px that this takes at least, wherever marks have their places.
  double least_above(Plan& plan, const Trial& trial) const {
    if (trial.mode == Mode::list_below) return least_of_numbers_above(sizes_, plan);
    const bool numbers = trial.mode == Mode::words_above;
    if (!numbers && trial.heads.empty()) return 0;
    return least_of_words_above(sizes_);
  }

  std::optional<Plan> down(const Trial& trial, const std::vector<Entry>& entries,
                           Plan counts) const {
    std::optional<Plan> plan = plan_down(
        context_, entries, {*tally_, area_, grows_, trial.lanes, scale_of(trial)},
        [this](Plan& chart) {
          count_missing(chart);
          tell_who(chart, Mode::down);
        },
        trial.unbroken ? axes_down_unbroken_ : axes_down_, words_, std::move(counts));
    if (!plan || plan->strip) return std::nullopt;  // a strip runs across
    put_undated(m_, area_, dossier_.language, words_, *plan);
    if (plan->bottom > area_.bottom() + 0.5) return std::nullopt;
    return plan;
  }

  /// More never fit.
  std::size_t most_lanes() const {
    return static_cast<std::size_t>(std::clamp(0.9 * area_.height / sizes_.lane, 2.0, 40.0));
  }

  double least_stretch() const { return grows_ ? 1.15 : 1; }

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

  /// Px that lanes, and what is below them, leave above. Measured by finishing the plan as if
  /// nothing stood there: the same code decides and places, when it is finished again.
  double room_above(Plan& plan, const List& list) const {
    lay_lanes(plan, least_stretch());
    plan.lanes_top = area_.y;
    finish(plan, list);
    return area_.height - (plan.bottom - area_.y);
  }

  /// A plan has a list, or a row of what has no date.
  void finish(Plan& plan, const List& list) const {
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
      plan.axis = plan.bottom;
      plan.tick_baseline = plan.axis + 0.45 * sizes_.em + sizes_.line * 0.8;
      plan.context_baseline = plan.tick_baseline + sizes_.line;
      plan.bottom = plan.axis + 0.45 * sizes_.em + sizes_.line;
      if (!plan.ticks.contexts.empty()) plan.bottom += sizes_.line;
      lay_eras(plan);
      lay_as_of(plan);
    }
    if (!list.labels.empty()) {
      make_room(list, m_, plan);
    } else {
      put_undated(m_, area_, dossier_.language, words_, plan);
    }
  }

  void lay_eras(Plan& plan) const {
    plan.eras.clear();
    const text::Style style{m_.note, false};
    Rows rows;
    rows.push_back({});
    for (const Tick& tick : plan.ticks.contexts) {
      const double half = text::width(tick.label, {m_.label, false}) * text::safety / 2;
      rows.back().push_back({tick.label_x - half, tick.label_x + half});
    }
    const double above = plan.context_baseline - 0.8 * sizes_.line;
    for (EraBand& band : era_bands(dossier_, selection_, *plan.scale, sizes_)) {
      const double room = std::max(band.fade_to - band.fade_from, 9 * m_.note);
      band.lines = text::wrap(band.title, style, room / text::safety, 2);
      band.text_width = text::width(band.lines, style) * text::safety;
      place_title(band, plan, rows, above);
      plan.bottom = std::max(plan.bottom, band.text.y + below_title(band));
      plan.eras.push_back(std::move(band));
    }
    for (EraBand& band : plan.eras) band.bottom = plan.lanes_bottom;
  }

  /// From the first baseline of a title to below its last line.
  double below_title(const EraBand& band) const {
    const double line = m_.note * theme::line_spacing;
    return (static_cast<double>(band.lines.size()) - 0.8) * line;
  }

  /// Below its band and the axis, in the first row where it touches no other words.
  void place_title(EraBand& band, const Plan& plan, Rows& rows, double above) const {
    const double middle = (band.fade_from + band.fade_to) / 2;
    const double left =
        std::clamp(middle - band.text_width / 2, plan.scale->left(),
                   std::max(plan.scale->left(), plan.scale->right() - band.text_width));
    const double right = left + band.text_width;
    const double line = m_.note * theme::line_spacing;
    const std::size_t lines = band.lines.size();
    auto is_free = [&](std::size_t first) {
      for (std::size_t row = first; row < std::min(rows.size(), first + lines); ++row) {
        for (const auto& [from, to] : rows[row]) {
          if (left < to + sizes_.em && right > from - sizes_.em) return false;
        }
      }
      return true;
    };
    std::size_t row = 0;
    while (!is_free(row)) ++row;
    if (rows.size() < row + lines) rows.resize(row + lines);
    for (std::size_t i = row; i < row + lines; ++i) rows[i].push_back({left, right});
    // The row of the axis is as high as its own type.
    const double top = row == 0 ? 0 : sizes_.line + static_cast<double>(row - 1) * line;
    band.text = {left, above + top + 0.8 * (row == 0 ? sizes_.line : line)};
    for (const std::string& words : band.lines) {
      const double width = text::width(words, {m_.note, false}) * text::safety;
      band.line_left.push_back(left + (band.text_width - width) / 2);
    }
  }

  void lay_as_of(Plan& plan) const {
    if (!plan.as_of) return;
    AsOf& line = *plan.as_of;
    line.words = as_of_;
    const double width = text::width(line.words, {m_.label, true}) * text::safety;
    // Beside the years and months if there is room, else in a row of its own.
    const bool row = !plan.ticks.contexts.empty() || !plan.eras.empty();
    if (row) {
      for (double share : {0.5, 0.3, 0.7, 0.15, 0.85}) {
        line.left = line.x - share * width;
        line.baseline = plan.context_baseline;
        if (is_free(line.left, line.left + width, plan)) {
          plan.bottom = std::max(plan.bottom, line.baseline + 0.2 * sizes_.line);
          return;
        }
      }
    }
    line.left = std::clamp(line.x - width / 2, area_.x, std::max(area_.x, area_.right() - width));
    plan.bottom += 0.15 * sizes_.em + sizes_.line;
    line.baseline = plan.bottom - 0.2 * sizes_.line;
  }

  /// Whether words may stand in the row below the ticks.
  bool is_free(double from, double to, const Plan& plan) const {
    const double gap = 0.6 * sizes_.em;
    if (from < area_.x || to > area_.right()) return false;
    const bool eras = std::any_of(plan.eras.begin(), plan.eras.end(), [&](const EraBand& band) {
      const bool near = std::abs(band.text.y - plan.context_baseline) < 2 * sizes_.line;
      return near && band.text.x < to + gap && band.text.x + band.text_width > from - gap;
    });
    const std::vector<Tick>& ticks = plan.ticks.contexts;
    return !eras && std::none_of(ticks.begin(), ticks.end(), [&](const Tick& tick) {
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
  std::vector<Entry> all_;      ///< that may have words
  std::vector<Entry> further_;  ///< that are only counted: in documents of thousands
  std::size_t further_left_out_ = 0;
  double further_untold_ = 0;  ///< see LaneTable::untold()
  bool to_the_day_ = true;
  std::set<LaneKey> titled_;  ///< whom the title names
  std::map<LaneKey, double> shares_;
  std::optional<Tally> tally_;
  OneSide one_side_;
  std::optional<Who> who_;
  std::string as_of_;                                   ///< in words
  mutable std::map<std::set<LaneKey>, Titles> titles_;  ///< by what lanes there are
  mutable std::map<std::pair<std::size_t, std::string>, base::SharedText> wordings_;
  mutable AxisCache axes_, axes_down_, axes_unbroken_, axes_down_unbroken_;
  mutable WordsCache words_;
};

}  // namespace

std::size_t usual_lanes(const theme::Metrics& metrics, Rect area, bool grows) {
  const double most = (grows ? 0.55 : 0.6) * area.height / Sizes(metrics).lane;
  return static_cast<std::size_t>(std::clamp(most, 2.0, 40.0));
}

TryPlan planner(const Context& context, Rect area, const Options& options,
                std::vector<Entry> entries, const std::vector<std::size_t>& further) {
  const auto made =
      std::make_shared<const Planner>(context, area, options, std::move(entries), further);
  return [made](const Trial& trial) { return made->attempt(trial); };
}

}  // namespace entente::timeline
