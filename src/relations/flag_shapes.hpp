#pragma once

#include "flags/flag.hpp"
#include "relations/drawing.hpp"

namespace entente::relations {

/// What a flag takes, px: not wider than twice its height, and not narrower than it.
Size flag_size(const flags::Flag& flag, double height);

/// The flag in the middle of `room`, which is of flag_size(), with an edge, since many are white at
/// their borders.
Group flag_shapes(const flags::Flag& flag, const std::string& code, const Rect& room, Stroke edge);

}  // namespace entente::relations
