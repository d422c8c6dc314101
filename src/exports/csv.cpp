#include "base/csv_cell.hpp"
#include "base/formula.hpp"
#include "exports/sheets.hpp"
#include "exports/writers.hpp"

namespace entente::exports {
namespace {

/// With an apostrophe before what a spreadsheet would run; `entente import` takes it away again. So
/// that it takes away none but its own, what begins with apostrophes before such a sign gets one,
/// too.
std::string harmless(const std::string& text) {
  return base::looks_like_formula(base::behind_apostrophes(text)) ? "'" + text : text;
}

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    base::append_csv_cell(out, harmless(cells[i]));
  }
  out += "\r\n";
}

}  // namespace

std::vector<ExportedFile> write_csv(const Dossier& dossier, Account&) {
  std::vector<ExportedFile> files;
  for (const Sheet& table : sheets_of(dossier)) {
    std::string text;
    append_row(text, table.headers);
    for (const auto& row : table.rows) append_row(text, row);
    files.push_back({table.name, std::move(text)});
  }
  return files;
}

}  // namespace entente::exports
