#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/import.hpp"
#include "model/origin.hpp"

namespace entente::exchange {

/// What the rows of a sheet are, and which field each column holds.
struct Columns {
  std::optional<RowKind> kind;  ///< none: no known column
  bool slides = false;          ///< for TimelineJS: its texts are HTML, and it has no year 0
  std::vector<model::Sheet::Column> columns;
  /// Of the columns that hold a field: what they mean, in the words of import_fields(); else "".
  std::vector<std::string> words;
  /// Of the columns that hold no field: what their headers were probably meant to be, or "".
  std::vector<std::string> meant;
};

/// `file`: its words tell what rows are whose columns fit several kinds.
Columns recognise(const std::vector<std::string>& headers, std::string_view file,
                  const ImportOptions& options);

/// What a sheet of each kind must have, for people.
std::string_view expected_columns();

}  // namespace entente::exchange
