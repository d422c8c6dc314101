#include "entente/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "change/united.hpp"
#include "entente/analysis.hpp"
#include "entente/difference.hpp"
#include "figure/compose_figure.hpp"
#include "figure/kinds.hpp"
#include "figure/pages.hpp"
#include "flags/flag_set.hpp"
#include "graph/network.hpp"
#include "languages/language.hpp"
#include "loader/embed_fonts.hpp"
#include "marks/badge.hpp"
#include "scene/coverage.hpp"
#include "select/selection.hpp"
#include "style/house.hpp"
#include "svg/write_scene.hpp"
#include "text/fonts.hpp"
#include "words/text_alternative.hpp"

namespace entente {
namespace {

/// `page`: empty for a figure on one.
std::string id_prefix(const Dossier& dossier, const RenderOptions& options, FigureKind kind,
                      const std::string& page) {
  if (!options.id_prefix.empty()) return options.id_prefix + page;
  std::string content =
      fmt::format("{}|{}|{}|{}|{}", dossier.title, static_cast<int>(kind), options.size.preset,
                  options.size.width, static_cast<int>(options.theme));
  for (const Event& event : dossier.events) content += "|" + event.title;
  for (const Relation& relation : dossier.relations) content += "|" + relation.label;
  return fmt::format("g{:08x}{}", base::short_hash(content), page);
}

void append(Diagnostics& into, const Diagnostics& more) {
  into.insert(into.end(), more.begin(), more.end());
}

std::vector<ActorPlace> homes_of(const RenderOptions& options, FigureKind kind) {
  const auto found = options.homes.find(kind);
  return found == options.homes.end() ? std::vector<ActorPlace>() : found->second;
}

/// What all pages of one figure are drawn from.
struct FigureGround {
  const Dossier& dossier;
  const select::Selection& selection;
  const graph::Network& network;
  const RenderOptions& options;
  const theme::Page& page;
  const graph::CampView& camps;
  const flags::FlagSet* flags;
  const change::United* united;  ///< none: one version alone
  stages::PanelMemory* panels;
  relations::ColumnMemory* columns;
};

constexpr std::size_t most_titles = 3;  ///< of what contradicts the camps

std::vector<std::string> notes_of(const FigureGround& ground, const select::Selection& shown,
                                  bool whole, bool camps) {
  const languages::Phrases& words = languages::phrases(ground.dossier.language);
  std::vector<std::string> notes;
  std::vector<int> against;
  for (const int number : ground.camps.against) {
    const bool here = number >= shown.items.front().number && number <= shown.items.back().number;
    if (camps && here) against.push_back(number);
  }
  if (!against.empty()) {
    std::vector<std::string> titles;
    for (const int number : against) {
      if (titles.size() == most_titles) break;
      titles.push_back(select::view(ground.dossier, select::item_of(shown, number)).title);
    }
    std::string list = fmt::format("{}", fmt::join(titles, words.semicolon));
    const std::size_t more = against.size() - titles.size();
    if (more > 0) list += fmt::format(fmt::runtime(words.and_more), more);
    notes.push_back(fmt::format(fmt::runtime(words.against_camps), list));
  }
  const bool goes_on =
      std::any_of(shown.items.begin(), shown.items.end(), [&](const select::Item& item) {
        const std::vector<const date::Edtf*> spells = select::view(ground.dossier, item).when;
        return std::any_of(spells.begin(), spells.end(), [&](const date::Edtf* when) {
          return date::axis_latest(*when).value_or(1e18) > shown.stretch_end;
        });
      });
  if (!whole && goes_on) notes.emplace_back(words.page_bars);
  return notes;
}

const theme::Theme& colors_of(const RenderOptions& options) {
  return options.style ? options.style->theme(options.theme) : theme::theme(options.theme);
}

figure::PageLogo logo_of(const RenderOptions& options) {
  if (!options.style || !options.style->logo(options.theme)) return {};
  return {&*options.style->logo(options.theme), options.style->logo_name, options.style->corner};
}

/// With the fonts of the house, if there is one.
text::Setting setting_of(const RenderOptions& options, const std::string& language) {
  text::Setting setting{options.fonts, language, options.text,
                        languages::of(language).right_to_left};
  if (options.style) {
    setting.house = options.style->family;
    setting.headings = options.style->headings;
  }
  return setting;
}

/// One page of a figure: all of it, or a part with a network of its own.
figure::DrawnPage draw_page(const FigureGround& ground, FigureKind kind,
                            const figure::PagePart& part) {
  figure::DrawnPage drawn;
  drawn.part = part;
  const figure::Kind& row = figure::kind_of(kind);
  const bool whole = part.pages == 1;
  const bool divided = !whole && !row.panels;  // it has some of the items
  select::Selection selection;
  graph::Network network;
  Dossier dossier;
  std::string words, numbers;
  if (divided) {
    selection = select::page_of(ground.dossier, ground.selection, part.first, part.count);
    network = graph::network(ground.dossier, selection);
  }
  const select::Selection& shown = divided ? selection : ground.selection;
  for (const select::Item& item : shown.items) drawn.numbers.push_back(item.number);
  const RenderOptions& options = ground.options;
  const stages::Compared compared{options.between, ground.united};
  if (!whole || row.headline) dossier = ground.dossier;
  if (row.headline) row.headline(dossier, shown, options, compared, part.pages);
  if (!whole) {
    const languages::Phrases& phrases = languages::phrases(dossier.language);
    words = numbers = fmt::format(fmt::runtime(phrases.page_of), part.page, part.pages);
    if (divided) {
      numbers += std::string(phrases.colon) + fmt::format(fmt::runtime(phrases.page_numbers),
                                                          marks::number_ranges(drawn.numbers));
    }
    if (!dossier.subtitle.empty()) dossier.subtitle += " · ";
    dossier.subtitle += numbers;
  }
  const Dossier& told = whole && !row.headline ? ground.dossier : dossier;
  std::vector<std::string> notes = notes_of(ground, shown, whole, row.camps);
  if (!options.headline && !whole) notes.insert(notes.begin(), numbers);
  const figure::FigureInput input{
      .context = {.dossier = told,
                  .selection = shown,
                  .look = {colors_of(options), ground.page.metrics},
                  .grows = ground.page.grows,
                  .effort = options.effort,
                  .camps = ground.camps.camp,
                  .sides = options.camps,
                  .flags = ground.flags,
                  .lines = part.lines ? &*part.lines : nullptr},
      .network = divided ? network : ground.network,
      .page = ground.page,
      .background = options.background,
      .id_prefix = id_prefix(told, options, kind, whole ? "" : fmt::format("-p{}", part.page)),
      .notes = std::move(notes),
      .homes = whole ? homes_of(options, kind) : std::vector<ActorPlace>(),
      .form = options.form,
      .timeline = {options.orientation, options.time_scale, options.lanes},
      .division = figure::division_of(options, part.pages),
      .panel_page = part.page,
      .panel_pages = part.pages,
      .panels = ground.panels,
      .columns = divided ? nullptr : ground.columns,
      .compared = compared,
      .terms = {options.isolated, process::Deadline(options.deadline)},
      .headline = options.headline,
      .logo = logo_of(options)};
  drawn.scene = figure::compose_figure(input, kind, &drawn.report);
  words::FigureWords said = figure::words_for(kind, languages::phrases(told.language));
  said.finding = drawn.report.finding;
  // By the title of the dossier: the finding of a difference is the title of its figure.
  drawn.alt = words::alt_text(ground.dossier, shown, said, words);
  if (!whole) {
    for (Diagnostic& diagnostic : drawn.scene.diagnostics) {
      diagnostic.message = fmt::format("page {}: {}", part.page, diagnostic.message);
    }
  }
  return drawn;
}

/// The words of built-in types in another language; an author's own words stay.
void translate_types(const languages::Language& from, const languages::Language& to,
                     Dossier& dossier) {
  const auto translate = [&](auto& records) {
    for (auto& record : records) {
      const auto own =
          std::find_if(from.types.begin(), from.types.end(), [&](const languages::TypeWords& type) {
            return record.type_label == type.label && record.type_plural == type.plural &&
                   record.type_counted == type.counted;
          });
      if (own == from.types.end()) continue;
      const languages::TypeWords& words =
          to.types[static_cast<std::size_t>(own - from.types.begin())];
      record.type_label = words.label;
      record.type_plural = words.plural;
      record.type_counted = words.counted;
    }
  };
  translate(dossier.relations);
  translate(dossier.events);
}

/// The dossier in the language and with the title that are wished for; nullopt: as it is.
std::optional<Dossier> as_wished(const Dossier& dossier, const RenderOptions& options) {
  const bool translated = !options.language.empty() && options.language != dossier.language;
  if (!translated && !options.title && !options.subtitle) return std::nullopt;
  Dossier changed = dossier;
  if (translated) {
    changed.language = options.language;
    translate_types(languages::of(dossier.language), languages::of(options.language), changed);
  }
  if (options.title) changed.title = base::clean_label(*options.title);
  if (options.subtitle) changed.subtitle = base::clean_label(*options.subtitle);
  return changed;
}

/// Whether some item is of the type: by its word, or as readers see it.
std::vector<std::string> types_called(const Dossier& dossier, std::string_view words) {
  std::vector<std::string> types;
  const auto take = [&](const auto& records) {
    for (const auto& record : records) {
      const bool same = base::fold_case(record.type) == base::fold_case(words) ||
                        base::fold_case(record.type_label) == base::fold_case(words);
      if (same && !record.type.empty()) types.push_back(record.type);
    }
  };
  take(dossier.relations);
  take(dossier.events);
  return types;
}

/// What the options name by words. Error: `unknown-actor`.
Checked<select::Options> wish_of(const Dossier& dossier, const RenderOptions& options) {
  Checked<select::Options> result;
  select::Options wish;
  wish.as_of = options.as_of;
  wish.from = options.from;
  wish.to = options.to;
  wish.focus_distance = options.focus_distance;
  wish.top = options.top;
  wish.min_weight = options.min_weight;
  const auto find = [&](const std::string& words) {
    Checked<ActorIndex> found = find_actor(dossier, words);
    append(result.diagnostics, found.diagnostics);
    return found.value;
  };
  if (options.focus) wish.focus = find(*options.focus);
  for (const std::string& words : options.keep) {
    if (const auto actor = find(words)) wish.keep.push_back(*actor);
  }
  for (const std::string& words : options.leave_out) {
    const std::vector<std::string> types = types_called(dossier, words);
    wish.leave_out_types.insert(wish.leave_out_types.end(), types.begin(), types.end());
    const Checked<ActorIndex> actor = find_actor(dossier, words);
    if (actor.value) wish.leave_out.push_back(*actor.value);
    if (actor.value || !types.empty()) continue;
    append(result.diagnostics, actor.diagnostics);
    result.diagnostics.back().message =
        fmt::format("no actor and no type is called \"{}\"", base::clean_label(words));
  }
  if (!has_errors(result.diagnostics)) result.value = std::move(wish);
  return result;
}

// The way of a dossier to its figures (see ARCHITECTURE.md):
//
//   Dossier ── select ──► Selection ── graph ──► Network ── layout + labels ──► graph body ──┐
//                             └─ timeline: scale, ticks, lanes, labels ──► timeline body ────┤
//                                              frame: title, legend, notes, sources ◄────────┘
//                                                     Scene ── svg ──► text
//
// `earlier`: the version that a difference compares it with, or none.
Checked<Rendering> drawn(const Dossier& dossier, const RenderOptions& options,
                         const Dossier* earlier) {
  Checked<Rendering> result;
  if (options.text != TextMode::live && !have_own_type(options.fonts)) {
    result.diagnostics.push_back(make_diagnostic(
        Code::own_type_missing,
        "letters of Liberation Sans or Arial, regular and bold, are not among the fonts",
        "install Liberation Sans, or give its files with --font"));
    return result;
  }
  std::optional<theme::Page> page = theme::find_page(options.size);
  if (!page) {
    result.diagnostics.push_back(make_diagnostic(
        Code::bad_enum,
        fmt::format("no size is called \"{}\"", base::clean_label(options.size.preset)),
        "take slide, a4 or column, or give width and height"));
    return result;
  }
  if (options.style) page->metrics = options.style->fitted(page->metrics);
  // 0. Both versions in one, if there are two; what the options name by words.
  const std::optional<Dossier> changed = as_wished(dossier, options);
  const Dossier* source = changed ? &*changed : &dossier;
  const text::UseSetting setting(setting_of(options, source->language));
  std::optional<change::United> united;
  if (earlier) {
    united = change::unite(*earlier, *source);
    source = &united->dossier;
  }
  const Checked<select::Options> wish = wish_of(*source, options);
  append(result.diagnostics, wish.diagnostics);
  if (!wish.value) return result;

  // 1. One selection and one numbering for all figures.
  Checked<select::Selection> selection = select::apply(*source, *wish.value);
  append(result.diagnostics, selection.diagnostics);
  if (!selection.value) return result;

  // 2. The relation graph; who stands with whom, if asked.
  const graph::Network network = graph::network(*source, *selection.value);
  graph::CampView camps;
  if (options.camps || !source->camps.empty()) camps = graph::camp_view(*source, *selection.value);
  const bool any_actors = std::any_of(options.figures.begin(), options.figures.end(),
                                      [](FigureKind kind) { return facts(kind).has_actors; });
  Checked<flags::FlagSet> flags;
  if (any_actors) flags = flags::flag_set(*source, options);
  append(result.diagnostics, flags.diagnostics);

  // 3. Each figure: bodies, frame, scene, text.
  Rendering rendering;
  relations::ColumnMemory columns;
  for (FigureKind kind : options.figures) {
    Checked<graph::Network> shown{network, {}};
    const figure::Kind& row = figure::kind_of(kind);
    if (row.part) shown = row.part(*source, network, options);
    append(result.diagnostics, shown.diagnostics);
    if (!shown.value) continue;
    stages::PanelMemory panels;
    const FigureGround ground{*source,
                              *selection.value,
                              *shown.value,
                              options,
                              *page,
                              camps,
                              flags.value ? &*flags.value : nullptr,
                              united ? &*united : nullptr,
                              &panels,
                              &columns};
    const int most = row.facts.paged ? std::clamp(options.pages, 1, most_pages) : 1;
    const auto draw = [&](const figure::PagePart& part) { return draw_page(ground, kind, part); };
    std::vector<figure::DrawnPage> pages =
        row.panels
            ? figure::draw_panel_pages(
                  [&](int count) { return row.panels(*source, *selection.value, options, count); },
                  selection.value->items.size(), most, draw)
            : figure::draw_pages(*source, *selection.value, most, draw);
    for (figure::DrawnPage& drawn : pages) {
      append(result.diagnostics, drawn.scene.diagnostics);
      const bool told = row.facts.has_layout || !drawn.report.layout.forms.empty();
      if (told) rendering.layouts.emplace_back(kind, drawn.report.layout);
      if (!drawn.scene.value) continue;
      scene::Scene& drawing = *drawn.scene.value;
      append(result.diagnostics, scene::font_coverage(drawing));
      if (options.text == TextMode::embed) {
        append(result.diagnostics, loader::embed_fonts(options.fonts, drawing));
      }
      Figure figure{kind,
                    svg::write(drawing),
                    std::move(drawn.alt),
                    drawing.description,
                    drawing.page.width,
                    drawing.page.height,
                    source->title,
                    nullptr,
                    std::move(drawn.report.places),
                    drawn.part.page,
                    drawn.part.pages,
                    std::move(drawn.numbers)};
      figure.drawing = std::make_shared<const scene::Scene>(std::move(drawing));
      rendering.figures.push_back(std::move(figure));
    }
  }
  rendering.items = words::table(*source, *selection.value);
  rendering.table = words::markdown(rendering.items, source->title);
  rendering.title = source->title;
  rendering.subtitle = source->subtitle;
  rendering.language = source->language;
  rendering.author = base::clean_label(source->credit);
  rendering.fonts = options.fonts;
  rendering.style = options.style;
  rendering.theme = options.theme;
  drop_allowed(source->allowed, result.diagnostics);
  tidy(result.diagnostics);
  result.value = std::move(rendering);
  return result;
}

}  // namespace

Checked<Rendering> render(const Dossier& dossier, const RenderOptions& options) {
  return drawn(dossier, options, nullptr);
}

Checked<Rendering> render_difference(const Dossier& before, const Dossier& after,
                                     const RenderOptions& options) {
  RenderOptions own = options;
  own.figures = {FigureKind::difference};
  own.between.reset();
  return drawn(after, own, &before);
}

}  // namespace entente
