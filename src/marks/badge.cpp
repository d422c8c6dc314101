#include "marks/badge.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/measure.hpp"

namespace entente::marks {
namespace {

constexpr int most_badge_lines = 4;

std::vector<std::string> range_tokens(const std::vector<int>& numbers) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t j = i;
    while (j + 1 < numbers.size() && numbers[j + 1] == numbers[j] + 1) ++j;
    if (j > i + 1) {
      tokens.push_back(fmt::format("{}–{}", numbers[i], numbers[j]));
    } else {
      for (std::size_t k = i; k <= j; ++k) tokens.push_back(fmt::format("{}", numbers[k]));
    }
    i = j + 1;
  }
  return tokens;
}

}  // namespace

std::string number_ranges(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(range_tokens(numbers), ", "));
}

std::vector<std::string> badge_lines(const std::vector<int>& numbers, const theme::Metrics& metrics,
                                     double max_width) {
  std::vector<std::string> lines =
      text::wrap(number_ranges(numbers), {metrics.badge_text, true}, max_width, 0);
  if (lines.size() <= most_badge_lines) return lines;
  // Too many to print: the first and the last number, and how many there are.
  return {fmt::format("{} … {}", numbers.front(), numbers.back()),
          fmt::format("({})", numbers.size())};
}

Size badge_size(const std::vector<std::string>& lines, const theme::Metrics& metrics) {
  const double diameter = 2 * metrics.badge_radius;
  const double width = text::width(lines, {metrics.badge_text, true}) * text::safety;
  if (lines.size() == 1 && width <= 1.5 * metrics.badge_radius) return {diameter, diameter};
  const double height =
      diameter + static_cast<double>(lines.size() - 1) * metrics.badge_text * 1.15;
  return {std::max(diameter, width + 0.9 * metrics.badge_text), height};
}

void draw_badge(const std::vector<std::string>& lines, Size size, Point center, Color color,
                const theme::Look& look, std::vector<Element>& out) {
  if (lines.empty()) return;
  // Thick outlines leave its number free.
  const double thickest = std::max(1.0, 0.1 * size.height);
  const Paint paint{look.theme.background,
                    Stroke{color, std::clamp(look.metrics.outline_other, 1.0, thickest)}};
  if (lines.size() == 1 && size.width <= size.height + 0.01) {
    out.push_back(circle(center, size.width / 2 - paint.stroke->width / 2, paint));
  } else {
    const Rect r{center.x - size.width / 2, center.y - size.height / 2, size.width, size.height};
    out.push_back(rect(r.grown(-paint.stroke->width / 2), paint,
                       std::min(look.metrics.badge_radius, size.height / 2)));
  }
  const text::Style style{look.metrics.badge_text, true};
  double y = center.y - static_cast<double>(lines.size() - 1) * style.size * 1.15 / 2;
  for (const std::string& words : lines) {
    out.push_back(text({center.x - text::width(words, style) / 2, y + 0.344 * style.size}, words,
                       style.size, true, look.theme.ink));
    y += style.size * 1.15;
  }
}

}  // namespace entente::marks
