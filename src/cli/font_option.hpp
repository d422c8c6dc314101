#pragma once

#include <string>
#include <vector>

#include "cli/choices.hpp"
#include "entente/fonts.hpp"

namespace CLI {
class App;
}

namespace entente::cli {

inline constexpr Choices<TextMode, 3> text_modes = {
    {{"live", TextMode::live}, {"paths", TextMode::paths}, {"embed", TextMode::embed}}};

/// Fonts, and what tells their files from others.
struct LoadedFonts {
  Fonts fonts;
  std::vector<std::string> files;  ///< that were read
  std::uint64_t mark = 0;          ///< of all bytes
};

/// Reads fonts; beside each Regular its Bold, if it is there and not named. `mode`: where letters
/// are needed, the installed files of the figure's own type too, unless they are given. Errors:
/// `io-read`, `bad-font`.
Checked<LoadedFonts> load_fonts(std::vector<std::string> files, TextMode mode = TextMode::live);

/// Adds --font, which may be given several times.
void add_font_option(CLI::App& app, std::vector<std::string>& files,
                     const std::string& description);

}  // namespace entente::cli
