#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "entente/diagnostic.hpp"

namespace entente::cli {

/// What foreign libraries make, in a process of its own: where memory or threads end some of them
/// end the process. Error: `io-write` if it was ended. `format`: "PNG".
Checked<std::string> made_apart(std::string_view format,
                                const std::function<Checked<std::string>()>& make);

}  // namespace entente::cli
