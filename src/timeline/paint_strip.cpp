#include "timeline/paint_strip.hpp"

#include <algorithm>

#include "text/measure.hpp"
#include "timeline/marks.hpp"

namespace entente::timeline {
namespace {

class StripPainter {
 public:
  StripPainter(const Strip& strip, const StripLook& look, Body& body)
      : strip_(strip), look_(look), body_(body) {
    floor_ = strip.top + strip.height - 0.25 * look.sizes.em;
  }

  void paint() {
    for (const Strip::Stack& stack : strip_.stacks) {
      double y = floor_;
      for (const Strip::Portion& portion : stack.portions) {
        strip_.columns ? column(stack.x, y, portion) : marks(stack.x, y, portion);
        y -= strip_.per_item * portion.count;
      }
    }
    if (strip_.columns) count_highest();
  }

 private:
  MarkLook look_of(const Strip::Portion& portion) const {
    MarkLook small;
    small.sign = portion.sign;
    small.status = portion.status;
    small.quiet = true;
    return small;
  }

  void marks(double x, double bottom, const Strip::Portion& portion) {
    const MarkLook small = look_of(portion);
    for (int i = 0; i < portion.count; ++i) {
      const Point at{x, bottom - (i + 0.5) * strip_.per_item};
      draw_mark(at, look_.sizes.mark, small, look_.theme, look_.metrics, body_.elements);
    }
  }

  /// Filled for what happened, else hollow as marks are.
  void column(double x, double bottom, const Strip::Portion& portion) {
    const double width = 0.8 * strip_.pitch, height = portion.count * strip_.per_item;
    const MarkLook small = look_of(portion);
    Paint paint{join_stroke(small, look_.theme, look_.metrics).color, {}};
    double in = 0;
    if (portion.status != Status::happened) {
      paint = {look_.theme.background, join_stroke(small, look_.theme, look_.metrics)};
      paint.stroke->width = look_.metrics.leader;
      in = std::min(paint.stroke->width, height) / 2;
    }
    body_.elements.push_back(
        rect({x - width / 2 + in, bottom - height + in, width - 2 * in, height - 2 * in}, paint));
  }

  /// The scale of the columns in one number.
  void count_highest() {
    const auto highest =
        std::max_element(strip_.stacks.begin(), strip_.stacks.end(),
                         [](const auto& a, const auto& b) { return a.total < b.total; });
    const double top = floor_ - highest->total * strip_.per_item;
    const std::string words = std::to_string(highest->total);
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
