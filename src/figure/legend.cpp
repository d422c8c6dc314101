#include "figure/frame.hpp"
#include "text/measure.hpp"

namespace entente::figure {
namespace {

/// Draws entries one by one.
class LegendPainter {
 public:
  explicit LegendPainter(const Look& look)
      : theme_(look.theme), m_(look.metrics), style_{look.metrics.label, false} {}

  double width(const LegendEntry& entry) const {
    double x = entry.is_scale() ? width(entry.words) : 0;
    for (const marks::Sample& sample : entry.samples) {
      if (x > 0) x += space_before(sample);
      x += sample.width;
      if (!sample.words.empty()) x += gap() + width(sample.words);
    }
    return entry.is_scale() ? x : x + gap() + width(entry.words);
  }

  /// `at`: the left end, at the middle height.
  void draw(const LegendEntry& entry, Point at, std::vector<Element>& out) const {
    double x = at.x;
    if (entry.is_scale()) x = write(entry.words, {x, at.y}, out);
    for (const marks::Sample& sample : entry.samples) {
      if (x > at.x) x += space_before(sample);
      std::vector<Element> drawing = sample.drawing;
      move(drawing, {x, at.y});
      for (Element& element : drawing) out.push_back(std::move(element));
      x += sample.width;
      if (!sample.words.empty()) x = write(sample.words, {x + gap(), at.y}, out);
    }
    if (!entry.is_scale()) write(entry.words, {x + gap(), at.y}, out);
  }

 private:
  double gap() const { return 0.5 * m_.label; }
  /// What means the same stands close; the steps of a scale are told apart.
  double space_before(const marks::Sample& sample) const {
    return (sample.words.empty() ? 0.4 : 0.9) * m_.label;
  }
  double width(const std::string& words) const { return text::width(words, style_) * 1.03; }

  /// Returns the x behind the words.
  double write(const std::string& words, Point at, std::vector<Element>& out) const {
    out.push_back(text({at.x, text::baseline(at.y, style_.size)}, words, style_.size, false,
                       theme_.secondary));
    return at.x + width(words);
  }

  const theme::Theme& theme_;
  const theme::Metrics& m_;
  text::Style style_;
};

std::size_t rows_of(const std::vector<double>& widths, double between, double room) {
  std::size_t rows = 1;
  double x = 0;
  for (const double width : widths) {
    if (x > 0 && x + width > room) {
      x = 0;
      ++rows;
    }
    x += width + between;
  }
  return rows;
}

}  // namespace

double draw_legend(const Legend& legend, const Look& look, Point at, double width,
                   std::vector<Element>& out) {
  if (legend.empty()) return at.y;
  const theme::Metrics& m = look.metrics;
  const LegendPainter painter(look);
  const double row = 1.6 * m.label;
  Legend fitting = legend;
  std::vector<double> widths;
  for (LegendEntry& entry : fitting) {
    // A scale that is wider than the page does without the steps between its ends.
    while (painter.width(entry) > width && entry.is_scale() && entry.samples.size() > 2) {
      entry.samples.erase(entry.samples.end() - 2);
    }
    widths.push_back(painter.width(entry));
  }
  // A row for one or two entries alone is closed up if that saves it.
  const double usual = 1.5 * m.label, tight = 0.9 * m.label;
  const double between =
      rows_of(widths, tight, width) < rows_of(widths, usual, width) ? tight : usual;
  Group group{Part::legend, {}, {}, {}};
  double x = at.x, y = at.y;
  auto whole = widths.begin();
  for (const LegendEntry& entry : fitting) {
    if (x > at.x && x + *whole > at.x + width) {
      x = at.x;
      y += row;
    }
    painter.draw(entry, {x, y + row / 2}, group.elements);
    x += *whole++ + between;
  }
  out.push_back(std::move(group));
  return y + row;
}

}  // namespace entente::figure
