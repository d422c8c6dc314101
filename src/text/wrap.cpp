#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "base/utf8.hpp"
#include "text/line_breaks.hpp"
#include "text/measure.hpp"
#include "text/memory.hpp"
#include "text/run.hpp"
#include "text/scripts.hpp"
#include "text/stretches.hpp"
#include "text/table.hpp"

namespace entente::text {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000; }
bool is_joint(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || c == '/';
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

constexpr double within_word = 0.6;   // after a hyphen: a space is the better place
constexpr double after_short = 0.15;  // "в | Москве"
constexpr double after_number = 0.4;  // "6–25 | October", "3 | million": it counts what follows
constexpr double torn = 0.6;  // "(→ | Poland)", "20 | %", "600|亿", "« | malade", "tap | — and"

/// Whether a break that the rules allow between clusters i - 1 and i reads well: not in "w/o",
/// where a stump would stay behind or come over, and not before a dash.
bool reads_well(const Run& run, std::size_t word, std::size_t i) {
  const char32_t before = run[i - 1].letter, after = run[i].letter;
  if (is_joint(after)) return is_space(before);
  if (!is_joint(before)) return true;
  return i - word > 2 && i + 1 < run.size() && !is_space(run[i + 1].letter);
}

/// How bad it is to end a line after a word: not at all in scripts without spaces, but for a number
/// before its unit.
double penalty_within(const Run& run, std::size_t i) {
  const char32_t before = run[i - 1].letter, after = run[i].letter;
  if (is_digit(before)) return torn;
  const bool spaceless = !in_table(before) || !in_table(after);
  return spaceless && !(is_hangul(before) && is_hangul(after)) ? 0 : within_word;
}

/// What belongs to the word after it, as arrows and opening guillemets do.
bool leads(char32_t c) { return c == 0x2190 || c == 0x2192 || c == 0xAB; }

/// What belongs to the word before it: dashes, signs of a share, and what French has a space
/// before.
bool follows(char32_t c) {
  return c == 0x2013 || c == 0x2014 || c == '%' || c == 0x2030 || c == 0xBB || c == '!' ||
         c == '?' || c == ';' || c == ':';
}

/// "18", "6–25", "300", but no year.
bool is_count(const Run& run, const Unbroken& word) {
  constexpr std::size_t digits_of_a_year = 4;
  std::size_t digits = 0;
  for (std::size_t i = word.begin; i < word.end; ++i) {
    const bool digit = is_digit(run[i].letter);
    if (!digit && (i == word.begin || !is_joint(run[i].letter))) return false;
    digits = digit ? digits + 1 : 0;
    if (digits == digits_of_a_year) return false;
  }
  return true;
}

double penalty_at_space(const Run& run, const Unbroken& word, std::size_t next) {
  if (leads(run[word.end - 1].letter) || follows(run[next].letter)) return torn;
  if (is_count(run, word)) return after_number;
  return word.end - word.begin == 1 ? after_short : 0;
}

/// Without spaces at its ends; may be empty.
Unbroken trimmed(const Run& run, Unbroken piece) {
  while (piece.begin < piece.end && is_space(run[piece.begin].letter)) ++piece.begin;
  while (piece.end > piece.begin && is_space(run[piece.end - 1].letter)) --piece.end;
  return piece;
}

/// By itself, without an accent on it.
bool is_no_break_space(const Cluster& c) {
  const std::size_t bytes = c.end - c.begin;
  return (c.letter == 0xA0 && bytes == 2) || (c.letter == 0x202F && bytes == 3);
}

double width_of(const Run& run, const Unbroken& piece) {
  return run[piece.end - 1].right - run[piece.begin].left;
}

/// Cuts what is wider than a line as late as possible: at a space that should have held together
/// what it is between, else between letters.
void add_cut(std::vector<Unbroken>& pieces, const Run& run, Unbroken word, double max_width) {
  while (width_of(run, word) > max_width) {
    std::size_t end = word.begin + 1;
    while (end < word.end && run[end].right - run[word.begin].left <= max_width) ++end;
    if (end == word.end) break;
    std::size_t space = end;
    while (space > word.begin && !is_no_break_space(run[space])) --space;
    const bool at_space = space > word.begin;
    if (at_space) end = space;
    pieces.push_back(trimmed(run, {word.begin, end, within_word}));
    word = trimmed(run, {at_space ? end + 1 : end, word.end, word.penalty});
    if (word.begin == word.end) return;
  }
  pieces.push_back(word);
}

/// Clusters before which a line may begin, by the rules of the script, and the end. `breaks`: see
/// line_breaks().
std::vector<std::size_t> places_to_break(const Run& run, const std::vector<std::size_t>& breaks) {
  std::vector<std::size_t> places;
  std::size_t i = 0, word = 0;
  for (const std::size_t byte : breaks) {
    while (i < run.size() && run[i].begin < byte) {
      if (i > 0 && is_space(run[i - 1].letter)) word = i;
      ++i;
    }
    if (i == run.size()) break;
    if (i == 0 || run[i].begin != byte || !reads_well(run, word, i)) continue;
    places.push_back(i);
    word = i;
  }
  places.push_back(run.size());
  return places;
}

Paragraph paragraph_of(std::string_view utf8, Style style) {
  Paragraph result;
  result.run = measure(utf8, style);
  const Run& run = result.run;
  std::size_t begin = 0;
  for (const std::size_t end : places_to_break(run, line_breaks(utf8))) {
    Unbroken word = trimmed(run, {begin, end});
    begin = end;
    if (word.begin == word.end) continue;
    if (end < run.size()) {
      word.penalty = word.end < end ? penalty_at_space(run, word, end) : penalty_within(run, end);
    }
    result.widest = std::max(result.widest, width_of(run, word));
    result.pieces.push_back(word);
  }
  return result;
}

/// None wider than a line.
std::vector<Unbroken> cut_pieces(const Paragraph& paragraph, double max_width) {
  std::vector<Unbroken> pieces;
  for (const Unbroken& word : paragraph.pieces) add_cut(pieces, paragraph.run, word, max_width);
  return pieces;
}

/// Where lines begin, so that there are as few as possible and these as even as possible:
/// dynamic programming over the pieces, by (lines, sum of squared free width).
std::vector<std::size_t> balanced(const Run& run, const std::vector<Unbroken>& pieces,
                                  double max_width) {
  struct Best {
    std::size_t lines = 0;
    double cost = 0;
    std::size_t begin = 0;
  };
  std::vector<Best> best(pieces.size() + 1);
  for (std::size_t end = 1; end <= pieces.size(); ++end) {
    best[end].lines = std::numeric_limits<std::size_t>::max();
    const Unbroken& last = pieces[end - 1];
    for (std::size_t begin = end; begin-- > 0;) {
      const double used = run[last.end - 1].right - run[pieces[begin].begin].left;
      if (used > max_width && begin + 1 < end) break;
      const double free = std::max(0.0, max_width - used) / max_width;
      const double broken = end == pieces.size() ? 0 : last.penalty;
      const Best candidate = {best[begin].lines + 1,
                              best[begin].cost + free * free + broken * broken, begin};
      if (std::pair(candidate.lines, candidate.cost) < std::pair(best[end].lines, best[end].cost)) {
        best[end] = candidate;
      }
    }
  }
  std::vector<std::size_t> begins;
  for (std::size_t end = pieces.size(); end > 0; end = best[end].begin) {
    begins.push_back(best[end].begin);
  }
  std::reverse(begins.begin(), begins.end());
  return begins;
}

/// Where lines begin if each takes what it can: for a text that is cut anyway.
std::vector<std::size_t> filled(const Run& run, const std::vector<Unbroken>& pieces,
                                double max_width) {
  std::vector<std::size_t> begins = {0};
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const double used = run[pieces[i].end - 1].right - run[pieces[begins.back()].begin].left;
    if (used > max_width) begins.push_back(i);
  }
  return begins;
}

