#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "text/face.hpp"
#include "text/measure.hpp"

/// A paragraph in stretches that are set alike.
namespace entente::text {

struct Stretch {
  std::size_t begin = 0, end = 0;  ///< bytes, in the order of reading
  int level = 0;                   ///< of embedding (UAX #9); odd: from right to left
  const Face* face = nullptr;      ///< nullptr: the built-in metrics, or an estimate
  bool estimated = false;          ///< no letter's width is known
  std::uint32_t script = 0;        ///< of its letters, see script_tag()
};

/// In the order of reading. Directions by the Unicode Bidirectional Algorithm, the paragraph's own
/// by its first letter that has one; faces from the setting.
std::vector<Stretch> stretches(std::string_view utf8, bool bold);

/// Whether a stretch is drawn with its font alone. Else the figure's own type comes first and draws
/// what it has, digits and punctuation: so the lines keep their height whatever the font's.
bool font_leads(const Stretch& stretch);

/// Px that the letters take, by the byte where each begins. Pre: the stretch has a face.
std::map<std::size_t, double> advances(std::string_view utf8, const Stretch& stretch, Style style);

/// Whether a paragraph runs from right to left: by its first letter that has a direction; on a page
/// that does, if any letter does, or if it has none: "1962–1973" reads as "since 1962, 1973" does.
bool runs_right_to_left(std::string_view utf8);
/// Whether any letter runs from right to left.
bool has_right_to_left(std::string_view utf8);
/// Whether no letter has a direction: "1962–1973".
bool has_no_letters(std::string_view utf8);

/// Whether the figure's own type has a letter, as far as is known here. The table has Hebrew, but
/// older versions of Liberation Sans have none: a font that is given for it comes first.
bool in_own_type(char32_t letter, bool bold);
/// Whether a letter's width is known: from the table or from a face of the setting.
bool is_measured(char32_t letter, bool bold);

/// Put before a line that by itself would be taken to run otherwise than its paragraph.
constexpr char32_t left_to_right_mark = 0x200E, right_to_left_mark = 0x200F;

}  // namespace entente::text
