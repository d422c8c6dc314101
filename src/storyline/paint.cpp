#include "storyline/paint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "text/measure.hpp"
#include "timeline/brush.hpp"
#include "words/spells.hpp"

namespace entente::storyline {
namespace {

using timeline::Brush;
using timeline::Glyph;
using timeline::MarkLook;

constexpr double width_of_hub = 4.5, width_of_line = 3.2, width_of_official = 2.2;
constexpr double ground_share = 0.25;  // of the color of rules
constexpr double length_of_head = 9.5;
constexpr double stem_share = 1.1;  // of the width of words

class Painter {
 public:
  Painter(const Chart& chart, const Context& context, Body& body)
      : chart_(chart),
        dossier_(context.dossier),
        selection_(context.selection),
        theme_(context.look.theme),
        m_(context.look.metrics),
        sizes_(m_),
        body_(body),
        context_(context) {}

  Used paint() {
    paint_ground();
    for (std::size_t i = 0; i < chart_.story.bundles.size(); ++i) paint_below(i);
    paint_strands();
    for (std::size_t i = 0; i < chart_.story.bundles.size(); ++i) paint_bundle(i);
    paint_names();
    paint_axis();
    return used_;
  }

 private:
  double y(double above_hub) const { return chart_.hub + above_hub; }
  void add(Element element) { body_.elements.push_back(std::move(element)); }

  const std::vector<timeline::AxisSegment>& segments() const {
    return chart_.axis.scale.segments();
  }

  /// One path for all pieces: it is the ground of the whole figure.
  void paint_ground() {
    using Kind = scene::Segment::Kind;
    PathShape ground;
    ground.paint.fill = blend(theme_.grid, theme_.background, ground_share);
    for (const timeline::AxisSegment& s : segments()) {
      ground.segments.push_back({Kind::move, {}, {}, {s.left, chart_.top}});
      ground.segments.push_back({Kind::line, {}, {}, {s.right, chart_.top}});
      ground.segments.push_back({Kind::line, {}, {}, {s.right, chart_.line}});
      ground.segments.push_back({Kind::line, {}, {}, {s.left, chart_.line}});
      ground.segments.push_back({Kind::close, {}, {}, {s.left, chart_.top}});
    }
    add(std::move(ground));
    paint_eras();
  }

  /// Bars along the upper edge, and the words below.
  void paint_eras() {
    const double height = 5 * sizes_.unit;
    for (const timeline::EraBand& band : chart_.eras) {
      Group group{Part::era, band.title, {}, {}};
      for (const timeline::AxisSegment& s : segments()) {
        const double from = std::max(band.fade_from, s.left), to = std::min(band.fade_to, s.right);
        if (to - from < 1) continue;
        group.elements.push_back(rect({from, chart_.top, to - from, height}, {theme_.grid, {}}));
      }
      add(std::move(group));
    }
    for (const EraWords& era : chart_.era_words) {
      Brush::write(era.words, era.left, chart_.top + height + 1.1 * m_.note, {m_.note, false},
                   theme_.tertiary, body_.elements);
    }
  }

  MarkLook mark_look(const Bundle& bundle) const {
    MarkLook look;
    look.sign = bundle.entry.sign;
    look.status = bundle.entry.status;
    look.hollow = bundle.hollow;
    return look;
  }

  /// The ground of a bundle and its pole, under the lines.
  void paint_below(std::size_t i) {
    const Bundle& bundle = chart_.story.bundles[i];
    const BundlePlace& place = chart_.weave.bundles[i];
    std::string lines;
    for (const Stop& stop : place.stops) {
      const Track& track = chart_.story.tracks[static_cast<std::size_t>(stop.track)];
      lines += (lines.empty() ? "" : " ") + dossier_[track.holders.front().actor].id;
    }
    Group group{Part::none,
                "",
                {{"events", std::to_string(bundle.entry.number)}, {"lines", std::move(lines)}},
                {}};
    const double half = sizes_.capsule;
    if (place.y.size() > 1) {
      group.elements.push_back(rect({place.x - half, y(place.top()) - half, 2 * half,
                                     place.bottom() - place.top() + 2 * half},
                                    {theme_.tint(bundle.entry.sign), {}}, half));
    }
    const layout::StoryFlagPlace& flag = chart_.flags.places[i];
    const double near = flag.below ? y(place.bottom()) + half : y(place.top()) - half;
    const double far = flag.below ? y(flag.words.bottom()) : y(flag.words.y);
    group.elements.push_back(line({place.x, near}, {place.x, far}, {theme_.neutral, m_.leader}));
    add(std::move(group));
  }

