#pragma once

#include <string>
#include <string_view>

#include "exchange/input.hpp"

namespace entente::exchange {

/// A text as a label: trimmed, one line, cut off with "…" beyond `limit` characters.
std::string label_of(std::string_view text, std::size_t limit);
/// The same of a JSON text, number or truth value; of anything else "".
std::string label_of_json(const Json& value, std::size_t limit);
bool all_digits(std::string_view text);
/// Whether a cell or an attribute, in lower case, says that something is so.
bool is_yes(std::string_view folded);
std::string padded(const std::string& digits, std::size_t width);
/// Year, month and day as EDTF would have them; the last may be empty. `slides`: as TimelineJS
/// counts, where -1 is 1 BCE, which EDTF calls 0000.
std::string composed_date(const std::string& year, const std::string& month, const std::string& day,
                          bool slides);
/// "example.org" of "https://example.org/a"; the whole where there is none.
std::string host_of(const std::string& url);
/// The words of a piece of HTML, without tags and with single blanks.
std::string plain_text(std::string_view markup);

}  // namespace entente::exchange
