#include "timeline/paint_strip.hpp"

#include <algorithm>

#include "text/measure.hpp"
#include "timeline/marks.hpp"

namespace entente::timeline {
namespace {

/// From the bottom: the stronger color first, so that stacks compare by conflict.
constexpr Sign from_bottom[] = {Sign::conflict, Sign::neutral, Sign::cooperation};

class StripPainter {
 public:
  StripPainter(const Strip& strip, const StripLook& look, Body& body)
      : strip_(strip), look_(look), body_(body) {
    floor_ = strip.top + strip.height - 0.25 * look.sizes.em;
  }

  void paint() {
    for (const Strip::Stack& stack : strip_.stacks) {
      double y = floor_;
      for (Sign sign : from_bottom) {
        const int count = stack.count[static_cast<std::size_t>(sign)];
        if (count == 0) continue;
        strip_.columns ? column(stack.x, y, sign, count) : marks(stack.x, y, sign, count);
        y -= strip_.per_item * count;
      }
    }
    if (strip_.columns) count_highest();
  }

 private:
  void marks(double x, double bottom, Sign sign, int count) {
    MarkLook small;
    small.sign = sign;
    small.quiet = true;
    for (int i = 0; i < count; ++i) {
      const Point at{x, bottom - (i + 0.5) * strip_.per_item};
      draw_mark(at, look_.sizes.mark, small, look_.theme, look_.metrics, body_.elements);
    }
  }

  void column(double x, double bottom, Sign sign, int count) {
    const double width = 0.8 * strip_.pitch, height = count * strip_.per_item;
    body_.elements.push_back(
        rect({x - width / 2, bottom - height, width, height},
             {blend(look_.theme.sign(sign), look_.theme.background, 0.6), {}}));
  }

  /// The scale of the columns in one number.
  void count_highest() {
    const auto highest =
        std::max_element(strip_.stacks.begin(), strip_.stacks.end(),
                         [](const auto& a, const auto& b) { return a.total() < b.total(); });
    const double top = floor_ - highest->total() * strip_.per_item;
    const std::string words = std::to_string(highest->total());
    const double width = text::width(words, {look_.metrics.label, true});
    double x = highest->x;
    if (look_.upright) {
      const double room = width / 2 + 0.3 * look_.sizes.em;
      const bool before = x < *look_.upright;
      x = before ? std::min(x, *look_.upright - room) : std::max(x, *look_.upright + room);
    }
    // A plate keeps the lines of the grid off it.
    body_.elements.push_back(
        rect({x - width / 2 - 1, top - 1.05 * look_.sizes.em, width + 2, look_.sizes.em},
             {look_.theme.background, {}}));
    body_.elements.push_back(text({x, top - 0.25 * look_.sizes.em}, words, look_.metrics.label,
                                  true, look_.theme.secondary, Anchor::middle));
  }

  const Strip& strip_;
  const StripLook& look_;
  Body& body_;
  double floor_ = 0;
};

}  // namespace

void draw_strip(const Strip& strip, const StripLook& look, Body& body) {
  StripPainter(strip, look, body).paint();
}

}  // namespace entente::timeline
