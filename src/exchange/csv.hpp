#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente::exchange {

struct CsvCell {
  std::string text;  ///< without its quotes
  TextSpan span;     ///< with them
};

struct CsvFault {
  TextSpan at;
  std::string message, hint;
};

struct CsvRow {
  std::uint32_t number = 0;  ///< as a spreadsheet counts: 1-based, empty rows count
  std::uint32_t line = 0;    ///< on which it begins, 1-based
  TextSpan span;             ///< with its line end
  std::vector<CsvCell> cells;
  std::optional<CsvFault> fault;
  bool blank() const;
};

/// Reads RFC 4180, one row at a time: cells in quotes may hold separators, line ends and doubled
/// quotes; line ends are LF, CR LF or CR. A row with a fault ends with its first line, so that the
/// rows after it are not swallowed. Time is linear in the text, whatever it holds.
class CsvReader {
 public:
  /// The text must outlive the reader. `begin`, `number`, `line`: where to start.
  CsvReader(std::string_view text, char separator, std::size_t begin = 0, std::uint32_t number = 1,
            std::uint32_t line = 1);
  bool next(CsvRow& row);
  std::size_t position() const { return at_; }
  /// Bytes that were read a second time after faults.
  std::size_t reread() const { return reread_; }

 private:
  void read_cell(CsvRow& row);
  void read_quoted(CsvRow& row, CsvCell& cell);
  bool at_line_end() const;
  void skip_line_end();

  std::string_view text_;
  char separator_;
  std::size_t at_;
  std::uint32_t number_, line_;
  std::size_t reread_ = 0;
};

/// Where the rows of a table begin, to find their cells again: rows are not kept.
class RowPlaces {
 public:
  /// Rows come in order; blank ones may be left out.
  void add(const CsvRow& row);
  /// A place that is known by row and column with its bytes and its line.
  Location located(std::string_view text, char separator, Location at) const;

 private:
  std::vector<std::pair<std::size_t, std::uint32_t>> rows_;  // the first byte, and the line
};

/// The one of comma, semicolon and tab that divides the first line; a line "sep=|" names it, or
/// another.
/// `begin`: where the table begins after such a line.
struct Separator {
  char mark = ',';
  std::size_t begin = 0;
};
Separator find_separator(std::string_view text);

}  // namespace entente::exchange
