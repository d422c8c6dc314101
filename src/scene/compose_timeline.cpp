#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "scene/cards.hpp"
#include "scene/compose_timeline_marks.hpp"
#include "scene/compose_timeline_strip.hpp"
#include "text/measure.hpp"
#include "theme/phrases.hpp"
#include "timeline/plan.hpp"
#include "timeline/timeline.hpp"

namespace entente::scene {
namespace {

using timeline::Bar;
using timeline::Drawn;
using timeline::End;
using timeline::Mark;
using timeline::Plan;
using timeline::text_safety;

StretchEnd stretch_end(End end) {
  if (end == End::open) return StretchEnd::arrow;
  return end == End::sharp ? StretchEnd::sharp : StretchEnd::fading;
}

/// Turns a plan into elements, from the back to the front.
class TimelinePainter {
 public:
  TimelinePainter(const Plan& plan, const Dossier& dossier, const select::Selection& selection,
                  const theme::Theme& theme, const theme::Metrics& metrics, Body& body)
      : plan_(plan),
        dossier_(dossier),
        selection_(selection),
        theme_(theme),
        m_(metrics),
        sizes_(metrics),
        body_(body) {}

  void paint() {
    if (plan_.scale) {
      paint_eras();
      paint_grid();
      paint_leaders();
      for (const Drawn& drawn : plan_.items) paint_bars(drawn);
      paint_as_of_line();
    }
    paint_lane_names();
    paint_strip();
    for (bool quiet : {true, false}) {
      for (const Drawn& drawn : plan_.items) {
        if (drawn.entry.quiet == quiet) paint_item(drawn);
      }
    }
    if (plan_.scale) paint_axis();
    if (!plan_.undated.empty()) {
      write(plan_.undated, plan_.names_left, plan_.undated_baseline, {m_.name, true}, theme_.ink,
            body_.elements);
    }
  }

 private:
  /// One line of text from its left edge; centered on its estimated box if widths are guesses.
  static void write(const std::string& words, double left, double baseline, text::Style style,
                    Color color, std::vector<Element>& out) {
    if (words.empty()) return;
    if (text::covered(words)) {
      out.push_back(text({left, baseline}, words, style.size, style.bold, color));
    } else {
      const double middle = left + text::width(words, style) * text_safety / 2;
      out.push_back(text({middle, baseline}, words, style.size, style.bold, color, Anchor::middle));
    }
  }

  StretchLook look_of(const Bar& bar) const {
    StretchLook look;
    look.fade_from = bar.fade_from;
    look.from = bar.from;
    look.to = bar.to;
    look.fade_to = bar.fade_to;
    look.start = stretch_end(bar.start);
    look.finish = stretch_end(bar.finish);
    look.y = plan_.y(bar.lane, bar.row, sizes_);
    look.height = (bar.thin ? 0.45 : 1) * sizes_.bar;
    look.pitch = 0.5 * sizes_.em;
    look.visible = plan_.scale->visible(bar.fade_from, bar.fade_to);
    return look;
  }

