#include "deck/plan.hpp"
#include "entente/deck.hpp"
#include "entente/render.hpp"
#include "load_module.hpp"
#include "text/fonts.hpp"

namespace entente {
namespace {

Checked<std::string> unavailable() { return {std::nullopt, {module_unavailable()}}; }

/// The module, which draws with these fonts besides those that are installed.
const output::Module* module_with(const Fonts& fonts) {
  const output::Module* module = load_module();
  if (module && fonts) module->use_fonts(fonts->paths());
  return module;
}

}  // namespace

Checked<std::string> to_png(std::string_view svg, double scale, const Fonts& fonts) {
  const output::Module* module = module_with(fonts);
  return module ? module->to_png(svg, scale) : unavailable();
}

Checked<std::string> to_pdf(std::string_view svg, const Fonts& fonts) {
  const output::Module* module = module_with(fonts);
  return module ? module->to_pdf({{{svg}}, "", "", ""}) : unavailable();
}

Checked<std::string> to_pdf(const Rendering& rendering) {
  const output::Module* module = module_with(rendering.fonts);
  if (!module) return unavailable();
  output::Document document{{}, "", rendering.language, rendering.author};
  for (const Figure& figure : rendering.figures) {
    document.pages.push_back({figure.svg, figure.drawing->links});
  }
  return module->to_pdf(document);
}

Checked<std::string> to_pptx(const Rendering& rendering, const DeckOptions& options) {
  Checked<deck::Deck> deck = deck::plan(rendering, options);
  if (!deck.value) return {std::nullopt, std::move(deck.diagnostics)};
  const output::Module* module = module_with(rendering.fonts);
  return module ? module->to_pptx(*deck.value) : unavailable();
}

Versions versions() {
  const output::LibraryVersions loaded =
      load_module() ? load_module()->library_versions() : output::LibraryVersions{"none", "none"};
  return {ENTENTE_VERSION, ENTENTE_GRAPHVIZ_VERSION, loaded.librsvg,
          loaded.cairo,    ENTENTE_BOOST_VERSION,    ENTENTE_JSON_VERSION};
}

}  // namespace entente
