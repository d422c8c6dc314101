#include "relations/band_stress.hpp"

#include <algorithm>

#include "select/naming.hpp"

namespace entente::relations {

void stress_title(const Dossier& dossier, BandDrawing& drawing) {
  std::vector<bool> named;
  for (const BandBox& box : drawing.boxes) {
    named.push_back(box.actor && select::headline_names(dossier.title, dossier[*box.actor]));
  }
  for (const std::size_t BandTie::*end : {&BandTie::outer, &BandTie::inner}) {
    auto is_named = [&](const BandTie& tie) { return bool(named[tie.*end]); };
    const auto count = std::count_if(drawing.ties.begin(), drawing.ties.end(), is_named);
    if (count == 0 || static_cast<std::size_t>(count) == drawing.ties.size()) continue;
    for (BandTie& tie : drawing.ties) tie.beside_title = !is_named(tie);
    return;
  }
}

}  // namespace entente::relations
