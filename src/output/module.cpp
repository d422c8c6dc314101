#include "output/module.hpp"

#include "output/formats.hpp"
#include "output/system_fonts.hpp"

const entente::output::Module* entente_output_module() {
  static constexpr entente::output::Module module = {
      &entente::output::to_png,    &entente::output::to_pdf,
      &entente::output::to_pptx,   &entente::output::library_versions,
      &entente::output::use_fonts, &entente::output::installed_font,
      &entente::output::web_font,  &entente::output::pack};
  return &module;
}
