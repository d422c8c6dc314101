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
  std::string form;  ///< in which the graph is drawn; empty: there is none
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
  figure::FigureReport report;
  drawing.scene = figure::compose_figure(input, kind, &report);
  for (const FormTrial& trial : report.layout.forms) {
    if (trial.drawn) drawing.form = trial.form;
  }
  return drawing;
}

}  // namespace entente::test
