#pragma once

#include <string>
#include <string_view>

namespace entente::output {

/// The address in ASCII, as Office and PDF want it: everything else, and what could end a
/// quotation, is percent-encoded.
std::string uri(std::string_view url);

}  // namespace entente::output
