#pragma once

#include <vector>

#include "entente/judgement.hpp"
#include "scene/scene.hpp"

namespace entente::judge {

/// A fault with the shape that it is about: its position among the shapes of the scene in painting
/// order, the background not counted.
struct Finding {
  Flaw flaw{};
  std::size_t shape = 0;
  std::string message;
};

/// All that is measured in a scene.
struct Findings {
  Judgement measures;  ///< `faults` stay empty
  std::vector<Finding> faults;
};

/// `floor`: px below which type is too small.
///
/// Texts are judged at least as strictly as a browser's geometry would: by the boxes that a browser
/// gives them, and by the extent of their letters.
Findings judge(const scene::Scene& scene, double floor);

}  // namespace entente::judge
