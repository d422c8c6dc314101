#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/date.hpp"
#include "languages/language.hpp"

namespace entente::date {

/// By itself, or after a word that governs it ("since ...").
enum class Case { alone, governed };

/// How fine a date is that a word governs; vague: a decade, a season.
enum class Fineness { day, month, year, vague };

/// A year, month or day without qualifier or mask, as a label names it.
struct Point {
  Precision precision = Precision::day;
  CivilDay day;
};

/// Labels of years, points and lists of points.
class PointLabeller {
 public:
  PointLabeller(const languages::Language& language, LabelLength length)
      : language_(language), words_(language.dates), brief_(length == LabelLength::brief) {}

  std::string year(Year year) const;
  std::string month(int month, Case in) const;
  std::string point(const Point& point, Case in) const;
  /// "20–22 March 2016": what both have in common is said once.
  std::string range(const Point& a, const Point& b) const;
  /// From the first to the last day of a span, in whole years or months if it has them.
  std::string range(const CivilDay& first, const CivilDay& last) const;
  std::string range(const std::string& a, const std::string& b) const;
  /// "a, b or c"
  std::string list(const std::vector<std::string>& items, std::string_view last_join) const;

  struct PointRange {
    Point first, last;  ///< equal ends: one point
  };
  /// A list of points and ranges; what all have in common is said once: "11 or 12 July 2014".
  std::string list(const std::vector<PointRange>& items, std::string_view last_join) const;

  /// A date in a pattern that governs it; words that meet there are contracted: "bis zum Sommer".
  std::string govern(std::string_view pattern, const std::string& date) const;

 protected:
  std::string day(int day) const;
  std::string day_in_month(const std::string& day, int month) const;
  std::string_view pick(const languages::Inflected& word, Case in) const {
    return in == Case::alone ? word.alone : word.governed;
  }

  static std::string_view pick(const languages::Governing& pattern, Fineness date) {
    const std::string_view own[] = {pattern.day, pattern.month, pattern.year, pattern.vague};
    const std::string_view found = own[static_cast<std::size_t>(date)];
    return found.empty() ? pattern.day : found;
  }

  /// What dates have in common, and is said once.
  enum class Shared { nothing, era, year, month };

  static Shared shared(const std::vector<PointRange>& items);
  /// What one date alone has.
  std::string part(const Point& point, Shared shared) const;
  /// The parts with what they share.
  std::string complete(const std::string& parts, const Point& point, Shared shared) const;

  const languages::Language& language_;
  const languages::DateWords& words_;
  bool brief_;
};

/// Labels of moments, intervals and sets.
class Labeller : public PointLabeller {
 public:
  using PointLabeller::PointLabeller;

  std::string date(const Edtf& date) const;
  std::string moment(const Moment& moment, Case in) const;
  /// "As of 18 March 2026"
  std::string as_of(const Edtf& date) const;

 private:
  std::string interval(const Member& start, const Member& end) const;
  /// From the one to the other; what both have in common is said once where that is clear.
  std::string between(const Moment& first, const Moment& last) const;
  /// "c. 4–10 December 1936", "4 – c. 10 December 1936"; empty if they are no days of one
  /// year, or only one of them is uncertain.
  std::string qualified_days(const Moment& first, const Moment& last) const;
  std::string with_qualifier(std::string text, const Qualifier& qualifier, Fineness fineness,
                             Case in) const;
  std::string set(const Edtf& date) const;
  std::string member(const Member& member) const;

  /// "since 1990": a date and the word before it.
  std::string governed(const languages::Governing& pattern, const Moment& date) const;
  std::string unqualified(const Moment& moment, Case in) const;
  std::string qualified(const Moment& moment, const Qualifier& qualifier, Case in) const;
  std::string components(const Moment& moment) const;
  /// "summer", "first quarter", "May–August"; `code` 21 to 41.
  std::string part_of_year(int code, Case in) const;
  std::string season(const Moment& moment, Case in) const;
  std::string time(const Moment& moment, Case in) const;
  std::string masked(const Moment& moment, Case in) const;
  /// "1990s"; empty if the mask is of another shape.
  std::string masked_year(std::string_view digits, Case in) const;
  std::string outer_bounds(const Moment& moment) const;
};

}  // namespace entente::date
