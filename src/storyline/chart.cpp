#include "storyline/chart.hpp"

#include <algorithm>
#include <cmath>

#include "text/measure.hpp"
#include "timeline/eras.hpp"
#include "timeline/numbers.hpp"

namespace entente::storyline {
namespace {

constexpr double widest_names = 0.11;  // of the page: so the ground stays a band of it
constexpr double longest_line = 190;   // px of a title at the size of a slide
constexpr int most_lines = 4;          // of a title
constexpr double widest_chart = 0.8;   // height over width, where the page grows

std::string badge_words(int number) { return std::to_string(number); }

class ChartMaker {
 public:
  ChartMaker(const Context& context, const ChartWish& wish)
      : context_(context), wish_(wish), m_(context.look.metrics), sizes_(m_) {}

  std::optional<Chart> make() {
    Story story = tell_story(context_, wish_.story);
    if (story.bundles.empty()) return std::nullopt;
    const double left = wish_.area.left() + gutter(story);
    std::optional<Axis> axis =
        lay_axis(story, context_.selection, left, wish_.area.right() - 2 * sizes_.unit, sizes_);
    if (!axis) return std::nullopt;
    Weave woven = weave(story, *axis, context_.dossier, sizes_, wish_.stretch);
    Chart chart{.story = std::move(story), .axis = std::move(*axis), .weave = std::move(woven)};
    chart.left = wish_.area.left();
    put_first_names(context_.dossier, m_, wish_.area, chart);
    set_time(chart);
    fly_flags(chart);
    put_further_names(context_.dossier, m_, chart);
    return chart;
  }

 private:
  /// Width of the names at the left edge.
  double gutter(const Story& story) const {
    double widest = 0;
    const double most = widest_names * wish_.area.width;
    for (const Track& track : story.tracks) {
      if (track.home || 3 * track.events < story.bundles.size()) continue;
      const Actor& actor = context_.dossier[track.holders.front().actor];
      double width = text::width(actor.name, {m_.label, true}) * text::safety;
      if (width > most) width = text::width(actor.short_name, {m_.label, true}) * text::safety;
      widest = std::max(widest, std::min(width, most));
    }
    return widest + m_.label;
  }

  void set_time(Chart& chart) const {
    timeline::TickWish wish{{m_.note, false}, context_.language()};
    wish.low = wish_.area.left();
    chart.ticks = timeline::make_ticks(chart.axis.scale, wish);
    chart.eras = timeline::era_bands(context_.dossier, context_.selection, chart.axis.scale,
                                     timeline::Sizes(m_));
    set_era_words(chart);
  }

  Label label_of(const Bundle& bundle) const {
    Label label;
    label.number = badge_words(bundle.entry.number);
    label.badge = timeline::small_badge(label.number, m_).badge;
    const double head = label.badge.width + 0.35 * m_.note +
                        text::width(bundle.entry.date.get(), {m_.note, true}) * text::safety;
    const text::Style plain{m_.note, false};
    const double whole = text::width(bundle.entry.title.get(), plain);
    for (int lines = 1; lines <= most_lines; ++lines) {
      double width_of_lines = std::max(whole / lines, 0.0);
      std::vector<std::string> title;
      // Words are not as even as their sum: a little wider until they fit.
      for (int step = 0; step < 12; ++step, width_of_lines *= 1.08) {
        title = text::wrap(bundle.entry.title.get(), plain, width_of_lines + 1, 0);
        if (title.size() <= static_cast<std::size_t>(lines)) break;
      }
      const double widest = text::width(title, plain) * text::safety;
      const bool last_try = lines == most_lines && label.titles.empty();
      if (widest > longest_line * sizes_.unit && !last_try) continue;
      if (last_try)
        title = text::wrap(bundle.entry.title.get(), plain, longest_line * sizes_.unit, 4);
      const bool known =
          std::any_of(label.titles.begin(), label.titles.end(),
                      [&](const auto& other) { return other.size() <= title.size(); });
      if (known) continue;
      label.sizes.push_back({std::max(head, text::width(title, plain) * text::safety),
                             sizes_.line * static_cast<double>(1 + title.size())});
      label.titles.push_back(std::move(title));
    }
    prefer_even(label, head);
    return label;
  }

