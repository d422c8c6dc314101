#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"
#include "scene/scene.hpp"

namespace entente::judge {

/// A place in the text of a figure, 1-based.
struct Place {
  std::uint32_t line = 0, column = 0;
};

/// A figure read back from its SVG.
struct ReadFigure {
  /// Something that entente does not write.
  struct Stranger {
    std::string message;
    Place at;
  };

  scene::Scene scene;
  std::vector<Place> shapes;  ///< of the shapes in painting order, the background not counted
  std::vector<Stranger> strangers;
};

/// Reads what svg::write() writes. Elements and attributes beyond it are noted and left out. Safe
/// on any bytes: document types are refused, so there are no entities to expand, nothing is loaded,
/// and depth and number of shapes are limited. Errors: `not-a-figure` with its place,
/// `limit-exceeded`.
Checked<ReadFigure> read_figure(std::string_view svg);

}  // namespace entente::judge