  /// Officials below their countries, the hub on top.
  void paint_strands() {
    std::vector<std::size_t> order(chart_.weave.strands.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return standing(chart_.weave.strands[a]) < standing(chart_.weave.strands[b]);
    });
    for (const std::size_t i : order) paint_strand(chart_.weave.strands[i]);
  }

  const Track& track_of(const Strand& strand) const {
    return chart_.story.tracks[static_cast<std::size_t>(strand.track)];
  }
  int standing(const Strand& strand) const {
    if (track_of(strand).home) return 0;
    return strand.track == chart_.weave.hub ? 2 : 1;
  }

  Stroke stroke_of_strand(const Strand& strand) const {
    const int standing_of = standing(strand);
    if (standing_of == 0) return {theme_.tertiary, width_of_official * sizes_.unit};
    if (standing_of == 2) return {theme_.ink, width_of_hub * sizes_.unit};
    return {theme_.secondary, width_of_line * sizes_.unit};
  }

  void paint_strand(const Strand& strand) {
    const Track& track = track_of(strand);
    std::string names;
    for (const Holder& holder : track.holders) {
      names += (names.empty() ? "" : ", ") + dossier_[holder.actor].name;
    }
    Group group{Part::line, names, {{"id", dossier_[track.holders.front().actor].id}}, {}};
    if (track.home) {
      used_.forks = true;
      const Track& home = chart_.story.tracks[static_cast<std::size_t>(*track.home)];
      group.data.push_back({"of", dossier_[home.holders.back().actor].id});
    }
    PathShape path{strand.path, {{}, stroke_of_strand(strand)}};
    move_down(path);
    group.elements.push_back(std::move(path));
    if (strand.fades) paint_fade(strand, group.elements);
    add(std::move(group));
  }

  void move_down(PathShape& path) const {
    for (scene::Segment& s : path.segments) {
      s.c1.y += chart_.hub;
      s.c2.y += chart_.hub;
      s.to.y += chart_.hub;
    }
  }

  /// Four dashes that grow shorter: no further event.
  void paint_fade(const Strand& strand, std::vector<Element>& out) {
    const Point end = strand.points.back();
    const Stroke stroke = stroke_of_strand(strand);
    double x = end.x + 3 * sizes_.unit;
    for (const double length : {4.5, 3.5, 2.5, 1.5}) {
      const double to = x + length * sizes_.unit;
      if (to > strand.fade_to + 0.5) break;
      out.push_back(line({x, y(end.y)}, {to, y(end.y)}, stroke));
      x = to + 2.5 * sizes_.unit;
      used_.fades = true;
    }
  }

  void paint_bundle(std::size_t i) {
    const Bundle& bundle = chart_.story.bundles[i];
    std::string title = fmt::format("{}. {}", bundle.entry.number, bundle.entry.title.get());
    if (!bundle.entry.date.empty()) title.append(", ").append(bundle.entry.date);
    Group group{Part::event,
                std::move(title),
                {{"id", bundle.entry.id}, {"events", std::to_string(bundle.entry.number)}},
                {}};
    used_.signs.signs.insert(bundle.entry.sign);
    used_.signs.statuses.insert(bundle.entry.status);
    used_.signs.uncertain |= bundle.hollow;
    paint_marks(i, group.elements);
    paint_label(i, group.elements);
    add(std::move(group));
  }

