#include <tuple>

#include "entente/date.hpp"

namespace entente::date {

namespace {

constexpr int day_seconds = 86400;

int second_of_day(const TimeOfDay& time) {
  return (time.hour * 60 + time.minute) * 60 + time.second;
}

const TimeOfDay* time_of(const Edtf& date) {
  if (date.type != Type::datetime || !date.members.front().first->time) return nullptr;
  return &*date.members.front().first->time;
}

int first_second(const Edtf& date) {
  const TimeOfDay* time = time_of(date);
  return time ? second_of_day(*time) : 0;
}

/// Exclusive.
int end_second(const Edtf& date) {
  const TimeOfDay* time = time_of(date);
  return time ? second_of_day(*time) + 1 : day_seconds;
}

double fraction(int seconds) { return static_cast<double>(seconds) / day_seconds; }

/// Ranks put minus infinity before all finite starts, and after the finite ends the unknown and
/// then the endless ones.
using Key = std::tuple<bool, int, CivilDay, int, int, CivilDay, int>;

Key key(const Edtf& date) {
  if (is_undated(date)) return {true, 0, {}, 0, 0, {}, 0};
  const Bound& start = date.earliest.kind == BoundKind::unknown ? date.latest : date.earliest;
  CivilDay none;
  int end_rank = date.latest.finite() ? 0 : date.latest.kind == BoundKind::unknown ? 1 : 2;
  return {false,
          start.finite() ? 1 : 0,
          start.finite() ? start.day : none,
          first_second(date),
          end_rank,
          date.latest.finite() ? date.latest.day : none,
          end_second(date)};
}

}  // namespace

bool is_undated(const Edtf& date) {
  return date.type == Type::interval && !date.earliest.finite() && !date.latest.finite();
}

std::weak_ordering compare(const Edtf& a, const Edtf& b) {
  Key left = key(a), right = key(b);
  if (left < right) return std::weak_ordering::less;
  return right < left ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

std::optional<double> axis_earliest(const Edtf& date) {
  if (!date.earliest.finite()) return std::nullopt;
  return day_number(date.earliest.day) + fraction(first_second(date));
}

std::optional<double> axis_latest(const Edtf& date) {
  if (!date.latest.finite()) return std::nullopt;
  return day_number(date.latest.day) + fraction(end_second(date));
}

std::optional<double> axis_start_latest(const Edtf& date) {
  if (!date.start_latest.finite()) return std::nullopt;
  return day_number(date.start_latest.day) + fraction(first_second(date));
}

std::optional<double> axis_end_earliest(const Edtf& date) {
  if (!date.end_earliest.finite()) return std::nullopt;
  return day_number(date.end_earliest.day) + fraction(end_second(date));
}

}  // namespace entente::date
