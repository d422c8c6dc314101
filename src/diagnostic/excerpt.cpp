#include "diagnostic/excerpt.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace entente::diagnostic {
namespace {

constexpr std::size_t tab_width = 4;
constexpr std::size_t context_before = 48;  ///< columns of a long line kept before the marked part
constexpr std::size_t widest = 100;         ///< columns of a line before it is cut
constexpr std::size_t nearby = 1000;        ///< bytes looked at on each side of the mark

struct Range {
  char32_t first, last;
};

bool contains(const Range* begin, const Range* end, char32_t c) {
  return std::any_of(begin, end, [&](Range r) { return c >= r.first && c <= r.last; });
}

/// One code point of the line as it is shown.
struct Cell {
  std::string shown;
  std::size_t width = 0;
  std::size_t begin = 0;  ///< byte in the text
};

Cell cell(std::string_view text, std::size_t& at) {
  Cell result;
  result.begin = at;
  const char32_t c = base::next_code_point(text, at);
  if (c == '\t') {
    result.shown.assign(tab_width, ' ');
    result.width = tab_width;
    return result;
  }
  std::string raw;
  base::append_code_point(raw, c);
  result.shown = base::clean_xml(raw);
  // What a terminal would obey or hide is shown, since it may be the very mistake.
  if (result.shown.empty()) result.shown = "\uFFFD";
  result.width = result.shown == raw ? terminal_width(c) : 1;
  return result;
}

std::size_t total_width(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
  std::size_t sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += cells[i].width;
  return sum;
}

/// The line that holds the byte `at`, without its line end; of a long one, a little more around it
/// than is looked at, so that a document in one line is not searched for each excerpt.
TextSpan line_around(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = nearby + 8;
  const std::size_t from = at > reach ? at - reach : 0;
  const std::size_t before = text.substr(from, at - from).find_last_of("\r\n");
  const std::string_view rest = text.substr(at, reach);
  return {before == std::string_view::npos ? from : from + before + 1,
          at + std::min(rest.find_first_of("\r\n"), rest.size())};
}

/// The first byte from `at` on that does not continue a character.
std::size_t next_character(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) ++at;
  return at;
}

}  // namespace

std::size_t terminal_width(char32_t c) {
  static constexpr std::array<Range, 10> narrow = {{{0x300, 0x36F},
                                                    {0x483, 0x489},
                                                    {0x591, 0x5BD},
                                                    {0x610, 0x61A},
                                                    {0x64B, 0x65F},
                                                    {0x1AB0, 0x1AFF},
                                                    {0x1DC0, 0x1DFF},
                                                    {0x200B, 0x200F},
                                                    {0x20D0, 0x20FF},
                                                    {0xFE00, 0xFE0F}}};
  static constexpr std::array<Range, 10> wide = {{{0x1100, 0x115F},
                                                  {0x2E80, 0x303E},
                                                  {0x3041, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFE30, 0xFE6F},
                                                  {0xFF00, 0xFF60},
                                                  {0xFFE0, 0xFFE6},
                                                  {0x1F300, 0x1FAFF},
                                                  {0x20000, 0x3FFFD}}};
  if (c < 0x300) return 1;
  if (contains(narrow.begin(), narrow.end(), c)) return 0;
  return contains(wide.begin(), wide.end(), c) ? 2 : 1;
}

Excerpt excerpt(std::string_view text, TextSpan span) {
  const TextSpan line = line_around(text, span.begin);
  const TextSpan near = {
      line.begin + nearby < span.begin ? next_character(text, span.begin - nearby) : line.begin,
      std::min(line.end, next_character(text, span.begin + nearby))};
  std::vector<Cell> cells;
  std::size_t mark_first = 0, mark_last = 0;
  for (std::size_t at = near.begin; at < near.end;) {
    cells.push_back(cell(text.substr(0, near.end), at));
    if (cells.back().begin < span.begin) mark_first = cells.size();
    if (cells.back().begin < span.end) mark_last = cells.size();
  }
  std::size_t first = 0, last = cells.size();
  if (total_width(cells, 0, last) > widest) {
    for (first = mark_first; first > 0 && total_width(cells, first, mark_first) < context_before;) {
      --first;
    }
    for (last = first; last < cells.size() && total_width(cells, first, last) < widest;) ++last;
  }
  Excerpt result;
  const bool cut_before = first > 0 || near.begin > line.begin;
  if (cut_before) result.line += "… ";
  result.indent = total_width(cells, first, mark_first) + (cut_before ? 2 : 0);
  for (std::size_t i = first; i < last; ++i) result.line += cells[i].shown;
  if (last < cells.size() || near.end < line.end) result.line += " …";
  mark_last = std::clamp(mark_last, mark_first, std::max(last, mark_first));
  result.width = std::max<std::size_t>(1, total_width(cells, mark_first, mark_last));
  return result;
}

}  // namespace entente::diagnostic
