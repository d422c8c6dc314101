#include "relations/card_events.hpp"

#include <algorithm>

#include "relations/tie_words.hpp"
#include "text/measure.hpp"

namespace entente::relations {
namespace {

double apart(const theme::Metrics& m) { return 0.5 * m.label; }

}  // namespace

Size size_of(const std::vector<CardEvent>& events, const theme::Metrics& m) {
  if (events.empty()) return {};
  const text::Style style{m.label, false};
  Size size{0, static_cast<double>(events.size() - 1) * apart(m)};
  for (const CardEvent& event : events) {
    const double width =
        std::max(text::width(event.what, {m.label, event.bold}), text::width(event.when, style));
    size.width = std::max(size.width, width * text::safety);
    size.height += static_cast<double>(event.what.size() + event.when.size()) * m.label * leading;
  }
  return size;
}

void draw_events(const std::vector<CardEvent>& events, Point top, const Look& look,
                 std::vector<Element>& out) {
  const auto& [theme, m] = look;
  double y = top.y;
  for (const CardEvent& event : events) {
    Group group{Part::event, event.title, {{"events", std::to_string(event.number)}}, {}};
    auto write = [&](const std::vector<std::string>& lines, text::Style style, Color color) {
      for (const std::string& line : lines) {
        const double base = text::baseline(y + style.size * leading / 2, style.size);
        if (text::covered(line)) {
          const double left = top.x - text::width(line, style) / 2;
          group.elements.push_back(text({left, base}, line, style.size, style.bold, color));
        } else {
          group.elements.push_back(
              text({top.x, base}, line, style.size, style.bold, color, Anchor::middle));
        }
        y += style.size * leading;
      }
    };
    write(event.what, {m.label, event.bold}, theme.ink);
    write(event.when, {m.label, false}, theme.secondary);
    out.push_back(std::move(group));
    y += apart(m);
  }
}

}  // namespace entente::relations
