#pragma once

#include <vector>

#include "storyline/story.hpp"
#include "timeline/scale.hpp"

namespace entente::storyline {

/// Sizes in px at the size of the page; those of a slide are whole numbers.
struct Sizes {
  explicit Sizes(const theme::Metrics& metrics);
  double unit;      ///< 1 on a slide
  double together;  ///< between lines that meet
  double apart;     ///< between homes of lines, at the usual stretch
  double strange;   ///< between lines that do not meet, at least
  double beside;    ///< the same beside an official
  double capsule;   ///< half of the width of a bundle's ground
  double plateau;   ///< half of the level part of a line at an event
  double curve;     ///< width of a curve, at least
  double stay;      ///< lines that meet again within this stay together
  double line;      ///< pitch of words
  double mark;      ///< radius
};

struct Axis {
  timeline::Scale scale;
  std::vector<double> x;             ///< by bundle: where it stands
  std::vector<std::size_t> segment;  ///< by bundle
  double farthest = 0;               ///< px of the bundle that stands farthest from its date
};

/// An axis on which the bundles stand as near to their dates as their distances allow, broken where
/// that brings them nearer. Nullopt if they need more width. Pre: bundles by date, not empty.
std::optional<Axis> lay_axis(const Story& story, const select::Selection& selection, double left,
                             double right, const Sizes& sizes);

}  // namespace entente::storyline