  void paint_marks(std::size_t i, std::vector<Element>& out) {
    const Bundle& bundle = chart_.story.bundles[i];
    const BundlePlace& place = chart_.weave.bundles[i];
    const MarkLook look = mark_look(bundle);
    const double radius = sizes_.mark * std::min(1.2, bundle.entry.size);
    const double arrow = length_of_head * sizes_.unit;
    double top = y(place.top()), bottom = y(place.bottom());
    const double short_of = 2.5 * sizes_.unit;
    if (place.stops.front().part == Glyph::arrow) top += short_of + 0.9 * arrow;
    if (place.stops.back().part == Glyph::arrow) bottom -= short_of + 0.9 * arrow;
    Stroke stem = timeline::join_stroke(look, theme_, m_);
    stem.width *= stem_share;
    if (place.y.size() > 1 && bottom > top) {
      out.push_back(line({place.x, top}, {place.x, bottom}, stem));
    }
    for (std::size_t s = 0; s < place.stops.size(); ++s) {
      const Point at{place.x, y(place.y[s])};
      switch (place.stops[s].part) {
        case Glyph::mark:
          timeline::draw_mark(at, radius, look, theme_, m_, out);
          break;
        case Glyph::arrow: {
          const double down = direction(place, s);
          draw_head(at - Point{0, down * short_of}, down, stem, out);
          used_.acts = true;
          break;
        }
        case Glyph::ring:
          out.push_back(
              circle(at, 0.6 * radius, {theme_.background, Stroke{stem.color, 0.75 * m_.verbal}}));
      }
    }
  }

  /// Short, since lines that meet are near to each other.
  void draw_head(Point tip, double down, const Stroke& stem, std::vector<Element>& out) const {
    const double length = length_of_head * sizes_.unit, half = 0.6 * length;
    const double back = tip.y - down * length;
    out.push_back(polygon({tip, {tip.x + half, back}, {tip.x - half, back}}, {stem.color, {}}));
  }

  /// From the nearest line that acts: 1 down, -1 up.
  static double direction(const BundlePlace& place, std::size_t stop) {
    double nearest = 0;
    for (std::size_t s = 0; s < place.stops.size(); ++s) {
      if (place.stops[s].part != Glyph::mark) continue;
      const double by = place.y[stop] - place.y[s];
      if (nearest == 0 || std::abs(by) < std::abs(nearest)) nearest = by;
    }
    return nearest < 0 ? -1 : 1;
  }

  void paint_label(std::size_t i, std::vector<Element>& out) const {
    const Bundle& bundle = chart_.story.bundles[i];
    const Label& label = chart_.labels[i];
    const layout::StoryFlagPlace& place = chart_.flags.places[i];
    const Rect box{place.words.x, y(place.words.y), place.words.width, place.words.height};
    const text::Style bold{m_.note, true}, plain{m_.note, false};
    const auto left_of = [&](double width) {
      return place.left ? box.right() - width : box.left();
    };
    double baseline = std::round(box.top() + 0.78 * sizes_.line);
    const double date_width = text::width(bundle.entry.date.get(), bold);
    const double space = 0.35 * m_.note;
    const double head = left_of(label.badge.width + space + date_width);
    theme::Metrics small = m_;
    small.badge_text = std::min(m_.badge_text, m_.note);
    draw_badge({label.number}, label.badge,
               {head + label.badge.width / 2, baseline - 0.344 * m_.note},
               theme_.sign(bundle.entry.sign), {theme_, small}, out);
    Brush::write(bundle.entry.date, head + label.badge.width + space, baseline, bold, theme_.ink,
                 out);
    for (const std::string& words : label.titles[place.shape]) {
      baseline += sizes_.line;
      Brush::write(words, left_of(text::width(words, plain)), baseline, plain, theme_.secondary,
                   out);
    }
  }

