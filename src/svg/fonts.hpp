#pragma once

#include <string_view>

namespace entente::svg {

/// Font families for a text, by the first script in it that Arial lacks; Han forms follow the
/// language. Unquoted names: some renderers choke on quotes.
std::string_view font_stack(std::string_view utf8, std::string_view language);

/// Whether some of it is written from right to left.
bool has_right_to_left(std::string_view utf8);

}  // namespace entente::svg
