#include <fmt/format.h>

#include <algorithm>

#include "marks/empty.hpp"
#include "storyline/paint.hpp"
#include "storyline/storyline.hpp"

namespace entente::storyline {
namespace {

constexpr std::size_t most_events = 25, few_events = 15;
constexpr StoryWish unlimited = {120, 60};
constexpr std::size_t most_tracks = 12, few_tracks = 8;
constexpr double roomy = 1150, least_width = 400;          // px at the type of a slide
constexpr double usual = 1, narrower = 0.85, least = 0.7;  // distance of lines
constexpr double stretches[] = {1.5, 1.35, 1.2};           // where there is room
constexpr double price_beside_title = 1.5;                 // the same of one that a title names
constexpr double price_of_name = 3;  // events that a line without a name is not worth

class Composer {
 public:
  Composer(const Context& context, Rect area) : context_(context), area_(area) {
    const double width = area.width / Sizes(context.look.metrics).unit;
    wide_enough_ = width >= least_width;
    events_ = width >= roomy ? most_events : few_events;
    lines_ = width >= roomy ? most_tracks : few_tracks;
  }

  Body compose() {
    if (!wide_enough_) return refuse("the storyline needs a wider page");
    const Story all = tell_story(context_, {events_, lines_});
    if (all.bundles.empty())
      return marks::empty_body(context_, area_, context_.phrases().nobody_meets,
                               "no dated event has two actors, so there are no lines that meet");
    const std::optional<Chart> chart = best(all.bundles.size());
    if (!chart) return refuse("the storyline does not fit the page at a legible size");
    Body body;
    body.bottom = chart->bottom;
    const Used used = paint(*chart, context_, body);
    body.legend = legend_of(used, context_.look, context_.phrases());
    body.time_across = true;
    tell(*chart, body);
    return body;
  }

 private:
  std::optional<Chart> with(std::size_t events, double stretch) const {
    std::optional<Chart> chart = lay_chart(context_, {area_, {events, lines_}, stretch});
    if (!chart || !chart->fits) return std::nullopt;
    return chart;
  }

  static double worth(const Chart& chart) {
    return static_cast<double>(chart.story.bundles.size()) -
           price_of_name * static_cast<double>(chart.nameless) -
           price_beside_title * static_cast<double>(chart.told_by_title);
  }

  /// The chart that tells most, with lines at the largest distance at which it does.
  std::optional<Chart> best(std::size_t most) const {
    std::optional<Chart> best;
    bool usual_fits = false;
    std::size_t asked = 0;
    for (std::size_t events = most; events > 0;) {
      if (best && static_cast<double>(events) <= worth(*best)) break;
      for (const double stretch : {usual, narrower, least}) {
        std::optional<Chart> chart = with(events, stretch);
        if (!chart) continue;
        const bool all_named = chart->nameless + chart->told_by_title == 0;
        if (!best || worth(*chart) > worth(*best)) {
          best = std::move(chart);
          usual_fits = stretch == usual;
          asked = events;
        }
        if (all_named) break;
      }
      events -= std::max<std::size_t>(1, events / 16);
    }
    if (!usual_fits || context_.grows) return best;
    for (const double wider : stretches) {
      std::optional<Chart> more = with(asked, wider);
      if (more && worth(*more) >= worth(*best)) return more;
    }
    return best;
  }

  Body refuse(std::string message) const {
    Body body;
    body.fits = false;
    body.diagnostics.push_back(make_diagnostic(
        Code::does_not_fit, std::move(message),
        "draw the timeline here (--figure timeline), or a wider page (--size slide)"));
    return body;
  }

  void tell(const Chart& chart, Body& body) const {
    const languages::Phrases& phrases = context_.phrases();
    const Story& story = chart.story;
    body.left_out = context_.selection.items.size() - story.bundles.size();
    // Whatever the room, an event is told where two of its actors have lines.
    const std::size_t possible = tell_story(context_, unlimited).bundles.size();
    body.outside = context_.selection.items.size() - std::max(possible, story.bundles.size());
    body.notes.emplace_back(phrases.lines_meet);
    if (chart.axis.scale.has_breaks()) body.notes.emplace_back(phrases.scales);
    if (chart.axis.farthest > 3) body.notes.emplace_back(phrases.beside_date);
    if (story.inside > 0) {
      body.notes.push_back(fmt::format(fmt::runtime(phrases.in_line_of_country), story.inside));
    }
    if (story.without > 0) {
      body.notes.push_back(fmt::format(fmt::runtime(phrases.without_line), story.without));
    }
    if (const std::size_t lost = body.left_out - body.outside; lost > 0) {
      body.diagnostics.push_back(make_diagnostic(
          Code::reduced,
          fmt::format("the storyline leaves out {} of the {} events in which lines meet", lost,
                      lost + story.bundles.size()),
          "choose a larger size, several pages (--pages auto), a window of time (--from, --to) or "
          "a focus (--focus ACTOR)"));
    }
    explain(chart, body);
  }

  static void explain(const Chart& chart, Body& body) {
    const Weave& weave = chart.weave;
    const std::string gap = weave.crossings == weave.bound
                                ? "proven to be the fewest"
                                : fmt::format("no order has fewer than {}: a gap of {}",
                                              weave.bound, weave.crossings - weave.bound);
    body.layout.forms.push_back(
        {"storyline", true,
         fmt::format("{} of {} events with two lines or more, {} lines; crossings: {}, {}; lines "
                     "move {:.0f} px",
                     chart.story.bundles.size(), chart.story.eligible, chart.story.tracks.size(),
                     weave.crossings, gap, weave.moved)});
  }

  const Context& context_;
  Rect area_;
  bool wide_enough_ = true;
  std::size_t events_ = most_events, lines_ = most_tracks;
};

}  // namespace

Body compose_storyline(const Context& context, Rect area) {
  return Composer(context, area).compose();
}

marks::Legend possible_legend(const Context& context) {
  timeline::Signs signs = timeline::possible_signs(context);
  Used used;
  used.signs.signs = signs.signs;
  used.signs.statuses = signs.statuses;
  used.signs.uncertain = used.acts = used.forks = used.fades = true;
  return legend_of(used, context.look, context.phrases());
}

}  // namespace entente::storyline
