#pragma once

#include <optional>
#include <string_view>

#include "theme/theme.hpp"

namespace entente::flags {

/// "#1B1F24", "#fff", "rgb(0, 50%, 255)", "crimson"; nullopt for anything else, "none" too.
std::optional<theme::Color> color_of(std::string_view text);

}  // namespace entente::flags
