#include "words/amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/ascii.hpp"
#include "base/currencies.hpp"
#include "base/utf8.hpp"
#include "languages/language.hpp"

namespace entente::words {
namespace {

constexpr double least_in_thousands = 9999.5;
constexpr double least_alone = 10;  // a smaller number in words may count anything

double power_of_ten(int exponent) { return std::pow(10.0, exponent); }

int decimals_of_three_digits(double value) {
  return std::max(0, 2 - static_cast<int>(std::floor(std::log10(value))));
}

/// What is printed so is not quite the value.
double as_printed(double value, int decimals) {
  const std::string digits = fmt::format("{:.{}f}", value, decimals);
  double printed = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), printed);
  return printed;
}

/// Digits with a point, zeros at the end of decimals left out.
std::string trimmed_digits(double value, int decimals) {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (digits.find('.') == digits.npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

/// Digits with a point, as the language writes them.
std::string localised(const std::string& digits, std::string_view language) {
  const languages::NumberWords& words = languages::of(language).numbers;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += words.thousands_separator;
    out += digits[i];
  }
  if (point < digits.size()) {
    out += words.decimal_separator;
    out += digits.substr(point + 1);
  }
  return out;
}

/// A number with the word for so many zeros behind it, in the form that the number takes.
std::string with_scale_word(const std::string& digits, int zeros, std::string_view language) {
  const languages::Language& own = languages::of(language);
  std::string number = localised(digits, language);
  for (const languages::Magnitude& row : own.numbers.brief) {
    if (zeros == 0 || row.exponent != zeros) continue;
    return number + std::string(languages::form_of(own, row.word, digits));
  }
  return number;
}

/// Whether the symbol of a currency stands close behind the word for so many zeros.
bool takes_symbol_close(int zeros, std::string_view language) {
  const auto& rows = languages::of(language).numbers.brief;
  return std::any_of(rows.begin(), rows.end(), [&](const languages::Magnitude& row) {
    return zeros > 0 && row.exponent == zeros && row.close;
  });
}

/// `zeros`: those that stand as a word behind the number.
std::string with_unit(const std::string& number, int zeros, std::string_view unit,
                      std::string_view language) {
  const languages::Phrases& phrases = languages::phrases(language);
  const std::optional<base::Currency> currency = base::currency(unit);
  const bool symbol = currency && !currency->symbol.empty();
  if (symbol && takes_symbol_close(zeros, language)) return number + std::string(currency->symbol);
  const std::string_view pattern = symbol     ? phrases.money
                                   : currency ? phrases.money_by_code
                                              : phrases.counted_unit;
  const std::string_view sign = symbol ? currency->symbol : unit;
  // Chinese sets its own words close to digits, and those in Latin letters apart.
  const bool latin = !currency && !unit.empty() && static_cast<unsigned char>(unit.front()) < 0x80;
  if (latin && pattern == "{0}{1}") return fmt::format("{}\u00a0{}", number, sign);
  return fmt::format(fmt::runtime(pattern), number, sign);
}

std::string plain_blanks(std::string text) {
  for (const std::string_view no_break : {"\u00a0", "\u202f"}) {
    for (std::size_t at = 0; (at = text.find(no_break, at)) != text.npos; ++at) {
      text.replace(at, no_break.size(), " ");
    }
  }
  return text;
}

/// Whether a text says so, not as a part of a longer number or word.
bool says(const std::string& text, const std::string& amount) {
  for (std::size_t at = 0; (at = text.find(amount, at)) != text.npos; ++at) {
    const std::size_t end = at + amount.size();
    const auto number_goes_on = [&](std::size_t i) {
      return base::is_digit(text[i]) || ((text[i] == '.' || text[i] == ',') &&
                                         i + 1 < text.size() && base::is_digit(text[i + 1]));
    };
    const bool begins =
        at == 0 || !(base::is_digit(amount.front()) &&
                     (base::is_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ','));
    if (begins && (end >= text.size() || !number_goes_on(end))) return true;
  }
  return false;
}

/// Whether a text has the number and behind it a word that begins as the one for so many zeros
/// does: "20 billion" says what "20bn" does.
bool spells_out(const std::string& text, const std::string& digits, int zeros,
                std::string_view language) {
  const std::string number = localised(digits, language);
  const std::string brief = plain_blanks(with_scale_word(digits, zeros, language));
  const std::size_t word = brief.find_first_not_of(' ', number.size());
  if (zeros == 0 || word == brief.npos) return false;
  std::size_t end = word;
  base::next_code_point(brief, end);
  const std::string spelled = number + " " + brief.substr(word, end - word);
  return says(base::fold_case(text), base::fold_case(spelled));
}

bool tells_amount(const std::string& title, const Amount& amount, std::string_view language) {
  const std::string text = plain_blanks(title);
  const Amount exact{amount.value, amount.unit};
  if (says(text, plain_blanks(full_amount(exact, language)))) return true;
  const bool money = base::currency(amount.unit).has_value();
  std::vector<int> scales = {0};
  for (const languages::Magnitude& row : languages::of(language).numbers.brief) {
    if (row.exponent > 0) scales.push_back(row.exponent);
  }
  for (const int zeros : scales) {
    const double scaled = amount.value / power_of_ten(zeros);
    if (scaled < 0.001) break;
    for (int decimals = 0; decimals <= 3; ++decimals) {
      const std::string digits = fmt::format("{:.{}f}", scaled, decimals);
      if (std::abs(as_printed(scaled, decimals) - scaled) > 0.05 * scaled) continue;
      const std::string number = with_scale_word(digits, zeros, language);
      if (says(text, plain_blanks(with_unit(number, zeros, amount.unit, language)))) return true;
      if (spells_out(text, digits, zeros, language)) return true;
      // "Shell kills 68" needs no "68 dead"; of money, a bare number may be something else.
      const bool counted = !money && zeros == 0 && amount.value >= least_alone;
      if (counted && says(text, plain_blanks(number))) return true;
    }
  }
  return false;
}

/// The largest of 1, 2, 5, 10, 20 … that is at most `value`.
double rounded_down(double value) {
  const double power = power_of_ten(static_cast<int>(std::floor(std::log10(value))));
  for (const double step : {10.0, 5.0, 2.0}) {
    if (step * power <= value * (1 + 1e-12)) return step * power;
  }
  return power;
}

double next_below(double round) { return rounded_down(round * 0.6); }

}  // namespace

