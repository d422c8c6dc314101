#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/date.hpp"

namespace entente::cli {

/// The date that an option was given; none if its text is empty. Throws UsageError.
std::optional<date::Edtf> date_of(std::string_view option, const std::string& text);

}  // namespace entente::cli
