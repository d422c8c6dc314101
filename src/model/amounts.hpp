#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "entente/diagnostic.hpp"

/// What an amount may be, whatever it was read from.
namespace entente::model {

inline constexpr double least_amount = 1e-6;
inline constexpr double most_amount = 1e15;
inline constexpr std::size_t longest_unit = 40;  ///< code points

/// Why something is no amount. `message` is empty if it is one.
struct AmountFault {
  Code code = Code::bad_value;
  std::string message, hint;
  explicit operator bool() const { return !message.empty(); }
};

/// Zero, negative, or beyond what anybody counts. `shown`: the number as it was written.
AmountFault amount_fault(double value, std::string_view shown);
/// Empty or too long.
AmountFault unit_fault(std::string_view unit);

/// The unit without blanks around it; a sign of money becomes its code: "€" is "EUR".
std::string plain_unit(std::string_view written);

/// What follows a word for "about" before a number ("c. 50", "~50", "about 50"), else all of it.
std::string_view after_about(std::string_view text);

/// How an amount is written, for hints.
std::string_view amount_example();

}  // namespace entente::model
