#include "exports/item_text.hpp"

#include "exports/told.hpp"
#include "words/item_words.hpp"

namespace entente::exports {

std::vector<std::string> names_of(const Dossier& dossier, const select::ItemView& facts) {
  words::Sides sides = words::sides(dossier, facts, words::NameLength::brief);
  std::vector<std::string> names = std::move(sides.from);
  for (const auto* more : {&sides.equals, &sides.to}) {
    names.insert(names.end(), more->begin(), more->end());
  }
  return names;
}

std::string headline_of(const Dossier& dossier, const select::ItemView& facts) {
  std::string headline;
  if (!facts.is_event) {
    for (const std::string& name : names_of(dossier, facts)) {
      headline += (headline.empty() ? "" : " – ") + name;
    }
    headline += ": ";
  }
  headline += facts.title;
  if (facts.status != Status::happened) {
    const std::string status =
        words::status_word(facts.status, languages::phrases(dossier.language));
    headline += " (" + status + ")";
  }
  return headline;
}

std::vector<std::string> paragraphs_of(const Dossier& dossier, const select::Item& item) {
  std::vector<std::string> paragraphs;
  for (const entente::Table::Detail& detail : words::details(dossier, item)) {
    paragraphs.push_back(detail.label.empty() ? detail.text : detail.label + ": " + detail.text);
  }
  return paragraphs;
}

}  // namespace entente::exports
