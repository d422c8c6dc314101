#include <fmt/format.h>

#include <algorithm>

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "diagnostic/excerpt.hpp"
#include "entente/diagnostic.hpp"

namespace entente {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t most_printed = 50;

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "\x1b[36m";
    case Severity::warning:
      return "\x1b[33m";
    case Severity::error:
      break;
  }
  return "\x1b[31m";
}

/// Wraps in a terminal color, if colors were asked for.
std::string painted(std::string_view text, std::string_view escape, bool color) {
  return color ? fmt::format("{}{}\x1b[0m", escape, text) : std::string(text);
}

/// "C" for 3, as spreadsheets name columns.
std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

/// `row 5, column C "Date"`; empty outside of tables.
std::string cell_words(const Cell& cell) {
  if (cell.row == 0) return "";
  std::string out;
  if (!cell.sheet.empty()) out += fmt::format("sheet \"{}\", ", base::clean_label(cell.sheet));
  out += fmt::format("row {}", cell.row);
  if (cell.column > 0) out += fmt::format(", column {}", column_letters(cell.column));
  if (!cell.header.empty()) out += fmt::format(" \"{}\"", base::clean_label(cell.header));
  return out;
}

/// "dossier.json:14:22", as editors and terminals make it a link.
std::string place(const Location& at) {
  std::string name = base::shown(at.file);
  return at.line == 0 ? name : fmt::format("{}:{}:{}", name, at.line, at.column);
}

/// The same with the cell, which no excerpt tells.
std::string full_place(const Location& at) {
  const std::string where = place(at), cell = cell_words(at.cell);
  return where.empty() || cell.empty() ? where + cell : where + ", " + cell;
}

const std::string* text_of(const Location& at, const Texts& texts) {
  if (at.line == 0) return nullptr;
  auto found = std::find_if(texts.begin(), texts.end(),
                            [&](const auto& entry) { return entry.first == at.file; });
  return found == texts.end() || at.span.begin > found->second.size() ? nullptr : &found->second;
}

void append_excerpt(std::string& out, const Diagnostic& d, const std::string& text, bool color) {
  const diagnostic::Excerpt shown = diagnostic::excerpt(text, d.at.span);
  const std::string number = fmt::format("{:>4}", d.at.line);
  const std::string carets(shown.width, '^');
  out += fmt::format("{} | {}\n", number, shown.line);
  out += fmt::format("{} | {}{}", std::string(number.size(), ' '), std::string(shown.indent, ' '),
                     painted(carets, color_of(d.severity), color));
  const std::string address =
      d.at.cell.row > 0 ? cell_words(d.at.cell) : base::clean_label(d.at.pointer);
  if (!address.empty()) out += " at " + address;
  out += '\n';
}

