#pragma once

#include <string>
#include <string_view>

namespace entente::svg {

/// Font families for a text: the figure's own type; what it lacks by `family`, the font that was
/// measured, if any; else by what has the first script in it that Arial lacks. Before Chinese
/// characters their font comes first, in the form of the language, and before Hebrew the font that
/// was measured: some versions of the figure's own type have Hebrew too. Names stand without quotes
/// where they can: some renderers choke on them. `leads`: `family` comes first, whatever the
/// letters. `own_family`: that the figure's own type is embedded as; else empty.
std::string font_stack(std::string_view utf8, std::string_view family, bool leads,
                       std::string_view own_family, std::string_view language);

/// A family as style sheets name it: as it is if it has letters, digits, hyphens and single spaces
/// alone, else in quotes, without what could end them.
std::string family_name(std::string_view family);

}  // namespace entente::svg
