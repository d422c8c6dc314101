#pragma once

#include <string>
#include <string_view>

/// Amounts as people write them in sheets.
namespace entente::exchange {

struct AmountCell {
  double value = 0;
  std::string unit;   ///< what stands beside the number, a sign of money as its code; may be empty
  std::string fault;  ///< follows the cell in quotes: "is not a number"; empty if it was understood
  std::string hint;
  bool approximate = false;  ///< "c." or the like stands before it
};

/// "2100000", "2,100,000.50 USD", "€ 2.100.000,50", "1’200.5", "2 100 000 bbl/d". What may be two
/// numbers ("1.234", "1,234") is neither.
AmountCell read_amount(std::string_view text);

/// "EUR" for "Amount (EUR)", "amount_eur" and "Amount €"; empty if the last word is no currency.
std::string currency_of_header(std::string_view header);

}  // namespace entente::exchange
