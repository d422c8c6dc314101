#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"
#include "select/selection.hpp"

/// Amounts in words and their sums. Nothing here ever adds amounts of different units.
namespace entente::words {

/// How a number is printed: in ones, or in what the language has short words for, as thousands and
/// millions (Chinese: ten thousands), to how many decimals.
struct NumberScale {
  int zeros = 0;  ///< 0, or an exponent of NumberWords::brief
  int decimals = 0;
  bool operator==(const NumberScale&) const = default;
};

/// Three digits that count, without zeros at the end; in ones up to 9,999. Pre: more than zero.
NumberScale scale_of(double value, std::string_view language);
/// One for numbers that are to be compared: the scale of the largest, and decimals until the
/// smallest is printed true to a twentieth, two at most. Pre: none is negative.
NumberScale common_scale(const std::vector<double>& values, std::string_view language);

/// "0.60", "2,1": in that scale, whose word is left out.
std::string short_number(double value, const NumberScale& scale, std::string_view language);
/// "€2.1m", "CHF 40.6m", "1.2m bbl/d", "2,1 млн €", "400 troops". Blanks do not break.
std::string short_amount(double value, std::string_view unit, const NumberScale& scale,
                         std::string_view language);
std::string short_amount(double value, std::string_view unit, std::string_view language);
/// "c. €2.1m" if it is approximate.
std::string short_amount(const Amount& amount, std::string_view language);
/// "c. €2.1m" of "€2.1m".
std::string about(std::string amount, std::string_view language);
/// To the last digit: "€2,100,000", "c. €2,100,000".
std::string full_amount(const Amount& amount, std::string_view language);

/// The title with the amount after it, unless it tells the amount already: "Oil aid €2.1m" to be
/// short, else "Oil aid, €2,100,000". Without an amount, the title.
enum class AmountLength : std::uint8_t { brief, full };
std::string with_amount(const std::string& title, const std::optional<Amount>& amount,
                        std::string_view language, AmountLength length);

struct UnitSum {
  Amount sum;
  std::size_t items = 0;
};
/// What the amounts of these items come to, unit by unit: that of most items first. A sum is
/// approximate if any part of it is.
std::vector<UnitSum> sums_by_unit(const Dossier& dossier, const select::Selection& selection,
                                  const std::vector<int>& numbers);
/// Their sum, if each of them has an amount and all are of one unit.
std::optional<Amount> sum_of_all(const Dossier& dossier, const select::Selection& selection,
                                 const std::vector<int>& numbers);

/// At least two and at most `most` rounded numbers (1, 2, 5, 10, 20 …) that lie in the range, for
/// a legend; ascending. Of a range that holds fewer than two, the ones next below its end. Pre:
/// 0 < smallest <= largest, most >= 2.
std::vector<double> round_samples(double smallest, double largest, std::size_t most);

}  // namespace entente::words
