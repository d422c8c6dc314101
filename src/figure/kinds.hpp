#pragma once

#include <optional>
#include <string>

#include "entente/figure_kind.hpp"
#include "figure/input.hpp"
#include "words/text_alternative.hpp"

namespace entente::figure {

/// All that is known of a kind of figure: a row of the table in kinds.cpp. Nothing else in the
/// program asks which kind a figure is.
struct Kind {
  FigureFacts facts;
  int bodies = 1;      ///< at most
  bool camps = false;  ///< its actors are marked with their camps, or face each other
  std::string (*title)(const languages::Phrases&);
  /// Puts what the figure says of itself in place of the dossier's title or subtitle, unless the
  /// options name others; null: they stay.
  void (*headline)(Dossier&, const select::Selection&, const RenderOptions&,
                   const stages::Compared&, int pages) = nullptr;
  /// Into how many panels it is divided on so many pages, each of which has some of them; null: its
  /// pages have some of the items.
  std::size_t (*panels)(const Dossier&, const select::Selection&, const RenderOptions&,
                        int pages) = nullptr;
  std::string (*nothing_to_draw)(const Dossier&);
  /// The part of the network that it is drawn from; null: the whole.
  Checked<graph::Network> (*part)(const Dossier&, const graph::Network&, const RenderOptions&);
  Legend (*possible)(const Context&);
  Bodies (*draw)(const FigureInput&, Rect area);
  /// The kind that is all there is to draw of it: it is drawn as that; null: there is no such.
  std::optional<FigureKind> (*alone)(const FigureInput&) = nullptr;
};

/// How snapshots divide time.
change::Division division_of(const RenderOptions& options, int pages);

const Kind& kind_of(FigureKind kind);

/// What its text alternative says of it.
words::FigureWords words_for(FigureKind kind, const languages::Phrases& phrases);

}  // namespace entente::figure
