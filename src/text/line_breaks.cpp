#include "text/line_breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <string>

#include "text/fonts.hpp"

namespace entente::text {
namespace {

/// Kept for the thread, since opening one reads rules. Nullptr if ICU has no data.
icu::BreakIterator* iterator_for(const std::string& language) {
  thread_local std::string opened_for;
  thread_local std::unique_ptr<icu::BreakIterator> kept;
  if (!kept || opened_for != language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
    status = U_ZERO_ERROR;  // an unknown tag: the rules of the root
    kept.reset(icu::BreakIterator::createLineInstance(locale, status));
    opened_for = language;
    if (U_FAILURE(status)) kept.reset();
  }
  return kept.get();
}

std::vector<std::size_t> after_spaces(std::string_view utf8) {
  std::vector<std::size_t> breaks;
  for (std::size_t i = 1; i < utf8.size(); ++i) {
    if (utf8[i - 1] == ' ' && utf8[i] != ' ') breaks.push_back(i);
  }
  return breaks;
}

}  // namespace

std::vector<std::size_t> line_breaks(std::string_view utf8) {
  icu::BreakIterator* iterator = iterator_for(setting().language);
  if (!iterator) return after_spaces(utf8);
  UErrorCode status = U_ZERO_ERROR;
  UText words = UTEXT_INITIALIZER;
  utext_openUTF8(&words, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
  iterator->setText(&words, status);
  std::vector<std::size_t> breaks;
  if (U_SUCCESS(status)) {
    iterator->first();
    for (int at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
      if (static_cast<std::size_t>(at) < utf8.size())
        breaks.push_back(static_cast<std::size_t>(at));
    }
  }
  utext_close(&words);
  return U_SUCCESS(status) ? breaks : after_spaces(utf8);
}

}  // namespace entente::text
