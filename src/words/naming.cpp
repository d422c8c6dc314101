#include "words/naming.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace entente::words {
namespace {

constexpr std::size_t least_word = 4;  // letters: shorter words of a name are "of", "the", "al"

/// Whether a letter or digit ends at `end`; dashes and quotation marks are none.
bool letter_before(const std::string& words, std::size_t end) {
  if (end == 0) return false;
  const auto byte = static_cast<unsigned char>(words[end - 1]);
  const bool punctuation = end >= 3 && words.compare(end - 3, 2, "\xE2\x80") == 0;
  if (byte >= 0x80) return !punctuation;
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Whether `word` begins a word of `words`, both in lower case: "Putin" names, and so does
/// "Putin’s". What is short must be the whole word: "US" is not in "use".
bool has_word(const std::string& words, const std::string& word) {
  if (word.empty()) return false;
  std::size_t first = 0;
  constexpr char32_t first_without_spaces = 0x2E80;  // Chinese, Japanese: words touch each other
  if (base::next_code_point(word, first) >= first_without_spaces)
    return words.find(word) != word.npos;
  const bool whole = base::count_code_points(word) < least_word;
  for (std::size_t at = words.find(word); at != std::string::npos; at = words.find(word, at + 1)) {
    if (letter_before(words, at)) continue;
    std::size_t end = at + word.size();
    if (whole && end < words.size()) {
      base::next_code_point(words, end);
      if (letter_before(words, end)) continue;
    }
    return true;
  }
  return false;
}

}  // namespace

bool names_actor(const std::string& words, const Actor& actor) {
  const std::string text = base::fold_case(words);
  auto has = [&](const std::string& name) { return has_word(text, base::fold_case(name)); };
  if (has(actor.short_name) || has(actor.name)) return true;
  if (std::any_of(actor.aliases.begin(), actor.aliases.end(), has)) return true;
  if (actor.kind == ActorKind::country || actor.kind == ActorKind::bloc) return false;
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < actor.name.size();) {
    const std::size_t end = std::min(actor.name.find(' ', begin), actor.name.size());
    parts.push_back(actor.name.substr(begin, end - begin));
    begin = end + 1;
  }
  if (actor.kind == ActorKind::official) return has(parts.back());
  std::erase_if(parts,
                [](const std::string& part) { return base::count_code_points(part) < least_word; });
  return !parts.empty() && 2 * std::count_if(parts.begin(), parts.end(), has) >=
                               static_cast<std::ptrdiff_t>(parts.size());
}

}  // namespace entente::words
