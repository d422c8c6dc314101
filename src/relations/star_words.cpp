#include "relations/star_words.hpp"

#include <algorithm>

namespace entente::relations {
namespace {

/// What is the same in all of them; else nothing.
std::string same(const std::vector<RowWords>& rows, std::string RowWords::*part) {
  const std::string& first = rows.front().*part;
  const bool all = std::all_of(rows.begin(), rows.end(),
                               [&](const RowWords& row) { return row.*part == first; });
  return all ? first : std::string();
}

}  // namespace

CommonWords common_words(const std::vector<RowWords>& rows) {
  if (rows.size() < 2) return {};
  CommonWords common;
  common.when = same(rows, &RowWords::when);
  common.years = same(rows, &RowWords::years);
  const bool amounts = std::all_of(rows.begin(), rows.end(),
                                   [](const RowWords& row) { return !row.amount.empty(); });
  if (amounts) common.name = same(rows, &RowWords::name);
  return common;
}

std::string words_beside(const RowWords& row, const CommonWords& common, RowStyle style,
                         const languages::Phrases& phrases) {
  std::string said = row.count;
  if (style == RowStyle::titles && !row.line.empty() && common.name.empty()) {
    if (common.when.empty()) return row.line;
    said = row.titled;
  }
  const bool fine = style == RowStyle::titles;
  const std::string& when = fine ? row.when : row.years;
  const bool shared = !(fine ? common.when : common.years).empty();
  if (style != RowStyle::counts && !shared && !when.empty()) {
    said.append(phrases.comma).append(when);
  }
  return said;
}

std::string words_of_hub(const CommonWords& common, const std::string& when,
                         const languages::Phrases& phrases) {
  const std::string& dated = common.when.empty() ? when : common.when;
  if (common.name.empty() || dated.empty()) return common.name + dated;
  return common.name + std::string(phrases.comma) + dated;
}

}  // namespace entente::relations
