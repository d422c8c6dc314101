#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "exchange/reader.hpp"

namespace entente::exchange {

enum class Shape : std::uint8_t {
  text,
  json,  ///< one JSON value
  rows,  ///< lines that are read piece by piece
  book   ///< a workbook of several sheets
};

/// A format of inputs: a row of the table in formats.cpp.
struct Format {
  std::string_view name;   ///< for --from
  std::string_view title;  ///< for people
  /// What a record is called, one and several.
  std::string_view unit, units;
  Shape shape;
  /// Whether the input is plainly of this format.
  bool (*recognises)(const Input& input);
  std::unique_ptr<Reader> (*open)(Input input, ImportedSheet& account, Intake& intake);
};

const std::vector<Format>& formats();
/// None: JSON or XML of no format that is known. Other text is a sheet. `rows`: whether formats are
/// looked for that are known by their bytes as they are, or the others.
const Format* recognise_format(const Input& input, bool rows);
const Format* format_by_name(std::string_view name);

}  // namespace entente::exchange
