#include "text/measure.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "text/fonts.hpp"
#include "text/memory.hpp"
#include "text/run.hpp"
#include "text/scripts.hpp"
#include "text/stretches.hpp"
#include "text/table.hpp"

namespace entente::text {
namespace {

bool is_all_own(std::string_view utf8, bool bold) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t letter = base::next_code_point(utf8, at);
    if (!is_zero_width(letter) && !in_own_type(letter, bold)) return false;
  }
  return true;
}

/// In the order of reading, whatever the direction of drawing.
void add_shaped(std::string_view utf8, const Stretch& stretch, Style style, Run& run) {
  const std::map<std::size_t, double> advances = text::advances(utf8, stretch, style);
  double pen = run.empty() ? 0 : run.back().right;
  for (auto at = advances.begin(); at != advances.end(); ++at) {
    std::size_t begin = at->first;
    const auto next = std::next(at);
    const std::size_t end = next == advances.end() ? stretch.end : next->first;
    const char32_t letter = base::next_code_point(utf8, begin);
    run.push_back({letter, at->first, end, pen, pen + at->second});
    pen += at->second;
  }
}

void add_by_table(std::string_view utf8, const Stretch& stretch, Style style, Run& run) {
  const double pen = run.empty() ? 0 : run.back().right;
  for (Cluster cluster :
       measure_by_table(utf8.substr(stretch.begin, stretch.end - stretch.begin), style)) {
    cluster.begin += stretch.begin;
    cluster.end += stretch.begin;
    cluster.left += pen;
    cluster.right += pen;
    run.push_back(cluster);
  }
}

}  // namespace

Run measure(std::string_view utf8, Style style) {
  if (!setting().fonts || is_all_own(utf8, style.bold)) return measure_by_table(utf8, style);
  Run run;
  for (const Stretch& stretch : stretches(utf8, style.bold)) {
    if (stretch.face) {
      add_shaped(utf8, stretch, style, run);
    } else {
      add_by_table(utf8, stretch, style, run);
    }
  }
  return run;
}

double width(std::string_view utf8, Style style) {
  if (const std::optional<double> known = memory().width(utf8, style)) return *known;
  const Run run = measure(utf8, style);
  const double width = run.empty() ? 0 : run.back().right;
  memory().keep(utf8, style, width);
  return width;
}

double width(const std::vector<std::string>& lines, Style style) {
  double widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, width(line, style));
  return widest;
}

bool covered(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t letter = base::next_code_point(utf8, at);
    if (!in_table(letter) && !is_measured(letter, false)) return false;
  }
  return true;
}

std::u32string uncovered(std::string_view utf8) {
  std::u32string letters;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t letter = base::next_code_point(utf8, at);
    if (!in_table(letter) && !is_measured(letter, false)) letters += letter;
  }
  return letters;
}

double longest_word(std::string_view utf8, Style style) {
  double longest = 0;
  for (const std::string& word : base::words_of(utf8)) {
    longest = std::max(longest, width(word, style));
  }
  return longest;
}

}  // namespace entente::text
