#include "model/near_types.hpp"

#include <algorithm>
#include <map>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "entente/words.hpp"
#include "model/vocabulary.hpp"

namespace entente::model {
namespace {

constexpr std::size_t most_near = 3;
constexpr std::size_t least_stem = 4;     ///< bytes: what is shorter says little
constexpr std::size_t most_ending = 5;    ///< "ation"
constexpr std::size_t longest_read = 80;  ///< bytes of a type that is looked at

std::vector<std::string> parts_of(std::string_view type) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : base::fold_case(type)) {
    if (c != '-' && c != ' ' && c != '_') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

/// "bomb" of "bombed": without an ending of English, if enough is left.
std::string_view stem_of(std::string_view word) {
  for (const std::string_view ending : {"ing", "ed", "es", "s", "e"}) {
    if (word.size() >= least_stem + ending.size() && word.ends_with(ending)) {
      return word.substr(0, word.size() - ending.size());
    }
  }
  return word;
}

bool is_stem_of(std::string_view stem, std::string_view word) {
  return stem.size() >= least_stem && word.size() <= stem.size() + most_ending &&
         word.starts_with(stem);
}

/// 2: the word itself; 1: one of its stem; 0: another.
int likeness(const std::string& a, const std::string& b) {
  if (a == b) return 2;
  return is_stem_of(stem_of(a), b) || is_stem_of(stem_of(b), a) ? 1 : 0;
}

int likeness(const std::vector<std::string>& parts, std::string_view type) {
  int best = 0;
  const std::vector<std::string> own = parts_of(type);
  for (const std::string& a : parts) {
    for (const std::string& b : own) {
      if (a.size() < least_stem || b.size() < least_stem) continue;
      best = std::max(best, 2 * likeness(a, b) + (own.size() == 1 ? 1 : 0));
    }
  }
  return best < 2 ? 0 : best;
}

}  // namespace

NearTypes near_types(std::string_view type, std::string_view language,
                     const std::vector<std::string>& declared) {
  NearTypes found;
  if (type.size() > longest_read) return found;
  std::map<std::string, std::string> meant_by_word;
  for (const auto& [written, meant] : type_synonyms()) meant_by_word.emplace(written, meant);
  for (const TypeWord& word : type_words(language)) {
    meant_by_word.emplace(base::fold_case(word.label), word.word);
    meant_by_word.emplace(base::fold_case(word.plural), word.word);
  }
  std::vector<std::string> words = built_in_types();
  words.insert(words.end(), declared.begin(), declared.end());
  for (const std::string& word : words) meant_by_word[word] = word;
  const auto said = meant_by_word.find(base::fold_case(type));
  if (said != meant_by_word.end()) {
    found.meant = said->second;
    return found;
  }
  for (const auto& [written, meant] : type_synonyms()) words.emplace_back(written);
  if (const std::optional<std::string> slip = base::closest(type, words)) {
    found.meant = meant_by_word[*slip];
    return found;
  }

  const std::vector<std::string> parts = parts_of(type);
  std::map<std::string, int> scores;  // by the word that is meant
  for (const auto& [word, meant] : meant_by_word) {
    const int score = likeness(parts, word);
    if (score > 0) scores[meant] = std::max(scores[meant], score);
  }
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& [meant, score] : scores) ranked.emplace_back(-score, meant);
  std::sort(ranked.begin(), ranked.end());
  for (std::size_t i = 0; i < std::min(most_near, ranked.size()); ++i) {
    found.others.push_back(ranked[i].second);
  }
  return found;
}

}  // namespace entente::model
