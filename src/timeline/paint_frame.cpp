#include <algorithm>

#include "languages/language.hpp"
#include "timeline/brush.hpp"
#include "timeline/paint_strip.hpp"

namespace entente::timeline {
namespace {

class FramePainter : private Brush {
 public:
  explicit FramePainter(const Brush& brush) : Brush(brush) {}

  /// A pale ground beyond the as-of line, if anything stands there. Eras that run on end there;
  /// where one has an end beyond, both show.
  void paint_future() {
    if (!plan_.as_of || !plan_.ahead) return;
    signs_.future = true;
    for (const auto& [from, to] : plan_.scale->visible(plan_.as_of->x, plan_.scale->right())) {
      add(rect({from, plan_.lanes_top, to - from, plan_.lanes_bottom - plan_.lanes_top},
               {future_fill(theme_), {}}));
    }
    for (const EraBand& band : plan_.eras) {
      if (band.finish == End::open) continue;
      for (const auto& [from, to] : plan_.scale->visible(plan_.as_of->x, band.to)) {
        add(rect({from, plan_.lanes_top, to - from, plan_.lanes_bottom - plan_.lanes_top},
                 {blend(future_fill(theme_), era_fill(true, theme_), 0.5), {}}));
      }
    }
  }

  void paint_eras() {
    // Neighbouring eras would run into one: every second one is a little darker.
    bool darker = false;
    for (const EraBand& band : plan_.eras) {
      signs_.era = true;
      Group group{Part::era, band.title, {}, {}};
      StretchLook look;
      look.fade_from = band.fade_from;
      look.from = band.from;
      look.to = band.to;
      look.fade_to = band.fade_to;
      look.start = band.start == End::sharp ? StretchEnd::sharp : StretchEnd::fading;
      look.finish = band.finish == End::sharp ? StretchEnd::sharp : StretchEnd::fading;
      // What goes on beyond the chart is cut by its edge: nothing fades there.
      if (band.start == End::open) look.start = StretchEnd::sharp;
      if (band.finish == End::open) look.finish = StretchEnd::sharp;
      look.y = (plan_.lanes_top + band.bottom) / 2;
      look.height = band.bottom - plan_.lanes_top;
      look.pitch = 0.5 * sizes_.em;
      look.visible = plan_.scale->visible(band.fade_from, band.fade_to);
      std::vector<Element> shapes;
      draw_stretch(look, {era_fill(darker, theme_), {}}, shapes);
      add(std::move(shapes), group.elements);
      double y = band.text.y;
      for (std::size_t i = 0; i < band.lines.size(); ++i) {
        write(band.lines[i], band.line_left[i], y, {m_.note, false}, theme_.tertiary,
              group.elements);
        y += m_.note * theme::line_spacing;
      }
      body_.elements.push_back(std::move(group));
      darker = !darker;
    }
  }

  void paint_grid() {
    const Stroke rule{theme_.grid, m_.rule};
    for (const Tick& tick : plan_.ticks.marks) {
      add(line({tick.x, plan_.lanes_top}, {tick.x, plan_.lanes_bottom}, rule));
    }
    for (const Lane& lane : plan_.lanes) {
      if (lane.top > plan_.lanes_top) separator(lane.top, rule);
    }
    separator(plan_.lanes_top, rule);
  }

  void separator(double y, const Stroke& rule) {
    const Scale& scale = *plan_.scale;
    // The first piece begins under the lane's name.
    double from = plan_.down ? scale.left() : plan_.names_left;
    for (const AxisSegment& segment : scale.segments()) {
      add(line({from, y}, {segment.right, y}, rule));
      const std::size_t next = static_cast<std::size_t>(&segment - scale.segments().data()) + 1;
      if (next < scale.segments().size()) from = scale.segments()[next].left;
    }
  }

