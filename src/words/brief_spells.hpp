#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/date.hpp"

namespace entente::words {

/// When something was the case, short and never as one span where it was not: "7 Feb 1962",
/// "1980–87", "1902–61, since 2015"; where that is too much, "9×, 2003–11" or "4×, 1942–91, since
/// 2015". Empty if there is no date.
std::string spells_in_brief(const std::vector<const date::Edtf*>& spells,
                            std::string_view language);

}  // namespace entente::words
