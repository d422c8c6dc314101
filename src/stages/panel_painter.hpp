#pragma once

#include "change/panels.hpp"
#include "stages/places.hpp"

namespace entente::stages {

/// Paints the stage of one panel: who is there, who is not, and the lines of its period.
/// `number`: of the panel, from 1; ids of actors begin with it, since each stands in every panel.
void paint_stage(const Context& context, const change::Story& story, const Places& places,
                 std::size_t number, Point corner, std::vector<Element>& out);

}  // namespace entente::stages
