#include "timeline/bars.hpp"

#include <algorithm>
#include <cmath>

namespace entente::timeline {
namespace {

/// One end of a bar: solid up to `inner`, fading up to `outer`.
struct Fade {
  double inner = 0, outer = 0;
  End end = End::sharp;
};

/// `outward`: -1 at the start, 1 at the finish; `edge`: of the chart on that side.
Fade settled(Fade fade, double outward, double edge, const Sizes& sizes) {
  const double length = outward * (fade.outer - fade.inner);
  if (fade.end == End::soft && length < 1.1 * sizes.em) {
    fade.outer = fade.inner + outward * std::min(1.1 * sizes.em, outward * (edge - fade.inner));
  } else if (fade.end == End::coarse && length < 0.8 * sizes.em) {
    fade = {fade.outer, fade.outer, End::sharp};  // shorter, it would look like a fault of printing
  }
  return fade;
}

bool fades(End end) { return end == End::coarse || end == End::soft; }

}  // namespace

double stub_of_unknown(const Sizes& sizes) { return 2.2 * sizes.em; }

Bar bar_of(const Piece& piece, const Scale& scale, const Sizes& sizes) {
  const double outer_from = std::isfinite(piece.begin) ? scale.x(piece.begin) : scale.left();
  const double outer_to = std::isfinite(piece.end) ? scale.x(piece.end) : scale.right();
  Bar bar;
  bar.within = piece.kind == Piece::Kind::within;
  Fade start{outer_from, outer_from, piece.start}, finish{outer_to, outer_to, piece.finish};
  if (!bar.within && fades(piece.start)) {
    start.inner = std::clamp(scale.x(piece.solid_begin), outer_from, outer_to);
    start = settled(start, -1, scale.left(), sizes);
  }
  if (!bar.within && fades(piece.finish)) {
    finish.inner = std::clamp(scale.x(piece.solid_end), outer_from, outer_to);
    finish = settled(finish, 1, scale.right(), sizes);
  }
  const double stub = stub_of_unknown(sizes);
  if (!bar.within && piece.start == End::unknown) {
    start.inner = finish.inner;
    start.outer = std::max(scale.left(), start.inner - stub);
  }
  if (!bar.within && piece.finish == End::unknown) {
    finish.inner = start.inner;
    finish.outer = std::min(scale.right(), finish.inner + stub);
  }
  if (start.inner > finish.inner) {  // no part of it is sure
    start.inner = finish.inner = (start.inner + finish.inner) / 2;
  }
  bar.fade_from = start.outer;
  bar.from = start.inner;
  bar.to = finish.inner;
  bar.fade_to = finish.outer;
  // Where steps stand for dates, the axis has no end that a time could lie beyond.
  const bool stepped = scale.sequential() && !bar.within;
  const bool before = !stepped && piece.begin < scale.segments().front().begin;
  const bool after = !stepped && piece.end > scale.segments().back().end;
  const bool unknown_start = start.end == End::unknown, unknown_finish = finish.end == End::unknown;
  bar.start = before && !unknown_start ? End::open : start.end;
  bar.finish = after && !unknown_finish ? End::open : finish.end;
  return bar;
}

Point half_of_break_sign(double bar_height, const Sizes& sizes) {
  const double half = bar_height / 2 + 0.12 * sizes.em;
  return {0.35 * half, half};
}

}  // namespace entente::timeline
