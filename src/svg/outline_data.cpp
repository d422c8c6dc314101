#include "svg/outline_data.hpp"

#include <initializer_list>

#include "base/numeric.hpp"

namespace entente::svg {
namespace {

using Kind = text::OutlineStep::Kind;

class OutlineWriter {
 public:
  explicit OutlineWriter(Point origin) : origin_(origin) {}

  void add(const text::OutlineStep& step) {
    const Point to = place(step.to);
    switch (step.kind) {
      case Kind::move:
        command('M', {to});
        start_ = to;
        break;
      case Kind::line:
        add_line(to);
        break;
      case Kind::quadratic:
        command('q', {place(step.c1), to});
        break;
      case Kind::cubic:
        command('c', {place(step.c1), place(step.c2), to});
        break;
      case Kind::close:
        out_ += 'z';
        last_ = 'z';
        pen_ = start_;
        return;
    }
    pen_ = to;
  }

  std::string take() { return std::move(out_); }

 private:
  Point place(Point p) const {
    return {base::rounded(origin_.x + p.x), base::rounded(origin_.y + p.y)};
  }

  void add_line(Point to) {
    if (to == pen_) return;
    if (to.y == pen_.y) {
      begin('h');
      number(to.x - pen_.x);
    } else if (to.x == pen_.x) {
      begin('v');
      number(to.y - pen_.y);
    } else {
      command('l', {to});
    }
  }

  /// Points relative to the pen, but those of a move.
  void command(char name, std::initializer_list<Point> points) {
    begin(name);
    const Point from = name == 'M' ? Point{} : pen_;
    for (const Point point : points) {
      number(point.x - from.x);
      number(point.y - from.y);
    }
  }

  /// A command's name may be left out where it repeats; after a move that would be a line.
  void begin(char name) {
    first_ = name != last_ || name == 'M';
    if (first_) out_ += name;
    last_ = name;
  }

  /// A space stands only where nothing else parts two numbers: "1.5-2", ".5.5" would be read too,
  /// but not by every program.
  void number(double value) {
    std::string digits = base::number(value);
    if (!first_ && digits.front() != '-') out_ += ' ';
    out_ += digits;
    first_ = false;
  }

  Point origin_, pen_, start_;
  std::string out_;
  char last_ = 0;
  bool first_ = false;
};

}  // namespace

std::string outline_data(const std::vector<text::OutlineStep>& outline, Point origin) {
  OutlineWriter writer(origin);
  for (const text::OutlineStep& step : outline) writer.add(step);
  return writer.take();
}

}  // namespace entente::svg
