#include "judge/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "judge/page.hpp"
#include "judge/texts.hpp"
#include "judge/ties.hpp"

namespace entente::judge {
namespace {

/// Shapes that leave the page; of texts this is a fault of its own.
void check_page(const Page& page, std::vector<Finding>& faults) {
  for (std::size_t i = 0; i < page.pieces.size(); ++i) {
    const Piece& piece = page.pieces[i];
    const double out = geometry::excess(piece.bounds, page.rect);
    if (out <= 0.01) continue;
    faults.push_back({piece.text() ? Flaw::text_outside : Flaw::ink_outside, i,
                      fmt::format("{} stands {:.1f} out of the page{}", quoted(piece), out,
                                  place(piece.bounds))});
  }
}

}  // namespace

Findings judge(const scene::Scene& scene, double floor) {
  const Page page(scene);
  Findings found;
  found.measures.width = scene.page.width;
  found.measures.height = scene.page.height;
  check_page(page, found.faults);
  check_texts(page, scene.background.value_or(theme::rgb(0xFFFFFF)), floor, found);
  check_ties(page, found);
  std::stable_sort(found.faults.begin(), found.faults.end(),
                   [](const Finding& a, const Finding& b) { return a.flaw < b.flaw; });
  return found;
}

}  // namespace entente::judge
