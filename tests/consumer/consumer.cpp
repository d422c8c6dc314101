#include <entente/graph.hpp>
#include <entente/render.hpp>
#include <iostream>

// Draws one figure, makes a PNG of it, and looks at the dossier as a Boost graph.
int main() {
  const auto dossier = entente::load(entente::starter_dossier("A consumer"), "starter.json");
  if (!dossier.value) return 1;
  entente::RenderOptions options;
  options.figures = {entente::FigureKind::graph};
  const auto rendering = entente::render(*dossier.value, options);
  if (!rendering.value || rendering.value->figures.empty()) return 2;
  const auto png = entente::to_png(rendering.value->figures.front().svg, 1);
  if (!png.value || png.value->substr(1, 3) != "PNG") return 3;
  if (num_vertices(entente::graph::relation_graph(*dossier.value)) < 2) return 4;
  std::cout << "drawn with entente " << entente::versions().program << '\n';
}
