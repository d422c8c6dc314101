#include "words/spells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "date/labeller.hpp"
#include "languages/language.hpp"

namespace entente::words {
namespace {

template <class... Values>
std::string fill(std::string_view pattern, const Values&... values) {
  return fmt::format(fmt::runtime(pattern), values...);
}

/// Labels at the fineness of one figure.
class Speller {
 public:
  Speller(std::string_view language, Fineness fineness)
      : tag_(language),
        words_(languages::of(language).dates),
        labeller_(languages::of(language), date::LabelLength::brief),
        fineness_(fineness) {}

  std::string spell(const date::Edtf& when) const {
    if (date::is_undated(when)) return {};
    if (fineness_ == Fineness::day) return date::label(when, tag_, date::LabelLength::brief);
    if (when.type == date::Type::interval) return interval(when);
    if (when.members.size() != 1 || !when.members.front().first) {
      return date::label(when, tag_, date::LabelLength::brief);
    }
    const date::Moment& only = *when.members.front().first;
    return moment(only, date::Case::alone, wants_month(only));
  }

  std::string range(const std::string& a, const std::string& b) const {
    if (a == b) return a;
    const bool spaced = (a + b).find(' ') != std::string::npos;
    return fill(spaced ? words_.spaced_range : words_.range, fmt::arg("a", a),
                fmt::arg("b", shortened(a, b)));
  }

  std::string since(const date::CivilDay& day) const {
    const bool month = fineness_ != Fineness::year;
    return labeller_.govern(governing(words_.since, month), at(day, month, date::Case::governed));
  }

  std::string at(const date::CivilDay& day, bool month, date::Case in) const {
    return labeller_.point({month ? date::Precision::month : date::Precision::year, day}, in);
  }

  std::string year(const date::CivilDay& day) const { return at(day, false, date::Case::alone); }

  /// "2015–?"
  std::string without_end(const std::string& from) const {
    return range(from, std::string(words_.unknown));
  }

