#pragma once

#include "exchange/sheet_reader.hpp"

namespace entente::exchange {

/// Rows that are not written as flat objects, but were made so.
struct FlattenedRows {
  std::string list;  ///< JSON pointer of their list in the file
  std::string cell;  ///< what follows a key in the pointer of its value
  ColumnMeanings known;
};

/// JSON objects of texts and numbers, one a line or in one list: a sheet whose columns are keys.
std::unique_ptr<Reader> read_json_rows(Input input, ImportedSheet& account, Intake& intake);
/// The same of a list that is in `input.json`, and not in the text.
std::unique_ptr<Reader> read_flattened_rows(Input input, ImportedSheet& account, Intake& intake,
                                            FlattenedRows rows);
bool is_json_rows(const Input& input);

}  // namespace entente::exchange
