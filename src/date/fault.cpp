#include "date/fault.hpp"

namespace entente::date {

namespace {

struct Words {
  std::string_view reason, explanation;
};

Words words(Fault fault) {
  switch (fault) {
    case Fault::not_a_date:
      return {"not a date", "a date is written 2026, 2026-02 or 2026-02-18"};
    case Fault::not_a_datetime:
      return {"not a date-time",
              "a time is written 2026-02-18T09:30:00, with Z or +03:00 after it"};
    case Fault::blank:
      return {"empty or blank", "the date is empty or has a blank before or after it"};
    case Fault::spaces:
      return {"no spaces are allowed", "a date has no spaces in it"};
    case Fault::month:
      return {"month out of range", "months are 01 to 12, seasons 21 to 41"};
    case Fault::day:
      return {"no such day", "that month has no such day"};
    case Fault::minus_zero:
      return {"-0000", "the year 0000 has no sign; it is 1 BCE"};
    case Fault::season_with_day:
      return {"season with a day", "a season cannot have a day"};
    case Fault::short_long_year:
      return {"Y prefix only for years beyond +-9999", "years up to 9999 are written without Y"};
    case Fault::leading_zero:
      return {"leading zero after Y", "the number after Y starts with a digit from 1 to 9"};
    case Fault::exponent:
      return {"exponent must be positive", "the number after E is 1 or more"};
    case Fault::significant:
      return {"significant digits must be positive", "the number after S is 1 or more"};
    case Fault::too_large:
      return {"year too large", "years have at most 38 digits"};
    case Fault::time:
      return {"time out of range", "times run from 00:00:00 to 23:59:59"};
    case Fault::seconds:
      return {"seconds", "seconds run to 59; 60 only as a leap second, at minute 59"};
    case Fault::shift:
      return {"shift", "the offset from UTC lies between -14:00 and +14:00"};
    case Fault::shift_minus_zero:
      return {"negative zero shift", "no offset from UTC is written Z or +00:00"};
    case Fault::slashes:
      return {"interval needs exactly one /", "an interval has one /, between start and end"};
    case Fault::reversed_interval:
      return {"interval end before start", "the interval ends before it starts"};
    case Fault::unbalanced:
      return {"unbalanced", "a list opened with [ closes with ], one opened with { with }"};
    case Fault::before_not_first:
      return {".. only at the beginning", "\"..\" before a date must come first in the list"};
    case Fault::after_not_last:
      return {".. only at the end", "\"..\" after a date must come last in the list"};
    case Fault::unequal_range:
      return {".. members must have the same precision",
              "both ends of a range are years, or months, or days"};
    case Fault::reversed_range:
      return {"range reversed", "the range ends before it starts"};
  }
  return {};
}

}  // namespace

std::string_view reason(Fault fault) { return words(fault).reason; }
std::string_view explanation(Fault fault) { return words(fault).explanation; }

}  // namespace entente::date