NumberScale scale_of(double value, std::string_view language) {
  int zeros = 0;
  int decimals = decimals_of_three_digits(value);
  for (const languages::Magnitude& row : languages::of(language).numbers.brief) {
    if (row.exponent == 0 || value < least_in_thousands) break;
    // Rounded to what would be printed, it may come up to the next.
    const int step = row.exponent - zeros;
    if (zeros > 0 && as_printed(value / power_of_ten(zeros), decimals) < power_of_ten(step)) break;
    zeros = row.exponent;
    decimals = decimals_of_three_digits(value / power_of_ten(zeros));
  }
  const std::string digits = trimmed_digits(value / power_of_ten(zeros), decimals);
  const std::size_t point = digits.find('.');
  return {zeros, point == digits.npos ? 0 : static_cast<int>(digits.size() - point - 1)};
}

NumberScale common_scale(const std::vector<double>& values, std::string_view language) {
  double smallest = 0, largest = 0;
  for (const double value : values) {
    if (value > 0 && (smallest == 0 || value < smallest)) smallest = value;
    largest = std::max(largest, value);
  }
  if (largest == 0) return {};
  NumberScale scale = scale_of(largest, language);
  constexpr int most_decimals = 2;
  constexpr double tolerance = 0.05;
  const double unit = power_of_ten(scale.zeros);
  while (scale.decimals < most_decimals &&
         std::abs(as_printed(smallest / unit, scale.decimals) * unit - smallest) >
             tolerance * smallest) {
    ++scale.decimals;
  }
  return scale;
}

