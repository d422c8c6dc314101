#include "figure/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "figure/bodies.hpp"
#include "relations/way.hpp"
#include "stages/difference.hpp"
#include "stages/snapshots.hpp"

namespace entente::figure {
namespace {

std::string no_graph(const Dossier& dossier) {
  return dossier.actors.empty() ? "the dossier names no actors: no graph is drawn"
         : has_ties(dossier)    ? ""
                                : "nothing ties any two of the actors: no graph is drawn";
}

std::string no_timeline(const Dossier& dossier) {
  return has_dates(dossier) ? "" : "nothing in the dossier has a date: no timeline is drawn";
}

std::string no_storyline(const Dossier& dossier) {
  return dossier.actors.empty() ? "the dossier names no actors: no storyline is drawn"
         : has_dates(dossier)   ? ""
                                : "nothing in the dossier has a date: no storyline is drawn";
}

std::string no_snapshots(const Dossier& dossier) {
  const std::string why = no_graph(dossier);
  if (!why.empty() || has_dates(dossier)) return why;
  return "nothing in the dossier has a date: no snapshots are drawn";
}

std::string always(const Dossier&) { return {}; }

std::string graph_title(const languages::Phrases& phrases) {
  return std::string(phrases.figure_graph);
}

std::string timeline_title(const languages::Phrases& phrases) {
  return std::string(phrases.figure_timeline);
}

std::string storyline_title(const languages::Phrases& phrases) {
  return std::string(phrases.figure_storyline);
}

std::string snapshots_title(const languages::Phrases& phrases) {
  return std::string(phrases.figure_snapshots);
}

void snapshots_headline(Dossier& dossier, const select::Selection& selection,
                        const RenderOptions& options, const stages::Compared&, int pages) {
  if (options.subtitle) return;
  const std::string words =
      stages::snapshots_subtitle(dossier, selection, division_of(options, pages));
  if (!words.empty()) dossier.subtitle = words;
}

std::size_t snapshots_panels(const Dossier& dossier, const select::Selection& selection,
                             const RenderOptions& options, int pages) {
  return stages::count_panels(dossier, selection, division_of(options, pages));
}

std::string difference_title(const languages::Phrases& phrases) {
  return std::string(phrases.figure_difference);
}

void difference_headline(Dossier& dossier, const select::Selection& selection,
                         const RenderOptions& options, const stages::Compared& compared, int) {
  const stages::DifferenceWords words = stages::difference_words(dossier, selection, compared);
  if (words.title.empty()) return;
  if (!options.title) dossier.title = words.title;
  if (!options.subtitle) dossier.subtitle = words.subtitle;
}

std::string dossier_title(const languages::Phrases& phrases) {
  return fmt::format("{}{}{}", phrases.figure_graph, phrases.and_,
                     languages::within_sentence(phrases.figure_timeline, phrases));
}

// A path is one way: it is not divided among pages, and nobody misses what is not on it.
constexpr std::array kinds = {
    Kind{.facts = {.kind = FigureKind::graph,
                   .name = "graph",
                   .by_name = true,
                   .paged = true,
                   .paired = true,
                   .has_actors = true,
                   .has_layout = true},
         .camps = true,
         .title = graph_title,
         .nothing_to_draw = no_graph,
         .part = nullptr,
         .possible = possible_in_graph,
         .draw = draw_graph},
    Kind{.facts = {.kind = FigureKind::timeline,
                   .name = "timeline",
                   .by_name = true,
                   .paged = true,
                   .paired = true,
                   .has_time = true,
                   .has_layout = true},
         .title = timeline_title,
         .nothing_to_draw = no_timeline,
         .part = nullptr,
         .possible = possible_in_timeline,
         .draw = draw_timeline},
    Kind{.facts = {.kind = FigureKind::dossier,
                   .name = "dossier",
                   .by_name = true,
                   .whole = true,
                   .paged = true,
                   .has_actors = true,
                   .has_time = true,
                   .has_layout = true},
         .bodies = 2,
         .camps = true,
         .title = dossier_title,
         .nothing_to_draw = always,
         .part = nullptr,
         .possible = possible_in_dossier,
         .draw = draw_dossier,
         .alone = half_alone},
    Kind{
        .facts = {.kind = FigureKind::path, .name = "path", .has_actors = true, .has_layout = true},
        .camps = true,
        .title = graph_title,
        .nothing_to_draw = always,
        .part = relations::way_between,
        .possible = possible_in_graph,
        .draw = draw_path},
    Kind{.facts = {.kind = FigureKind::storyline,
                   .name = "storyline",
                   .by_name = true,
                   .paged = true,
                   .has_time = true},
         .title = storyline_title,
         .nothing_to_draw = no_storyline,
         .part = nullptr,
         .possible = possible_in_storyline,
         .draw = draw_storyline},
    Kind{.facts = {.kind = FigureKind::snapshots,
                   .name = "snapshots",
                   .by_name = true,
                   .paged = true,
                   .has_actors = true,
                   .has_layout = true},
         .title = snapshots_title,
         .headline = snapshots_headline,
         .panels = snapshots_panels,
         .nothing_to_draw = no_snapshots,
         .part = nullptr,
         .possible = possible_in_snapshots,
         .draw = draw_snapshots},
    Kind{.facts = {.kind = FigureKind::difference,
                   .name = "difference",
                   .by_name = true,
                   .has_actors = true},
         .title = difference_title,
         .headline = difference_headline,
         .nothing_to_draw = no_snapshots,
         .part = nullptr,
         .possible = possible_in_snapshots,
         .draw = draw_difference},
};

}  // namespace

change::Division division_of(const RenderOptions& options, int pages) {
  return {options.at, options.by, change::most_periods * static_cast<std::size_t>(pages)};
}

const Kind& kind_of(FigureKind kind) {
  return *std::find_if(kinds.begin(), kinds.end(),
                       [kind](const Kind& row) { return row.facts.kind == kind; });
}

words::FigureWords words_for(FigureKind kind, const languages::Phrases& phrases) {
  const Kind& row = kind_of(kind);
  return {row.title(phrases), row.facts.has_actors, row.facts.has_time};
}

}  // namespace entente::figure

namespace entente {

std::span<const FigureFacts> figure_kinds() {
  static constexpr auto all = [] {
    std::array<FigureFacts, figure::kinds.size()> list{};
    std::transform(figure::kinds.begin(), figure::kinds.end(), list.begin(),
                   [](const figure::Kind& row) { return row.facts; });
    return list;
  }();
  return all;
}

const FigureFacts& facts(FigureKind kind) { return figure::kind_of(kind).facts; }

std::string nothing_to_draw(FigureKind kind, const Dossier& dossier) {
  return figure::kind_of(kind).nothing_to_draw(dossier);
}

}  // namespace entente