  void paint_names() {
    for (const Name& name : chart_.names) {
      const double size = name.edge ? m_.label : m_.note;
      const Color color = name.official ? theme_.secondary : theme_.ink;
      const std::vector<std::string> lines =
          name.lines.empty() ? std::vector<std::string>{name.words} : name.lines;
      double middle =
          y(name.box.center().y) - static_cast<double>(lines.size() - 1) * sizes_.line / 2;
      for (const std::string& words : lines) {
        // Beside a line, words stand at it.
        const double left =
            lines.size() == 1 || name.edge
                ? name.box.left()
                : name.box.right() - text::width(words, {size, true}) * text::safety;
        Brush::write(words, left, text::baseline(middle, size), {size, true}, color,
                     body_.elements);
        middle += sizes_.line;
      }
    }
  }

  void paint_axis() {
    const Stroke axis{theme_.outline, std::max(m_.rule, m_.leader)};
    const double slant = 5 * sizes_.unit;
    for (std::size_t i = 0; i < segments().size(); ++i) {
      const timeline::AxisSegment& s = segments()[i];
      add(line({s.left, chart_.line}, {s.right, chart_.line}, axis));
      const auto stroke_at = [&](double x) {
        add(line({x - slant, chart_.line + slant}, {x + slant, chart_.line - slant}, axis));
      };
      if (i > 0) stroke_at(s.left);
      if (i + 1 < segments().size()) stroke_at(s.right);
    }
    for (const timeline::Tick& tick : chart_.ticks.marks) {
      add(line({tick.x, chart_.line}, {tick.x, chart_.line + 5 * sizes_.unit}, axis));
      write_tick(tick, chart_.tick_baseline, theme_.secondary);
    }
    for (const timeline::Tick& tick : chart_.ticks.contexts) {
      const double half = text::width(tick.label, {m_.note, false}) / 2 + m_.note;
      if (tick.label_x + half > as_of_left()) continue;  // the date there says as much
      write_tick(tick, chart_.context_baseline, theme_.tertiary);
    }
    for (const Bundle& bundle : chart_.story.bundles) paint_date(bundle);
    paint_as_of();
  }

  void write_tick(const timeline::Tick& tick, double baseline, Color color) {
    const text::Style style{m_.note, false};
    Brush::write(tick.label, tick.label_x - text::width(tick.label, style) / 2, baseline, style,
                 color, body_.elements);
  }

  /// The true date on the axis: a tick, or a bracket from the first to the last day.
  void paint_date(const Bundle& bundle) {
    const Stroke stroke{theme_.sign(bundle.entry.sign), std::max(1.4 * m_.leader, m_.rule)};
    const double up = 8 * sizes_.unit;
    const double from = chart_.axis.scale.x(bundle.begin), to = chart_.axis.scale.x(bundle.end);
    Group group{Part::none, "", {{"date-of", std::to_string(bundle.entry.number)}}, {}};
    const bool lasts = bundle.end - bundle.begin > 1.01;  // days
    if (lasts && to - from > 6 * sizes_.unit) {
      const double bar = chart_.line - 6 * sizes_.unit;
      for (const auto& [a, b] : chart_.axis.scale.visible(from, to)) {
        group.elements.push_back(line({a, bar}, {b, bar}, stroke));
      }
      for (const double x : {from, to}) {
        group.elements.push_back(line({x, bar - 0.4 * up}, {x, bar + 0.4 * up}, stroke));
      }
    } else {
      const double x = chart_.axis.scale.x(bundle.at);
      group.elements.push_back(line({x, chart_.line}, {x, chart_.line - up}, stroke));
    }
    add(std::move(group));
  }

  /// The day of the as-of date, if it is on the axis.
  std::optional<double> now() const {
    if (!selection_.as_of) return std::nullopt;
    const double now = date::axis_latest(*selection_.as_of).value_or(timeline::infinity);
    const timeline::AxisSegment& last = segments().back();
    if (now < last.begin || now > last.end + 1) return std::nullopt;
    return now;
  }

