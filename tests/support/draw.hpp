#pragma once

#include <string>

#include "figure/compose_figure.hpp"
#include "graph/network.hpp"
#include "select/selection.hpp"
#include "theme/theme.hpp"

namespace entente::test {

/// A figure before it becomes text, with what it was made from.
struct Drawing {
  select::Selection selection;
  graph::Network network;
  Checked<scene::Scene> scene;
};

inline Drawing draw(const Dossier& dossier, FigureKind kind, const std::string& preset,
                    Effort effort = Effort::quick) {
  Drawing drawing;
  drawing.selection = select::apply(dossier, {}).value.value();
  drawing.network = graph::network(dossier, drawing.selection);
  const theme::Page page = theme::page({preset});
  const figure::FigureInput input{
      .context = {.dossier = dossier,
                  .selection = drawing.selection,
                  .look = {theme::theme(ThemeName::light), page.metrics},
                  .grows = page.grows,
                  .effort = effort},
      .network = drawing.network,
      .page = page,
      .id_prefix = "figure"};
  drawing.scene = figure::compose_figure(input, kind);
  return drawing;
}

}  // namespace entente::test
