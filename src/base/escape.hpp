#pragma once

#include <string>
#include <string_view>

namespace entente::base {

/// Appends a text so that XML and HTML show it as it is, in an element or between quotes of either
/// kind. Characters that XML forbids are the caller's: see clean_xml().
void append_escaped(std::string& out, std::string_view text);

}  // namespace entente::base
