#include "cli/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/utf8.hpp"

namespace entente::cli {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t page_width = 80, column_gap = 2;

std::size_t width_of(std::string_view text) { return base::count_code_points(text); }

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// What a link says where nothing can be clicked.
std::string link_text(std::string_view words, std::string_view target) {
  if (target.starts_with('#')) return std::string(words);
  if (target.find("://") != target.npos) return fmt::format("{} <{}>", words, target);
  target = target.substr(0, target.find('#'));
  const bool topic = target.find('/') == target.npos && target.ends_with(".md");
  if (topic) return fmt::format("{} (entente help {})", words, target.substr(0, target.size() - 3));
  while (target.starts_with("../")) target.remove_prefix(3);
  return fmt::format("{} ({})", words, target);
}

/// Without the marks of bold words, code and links. What is code stays as it is.
std::string inline_text(std::string_view text) {
  std::string out;
  bool code = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '`') {
      code = !code;
    } else if (!code && text.substr(at, 2) == "**") {
      ++at;
    } else if (!code && text[at] == '[' && text.find("](", at) != text.npos) {
      const std::size_t middle = text.find("](", at), end = text.find(')', middle);
      out += link_text(inline_text(text.substr(at + 1, middle - at - 1)),
                       text.substr(middle + 2, end - middle - 2));
      at = end;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// Lines of at most `width`; a longer word has a line of its own.
Lines wrapped(std::string_view text, std::size_t width) {
  Lines lines(1);
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (!lines.back().empty() && width_of(lines.back()) + 1 + width_of(word) > width) {
      lines.emplace_back();
    }
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

/// The first line after `lead`, the others below it.
std::string hanging(const std::string& lead, std::string_view text) {
  std::string out;
  for (const std::string& line : wrapped(text, page_width - width_of(lead))) {
    out += (out.empty() ? lead : std::string(width_of(lead), ' ')) + line + '\n';
  }
  return out;
}

/// "- " or "12. " with the spaces before it; empty if the line does not begin an item of a list.
std::string item_lead(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start == line.npos) return "";
  if (line.substr(start).starts_with("- ")) return std::string(line.substr(0, start + 2));
  const std::size_t dot = line.find_first_not_of("0123456789", start);
  const bool numbered = dot != line.npos && dot > start && line.substr(dot).starts_with(". ");
  return numbered ? std::string(line.substr(0, dot + 2)) : "";
}

/// The cells between the bars. A bar inside of code is no border.
Lines cells_of(std::string_view row) {
  Lines cells;
  std::string cell;
  bool code = false;
  for (const char c : row.substr(1)) {
    if (c == '`') code = !code;
    if (c == '|' && !code) {
      cells.push_back(inline_text(trimmed(cell)));
      cell.clear();
    } else {
      cell += c;
    }
  }
  return cells;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string& word : wrapped(text, 1)) longest = std::max(longest, width_of(word));
  return longest;
}

/// Widths of the columns: as wide as their cells, but narrowed, the widest first, to fit the page.
std::vector<std::size_t> column_widths(const std::vector<Lines>& rows) {
  std::vector<std::size_t> widths, least;
  for (const Lines& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    least.resize(widths.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(row[i]));
      least[i] = std::max(least[i], longest_word(row[i]));
    }
  }
  const auto total = [&widths] {
    return std::accumulate(widths.begin(), widths.end(), column_gap * (widths.size() - 1));
  };
  while (total() > page_width) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= least[i]) continue;
      if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == widths.size()) break;
    --widths[widest];
  }
  return widths;
}

std::string row_text(const Lines& row, const std::vector<std::size_t>& widths) {
  std::vector<Lines> cells;
  std::size_t height = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(wrapped(row[i], widths[i]));
    height = std::max(height, cells.back().size());
  }
  std::string out;
  for (std::size_t k = 0; k < height; ++k) {
    std::string line;
    std::size_t column = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text = k < cells[i].size() ? cells[i][k] : "";
      if (!text.empty()) line += std::string(column - width_of(line), ' ') + text;
      column += widths[i] + column_gap;
    }
    out += line + '\n';
  }
  return out;
}

std::string table_text(const Lines& lines) {
  std::vector<Lines> rows;
  for (const std::string& line : lines) rows.push_back(cells_of(line));
  rows.erase(rows.begin() + 1);  // the line below the head
  const std::vector<std::size_t> widths = column_widths(rows);
  const std::size_t width =
      std::accumulate(widths.begin(), widths.end(), column_gap * (widths.size() - 1));
  std::string out = row_text(rows.front(), widths) + std::string(width, '-') + '\n';
  for (std::size_t i = 1; i < rows.size(); ++i) out += row_text(rows[i], widths);
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view markdown) : lines_(split_lines(markdown)) {}

  std::string text() {
    std::string out;
    while (at_ < lines_.size()) {
      if (lines_[at_].empty()) {
        ++at_;
      } else {
        out += (out.empty() ? "" : "\n") + block();
      }
    }
    return out;
  }

 private:
  std::string block() {
    if (line().starts_with("#")) return heading();
    if (line().starts_with("```")) return code();
    if (line().starts_with("|")) return table();
    if (!item_lead(line()).empty()) return list();
    return hanging("", inline_text(joined()));
  }

  std::string heading() {
    const std::size_t level = line().find_first_not_of('#');
    const std::string text = inline_text(trimmed(lines_[at_++].substr(level)));
    const char rule = level == 1 ? '=' : level == 2 ? '-' : ' ';
    return rule == ' ' ? text + ":\n" : text + '\n' + std::string(width_of(text), rule) + '\n';
  }

  std::string code() {
    std::string out;
    for (++at_; at_ < lines_.size() && !line().starts_with("```"); ++at_) {
      out += line().empty() ? "\n" : "    " + line() + '\n';
    }
    ++at_;
    return out;
  }

  std::string table() {
    Lines rows;
    while (at_ < lines_.size() && line().starts_with("|")) rows.push_back(lines_[at_++]);
    return table_text(rows);
  }

  std::string list() {
    std::string out;
    while (at_ < lines_.size() && !item_lead(line()).empty()) {
      const std::string lead = item_lead(line());
      lines_[at_].erase(0, lead.size());
      out += hanging(lead, inline_text(joined()));
    }
    return out;
  }

  /// The lines up to the next block or item.
  std::string joined() {
    std::string text(trimmed(lines_[at_++]));
    while (at_ < lines_.size() && !line().empty() && !line().starts_with("```") &&
           !line().starts_with("|") && item_lead(line()).empty()) {
      text += ' ';
      text += trimmed(lines_[at_++]);
    }
    return text;
  }

  const std::string& line() const { return lines_[at_]; }

  Lines lines_;
  std::size_t at_ = 0;
};

}  // namespace

std::string plain_text(std::string_view markdown) { return Reader(markdown).text(); }

}  // namespace entente::cli
