#include "cli/import_mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/files.hpp"

namespace entente::cli {
namespace {

bool is_field(const std::string& word) {
  const std::vector<std::string> fields = import_fields();
  return std::find(fields.begin(), fields.end(), word) != fields.end() || word == "source" ||
         word == "actor";
}

/// A column may be called "#" or "# of ships": then a field follows behind a sign of equality.
bool is_remark(const std::string& line) {
  return line.front() == '#' && !is_field(line.substr(line.rfind('=') + 1));
}

/// `where`: the option, or the file.
void add_column(const std::string& pair, const std::string& where, ImportOptions& options) {
  const std::size_t sign = pair.rfind('=');
  if (sign == 0 || sign == pair.npos) {
    throw UsageError(fmt::format("{}: \"{}\" is not COLUMN=FIELD", where, base::clean_label(pair)));
  }
  const std::string field = pair.substr(sign + 1);
  if (!is_field(field)) {
    throw UsageError(fmt::format("{}: unknown field \"{}\"", where, base::clean_label(field)),
                     hint_for(field, import_fields()));
  }
  options.columns.emplace_back(pair.substr(0, sign), field);
}

}  // namespace

void read_mapping(const std::string& word, ImportOptions& options) {
  constexpr std::size_t longest = std::size_t{1} << 20;
  if (word.find('=') != word.npos) return add_column(word, "--map", options);
  const Checked<std::string> file = read_input(word, longest);
  if (!file.value || file.value->size() > longest) {
    throw UsageError(
        fmt::format("--map: \"{}\" is neither COLUMN=FIELD nor a file that can be read",
                    base::clean_label(word)));
  }
  std::string_view rest = *file.value;
  while (!rest.empty()) {
    std::string line(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty() && !is_remark(line)) add_column(line, word, options);
  }
}

std::string mapping_text(const Import& import) {
  std::map<std::string, std::string> columns;
  for (const ImportedSheet& sheet : import.sheets) {
    for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
      if (!sheet.meanings[i].empty()) columns.emplace(sheet.columns[i].first, sheet.meanings[i]);
    }
  }
  std::string out = "# What columns mean, for entente import --map\n";
  for (const auto& [column, meaning] : columns) {
    out += base::clean_label(column) + '=' + meaning + '\n';
  }
  return out;
}

}  // namespace entente::cli
