#pragma once

#include <string>

#include "entente/render.hpp"
#include "select/selection.hpp"

namespace entente::words {

/// What is said of a kind of figure.
struct FigureWords {
  std::string title;         ///< "Timeline"
  bool actors = false;       ///< who the actors are
  bool eras = false;         ///< which eras there are
  std::string finding = {};  ///< what it shows; empty: how much is in it
};

/// At most 150 characters: what the figure is and its finding. `page`: "Page 1 of 3", or empty.
std::string alt_text(const Dossier& dossier, const select::Selection& selection,
                     const FigureWords& figure, const std::string& page = {});
/// The long description: who did what to whom, when, by which source, item by item.
std::string description(const Dossier& dossier, const select::Selection& selection,
                        const FigureWords& figure);
/// The numbered items and the sources in words.
Table table(const Dossier& dossier, const select::Selection& selection);
/// The numbered items as a Markdown table, then the sources as a numbered list; markup in texts is
/// escaped.
std::string markdown(const Table& table, std::string_view title);
/// "3. 7 February 1962: United States → Cuba, embargo (conflict, deeds) [2]."
std::string item_sentence(const Dossier& dossier, const select::Selection& selection,
                          const select::Item& item);
/// Names that a line of a figure lists at either side, and counts the others.
constexpr std::size_t most_at_a_side = 8;
/// "Lavrov and Rodríguez", "United States → Cuba": the participants of an item in one line; more
/// than `most` at a side, or beside them, are counted.
std::string participants_line(const Dossier& dossier, const select::Item& item,
                              std::size_t most = most_at_a_side);
/// "News report, Reuters, 18 February 2026": what is known of a source, without its address.
std::string source_words(const Dossier& dossier, SourceIndex index);

}  // namespace entente::words
