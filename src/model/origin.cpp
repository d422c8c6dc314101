#include "model/origin.hpp"

namespace entente::model {

Origin Origin::field(std::string_view name) const {
  Origin result = *this;
  if (row == 0) {
    result.pointer += '/';
    result.pointer += name;
    return result;
  }
  for (std::uint32_t i = 0; i < sheet->columns.size(); ++i) {
    if (sheet->columns[i].field == name) result.column = i + 1;
  }
  return result;
}

Location Origin::location() const {
  Location at;
  at.pointer = pointer;
  at.line = line;
  if (!sheet) return at;
  at.file = sheet->file;
  if (row == 0) {
    at.column = column;
    return at;
  }
  at.cell = {sheet->name, row, column, ""};
  if (column > 0 && column <= sheet->columns.size()) {
    at.cell.header = sheet->columns[column - 1].header;
  }
  return at;
}

}  // namespace entente::model
