#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::base {

/// A number as a person would write it, with all its digits: "45", "2.5". Pre: finite.
std::string plain_number(double value);
/// The number that all of a text is; none if it is none, or none that is finite.
std::optional<double> number_in(std::string_view text);

}  // namespace entente::base
