#include <algorithm>

#include "base/utf8.hpp"
#include "languages/language.hpp"

namespace entente::languages {
namespace {

/// Words that do not change: the same by themselves and governed.
template <std::size_t N>
constexpr std::array<Inflected, N> unchanged(const std::string_view (&words)[N]) {
  std::array<Inflected, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = {words[i], words[i]};
  return out;
}

// English first.
// clang-format off
constexpr Language languages[] = {
#include "languages/en.def"
#include "languages/ar.def"
#include "languages/de.def"
#include "languages/es.def"
#include "languages/fr.def"
#include "languages/pt.def"
#include "languages/ru.def"
#include "languages/zh.def"
};
// clang-format on

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The part of a text with a separator between its parts; empty beyond the last.
std::string_view part_of(std::string_view text, char separator, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t end = text.find(separator);
    if (end == text.npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find(separator));
}

std::string filled(const Language& language, std::string_view patterns, std::size_t number,
                   const std::string& words) {
  std::string text(form_of(language, patterns, std::to_string(number)));
  const std::size_t place = text.find("{}");  // one and two may be words of their own
  return place == text.npos ? text : text.replace(place, 2, words);
}

}  // namespace

std::span<const Language> all() { return languages; }

const Language* find(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  const auto found =
      std::find_if(std::begin(languages), std::end(languages), [&](const Language& row) {
        return std::equal(row.tag.begin(), row.tag.end(), primary.begin(), primary.end(),
                          [](char a, char b) { return a == lower(b); });
      });
  return found == std::end(languages) ? nullptr : &*found;
}

const Language& of(std::string_view tag) {
  const Language* found = find(tag);
  return found ? *found : languages[0];
}

const TypeWords* type_words(const Language& language, std::string_view word) {
  const auto found = std::find_if(language.types.begin(), language.types.end(),
                                  [&](const TypeWords& type) { return type.word == word; });
  return found == language.types.end() ? nullptr : &*found;
}

std::string_view role_label(const Language& language, std::string_view role) {
  const auto found = std::find_if(language.roles.begin(), language.roles.end(),
                                  [&](const RoleLabel& known) { return known.role == role; });
  return found == language.roles.end() ? role : found->label;
}

std::size_t forms_of(Plurals plurals) {
  constexpr std::size_t forms[] = {1, 2, 2, 3, 6};
  return forms[static_cast<std::size_t>(plurals)];
}

std::size_t form_for(Plurals plurals, std::size_t number) {
  const std::size_t tens = number % 100, ones = number % 10;
  switch (plurals) {
    case Plurals::alike:
      break;
    case Plurals::one_other:
      return number == 1 ? 0 : 1;
    case Plurals::few_other:
      return number < 2 ? 0 : 1;
    case Plurals::one_few_many:
      if (ones == 1 && tens != 11) return 0;
      return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
    case Plurals::six:
      if (number < 3) return number;
      return tens >= 3 && tens <= 10 ? 3 : tens >= 11 ? 4 : 5;
  }
  return 0;
}

std::string_view form_of(const Language& language, std::string_view forms,
                         std::string_view digits) {
  if (forms.find('|') == forms.npos) return forms;
  const std::size_t last = forms_of(language.plurals) - 1;
  std::size_t number = 0;
  for (const char digit : digits) {
    // "1,5 million": what is less than two is one in French.
    if (digit == '.' && language.plurals == Plurals::few_other) break;
    if (digit < '0' || digit > '9') return part_of(forms, '|', last);
    number = (number * 10 + static_cast<std::size_t>(digit - '0')) % 1'000'000;
  }
  return part_of(forms, '|', form_for(language.plurals, number));
}

std::string counted(const Language& language, std::string_view patterns, std::size_t number) {
  return filled(language, patterns, number, std::to_string(number));
}

std::string counted_in_words(const Language& language, std::string_view patterns,
                             std::size_t number) {
  return filled(language, patterns, number, numeral(number, language.phrases));
}

std::string within_sentence(std::string_view phrase, const Phrases& phrases) {
  return phrases.capital_nouns ? std::string(phrase) : base::fold_case(phrase);
}

std::string numeral(std::size_t number, const Phrases& phrases) {
  const std::string_view word = part_of(phrases.numerals, ' ', number == 0 ? 99 : number - 1);
  return word.empty() ? std::to_string(number) : std::string(word);
}

}  // namespace entente::languages