 private:
  /// "1902", "61": the century is said once, where years are written in digits alone.
  std::string shortened(const std::string& a, const std::string& b) const {
    const bool digits =
        a.size() == 4 && b.size() == 4 &&
        std::all_of(a.begin(), a.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
        std::all_of(b.begin(), b.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool english = &words_ == &languages::all().front().dates;
    return digits && english && a.substr(0, 2) == b.substr(0, 2) ? b.substr(2) : b;
  }

  static bool is_approximate(const date::Moment& m) {
    return m.year.approximate || m.month.approximate || m.day.approximate;
  }

  /// A month is said where the fineness allows it, and where only the month or day is approximate:
  /// "c. 2026" would say less than is known.
  bool wants_month(const date::Moment& m) const {
    return m.precision >= date::Precision::month &&
           (fineness_ != Fineness::year || is_approximate(m));
  }

  /// `month`: with its month, if it has one.
  std::string moment(const date::Moment& m, date::Case in, bool month) const {
    // A date with letters for digits, a season, an estimate: as the full labels have it.
    if (m.masked || m.season || m.estimate) return labeller_.moment(m, in);
    const bool approximate = is_approximate(m);
    const bool uncertain = m.year.uncertain || m.month.uncertain || m.day.uncertain;
    std::string text = at(m.earliest, month && m.precision >= date::Precision::month,
                          approximate ? date::Case::governed : in);
    if (approximate) {
      const bool alone = in == date::Case::alone;
      text = labeller_.govern(governing(alone ? words_.approximate : words_.governed_approximate,
                                        month && m.precision >= date::Precision::month),
                              text);
    }
    if (uncertain) text = fill(words_.uncertain, text);
    return text;
  }

  /// No date is finer than a month here.
  static std::string_view governing(const languages::Governing& pattern, bool month) {
    const std::string_view own = month ? pattern.month : pattern.year;
    return own.empty() ? pattern.day : own;
  }

  std::string governed(const languages::Governing& pattern, const date::Moment& m) const {
    const bool vague = m.masked || m.season.has_value();
    return labeller_.govern(
        vague && !pattern.vague.empty() ? pattern.vague : governing(pattern, wants_month(m)),
        moment(m, date::Case::governed, wants_month(m)));
  }

  std::string interval(const date::Edtf& when) const {
    const date::Member& start = when.members.front();
    const date::Member& end = when.members.back();
    if (start.first && end.first) {
      // Both ends equally fine.
      const bool month = wants_month(*start.first) || wants_month(*end.first);
      return range(moment(*start.first, date::Case::alone, month),
                   moment(*end.first, date::Case::alone, month));
    }
    if (start.first) {
      if (end.kind == date::BoundKind::open) return governed(words_.since, *start.first);
      return without_end(moment(*start.first, date::Case::alone, wants_month(*start.first)));
    }
    if (end.first) return governed(words_.until, *end.first);
    return {};
  }

  std::string_view tag_;
  const languages::DateWords& words_;
  date::Labeller labeller_;
  Fineness fineness_;
};

/// Dated ones alone, in order of time.
std::vector<const date::Edtf*> sorted(std::vector<const date::Edtf*> dates) {
  std::erase_if(dates, [](const date::Edtf* when) { return date::is_undated(*when); });
  std::stable_sort(dates.begin(), dates.end(), [](const date::Edtf* a, const date::Edtf* b) {
    return date::compare(*a, *b) < 0;
  });
  return dates;
}

/// "Feb–Mar 2026".
std::string months_of_one_year(const date::CivilDay& first, const date::CivilDay& last,
                               std::string_view language) {
  const auto parsed = date::parse(
      fmt::format("{:04}-{:02}/{:04}-{:02}", first.year, first.month, last.year, last.month));
  return date::label(std::get<date::Edtf>(parsed), language, date::LabelLength::brief);
}

/// The year a date is known to lie in.
std::optional<date::Year> only_year(const date::Edtf& when) {
  const bool one = when.earliest.finite() && when.latest.finite() &&
                   when.earliest.day.year == when.latest.day.year;
  return one ? std::optional(when.earliest.day.year) : std::nullopt;
}

}  // namespace

std::string as_of(const date::Edtf& when, std::string_view language, date::LabelLength length) {
  return date::Labeller(languages::of(language), length).as_of(when);
}

std::string spell(const date::Edtf& when, std::string_view language, Fineness fineness) {
  return Speller(language, fineness).spell(when);
}

bool of_one_year(const std::vector<const date::Edtf*>& dates) {
  std::optional<date::Year> year;
  for (const date::Edtf* when : dates) {
    const std::optional<date::Year> own = only_year(*when);
    if (!own || (year && *year != *own)) return false;
    year = own;
  }
  return year.has_value();
}

std::string extent(const std::vector<const date::Edtf*>& unsorted, std::string_view language,
                   Fineness fineness) {
  const std::vector<const date::Edtf*> dates = sorted(unsorted);
  if (dates.empty()) return {};
  if (dates.size() == 1) return spell(*dates.front(), language, fineness);
  const Speller speller(language, fineness);
  if (dates.size() == 2 && fineness == Fineness::year && only_year(*dates[0]) &&
      only_year(*dates[1]) && *only_year(*dates[0]) != *only_year(*dates[1])) {
    return fmt::format("{}{}{}", speller.spell(*dates[0]), languages::phrases(language).and_,
                       speller.spell(*dates[1]));
  }
  std::optional<date::CivilDay> first, last;
  bool goes_on = false, unknown = false;
  for (const date::Edtf* when : dates) {
    const date::Bound begin = when->earliest.finite() ? when->earliest : when->latest;
    if (begin.finite() && (!first || begin.day < *first)) first = begin.day;
    goes_on = goes_on || when->latest.kind == date::BoundKind::open;
    unknown = unknown || when->latest.kind == date::BoundKind::unknown;
    const date::Bound end = when->latest.finite() ? when->latest : when->earliest;
    if (end.finite() && (!last || end.day > *last)) last = end.day;
  }
  if (!first) return {};
  if (goes_on) return speller.since(*first);
  const bool months = fineness != Fineness::year;
  const bool one_year = last && first->year == last->year && first->year >= 0;
  if (months && !unknown && one_year && first->month != last->month) {
    return months_of_one_year(*first, *last, language);
  }
  const std::string from = speller.at(*first, months, date::Case::alone);
  if (unknown || !last) return speller.without_end(from);
  return speller.range(from, speller.at(*last, months, date::Case::alone));
}

std::string spells_in_brief(const std::vector<const date::Edtf*>& dates,
                            std::string_view language) {
  constexpr std::size_t most_named = 3;
  if (dates.empty()) return {};
  if (dates.size() == 1) {
    const std::vector<date::Member>& ends = dates.front()->members;
    const bool years = dates.front()->type == date::Type::interval &&
                       std::all_of(ends.begin(), ends.end(), [](const date::Member& end) {
                         return end.first && end.first->precision == date::Precision::year;
                       });
    return spell(*dates.front(), language, years ? Fineness::year : Fineness::day);
  }
  if (dates.size() <= most_named && !of_one_year(dates)) {
    return spells(dates, language, Fineness::year, most_named);
  }
  // What is over and what goes on are never one span.
  std::vector<const date::Edtf*> over, lasting;
  for (const date::Edtf* when : dates) {
    (when->latest.kind == date::BoundKind::open ? lasting : over).push_back(when);
  }
  const languages::Phrases& phrases = languages::phrases(language);
  std::string text = languages::counted(languages::of(language), phrases.often, dates.size());
  for (const auto& part : {over, lasting}) {
    const std::string words = extent(part, language, Fineness::year);
    if (!words.empty()) text.append(phrases.comma).append(words);
  }
  return text;
}

std::string spells(std::vector<const date::Edtf*> dates, std::string_view language,
                   Fineness fineness, std::size_t most) {
  dates = sorted(std::move(dates));
  std::vector<std::string> parts;
  const Speller speller(language, fineness);
  for (const date::Edtf* when : dates) {
    std::string part = speller.spell(*when);
    if (!part.empty() && (parts.empty() || parts.back() != part)) parts.push_back(std::move(part));
  }
  if (parts.size() > most) return extent(dates, language, fineness);
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += languages::phrases(language).in_list;
    text += parts[i];
  }
  return text;
}

}  // namespace entente::words
