#include "select/naming.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "model/vocabulary.hpp"

namespace entente::select {
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

struct CountryNames {
  std::string_view code;  ///< ISO 3166-1 alpha-2, else ISO 3166-3 alpha-4
  std::array<std::string_view, 3> names;
};

constexpr CountryNames short_names[] = {
#define ENTENTE_SEAT(...)
#define ENTENTE_COUNTRY(code, ...) {code, {__VA_ARGS__}},
#include "select/country_names.def"
#undef ENTENTE_COUNTRY
#undef ENTENTE_SEAT
};

constexpr CountryNames seats[] = {
#define ENTENTE_SEAT(code, ...) {code, {__VA_ARGS__}},
#define ENTENTE_COUNTRY(...)
#include "select/country_names.def"
#undef ENTENTE_COUNTRY
#undef ENTENTE_SEAT
};

/// Whether `words`, in lower case, have one of the names that the table gives the country.
template <std::size_t count>
bool has_name_of(const std::string& words, const Actor& country,
                 const CountryNames (&table)[count]) {
  const auto found = country.codes.find("iso");
  if (country.kind != ActorKind::country || found == country.codes.end()) return false;
  const std::string_view code = model::usual_country_code(found->second);
  return std::any_of(std::begin(table), std::end(table), [&](const CountryNames& row) {
    return row.code == code &&
           std::any_of(row.names.begin(), row.names.end(), [&](std::string_view name) {
             return has_word(words, base::fold_case(std::string(name)));
           });
  });
}

}  // namespace

bool has_name(const std::string& words, const std::string& name) {
  return has_word(base::fold_case(words), base::fold_case(name));
}

bool names_actor(const std::string& words, const Actor& actor) {
  const std::string text = base::fold_case(words);
  auto has = [&](const std::string& name) { return has_word(text, base::fold_case(name)); };
  if (has(actor.short_name) || has(actor.name)) return true;
  if (std::any_of(actor.aliases.begin(), actor.aliases.end(), has)) return true;
  if (actor.kind == ActorKind::country) return has_name_of(text, actor, short_names);
  if (actor.kind == ActorKind::bloc) return false;
  std::vector<std::string> parts = base::words_of(actor.name);
  if (actor.kind == ActorKind::official) return has(parts.back());
  std::erase_if(parts,
                [](const std::string& part) { return base::count_code_points(part) < least_word; });
  return !parts.empty() && 2 * std::count_if(parts.begin(), parts.end(), has) >=
                               static_cast<std::ptrdiff_t>(parts.size());
}

namespace {

/// Whether a headline has the id of an actor where that is how people abbreviate his name: in
/// capitals, as a word of its own, in a headline that is not in capitals itself.
bool has_abbreviation(const std::string& headline, const std::string& id) {
  auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  auto is_letter = [&](char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || (c & 0x80); };
  if (id.size() < 2 || !std::all_of(id.begin(), id.end(), is_capital)) return false;
  if (std::none_of(headline.begin(), headline.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return false;
  }
  for (std::size_t at = headline.find(id); at != headline.npos; at = headline.find(id, at + 1)) {
    const std::size_t end = at + id.size();
    const bool begins = at == 0 || !is_letter(headline[at - 1]);
    if (begins && (end == headline.size() || !is_letter(headline[end]))) return true;
  }
  return false;
}

}  // namespace

bool headline_names(const std::string& headline, const Actor& actor) {
  return names_actor(headline, actor) || has_abbreviation(headline, actor.id) ||
         has_name_of(base::fold_case(headline), actor, seats);
}

bool names_in_full(const std::string& headline, const Actor& actor) {
  auto has = [&](const std::string& name) { return has_name(headline, name); };
  return has(actor.name) || has(actor.short_name) || has_abbreviation(headline, actor.id) ||
         std::any_of(actor.aliases.begin(), actor.aliases.end(), has);
}

}  // namespace entente::select
