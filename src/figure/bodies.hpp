#pragma once

#include "figure/input.hpp"

/// How the bodies of each kind of figure are drawn. `possible_…`: all that a legend may need, told
/// before anything is drawn.
namespace entente::figure {

/// `partial`: what the network lacks is not missed.
Body graph_body(const FigureInput& input, Rect area, bool partial = false);
Body timeline_body(const FigureInput& input, Rect area);

Bodies draw_graph(const FigureInput& input, Rect area);
Bodies draw_path(const FigureInput& input, Rect area);
Bodies draw_timeline(const FigureInput& input, Rect area);
Bodies draw_storyline(const FigureInput& input, Rect area);
Bodies draw_snapshots(const FigureInput& input, Rect area);
Bodies draw_difference(const FigureInput& input, Rect area);
/// Whether there is anything that a graph would show: a relation, an event of two actors, or whom
/// an actor belongs to.
bool has_ties(const Dossier& dossier);
/// Both on one page. Both have words; numbers are those of the timeline. On a fixed page the
/// division is taken in which least is left out.
Bodies draw_dossier(const FigureInput& input, Rect area);
/// Which of the two is all there is; nullopt: there are both.
std::optional<FigureKind> half_alone(const FigureInput& input);

Legend possible_in_graph(const Context& context);
Legend possible_in_timeline(const Context& context);
Legend possible_in_storyline(const Context& context);
Legend possible_in_dossier(const Context& context);
Legend possible_in_snapshots(const Context& context);

}  // namespace entente::figure
