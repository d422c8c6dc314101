#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "date/fault.hpp"
#include "entente/date.hpp"

namespace entente::date {

/// parse() without the search for what was meant.
std::variant<Edtf, Failure> parse_strictly(std::string_view text);

/// "write 2026-02-18" for what was probably meant; empty if nothing comes to mind. Everything it
/// proposes parses.
std::string hint(std::string_view text, Fault fault);

}  // namespace entente::date
