#pragma once

#include <vector>

#include "entente/deck.hpp"
#include "scene/scene.hpp"

namespace entente::deck {

/// What one slide shows: the items up to a number.
struct Step {
  int last = 0;           ///< number of the last item that is shown; 0: none yet
  std::vector<int> more;  ///< numbers of the items that are new
};

/// The steps of a build, the last with everything. Without a build there is that one.
std::vector<Step> steps(const Table& table, Build build);

/// What of the elements is shown when the items up to `last` are. What belongs to no item always
/// is; a line that stands for several items comes with the first of them.
std::vector<scene::Element> shown(const std::vector<scene::Element>& elements, int last);

/// The panels of snapshots as steps, one slide each, `last` and `more` as above but of panels;
/// empty if the drawing has no panels.
std::vector<Step> panel_steps(const std::vector<scene::Element>& elements);

/// What is shown with the panels up to `last`.
std::vector<scene::Element> shown_panels(const std::vector<scene::Element>& elements, int last);

}  // namespace entente::deck
