#include "deck/plan.hpp"
#include "entente/deck.hpp"
#include "entente/fonts.hpp"
#include "entente/render.hpp"
#include "loader/load.hpp"
#include "text/fonts.hpp"

namespace entente {
namespace {

Checked<std::string> unavailable() { return {std::nullopt, {loader::unavailable()}}; }

/// The module, which draws with these fonts besides those that are installed.
const output::Module* module_with(const Fonts& fonts) {
  const output::Module* loaded = loader::load();
  if (loaded && fonts) loaded->use_fonts(fonts->paths());
  return loaded;
}

}  // namespace

Checked<std::string> to_png(std::string_view svg, double scale, const Fonts& fonts) {
  const output::Module* loaded = module_with(fonts);
  return loaded ? loaded->to_png(svg, scale) : unavailable();
}

Checked<std::string> to_pdf(std::string_view svg, const Fonts& fonts) {
  const output::Module* loaded = module_with(fonts);
  return loaded ? loaded->to_pdf({{{svg}}, "", "", ""}) : unavailable();
}

Checked<std::string> to_pdf(const Rendering& rendering) {
  const output::Module* loaded = module_with(rendering.fonts);
  if (!loaded) return unavailable();
  output::Document document{{}, "", rendering.language, rendering.author};
  for (const Figure& figure : rendering.figures) {
    document.pages.push_back({figure.svg, figure.drawing->links});
  }
  return loaded->to_pdf(document);
}

Checked<std::string> to_pptx(const Rendering& rendering, const DeckOptions& options) {
  Checked<deck::Deck> deck = deck::plan(rendering, options);
  if (!deck.value) return {std::nullopt, std::move(deck.diagnostics)};
  const output::Module* loaded = module_with(rendering.fonts);
  return loaded ? loaded->to_pptx(*deck.value) : unavailable();
}

std::vector<std::string> installed_files(const std::string& family) {
  if (!loader::load()) return {};
  const std::string regular = loader::load()->installed_font(family, false);
  const std::string bold = loader::load()->installed_font(family, true);
  if (regular.empty() || bold.empty()) return {};
  return {regular, bold};
}

std::vector<std::string> installed_own_type() {
  for (const std::string_view family : text::own_families) {
    std::vector<std::string> files = installed_files(std::string(family));
    if (!files.empty()) return files;
  }
  return {};
}

Versions versions() {
  const output::LibraryVersions libraries =
      loader::load() ? loader::load()->library_versions() : output::LibraryVersions{"none", "none"};
  return {ENTENTE_VERSION, ENTENTE_GRAPHVIZ_VERSION, libraries.librsvg,
          libraries.cairo, ENTENTE_BOOST_VERSION,    ENTENTE_JSON_VERSION};
}

}  // namespace entente
