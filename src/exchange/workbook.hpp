#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/row.hpp"

namespace entente::exchange {

/// A sheet of a workbook as CSV with commas, its rows where they stand in the sheet.
struct WorkbookSheet {
  std::string name, text;
  /// What was made of its cells: "formulas without a value: 2".
  std::vector<std::string> notes;
};

/// The visible sheets of a workbook (XLSX) that hold anything. Texts are read as they are; days as
/// EDTF, as finely as their format shows them, of whichever calendar the workbook counts; formulas
/// by the value that was saved with them. A cell that is merged with those below it counts for each
/// row of them.
struct Workbook {
  std::vector<WorkbookSheet> sheets;
  std::optional<RowFault> fault;
};
Workbook read_workbook(std::string_view bytes, const model::Origin& at, const Limits& limits);

/// By its first bytes: a ZIP archive, as XLSX and other formats of offices are.
bool is_archive(std::string_view bytes);

}  // namespace entente::exchange
