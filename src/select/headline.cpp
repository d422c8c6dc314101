#include "select/headline.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "select/naming.hpp"

namespace entente::select {
namespace {

/// So many letters tell one word from another, and are the same in all its forms.
constexpr std::size_t stem_letters = 5;

bool is_letter(char32_t c) { return c == U'\'' || c >= 0x80 || (c >= U'a' && c <= U'z'); }

/// So many tell a people from its country: "Greek", "Greece".
constexpr std::size_t name_letters = 4;

/// The first letters of all words that are long enough. Scripts without spaces have no words.
std::set<std::string> stems_of(const std::string& text, std::size_t least = stem_letters) {
  constexpr char32_t first_without_spaces = 0x2E80;
  constexpr char32_t first_mark = 0x2000, last_mark = 0x206F;  // dashes, quotation marks
  const std::string folded = base::fold_case(text);
  std::set<std::string> stems;
  std::string stem;
  std::size_t letters = 0;
  auto end_word = [&] {
    if (letters >= least) stems.insert(stem);
    stem.clear();
    letters = 0;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(folded, at);
    const bool mark = c >= first_mark && c <= last_mark;
    if (mark || !is_letter(c) || c >= first_without_spaces) {
      end_word();
    } else if (letters++ < least) {
      stem.append(folded, begin, at - begin);
    }
  }
  end_word();
  return stems;
}

/// The title without names, which are of actors and places and say of many items who or where, and
/// without what is counted: "20 months" are no month of any item.
std::string without_names(const Dossier& dossier) {
  std::set<std::string> names;
  for (const Actor& actor : dossier.actors) {
    names.merge(stems_of(actor.name + " " + actor.short_name, name_letters));
  }
  const bool nouns_are_large = dossier.language == "de";
  std::string rest;
  bool first = true, counted = false;
  for (const std::string& word : base::words_of(dossier.title)) {
    const bool large = !first && !nouns_are_large && base::fold_case(word) != word;
    first = false;
    const std::set<std::string> stems = stems_of(word, name_letters);
    const bool name = std::any_of(stems.begin(), stems.end(),
                                  [&](const std::string& stem) { return names.count(stem) > 0; });
    const bool named = large || name ||
                       std::any_of(dossier.actors.begin(), dossier.actors.end(),
                                   [&](const Actor& a) { return headline_names(word, a); });
    if (!named && !counted) rest += word + " ";
    // A year counts nothing.
    counted = word.size() < 4 && std::all_of(word.begin(), word.end(), base::is_digit);
  }
  return rest;
}

}  // namespace

std::set<int> told_by_title(const Dossier& dossier, const std::vector<Item>& items) {
  const std::set<std::string> telling = stems_of(without_names(dossier));
  std::map<std::string, std::set<int>> having;
  if (telling.empty()) return {};
  for (const Item& item : items) {
    for (const std::string& stem : stems_of(view(dossier, item).title)) {
      if (telling.count(stem) > 0) having[stem].insert(item.number);
    }
  }
  std::set<int> told;
  for (const auto& [stem, numbers] : having) {
    constexpr std::size_t few = 3;
    if (numbers.size() > few && 4 * numbers.size() > items.size()) continue;
    told.insert(numbers.begin(), numbers.end());
  }
  return told;
}

}  // namespace entente::select