std::string_view bytes(std::string_view utf8, const Run& run, std::size_t begin, std::size_t end) {
  return utf8.substr(run[begin].begin, run[end - 1].end - run[begin].begin);
}

/// A line that by itself would seem to run otherwise than its paragraph gets a mark.
std::string in_direction(std::string_view line, bool right_to_left) {
  std::string out;
  if (runs_right_to_left(line) != right_to_left) {
    base::append_code_point(out, right_to_left ? right_to_left_mark : left_to_right_mark);
  }
  return out.append(line);
}

/// The same text is broken in many widths.
std::shared_ptr<const Paragraph> measured(std::string_view utf8, Style style) {
  if (std::shared_ptr<const Paragraph> known = memory().paragraph(utf8, style)) return known;
  auto made = std::make_shared<const Paragraph>(paragraph_of(utf8, style));
  memory().keep(utf8, style, made);
  return made;
}

std::vector<std::string> broken(std::string_view utf8, Style style, double max_width,
                                int max_lines) {
  const std::shared_ptr<const Paragraph> paragraph = measured(utf8, style);
  const Run& run = paragraph->run;
  std::vector<Unbroken> cut_to_fit;
  if (paragraph->widest > max_width) cut_to_fit = cut_pieces(*paragraph, max_width);
  const std::vector<Unbroken>& pieces = cut_to_fit.empty() ? paragraph->pieces : cut_to_fit;
  if (pieces.empty()) return {};
  const bool right_to_left = runs_right_to_left(utf8);
  const auto limit = static_cast<std::size_t>(std::max(0, max_lines));
  std::vector<std::size_t> begins = balanced(run, pieces, max_width);
  const bool cut = limit > 0 && begins.size() > limit;
  if (cut) begins = filled(run, pieces, max_width);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t begin = pieces[begins[i]].begin;
    if (cut && lines.size() + 1 == limit) {
      const std::string_view rest = bytes(utf8, run, begin, pieces.back().end);
      lines.push_back(in_direction(shorten(rest, style, max_width), right_to_left));
      break;
    }
    const std::size_t next = i + 1 < begins.size() ? begins[i + 1] : pieces.size();
    lines.push_back(in_direction(bytes(utf8, run, begin, pieces[next - 1].end), right_to_left));
  }
  return lines;
}

}  // namespace

std::vector<std::string> wrap(std::string_view utf8, Style style, double max_width, int max_lines) {
  const LineWish wish{max_width, max_lines};
  if (const std::vector<std::string>* known = memory().lines(utf8, style, wish)) return *known;
  std::vector<std::string> lines = broken(utf8, style, max_width, max_lines);
  memory().keep(utf8, style, wish, lines);
  return lines;
}

std::string shorten(std::string_view utf8, Style style, double max_width) {
  const Run run = measure(utf8, style);
  if (run.empty() || run.back().right <= max_width) return std::string(utf8);
  auto is_loose = [](char32_t c) {
    return is_space(c) || is_joint(c) || opens(c) || c == ',' || c == ';' || c == ':' || c == '.';
  };
  std::size_t end = run.size();
  while (end > 0 && (run[end - 1].right + width(ellipsis, style) > max_width ||
                     is_loose(run[end - 1].letter))) {
    --end;
  }
  std::string out(end > 0 ? bytes(utf8, run, 0, end) : std::string_view());
  return out.append(ellipsis);
}

}  // namespace entente::text
