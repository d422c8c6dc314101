#include "model/amounts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/currencies.hpp"
#include "base/utf8.hpp"

namespace entente::model {

AmountFault amount_fault(double value, std::string_view shown) {
  if (value >= least_amount && value <= most_amount) return {};
  if (value == 0) {
    return {Code::bad_value, "an amount of zero is none",
            "leave the amount out if there was none or nobody knows it"};
  }
  if (value < 0) {
    return {Code::bad_value, fmt::format("the amount {} is negative", shown),
            "an amount says how much; who gives and who gets it is said by \"from\" and \"to\""};
  }
  if (value < least_amount) {
    return {Code::bad_value, fmt::format("the amount {} is less than 0.000001", shown),
            "count in a smaller unit"};
  }
  return {Code::bad_value,
          fmt::format("the amount {} is more than 1000000000000000 (10 to the 15th)", shown),
          "check the number of zeros, or count in a larger unit"};
}

AmountFault unit_fault(std::string_view unit) {
  if (unit.empty()) {
    return {Code::bad_value, "the unit of the amount is empty",
            "say what is counted: \"EUR\", \"bbl/d\", \"troops\""};
  }
  const std::size_t length = base::count_code_points(unit);
  if (length <= longest_unit) return {};
  return {Code::limit_exceeded,
          fmt::format("the unit of the amount has {} characters, more than the limit of {}", length,
                      longest_unit),
          "a unit is a word or two; what was given for stands in the title"};
}

std::string plain_unit(std::string_view written) {
  const std::string clean = base::clean_label(written);
  const std::size_t first = clean.find_first_not_of(' ');
  if (first == clean.npos) return {};
  std::string unit = clean.substr(first, clean.find_last_not_of(' ') - first + 1);
  const std::string_view code = base::currency_of_symbol(unit);
  return code.empty() ? unit : std::string(code);
}

std::string_view after_about(std::string_view text) {
  for (const std::string_view about :
       {"~", "≈", "about ", "circa ", "ca. ", "ca ", "c. ", "approx. ", "approximately "}) {
    if (base::fold_case(text.substr(0, about.size())) != about) continue;
    text.remove_prefix(about.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    break;
  }
  return text;
}

std::string_view amount_example() { return "{ \"value\": 2100000, \"unit\": \"EUR\" }"; }

}  // namespace entente::model
