#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"
#include "output/archive.hpp"
#include "output/formats.hpp"
#include "output/library_versions.hpp"

/// PNG, PDF and PPTX need some forty libraries, SVG none of them. They are therefore in a module of
/// their own, which is loaded when the first such figure is asked for.
namespace entente::output {

struct Module {
  Checked<std::string> (*to_png)(std::string_view svg, double scale);
  Checked<std::string> (*to_pdf)(const Document& document);
  Checked<std::string> (*to_pptx)(const deck::Deck& deck);
  LibraryVersions (*library_versions)();
  void (*use_fonts)(const std::vector<std::string>& paths);
  std::string (*installed_font)(const std::string& family, bool bold);
  Checked<std::string> (*web_font)(std::string_view font, unsigned index,
                                   const std::set<char32_t>& letters);
  Checked<std::string> (*pack)(std::vector<ArchivePart> parts);
};

}  // namespace entente::output

/// The one symbol that is looked up.
extern "C" __attribute__((visibility("default"))) const entente::output::Module*
entente_output_module();