  /// First the way whose lines are about as wide as the date; one line rather than many.
  static void prefer_even(Label& label, double head) {
    std::vector<std::size_t> order(label.sizes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto cost = [&](std::size_t i) {
      return std::abs(label.sizes[i].width - 1.15 * head) + 0.8 * label.sizes[i].height;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cost(a) < cost(b); });
    const Label old = label;
    for (std::size_t i = 0; i < order.size(); ++i) {
      label.sizes[i] = old.sizes[order[i]];
      label.titles[i] = old.titles[order[i]];
    }
  }

  /// By px of the area: the uppermost and the lowest thing of the woven lines.
  struct Profile {
    double left = 0;
    std::vector<double> top, bottom;

    void add(double from, double to, double y_from, double y_to) {
      const auto last = static_cast<std::ptrdiff_t>(top.size()) - 1;
      const auto a = std::clamp<std::ptrdiff_t>(std::lround(std::floor(from - left)), 0, last);
      const auto b = std::clamp<std::ptrdiff_t>(std::lround(std::ceil(to - left)), 0, last);
      for (auto i = a; i <= b; ++i) {
        top[static_cast<std::size_t>(i)] = std::min(top[static_cast<std::size_t>(i)], y_from);
        bottom[static_cast<std::size_t>(i)] = std::max(bottom[static_cast<std::size_t>(i)], y_to);
      }
    }
    double best(const std::vector<double>& values, double from, double to, bool least) const {
      const auto last = static_cast<std::ptrdiff_t>(top.size()) - 1;
      const auto a = std::clamp<std::ptrdiff_t>(std::lround(std::floor(from - left)), 0, last);
      const auto b = std::clamp<std::ptrdiff_t>(std::lround(std::ceil(to - left)), 0, last);
      const auto [low, high] = std::minmax_element(values.begin() + a, values.begin() + b + 1);
      return least ? *low : *high;
    }
  };

  Profile profile_of(const Chart& chart) const {
    Profile profile{wish_.area.left(), {}, {}};
    const auto width = static_cast<std::size_t>(std::ceil(wish_.area.width)) + 2;
    profile.top.assign(width, 0);
    profile.bottom.assign(width, 0);
    const double half = 3 * sizes_.unit;
    for (const Strand& strand : chart.weave.strands) {
      for (std::size_t i = 1; i < strand.points.size(); ++i) {
        const Point a = strand.points[i - 1], b = strand.points[i];
        profile.add(a.x, b.x, std::min(a.y, b.y) - half, std::max(a.y, b.y) + half);
      }
      const double last = strand.points.back().y;
      if (strand.fades) {
        profile.add(strand.points.back().x, strand.fade_to, last - half, last + half);
      }
    }
    for (const BundlePlace& bundle : chart.weave.bundles) {
      profile.add(bundle.x - sizes_.capsule, bundle.x + sizes_.capsule,
                  bundle.top() - sizes_.capsule, bundle.bottom() + sizes_.capsule);
    }
    for (const Name& name : chart.names) {
      profile.add(name.box.left(), name.box.right(), name.box.top(), name.box.bottom());
    }
    return profile;
  }

  /// Whether a name stands in the way of a pole.
  bool blocked(const Chart& chart, const BundlePlace& place, bool below) const {
    return std::any_of(chart.names.begin(), chart.names.end(), [&](const Name& name) {
      const Rect box = name.box.grown(2 * sizes_.unit);
      return place.x > box.left() && place.x < box.right() &&
             (below ? box.top() > place.top() : box.bottom() < place.bottom());
    });
  }

  /// Px below the upper edge that the bars of eras take, and with their words.
  double below_edge() const { return 9 * sizes_.unit; }
  double below_words() const { return 32 * sizes_.unit; }

