#pragma once

#include <utility>
#include <vector>

#include "timeline/drawing.hpp"

/// The signs a timeline is written in; figure and legend draw them with the same code.
namespace entente::timeline {

/// A mark: disc, diamond or square by sign; hollow if it did not happen for sure, with the dash of
/// its status, crossed if denied or cancelled; hollow too if only its date is not sure.
struct MarkLook {
  Sign sign = Sign::neutral;
  Status status = Status::happened;
  bool hollow = false;
  bool quiet = false;  ///< smaller and paler, for what has no words
};
void draw_mark(Point center, double radius, const MarkLook& look, const theme::Theme& theme,
               const theme::Metrics& metrics, std::vector<Element>& out);

/// An arrowhead with its tip at `tip`, hollow like a mark. `down`: 1 or -1.
void draw_mark_arrow(Point tip, double down, const MarkLook& look, const theme::Theme& theme,
                     const theme::Metrics& metrics, std::vector<Element>& out);
double mark_arrow_length(const theme::Metrics& metrics);

/// A small arrowhead at a mark: who acts has no lane from which an arrow could come.
void draw_upon(Point tip, double down, const MarkLook& look, const theme::Theme& theme,
               const theme::Metrics& metrics, std::vector<Element>& out);
double upon_length(const theme::Metrics& metrics);

/// The line between marks.
Stroke join_stroke(const MarkLook& look, const theme::Theme& theme, const theme::Metrics& metrics);

/// How a stretch ends in a figure.
enum class StretchEnd : std::uint8_t { sharp, fading, arrow };

/// A stretch of time. Solid inside [from, to], fading or pointed outside.
struct StretchLook {
  double fade_from = 0, from = 0, to = 0, fade_to = 0;  ///< px
  StretchEnd start = StretchEnd::sharp, finish = StretchEnd::sharp;
  double y = 0, height = 0;                        ///< y: its middle
  double pitch = 8;                                ///< px from one block of a fade to the next
  std::vector<std::pair<double, double>> visible;  ///< px; what lies outside is not drawn
};
void draw_stretch(const StretchLook& look, const Paint& paint, std::vector<Element>& out);

/// "Some time between": a line with bars at its ends, or an arrow where it is open.
void draw_range(const StretchLook& look, const Stroke& stroke, std::vector<Element>& out);

Color era_fill(bool darker, const theme::Theme& theme);
/// The ground of what is still to come, beyond the as-of line.
Color future_fill(const theme::Theme& theme);
Stroke as_of_stroke(const theme::Theme& theme, const theme::Metrics& metrics);

}  // namespace entente::timeline
