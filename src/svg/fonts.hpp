#pragma once

#include <string>
#include <string_view>

namespace entente::svg {

/// Font families for a text: the figure's own type; what it lacks by `family`, the font that was
/// measured, if any; else by what has the first script in it that Arial lacks. Before Chinese
/// characters their font comes first, in the form of the language. Unquoted names: some renderers
/// choke on quotes.
/// `own_family`: that the figure's own type is embedded as; else empty.
std::string font_stack(std::string_view utf8, std::string_view family, std::string_view own_family,
                       std::string_view language);

/// Whether a family may be named without quotes: letters, digits, hyphens and single spaces alone.
bool is_plain_family(std::string_view family);

}  // namespace entente::svg
