#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/date.hpp"

namespace entente::exchange {

/// When a coded event was: a day, a month or a year of four digits, or about then.
struct RowTime {
  std::uint16_t year = 0;
  std::uint8_t month = 0, day = 0;  ///< 0: no finer than the year, the month
  bool about = false;

  std::string text() const;  ///< as EDTF: "2026-02-18", "2026-02~"
  bool operator==(const RowTime&) const = default;
};

/// "20260218…" and "2026-02-18"; nothing if it is no day.
std::optional<date::CivilDay> day_of(std::string_view text);
/// GDELT turns "last week", "last month", "a year ago" into the same day a week, a month, a year
/// before it read the article: such a day is no finer than the words. `seen`: when it was read.
RowTime time_of(const date::CivilDay& day, const std::optional<date::CivilDay>& seen);

/// A row, or all rows of the same two ends, code and month.
struct CodedRow {
  std::uint32_t acting = 0, acted_upon = 0, code = 0;
  std::uint32_t line = 0;  ///< of the first row
  RowTime when;
  double mentions = 0;
  double score = 0;
};
struct CodedGroup : CodedRow {
  std::uint32_t rows = 0;
  double most = 0;  ///< mentions of a row
};
/// What the row of a group says that is mentioned most.
struct CodedText {
  std::string place, url;
};

/// Brings rows together; what is kept grows with the groups, not with the rows.
class CodedGroups {
 public:
  /// Whether the row is the first of its group.
  bool add(const CodedRow& row, std::string_view place, std::string_view url);
  /// In the order of their first rows; and the text of each.
  const std::vector<CodedGroup>& all() const { return groups_; }
  const CodedText& text(std::size_t group) const { return texts_[group]; }

 private:
  struct Slot {
    std::uint32_t hash = 0, group = 0;  ///< 0: free, else the number of the group from 1 on
  };
  std::size_t group_of(const CodedRow& row);
  void grow();

  std::vector<CodedGroup> groups_;
  std::deque<CodedText> texts_;
  std::vector<Slot> slots_;  // a power of two; each group at its hash or behind it
};

}  // namespace entente::exchange
