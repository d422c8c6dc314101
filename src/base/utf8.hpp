#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::base {

/// Offset of the first byte that is not part of well-formed UTF-8; nullopt if all is well.
std::optional<std::size_t> invalid_utf8(std::string_view text);
/// Reads the code point at `at` and moves past it; U+FFFD for a malformed byte (moves by one).
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);
/// Lower case for ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; else unchanged. For
/// look-ups, not for display.
std::string fold_case(std::string_view text);
/// The first letter in upper case, where fold_case() knows it: for the beginning of a line.
std::string capitalized(std::string_view text);
/// The text as a label may show it: tabs and line ends become spaces, runs of spaces one; control
/// characters, bidi controls, zero-width and tag characters and what XML cannot hold are removed or
/// become U+FFFD.
std::string clean_label(std::string_view text);
/// The text as a terminal may print it, in one line: control and line characters, bidi controls and
/// other invisible ones as \u{1b}, malformed bytes as \x{ff}. Nothing is lost.
std::string shown(std::string_view text);
/// True for characters that act on a text without being seen: controls, bidi controls, zero-width.
bool is_invisible(char32_t code_point);
/// Like clean_label, but keeps spaces as they are: for attribute values such as ids.
std::string clean_xml(std::string_view text);

}  // namespace entente::base
