#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/utf8.hpp"
#include "entente/import.hpp"
#include "exchange/columns.hpp"
#include "exchange/csv.hpp"
#include "exchange/encoding.hpp"
#include "exchange/joiner.hpp"
#include "exchange/write_dossier.hpp"
#include "model/checks.hpp"
#include "model/resolve.hpp"

namespace entente::exchange {
namespace {

/// Warnings of the dossier as a whole that are told, and errors likewise.
constexpr std::size_t most_kept = 1000;
constexpr std::size_t rows_between_progress = 4096;

std::string_view separator_word(char mark) {
  return mark == ',' ? "commas" : mark == ';' ? "semicolons" : "tabs";
}

/// One input with what is needed to read its rows, and to find its cells again.
struct Source {
  std::string text;
  Separator separator;
  Columns columns;
  std::shared_ptr<const model::Sheet> sheet;
  std::vector<std::pair<std::size_t, std::uint32_t>> rows;  ///< where each begins, and its line
  CsvReader first_row;                                      ///< after the headers
};

class Importer {
 public:
  Importer(const std::vector<ImportFile>& files, const ImportOptions& options)
      : files_(files), options_(options) {}

  Import run() {
    for (const ImportFile& file : files_) {
      all_bytes_ += file.bytes.size();
      open(file);
    }
    // Who the actors are must be known before they are named; the order of files says nothing.
    for (RowKind kind : {RowKind::actor, RowKind::relation, RowKind::event}) {
      for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (sources_[i] && sources_[i]->columns.kind == kind) read(*sources_[i], result_.sheets[i]);
      }
    }
    finish();
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i]) result_.texts.emplace_back(files_[i].name, std::move(sources_[i]->text));
    }
    return std::move(result_);
  }

 private:
  Diagnostic& report(Code code, const std::string& file, std::string message,
                     std::string hint = "") {
    Diagnostic d = model::problem(code, {}, std::move(message), std::move(hint));
    d.at.file = file;
    result_.diagnostics.push_back(std::move(d));
    return result_.diagnostics.back();
  }

  void open(const ImportFile& file) {
    ImportedSheet& sheet = result_.sheets.emplace_back();
    sources_.emplace_back();
    sheet.file = file.name;
    if (file.bytes.size() > options_.limits.bytes) {
      report(Code::limit_exceeded, file.name,
             fmt::format("the file has {} bytes, more than the limit of {}", file.bytes.size(),
                         options_.limits.bytes));
      return;
    }
    DecodedText decoded = decode_text(file.bytes);
    sheet.encoding = decoded.encoding;
    if (decoded.fault) {
      report(Code::not_utf8, file.name,
             fmt::format("byte {} is neither UTF-8 nor Windows-1252", *decoded.fault + 1),
             "save the file as UTF-8");
      return;
    }
    open_table(file.name, std::move(decoded.text), sheet);
  }

  void open_table(const std::string& file, std::string text, ImportedSheet& sheet) {
    auto source =
        std::make_unique<Source>(Source{std::move(text), {}, {}, nullptr, {}, CsvReader("", ',')});
    source->separator = find_separator(source->text);
    const std::size_t begin = source->separator.begin;
    const std::uint32_t before = begin > 0 ? 2 : 1;
    CsvReader reader(source->text, source->separator.mark, begin, before, before);
    CsvRow headers;
    bool found = reader.next(headers);
    while (found && headers.blank()) found = reader.next(headers);
    if (!found) {
      report(Code::bad_format, file, "the sheet is empty", std::string(expected_columns()));
      return;
    }
    std::vector<std::string> names;
    for (const CsvCell& cell : headers.cells) names.push_back(cell.text);
    source->columns = recognise(names, file, options_);
    auto table = std::make_shared<model::Sheet>();
    *table = {file, "", source->columns.columns};
    source->sheet = table;
    source->first_row = reader;
    sheet.separator = separator_word(source->separator.mark);
    sheet.kind = source->columns.kind;
    for (const auto& column : table->columns)
      sheet.columns.emplace_back(column.header, column.field);
    source->rows.assign(headers.number, {headers.span.begin, headers.line});
    sources_.back() = std::move(source);
    report_columns(*sources_.back(), headers);
  }

  void report_no_kind(const Source& source, const CsvRow& headers) {
    std::string seen, meant;
    for (std::size_t i = 0; i < source.columns.columns.size(); ++i) {
      const std::string header = model::in_quotes(source.columns.columns[i].header);
      seen += (seen.empty() ? "" : ", ") + header;
      if (!meant.empty() || source.columns.meant[i].empty()) continue;
      meant =
          fmt::format("did you mean {} by {}? ", model::in_quotes(source.columns.meant[i]), header);
    }
    Diagnostic& d =
        report(Code::bad_format, source.sheet->file,
               "the columns make neither events nor relations nor actors: " + seen.substr(0, 300),
               fmt::format("{}{}; name others by --map COLUMN=FIELD", meant, expected_columns()));
    d.at = located(source, {"", source.sheet, headers.number, 0, 0});
  }

  void report_columns(Source& source, const CsvRow& headers) {
    if (!source.columns.kind) return report_no_kind(source, headers);
    for (std::uint32_t i = 0; i < source.columns.columns.size(); ++i) {
      const auto& column = source.columns.columns[i];
      if (!column.field.empty()) continue;
      const std::string& meant = source.columns.meant[i];
      Diagnostic& d =
          report(Code::unknown_key, source.sheet->file,
                 fmt::format("the column {} is not read", model::in_quotes(column.header)),
                 meant.empty() ? fmt::format("if it means something: --map {}",
                                             model::in_quotes(column.header + "=FIELD"))
                               : fmt::format("did you mean {}?", model::in_quotes(meant)));
      d.at = located(source, {"", source.sheet, headers.number, i + 1, 0});
    }
  }

  /// The place of a cell in its text, from the beginning of its row.
  Location located(const Source& source, const model::Origin& origin) const {
    Location at = origin.location();
    if (origin.row == 0 || origin.row > source.rows.size()) return at;
    const auto [begin, line] = source.rows[origin.row - 1];
    CsvReader reader(source.text, source.separator.mark, begin, origin.row, line);
    CsvRow row;
    reader.next(row);
    at.span = row.fault ? row.fault->at : row.span;
    if (!row.fault && origin.column > 0 && origin.column <= row.cells.size()) {
      at.span = row.cells[origin.column - 1].span;
    }
    set_line(source.text, begin, line, at);
    return at;
  }

  static void set_line(std::string_view text, std::size_t begin, std::uint32_t line, Location& at) {
    at.line = line;
    at.column = 1;
    for (std::size_t i = begin; i < at.span.begin;) {
      const char32_t c = base::next_code_point(text, i);
      const bool line_end = c == '\n' || (c == '\r' && (i >= text.size() || text[i] != '\n'));
      at.column = line_end ? 1 : at.column + 1;
      at.line += line_end ? 1 : 0;
    }
  }

  /// The same for a place that a diagnostic names.
  Location located(const Location& at) const {
    for (const auto& source : sources_) {
      if (!source || source->sheet->file != at.file || at.cell.row == 0) continue;
      return located(*source, {"", source->sheet, at.cell.row, at.cell.column, 0});
    }
    return at;
  }

  void read(Source& source, ImportedSheet& sheet) {
    std::map<std::string, std::size_t, std::less<>> columns;
    for (std::size_t i = 0; i < source.columns.columns.size(); ++i) {
      if (!source.columns.columns[i].field.empty())
        columns.emplace(source.columns.columns[i].field, i);
    }
    CsvReader& reader = source.first_row;
    CsvRow cells;
    while (reader.next(cells)) {
      source.rows.emplace_back(cells.span.begin, cells.line);
      if (cells.blank()) continue;
      ++sheet.rows;
      Row row(cells, source.sheet, columns, options_);
      check_shape(cells, source, row);
      const Joiner::Outcome outcome =
          row.faults().empty() ? joiner_.add(row, *source.columns.kind) : Joiner::Outcome::read;
      if (!row.faults().empty()) {
        ++sheet.rejected;
        reject(source, row);
      } else {
        ++(outcome == Joiner::Outcome::merged ? sheet.merged : sheet.read);
      }
      if (++done_rows_ % rows_between_progress == 0 && options_.progress) {
        const double bytes = static_cast<double>(done_bytes_ + reader.position());
        options_.progress(done_rows_, std::min(1.0, bytes / static_cast<double>(all_bytes_)));
      }
    }
    done_bytes_ += source.text.size();
  }

  static void check_shape(const CsvRow& cells, const Source& source, Row& row) {
    if (cells.fault) {
      row.fail_row(Code::bad_value, cells.fault->message, cells.fault->hint);
      return;
    }
    const std::size_t count = source.columns.columns.size();
    for (std::size_t i = count; i < cells.cells.size(); ++i) {
      if (cells.cells[i].text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      row.fail_row(
          Code::bad_value,
          fmt::format("this row has {} cells, the headers are {}", cells.cells.size(), count),
          "a cell that holds the separator is put in quotes");
      return;
    }
  }

  void reject(const Source& source, Row& row) {
    for (RowFault& fault : row.faults()) {
      Diagnostic d = model::problem(fault.code, fault.at, "row left out: " + fault.message,
                                    std::move(fault.hint));
      d.severity = Severity::warning;
      d.at = located(source, fault.at);
      for (Related& related : fault.related) related.at = located(related.at);
      d.related = std::move(fault.related);
      result_.rejections.push_back(std::move(d));
    }
  }

  void finish() {
    model::Draft& draft = joiner_.draft();
    if (!options_.title.empty()) draft.title = options_.title;
    if (draft.title.empty() && !files_.empty()) draft.title = title_from(files_.front().name);
    result_.guessed = joiner_.guessed();
    const Limits& limits = options_.limits;
    check_count("actors", draft.actors.size(), limits.actors);
    check_count("relations", draft.relations.size(), limits.relations);
    check_count("events", draft.events.size(), limits.events);
    check_count("sources", draft.sources.size(), limits.sources);
    check_count("eras", draft.eras.size(), limits.eras);
    if (has_errors(result_.diagnostics)) return;
    Checked<Dossier> resolved = model::resolve(draft);
    std::map<Severity, std::size_t> counts;
    for (Diagnostic& d : resolved.diagnostics) {
      if (++counts[d.severity] > most_kept) continue;
      d.at = located(d.at);
      for (Related& related : d.related) related.at = located(related.at);
      result_.diagnostics.push_back(std::move(d));
    }
    if (resolved.value) result_.dossier = write_dossier(draft);
  }

  void check_count(std::string_view what, std::size_t count, std::size_t limit) {
    if (count <= limit) return;
    report(Code::limit_exceeded, "",
           fmt::format("there are {} {}, more than the limit of {}", count, what, limit),
           "leave rows out, or divide the sheets");
  }

  /// "events 2026" for "data/events_2026.csv".
  static std::string title_from(const std::string& file) {
    std::string name = file.substr(file.find_last_of('/') + 1);
    name = name.substr(0, name.find('.', 1));
    std::replace(name.begin(), name.end(), '_', ' ');
    return base::clean_label(name);
  }

  const std::vector<ImportFile>& files_;
  const ImportOptions& options_;
  Import result_;
  Joiner joiner_;
  std::vector<std::unique_ptr<Source>> sources_;  // none: could not be opened
  std::size_t all_bytes_ = 1, done_bytes_ = 0, done_rows_ = 0;
};

}  // namespace
}  // namespace entente::exchange

namespace entente {

Import import_sheets(const std::vector<ImportFile>& files, const ImportOptions& options) {
  return exchange::Importer(files, options).run();
}

}  // namespace entente
