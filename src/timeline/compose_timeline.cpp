#include <fmt/format.h>

#include <algorithm>

#include "languages/language.hpp"
#include "timeline/brush.hpp"
#include "timeline/plan.hpp"
#include "timeline/timeline.hpp"
#include "words/counted_actors.hpp"

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

/// Tells what a plan shows less, on the figure and as warnings.
class Account {
 public:
  Account(const Plan& plan, const Dossier& dossier, const select::Selection& selection, Body& body)
      : plan_(plan),
        dossier_(dossier),
        selection_(selection),
        items_(selection.items.size()),
        body_(body) {}

  void tell() {
    const languages::Phrases& phrases = languages::phrases(dossier_.language);
    const bool larger = std::any_of(plan_.items.begin(), plan_.items.end(), [](const Drawn& drawn) {
      return drawn.entry.size > 1 && !drawn.marks.empty();
    });
    if (larger) {
      const bool amounts = size_is_amount(dossier_, selection_);
      body_.notes.emplace_back(amounts ? phrases.larger_amounts : phrases.larger_marks);
    }
    const OneSide& side = plan_.one_side;
    if (side.common) note(phrases.in_every_item, dossier_[side.common->actor].name);
    if (side.unnamed > 0) {
      note(side.many_act ? phrases.no_lane_acting : phrases.no_lane_acted_upon, side.unnamed);
    }
    if (plan_.quiet > 0) {
      const bool columns = plan_.strip && plan_.strip->columns;
      note(columns ? phrases.counted_items : phrases.quiet_items, plan_.quiet);
      reduced(fmt::format("the timeline draws {} of the {} items without number and words",
                          plan_.quiet, items_));
    }
    if (plan_.left_out > 0) {
      reduced(fmt::format("the timeline leaves out {} of the {} items so that it fits",
                          plan_.left_out, items_));
    }
    if (!names_shared()) houses(plan_.merged, phrases.shared_lane, "lets {} actors share a lane");
    body_.without_lane = plan_.without.size();
    // On a single lane without a name the words name everybody.
    const bool nameless = plan_.lanes.size() == 1 && plan_.lanes[0].name.empty();
    if (!nameless) {
      houses(plan_.without, phrases.without_lane, "has no lane for {} actors", plan_.rest_told);
    }
  }

 private:
  static constexpr std::size_t longest_names = 60;

  /// Whether the shared lane itself names its houses: then nothing is missing.
  bool names_shared() const {
    return std::any_of(plan_.lanes.begin(), plan_.lanes.end(), [&](const Lane& lane) {
      return lane.key.kind == LaneKey::Kind::others && !lane.name.empty() &&
             lane.name.front().find(languages::phrases(dossier_.language).other) != 0;
    });
  }

  template <class T>
  void note(std::string_view phrase, const T& value) {
    body_.notes.push_back(fmt::format(fmt::runtime(phrase), value));
  }

  void reduced(std::string message) {
    body_.diagnostics.push_back(make_diagnostic(
        Code::reduced, std::move(message),
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
  }

  /// By name while there is room, else by number. `lane_tells`: the name of a lane says as much.
  void houses(const std::vector<LaneKey>& keys, std::string_view phrase, const char* message,
              bool lane_tells = false) {
    std::vector<ActorIndex> actors;
    for (const LaneKey& key : keys) {
      if (key.kind == LaneKey::Kind::actor) actors.push_back(key.actor);
    }
    if (actors.empty()) return;
    reduced("the timeline " + fmt::format(fmt::runtime(message), actors.size()));
    if (lane_tells && actors.size() == 1) return;
    std::vector<std::string> names;
    std::size_t length = 0;
    for (const ActorIndex actor : actors) {
      names.push_back(dossier_[actor].short_name);
      length += names.back().size() + 2;
    }
    if (length <= longest_names) {
      note(phrase,
           fmt::format("{}", fmt::join(names, languages::phrases(dossier_.language).in_list)));
    } else {
      (lane_tells ? body_.told : body_.notes)
          .push_back(
              fmt::format(fmt::runtime(phrase), words::counted_actors(dossier_, actors, false)));
    }
  }

  const Plan& plan_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  std::size_t items_;
  Body& body_;
};

}  // namespace

Body compose_timeline(const Context& context, Rect area, const Options& options) {
  Body body;
  const Plan plan = make_plan(context, area, options);
  body.bottom = plan.bottom;
  body.fits = plan.fits;
  if (!plan.fits) {
    body.diagnostics.push_back(make_diagnostic(
        Code::does_not_fit, "the timeline does not fit the page at a legible size",
        "choose a larger size, a window of time (--from, --to) or a focus (--focus ACTOR)"));
    return body;
  }
  Signs signs;
  const bool turns =
      context.right_to_left() && !plan.down && options.orientation != Orientation::leftward;
  paint({plan, context, body, signs, turns ? area.left() + area.right() : 0});
  const languages::Phrases& phrases = context.phrases();
  body.legend = legend_of(signs, context.look, phrases);
  if (!context.grows) {
    // What the lanes did not take is shared between above and below.
    const double spare = std::max(0.0, area.bottom() - plan.bottom);
    const double down = std::min(0.35 * spare, 3 * context.look.metrics.label);
    move(body.elements, {0, down});
    body.bottom += down;
  }
  body.time_across = !plan.down;
  body.left_out = plan.left_out;
  body.quiet = plan.quiet;
  body.layout = plan.account;
  Account(plan, context.dossier, context.selection, body).tell();
  return body;
}

}  // namespace entente::timeline
