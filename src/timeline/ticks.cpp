#include "timeline/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "entente/date.hpp"

namespace entente::timeline {
namespace {

enum class Unit : std::uint8_t { second, minute, hour, day, month, year };

struct Step {
  Unit unit;
  double count;
};

constexpr double seconds_per_day = 86400;
constexpr double days_per_year = 365.2425;
constexpr double most_ticks = 80;        // of one segment; finer steps are not even tried
constexpr std::size_t most_times = 200;  // times of one segment, whatever the arithmetic says
constexpr double least_pitch = 4;        // em between ticks: more are noise
constexpr double exact_years = 1e11;     // beyond, days cannot tell one year from the next

constexpr Step fine_steps[] = {
    {Unit::second, 1},  {Unit::second, 5},  {Unit::second, 15}, {Unit::second, 30},
    {Unit::minute, 1},  {Unit::minute, 2},  {Unit::minute, 5},  {Unit::minute, 10},
    {Unit::minute, 15}, {Unit::minute, 30}, {Unit::hour, 1},    {Unit::hour, 2},
    {Unit::hour, 3},    {Unit::hour, 6},    {Unit::hour, 12},   {Unit::day, 1},
    {Unit::day, 2},     {Unit::day, 7},     {Unit::day, 14},    {Unit::month, 1},
    {Unit::month, 3},   {Unit::month, 6},
};

double days_of(const Step& step) {
  constexpr double days[] = {1 / seconds_per_day, 60 / seconds_per_day, 1.0 / 24, 1,
                             days_per_year / 12,  days_per_year};
  return days[static_cast<std::size_t>(step.unit)] * step.count;
}

std::vector<Step> all_steps(double range) {
  std::vector<Step> steps(std::begin(fine_steps), std::end(fine_steps));
  for (double power = 1; power <= range; power *= 10) {
    for (double digit : {1.0, 2.0, 5.0}) steps.push_back({Unit::year, digit * power});
  }
  return steps;
}

date::Year whole(double year) { return static_cast<date::Year>(year); }

double year_begin(double year) {
  return std::abs(year) < exact_years ? date::day_number({whole(year), 1, 1})
                                      : (year - 1970) * days_per_year;
}

double year_of(double time) {
  const double guess = time / days_per_year + 1970;
  return std::abs(guess) < exact_years
             ? static_cast<double>(date::from_day_number(std::floor(time)).year)
             : std::floor(guess);
}

/// Round years as readers count them: 100, 1, 100 BCE, 200 BCE; there is no year 0.
double round_year(double index, double count) {
  const double year = index * count;
  return year > -10000 && year <= 0 && count > 1 ? year + 1 : year;
}

struct Time {
  double begin = 0, end = 0;  ///< of the period that starts here
  date::CivilDay day;         ///< unused for years
  double year = 0;
};

std::vector<Time> year_times(double count, double from, double to) {
  std::vector<Time> times;
  const double first = std::floor(year_of(from) / count) - 1;
  for (double i = first; i < first + 2 * most_ticks; ++i) {
    const double year = round_year(i, count), begin = year_begin(year);
    if (begin > to) break;
    if (begin < from || (!times.empty() && begin <= times.back().begin)) continue;
    times.push_back({begin, year_begin(round_year(i + 1, count)), {whole(year), 1, 1}, year});
  }
  return times;
}

std::vector<Time> month_times(int count, double from, double to) {
  std::vector<Time> times;
  date::CivilDay at = date::from_day_number(std::floor(from));
  at.day = 1;
  at.month = static_cast<std::int8_t>((at.month - 1) / count * count + 1);
  for (;;) {
    date::CivilDay next = at;
    const int month = at.month + count;
    next.year += (month - 1) / 12;
    next.month = static_cast<std::int8_t>((month - 1) % 12 + 1);
    const double begin = date::day_number(at);
    if (begin > to || times.size() >= most_times) break;
    if (begin >= from) {
      times.push_back({begin, date::day_number(next), at, static_cast<double>(at.year)});
    }
    at = next;
  }
  return times;
}

/// Every month starts anew, so that labels read 1, 8, 15, 22.
bool is_day_tick(int day, int count) {
  return count == 1 || ((day - 1) % count == 0 && day - 1 + count / 2 < 30);
}

std::vector<Time> day_times(int count, double from, double to) {
  std::vector<Time> times;
  for (double n = std::floor(from); n <= to && times.size() < most_times; ++n) {
    const date::CivilDay day = date::from_day_number(n);
    if (n + 0.5 < from || n + 0.5 > to || !is_day_tick(day.day, count)) continue;
    times.push_back({n, n + 1, day, static_cast<double>(day.year)});
  }
  return times;
}

std::vector<Time> clock_times(double length, double from, double to) {
  std::vector<Time> times;
  for (double i = std::ceil(from / length - 1e-9); i * length <= to && times.size() < most_times;
       ++i) {
    const double begin = i * length;
    const date::CivilDay day = date::from_day_number(std::floor(begin + 1e-9));
    times.push_back({begin, begin + length, day, static_cast<double>(day.year)});
  }
  return times;
}

std::vector<Time> times_of(const Step& step, double from, double to) {
  const int count = static_cast<int>(std::min(step.count, 1000.0));
  if (step.unit == Unit::year) return year_times(step.count, from, to);
  if (step.unit == Unit::month) return month_times(count, from, to);
  if (step.unit == Unit::day) return day_times(count, from, to);
  return clock_times(days_of(step), from, to);
}

std::string year_words(double year, std::string_view language) {
  return date::year_label(whole(year), language);
}

std::string label_of(const Step& step, const Time& time, std::string_view language) {
  if (step.unit == Unit::year) return year_words(time.year, language);
  if (step.unit == Unit::month) {
    return std::string(date::month_name(time.day.month, language, date::LabelLength::brief));
  }
  if (step.unit == Unit::day) return fmt::format("{}", static_cast<int>(time.day.day));
  const double of_day = time.begin - std::floor(time.begin + 1e-9);
  const long seconds = std::lround(of_day * seconds_per_day);
  return step.unit == Unit::second
             ? fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
             : fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
}

std::string context_of(const Step& step, const Time& time, std::string_view language) {
  if (step.unit == Unit::year) return {};
  const std::string year = year_words(time.year, language);
  if (step.unit == Unit::month) return year;
  if (step.unit == Unit::day) return date::month_label(time.day, language);
  return date::label(time.day, language, date::LabelLength::brief);
}

/// Where labels of a segment may be, in px.
struct Room {
  double left = 0, right = 0;
  bool holds(double x, double half) const { return x - half >= left && x + half <= right; }
};

double half_of(const std::string& words, const TickWish& wish) {
  return wish.down ? 0.61 * wish.style.size : text::width(words, wish.style) * 1.04 / 2;
}

/// Puts the context under the first tick it is true for; of two that would touch, the later stays:
/// it holds for more ticks to come.
void add_context(Ticks& ticks, double x, std::string words, const TickWish& wish,
                 const Room& room) {
  if (wish.down) {
    ticks.contexts.push_back({x, x, std::move(words)});
    return;
  }
  const double half = half_of(words, wish);
  // Words that are wider than their segment run over the break before it, not out of the page.
  const double left = std::max(wish.low, std::min(room.left, room.right - 2 * half));
  const double middle = std::max(left + half, std::min(x, room.right - half));
  if (!ticks.contexts.empty()) {
    const Tick& last = ticks.contexts.back();
    if (middle - half < last.label_x + half_of(last.label, wish) + 0.6 * wish.style.size) {
      ticks.contexts.pop_back();
    }
  }
  ticks.contexts.push_back({x, middle, std::move(words)});
}

/// Adds a context of a later segment unless it would touch the one before.
void add_clear(Tick& context, const TickWish& wish, std::vector<Tick>& contexts) {
  if (!wish.down && !contexts.empty()) {
    const Tick& last = contexts.back();
    const double apart = half_of(last.label, wish) + half_of(context.label, wish);
    if (context.label_x - last.label_x < apart + 0.3 * wish.style.size) return;
  }
  contexts.push_back(std::move(context));
}

/// Ticks of one segment at one step; none if their labels would touch, or come closer than half
/// their width unless `close`.
Ticks try_step(const AxisSegment& segment, const Step& step, const Room& room, const TickWish& wish,
               bool close) {
  Ticks result;
  const double em = wish.style.size;
  double taken = room.left;
  std::string context;
  for (const Time& time : times_of(step, segment.begin, segment.end)) {
    const double at = segment.x(step.unit == Unit::day ? time.begin + 0.5 : time.begin);
    std::string words = label_of(step, time, wish.language);
    const double half = half_of(words, wish);
    std::string belongs = context_of(step, time, wish.language);
    const bool anew = !belongs.empty() && belongs != context;
    const double below = wish.down && anew ? 2 * half : 0;
    if (!room.holds(at, half)) continue;
    if (at - half < taken) return {};
    taken = at + std::max(2 * half + below + 0.9 * em, least_pitch * em - half);
    if (wish.down || close) taken = at + half + below + 0.9 * em;
    if (anew) add_context(result, at, belongs, wish, room);
    context = std::move(belongs);
    result.marks.push_back({at, at, std::move(words)});
  }
  return result;
}

std::string name_of(double time, bool to_the_day, std::string_view language) {
  return to_the_day ? date::label(date::from_day_number(std::floor(time)), language,
                                  date::LabelLength::brief)
                    : year_words(year_of(time), language);
}

/// Years to which dates are rounded that name a range of time: a tenth of its order, from ten on.
double round_unit(double range) {
  const double unit =
      std::pow(10, std::floor(std::log10(std::max(1.0, range / days_per_year))) - 1);
  return unit >= 10 ? unit : 0;
}

double rounded(double time, double unit) {
  return unit > 0 ? year_begin(round_year(std::round(year_of(time) / unit), unit)) : time;
}

/// If less than two round times lie in the segment, its first and last date are named, or its
/// middle.
Ticks end_ticks(const AxisSegment& segment, const Room& room, const TickWish& wish) {
  const double last = std::max(segment.first, segment.last - 1);
  const double middle = (segment.first + segment.last) / 2;
  const bool to_the_day =
      std::abs(year_of(middle)) < exact_years && segment.last - segment.first < 3 * days_per_year;
  const double unit = to_the_day ? 0 : round_unit(segment.last - segment.first);
  Ticks ticks;
  double taken = room.left;
  for (const double date : {segment.first, last}) {
    const double time = rounded(date, unit);
    std::string words = name_of(time, to_the_day, wish.language);
    const double half = half_of(words, wish), x = segment.x(to_the_day ? time + 0.5 : time);
    if (!room.holds(x, half) || x - half < taken) continue;
    if (!ticks.marks.empty() && ticks.marks.back().label == words) continue;
    taken = x + half + 0.9 * wish.style.size;
    ticks.marks.push_back({x, x, std::move(words)});
  }
  if (ticks.marks.size() > 1) return ticks;
  const double time = rounded(middle, unit);
  const double x = unit > 0 ? segment.x(time) : (segment.left + segment.right) / 2;
  std::string words = name_of(time, to_the_day, wish.language);
  if (!room.holds(x, half_of(words, wish))) return {};
  return {{{x, x, std::move(words)}}, {}};
}

Ticks segment_ticks(const AxisSegment& segment, const Room& room, const TickWish& wish) {
  const double range = segment.end - segment.begin;
  Ticks best;
  const std::vector<Step> steps = all_steps(range);
  for (const bool close : {false, true}) {
    for (const Step& step : steps) {
      if (wish.day_is_finest && step.unit < Unit::day) continue;
      if (range / days_of(step) > most_ticks) continue;
      Ticks ticks = try_step(segment, step, room, wish, close);
      if (ticks.marks.size() > best.marks.size()) best = std::move(ticks);
      if (best.marks.size() > 1) return best;
    }
  }
  Ticks ends = end_ticks(segment, room, wish);
  return ends.marks.size() > best.marks.size() ? ends : best;
}

/// Where every date has a step of its own, the first of each year (or of each day) is named.
Ticks step_ticks(const Scale& scale, const TickWish& wish) {
  const std::vector<AxisSegment>& segments = scale.segments();
  const double first = segments.front().first, last = segments.back().last;
  const bool to_the_day =
      std::abs(year_of(first)) < exact_years && last - first < 1.5 * days_per_year;
  Ticks ticks;
  double taken = scale.left() - 1.5 * wish.style.size;
  std::string before;
  auto add = [&](double time, double x) {
    std::string words = name_of(time, to_the_day, wish.language);
    const double half = half_of(words, wish);
    if (words == before || x - half < taken || x + half > scale.right()) return;
    taken = x + half + 0.9 * wish.style.size;
    before = words;
    ticks.marks.push_back({x, x, std::move(words)});
  };
  for (const AxisSegment& segment : segments) add(segment.first, segment.x(segment.first));
  add(last, segments.back().x(last));
  return ticks;
}

}  // namespace

Ticks make_ticks(const Scale& scale, const TickWish& wish) {
  if (scale.sequential()) return step_ticks(scale, wish);
  Ticks all;
  const double em = wish.style.size;
  const std::vector<AxisSegment>& segments = scale.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    Room room{std::max(wish.low, segments[i].left - 1.5 * em), segments[i].right};
    if (i > 0) room.left = segments[i].left - 0.2 * em;
    if (i + 1 < segments.size()) room.right = segments[i].right + 0.2 * em;
    Ticks own = segment_ticks(segments[i], room, wish);
    all.marks.insert(all.marks.end(), own.marks.begin(), own.marks.end());
    for (Tick& context : own.contexts) add_clear(context, wish, all.contexts);
  }
  return all;
}

}  // namespace entente::timeline