  void paint_eras() {
    // Neighbouring eras would run into one: every second one is a little darker.
    bool darker = false;
    for (const timeline::EraBand& band : plan_.eras) {
      body_.keys.insert(Key::era);
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
      draw_stretch(look, {era_fill(darker, theme_), {}}, group.elements);
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
    for (const timeline::Tick& tick : plan_.ticks.marks) {
      body_.elements.push_back(line({tick.x, plan_.lanes_top}, {tick.x, plan_.lanes_bottom}, rule));
    }
    for (const timeline::Lane& lane : plan_.lanes) {
      if (lane.top > plan_.lanes_top) separator(lane.top, rule);
    }
    separator(plan_.lanes_top, rule);
  }

  void separator(double y, const Stroke& rule) {
    const timeline::Scale& scale = *plan_.scale;
    double from = plan_.names_left;  // the first piece begins under the lane's name
    for (const timeline::Segment& segment : scale.segments()) {
      body_.elements.push_back(line({from, y}, {segment.right, y}, rule));
      const std::size_t next = static_cast<std::size_t>(&segment - scale.segments().data()) + 1;
      if (next < scale.segments().size()) from = scale.segments()[next].left;
    }
  }

  double topmost(const Drawn& drawn) const {
    double top = plan_.lanes_bottom;
    for (const Mark& mark : drawn.marks) {
      if (std::abs(mark.x - drawn.site) < 0.01) {
        const double reach = mark.part == timeline::Part::arrow ? 0 : sizes_.mark;
        top = std::min(top, plan_.y(mark.lane, mark.row, sizes_) - reach);
      }
    }
    return top;
  }

  void paint_leaders() {
    const Stroke thin{theme_.neutral, m_.leader};
    for (const Drawn& drawn : plan_.items) {
      if (!drawn.label || !drawn.label->led) continue;
      const timeline::Label& label = *drawn.label;
      std::vector<Point> points = {{label.pole, label.pole_from}};
      if (std::abs(label.pole - drawn.site) > 0.05) {
        points.push_back({label.pole, plan_.gutter_top});
        points.push_back({drawn.site, plan_.lanes_top});
      }
      points.push_back({drawn.site, topmost(drawn)});
      body_.elements.push_back(polyline(points, thin));
    }
  }

  MarkLook mark_look(const Drawn& drawn, bool hollow) const {
    return {drawn.entry.sign, drawn.entry.status, hollow, drawn.entry.quiet};
  }

  void paint_bars(const Drawn& drawn) {
    const bool sure = drawn.entry.status == Status::happened;
    for (const Bar& bar : drawn.bars) {
      StretchLook look = look_of(bar);
      Stroke outline = join_stroke(mark_look(drawn, false), theme_, m_);
      outline.width *= 0.6;
      if (bar.within) {
        outline.dash = Dash::solid;
        look.height = 0.8 * sizes_.bar;
        draw_range(look, outline, body_.elements);
        body_.keys.insert(Key::uncertain);
      } else {
        Paint paint{theme_.tint(drawn.entry.sign), {}};
        if (!sure) paint = {theme_.background, outline};
        draw_stretch(look, paint, body_.elements);
        body_.keys.insert(Key::interval);
      }
      note_end(bar.start);
      note_end(bar.finish);
      if (!bar.within && bar.start == End::unknown) question(bar.fade_from, -1, look.y);
      if (!bar.within && bar.finish == End::unknown) question(bar.fade_to, 1, look.y);
    }
  }

  void note_end(End end) {
    if (end == End::coarse || end == End::soft) body_.keys.insert(Key::uncertain);
    if (end == End::open) body_.keys.insert(Key::open_end);
    if (end == End::unknown) body_.keys.insert(Key::unknown_end);
  }

  /// "?" beyond an end that nobody knows, on a plate of its own.
  void question(double x, double side, double y) {
    const text::Style style{m_.note, true};
    const double width = text::width("?", style) * text_safety;
    const double left = std::clamp(side > 0 ? x + 0.15 * sizes_.em : x - 0.15 * sizes_.em - width,
                                   plan_.scale->left(), plan_.scale->right() - width);
    body_.elements.push_back(
        rect({left - 1, y - 0.5 * m_.note, width + 2, m_.note}, {theme_.background, {}}));
    write("?", left, text::baseline(y, m_.note), style, theme_.secondary, body_.elements);
  }

  /// Boxes of the text that stands on the way of the as-of line to its words.
  std::vector<Rect> texts_below() const {
    std::vector<Rect> boxes;
    const text::Style label{m_.label, false};
    auto add = [&](double left, double baseline, double width, double size) {
      boxes.push_back({left - 2, baseline - size, width + 4, 1.3 * size});
    };
    auto add_ticks = [&](const std::vector<timeline::Tick>& ticks, double baseline) {
      for (const timeline::Tick& tick : ticks) {
        const double width = text::width(tick.label, label) * text_safety;
        add(tick.label_x - width / 2, baseline, width, m_.label);
      }
    };
    add_ticks(plan_.ticks.marks, plan_.tick_baseline);
    add_ticks(plan_.ticks.contexts, plan_.context_baseline);
    for (const timeline::EraBand& band : plan_.eras) {
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
    const timeline::AsOf& now = *plan_.as_of;
    const Stroke stroke{theme_.ink, std::max(m_.leader, m_.rule), Dash::dashed};
    double from = plan_.lanes_top;
    const double end = now.baseline - m_.label;
    for (const Rect& box : texts_below()) {
      if (now.x < box.left() || now.x > box.right() || box.bottom() <= from) continue;
      if (box.top() > from)
        body_.elements.push_back(line({now.x, from}, {now.x, box.top()}, stroke));
      from = box.bottom();
    }
    if (end > from + 1) body_.elements.push_back(line({now.x, from}, {now.x, end}, stroke));
    write(now.words, now.left, now.baseline, {m_.label, true}, theme_.ink, body_.elements);
  }

  void paint_lane_names() {
    for (const timeline::Lane& lane : plan_.lanes) {
      write_name(lane.name, lane.top + lane.height / 2, true);
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
    const timeline::Strip& strip = *plan_.strip;
    separator(strip.top, {theme_.grid, m_.rule});
    write_name(strip.name, strip.top + strip.height / 2, false);
    draw_strip(strip, {theme_, m_, sizes_}, body_);
  }

  void paint_item(const Drawn& drawn) {
    std::string title = fmt::format("{}. {}", drawn.entry.number, drawn.entry.title);
    const date::Edtf* when = select::first_date(dossier_, selection_.items[drawn.entry.item]);
    if (when) title += ", " + date::label(*when, dossier_.language);
    Group group{Part::event,
                std::move(title),
                {{"id", drawn.entry.id}, {"events", std::to_string(drawn.entry.number)}},
                {}};
    note_keys(drawn);
    paint_versions(drawn, group.elements);
    paint_joins(drawn, group.elements);
    for (const Mark& mark : drawn.marks) paint_mark(drawn, mark, group.elements);
    if (drawn.label) paint_label(drawn, *drawn.label, group.elements);
    if (drawn.listed) paint_label(drawn, *drawn.listed, group.elements);
    body_.elements.push_back(std::move(group));
  }

  void note_keys(const Drawn& drawn) {
    constexpr Key signs[] = {Key::cooperation, Key::conflict, Key::neutral};
    constexpr Key statuses[] = {Key::point,  Key::planned,   Key::reported,    Key::claimed,
                                Key::denied, Key::cancelled, Key::hypothetical};
    body_.keys.insert(signs[static_cast<std::size_t>(drawn.entry.sign)]);
    if (drawn.entry.status != Status::happened && !drawn.marks.empty()) {
      body_.keys.insert(statuses[static_cast<std::size_t>(drawn.entry.status)]);
    }
    for (const Mark& mark : drawn.marks) {
      const bool claim = mark.version && mark.part == timeline::Part::ring;
      if (claim) body_.keys.insert(Key::claim);
      if (mark.hollow && !claim) body_.keys.insert(Key::uncertain);
    }
  }

  /// Dotted lines between the versions of one date, lane by lane.
  void paint_versions(const Drawn& drawn, std::vector<Element>& out) const {
    std::map<double, std::pair<double, double>> reach;  // y → from, to
    for (const Mark& mark : drawn.marks) {
      if (!mark.version) continue;
      const double y = plan_.y(mark.lane, mark.row, sizes_);
      auto [at, added] = reach.insert({y, {mark.x, mark.x}});
      at->second.first = std::min({at->second.first, mark.x, drawn.site});
      at->second.second = std::max({at->second.second, mark.x, drawn.site});
    }
    for (const auto& [y, range] : reach) {
      out.push_back(line({range.first, y}, {range.second, y},
                         {theme_.sign(drawn.entry.sign), 0.75 * m_.verbal, Dash::dotted}));
    }
  }

  /// All lanes of one date by one vertical line, cut short where an arrowhead ends it.
  void paint_joins(const Drawn& drawn, std::vector<Element>& out) const {
    struct Reach {
      double top = 0, bottom = 0;
      int marks = 0;
    };
    std::map<double, Reach> reach;
    for (const Mark& mark : drawn.marks) {
      if (mark.version && mark.part == timeline::Part::ring) continue;
      double y = plan_.y(mark.lane, mark.row, sizes_);
      if (mark.part == timeline::Part::arrow) {
        y -= mark.toward * (drawn.entry.quiet ? 0.5 : 0.9) * mark_arrow_length(m_);
      }
      auto [at, added] = reach.insert({mark.x, {y, y, 0}});
      at->second.top = std::min(at->second.top, y);
      at->second.bottom = std::max(at->second.bottom, y);
      ++at->second.marks;
    }
    const Stroke stroke = join_stroke(mark_look(drawn, false), theme_, m_);
    for (const auto& [x, span] : reach) {
      if (span.marks < 2) continue;
      out.push_back(line({x, span.top}, {x, span.bottom}, stroke));
    }
  }

  void paint_mark(const Drawn& drawn, const Mark& mark, std::vector<Element>& out) const {
    const Point at{mark.x, plan_.y(mark.lane, mark.row, sizes_)};
    const MarkLook look = mark_look(drawn, mark.hollow);
    if (mark.part == timeline::Part::arrow) {
      MarkLook head = look;
      head.hollow = false;  // the mark at the other end tells about the date
      return draw_mark_arrow(at, mark.toward, head, theme_, m_, out);
    }
    if (mark.part == timeline::Part::ring) {
      const double r = (drawn.entry.quiet ? 0.35 : 0.6) * sizes_.mark;
      out.push_back(circle(
          at, r,
          {theme_.background, Stroke{join_stroke(look, theme_, m_).color, 0.75 * m_.verbal}}));
      return;
    }
    draw_mark(at, sizes_.mark, look, theme_, m_, out);
  }

  void paint_label(const Drawn& drawn, const timeline::Label& label,
                   std::vector<Element>& out) const {
    draw_badge({label.number}, label.badge, label.center, theme_.sign(drawn.entry.sign), theme_, m_,
               out);
    const text::Style bold{m_.label, true}, plain{m_.label, false};
    const double first = text::baseline(label.center.y, m_.label);
    const double right = label.center.x - label.badge.width / 2 - sizes_.beside;
    double y = first;
    for (const std::string& words : label.words.date) {
      const double left = label.mirrored ? right - text::width(words, bold) : label.words_left;
      write(words, left, y, bold, theme_.ink, out);
      y += sizes_.line;
    }
    const bool listed = drawn.listed && &label == &*drawn.listed;
    if (listed) y = first;  // a table: the title beside the date
    const double title_left = label.words_left + (listed ? label.words.width : 0);
    for (const std::string& words : label.words.title) {
      write(words, label.mirrored ? right - text::width(words, plain) : title_left, y, plain,
            theme_.secondary, out);
      y += sizes_.line;
    }
  }

  void paint_axis() {
    const Stroke axis{theme_.outline, std::max(m_.rule, m_.leader)};
    const std::vector<timeline::Segment>& segments = plan_.scale->segments();
    const double slant = 0.35 * sizes_.em;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      body_.elements.push_back(
          line({segments[i].left, plan_.axis}, {segments[i].right, plan_.axis}, axis));
      auto stroke_at = [&](double x) {
        body_.elements.push_back(
            line({x - slant / 2, plan_.axis + slant}, {x + slant / 2, plan_.axis - slant}, axis));
      };
      if (i > 0) stroke_at(segments[i].left);
      if (i + 1 < segments.size()) stroke_at(segments[i].right);
    }
    for (const timeline::Tick& tick : plan_.ticks.marks) {
      body_.elements.push_back(
          line({tick.x, plan_.axis}, {tick.x, plan_.axis + 0.35 * sizes_.em}, axis));
      write_centered(tick, plan_.tick_baseline, theme_.secondary);
    }
    for (const timeline::Tick& tick : plan_.ticks.contexts) {
      write_centered(tick, plan_.context_baseline, theme_.tertiary);
    }
    if (segments.size() > 1) {
      body_.notes.push_back(std::string(theme::phrases(dossier_.language).scales));
    }
  }

  void write_centered(const timeline::Tick& tick, double baseline, Color color) {
    const text::Style style{m_.label, false};
    write(tick.label, tick.label_x - text::width(tick.label, style) / 2, baseline, style, color,
          body_.elements);
  }

  const Plan& plan_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  timeline::Sizes sizes_;
  Body& body_;
};

Diagnostic problem(Code code, std::string message, std::string hint) {
  Diagnostic result;
  result.code = code;
  result.severity = info(code).severity;
  result.message = std::move(message);
  result.hint = std::move(hint);
  return result;
}

}  // namespace

Body compose_timeline(const Dossier& dossier, const select::Selection& selection,
                      const theme::Theme& theme, const theme::Metrics& metrics, Rect area,
                      bool grows, const timeline::Options& options) {
  Body body;
  const Plan plan = timeline::make_plan(dossier, selection, metrics, area, grows, options);
  body.bottom = plan.bottom;
  body.fits = plan.fits;
  if (!plan.fits) {
    body.diagnostics.push_back(problem(
        Code::does_not_fit, "the timeline does not fit the page at a legible size",
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
    return body;
  }
  TimelinePainter(plan, dossier, selection, theme, metrics, body).paint();
  if (!grows) {
    // What the lanes did not take is shared between above and below.
    const double spare = std::max(0.0, area.bottom() - plan.bottom);
    const double down = std::min(0.35 * spare, 3 * metrics.label);
    move(body.elements, {0, down});
    body.bottom += down;
  }
  body.left_out = plan.left_out;
  body.quiet = plan.quiet;
  body.worded = std::any_of(plan.items.begin(), plan.items.end(), [](const timeline::Drawn& drawn) {
    return drawn.listed || (drawn.label && !drawn.label->words.title.empty());
  });
  const theme::Phrases& phrases = theme::phrases(dossier.language);
  if (plan.quiet > 0) {
    const bool columns = plan.strip && plan.strip->columns;
    body.notes.push_back(fmt::format(
        fmt::runtime(columns ? phrases.counted_items : phrases.quiet_items), plan.quiet));
    body.diagnostics.push_back(problem(
        Code::reduced,
        fmt::format("the timeline draws {} of the {} items without number and words", plan.quiet,
                    selection.items.size()),
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
  }
  if (plan.left_out > 0) {
    body.diagnostics.push_back(problem(
        Code::reduced,
        fmt::format("the timeline leaves out {} of the {} items so that it fits", plan.left_out,
                    selection.items.size()),
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
  }
  return body;
}

}  // namespace entente::scene