  /// Eras and the as-of date beside a chart that runs down, with what leads there.
  void paint_asides() {
    const Stroke ink = as_of_stroke(theme_, m_);
    const Stroke thin{theme_.grid, m_.leader};
    for (const Aside& aside : plan_.asides) {
      const double end = aside.middle.x - 0.3 * sizes_.em;
      const Point from{aside.as_of ? plan_.lanes_top : plan_.lanes_bottom, aside.site};
      body_.elements.push_back(
          polyline({from, {plan_.lanes_bottom, aside.site}, {end, aside.middle.y}},
                   aside.as_of ? ink : thin));
      const text::Style style{aside.as_of ? m_.label : m_.note, aside.as_of};
      double y = text::baseline(aside.middle.y, style.size);
      for (const std::string& words : aside.lines) {
        write(words, aside.middle.x, y, style, aside.as_of ? theme_.ink : theme_.tertiary,
              body_.elements);
        y += sizes_.line;
      }
    }
  }

  /// The names of upright lanes, on steps above them, each with a line down to its lane.
  void paint_steps() {
    const double top = plan_.scale->left();
    double y = top - 0.6 * sizes_.em - 1.2 * m_.name * static_cast<double>(plan_.lanes.size());
    for (const Lane& lane : plan_.lanes) {
      y += 1.2 * m_.name;
      if (lane.name.empty()) continue;
      const double x = lane.top + lane.height / 2;
      body_.elements.push_back(line({x, y + 0.4 * m_.name}, {x, top}, {theme_.grid, m_.rule}));
      const text::Style style{m_.name, true};
      write(lane.name.front(), x - 0.2 * m_.name, y, style, theme_.ink, body_.elements);
      const double end = x + text::width(lane.name.front(), style) * text::safety;
      write(lane.tally, end + 0.4 * m_.name, y, {m_.label, false}, theme_.secondary,
            body_.elements);
    }
  }

  void paint_lane_names() {
    if (plan_.down) return paint_steps();
    for (const Lane& lane : plan_.lanes) {
      const double middle = lane.top + lane.height / 2;
      write_name(lane.name, middle, true);
      const text::Style style{m_.label, false};
      const double width = text::width(lane.tally, style) * text::safety;
      write(lane.tally, plan_.names_right - width, text::baseline(middle, m_.label), style,
            theme_.secondary, body_.elements);
    }
  }

  /// Lines of a name around the height `middle`.
  void write_name(const std::vector<std::string>& lines, double middle, bool bold) {
    if (lines.empty()) return;
    const double pitch = 1.15 * m_.name;
    double y = text::baseline(middle, m_.name) - pitch * static_cast<double>(lines.size() - 1) / 2;
    for (const std::string& words : lines) {
      write(words, plan_.names_left, y, {m_.name, bold}, theme_.ink, body_.elements);
      y += pitch;
    }
  }

  void paint_strip() {
    if (!plan_.strip) return;
    const Strip& strip = *plan_.strip;
    separator(strip.top, {theme_.grid, m_.rule});
    write_name(strip.name, strip.top + strip.height / 2, false);
    StripLook look{theme_, m_, sizes_};
    if (plan_.as_of) look.upright = plan_.as_of->x;
    for (const Strip::Stack& stack : strip.stacks) {
      for (const Strip::Portion& portion : stack.portions) {
        signs_.signs.insert(portion.sign);
        signs_.statuses.insert(portion.status);
      }
    }
    draw_strip(strip, look, body_);
  }

