#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::exchange {

/// What a number in a cell is, by the format it is shown in.
struct DayFormat {
  bool year = false, month = false, day = false, time = false;
  bool is_date() const { return year || day || (month && !time); }
};

/// Of a format's own code: "dd.mm.yyyy", "[$-409]mmm yyyy", "h:mm".
DayFormat day_format(std::string_view code);
/// Of one that every program knows by its number.
DayFormat built_in_day_format(unsigned id);

/// The day of that number as EDTF, no finer than the format shows it. `from_1904`: the calendar
/// that begins on 1 January 1904. None: no such day, as 29 February 1900, which one calendar has.
std::optional<std::string> day_text(double number, const DayFormat& format, bool from_1904);

}  // namespace entente::exchange
