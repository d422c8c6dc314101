#include "stages/glyphs.hpp"

namespace entente::stages {
namespace {

Color faint(const theme::Theme& theme) { return theme.grid; }

}  // namespace

theme::Metrics small_metrics(const theme::Metrics& metrics) {
  theme::Metrics small = metrics;
  const double k = metrics.note / 14.67;  // of a slide's
  small.arrow_base_length = 8.5 * k;
  small.arrow_base_width = 7 * k;
  small.crossbar = 15 * k;
  small.verbal = 1.6 * k;
  small.material = 4 * k;
  return small;
}

double badge_radius(const theme::Metrics& metrics) { return 0.545 * metrics.note; }

void draw_change(Change change, Point center, double radius, Color color, const Look& look,
                 std::vector<Element>& out) {
  if (change == Change::kept) return;
  const bool filled = change == Change::added;
  const double edge = 0.19 * radius;
  const Color ground = look.theme.background;
  // A rim of the page's color keeps the disc off the line that runs into it.
  out.push_back(circle(center, radius + edge, {ground, {}}));
  out.push_back(circle(center, radius - edge / 2, {filled ? color : ground, Stroke{color, edge}}));
  draw_glyph(change, center, radius, filled ? ground : color, out);
}

void draw_glyph(Change change, Point center, double radius, Color color,
                std::vector<Element>& out) {
  if (change == Change::kept) return;
  const Stroke pen{color, 0.26 * radius};
  const double r = 0.5 * radius;
  if (change == Change::changed) {
    for (const double y : {-0.22, 0.22}) {
      out.push_back(line(center + Point{-r, y * radius}, center + Point{r, y * radius},
                         {pen.color, 0.2 * radius}));
    }
    out.push_back(
        line(center + Point{-0.6 * r, r}, center + Point{0.6 * r, -r}, {pen.color, 0.2 * radius}));
    return;
  }
  out.push_back(line(center - Point{r, 0}, center + Point{r, 0}, pen));
  if (change == Change::added) out.push_back(line(center - Point{0, r}, center + Point{0, r}, pen));
}

Stroke stroke_for(Change change, bool over, Sign sign, Status status, const Look& look,
                  const Widths& widths) {
  const double k = look.metrics.note / 14.67;
  Stroke stroke = marks::stroke_of(over ? Sign::neutral : sign, Medium::verbal, status, over,
                                   look.theme, look.metrics);
  stroke.width = over ? 2 * k : change == Change::kept ? widths.line * k : widths.strong_line * k;
  return stroke;
}

Color badge_color(Change change, Sign sign, const Look& look) {
  if (change == Change::ended || sign == Sign::neutral) return look.theme.outline;
  return look.theme.sign(sign);
}

Color ground(const theme::Theme& theme) { return theme::blend(theme.card, theme.background, 0.75); }

marks::Legend legend_of_signs(const relations::Signs& signs, const Context& context) {
  theme::Metrics sizes = small_metrics(context.look.metrics);
  sizes.verbal *= 1.25;
  sizes.outline_country = sizes.outline_other;
  sizes.label *= 0.76;
  return relations::legend_of(signs, {context.look.theme, sizes}, context.phrases());
}

marks::Legend legend_of_changes(const std::set<Change>& changes, bool turned, bool absent,
                                const Context& context) {
  const languages::Phrases& phrases = context.phrases();
  const theme::Metrics& m = context.look.metrics;
  const double width = 2.3 * m.label, radius = badge_radius(m);
  const std::pair<Change, std::string_view> words[] = {{Change::added, phrases.change_new},
                                                       {Change::kept, phrases.change_kept},
                                                       {Change::ended, phrases.ended},
                                                       {Change::changed, phrases.change_changed}};
  marks::Legend legend;
  for (const auto& [change, name] : words) {
    if (changes.count(change) == 0) continue;
    marks::LegendEntry entry{.rank = marks::Rank::status,
                             .order = 20 + static_cast<int>(change),
                             .words = std::string(name),
                             .samples = {},
                             .as_drawn = true};
    const auto drawn = [&, change = change](bool over, double y, std::vector<Element>& out) {
      Stroke stroke = stroke_for(change, over, Sign::neutral, Status::happened, context.look);
      if (!over) stroke.color = context.look.theme.outline;
      out.push_back(line({0, y}, {width, y}, stroke));
    };
    const bool alone = change == Change::changed && !turned;
    marks::Sample sample{alone ? 2 * radius : width, {}};
    if (change == Change::changed && turned) {
      drawn(true, -0.75 * radius, sample.drawing);
      drawn(false, 0.75 * radius, sample.drawing);
    } else if (!alone) {
      drawn(change == Change::ended, 0, sample.drawing);
    }
    draw_change(change, {sample.width / 2, 0}, radius, context.look.theme.outline, context.look,
                sample.drawing);
    entry.samples.push_back(std::move(sample));
    legend.push_back(std::move(entry));
  }
  if (absent) {
    const Rect box{0, -0.45 * m.label, 1.7 * m.label, 0.9 * m.label};
    legend.push_back({.rank = marks::Rank::actor,
                      .order = 101,
                      .words = std::string(phrases.no_tie_then),
                      .samples = {{box.width,
                                   {rect(box, {ground(context.look.theme),
                                               Stroke{faint(context.look.theme), m.rule}})}}},
                      .as_drawn = true});
  }
  return legend;
}

}  // namespace entente::stages
