#include <fmt/format.h>

#include "assistant/tools.hpp"
#include "entente/difference.hpp"

namespace entente::assistant {
namespace {

std::string words_of(const RecordDifference& one) {
  std::string words = fmt::format("{}: {}{}{}", record_name(one.kind), one.date,
                                  one.date.empty() ? "" : ", ", one.words);
  for (const FieldDifference& field : one.fields) {
    words +=
        fmt::format("\n    {}: {} → {}", field.field, field.before.empty() ? "none" : field.before,
                    field.after.empty() ? "none" : field.after);
  }
  return words;
}

}  // namespace

Comparison comparison(const Dossier& before, const Dossier& after) {
  const DossierDifference difference = compare(before, after);
  Comparison result;
  result.words = fmt::format("against the earlier version: {} new, {} ended, {} changed, {} kept\n",
                             difference.added.size(), difference.ended.size(),
                             difference.changed.size(), difference.kept);
  result.data = {{"kept", difference.kept}};
  for (const auto& [word, mark, list] :
       {std::tuple{"new", '+', &difference.added}, std::tuple{"ended", '-', &difference.ended},
        std::tuple{"changed", '~', &difference.changed}}) {
    Json told = Json::array();
    for (const RecordDifference& one : *list) {
      if (told.size() == most_told) break;
      told.push_back(words_of(one));
      result.words += fmt::format("{} {}\n", mark, words_of(one));
    }
    result.data[word] = std::move(told);
  }
  return result;
}

}  // namespace entente::assistant
