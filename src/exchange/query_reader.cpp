#include "exchange/query_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "exchange/json_rows_reader.hpp"
#include "exchange/wikidata_time.hpp"

namespace entente::exchange {
namespace {

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// "Q159" of ".../entity/Q159"; empty: it is no entity.
std::string entity_of(const Json& value) {
  const std::string text = text_at(value, "value");
  const std::size_t slash = text.rfind('/');
  const bool entity = text_at(value, "type") == "uri" && slash != text.npos &&
                      slash + 1 < text.size() && text[slash + 1] == 'Q' &&
                      text.find("/entity/") != text.npos;
  return entity ? text.substr(slash + 1) : "";
}

/// That there is a value which nobody knows.
bool is_unknown(const Json& value) {
  return text_at(value, "type") == "bnode" ||
         text_at(value, "value").find("/.well-known/genid/") != std::string::npos;
}

bool is_time(const Json& value) {
  const std::string type = text_at(value, "datatype");
  return type.ends_with("#dateTime") || type.ends_with("#date");
}

/// Makes flat rows of the bindings of a query.
class Flattening {
 public:
  Flattening(const Json& root, const ImportOptions& options) : options_(options) {
    for (const Json& variable : root["head"]["vars"]) {
      if (variable.is_string()) variables_.push_back(variable.get<std::string>());
    }
    for (const Json& binding : root["results"]["bindings"]) look_at(binding);
    find_companions();
  }

  Json row(const Json& binding) {
    if (!binding.is_object()) return Json();
    Json row = Json::object();
    for (const std::string& variable : variables_) {
      if (companions_.count(variable)) continue;
      const auto value = binding.find(variable);
      row[variable] = value == binding.end() ? "" : cell(variable, *value, binding);
    }
    leave_ends_unknown(row);
    return row;
  }

  /// The first entity acts, the second is acted upon; one alone is who or what the row is about.
  ColumnMeanings meanings() const {
    std::vector<std::string> ends;
    const Columns known = recognise(variables_, "", options_);
    bool dated = false, has_ends = false;
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      const std::string word = i < known.words.size() ? known.words[i] : "";
      dated = dated || times_.count(variables_[i]);
      has_ends = has_ends || word == "from" || word == "to";
      if (word.empty() && entities_.count(variables_[i])) ends.push_back(variables_[i]);
    }
    if (has_ends || ends.empty()) return {};
    if (ends.size() == 1) return {{ends[0], dated ? "title" : "name"}};
    return {{ends[0], "from"}, {ends[1], "to"}};
  }

  void note(ImportedSheet& account) const {
    if (firsts_ > 0) {
      account.notes.push_back(fmt::format(
          "first days of a month or a year, read as the month or the year: {}; a variable such as "
          "?startPrecision (wikibase:timePrecision) tells how fine ?start is",
          firsts_));
    }
    if (unknown_ > 0)
      account.notes.push_back(fmt::format("values that nobody knows: {}", unknown_));
  }

 private:
  void look_at(const Json& binding) {
    if (!binding.is_object()) return;
    for (const auto& [variable, value] : binding.items()) {
      if (!value.is_object()) continue;
      if (!entity_of(value).empty()) entities_.insert(variable);
      if (is_time(value)) times_.insert(variable);
    }
  }

  /// Variables that say something of another one.
  void find_companions() {
    const std::set<std::string> all(variables_.begin(), variables_.end());
    for (const std::string& variable : variables_) {
      if (all.count(variable + "Label")) companions_.insert(variable + "Label");
      for (const char* ending : {"Precision", "_precision"}) {
        if (!all.count(variable + ending)) continue;
        precisions_[variable] = variable + ending;
        companions_.insert(variable + ending);
      }
    }
  }

  std::string cell(const std::string& variable, const Json& value, const Json& binding) {
    if (!value.is_object()) return "";
    if (is_unknown(value)) {
      ++unknown_;
      return "";
    }
    if (is_time(value)) return time(variable, text_at(value, "value"), binding);
    const auto label = binding.find(variable + "Label");
    if (label != binding.end() && label->is_object()) return text_at(*label, "value");
    const std::string entity = entity_of(value);
    return entity.empty() ? text_at(value, "value") : entity;
  }

  std::string time(const std::string& variable, const std::string& text, const Json& binding) {
    std::optional<int> precision;
    if (const auto name = precisions_.find(variable); name != precisions_.end()) {
      const auto value = binding.find(name->second);
      int number = 0;
      const std::string digits =
          value != binding.end() && value->is_object() ? text_at(*value, "value") : "";
      const auto status = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (status.ec == std::errc()) precision = number;
    }
    std::string edtf = rdf_time(text, precision);
    if (!precision && edtf.size() < 10 && text.find("-01T") != text.npos) ++firsts_;
    return edtf.empty() ? text : edtf;
  }

  /// A query that finds no end says that none is told, and not that there is none.
  void leave_ends_unknown(Json& row) const {
    const auto start = row.find("start"), end = row.find("end");
    if (start == row.end() || end == row.end() || *start == "" || *end != "") return;
    *start = start->get<std::string>() + '/';
  }

  const ImportOptions& options_;
  std::vector<std::string> variables_;
  std::set<std::string> entities_, times_, companions_;
  std::map<std::string, std::string> precisions_;
  std::size_t firsts_ = 0, unknown_ = 0;
};

}  // namespace

bool is_query_results(const Input& input) {
  if (!input.json || !input.json->is_object()) return false;
  const auto head = input.json->find("head"), results = input.json->find("results");
  if (head == input.json->end() || results == input.json->end()) return false;
  if (!head->is_object() || !results->is_object()) return false;
  const auto variables = head->find("vars"), bindings = results->find("bindings");
  return variables != head->end() && variables->is_array() && bindings != results->end() &&
         bindings->is_array();
}

std::unique_ptr<Reader> read_query_results(Input input, ImportedSheet& account, Intake& intake) {
  Json rows = Json::array();
  FlattenedRows flattened{"/results/bindings", "/value", {}};
  if (is_query_results(input)) {
    Flattening flattening(*input.json, intake.options());
    for (const Json& binding : (*input.json)["results"]["bindings"]) {
      rows.push_back(flattening.row(binding));
    }
    flattened.known = flattening.meanings();
    flattening.note(account);
  }
  input.json = std::move(rows);
  return read_flattened_rows(std::move(input), account, intake, std::move(flattened));
}

}  // namespace entente::exchange
