#pragma once

#include "layout/story_orders.hpp"
#include "storyline/axis.hpp"

namespace entente::storyline {

/// One stretch of a line on the page: the actor is there without a break. y = 0 is the hub.
struct Strand {
  int track = 0;
  std::vector<scene::Segment> path;
  std::vector<Point> points;  ///< the same as a polyline
  bool begins = false;        ///< in the middle of the page, by itself: it wants its name there
  bool fades = false;         ///< no further event is drawn: four dashes follow
  double fade_to = 0;         ///< x up to which there is room for those
  std::optional<double> y(double x) const;
};

/// Where the lines of a bundle run, from top to bottom.
struct BundlePlace {
  double x = 0;
  std::vector<Stop> stops;
  std::vector<double> y;
  int above = 0, below = 0;  ///< lines on either side
  double top() const { return y.front(); }
  double bottom() const { return y.back(); }
};

struct Weave {
  std::vector<Strand> strands;
  std::vector<BundlePlace> bundles;  ///< as in the story
  int hub = 0;
  int crossings = 0, bound = 0;
  double moved = 0;  ///< px that all lines move up and down
};

/// Lines that meet at their bundles. `stretch`: of the distance between homes.
Weave weave(const Story& story, const Axis& axis, const Dossier& dossier, const Sizes& sizes,
            double stretch);

}  // namespace entente::storyline
