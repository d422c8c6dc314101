#include "exchange/csv.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace entente::exchange {
namespace {

/// A cell in quotes that is longer is taken for one whose closing quote is missing.
constexpr std::size_t longest_cell = 1u << 16;
constexpr std::size_t most_cells = 1000;

void set_line(std::string_view text, std::size_t begin, std::uint32_t line, Location& at) {
  at.line = line;
  at.column = 1;
  for (std::size_t i = begin; i < at.span.begin;) {
    const char32_t c = base::next_code_point(text, i);
    const bool line_end = c == '\n' || (c == '\r' && (i >= text.size() || text[i] != '\n'));
    at.column = line_end ? 1 : at.column + 1;
    at.line += line_end ? 1 : 0;
  }
}

}  // namespace

bool CsvRow::blank() const {
  return !fault && std::all_of(cells.begin(), cells.end(), [](const CsvCell& cell) {
    return cell.text.find_first_not_of(" \t\r\n") == cell.text.npos;
  });
}

CsvReader::CsvReader(std::string_view text, char separator, std::size_t begin, std::uint32_t number,
                     std::uint32_t line)
    : text_(text), separator_(separator), at_(begin), number_(number), line_(line) {}

bool CsvReader::at_line_end() const {
  return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvReader::skip_line_end() {
  if (at_ >= text_.size()) return;
  const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += pair ? 2 : 1;
  ++line_;
}

bool CsvReader::next(CsvRow& row) {
  if (at_ >= text_.size()) return false;
  row.number = number_++;
  row.line = line_;
  row.span = {at_, at_};
  row.fault.reset();
  row.cells.clear();
  while (true) {
    read_cell(row);
    if (row.fault || at_line_end()) break;
    ++at_;  // the separator
  }
  if (row.fault) {
    // What follows the first line is read again on its own; but not without end.
    const std::size_t end = std::min(text_.find_first_of("\r\n", row.span.begin), text_.size());
    if (end < at_ && reread_ < text_.size()) {
      reread_ += at_ - end;
      at_ = end;
      line_ = row.line;
    } else {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    }
  }
  skip_line_end();
  row.span.end = at_;
  return true;
}

void CsvReader::read_cell(CsvRow& row) {
  if (row.cells.size() == most_cells) {
    row.fault = {{at_, at_}, "this row has more than 1000 cells", ""};
    return;
  }
  CsvCell& cell = row.cells.emplace_back();
  cell.span.begin = at_;
  std::size_t first = at_;
  while (first < text_.size() && text_[first] == ' ') ++first;
  if (first < text_.size() && text_[first] == '"') {
    at_ = first;
    read_quoted(row, cell);
  } else {
    const char ends[] = {separator_, '\r', '\n'};
    at_ = std::min(text_.find_first_of(std::string_view(ends, 3), at_), text_.size());
    cell.text = text_.substr(cell.span.begin, at_ - cell.span.begin);
  }
  cell.span.end = at_;
}

void CsvReader::read_quoted(CsvRow& row, CsvCell& cell) {
  const std::size_t opened = at_++;
  const std::size_t limit = std::min(text_.size(), opened + longest_cell);
  bool closed = false;
  while (at_ < limit && !closed) {
    const char c = text_[at_];
    if (c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      cell.text += '"';
      at_ += 2;
    } else if (c == '"') {
      closed = true;
      ++at_;
    } else if (c == '\n' || c == '\r') {
      cell.text += '\n';
      skip_line_end();
    } else {
      cell.text += c;
      ++at_;
    }
  }
  if (!closed) {
    row.fault = {{opened, opened + 1}, "this quote is not closed", "put a quote at the end of it"};
    return;
  }
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  if (at_line_end() || text_[at_] == separator_) return;
  row.fault = {{opened, at_ + 1},
               "after the closing quote there is more text",
               "a quote inside a cell in quotes is written twice: \"\""};
}

void RowPlaces::add(const CsvRow& row) {
  rows_.resize(std::max<std::size_t>(rows_.size(), row.number), {row.span.begin, row.line});
}

Location RowPlaces::located(std::string_view text, char separator, Location at) const {
  const Cell& cell = at.cell;
  if (cell.row == 0 || cell.row > rows_.size()) return at;
  const auto [begin, line] = rows_[cell.row - 1];
  CsvReader reader(text, separator, begin, cell.row, line);
  CsvRow row;
  reader.next(row);
  at.span = row.fault ? row.fault->at : row.span;
  if (!row.fault && cell.column > 0 && cell.column <= row.cells.size()) {
    at.span = row.cells[cell.column - 1].span;
  }
  set_line(text, begin, line, at);
  return at;
}

Separator find_separator(std::string_view text) {
  constexpr std::array marks = {',', ';', '\t'};
  constexpr std::string_view named = ",;\t|:/~^!#&*+-=_";
  if (text.substr(0, 4) == "sep=" && text.size() > 5 && (text[5] == '\n' || text[5] == '\r') &&
      named.find(text[4]) != named.npos) {
    return {text[4], text.substr(5, 2) == "\r\n" ? 7u : 6u};
  }
  std::array<std::size_t, marks.size()> counts = {};
  bool quoted = false;
  for (const char c : text.substr(0, longest_cell)) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (std::size_t i = 0; i < marks.size(); ++i) counts[i] += !quoted && c == marks[i] ? 1 : 0;
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return {marks[static_cast<std::size_t>(most - counts.begin())], 0};
}

}  // namespace entente::exchange
