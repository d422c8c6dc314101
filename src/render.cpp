#include "entente/render.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "entente/analysis.hpp"
#include "flag_set.hpp"
#include "graph/network.hpp"
#include "labels/tie_words.hpp"
#include "scene/compose_figure.hpp"
#include "scene/coverage.hpp"
#include "scene/text_alternative.hpp"
#include "select/selection.hpp"
#include "svg/write_scene.hpp"
#include "theme/phrases.hpp"

namespace entente {
namespace {

/// FNV-1a: ids need to differ between figures on one web page, nothing more.
std::uint32_t hash(std::string_view bytes) {
  std::uint32_t sum = 2166136261u;
  for (unsigned char c : bytes) sum = (sum ^ c) * 16777619u;
  return sum;
}

std::string id_prefix(const Dossier& dossier, const RenderOptions& options, FigureKind kind) {
  if (!options.id_prefix.empty()) return options.id_prefix;
  std::string content =
      fmt::format("{}|{}|{}|{}|{}", dossier.title, static_cast<int>(kind), options.size.preset,
                  options.size.width, static_cast<int>(options.theme));
  for (const Event& event : dossier.events) content += "|" + event.title;
  for (const Relation& relation : dossier.relations) content += "|" + relation.label;
  return fmt::format("g{:08x}", hash(content));
}

void append(Diagnostics& into, const Diagnostics& more) {
  into.insert(into.end(), more.begin(), more.end());
}

std::vector<ActorPlace> homes_of(const RenderOptions& options, FigureKind kind) {
  const auto found = options.homes.find(kind);
  return found == options.homes.end() ? std::vector<ActorPlace>() : found->second;
}

/// The part of the network that ties the two actors of a path.
Checked<graph::Network> way_between(const Dossier& dossier, const graph::Network& network,
                                    const RenderOptions& options) {
  Checked<graph::Network> result;
  const Checked<ActorIndex> from = find_actor(dossier, options.path_from);
  const Checked<ActorIndex> to = find_actor(dossier, options.path_to);
  append(result.diagnostics, from.diagnostics);
  append(result.diagnostics, to.diagnostics);
  if (!from.value || !to.value) return result;
  graph::Network part = graph::way(network, *from.value, *to.value);
  if (part.nodes.empty()) {
    Diagnostic problem;
    problem.code = Code::nothing_to_draw;
    problem.message = "no path of ties leads from one actor to the other";
    result.diagnostics.push_back(std::move(problem));
  } else {
    result.value = std::move(part);
  }
  return result;
}

}  // namespace

// The way of a dossier to its figures (see ARCHITECTURE.md):
//
//   Dossier ── select ──► Selection ── graph ──► Network ── layout + labels ──► graph body ──┐
//                             └─ timeline: scale, ticks, lanes, labels ──► timeline body ────┤
//                                              frame: title, legend, notes, sources ◄────────┘
//                                                     Scene ── svg ──► text
Checked<Rendering> render(const Dossier& dossier, const RenderOptions& options) {
  Checked<Rendering> result;

  // 0. What the options name by words.
  Dossier translated;
  const Dossier* source = &dossier;
  if (!options.language.empty() && options.language != dossier.language) {
    translated = dossier;
    translated.language = options.language;
    source = &translated;
  }
  select::Options wish{options.as_of, options.from, options.to, {}, options.focus_distance};
  if (options.focus) {
    Checked<ActorIndex> focus = find_actor(*source, *options.focus);
    append(result.diagnostics, focus.diagnostics);
    if (!focus.value) return result;
    wish.focus = *focus.value;
  }

  // 1. One selection and one numbering for all figures.
  Checked<select::Selection> selection = select::apply(*source, wish);
  append(result.diagnostics, selection.diagnostics);
  if (!selection.value) return result;

  // 2. The relation graph; who stands with whom, if asked.
  const graph::Network network = graph::network(*source, *selection.value);
  graph::CampView camps;
  std::vector<std::string> notes;
  if (options.camps) {
    camps = graph::camp_view(*source, *selection.value);
    if (!camps.against.empty()) {
      notes.push_back(fmt::format(fmt::runtime(theme::phrases(source->language).against_camps),
                                  labels::number_ranges(camps.against)));
    }
  }

  const bool timeline_only = std::all_of(options.figures.begin(), options.figures.end(),
                                         [](FigureKind k) { return k == FigureKind::timeline; });
  Checked<flags::FlagSet> flags;
  if (!timeline_only) flags = flag_set(*source, options);
  append(result.diagnostics, flags.diagnostics);

  // 3. Each figure: bodies, frame, scene, text.
  const theme::Page page = theme::page(options.size);
  Rendering rendering;
  for (FigureKind kind : options.figures) {
    Checked<graph::Network> shown{network, {}};
    if (kind == FigureKind::path) shown = way_between(*source, network, options);
    append(result.diagnostics, shown.diagnostics);
    if (!shown.value) continue;
    const scene::FigureInput input{*source,
                                   *selection.value,
                                   *shown.value,
                                   theme::theme(options.theme),
                                   page,
                                   options.effort,
                                   options.background,
                                   id_prefix(*source, options, kind),
                                   camps.camp,
                                   notes,
                                   homes_of(options, kind),
                                   {options.orientation, options.time_scale, options.lanes},
                                   flags.value ? &*flags.value : nullptr};
    scene::FigureReport report;
    Checked<scene::Scene> figure = scene::compose_figure(input, kind, &report);
    append(result.diagnostics, figure.diagnostics);
    if (kind != FigureKind::timeline) rendering.layouts.emplace_back(kind, report.layout);
    if (!figure.value) continue;
    append(result.diagnostics, scene::font_coverage(*figure.value));
    rendering.figures.push_back(
        {kind, svg::write(*figure.value), scene::alt_text(*source, *selection.value, kind),
         figure.value->description, figure.value->page.width, figure.value->page.height,
         source->title, std::make_shared<const scene::Scene>(std::move(*figure.value)),
         std::move(report.places)});
  }
  rendering.items = scene::table(*source, *selection.value);
  rendering.table = scene::markdown(rendering.items, source->title);
  rendering.language = source->language;
  rendering.author = base::clean_label(source->credit);
  tidy(result.diagnostics);
  result.value = std::move(rendering);
  return result;
}

}  // namespace entente
