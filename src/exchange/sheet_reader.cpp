#include "exchange/sheet_reader.hpp"

#include <fmt/format.h>

#include "base/formula.hpp"
#include "base/utf8.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

std::string separator_word(char mark) {
  return mark == ','    ? "commas"
         : mark == ';'  ? "semicolons"
         : mark == '\t' ? "tabs"
                        : std::string(1, mark);
}

bool has_blanks_around(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  return first != text.npos && (first > 0 || text.find_last_not_of(blanks) + 1 < text.size());
}

}  // namespace

SheetReader::SheetReader(Input input, ImportedSheet& account, Intake& intake,
                         const ColumnMeanings& known)
    : Reader(std::move(input), account, intake),
      separator_(find_separator(input_.text)),
      first_row_("", ',') {
  if (input_.sheet.empty()) account_.separator = separator_word(separator_.mark);
  const std::uint32_t before = separator_.begin > 0 ? 2 : 1;
  CsvReader reader(input_.text, separator_.mark, separator_.begin, before, before);
  CsvRow headers;
  bool found = reader.next(headers);
  while (found && headers.blank()) found = reader.next(headers);
  if (!found) {
    report(Code::bad_format, "the sheet is empty", std::string(expected_columns()));
    return;
  }
  std::vector<std::string> names;
  for (const CsvCell& cell : headers.cells) names.push_back(cell.text);
  clean(headers);
  const std::string& named = input_.sheet.empty() ? input_.name : input_.sheet;
  ImportOptions options;
  options.rows = intake_.options().rows;
  options.columns = known;
  const ColumnMeanings& asked = intake_.options().columns;  // they come last, and count
  options.columns.insert(options.columns.end(), asked.begin(), asked.end());
  columns_ = recognise(names, named, options);
  file_ = std::make_shared<const model::Sheet>(
      model::Sheet{input_.name, input_.sheet, columns_.columns});
  first_row_ = reader;
  account_.kind = columns_.kind;
  account_.meanings = columns_.words;
  for (std::size_t i = 0; i < columns_.columns.size(); ++i) {
    const auto& column = columns_.columns[i];
    account_.columns.emplace_back(column.header, column.field);
    if (!column.field.empty()) fields_.emplace(column.field, i);
  }
  rows_.add(headers);
  report_columns(headers);
}

void SheetReader::report_no_kind(const CsvRow& headers) {
  std::string seen, meant;
  for (std::size_t i = 0; i < columns_.columns.size(); ++i) {
    const std::string header = model::in_quotes(columns_.columns[i].header);
    seen += (seen.empty() ? "" : ", ") + header;
    if (!meant.empty() || columns_.meant[i].empty()) continue;
    meant = fmt::format("did you mean {} by {}? ", model::in_quotes(columns_.meant[i]), header);
  }
  // The separator was guessed, too.
  if (columns_.columns.size() == 1 && input_.sheet.empty()) {
    meant += "if something else divides the cells, say so by a first line like sep=|; ";
  }
  Diagnostic& d =
      report(Code::bad_format,
             "the columns make neither events nor relations nor actors: " + seen.substr(0, 300),
             fmt::format("{}{}; name others by --map COLUMN=FIELD", meant, expected_columns()));
  d.at = model::Origin{"", file_, headers.number, 0, 0}.location();
  // Workbooks often have sheets for other ends, such as remarks.
  if (!input_.sheet.empty()) d.severity = Severity::warning;
}

void SheetReader::report_columns(const CsvRow& headers) {
  if (!columns_.kind) return report_no_kind(headers);
  for (std::uint32_t i = 0; i < columns_.columns.size(); ++i) {
    const auto& column = columns_.columns[i];
    if (!column.field.empty()) continue;
    const std::string& meant = columns_.meant[i];
    report(Code::unknown_key,
           fmt::format("the column {} is not read", model::in_quotes(column.header)),
           meant.empty() ? fmt::format("if it means something: --map {}",
                                       model::in_quotes(column.header + "=FIELD"))
                         : fmt::format("did you mean {}?", model::in_quotes(meant)))
        .at = model::Origin{"", file_, headers.number, i + 1, 0}.location();
  }
}

Location SheetReader::located(Location at) const {
  if (!input_.sheet.empty()) return at;  // a workbook has no lines
  return rows_.located(input_.text, separator_.mark, std::move(at));
}

void SheetReader::check_shape(const CsvRow& cells, Row& row) const {
  if (cells.fault) {
    row.fail_row(Code::bad_value, cells.fault->message, cells.fault->hint);
    return;
  }
  const std::size_t count = columns_.columns.size();
  for (std::size_t i = count; i < cells.cells.size(); ++i) {
    if (cells.cells[i].text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    row.fail_row(
        Code::bad_value,
        fmt::format("this row has {} cells, the headers are {}", cells.cells.size(), count),
        "a cell that holds the separator is put in quotes");
    return;
  }
}

void SheetReader::clean(CsvRow& cells) {
  for (CsvCell& cell : cells.cells) {
    trimmed_ += has_blanks_around(cell.text) ? 1 : 0;
    if (!input_.sheet.empty()) continue;
    // `entente export` puts an apostrophe before what a spreadsheet would run.
    const std::string_view behind = base::behind_apostrophes(cell.text);
    if (behind.size() < cell.text.size() && base::looks_like_formula(behind)) {
      cell.text.erase(0, 1);
    }
  }
}

void SheetReader::read_row(const CsvRow& cells) {
  ++account_.rows;
  Row row(cells, file_, fields_, intake_.options(), columns_.slides);
  check_shape(cells, row);
  const Outcome outcome = row.faults().empty()
                              ? intake_.joiner().add(row, *columns_.kind, intake_.options().limits)
                              : Outcome::read;
  if (row.faults().empty()) {
    ++(outcome == Outcome::merged ? account_.merged : account_.read);
    return;
  }
  ++account_.rejected;
  for (RowFault& fault : row.faults()) reject(std::move(fault));
}

void SheetReader::read(RowKind kind) {
  if (columns_.kind != kind) return;
  CsvRow cells;
  while (first_row_.next(cells)) {
    rows_.add(cells);
    clean(cells);
    if (!cells.blank()) read_row(cells);
    intake_.advance(first_row_.position());
  }
  if (trimmed_ > 0) {
    account_.notes.push_back(
        fmt::format("cells with blanks around them, which do not count: {}", trimmed_));
  }
  intake_.finish_input(input_.text.size());
}

}  // namespace entente::exchange
