#include "deck/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "deck/shapes.hpp"
#include "deck/steps.hpp"
#include "style/house.hpp"
#include "svg/write_scene.hpp"
#include "theme/theme.hpp"

namespace entente::deck {
namespace {

constexpr std::size_t most_slides = 1000;
constexpr int first_shape = 3;  // after the tree itself and the title
constexpr Size wide = {1280, 720}, standard = {960, 720};

Size slide_size(const Rendering& rendering, SlideFormat format) {
  if (format == SlideFormat::wide) return wide;
  if (format == SlideFormat::standard) return standard;
  const Figure& figure = rendering.figures.front();
  const bool as_standard = std::abs(figure.width / figure.height - 4.0 / 3) < 0.03;
  return as_standard ? standard : wide;
}

/// The figure as large as it can be, in the middle of the slide.
Rect place(Size figure, Size slide) {
  const double scale = std::min(slide.width / figure.width, slide.height / figure.height);
  const Size size = {figure.width * scale, figure.height * scale};
  return {(slide.width - size.width) / 2, (slide.height - size.height) / 2, size.width,
          size.height};
}

std::optional<Heading> heading(const Figure& figure, const Rect& at) {
  const scene::Scene& drawing = *figure.drawing;
  if (drawing.title_lines == 0) return std::nullopt;
  const auto* line = std::get_if<scene::TextShape>(&drawing.elements.front());
  if (!line) return std::nullopt;
  const double scale = at.width / figure.width;
  // As wide as the page between its margins.
  return Heading{drawing.title,
                 at.x + line->at.x * scale,
                 at.y + line->at.y * scale,
                 at.width - 2 * line->at.x * scale,
                 line->size * scale,
                 line->color};
}

/// The picture without the lines of the title, which the slide's own title shows, and without a
/// ground, which would cover it.
scene::Scene untitled(const scene::Scene& drawing) {
  scene::Scene rest = drawing;
  const auto first = rest.elements.begin();
  rest.elements.erase(first, first + static_cast<std::ptrdiff_t>(rest.title_lines));
  rest.title_lines = 0;
  rest.background.reset();
  return rest;
}

/// The PNG of a logo, which is the one picture of a figure.
std::shared_ptr<const std::string> picture_in(const std::vector<scene::Element>& elements) {
  for (const scene::Element& element : elements) {
    if (const auto* picture = std::get_if<scene::PictureShape>(&element)) return picture->png;
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group) continue;
    if (auto found = picture_in(group->elements)) return found;
  }
  return nullptr;
}

/// The table, or of a figure on several pages what is on this one.
Table items_of(Table table, const Figure& figure) {
  if (figure.pages == 1) return table;
  std::erase_if(table.rows, [&figure](const Table::Row& row) {
    const auto& numbers = figure.numbers;
    return std::find(numbers.begin(), numbers.end(), row.number) == numbers.end();
  });
  return table;
}

std::vector<Note> notes(const Table& table, const Step& step, bool whole) {
  std::vector<Note> result;
  for (const Table::Row& row : table.rows) {
    const bool told =
        whole || std::find(step.more.begin(), step.more.end(), row.number) != step.more.end();
    if (!told) continue;
    std::string words = row.sentence;
    for (const Table::Detail& detail : row.details) {
      words += ' ' + (detail.label.empty() ? detail.text : detail.label + ": " + detail.text);
      if (!words.ends_with('.')) words += '.';
    }
    result.push_back({std::move(words), ""});
  }
  if (!whole) return result;
  if (!table.sources.empty()) result.push_back({table.sources_head + ":", ""});
  for (std::size_t i = 0; i < table.sources.size(); ++i) {
    const Table::SourceLine& source = table.sources[i];
    std::string words = fmt::format("[{}] {}", i + 1, source.text);
    if (!source.url.empty()) words += ", " + source.url;
    if (!source.note.empty()) words += " – " + source.note;
    result.push_back({std::move(words), source.url});
  }
  for (const Table::ActorLine& actor : table.actors) {
    if (!actor.note.empty()) result.push_back({actor.name + ": " + actor.note, ""});
  }
  return result;
}

Checked<Deck> refused(Code code, std::string message, std::string hint = "") {
  Diagnostic problem = make_diagnostic(code, std::move(message), std::move(hint));
  return {std::nullopt, {std::move(problem)}};
}

class Planner {
 public:
  Planner(const Rendering& rendering, const DeckOptions& options)
      : rendering_(rendering), options_(options) {}

