#include "stages/line_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "relations/cards.hpp"
#include "stages/captions.hpp"
#include "stages/glyphs.hpp"

namespace entente::stages {

std::string_view word_of(Change change) {
  constexpr std::string_view words[] = {"kept", "new", "ended", "changed"};
  return words[static_cast<std::size_t>(change)];
}

std::string id_in_office(const Dossier& dossier, const change::Panel& panel,
                         const change::Office& office) {
  const std::string& id = dossier[office.actor].id;
  return panel.houses.count(office.actor) == 0 ? id : id + "@" + dossier[office.house].id;
}

std::string numbers_of(const change::Story& story, const change::PanelLine& line) {
  std::set<int> numbers;
  for (const std::size_t i : line.facts) numbers.insert(story.facts.list[i].number);
  return fmt::format("{}", fmt::join(numbers, " "));
}

std::string title_of(const Dossier& dossier, const change::Story& story,
                     const change::PanelLine& line) {
  std::string title;
  for (const std::size_t i : line.facts) {
    title += (title.empty() ? "" : "; ") + fact_words(dossier, story, story.facts.list[i]);
  }
  return title;
}

Element outlined(ActorKind kind, const Rect& rect, std::optional<Color> fill, const Stroke& stroke,
                 const Look& look) {
  Element shape = relations::shape_of(kind, rect, look);
  const auto repaint = [&](Paint& paint) { paint = {fill ? fill : paint.fill, stroke}; };
  if (auto* box = std::get_if<RectShape>(&shape)) repaint(box->paint);
  if (auto* path = std::get_if<PathShape>(&shape)) repaint(path->paint);
  return shape;
}

Stroke outline_of(Change change, const Widths& widths, const Look& look) {
  const double k = look.metrics.note / 14.67;  // of a slide's
  const bool gone = change == Change::ended, thin = gone || change == Change::kept;
  return {gone ? look.theme.neutral : look.theme.outline,
          (thin ? widths.outline : widths.strong_outline) * k, gone ? Dash::dashed : Dash::solid};
}

Element centered(Point center, const std::string& words, text::Style style, Color color) {
  const double base = text::baseline(center.y, style.size);
  if (!text::covered(words)) {
    return text({center.x, base}, words, style.size, style.bold, color, Anchor::middle);
  }
  return text({center.x - text::width(words, style) / 2, base}, words, style.size, style.bold,
              color);
}

}  // namespace entente::stages