  /// Boxes of the text that stands on the way of the as-of line to its words.
  std::vector<Rect> texts_below() const {
    std::vector<Rect> boxes;
    const text::Style label{m_.label, false};
    auto add = [&](double left, double baseline, double width, double size) {
      boxes.push_back({left - 2, baseline - size, width + 4, 1.3 * size});
    };
    auto add_ticks = [&](const std::vector<Tick>& ticks, double baseline) {
      for (const Tick& tick : ticks) {
        const double width = text::width(tick.label, label) * text::safety;
        add(tick.label_x - width / 2, baseline, width, m_.label);
      }
    };
    add_ticks(plan_.ticks.marks, plan_.tick_baseline);
    add_ticks(plan_.ticks.contexts, plan_.context_baseline);
    for (const EraBand& band : plan_.eras) {
      double y = band.text.y;
      for (std::size_t i = 0; i < band.lines.size(); ++i, y += m_.note * theme::line_spacing) {
        add(band.line_left[i], y, text::width(band.lines[i], {m_.note, false}), m_.note);
      }
    }
    std::sort(boxes.begin(), boxes.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
    return boxes;
  }

  void paint_as_of_line() {
    if (!plan_.as_of) return;
    if (plan_.down) return paint_asides();
    const AsOf& now = *plan_.as_of;
    const Stroke stroke = as_of_stroke(theme_, m_);
    double from = plan_.lanes_top;
    const double end = now.baseline - m_.label;
    const double least = 0.6 * m_.label;  // a shorter piece would look like a fault of printing
    for (const Rect& box : texts_below()) {
      if (now.x < box.left() || now.x > box.right() || box.bottom() <= from) continue;
      if (box.top() >= end) break;  // its own words stand above
      if (box.top() > from + least) add(line({now.x, from}, {now.x, box.top()}, stroke));
      from = box.bottom();
    }
    if (end > from + least) add(line({now.x, from}, {now.x, end}, stroke));
    write(now.words, now.left, now.baseline, {m_.label, true}, theme_.ink, body_.elements);
  }

  void paint_axis() {
    const Stroke axis{theme_.outline, std::max(m_.rule, m_.leader)};
    const std::vector<AxisSegment>& segments = plan_.scale->segments();
    const double slant = 0.35 * sizes_.em;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      add(line({segments[i].left, plan_.axis}, {segments[i].right, plan_.axis}, axis));
      auto stroke_at = [&](double x) {
        add(line({x - slant / 2, plan_.axis + slant}, {x + slant / 2, plan_.axis - slant}, axis));
      };
      if (i > 0) stroke_at(segments[i].left);
      if (i + 1 < segments.size()) stroke_at(segments[i].right);
    }
    const double out = (plan_.down ? -0.35 : 0.35) * sizes_.em;
    for (const Tick& tick : plan_.ticks.marks) {
      add(line({tick.x, plan_.axis}, {tick.x, plan_.axis + out}, axis));
      write_tick(tick, 0, theme_.secondary);
    }
    for (const Tick& tick : plan_.ticks.contexts) write_tick(tick, 1, theme_.tertiary);
    if (segments.size() > 1) {
      body_.notes.push_back(std::string(languages::phrases(dossier_.language).scales));
    }
  }

  /// `row`: 0 for a tick, 1 for what it belongs to.
  void write_tick(const Tick& tick, int row, Color color) {
    const text::Style style{m_.label, false};
    const double width = text::width(tick.label, style);
    if (plan_.down) {
      const double y = text::baseline(tick.label_x, m_.label) + row * sizes_.line;
      return write(tick.label, plan_.axis - 0.5 * sizes_.em - width, y, style, color,
                   body_.elements);
    }
    const double y = row == 0 ? plan_.tick_baseline : plan_.context_baseline;
    write(tick.label, tick.label_x - width / 2, y, style, color, body_.elements);
  }
};

}  // namespace

void paint_ground(const Brush& brush) {
  FramePainter painter(brush);
  painter.paint_eras();
  painter.paint_future();
  painter.paint_grid();
}

void paint_lanes(const Brush& brush) {
  FramePainter painter(brush);
  if (brush.plan_.scale) painter.paint_as_of_line();
  painter.paint_lane_names();
  painter.paint_strip();
}

void paint_axis(const Brush& brush) { FramePainter(brush).paint_axis(); }

}  // namespace entente::timeline
