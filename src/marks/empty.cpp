#include "marks/empty.hpp"

namespace entente::marks {

Body empty_body(const Context& context, Rect area, std::string_view words, std::string reason) {
  const theme::Metrics& m = context.look.metrics;
  Body body;
  body.elements.push_back(text({area.x, area.y + 2 * m.label}, std::string(words), m.label, false,
                               context.look.theme.secondary));
  body.bottom = area.y + 3 * m.label;
  body.left_out = context.selection.items.size();
  body.diagnostics.push_back(make_diagnostic(Code::nothing_to_draw, std::move(reason),
                                             "draw the timeline: --figure timeline"));
  body.diagnostics.back().severity = Severity::warning;  // the page is drawn all the same
  return body;
}

}  // namespace entente::marks
