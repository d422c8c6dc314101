#pragma once

#include <optional>
#include <string_view>

namespace entente::base {

struct Currency {
  std::string_view code;    ///< ISO 4217: "EUR"
  std::string_view symbol;  ///< "€"; empty: readers get the code
};

/// The currency of that code, in capitals.
std::optional<Currency> currency(std::string_view code);
/// The code that a sign of money stands for: "EUR" for "€". Empty for what is none.
std::string_view currency_of_symbol(std::string_view symbol);

}  // namespace entente::base
