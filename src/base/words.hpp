#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::base {

/// What stands between spaces, in order; nothing after a last space.
std::vector<std::string> words_of(std::string_view text);

}  // namespace entente::base
