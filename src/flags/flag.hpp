#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "theme/theme.hpp"

/// Flags: any SVG of one, flattened into plain filled polygons.
namespace entente::flags {

/// A polygon: its last point is joined to its first.
using Contour = std::vector<Point>;

/// One color over what is below it. Filled alike by the rule of non-zero winding and by the rule of
/// even and odd, so that no program can get it wrong.
struct Area {
  theme::Color color;
  std::vector<Contour> contours;
};

/// In units of its height: it reaches from (0, 0) to (width, 1). Painted in order.
struct Flag {
  double width = 1.5;  ///< within the limits
  std::vector<Area> areas;
};

/// By ISO 3166-1 alpha-2 code in upper case.
using FlagSet = std::map<std::string, Flag>;

struct Limits {
  std::size_t source = 524'288;        ///< bytes of the SVG
  std::size_t drawn = 24'576;          ///< bytes of the flag in a figure, about
  double narrowest = 0.5, widest = 3;  ///< of its height
};

struct Reading {
  std::optional<Flag> flag;
  std::string reason;  ///< why there is none: "it has gradients"
};

/// Understands paths, basic shapes, groups, transforms, `use`, presentation attributes and inline
/// styles, clips that are convex, and plain strokes. Small details are left out, and curves get as
/// many corners as the limit allows. Never fails on any bytes: what it cannot draw right has a
/// reason instead of a flag. Entities and references to other files are refused.
Reading read(std::string_view svg, const Limits& limits = {});

/// The same as light and dark as it is, for printing in black.
Flag in_greys(Flag flag);

}  // namespace entente::flags
