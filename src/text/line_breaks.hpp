#pragma once

#include <string_view>
#include <vector>

namespace entente::text {

/// Where a line may end, in bytes, without 0 and the end: after spaces and hyphens, between Chinese
/// characters, between words of Thai. By ICU: UAX #14, and dictionaries for scripts that are
/// written without spaces; in the language of the setting.
std::vector<std::size_t> line_breaks(std::string_view utf8);

}  // namespace entente::text
