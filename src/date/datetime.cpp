#include "date/moment.hpp"
#include "date/scan.hpp"

namespace entente::date {

namespace {

/// Two digits, or -1.
int take_pair(Scanner& scan) {
  std::string_view digits = scan.take_digits(2);
  return digits.size() == 2 ? to_int(digits) : -1;
}

struct Offset {
  bool negative = false;
  int hours = 0, minutes = 0;
};

struct Clock {
  int hour = 0, minute = 0, second = 0;
  std::optional<Offset> offset;
};

/// [+-]hh[:mm]; false if it is something else.
bool take_offset(Scanner& scan, Clock& clock) {
  if (scan.at_end()) return true;
  clock.offset.emplace();
  if (scan.take('Z')) return scan.at_end();
  clock.offset->negative = scan.peek() == '-';
  if (!scan.take('+') && !scan.take('-')) return false;
  clock.offset->hours = take_pair(scan);
  if (scan.take(':')) clock.offset->minutes = take_pair(scan);
  return clock.offset->hours >= 0 && clock.offset->minutes >= 0 && scan.at_end();
}

bool take_clock(Scanner& scan, Clock& clock) {
  clock.hour = take_pair(scan);
  if (clock.hour < 0 || !scan.take(':')) return false;
  clock.minute = take_pair(scan);
  if (clock.minute < 0 || !scan.take(':')) return false;
  clock.second = take_pair(scan);
  return clock.second >= 0 && take_offset(scan, clock);
}

std::optional<Fault> check(const Clock& clock) {
  if (clock.hour > 23 || clock.minute > 59) return Fault::time;
  if (clock.second > 60 || (clock.second == 60 && clock.minute != 59)) return Fault::seconds;
  if (!clock.offset) return std::nullopt;
  const Offset& offset = *clock.offset;
  if (offset.minutes > 59 || offset.hours * 60 + offset.minutes > 14 * 60) return Fault::shift;
  if (offset.negative && offset.hours == 0 && offset.minutes == 0) return Fault::shift_minus_zero;
  return std::nullopt;
}

bool is_plain_day(std::string_view text) {
  Scanner scan(text);
  scan.take('-');
  return scan.take_digits().size() == 4 && scan.take('-') && take_pair(scan) >= 0 &&
         scan.take('-') && take_pair(scan) >= 0 && scan.at_end();
}

TimeOfDay time_of_day(const Clock& clock) {
  TimeOfDay time{static_cast<std::int8_t>(clock.hour), static_cast<std::int8_t>(clock.minute),
                 static_cast<std::int8_t>(clock.second), std::nullopt};
  if (clock.offset) {
    int minutes = clock.offset->hours * 60 + clock.offset->minutes;
    time.offset_minutes = static_cast<std::int16_t>(clock.offset->negative ? -minutes : minutes);
  }
  return time;
}

}  // namespace

std::optional<Reading> read_datetime(std::string_view text, Failure& failure) {
  std::size_t split = text.find('T');
  std::string_view day = text.substr(0, split);
  Scanner scan(text.substr(split + 1));
  Clock clock;
  if (!is_plain_day(day) || !take_clock(scan, clock)) {
    failure = {Fault::not_a_datetime, split + 1 + scan.at()};
    return std::nullopt;
  }
  auto reading = read_moment(day, 0, failure);
  if (!reading) return std::nullopt;
  if (auto fault = check(clock)) {
    failure = {*fault, split + 1};
    return std::nullopt;
  }
  reading->moment.precision = Precision::time;
  reading->moment.time = time_of_day(clock);
  reading->text = text;
  return reading;
}

}  // namespace entente::date
