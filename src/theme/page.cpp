#include <algorithm>
#include <cmath>

#include "base/numeric.hpp"
#include "theme/theme.hpp"

namespace entente::theme {
namespace {

/// Points (1/72 inch) to CSS px, in the hundredths that are written: what is measured is what is
/// drawn.
double pt(double points) { return base::rounded(points * 4 / 3); }

// 85 mm, one column of a journal or newspaper.
Metrics column_metrics() {
  return {.title = pt(9.5),
          .subtitle = pt(7.5),
          .name = pt(7),
          .label = pt(6.5),
          .note = pt(6),
          .badge_text = pt(6),
          .badge_radius = 5.5,
          .floor = pt(6),
          .verbal = pt(0.75),
          .material = pt(1.75),
          .leader = pt(0.5),
          .outline_country = pt(0.9),
          .outline_other = pt(0.7),
          .rule = pt(0.5),
          .margin = 8,
          .gap = 5,
          .arrow_base_length = 5,
          .arrow_base_width = 3,
          .crossbar = 8};
}

// 170 mm, the text width of an A4 report.
Metrics report_metrics() {
  return {.title = pt(11),
          .subtitle = pt(8),
          .name = pt(8),
          .label = pt(7),
          .note = pt(6.5),
          .badge_text = pt(7),
          .badge_radius = 7.5,
          .floor = pt(6.5),
          .verbal = pt(1),
          .material = pt(2),
          .leader = pt(0.6),
          .outline_country = pt(1),
          .outline_other = pt(0.75),
          .rule = pt(0.75),
          .margin = 12,
          .gap = 5.5,
          .arrow_base_length = 8,
          .arrow_base_width = 6,
          .crossbar = 12};
}

// A 13.333 × 7.5 inch slide, read from the back of a room; `k` for slides of other widths.
Metrics slide_metrics(double k = 1) {
  auto scaled = [k](double px) { return base::rounded(px * k); };
  return {.title = scaled(pt(26)),
          .subtitle = scaled(pt(16)),
          .name = scaled(pt(14)),
          .label = scaled(pt(12)),
          .note = scaled(pt(11)),
          .badge_text = scaled(pt(12)),
          .badge_radius = scaled(13),
          .floor = scaled(pt(11)),
          .verbal = scaled(pt(2)),
          .material = scaled(pt(4)),
          .leader = scaled(pt(1)),
          .outline_country = scaled(pt(2)),
          .outline_other = scaled(pt(1.5)),
          .rule = scaled(pt(1)),
          .margin = scaled(40),
          .gap = scaled(9),
          .arrow_base_length = scaled(16),
          .arrow_base_width = scaled(12),
          .crossbar = scaled(22)};
}

constexpr Size slide = {1280, 720};
constexpr Size report = {643, 930};
constexpr Size column = {321, 900};
constexpr Size smallest = {240, 180};
constexpr double greatest = 4000;
constexpr double column_below = 480;  // widths from which the next larger type is used
constexpr double report_below = 900;

Page free_page(double width, double height) {
  Page page;
  page.grows = height <= 0;
  page.size = {std::round(std::clamp(width, smallest.width, greatest)),
               page.grows ? greatest : std::round(std::clamp(height, smallest.height, greatest))};
  if (page.size.width < column_below) {
    page.metrics = column_metrics();
  } else if (page.size.width < report_below) {
    page.metrics = report_metrics();
  } else {
    // A banner is wide without being far away: its height holds the type down.
    const double least = report_below / slide.width;
    const double by_height = page.grows ? page.size.width : page.size.height / slide.height;
    page.metrics =
        slide_metrics(std::min(page.size.width / slide.width, std::max(by_height, least)));
  }
  return page;
}

}  // namespace

std::optional<Page> find_page(const PageSize& size) {
  if (size.preset.empty()) return free_page(size.width, size.height);
  if (size.preset == "a4") return Page{.size = report, .grows = true, .metrics = report_metrics()};
  if (size.preset == "column")
    return Page{.size = column, .grows = true, .metrics = column_metrics()};
  if (size.preset == "slide") {
    return Page{.size = slide, .grows = false, .metrics = slide_metrics()};
  }
  return std::nullopt;
}

Page page(const PageSize& size) { return find_page(size).value(); }

}  // namespace entente::theme
