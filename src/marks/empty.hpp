#pragma once

#include "marks/body.hpp"
#include "marks/context.hpp"

namespace entente::marks {

/// A body of which there is nothing to draw: it says so in `words`, and warns for `reason`.
Body empty_body(const Context& context, Rect area, std::string_view words, std::string reason);

}  // namespace entente::marks
