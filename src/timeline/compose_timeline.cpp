#include <fmt/format.h>

#include <algorithm>

#include "theme/phrases.hpp"
#include "timeline/brush.hpp"
#include "timeline/plan.hpp"
#include "timeline/timeline.hpp"

namespace entente::timeline {
namespace {

/// Turns a plan into elements, from the back to the front.
void paint(const Brush& brush) {
  const Plan& plan = brush.plan_;
  if (plan.scale) {
    paint_ground(brush);
    paint_links(brush);
  }
  paint_lanes(brush);
  paint_items(brush);
  if (plan.scale) paint_axis(brush);
  Brush::write(plan.undated, plan.names_left, plan.undated_baseline, {brush.m_.name, true},
               brush.theme_.ink, brush.body_.elements);
}

Diagnostic problem(Code code, std::string message, std::string hint) {
  Diagnostic result;
  result.code = code;
  result.severity = info(code).severity;
  result.message = std::move(message);
  result.hint = std::move(hint);
  return result;
}

}  // namespace

Body compose_timeline(const Context& context, Rect area, const Options& options) {
  Body body;
  const Plan plan = make_plan(context, area, options);
  body.bottom = plan.bottom;
  body.fits = plan.fits;
  if (!plan.fits) {
    body.diagnostics.push_back(problem(
        Code::does_not_fit, "the timeline does not fit the page at a legible size",
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
    return body;
  }
  Signs signs;
  paint({plan, context, body, signs});
  const theme::Phrases& phrases = context.phrases();
  body.legend = legend_of(signs, context.look, phrases);
  if (!context.grows) {
    // What the lanes did not take is shared between above and below.
    const double spare = std::max(0.0, area.bottom() - plan.bottom);
    const double down = std::min(0.35 * spare, 3 * context.look.metrics.label);
    move(body.elements, {0, down});
    body.bottom += down;
  }
  body.left_out = plan.left_out;
  body.quiet = plan.quiet;
  body.worded = std::any_of(plan.items.begin(), plan.items.end(), [](const Drawn& drawn) {
    return drawn.listed || (drawn.label && !drawn.label->words.title.empty());
  });
  if (plan.quiet > 0) {
    const bool columns = plan.strip && plan.strip->columns;
    body.notes.push_back(fmt::format(
        fmt::runtime(columns ? phrases.counted_items : phrases.quiet_items), plan.quiet));
    body.diagnostics.push_back(problem(
        Code::reduced,
        fmt::format("the timeline draws {} of the {} items without number and words", plan.quiet,
                    context.selection.items.size()),
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
  }
  if (plan.left_out > 0) {
    body.diagnostics.push_back(problem(
        Code::reduced,
        fmt::format("the timeline leaves out {} of the {} items so that it fits", plan.left_out,
                    context.selection.items.size()),
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
  }
  return body;
}

}  // namespace entente::timeline
