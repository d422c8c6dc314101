#include "relations/cards.hpp"
#include "relations/strands.hpp"
#include "relations/tie_words.hpp"
#include "text/measure.hpp"

namespace entente::relations {
namespace {

/// Room for the arrowhead and the crossbar on each side of the badge.
double reach(const theme::Metrics& m) {
  return m.arrow_length(m.verbal) + 0.35 * m.crossbar + m.gap;
}

double words_width(const std::vector<std::string>& words, const theme::Metrics& m) {
  return text::width(words, {m.label, false}) * text::safety;
}

}  // namespace

CardRow inner_row(const graph::Tie& tie, std::uint32_t index, std::string from, std::string to,
                  const theme::Metrics& m) {
  CardRow row;
  row.inner = index;
  row.title = number_ranges(tie.numbers) + ". " + from + (tie.mutual ? " ↔ " : " → ") + to;
  row.estimated = !text::covered(from) || !text::covered(to);
  row.name = {std::move(from)};
  row.role = {std::move(to)};
  row.numbers = badge_lines(tie.numbers, m, 8 * m.badge_radius);
  row.badge = badge_size(row.numbers, m);
  const double line = row.badge.width + 2 * reach(m);
  row.natural = {words_width(row.name, m) + line + words_width(row.role, m) + 2 * m.gap,
                 row.badge.height + 0.5 * m.gap};
  return row;
}

Group draw_inner_row(const CardRow& row, const Rect& rect, const graph::Tie& tie,
                     const std::string& from_id, const std::string& to_id, const Look& look) {
  const auto& [theme, m] = look;
  Group group{Part::edge, row.title, {{"from", from_id}, {"to", to_id}}, {}};
  const Stroke stroke = stroke_of(tie.sign, tie.medium, tie.status, tie.ended, theme, m);
  const double left_words = words_width(row.name, m), right_words = words_width(row.role, m);
  const double length = row.badge.width + 2 * reach(m);
  const double y = rect.center().y;
  double x = rect.center().x - (left_words + length + right_words + 2 * m.gap) / 2;
  const double base = text::baseline(y, m.label);
  group.elements.push_back(text({x, base}, row.name.front(), m.label, false, theme.ink));
  x += left_words + m.gap;
  const double back = 0.8 * m.arrow_length(stroke.width);
  const Point start{x + (tie.mutual ? back : 0), y}, end{x + length - back, y};
  group.elements.push_back(line(start, end, stroke));
  auto finish = [&, &m = m](Point tip, Point direction) {
    group.elements.push_back(arrowhead(tip, direction, stroke.width, stroke.color, m));
    if (tie.sign == Sign::conflict) {
      const double bar = m.arrow_length(stroke.width) + 0.35 * m.crossbar;
      group.elements.push_back(crossbar(tip - direction * bar, direction, stroke, m));
    }
  };
  if (tie.mutual) finish({x, y}, {-1, 0});
  finish({x + length, y}, {1, 0});
  draw_badge(row.numbers, row.badge, {x + length / 2, y}, stroke.color, look, group.elements);
  if (is_crossed(tie.status)) {
    draw_cross({x + (length - row.badge.width) / 4, y}, stroke, m, group.elements);
  }
  x += length + m.gap;
  group.elements.push_back(text({x, base}, row.role.front(), m.label, false, theme.ink));
  return group;
}

}  // namespace entente::relations
