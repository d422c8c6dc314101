#pragma once

#include <optional>
#include <string>

#include "entente/render.hpp"

namespace entente::test {

/// A graph in a form; none: in that which its data ask for.
inline Checked<Rendering> draw_form(const Dossier& dossier, std::optional<GraphForm> form,
                                    const std::string& preset, ThemeName theme) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.size.preset = preset;
  options.theme = theme;
  options.form = form;
  return render(dossier, options);
}

}  // namespace entente::test
