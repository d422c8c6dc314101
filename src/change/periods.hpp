#pragma once

#include <string>
#include <vector>

#include "change/facts.hpp"
#include "entente/render.hpp"

namespace entente::change {

/// A stretch of time, from its first day to the first one after it.
struct Period {
  double from = 0, next = 0;
  std::string name = {};  ///< of the era that it is, if it is one
  bool contains(double day) const { return day >= from && day < next; }
  bool operator==(const Period&) const = default;
};

constexpr std::size_t most_periods = 6;  // of a page

/// How time is divided.
struct Division {
  std::vector<date::Edtf> at;  ///< days on which a period begins; empty: see `by`
  PeriodChoice by = PeriodChoice::automatic;
  std::size_t most = most_periods;  ///< periods; neighbors are joined
};

struct Periods {
  std::vector<Period> list;      ///< in order of time, without gaps
  std::vector<date::Edtf> idle;  ///< dates asked for at which nothing is divided
  std::size_t joined = 0;        ///< so many more there would have been: neighbors were joined
};

/// Divides the time of the facts. None if nothing has a date.
Periods divide(const Dossier& dossier, const select::Selection& selection, const Facts& facts,
               const Division& division);

/// "1902–1959", "25 Dec 1991 – 2013": no finer than its two ends need.
std::string title(const Period& period, std::string_view language);
/// Its first and its last day. Ends in one year or month are told as finely as they differ: not
/// "27 Mar 2018" and "Mar 2018".
std::pair<std::string, std::string> ends_words(const Period& period, std::string_view language);

}  // namespace entente::change
