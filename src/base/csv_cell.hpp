#pragma once

#include <string>
#include <string_view>

namespace entente::base {

/// Appends a cell as RFC 4180 has it, in quotes where it must be, whatever divides the cells.
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace entente::base
