#include <dlfcn.h>

#include "deck/plan.hpp"
#include "entente/deck.hpp"
#include "entente/render.hpp"
#include "output/module.hpp"

namespace entente {
namespace {

constexpr const char* module_name = "entente-output.so";

/// Beside the program (its run path leads there), else where it was installed.
void* open_module() {
  void* library = dlopen(module_name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    library =
        dlopen((std::string(ENTENTE_MODULE_DIR "/") + module_name).c_str(), RTLD_NOW | RTLD_LOCAL);
  }
  return library;
}

/// Nullptr if the module cannot be loaded. Loaded once and kept.
const output::Module* module() {
  static const output::Module* const loaded = []() -> const output::Module* {
    void* library = open_module();
    void* symbol = library ? dlsym(library, "entente_output_module") : nullptr;
    using Entry = const output::Module* (*)();
    return symbol ? reinterpret_cast<Entry>(symbol)() : nullptr;
  }();
  return loaded;
}

Checked<std::string> unavailable() {
  Diagnostic problem;
  problem.code = Code::io_write;
  problem.message =
      std::string("PNG, PDF and PPTX need the module ") + module_name + ", which cannot be loaded";
  problem.hint =
      "install entente completely, with librsvg, cairo and libzip; SVG needs none of them";
  return {std::nullopt, {std::move(problem)}};
}

}  // namespace

Checked<std::string> to_png(std::string_view svg, double scale) {
  return module() ? module()->to_png(svg, scale) : unavailable();
}

Checked<std::string> to_pdf(std::string_view svg) {
  return module() ? module()->to_pdf({{{svg}}, "", "", ""}) : unavailable();
}

Checked<std::string> to_pdf(const Rendering& rendering) {
  if (!module()) return unavailable();
  output::Document document{{}, "", rendering.language, rendering.author};
  for (const Figure& figure : rendering.figures) {
    document.pages.push_back({figure.svg, figure.drawing->links});
  }
  return module()->to_pdf(document);
}

Checked<std::string> to_pptx(const Rendering& rendering, const DeckOptions& options) {
  Checked<deck::Deck> deck = deck::plan(rendering, options);
  if (!deck.value) return {std::nullopt, std::move(deck.diagnostics)};
  return module() ? module()->to_pptx(*deck.value) : unavailable();
}

Versions versions() {
  const output::LibraryVersions loaded =
      module() ? module()->library_versions() : output::LibraryVersions{"none", "none"};
  return {ENTENTE_VERSION, ENTENTE_GRAPHVIZ_VERSION, loaded.librsvg,
          loaded.cairo,    ENTENTE_BOOST_VERSION,    ENTENTE_JSON_VERSION};
}

}  // namespace entente
