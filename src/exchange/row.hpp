#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/import.hpp"
#include "exchange/csv.hpp"
#include "model/amounts.hpp"
#include "model/draft.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {

/// Why a row is left out.
struct RowFault {
  model::Origin at;
  Code code = Code::bad_value;
  std::string message, hint;
  std::vector<Related> related;
};

/// The cells of a row by the fields they hold. What does not fit is noted, and the row is then left
/// out as a whole: half of a record would be a claim that nobody made.
class Row {
 public:
  Row(const CsvRow& row, std::shared_ptr<const model::Sheet> sheet,
      const std::map<std::string, std::size_t, std::less<>>& columns, const ImportOptions& options,
      bool slide = false)
      : row_(row), sheet_(std::move(sheet)), columns_(columns), options_(options), slide_(slide) {}

  model::Origin origin() const { return {"", sheet_, row_.number, 0, 0}; }
  model::Origin origin(std::string_view field) const { return origin().field(field); }

  /// The text as a label, trimmed; empty if there is none.
  std::string label(std::string_view field);
  std::string id(std::string_view field);
  std::string url(std::string_view field);
  /// The names in a cell, each once: ";", "|" and line ends divide them.
  std::vector<std::string> names(std::string_view field);
  /// All that these divide, in order, what is empty or stands twice as well.
  std::vector<std::string> listed(std::string_view field);
  /// The cell as it is.
  std::string_view text(std::string_view field) const;
  /// Whether the sheet has a column for it.
  bool has_column(std::string_view field) const { return columns_.find(field) != columns_.end(); }
  /// The cell "when", or "start" and "end", or "year", "month" and "day" and their ends.
  std::optional<date::Edtf> when();
  /// The same, or several dates in the cell "when": ";" divides them.
  std::vector<date::Edtf> spells();
  /// From `least` to `most`; none if the cell is empty.
  std::optional<double> number(std::string_view field, double least, double most);
  std::optional<date::Edtf> date(std::string_view field);
  double weight();
  /// The cells "amount" and "unit"; the unit may stand in the amount's cell or in its header.
  std::optional<Amount> amount();
  bool directed();

  template <class Enum, std::size_t n>
  std::optional<Enum> word(std::string_view field, const std::array<model::Word<Enum>, n>& words) {
    const std::string text = folded(field);
    std::string allowed;
    for (const auto& word : words) {
      if (text == word.word) return word.value;
      allowed += allowed.empty() ? "one of " : ", ";
      allowed += word.word;
    }
    for (const std::string_view meant : model::meant_by(model::SynonymOf::word, text)) {
      for (const auto& word : words) {
        if (meant == word.word) return word.value;
      }
    }
    if (!text.empty()) fail(field, Code::bad_enum, "is not " + allowed);
    return std::nullopt;
  }
  std::string folded(std::string_view field);

  /// `predicate` follows the cell in quotes.
  void fail(std::string_view field, Code code, std::string_view predicate, std::string hint = "");
  void fail_cell(std::string_view field, Code code, std::string message, std::string hint = "");
  void fail_row(Code code, std::string message, std::string hint = "",
                std::vector<Related> related = {});
  std::vector<RowFault>& faults() { return faults_; }

 private:
  const std::string* cell(std::string_view field) const;
  std::string composed(std::string_view year, std::string_view month, std::string_view day);
  std::optional<date::Edtf> parsed(std::string_view field, const std::string& text);

  const CsvRow& row_;
  std::shared_ptr<const model::Sheet> sheet_;
  const std::map<std::string, std::size_t, std::less<>>& columns_;
  const ImportOptions& options_;
  bool slide_;
  std::vector<RowFault> faults_;
};

}  // namespace entente::exchange
