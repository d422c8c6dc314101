#include "marks/lines.hpp"

#include <cmath>

namespace entente::marks {

Stroke stroke_of(Sign sign, Medium medium, Status status, bool ended, const theme::Theme& theme,
                 const theme::Metrics& metrics) {
  Stroke stroke{theme.sign(sign), medium == Medium::material ? metrics.material : metrics.verbal,
                Dash::solid};
  // Whether it is so at all comes before whether it is over.
  if (status == Status::reported || status == Status::claimed) {
    stroke.dash = Dash::dotted;
  } else if (status == Status::planned || status == Status::hypothetical) {
    stroke.dash = Dash::dashed;
  } else if (ended) {
    stroke.dash = Dash::long_dashed;
  }
  return stroke;
}

PathShape arrowhead(Point tip, Point direction, double line_width, Color color,
                    const theme::Metrics& metrics) {
  const Point back = tip - direction * metrics.arrow_length(line_width);
  const Point across{-direction.y, direction.x};
  const double half = metrics.arrow_width(line_width) / 2;
  return polygon({tip, back + across * half, back - across * half}, {color, {}});
}

PathShape crossbar(Point at, Point direction, const Stroke& stroke, const theme::Metrics& metrics) {
  const Point across{-direction.y, direction.x};
  const double half = metrics.crossbar / 2;
  return line(at + across * half, at - across * half,
              {stroke.color, std::max(metrics.verbal, 0.6 * stroke.width), Dash::solid});
}

void draw_cross(Point at, const Stroke& stroke, const theme::Metrics& metrics,
                std::vector<Element>& out) {
  const double r = 0.35 * metrics.crossbar;
  const Stroke plain{stroke.color, metrics.verbal, Dash::solid};
  out.push_back(line(at + Point{-r, -r}, at + Point{r, r}, plain));
  out.push_back(line(at + Point{-r, r}, at + Point{r, -r}, plain));
}

}  // namespace entente::marks
