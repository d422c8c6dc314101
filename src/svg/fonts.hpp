#pragma once

#include <string>
#include <string_view>

namespace entente::svg {

/// Font families for a text: first that of the font it was measured with, if any; then those that
/// have the first script in it that Arial lacks. Han forms follow the language. Unquoted names: some
/// renderers choke on quotes.
std::string font_stack(std::string_view utf8, std::string_view family, std::string_view language);

}  // namespace entente::svg
