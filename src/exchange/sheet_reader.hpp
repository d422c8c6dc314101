#pragma once

#include <utility>
#include <vector>

#include "exchange/columns.hpp"
#include "exchange/csv.hpp"
#include "exchange/reader.hpp"

namespace entente::exchange {

using ColumnMeanings = std::vector<std::pair<std::string, std::string>>;

/// Reads a table with headers, one record a row.
class SheetReader : public Reader {
 public:
  /// `known`: header and field of columns whose meaning is known otherwise.
  SheetReader(Input input, ImportedSheet& account, Intake& intake,
              const ColumnMeanings& known = {});
  void read(RowKind kind) override;
  Location located(Location at) const override;

 private:
  void report_columns(const CsvRow& headers);
  void report_no_kind(const CsvRow& headers);
  void clean(CsvRow& cells);
  void read_row(const CsvRow& cells);
  void check_shape(const CsvRow& cells, Row& row) const;

  Separator separator_;
  Columns columns_;
  std::map<std::string, std::size_t, std::less<>> fields_;  ///< and their columns
  std::size_t trimmed_ = 0;
  RowPlaces rows_;
  CsvReader first_row_;  ///< after the headers
};

}  // namespace entente::exchange
