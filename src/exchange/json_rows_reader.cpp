#include "exchange/json_rows_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/csv_cell.hpp"
#include "exchange/sheet_reader.hpp"
#include "exchange/values.hpp"

namespace entente::exchange {
namespace {

constexpr std::size_t most_keys = 1000;
/// Of the sheet that the rows make: rows of few keys each may have many columns together.
constexpr std::size_t most_sheet_cells = std::size_t{1} << 24;

bool is_flat(const Json& record) {
  const auto is_nested = [](const Json& value) {
    return value.is_object() ||
           (value.is_array() && std::any_of(value.begin(), value.end(),
                                            [](const Json& one) { return one.is_structured(); }));
  };
  return record.is_object() && !record.empty() && !record.contains("format") &&
         !record.contains("record") && std::none_of(record.begin(), record.end(), is_nested);
}

/// A cell of a sheet: texts of a list are divided by ";".
std::string cell_of(const Json& value) {
  std::string text;
  if (value.is_string()) text = value.get<std::string>();
  if (value.is_number() || value.is_boolean()) text = value.dump();
  if (value.is_array()) {
    for (const Json& one : value) text += (text.empty() ? "" : ";") + cell_of(one);
  }
  return text;
}

class JsonRowsReader : public Reader {
 public:
  JsonRowsReader(Input input, ImportedSheet& account, Intake& intake, FlattenedRows rows)
      : Reader(std::move(input), account, intake), lines_(input_.text), rows_(std::move(rows)) {
    if (input_.text.size() <= longest_document) read_records();
    const bool too_large =
        input_.text.size() > longest_document || keys_.size() * records_.size() > most_sheet_cells;
    if (too_large) {
      report(Code::limit_exceeded, "the rows are more than 64 MiB, or more than 16777216 cells",
             "divide the file");
      records_.clear();
      places_.clear();
    }
    std::string sheet;
    append_row(sheet, nullptr);
    for (const Json& record : records_) append_row(sheet, &record);
    records_.clear();
    input_.json.reset();
    sheet_ = std::make_unique<SheetReader>(Input{input_.name, std::move(sheet), {}, {}, {}, {}, {}},
                                           account_, intake_, rows_.known);
    account_.separator.clear();
  }

  void read(RowKind kind) override { sheet_->read(kind); }

  Location located(Location at) const override {
    const Cell cell = std::exchange(at.cell, {});
    if (cell.row > 1 && cell.row - 2 < places_.size()) {
      at.line = places_[cell.row - 2].line;
      at.pointer = places_[cell.row - 2].pointer;
      if (cell.column > 0) {
        at.pointer += '/' + input::pointer_token(keys_[cell.column - 1]) + rows_.cell;
      }
    }
    if (at.line > 0 || !at.pointer.empty()) {
      lines_.locate_json(at, intake_.options().limits.depth);
    }
    return at;
  }

 private:
  void read_records() {
    if (input_.json && input_.json->is_array()) {
      for (std::size_t i = 0; i < input_.json->size(); ++i) {
        add(std::move((*input_.json)[i]), {rows_.list + '/' + std::to_string(i), file_, 0, 0, 0});
      }
      return;
    }
    for (std::size_t line = 1; line <= lines_.count(); ++line) {
      const TextSpan span = lines_.span(line);
      if (input_.text.find_first_not_of(" \t\r\n", span.begin) >= span.end) continue;
      std::optional<input::Fault> fault;
      add(json_at(input_.text, span, intake_.options().limits.depth, fault).value_or(Json()),
          {"", file_, 0, 0, static_cast<std::uint32_t>(line)});
    }
  }

  void add(Json record, model::Origin at) {
    if (!is_flat(record)) {
      ++account_.rows;
      ++account_.rejected;
      reject({std::move(at), Code::wrong_type, "it is no flat JSON object", "", {}});
      return;
    }
    for (const auto& [key, value] : record.items()) {
      if (keys_.size() < most_keys && known_.insert(key).second) keys_.push_back(key);
    }
    records_.push_back(std::move(record));
    places_.push_back(std::move(at));
  }

  /// `record`: none for the headers.
  void append_row(std::string& sheet, const Json* record) const {
    for (const std::string& key : keys_) {
      if (key != keys_.front()) sheet += ',';
      if (!record) {
        base::append_csv_cell(sheet, key);
      } else if (const auto value = record->find(key); value != record->end()) {
        base::append_csv_cell(sheet, cell_of(*value));
      }
    }
    sheet += '\n';
  }

  Lines lines_;
  FlattenedRows rows_;
  std::vector<std::string> keys_;
  std::set<std::string> known_;  ///< of the keys
  std::vector<Json> records_;
  std::vector<model::Origin> places_;  ///< of the records
  std::unique_ptr<SheetReader> sheet_;
};

}  // namespace

bool is_json_rows(const Input& input) {
  if (input.json && input.json->is_array()) {
    return !input.json->empty() && is_flat(input.json->front());
  }
  return input.first_line && is_flat(*input.first_line);
}

std::unique_ptr<Reader> read_json_rows(Input input, ImportedSheet& account, Intake& intake) {
  return read_flattened_rows(std::move(input), account, intake, {});
}

std::unique_ptr<Reader> read_flattened_rows(Input input, ImportedSheet& account, Intake& intake,
                                            FlattenedRows rows) {
  return std::make_unique<JsonRowsReader>(std::move(input), account, intake, std::move(rows));
}

}  // namespace entente::exchange
