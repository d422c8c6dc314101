#include "change/periods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "date/labeller.hpp"
#include "languages/language.hpp"

namespace entente::change {
namespace {

using date::CivilDay;

/// Of cuts that the data choose, one lies no nearer to the next than this share of all time.
constexpr double least_share = 1.0 / 50;
/// Many actors need wide panels, so there are fewer of them.
constexpr std::size_t usual_cuts = 4, few_cuts = 2, many_houses = 8;
constexpr std::size_t least_pieces = 3;

double year_begin(date::Year year) { return date::day_number({year, 1, 1}); }

bool begins_year(double day) {
  const CivilDay civil = date::from_day_number(day);
  return civil.month == 1 && civil.day == 1 && day == std::floor(day);
}

bool begins_month(double day) {
  return date::from_day_number(day).day == 1 && day == std::floor(day);
}

/// How finely one has to say that a day is the first of what begins then.
date::Precision precision_of(double day) {
  return begins_year(day)    ? date::Precision::year
         : begins_month(day) ? date::Precision::month
                             : date::Precision::day;
}

std::string year_digits(date::Year year) {
  const bool before = year < 0;
  std::string digits = date::year_text(before ? -year : year);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return (before ? "-" : "") + digits;
}

/// "1962", "Feb 1962" or "7 Feb 1962".
std::string words_of(const CivilDay& day, date::Precision precision, std::string_view language) {
  if (precision == date::Precision::year) return date::year_label(day.year, language);
  if (precision == date::Precision::day) {
    return date::label(day, language, date::LabelLength::brief);
  }
  const auto parsed = date::parse(fmt::format("{}-{:02}", year_digits(day.year), day.month));
  const auto* month = std::get_if<date::Edtf>(&parsed);
  return month ? date::label(*month, language, date::LabelLength::brief)
               : date::year_label(day.year, language);
}

class Divider {
 public:
  Divider(const Dossier& dossier, const select::Selection& selection, const Facts& facts,
          const Division& division)
      : dossier_(dossier), selection_(selection), facts_(facts), division_(division) {}

  Periods divide() {
    if (facts_.list.empty()) return {};
    set_span();
    const std::set<double> cuts = chosen_cuts();
    double from = begin_;
    for (const double cut : cuts) {
      result_.list.push_back({from, cut});
      from = cut;
    }
    result_.list.push_back({from, end_});
    join_least();
    for (Period& period : result_.list) name(period);
    return std::move(result_);
  }

 private:
  /// The first day: of its year, or of its month in a short story.
  void set_span() {
    double first = always;
    for (const Fact& fact : facts_.list) {
      const double begin = date::axis_earliest(*fact.when).value_or(fact.begin);
      first = std::min(first, std::isfinite(begin) ? begin : fact.end);
    }
    end_ = end_of_knowledge(selection_, facts_);
    const CivilDay day = date::from_day_number(first);
    const double span = end_ - first;
    begin_ = span > 3 * 365 ? year_begin(day.year)
             : span > 60    ? date::day_number({day.year, day.month, 1})
                            : std::floor(first);
    if (end_ <= begin_) end_ = begin_ + 1;
  }

  bool within(double cut) const { return cut > begin_ && cut < end_; }

  std::set<double> chosen_cuts() {
    if (!division_.at.empty()) return asked();
    switch (division_.by) {
      case PeriodChoice::years:
        return every(1);
      case PeriodChoice::decades:
        return every(10);
      case PeriodChoice::eras:
        return by_eras();
      case PeriodChoice::automatic:
        break;
    }
    std::set<double> cuts = by_eras();
    if (cuts.size() >= 2 && cuts.size() + 1 <= most_periods) return cuts;
    cuts = by_turns();
    return cuts.size() >= 2 ? cuts : by_weight();
  }

  std::set<double> asked() {
    std::set<double> cuts;
    for (const date::Edtf& when : division_.at) {
      const auto day = date::axis_earliest(when);
      if (day && within(std::floor(*day)) && cuts.insert(std::floor(*day)).second) continue;
      result_.idle.push_back(when);
    }
    return cuts;
  }

  std::set<double> every(int years) const {
    std::set<double> cuts;
    const date::Year first = date::from_day_number(begin_).year;
    const date::Year last = date::from_day_number(end_).year;
    // Of deep time no list of years is made.
    const date::Year step = std::max<date::Year>(years, (last - first) / 500);
    date::Year year = first - ((first % step) + step) % step;
    for (; year <= last; year += step) {
      if (within(year_begin(year))) cuts.insert(year_begin(year));
    }
    return cuts;
  }

  std::set<double> by_eras() const {
    std::set<double> cuts;
    for (const Era& era : dossier_.eras) {
      const auto begin = date::axis_earliest(era.when), end = date::axis_latest(era.when);
      if (begin && within(std::floor(*begin))) cuts.insert(std::floor(*begin));
      if (end && within(std::floor(*end))) cuts.insert(std::floor(*end));
    }
    return cuts;
  }

