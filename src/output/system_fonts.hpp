#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"

/// Fonts of the system, and fonts for the web.
namespace entente::output {

/// Draws PNG and PDF with these font files too, from now on. Thread: safe.
void use_fonts(const std::vector<std::string>& paths);

/// Path of an installed font of exactly this family; empty if there is none.
std::string installed_font(const std::string& family, bool bold);

/// A part of a font that has these letters and what shaping makes of them, as WOFF2. Error:
/// `bad-font`.
Checked<std::string> web_font(std::string_view font, unsigned index,
                              const std::set<char32_t>& letters);

}  // namespace entente::output
