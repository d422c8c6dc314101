#pragma once

namespace entente::base {

/// In no locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace entente::base
