#pragma once

#include <string>
#include <string_view>

namespace entente::base {

/// A text as JSON, with its quotes. Bytes that are no UTF-8 become U+FFFD.
std::string json_text(std::string_view text);

}  // namespace entente::base
