#pragma once

#include <map>
#include <string>
#include <vector>

#include "change/panels.hpp"
#include "layout/stage.hpp"
#include "stages/drawing.hpp"
#include "text/measure.hpp"

/// Where everything stands, in all panels alike: one layout of what all panels hold.
namespace entente::stages {

struct Place {
  Rect rect;
  std::vector<std::string> name;  ///< in lines
};

struct Places {
  bool fits = false;
  std::map<ActorIndex, Place> houses;
  std::vector<layout::StageSegment> lines;                ///< by track; a to b
  std::vector<Point> meetings;                            ///< by track; of those that are one
  std::vector<std::vector<layout::StageSegment>> spokes;  ///< by track that is a meeting, by house
  int crossings = 0;
};

text::Style name_style(const theme::Metrics& metrics);

struct PlaceOptions {
  std::map<ActorIndex, Point> homes = {};  ///< where houses stood earlier
  double wished = 0;  ///< how long lines are if there is room, px; 0: as long as their marks need
  bool short_names = false;
};

/// In an area whose upper left corner is at 0, 0.
Places place(const Context& context, const change::Story& story, Size area,
             const PlaceOptions& options);

}  // namespace entente::stages
