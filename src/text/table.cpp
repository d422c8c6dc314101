#include "text/table.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"
#include "text/metrics_table.hpp"
#include "text/scripts.hpp"

namespace entente::text {
namespace {

constexpr double bold_is_wider = 1.08;  // of estimated letters, as a rule
constexpr char32_t hyphen = 0x2010, no_break_hyphen = 0x2011;

/// Position in the arrays of advances; nullptr range if the table does not know the letter.
const CodePointRange* range_of(char32_t letter) {
  const auto ranges = metrics_table().ranges;
  const auto found = std::partition_point(ranges.begin(), ranges.end(),
                                          [letter](auto range) { return range.last < letter; });
  return found != ranges.end() && found->first <= letter ? &*found : nullptr;
}

/// Renderers draw the one hyphen for the other if the font lacks it.
char32_t drawn(char32_t letter) { return letter == no_break_hyphen ? hyphen : letter; }

double advance(char32_t letter, Style style) {
  if (is_zero_width(letter)) return 0;
  const MetricsTable& table = metrics_table();
  const CodePointRange* range = range_of(letter);
  if (!range) return script(letter).advance * style.size * (style.bold ? bold_is_wider : 1);
  const auto& advances = style.bold ? table.bold : table.regular;
  return advances[range->index + (letter - range->first)] * style.size / units_per_em;
}

double kerning(char32_t left, char32_t right, Style style) {
  const auto pairs = metrics_table().pairs;
  const auto found =
      std::partition_point(pairs.begin(), pairs.end(), [left, right](const KerningPair& pair) {
        return std::tuple<char32_t, char32_t>(pair.left, pair.right) < std::tuple(left, right);
      });
  if (found == pairs.end() || found->left != left || found->right != right) return 0;
  return (style.bold ? found->bold : found->regular) * style.size / units_per_em;
}

/// The letter that `base` and `mark` make together; 0 if there is none of its own.
char32_t composed(char32_t base, char32_t mark) {
  const auto table = metrics_table().compositions;
  const auto found =
      std::partition_point(table.begin(), table.end(), [base, mark](const Composition& c) {
        return std::tuple<char32_t, char32_t>(c.base, c.mark) < std::tuple(base, mark);
      });
  return found != table.end() && found->base == base && found->mark == mark ? found->letter : 0;
}

}  // namespace

bool in_table(char32_t letter) { return range_of(drawn(letter)) != nullptr; }

Run measure_by_table(std::string_view utf8, Style style) {
  Run run;
  run.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const char32_t letter = drawn(base::next_code_point(utf8, at));
    // A mark on a space stands for itself: the space may be dropped where a line ends.
    if (!run.empty() && run.back().letter != ' ' && is_zero_width(letter)) {
      Cluster& last = run.back();
      last.end = at;
      if (const char32_t whole = composed(last.letter, letter)) last.letter = whole;
    } else {
      run.push_back({letter, begin, at});
    }
  }
  double pen = 0;
  char32_t before = 0;
  for (Cluster& cluster : run) {
    pen += kerning(before, cluster.letter, style);
    cluster.left = pen;
    pen += advance(cluster.letter, style);
    cluster.right = pen;
    before = cluster.letter;
  }
  return run;
}

}  // namespace entente::text