  std::string as_of_words() const {
    return words::as_of(*selection_.as_of, context_.language(), date::LabelLength::brief);
  }

  /// Where its words begin; beyond the figure if there are none.
  double as_of_left() const {
    if (!now()) return 1e9;
    const double x = chart_.axis.scale.x(*now());
    const double width = text::width(as_of_words(), {m_.note, true}) * text::safety;
    return std::max(chart_.axis.scale.left(), x - width);
  }

  void paint_as_of() {
    if (!now()) return;
    const double x = chart_.axis.scale.x(*now());
    // Inside of the figure words may stand in its way.
    const bool at_edge = x >= chart_.axis.scale.right() - 3 * sizes_.unit;
    const double from = at_edge ? chart_.top : chart_.line - 8 * sizes_.unit;
    add(line({x, from}, {x, chart_.line}, timeline::as_of_stroke(theme_, m_)));
    Brush::write(as_of_words(), as_of_left(), chart_.context_baseline, {m_.note, true}, theme_.ink,
                 body_.elements);
  }

  const Chart& chart_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  const Sizes sizes_;
  Body& body_;
  const Context& context_;
  Used used_;
};

marks::Sample sample_of_acting(const Look& look) {
  const Sizes sizes(look.metrics);
  const double width = 34 * sizes.unit, r = 6.5 * sizes.unit, head = 10 * sizes.unit;
  const Color color = look.theme.outline;
  return {width,
          {line({r, 0}, {width - head + 1, 0}, {color, look.metrics.verbal}),
           circle({r, 0}, r, {color, {}}),
           polygon({{width, 0}, {width - head, -0.5 * head}, {width - head, 0.5 * head}},
                   {color, {}})}};
}

marks::Sample sample_of_fork(const Look& look) {
  using Kind = scene::Segment::Kind;
  const double u = Sizes(look.metrics).unit;
  PathShape fork;
  fork.segments = {{Kind::move, {}, {}, {4 * u, 5 * u}},
                   {Kind::cubic, {10 * u, 5 * u}, {10 * u, -6 * u}, {16 * u, -6 * u}},
                   {Kind::line, {}, {}, {30 * u, -6 * u}},
                   {Kind::cubic, {36 * u, -6 * u}, {36 * u, 5 * u}, {42 * u, 5 * u}}};
  fork.paint.stroke = Stroke{look.theme.tertiary, width_of_official * u};
  return {46 * u,
          {std::move(fork),
           line({0, 5 * u}, {46 * u, 5 * u}, {look.theme.secondary, width_of_line * u})}};
}

marks::Sample sample_of_fading(const Look& look) {
  const double u = Sizes(look.metrics).unit;
  const Stroke stroke{look.theme.secondary, width_of_line * u};
  marks::Sample sample{40 * u, {line({0, 0}, {16 * u, 0}, stroke)}};
  double x = 19 * u;
  for (const double length : {4.5, 3.5, 2.5, 1.5}) {
    sample.drawing.push_back(line({x, 0}, {x + length * u, 0}, stroke));
    x += (length + 2.5) * u;
  }
  return sample;
}

}  // namespace

Used paint(const Chart& chart, const Context& context, Body& body) {
  return Painter(chart, context, body).paint();
}

marks::Legend legend_of(const Used& used, const Look& look, const languages::Phrases& phrases) {
  marks::Legend legend = timeline::legend_of(used.signs, look, phrases);
  const auto add = [&](bool wanted, std::string_view words, marks::Sample sample) {
    if (!wanted) return;
    marks::LegendEntry entry;
    entry.rank = marks::Rank::stretch;
    entry.words = words;
    entry.samples.push_back(std::move(sample));
    marks::join(legend, {std::move(entry)});
  };
  add(used.acts, phrases.acts_on, sample_of_acting(look));
  add(used.forks, phrases.official_forks, sample_of_fork(look));
  add(used.fades, phrases.no_further_event, sample_of_fading(look));
  return legend;
}

}  // namespace entente::storyline
