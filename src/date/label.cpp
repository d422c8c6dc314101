#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "date/labeller.hpp"
#include "date/moment.hpp"

namespace entente::date {

namespace {

template <class... Values>
std::string fill(std::string_view pattern, const Values&... values) {
  return fmt::format(fmt::runtime(pattern), values...);
}

bool is_qualified(const Qualifier& q) { return q.uncertain || q.approximate; }

bool is_qualified(const Moment& m) {
  return is_qualified(m.year) || is_qualified(m.month) || is_qualified(m.day);
}

std::size_t component_count(const Moment& m) {
  return m.precision == Precision::year ? 1 : m.precision <= Precision::month ? 2 : 3;
}

/// Nothing to say but the date itself.
bool is_plain(const Moment& m) {
  return !m.masked && !m.season && !m.time && !m.estimate && !is_qualified(m);
}

Point to_point(const Moment& m) { return {m.precision, m.earliest}; }

/// The digits of a masked date; what is absent is empty.
struct Digits {
  bool negative;
  std::string_view year, month, day;

  explicit Digits(std::string_view text) : negative(text.front() == '-') {
    text.remove_prefix(negative ? 1 : 0);
    year = text.substr(0, 4);
    if (text.size() > 4) month = text.substr(5, 2);
    if (text.size() > 7) day = text.substr(8, 2);
  }
};

bool has_mask(std::string_view digits) { return digits.find('X') != std::string_view::npos; }

int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

Fineness fineness_of(const Moment& m) {
  const bool vague_year = m.masked && has_mask(Digits(m.digits).year);
  if (vague_year || m.season) return Fineness::vague;
  return m.estimate || m.precision == Precision::year ? Fineness::year
         : m.precision <= Precision::month            ? Fineness::month
                                                      : Fineness::day;
}

/// Up to a hundred, as centuries need.
std::string roman(int number) {
  constexpr std::pair<int, std::string_view> digits[] = {{100, "C"}, {90, "XC"}, {50, "L"},
                                                         {40, "XL"}, {10, "X"},  {9, "IX"},
                                                         {5, "V"},   {4, "IV"},  {1, "I"}};
  std::string text;
  for (const auto& [value, letters] : digits) {
    for (; number >= value; number -= value) text += letters;
  }
  return text;
}

}  // namespace

std::string Labeller::outer_bounds(const Moment& moment) const {
  std::string text = range(moment.earliest, moment.latest);
  return brief_ ? text : fill(words_.inexact, text);
}

std::string Labeller::masked_year(std::string_view digits, Case in) const {
  if (digits == "XXXX") return std::string(words_.year_unknown);
  if (has_mask(digits.substr(0, 2)) || digits[3] != 'X') return {};
  bool is_century = digits[2] == 'X';
  int first = number(digits.substr(0, 2)) * 100 + (is_century ? 0 : (digits[2] - '0') * 10);
  if (first == 0) return {};  // begins with 1 BCE
  bool ambiguous = is_century || first % 100 == 0;
  int last = first + (is_century ? 99 : 9);
  if (ambiguous && brief_) return range({Precision::year, {first}}, {Precision::year, {last}});
  const languages::Inflected& pattern = is_century  ? words_.century
                                        : ambiguous ? words_.first_decade
                                                    : words_.decade;
  const int century = first / 100 + 1;
  const std::string_view name = words_.decade_names[static_cast<std::size_t>(first / 10 % 10)];
  std::string text = fill(pick(pattern, in), first, century, fmt::format("{:02}", first % 100),
                          roman(century), name);
  return first < 1000 ? fill(words_.common_era, text) : text;
}

std::string Labeller::masked(const Moment& moment, Case in) const {
  Digits digits(moment.digits);
  bool year_masked = has_mask(digits.year);
  bool no_day = digits.day.empty() || digits.day == "XX";
  bool no_month = digits.month.empty() || digits.month == "XX";
  std::string year_label = masked_year(digits.year, in);
  bool known = (no_day || (!has_mask(digits.day) && !no_month)) &&
               (no_month || !has_mask(digits.month)) &&
               (!year_masked || (!digits.negative && !year_label.empty()));
  if (!known) return outer_bounds(moment);

  if (year_masked) {
    if (no_month) return year_label;
    std::string month_label = month(number(digits.month), no_day ? in : Case::governed);
    std::string within =
        no_day ? month_label : day_in_month(day(number(digits.day)), number(digits.month));
    return fill(words_.vague_year, fmt::arg("x", within), fmt::arg("y", year_label));
  }
  std::string text = point({no_month ? Precision::year : Precision::month, moment.earliest}, in);
  if (brief_) return text;
  if (!no_month) return fill(words_.day_unknown, text);
  return fill(digits.day.empty() ? words_.month_unknown : words_.month_and_day_unknown, text);
}

std::string Labeller::part_of_year(int code, Case in) const {
  auto index = [code](int first) { return static_cast<std::size_t>(code - first); };
  if (code <= 32) return std::string(pick(words_.seasons[index(21) % 4], in));
  if (code <= 36) {
    return std::string(brief_ ? words_.brief_quarters[index(33)]
                              : pick(words_.quarters[index(33)], in));
  }
  if (code >= 40) {
    return std::string(brief_ ? words_.brief_halves[index(40)]
                              : pick(words_.halves[index(40)], in));
  }
  MonthSpan months = season_months(code);
  return range(month(months.first, Case::alone), month(months.last, Case::alone));
}

std::string Labeller::season(const Moment& moment, Case in) const {
  int code = *moment.season;
  MonthSpan months = season_months(code);
  Digits digits(moment.digits);
  std::string year_label =
      moment.masked ? masked_year(digits.year, in) : year(moment.earliest.year);
  if (moment.masked && (digits.negative || year_label.empty())) return outer_bounds(moment);
  if (months.last < months.first && !moment.masked) {
    year_label = range(year_label, year(moment.latest.year));
  }
  bool is_part = (code >= 33 && code <= 36) || code >= 40;
  std::string_view pattern = is_part && !brief_ ? words_.part_of_year : words_.season_in_year;
  std::string text = fill(moment.masked ? words_.vague_year : pattern,
                          fmt::arg("x", part_of_year(code, in)), fmt::arg("y", year_label));
  if (brief_ || code < 25 || code > 32) return text;
  return fill(words_.remark, fmt::arg("x", text),
              fmt::arg("r", code < 29 ? words_.northern : words_.southern));
}

std::string Labeller::time(const Moment& moment, Case in) const {
  const TimeOfDay& time = *moment.time;
  std::string clock = fmt::format("{:02}:{:02}", time.hour, time.minute);
  if (time.second != 0) clock += fmt::format(":{:02}", time.second);
  if (time.offset_minutes && !brief_) {
    clock += words_.utc;
    int minutes = *time.offset_minutes;
    if (minutes != 0) {
      int size = minutes < 0 ? -minutes : minutes;
      clock += fmt::format("{}{}", minutes < 0 ? "−" : "+", size / 60);
      if (size % 60 != 0) clock += fmt::format(":{:02}", size % 60);
    }
  }
  return fill(words_.time, fmt::arg("d", point({Precision::day, moment.earliest}, in)),
              fmt::arg("t", clock));
}

std::string Labeller::unqualified(const Moment& moment, Case in) const {
  if (moment.time) return time(moment, in);
  if (moment.estimate) return year(*moment.estimate);
  if (moment.season) return season(moment, in);
  if (moment.masked) return masked(moment, in);
  return point(to_point(moment), in);
}

std::string Labeller::components(const Moment& moment) const {
  std::vector<std::string> remarks;
  std::array<Qualifier, 3> qualifiers{moment.year, moment.month, moment.day};
  for (std::size_t i = 0; i < qualifiers.size(); ++i) {
    const Qualifier& q = qualifiers[i];
    if (!is_qualified(q)) continue;
    std::string_view pattern = !q.approximate ? words_.component_uncertain
                               : !q.uncertain ? words_.component_approximate
                                              : words_.component_both;
    remarks.push_back(fill(pattern, words_.components[i]));
  }
  return list(remarks, words_.comma);
}

std::string Labeller::with_qualifier(std::string text, const Qualifier& q, Fineness fineness,
                                     Case in) const {
  if (q.approximate) {
    const auto& pattern = in == Case::alone ? words_.approximate : words_.governed_approximate;
    text = govern(pick(pattern, fineness), text);
  }
  return q.uncertain ? fill(words_.uncertain, text) : text;
}

std::string Labeller::qualified(const Moment& moment, const Qualifier& q, Case in) const {
  return with_qualifier(unqualified(moment, q.approximate ? Case::governed : in), q,
                        fineness_of(moment), in);
}

std::string Labeller::moment(const Moment& moment, Case in) const {
  std::size_t count = component_count(moment);
  bool alike =
      (count < 2 || moment.month == moment.year) && (count < 3 || moment.day == moment.year);
  if (!alike && !brief_) {
    return fill(words_.remark, fmt::arg("x", unqualified(moment, in)),
                fmt::arg("r", components(moment)));
  }
  bool rounded = moment.significant && moment.earliest.year != moment.latest.year;
  Qualifier any{
      moment.year.uncertain || moment.month.uncertain || moment.day.uncertain,
      moment.year.approximate || moment.month.approximate || moment.day.approximate || rounded};
  std::string text = qualified(moment, any, in);
  bool short_years = moment.earliest.year >= -9999 && moment.latest.year <= 9999;
  if (!rounded || brief_ || !short_years) return text;
  return fill(words_.remark, fmt::arg("x", text),
              fmt::arg("r", range(moment.earliest, moment.latest)));
}

std::string Labeller::governed(const languages::Governing& pattern, const Moment& date) const {
  return govern(pick(pattern, fineness_of(date)), moment(date, Case::governed));
}

std::string Labeller::qualified_days(const Moment& first, const Moment& last) const {
  for (const Moment* moment : {&first, &last}) {
    const bool is_day = !moment->time && !moment->masked && component_count(*moment) == 3;
    if (!is_day || moment->month != moment->year || moment->day != moment->year) return {};
  }
  if (first.day.uncertain != last.day.uncertain) return {};
  const Point a = to_point(first), b = to_point(last);
  if (a.day == b.day) return {};
  const Shared common = shared({{a, b}});
  if (common != Shared::month && common != Shared::year) return {};
  const auto about = [this](std::string text, const Moment& moment) {
    const Qualifier q{false, moment.day.approximate};
    return with_qualifier(std::move(text), q, Fineness::day, Case::alone);
  };
  const std::string parts =
      first.day == last.day ? about(range(part(a, common), part(b, common)), first)
                            : range(about(part(a, common), first), about(part(b, common), last));
  const std::string days = complete(parts, a, common);
  return first.day.uncertain ? fill(words_.uncertain, days) : days;
}

std::string Labeller::between(const Moment& first, const Moment& last) const {
  if (is_plain(first) && is_plain(last)) return range(to_point(first), to_point(last));
  std::string days = qualified_days(first, last);
  if (!days.empty()) return days;
  return range(moment(first, Case::alone), moment(last, Case::alone));
}

std::string Labeller::interval(const Member& start, const Member& end) const {
  if (start.first && end.first) return between(*start.first, *end.first);
  const std::string unknown(words_.unknown);
  if (start.first) {
    if (end.kind == BoundKind::open) return governed(words_.since, *start.first);
    if (brief_) return range(moment(*start.first, Case::alone), unknown);
    return governed(words_.end_unknown, *start.first);
  }
  if (end.first) {
    if (start.kind == BoundKind::open) return governed(words_.until, *end.first);
    if (brief_) return range(unknown, moment(*end.first, Case::alone));
    return governed(words_.start_unknown, *end.first);
  }
  return std::string(words_.undated);
}

std::string Labeller::member(const Member& member) const {
  if (member.open_before) return governed(words_.on_or_before, *member.first);
  if (member.open_after) return governed(words_.on_or_after, *member.first);
  if (!member.last) return moment(*member.first, Case::alone);
  return between(*member.first, *member.last);
}

std::string Labeller::set(const Edtf& date) const {
  std::string_view last_join = date.type == Type::one_of ? words_.or_ : words_.and_;
  bool plain = std::all_of(date.members.begin(), date.members.end(), [](const Member& m) {
    return !m.open_before && !m.open_after && is_plain(*m.first) && (!m.last || is_plain(*m.last));
  });
  std::string text;
  if (plain) {
    std::vector<PointRange> items;
    for (const Member& m : date.members) {
      items.push_back({to_point(*m.first), to_point(m.last ? *m.last : *m.first)});
    }
    text = list(items, last_join);
  } else {
    std::vector<std::string> items;
    for (const Member& m : date.members) items.push_back(member(m));
    text = list(items, last_join);
  }
  bool lone_range = date.members.size() == 1 && date.members[0].last;
  return lone_range && date.type == Type::one_of && !brief_ ? fill(words_.inexact, text) : text;
}

std::string Labeller::date(const Edtf& date) const {
  if (date.type == Type::interval) return interval(date.members[0], date.members[1]);
  if (date.type == Type::one_of || date.type == Type::all_of) return set(date);
  return moment(*date.members[0].first, Case::alone);
}

std::string Labeller::as_of(const Edtf& date) const {
  const std::optional<Moment>& first = date.members.front().first;
  const bool single = date.members.size() == 1 && first && !date.members.front().last;
  return fill(pick(words_.as_of, single ? fineness_of(*first) : Fineness::vague), this->date(date));
}

std::string label(const Edtf& date, std::string_view tag, LabelLength length) {
  return Labeller(languages::of(tag), length).date(date);
}

std::string label(const CivilDay& day, std::string_view tag, LabelLength length) {
  return PointLabeller(languages::of(tag), length).point({Precision::day, day}, Case::alone);
}

std::string_view month_name(int month, std::string_view tag, LabelLength length) {
  const languages::DateWords& words = languages::of(tag).dates;
  const auto& names = length == LabelLength::brief ? words.brief_months : words.months;
  return names[static_cast<std::size_t>(std::clamp(month, 1, 12) - 1)].alone;
}

std::string month_label(const CivilDay& day, std::string_view tag) {
  return PointLabeller(languages::of(tag), LabelLength::brief)
      .point({Precision::month, day}, Case::alone);
}

std::string year_label(Year year, std::string_view tag) {
  return PointLabeller(languages::of(tag), LabelLength::full).year(year);
}

bool has_language(std::string_view tag) { return languages::find(tag) != nullptr; }

}  // namespace entente::date
