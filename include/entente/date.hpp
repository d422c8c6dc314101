#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Dates as the Extended Date/Time Format has them.
/// Source: Library of Congress, EDTF Specification, 4 February 2019 (ISO 8601-2:2019, Annex A).
namespace entente::date {

/// Astronomical year (0 = 1 BCE), proleptic Gregorian. 128 bits: EDTF writes years like Y9E18S1.
__extension__ typedef __int128 Year;

struct CivilDay {
  Year year = 0;
  std::int8_t month = 1;  ///< 1..12
  std::int8_t day = 1;    ///< 1..31, exists in that month
  auto operator<=>(const CivilDay&) const = default;
};

/// Days since 1970-01-01 of the proleptic Gregorian calendar; exact below 2^53 days.
double day_number(const CivilDay& day);
/// The day with that number (rounded down); the inverse of day_number for |years| below 10^12.
CivilDay from_day_number(double number);
bool is_leap(Year year);
int days_in_month(Year year, int month);
/// "2026-02-18", "-0044-03-15", "170000002-01-01".
std::string iso(const CivilDay& day);

/// `open`: goes on without end (earliest: minus infinity; latest: plus infinity). `unknown`: nobody
/// says.
enum class BoundKind : std::uint8_t { finite, open, unknown };

struct Bound {
  BoundKind kind = BoundKind::unknown;
  CivilDay day;  ///< meaningful if finite
  bool finite() const { return kind == BoundKind::finite; }
  bool operator==(const Bound&) const = default;
};

enum class Level : std::uint8_t { zero, one, two };
enum class Type : std::uint8_t { date, datetime, year, season, interval, one_of, all_of };
/// Of a single date. A masked digit does not change the precision: 1985-04-XX is a day.
enum class Precision : std::uint8_t { year, season, month, day, time };

/// Qualifier of one component; both flags: "%".
struct Qualifier {
  bool uncertain = false;    ///< "?"
  bool approximate = false;  ///< "~"
  bool operator==(const Qualifier&) const = default;
};

struct TimeOfDay {
  std::int8_t hour = 0, minute = 0, second = 0;
  std::optional<std::int16_t> offset_minutes;  ///< from UTC; "Z" is 0
  bool operator==(const TimeOfDay&) const = default;
};

/// One date: no interval, no set.
struct Moment {
  Precision precision = Precision::year;
  CivilDay earliest, latest;
  Qualifier year, month, day;  ///< in force per component (month: also a season)
  std::string
      digits;  ///< unqualified canonical text, masks included: "19XX-12", "Y-17E7", "2001-21"
  bool masked = false;             ///< has an X
  std::optional<Year> estimate;    ///< the year as written, for Y, E and S years
  std::optional<int> significant;  ///< S digits
  std::optional<int> season;       ///< 21..41
  std::optional<TimeOfDay> time;
  bool operator==(const Moment&) const = default;
};

/// One member of a set, or one end of an interval.
/// Sets: `first` alone is a single date; both are a range; `BoundKind::open` marks ".." at that
/// side. Interval ends: `kind` tells whether there is a date at all.
struct Member {
  BoundKind kind = BoundKind::finite;  ///< interval end: finite = `first` is there
  std::optional<Moment> first, last;
  bool open_before = false;  ///< "[..1760" : on or before `first`
  bool open_after = false;   ///< "1760..]" : on or after `first`
  bool operator==(const Member&) const = default;
};

/// A parsed EDTF string. Immutable by convention; made by parse() alone.
struct Edtf {
  Level level = Level::zero;
  Type type = Type::date;
  Bound earliest, latest;  ///< outer bounds
  /// Inner bounds: it starts on `start_latest` or before and ends on `end_earliest` or after, so it
  /// runs for certain from the one to the other if they are in that order. A date or a set lies
  /// somewhere within its outer bounds: there start_latest = latest and end_earliest = earliest.
  Bound start_latest, end_earliest;
  bool uncertain = false, approximate = false, unspecified = false;
  std::vector<Member> members;  ///< date: 1; interval: 2; set: n
  /// As written, less what says nothing: zeros before an exponent, significant digits beyond the
  /// year's own. Parses to an equal value.
  std::string text;
  bool operator==(const Edtf&) const = default;
};

struct ParseError {
  std::string reason;       ///< one of a few fixed phrases: "no such day", "month out of range"
  std::string explanation;  ///< the same for a person: "that month has no such day"
  std::string hint;         ///< the way out: "write 2026-02-18", "February 2001 has 28 days"
  std::size_t offset = 0;   ///< byte in the string where it went wrong, best effort
};

/// Parses EDTF levels 0, 1 and 2. Never throws; any bytes may be given.
std::variant<Edtf, ParseError> parse(std::string_view text);

/// True for "/", "../..", "/..", "../": no place on an axis is known.
bool is_undated(const Edtf& date);

/// Order for drawing and numbering: by earliest, then latest; minus infinity first; an unknown
/// start sorts by the latest bound; undated last.
std::weak_ordering compare(const Edtf& a, const Edtf& b);

/// The bounds as fractional day numbers for an axis, time of day included. Starts count from the
/// beginning of their day, ends (axis_latest, axis_end_earliest) to the beginning of the day after;
/// a time of day lasts one second. Infinite or unknown: nullopt.
std::optional<double> axis_earliest(const Edtf& date);
std::optional<double> axis_latest(const Edtf& date);
std::optional<double> axis_start_latest(const Edtf& date);
std::optional<double> axis_end_earliest(const Edtf& date);

enum class LabelLength : std::uint8_t { full, brief };  ///< "18 February 2026", "18 Feb 2026"

/// The date as a reader wants it: "c. 1981?", "since February 1962", "1990s". Brief labels use
/// short months and leave out what is not known: "1985-04-XX" is "April 1985, day unknown" or "Apr
/// 1985". `language`: BCP 47 tag, of which the primary part counts; unknown ones fall back to
/// English.
std::string label(const Edtf& date, std::string_view language,
                  LabelLength length = LabelLength::full);

/// A single day as a label: "18 February 2026".
std::string label(const CivilDay& day, std::string_view language,
                  LabelLength length = LabelLength::full);
/// "Feb", "февр."; month 1..12.
std::string_view month_name(int month, std::string_view language, LabelLength length);
/// "Feb 2026": the month in which a day lies.
std::string month_label(const CivilDay& day, std::string_view language);
/// "1962", "79 CE", "44 BCE", "12,026", "170 million BCE".
std::string year_label(Year year, std::string_view language);

bool has_language(std::string_view language);

// The facts of a date as words, for programs that read them.

std::string_view type_name(Type type);                 ///< "date", "one-of", ...
std::string_view precision_name(Precision precision);  ///< "year", "day", ...
int level_number(Level level);                         ///< 0, 1, 2
/// One end of an interval: "open", "unknown" or its precision.
std::string_view end_name(const Member& end);
/// "2026-02-18"; open: `infinity` ("-inf", "+inf"); unknown: nullopt.
std::optional<std::string> bound_text(const Bound& bound, std::string_view infinity);
std::string_view qualifier_text(const Qualifier& qualifier);  ///< "", "?", "~", "%"
std::string year_text(Year year);                             ///< decimal digits: "-170000000"

}  // namespace entente::date
