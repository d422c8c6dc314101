#pragma once

#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "text/face.hpp"

namespace entente::svg {

/// Path data of letters at `origin`, with relative commands: a figure has tens of thousands of
/// them. Each step is relative to the rounded one before it, so that errors do not add up.
std::string outline_data(const std::vector<text::OutlineStep>& outline, Point origin);

}  // namespace entente::svg
