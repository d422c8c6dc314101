#include "exchange/coded_groups.hpp"

#include <fmt/format.h>

namespace entente::exchange {
namespace {

/// What rows of a group have in common: the month, or what is no day.
RowTime common_time(RowTime when) {
  if (!when.about) when.day = 0;
  return when;
}

std::uint32_t hash_of(const CodedRow& row) {
  const RowTime when = common_time(row.when);
  const std::uint64_t ends = std::uint64_t{row.acting} << 32 | row.acted_upon;
  const std::uint64_t time = std::uint64_t{when.year} << 17 | when.month << 8U | when.day << 1U |
                             static_cast<std::uint64_t>(when.about);
  std::uint64_t hash = ends * 0x9E3779B97F4A7C15u;
  hash = (hash ^ hash >> 32U ^ (std::uint64_t{row.code} << 34U | time)) * 0xD6E8FEB86659FD93u;
  return static_cast<std::uint32_t>(hash >> 32U);
}

bool is_of(const CodedRow& row, const CodedGroup& group) {
  return row.acting == group.acting && row.acted_upon == group.acted_upon &&
         row.code == group.code && common_time(row.when) == common_time(group.when);
}

}  // namespace

std::string RowTime::text() const {
  std::string text = fmt::format("{:04}", year);
  if (month > 0) text += fmt::format("-{:02}", month);
  if (day > 0) text += fmt::format("-{:02}", day);
  return about ? text + '~' : text;
}

std::optional<date::CivilDay> day_of(std::string_view text) {
  int number = 0, digits = 0;
  const bool dashes = text.size() == 10 && text[4] == '-' && text[7] == '-';
  for (const char c : text.substr(0, dashes ? 10 : 8)) {
    if (dashes && c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    number = 10 * number + (c - '0');
    ++digits;
  }
  if (digits != 8) return std::nullopt;
  date::CivilDay day;
  day.year = number / 10000;
  const int month = number / 100 % 100, in_month = number % 100;
  if (month < 1 || month > 12) return std::nullopt;
  if (in_month < 1 || in_month > date::days_in_month(day.year, month)) return std::nullopt;
  day.month = static_cast<std::int8_t>(month);
  day.day = static_cast<std::int8_t>(in_month);
  return day;
}

RowTime time_of(const date::CivilDay& day, const std::optional<date::CivilDay>& seen) {
  RowTime when = {static_cast<std::uint16_t>(day.year), static_cast<std::uint8_t>(day.month),
                  static_cast<std::uint8_t>(day.day)};
  if (!seen || day == *seen) return when;
  const double gap = date::day_number(*seen) - date::day_number(day);
  const bool same_day = day.day == seen->day;
  const auto months = static_cast<int>(seen->year - day.year) * 12 + seen->month - day.month;
  const bool month_ago = same_day && months == 1;
  const bool years_ago = (same_day && months == 12) || gap > 3640;
  when.about = gap == 7 || month_ago || years_ago;
  if (gap == 7 || !when.about) return when;
  when.day = 0;
  if (!month_ago) when.month = 0;
  return when;
}

void CodedGroups::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : 2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.group == 0) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].group != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

/// The number of that of the row, which may be a new one without rows.
std::size_t CodedGroups::group_of(const CodedRow& row) {
  if (2 * groups_.size() >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(row);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].group != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    const std::size_t known = slots_[at].group - 1;
    if (is_of(row, groups_[known])) return known;
  }
  groups_.emplace_back();
  texts_.emplace_back();
  slots_[at] = {hash, static_cast<std::uint32_t>(groups_.size())};
  return groups_.size() - 1;
}

bool CodedGroups::add(const CodedRow& row, std::string_view place, std::string_view url) {
  const std::size_t number = group_of(row);
  CodedGroup& group = groups_[number];
  const bool is_new = group.rows == 0;
  if (is_new) {
    static_cast<CodedRow&>(group) = row;
  } else {
    group.mentions += row.mentions;
    if (group.when != row.when) group.when = common_time(group.when);
  }
  ++group.rows;
  if (row.mentions <= group.most) return is_new;
  group.most = row.mentions;
  texts_[number].place = place;
  texts_[number].url = url;
  return is_new;
}

}  // namespace entente::exchange