std::string short_number(double value, const NumberScale& scale, std::string_view language) {
  return localised(fmt::format("{:.{}f}", value / power_of_ten(scale.zeros), scale.decimals),
                   language);
}

std::string short_amount(double value, std::string_view unit, const NumberScale& scale,
                         std::string_view language) {
  const std::string digits =
      fmt::format("{:.{}f}", value / power_of_ten(scale.zeros), scale.decimals);
  return with_unit(with_scale_word(digits, scale.zeros, language), scale.zeros, unit, language);
}

std::string short_amount(double value, std::string_view unit, std::string_view language) {
  return short_amount(value, unit, scale_of(value, language), language);
}

std::string about(std::string amount, std::string_view language) {
  return fmt::format(fmt::runtime(languages::phrases(language).about_amount), amount);
}

std::string short_amount(const Amount& amount, std::string_view language) {
  std::string words = short_amount(amount.value, amount.unit, language);
  return amount.approximate ? about(std::move(words), language) : words;
}

std::string full_amount(const Amount& amount, std::string_view language) {
  constexpr int most_decimals = 6;  // the least amount has as many
  std::string words = with_unit(localised(trimmed_digits(amount.value, most_decimals), language), 0,
                                amount.unit, language);
  return amount.approximate ? about(std::move(words), language) : words;
}

std::string with_amount(const std::string& title, const std::optional<Amount>& amount,
                        std::string_view language, AmountLength length) {
  if (!amount || tells_amount(title, *amount, language)) return title;
  if (length == AmountLength::full) {
    return fmt::format("{}{}{}", title, title.empty() ? "" : languages::phrases(language).comma,
                       full_amount(*amount, language));
  }
  std::string brief = short_amount(*amount, language);
  if (title.empty()) return brief;
  if (base::currency(amount->unit)) return title + " " + brief;
  // "Expels a Russian" says that it is one; units are words of the author's, in one form.
  if (amount->value == 1) return title;
  return title + std::string(languages::phrases(language).comma) + brief;
}

std::vector<UnitSum> sums_by_unit(const Dossier& dossier, const select::Selection& selection,
                                  const std::vector<int>& numbers) {
  std::vector<UnitSum> sums;
  for (const int number : numbers) {
    const std::optional<Amount>& amount =
        select::view(dossier, select::item_of(selection, number)).amount;
    if (!amount) continue;
    auto found = std::find_if(sums.begin(), sums.end(),
                              [&](const UnitSum& s) { return s.sum.unit == amount->unit; });
    if (found == sums.end()) found = sums.insert(found, UnitSum{{0, amount->unit}, 0});
    found->sum.value += amount->value;
    found->sum.approximate |= amount->approximate;
    ++found->items;
  }
  std::sort(sums.begin(), sums.end(), [](const UnitSum& a, const UnitSum& b) {
    return a.items != b.items ? a.items > b.items : a.sum.unit < b.sum.unit;
  });
  return sums;
}

std::optional<Amount> sum_of_all(const Dossier& dossier, const select::Selection& selection,
                                 const std::vector<int>& numbers) {
  const std::vector<UnitSum> sums = sums_by_unit(dossier, selection, numbers);
  if (sums.size() != 1 || sums.front().items != numbers.size()) return std::nullopt;
  return sums.front().sum;
}

std::vector<double> round_samples(double smallest, double largest, std::size_t most) {
  std::vector<double> found;  // falling
  for (double sample = rounded_down(largest); sample >= smallest * (1 - 1e-12) || found.size() < 2;
       sample = next_below(sample)) {
    found.push_back(sample);
  }
  std::vector<double> chosen;
  const std::size_t count = std::min(most, found.size());
  for (std::size_t i = 0; i < count; ++i) {
    chosen.push_back(found[(found.size() - 1) * (count - 1 - i) / (count - 1)]);
  }
  return chosen;
}

}  // namespace entente::words