  std::size_t most_cuts() const {
    std::set<ActorIndex> houses;
    for (const Fact& fact : facts_.list) {
      houses.insert(fact.from.begin(), fact.from.end());
      houses.insert(fact.to.begin(), fact.to.end());
    }
    return houses.size() > many_houses ? few_cuts : usual_cuts;
  }

  /// The days on which most begins or ends of what lasts.
  std::set<double> by_turns() const {
    std::map<double, double> weights;
    for (const Fact& fact : facts_.list) {
      if (!fact.lasts || !is_certain(fact)) continue;
      if (const auto begin = date::axis_earliest(*fact.when)) {
        weights[std::floor(*begin)] += fact.weight;
      }
      if (std::isfinite(fact.end)) weights[std::floor(end_day(fact))] += fact.weight;
    }
    std::vector<std::pair<double, double>> turns(weights.begin(), weights.end());
    std::stable_sort(turns.begin(), turns.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::set<double> cuts;
    for (const auto& [day, weight] : turns) {
      if (cuts.size() == most_cuts()) break;
      if (within(day) && is_apart(cuts, day)) cuts.insert(day);
    }
    return cuts;
  }

  /// The day on which it ends: the period that begins then shows it as ended.
  static double end_day(const Fact& fact) {
    return fact.end_from < fact.end_to ? fact.end_from - 1 : fact.end - 1;
  }

  bool is_apart(const std::set<double>& cuts, double day) const {
    const double least = least_share * (end_ - begin_);
    if (day - begin_ < least || end_ - day < least) return false;
    return std::all_of(cuts.begin(), cuts.end(),
                       [&](double cut) { return std::abs(cut - day) >= least; });
  }

  /// Periods in which about as much happens; in a long story they begin with a year.
  std::set<double> by_weight() const {
    double all = 0;
    for (const Fact& fact : facts_.list) all += fact.weight;
    const std::size_t pieces = std::min(std::max(least_pieces, most_cuts()), facts_.list.size());
    const bool years = end_ - begin_ > 10 * 365;
    std::set<double> cuts;
    double sum = 0;
    for (const Fact& fact : facts_.list) {
      const double share = all / static_cast<double>(pieces);
      const bool full = sum >= share * static_cast<double>(cuts.size() + 1);
      sum += fact.weight;
      if (!full || !std::isfinite(fact.begin) || cuts.size() + 1 == pieces) continue;
      const double day = std::floor(fact.begin);
      const double cut = years ? year_begin(date::from_day_number(day).year) : day;
      if (within(cut) && is_apart(cuts, cut)) cuts.insert(cut);
    }
    return cuts;
  }

  double weight_in(const Period& period) const {
    double weight = 0;
    for (const Fact& fact : facts_.list) {
      if (period.contains(fact.begin) || (fact.lasts && period.contains(fact.end))) {
        weight += fact.weight;
      }
    }
    return weight;
  }

  /// Neighbors in which least changes become one, until there are as many as a page has room for.
  void join_least() {
    std::vector<Period>& list = result_.list;
    while (list.size() > division_.most) {
      std::size_t best = 0;
      double least = always;
      for (std::size_t i = 0; i + 1 < list.size(); ++i) {
        const double weight = weight_in(list[i]) + weight_in(list[i + 1]);
        if (weight < least) {
          least = weight;
          best = i;
        }
      }
      list[best].next = list[best + 1].next;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(best) + 1);
      ++result_.joined;
    }
  }

  void name(Period& period) const {
    for (const Era& era : dossier_.eras) {
      const auto begin = date::axis_earliest(era.when), end = date::axis_latest(era.when);
      if (begin && end && std::floor(*begin) == period.from && std::floor(*end) == period.next) {
        period.name = era.title;
      }
    }
  }

  const Dossier& dossier_;
  const select::Selection& selection_;
  const Facts& facts_;
  const Division& division_;
  double begin_ = 0, end_ = 0;
  Periods result_;
};

}  // namespace

Periods divide(const Dossier& dossier, const select::Selection& selection, const Facts& facts,
               const Division& division) {
  return Divider(dossier, selection, facts, division).divide();
}

std::pair<std::string, std::string> ends_words(const Period& period, std::string_view language) {
  const CivilDay first = date::from_day_number(period.from);
  const double next = std::ceil(period.next);
  const CivilDay last = date::from_day_number(next - 1);
  const bool months = begins_month(period.from) && begins_month(next);
  const bool years = begins_year(period.from) && begins_year(next);
  date::Precision least = date::Precision::year;
  if (first.year == last.year && !years) least = date::Precision::month;
  if (first.year == last.year && first.month == last.month && !months) least = date::Precision::day;
  return {words_of(first, std::max(least, precision_of(period.from)), language),
          words_of(last, std::max(least, precision_of(next)), language)};
}

std::string title(const Period& period, std::string_view language) {
  const auto [first, last] = ends_words(period, language);
  if (first == last) return first;
  return date::PointLabeller(languages::of(language), date::LabelLength::brief).range(first, last);
}

}  // namespace entente::change
