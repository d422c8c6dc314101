#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "date/fault.hpp"
#include "entente/date.hpp"

namespace entente::date {

/// parse() without the search for what was meant.
std::variant<Edtf, Failure> parse_strictly(std::string_view text);

/// "write 2026-02-18" for what was probably meant; empty if nothing comes to mind. Everything it
/// proposes parses.
std::string hint(std::string_view text, Fault fault);

/// EDTF that a string may have meant, best first, unchecked.
using Proposals = std::vector<std::string>;

/// The 2012 draft: "199u", "y-17e7", "2004-(06)?-01", "2001-21^southernHemisphere".
Proposals from_draft(const std::string& text);
/// Years and centuries: "12345", "Y2006", "+2026", "19", "198~".
Proposals from_years(const std::string& text);
/// Times of day: "2026-02-18 9:30", "2026-02-18T09:30:00.5z", "...+0230".
Proposals from_times(const std::string& text);
/// Numbers in another order or with other marks: "18.02.2026", "2026-2-18", "20260218".
Proposals from_numbers(const std::string& text);
/// Words, in the languages that have labels: "18 February 2026", "c. 1981", "1990s", "44 BC".
Proposals from_words(const std::string& text);

/// "0044"; pre: digits.
std::string padded(std::string_view digits, std::size_t width);

}  // namespace entente::date