  /// Where the hub may run at the highest: flags keep clear of the words of eras.
  double least_hub(const Chart& chart) const {
    double hub = chart.top + below_edge() - chart.flags.top;
    for (const layout::StoryFlagPlace& place : chart.flags.places) {
      const Rect wide = place.words.grown(3 * sizes_.unit + 5 * sizes_.unit);
      const bool meets =
          std::any_of(chart.era_words.begin(), chart.era_words.end(), [&](const EraWords& words) {
            return wide.left() < words.left + words.width && words.left < wide.right();
          });
      if (meets && !place.below) hub = std::max(hub, chart.top + below_words() - place.words.y);
    }
    return hub;
  }

  /// Words of eras below their bars; those that do not fit beside each other have none.
  void set_era_words(Chart& chart) const {
    double taken = -1e9;
    for (const timeline::EraBand& band : chart.eras) {
      double first = band.fade_to;
      for (const timeline::AxisSegment& s : chart.axis.scale.segments()) {
        const double from = std::max(band.fade_from, s.left), to = std::min(band.fade_to, s.right);
        if (to - from >= 1) first = std::min(first, from);
      }
      const double left = std::max(first + 5 * sizes_.unit, chart.axis.scale.left());
      const double width = text::width(band.title, {m_.note, false}) * text::safety;
      if (left <= taken || left + width >= chart.axis.scale.right()) continue;
      chart.era_words.push_back({band.title, left, width});
      taken = left + width + m_.note;
    }
  }

  void fly_flags(Chart& chart) const {
    const Profile profile = profile_of(chart);
    std::vector<layout::StoryFlag> flags;
    for (std::size_t i = 0; i < chart.story.bundles.size(); ++i) {
      const BundlePlace& place = chart.weave.bundles[i];
      chart.labels.push_back(label_of(chart.story.bundles[i]));
      flags.push_back({.site = place.x,
                       .top = place.top() - sizes_.capsule,
                       .bottom = place.bottom() + sizes_.capsule,
                       .shapes = chart.labels.back().sizes,
                       .passed_up = place.above,
                       .passed_down = place.below,
                       .blocked_up = blocked(chart, place, false),
                       .blocked_down = blocked(chart, place, true)});
    }
    chart.top = wish_.area.top() + 2 * sizes_.unit;
    const bool contexts = !chart.ticks.contexts.empty();
    const double rows = contexts || context_.selection.as_of ? 2.45 : 1.45;
    const double axis_height = rows * sizes_.line + 4 * sizes_.unit;
    const double height = context_.grows
                              ? std::min(wish_.area.height, widest_chart * wish_.area.width)
                              : wish_.area.height;
    const double space = 10 * sizes_.unit;  // between words and axis
    layout::StoryFlagWish wish;
    wish.low = wish_.area.left();
    wish.high = wish_.area.right() - 4 * sizes_.unit;
    wish.room = height - (chart.top - wish_.area.top()) - below_edge() - axis_height - space;
    wish.clearance = 5 * sizes_.unit;
    wish.gap = 6 * sizes_.unit;
    wish.ceiling = [&](double from, double to) {
      return profile.best(profile.top, from, to, true);
    };
    wish.floor = [&](double from, double to) {
      return profile.best(profile.bottom, from, to, false);
    };
    chart.flags = layout::place_story_flags(flags, wish);
    const double highest = least_hub(chart);
    const double lowest = wish_.area.top() + height - axis_height - space - chart.flags.bottom;
    chart.fits = chart.flags.possible && highest <= lowest + 0.01;
    const double spare = context_.grows ? 0 : std::max(0.0, lowest - highest);
    chart.hub = std::round(highest + spare / 2);
    chart.line = context_.grows ? std::ceil(chart.hub + chart.flags.bottom + space)
                                : wish_.area.top() + height - axis_height;
    chart.tick_baseline = chart.line + 1.15 * sizes_.line;
    chart.context_baseline = chart.tick_baseline + sizes_.line;
    chart.bottom = chart.line + axis_height;
  }

  const Context& context_;
  const ChartWish& wish_;
  const theme::Metrics& m_;
  const Sizes sizes_;
};

}  // namespace

std::optional<Chart> lay_chart(const Context& context, const ChartWish& wish) {
  return ChartMaker(context, wish).make();
}

}  // namespace entente::storyline
