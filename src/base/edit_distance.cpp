#include "base/edit_distance.hpp"

#include <algorithm>
#include <limits>

#include "base/utf8.hpp"

namespace entente::base {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}

/// The distance, or `limit` + 1 as soon as it is known to be above `limit`.
std::size_t bounded_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    // Later rows build on this one, or by a swap on the one before plus 1, which is no less.
    if (least > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

/// Whether one is the other with a syllable before it: "recall" is no slip for "call".
bool is_prefixed(const std::u32string& a, const std::u32string& b) {
  const std::u32string& longer = a.size() > b.size() ? a : b;
  const std::u32string& shorter = a.size() > b.size() ? b : a;
  return longer.size() >= shorter.size() + 2 && longer.ends_with(shorter);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return bounded_distance(code_points(a), code_points(b),
                          std::numeric_limits<std::size_t>::max() - 2);
}

std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  const std::u32string meant = code_points(fold_case(word));
  std::size_t limit = meant.size() / 3;
  std::optional<std::string> best;
  for (const std::string& candidate : candidates) {
    const std::u32string known = code_points(fold_case(candidate));
    const std::size_t distance = bounded_distance(meant, known, limit);
    if (distance > limit || is_prefixed(meant, known)) continue;
    best = candidate;
    if (distance == 0) break;
    limit = distance - 1;  // only a closer one may replace it
  }
  return best;
}

}  // namespace entente::base
