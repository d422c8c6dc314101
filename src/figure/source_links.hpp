#pragma once

#include <vector>

#include "entente/dossier.hpp"
#include "figure/drawing.hpp"
#include "select/selection.hpp"

namespace entente::figure {

/// Where the sources that have an address stand in the lines of text at the end of a figure.
std::vector<Link> source_links(const std::vector<Element>& elements, const Dossier& dossier,
                               const select::Selection& selection);

}  // namespace entente::figure
