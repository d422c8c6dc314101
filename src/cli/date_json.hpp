#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "entente/date.hpp"

namespace entente::cli {

/// How a date is understood, as one JSON object in one line.
std::string date_json(std::string_view input,
                      const std::variant<date::Edtf, date::ParseError>& result);

}  // namespace entente::cli
