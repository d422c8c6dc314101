#include "timeline/eras.hpp"

#include "timeline/bars.hpp"

namespace entente::timeline {
namespace {

constexpr double least_px = 2;

bool is_visible(const EraBand& band, const Piece& piece, const Scale& scale) {
  if (piece.end <= scale.segments().front().begin || piece.begin >= scale.segments().back().end) {
    return false;
  }
  double px = 0;
  for (const auto& [from, to] : scale.visible(band.fade_from, band.fade_to)) px += to - from;
  return px >= least_px;
}

EraBand band_of(const Piece& piece, const Scale& scale, const Sizes& sizes) {
  Piece stretch = piece;
  stretch.kind = Piece::Kind::stretch;
  const Bar bar = bar_of(stretch, scale, sizes);
  EraBand band;
  band.fade_from = bar.fade_from;
  band.from = bar.from;
  band.to = bar.to;
  band.fade_to = bar.fade_to;
  band.start = bar.start;
  band.finish = bar.finish;
  return band;
}

}  // namespace

std::vector<EraBand> era_bands(const Dossier& dossier, const select::Selection& selection,
                               const Scale& scale, const Sizes& sizes) {
  std::vector<EraBand> bands;
  for (EraIndex index : selection.eras) {
    for (const Piece& piece : clipped(trace(dossier[index].when), selection).pieces) {
      EraBand band = band_of(piece, scale, sizes);
      if (!is_visible(band, piece, scale)) continue;
      band.title = dossier[index].title;
      bands.push_back(std::move(band));
    }
  }
  return bands;
}

}  // namespace entente::timeline
