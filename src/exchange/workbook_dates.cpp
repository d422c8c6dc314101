#include "exchange/workbook_dates.hpp"

#include <fmt/format.h>

#include <cmath>

#include "entente/date.hpp"

namespace entente::exchange {

namespace {

/// In lower case, without what is printed as it is, and no further than the first form: those for
/// negative numbers follow. Empty if it counts hours, minutes or seconds that passed.
std::string letters_of(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
      if (end == code.npos) break;
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      const bool elapsed = c == '[' && inside.find_first_not_of("hmsHMS") == inside.npos;
      if (elapsed && !inside.empty()) return "";
      i = end;
    } else {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
  }
  for (const std::string_view half : {"am/pm", "a/p"}) {
    if (const std::size_t at = out.find(half); at != out.npos) out.erase(at, half.size());
  }
  return out;
}

}  // namespace

DayFormat day_format(std::string_view code) {
  const std::string letters = letters_of(code);
  DayFormat format;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    format.year = format.year || c == 'y';
    format.day = format.day || c == 'd';
    format.time = format.time || c == 'h' || c == 's';
    if (c != 'm') continue;
    // Minutes stand behind hours or before seconds, months do not.
    const std::size_t last = letters.find_last_not_of("m: ", i);
    const std::size_t next = letters.find_first_not_of("m: ", i);
    const bool minutes = (last != letters.npos && letters[last] == 'h') ||
                         (next != letters.npos && letters[next] == 's');
    format.month = format.month || !minutes;
  }
  return format;
}

DayFormat built_in_day_format(unsigned id) {
  // Source: ISO/IEC 29500-1:2016, 18.8.30; those of East Asia are dates as well.
  if (id == 17) return {true, true, false, false};
  if (id == 22) return {true, true, true, true};
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
    return {id != 16, true, true, false};
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47) {
    return {false, false, false, true};
  }
  return {};
}

std::optional<std::string> day_text(double number, const DayFormat& format, bool from_1904) {
  constexpr double days_to_1970 = 25569, days_to_1904 = 1462, last_day = 2958465;  // 9999-12-31
  constexpr int seconds_of_day = 86400;
  if (!(number >= 0 && number < last_day + 1)) return std::nullopt;
  double day = std::floor(number);
  auto second = static_cast<int>(std::lround((number - day) * seconds_of_day));
  if (second == seconds_of_day) {
    ++day;
    second = 0;
  }
  const std::string time =
      fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  if (!format.is_date()) return time;
  if (from_1904) {
    day += days_to_1904;
  } else if (day == 60 || day < 1) {
    return std::nullopt;
  } else if (day < 60) {
    ++day;  // the calendar has a 29 February 1900, and counts days before it one too low
  }
  const std::string text = date::iso(date::from_day_number(day - days_to_1970));
  if (format.time && second > 0) return text + 'T' + time;
  if (format.year && !format.day && !format.time) return text.substr(0, format.month ? 7 : 4);
  return text;
}

}  // namespace entente::exchange