void append_text(std::string& out, const Diagnostic& d, const Texts& texts, bool color) {
  const std::string* text = text_of(d.at, texts);
  const std::string where = text ? place(d.at) : full_place(d.at);
  if (!where.empty()) out += where + ": ";
  out += fmt::format("{}: {} [{}]\n", painted(word(d.severity), color_of(d.severity), color),
                     base::clean_label(d.message), info(d.code).word);
  if (text) append_excerpt(out, d, *text, color);
  for (const Related& related : d.related) {
    const std::string there = full_place(related.at);
    out += fmt::format("  note: {}", base::clean_label(related.message));
    out += there.empty() ? "\n" : fmt::format(" ({})\n", there);
  }
  if (!d.hint.empty()) out += fmt::format("  help: {}\n", base::clean_label(d.hint));
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "2 errors, 1 warning"; empty if there is nothing to count.
std::string count_line(const Diagnostics& diagnostics) {
  std::string line;
  for (Severity severity : {Severity::error, Severity::warning}) {
    const auto count = std::count_if(diagnostics.begin(), diagnostics.end(),
                                     [&](const Diagnostic& d) { return d.severity == severity; });
    if (count == 0) continue;
    if (!line.empty()) line += ", ";
    line += counted(static_cast<std::size_t>(count), word(severity));
  }
  return line;
}

/// Those to print, in their order: if they are too many, errors before warnings before notes.
std::vector<const Diagnostic*> chosen(const Diagnostics& diagnostics) {
  std::vector<const Diagnostic*> all;
  for (const Diagnostic& d : diagnostics) all.push_back(&d);
  if (all.size() <= most_printed) return all;
  auto by_severity = [](const Diagnostic* a, const Diagnostic* b) {
    return a->severity > b->severity;
  };
  std::stable_sort(all.begin(), all.end(), by_severity);
  all.resize(most_printed);
  std::sort(all.begin(), all.end());  // all point into one array: this is its order
  return all;
}

std::string as_text(const Diagnostics& diagnostics, const Texts& texts, bool color) {
  std::string out;
  const std::vector<const Diagnostic*> printed = chosen(diagnostics);
  for (const Diagnostic* d : printed) append_text(out, *d, texts, color);
  if (printed.size() < diagnostics.size()) {
    out += fmt::format("… and {} more\n", diagnostics.size() - printed.size());
  }
  const std::string counts = count_line(diagnostics);
  if (!counts.empty()) out += counts + "\n";
  return out;
}

/// The place just after the marked part, as editors want the end of a range.
std::pair<std::uint32_t, std::uint32_t> end_of(const Location& at, const Texts& texts) {
  const std::string* text = text_of(at, texts);
  std::uint32_t line = at.line, column = at.column;
  if (!text) return {line, column};
  const std::size_t end = std::min(at.span.end, text->size());
  for (std::size_t i = at.span.begin; i < end;) {
    const bool line_end = base::next_code_point(*text, i) == '\n';
    column = line_end ? 1 : column + 1;
    line += line_end ? 1 : 0;
  }
  return {line, column};
}

std::string json_place(const Location& at, const Texts& texts) {
  const auto [end_line, end_column] = end_of(at, texts);
  std::string out = fmt::format(
      R"("file": {}, "pointer": {}, "line": {}, "column": {}, "end_line": {}, "end_column": {})",
      base::json_text(at.file), base::json_text(at.pointer), at.line, at.column, end_line,
      end_column);
  if (at.cell.row > 0) {
    out += fmt::format(R"(, "sheet": {}, "row": {}, "cell": "{}{}", "header": {})",
                       base::json_text(at.cell.sheet), at.cell.row, column_letters(at.cell.column),
                       at.cell.row, base::json_text(at.cell.header));
  }
  return out;
}

std::string as_json(const Diagnostics& diagnostics, const Texts& texts) {
  std::string out = "[";
  for (const Diagnostic& d : diagnostics) {
    out += out.size() == 1 ? "\n  " : ",\n  ";
    out += fmt::format(R"({{"code": "{}", "severity": "{}", {}, "message": {}, "hint": {}, )",
                       info(d.code).word, word(d.severity), json_place(d.at, texts),
                       base::json_text(d.message), base::json_text(d.hint));
    out += "\"related\": [";
    for (const Related& related : d.related) {
      if (out.back() != '[') out += ", ";
      out += fmt::format(R"({{{}, "message": {}}})", json_place(related.at, texts),
                         base::json_text(related.message));
    }
    out += "]}";
  }
  return out + (diagnostics.empty() ? "]\n" : "\n]\n");
}

/// Workflow commands end at a line end; their properties also at ":" and ",". A log is read in a
/// terminal, too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return base::shown(out);
}

std::string as_github(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic* d : chosen(diagnostics)) {
    const std::string_view level = d->severity == Severity::note ? "notice" : word(d->severity);
    out += fmt::format("::{} ", level);
    if (!d->at.file.empty()) out += fmt::format("file={},", escaped(d->at.file, true));
    if (d->at.line != 0) out += fmt::format("line={},col={},", d->at.line, d->at.column);
    std::string hint = d->hint.empty() ? "" : fmt::format(" ({})", d->hint);
    if (d->at.cell.row > 0) hint += " at " + cell_words(d->at.cell);
    out += fmt::format("title={}::{}{}\n", info(d->code).word, escaped(d->message, false),
                       escaped(hint, false));
  }
  return out;
}

}  // namespace

std::string format(const Diagnostics& diagnostics, DiagnosticsFormat format, const Texts& texts,
                   bool color) {
  switch (format) {
    case DiagnosticsFormat::json:
      return as_json(diagnostics, texts);
    case DiagnosticsFormat::github:
      return as_github(diagnostics);
    case DiagnosticsFormat::text:
      break;
  }
  return as_text(diagnostics, texts, color);
}

}  // namespace entente
