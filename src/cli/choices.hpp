#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/edit_distance.hpp"
#include "cli/usage_error.hpp"
#include "entente/date.hpp"
#include "entente/diagnostic.hpp"
#include "entente/words.hpp"

namespace entente::cli {

/// The words that an option takes, with what they mean.
template <class T, std::size_t n>
using Choices = std::array<std::pair<std::string_view, T>, n>;

/// "did you mean "dark"?", or the list of all.
inline std::string hint_for(std::string_view word, const std::vector<std::string>& known) {
  if (const auto meant = base::closest(word, known))
    return fmt::format("did you mean \"{}\"?", *meant);
  return fmt::format("choose from {}", fmt::join(known, ", "));
}

template <class Choices>
typename Choices::value_type::second_type chosen(std::string_view option, std::string_view word,
                                                 const Choices& choices) {
  std::vector<std::string> known;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    known.emplace_back(name);
  }
  throw UsageError(fmt::format("{}: unknown word \"{}\"", option, word), hint_for(word, known));
}

/// Refuses a language that figures do not speak.
inline void check_language(const std::string& tag) {
  if (date::has_language(tag)) return;
  throw UsageError(fmt::format("--lang: no words in \"{}\"", tag),
                   fmt::format("choose from {}", fmt::join(spoken_languages(), ", ")));
}

/// The words between the commas; none if the text is empty.
inline std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    words.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return words;
}

/// Like chosen(), for each word of a list with commas once, in the order given.
template <class Choices>
auto all_chosen(std::string_view option, std::string_view list, const Choices& choices) {
  std::vector<typename Choices::value_type::second_type> values;
  for (const std::string& word : listed(list)) {
    const auto value = chosen(option, word, choices);
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  return values;
}

/// The word for a value. Pre: it is among the choices.
template <class T, std::size_t n>
std::string_view word_for(T value, const Choices<T, n>& choices) {
  return std::find_if(choices.begin(), choices.end(),
                      [value](const auto& choice) { return choice.second == value; })
      ->first;
}

/// All words with "|" between them, as with_words() takes them.
template <class Choices>
std::string words_of(const Choices& choices) {
  std::string words;
  for (const auto& [name, value] : choices) words += (words.empty() ? "" : "|") + std::string(name);
  return words;
}

inline constexpr Choices<DiagnosticsFormat, 3> diagnostics_formats = {
    {{"text", DiagnosticsFormat::text},
     {"json", DiagnosticsFormat::json},
     {"github", DiagnosticsFormat::github}}};

}  // namespace entente::cli
