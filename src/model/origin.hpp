#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente::model {

/// A file that records are read from, and what its cells are called if it is a table.
struct Sheet {
  struct Column {
    std::string header;
    std::string field;  ///< of the format: "when", "codes/iso"; empty: of none
  };
  std::string file;
  std::string name;  ///< empty: the file is one sheet
  std::vector<Column> columns;
};

/// Where a record, or a value of it, was written, in whatever format.
struct Origin {
  std::string pointer;                 ///< JSON pointer, in the line if there is one
  std::shared_ptr<const Sheet> sheet;  ///< of a file that is imported
  /// In the sheet, 1-based; column 0: the whole row. Row 0: this is no sheet, the column is in the
  /// line.
  std::uint32_t row = 0, column = 0;
  std::uint32_t line = 0;  ///< of a file of lines; 0: found by the pointer or the cell

  /// Where a value of this record stands: "when", "codes/iso".
  Origin field(std::string_view name) const;
  /// What is known of the place without the text.
  Location location() const;
};

}  // namespace entente::model