  Deck plan() {
    const Figure& first = rendering_.figures.front();
    deck_.size = slide_size(rendering_, options_.format);
    deck_.title = first.title;
    deck_.language = rendering_.language;
    deck_.author = rendering_.author;
    set_colors(*first.drawing);
    if (rendering_.style) set_look(*rendering_.style);
    for (const Figure& figure : rendering_.figures) add(figure);
    return std::move(deck_);
  }

 private:
  /// A figure without a ground gets one that its type can be read on.
  void set_colors(const scene::Scene& drawing) {
    constexpr Color white = theme::rgb(0xFFFFFF), black = theme::rgb(0x14181D);
    deck_.ink = theme::rgb(0x1B1F24);
    for (const scene::Element& element : drawing.elements) {
      const auto* line = std::get_if<scene::TextShape>(&element);
      if (!line) continue;
      deck_.ink = line->color;
      break;
    }
    const bool dark = theme::contrast(deck_.ink, black) > theme::contrast(deck_.ink, white);
    deck_.background = drawing.background.value_or(dark ? black : white);
  }

  void set_look(const style::House& house) {
    const theme::Theme& colors = house.theme(rendering_.theme);
    Look& look = deck_.look;
    look.soft = colors.secondary, look.pale = colors.country;
    look.link = colors.link, look.visited = colors.secondary;
    look.accents = {colors.cooperation,  colors.conflict, colors.neutral,
                    colors.organization, colors.country,  colors.secondary};
    if (!house.family.empty()) look.family = look.headings = house.family;
    if (!house.headings.empty()) look.headings = house.headings;
    deck_.ink = colors.ink;
    deck_.background = colors.background;
  }

  void add(const Figure& figure) {
    const Rect at = place({figure.width, figure.height}, deck_.size);
    const scene::Scene drawing = untitled(*figure.drawing);
    const Table items = items_of(rendering_.items, figure);
    std::vector<Step> all = steps(items, options_.build);
    std::vector<Step> panels;
    if (options_.build != Build::none) panels = panel_steps(drawing.elements);
    const bool by_panels = !panels.empty();
    if (by_panels) all = std::move(panels);
    std::vector<scene::Element> before;
    for (const Step& step : all) {
      const bool whole = &step == &all.back();
      std::vector<Note> told = notes(items, step, whole);
      scene::Scene part = drawing;
      if (!whole) {
        part.elements = by_panels ? shown_panels(drawing.elements, step.last)
                                  : shown(drawing.elements, step.last);
      }
      if (&step != &all.front() && part.elements == before) {
        // Nothing new to be seen: the words go to the slide that shows it already.
        if (whole) deck_.slides.back().notes.clear();
        auto& notes_before = deck_.slides.back().notes;
        notes_before.insert(notes_before.end(), told.begin(), told.end());
        continue;
      }
      before = part.elements;
      deck::Slide slide{heading(figure, at), figure.alt, at, {}, {}, std::move(told)};
      if (options_.shapes) {
        const double scale = at.width / figure.width;
        slide.shapes = shapes(fitted(part.elements, scale, {at.x, at.y}), first_shape);
        slide.picture = picture_in(part.elements);
      } else {
        slide.svg = svg::write(part);
      }
      deck_.slides.push_back(std::move(slide));
    }
  }

  const Rendering& rendering_;
  const DeckOptions& options_;
  Deck deck_;
};

}  // namespace

Checked<Deck> plan(const Rendering& rendering, const DeckOptions& options) {
  if (rendering.figures.empty()) return refused(Code::nothing_to_draw, "there is no figure");
  if (steps(rendering.items, options.build).size() * rendering.figures.size() > most_slides) {
    return refused(Code::limit_exceeded, fmt::format("a deck has at most {} slides", most_slides),
                   "choose a window of time (--from, --to), or build by eras");
  }
  return {Planner(rendering, options).plan(), {}};
}

}  // namespace entente::deck
