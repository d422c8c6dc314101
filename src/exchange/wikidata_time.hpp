#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/input.hpp"

namespace entente::exchange {

/// A value of time as EDTF, no finer than it is known.
struct WikidataTime {
  std::string edtf;      ///< empty: there is none that can be told
  bool julian = false;   ///< it was told in the Julian calendar
  std::string original;  ///< the day in that calendar, if it was converted
};

/// `value`: {"time": "+1962-02-07T00:00:00Z", "precision": 11, "calendarmodel": "…/Q1985727"}. Days
/// of the Julian calendar are converted to the Gregorian one; its months and years stay.
WikidataTime wikidata_time(const Json& value);

/// A time as RDF has it: astronomical years, the Gregorian calendar. `precision`: as above; none: a
/// first of a month may be the month alone, and a first of January the year. Empty: it is no time.
std::string rdf_time(std::string_view text, std::optional<int> precision);

}  // namespace entente::exchange
