#include "exchange/amount_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "base/ascii.hpp"
#include "base/currencies.hpp"
#include "base/utf8.hpp"
#include "model/amounts.hpp"

namespace entente::exchange {
namespace {

/// Words that stand for zeros. Alone behind a number they may as well be a unit: "m" is a metre.
constexpr std::array<std::string_view, 20> short_for_zeros = {
    "k",  "m",       "mm",      "mn",  "mln",  "mio", "mio.", "bn",   "b",   "bln",
    "tn", "million", "billion", "тыс", "тыс.", "млн", "млн.", "млрд", "mrd", "mrd."};

/// Blanks and apostrophes between thousands say nothing else; what is left are digits and points.
std::optional<std::string> without_blanks(std::string_view number) {
  std::string out;
  for (std::size_t at = 0; at < number.size();) {
    const char32_t c = base::next_code_point(number, at);
    const bool blank =
        c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == '\'' || c == 0x2019;
    if (blank) continue;
    if (c != '.' && c != ',' && (c < '0' || c > '9')) return std::nullopt;
    out += static_cast<char>(c);
  }
  return out;
}

/// Whether marks divide the digits into threes.
bool in_thousands(std::string_view digits, char mark) {
  std::size_t group = digits.find(mark);
  if (group == 0 || group > 3) return false;
  while (group < digits.size()) {
    const std::size_t next = std::min(digits.find(mark, group + 1), digits.size());
    if (next - group != 4) return false;
    group = next;
  }
  return true;
}

struct Plain {
  std::string digits;  ///< with a decimal point or none
  bool ambiguous = false;
};

/// One kind of mark alone: between thousands if there are several, else before decimals, unless
/// just three digits follow it.
std::optional<Plain> with_one_mark(const std::string& text, char mark) {
  const std::size_t at = text.find(mark);
  if (text.find(mark, at + 1) != text.npos) {
    if (!in_thousands(text, mark)) return std::nullopt;
    std::string digits = text;
    digits.erase(std::remove(digits.begin(), digits.end(), mark), digits.end());
    return Plain{std::move(digits)};
  }
  std::string digits = text;
  digits[at] = '.';
  const bool may_be_thousands = text.front() != '0' && in_thousands(text, mark);
  return Plain{std::move(digits), may_be_thousands};
}

/// None: no number.
std::optional<Plain> plain(const std::string& text) {
  const std::size_t point = text.find_last_of('.'), comma = text.find_last_of(',');
  if (point == text.npos && comma == text.npos) return Plain{text};
  if (point == text.npos || comma == text.npos) {
    return with_one_mark(text, point == text.npos ? ',' : '.');
  }
  const char decimal = point > comma ? '.' : ',', between = point > comma ? ',' : '.';
  const std::size_t at = text.find(decimal);
  if (at != text.find_last_of(decimal) || text.find(between, at) != text.npos) return std::nullopt;
  std::string whole = text.substr(0, at);
  if (!in_thousands(whole, between)) return std::nullopt;
  whole.erase(std::remove(whole.begin(), whole.end(), between), whole.end());
  return Plain{whole + '.' + text.substr(at + 1)};
}

std::optional<double> parsed(const std::string& digits) {
  double value = 0;
  const char* end = digits.data() + digits.size();
  const auto status = std::from_chars(digits.data(), end, value);
  return status.ec == std::errc() && status.ptr == end ? std::optional(value) : std::nullopt;
}

AmountCell at_fault(std::string fault, std::string hint) {
  return {0, "", std::move(fault), std::move(hint)};
}

constexpr std::string_view in_full = "write the number in full, as in 2100000 or 2100000.50";

AmountCell read_number(const std::string& number, std::string unit, bool negative) {
  const std::optional<std::string> marks = without_blanks(number);
  const std::optional<Plain> found = marks ? plain(*marks) : std::nullopt;
  const std::optional<double> value = found ? parsed(found->digits) : std::nullopt;
  if (!value) return at_fault("is not a number", std::string(in_full));
  if (found->ambiguous) {
    std::string thousands = *marks;
    std::erase_if(thousands, [](char c) { return !base::is_digit(c); });
    return at_fault("may be two numbers", fmt::format("write {} or {}0", thousands, found->digits));
  }
  return {negative ? -*value : *value, std::move(unit), "", ""};
}

AmountCell read_exact(const std::string& clean) {
  if (const std::optional<double> value = parsed(clean); value && clean.find('e') != clean.npos) {
    return {*value, "", "", ""};
  }
  const std::size_t first = clean.find_first_of("0123456789");
  if (first == clean.npos) return at_fault("is not a number", std::string(in_full));
  const std::size_t last = clean.find_last_of("0123456789");
  std::string before = model::plain_unit(clean.substr(0, first));
  const std::string after = model::plain_unit(clean.substr(last + 1));
  bool negative = false;
  for (const std::string_view minus : {"-", "−"}) {
    if (!before.ends_with(minus)) continue;
    negative = true;
    before = model::plain_unit(before.substr(0, before.size() - minus.size()));
  }
  const bool zeros =
      std::find(short_for_zeros.begin(), short_for_zeros.end(),
                base::fold_case(after.substr(0, after.find(' ')))) != short_for_zeros.end();
  if (zeros) {
    return at_fault(
        "is a number cut short",
        fmt::format("{}; if \"{}\" is the unit, give it a column of its own", in_full, after));
  }
  if (!before.empty() && !after.empty()) {
    return at_fault("has words on both sides of the number", std::string(in_full));
  }
  return read_number(clean.substr(first, last + 1 - first), before.empty() ? after : before,
                     negative);
}

}  // namespace

AmountCell read_amount(std::string_view text) {
  const std::string all = base::clean_label(text);
  const std::size_t begin = std::min(all.find_first_not_of(' '), all.size());
  const std::string_view behind = model::after_about(std::string_view(all).substr(begin));
  if (behind.size() < all.size() - begin) {
    AmountCell cell = read_exact(std::string(behind));
    cell.approximate = true;
    return cell;
  }
  return read_exact(all);
}

std::string currency_of_header(std::string_view header) {
  const std::size_t begin = header.find_last_of(" _(");
  if (begin == header.npos) return {};
  std::string word(header.substr(begin + 1));
  if (word.ends_with(')')) word.pop_back();
  for (char& c : word) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const std::string code = model::plain_unit(word);
  return base::currency(code) ? code : std::string();
}

}  // namespace entente::exchange
