#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente {

namespace text {
class FontSet;
}

/// How the words of a figure are written into an SVG.
enum class TextMode : std::uint8_t {
  live,   ///< as text: can be searched and edited, and is drawn with the reader's fonts
  paths,  ///< as shapes of letters: looks the same everywhere
  embed   ///< as text, with the letters that it needs in a font inside the file: for browsers
};

/// A TrueType or OpenType font, or a collection of them.
struct FontFile {
  std::string path;  ///< for messages, and for drawing PNG and PDF
  std::string bytes;
};

/// Fonts for the letters that Arial lacks, in order of preference. A figure's own type stays Arial,
/// or Liberation Sans, whose widths are built in; given as a font, it is what shapes of letters are
/// made from. Immutable; may be used by several threads.
using Fonts = std::shared_ptr<const text::FontSet>;

/// Error: `bad-font` for each file that is no font.
Checked<Fonts> read_fonts(std::vector<FontFile> files);

/// Whether the fonts have the figure's own type, regular and bold: TextMode::paths and
/// TextMode::embed need it.
bool have_own_type(const Fonts& fonts);

/// Families of the fonts, each once, in the order in which they were given.
std::vector<std::string> families(const Fonts& fonts);

/// Files of a family that are installed, regular and bold; empty if there are none, or they cannot
/// be looked for.
std::vector<std::string> installed_files(const std::string& family);

/// Files of the figure's own type that are installed, regular and bold; empty if there are none, or
/// they cannot be looked for.
std::vector<std::string> installed_own_type();

}  // namespace entente
