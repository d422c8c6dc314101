#include <fmt/format.h>

#include <utility>

#include "entente/fonts.hpp"
#include "text/fonts.hpp"

namespace entente {

Checked<Fonts> read_fonts(std::vector<FontFile> files) {
  Checked<Fonts> result;
  std::vector<std::string> names;
  for (const FontFile& file : files) names.push_back(file.path);
  auto fonts = std::make_shared<const text::FontSet>(std::move(files));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (fonts->problem(i).empty()) continue;
    Diagnostic problem = make_diagnostic(Code::bad_font, fonts->problem(i),
                                         "give TrueType or OpenType fonts: .ttf, .otf, .ttc");
    problem.at.file = names[i];
    result.diagnostics.push_back(std::move(problem));
  }
  if (result.diagnostics.empty()) result.value = std::move(fonts);
  return result;
}

std::vector<std::string> families(const Fonts& fonts) {
  return fonts ? fonts->families() : std::vector<std::string>();
}

bool have_own_type(const Fonts& fonts) { return fonts && fonts->own(false) && fonts->own(true); }

}  // namespace entente
