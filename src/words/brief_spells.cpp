#include "words/brief_spells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "theme/phrases.hpp"

namespace entente::words {
namespace {

constexpr std::size_t most_named = 3;
constexpr std::string_view dash = "–";

bool is_year(std::string_view words) {
  return words.size() == 4 && words.find_first_not_of("0123456789") == words.npos;
}

/// "1980–1987" as "1980–87"; all else as it is.
std::string shortened(std::string words) {
  const std::size_t at = words.find(dash);
  if (at == std::string::npos) return words;
  const std::string_view all = words, from = all.substr(0, at), to = all.substr(at + dash.size());
  if (!is_year(from) || !is_year(to) || from.substr(0, 2) != to.substr(0, 2)) return words;
  return words.erase(at + dash.size(), 2);
}

std::string span(date::Year first, date::Year last, std::string_view language) {
  const std::string from = date::year_label(first, language);
  if (first == last) return from;
  return shortened(from + std::string(dash) + date::year_label(last, language));
}

std::optional<date::Year> first_year(const date::Edtf& when) {
  for (const date::Bound& bound : {when.earliest, when.start_latest, when.end_earliest}) {
    if (bound.finite()) return bound.day.year;
  }
  return std::nullopt;
}

std::optional<date::Year> last_year(const date::Edtf& when) {
  for (const date::Bound& bound : {when.latest, when.end_earliest, when.start_latest}) {
    if (bound.finite()) return bound.day.year;
  }
  return std::nullopt;
}

bool goes_on(const date::Edtf& when) { return when.latest.kind == date::BoundKind::open; }

/// One of several spells: in years, unless it says how sure it is.
std::string spell_words(const date::Edtf& when, std::string_view language) {
  const bool plain = when.earliest.finite() && (when.latest.finite() || goes_on(when)) &&
                     !when.uncertain && !when.approximate && !when.unspecified;
  if (!plain) return shortened(date::label(when, language, date::LabelLength::brief));
  if (!goes_on(when)) return span(when.earliest.day.year, when.latest.day.year, language);
  return fmt::format(fmt::runtime(theme::phrases(language).since),
                     date::year_label(when.earliest.day.year, language));
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// Their number, the years of those that are over, and since when the others go on.
std::string counted(const std::vector<const date::Edtf*>& spells, std::string_view language) {
  std::optional<date::Year> first, last, since;
  for (const date::Edtf* when : spells) {
    const auto begin = first_year(*when), end = last_year(*when);
    if (!begin || !end) continue;
    if (goes_on(*when)) {
      since = since ? std::min(*since, *begin) : *begin;
      continue;
    }
    first = first ? std::min(*first, *begin) : *begin;
    last = last ? std::max(*last, *end) : *end;
  }
  std::vector<std::string> parts = {fmt::format("{}×", spells.size())};
  if (first) parts.push_back(span(*first, *last, language));
  if (since) {
    parts.push_back(fmt::format(fmt::runtime(theme::phrases(language).since),
                                date::year_label(*since, language)));
  }
  return joined(parts);
}

}  // namespace

std::string spells_in_brief(const std::vector<const date::Edtf*>& spells,
                            std::string_view language) {
  if (spells.empty()) return {};
  if (spells.size() == 1) {
    return shortened(date::label(*spells.front(), language, date::LabelLength::brief));
  }
  if (spells.size() > most_named) return counted(spells, language);
  std::vector<std::string> parts;
  for (const date::Edtf* when : spells) {
    std::string part = spell_words(*when, language);
    if (std::find(parts.begin(), parts.end(), part) != parts.end()) {
      return counted(spells, language);
    }
    parts.push_back(std::move(part));
  }
  return joined(parts);
}

}  // namespace entente::words
