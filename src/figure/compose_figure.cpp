#include "figure/compose_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "figure/frame.hpp"
#include "figure/source_links.hpp"
#include "relations/compose_graph.hpp"
#include "relations/samples.hpp"
#include "theme/phrases.hpp"
#include "timeline/samples.hpp"
#include "timeline/timeline.hpp"
#include "words/text_alternative.hpp"

namespace entente::figure {
namespace {

class FigureMaker {
 public:
  FigureMaker(const FigureInput& input, FigureKind kind)
      : in_(input), kind_(kind), shown_as_(kind) {}

  Checked<Scene> make() {
    const theme::Metrics& m = in_.context.look.metrics;
    scene_.page = in_.page.size;
    const double top = draw_header(in_.context, in_.page, scene_) + 1.2 * m.gap;
    const double bottom = in_.page.size.height - m.margin / 2 - reserved_footer() - 0.8 * m.gap;
    const Rect area{m.margin, top, in_.page.size.width - 2 * m.margin, bottom - top};
    const double used = draw_bodies(area);
    if (has_errors(result_.diagnostics)) return std::move(result_);
    footer_.legend = marks::explained_as(possible_legend(shown_as_), std::move(footer_.legend));
    double y = in_.context.grows ? used + 1.2 * m.gap : footer_top();
    y = draw_footer(footer_, in_.context, in_.page, y, scene_.elements);
    if (in_.context.grows) scene_.page.height = std::ceil(y + m.margin / 2);
    finish();
    result_.value = std::move(scene_);
    return std::move(result_);
  }

  const FigureReport& report() const { return report_; }

 private:
  template <class T>
  static void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  /// All entries that the legend of a kind may need: known before the bodies are drawn.
  Legend possible_legend(FigureKind kind) const {
    relations::Signs graph = relations::possible_signs(in_.context);
    if (kind == FigureKind::timeline) {
      // A timeline has no lines; room for theirs is left as it always was.
      relations::Signs lines;
      lines.media = graph.media;
      lines.ended = graph.ended;
      graph = std::move(lines);
    }
    Legend legend = relations::legend_of(graph, in_.context.look, words());
    if (kind == FigureKind::timeline || kind == FigureKind::dossier) {
      marks::join(legend, timeline::legend_of(timeline::possible_signs(in_.context),
                                              in_.context.look, words()));
    }
    return legend;
  }

  /// Height of the footer if every entry were needed.
  double reserved_footer() {
    FooterContent most{possible_legend(kind_), in_.notes};
    const std::size_t notes = kind_ == FigureKind::dossier ? 3 : 2;
    most.notes.insert(most.notes.end(), notes, std::string(60, 'x'));
    std::vector<Element> scratch;
    return draw_footer(most, in_.context, in_.page, 0, scratch);
  }

  /// On a fixed page the footer stands on the lower margin.
  double footer_top() const {
    std::vector<Element> scratch;
    const double height = draw_footer(footer_, in_.context, in_.page, 0, scratch);
    return in_.page.size.height - in_.context.look.metrics.margin / 2 - height;
  }

  /// What a body leaves out is said once for the figure, or for each of the two.
  void say_left_out(const Body& body, std::string_view part) {
    if (body.left_out == 0) return;
    std::string note = fmt::format(fmt::runtime(words().not_shown_items), body.left_out);
    if (kind_ == FigureKind::dossier && !part.empty()) note = std::string(part) + ": " + note;
    if (body.actors_left_out > 0) {
      note += "; " + fmt::format(fmt::runtime(words().not_shown_actors), body.actors_left_out);
    }
    footer_.notes.push_back(std::move(note));
  }

  void take(Body&& body, std::string_view part) {
    say_left_out(body, part);
    // In a dossier the timeline has the words to the graph's numbers.
    const bool all_worded = body.worded && body.left_out + body.quiet == 0;
    const bool worded_here = kind_ == FigureKind::dossier && !part.empty()
                                 ? part == words().figure_graph || all_worded
                                 : body.worded;
    if (!worded_here) footer_.notes.push_back(std::string(words().numbers_elsewhere));
    report_.lost += body.left_out + body.actors_left_out + body.quiet + (worded_here ? 0 : 1);
    marks::join(footer_.legend, body.legend);
    footer_.notes.insert(footer_.notes.end(), body.notes.begin(), body.notes.end());
    result_.diagnostics.insert(result_.diagnostics.end(), body.diagnostics.begin(),
                               body.diagnostics.end());
    for (Element& element : body.elements) scene_.elements.push_back(std::move(element));
    append(report_.layout.candidates, body.layout.candidates);
    append(report_.layout.wishes, body.layout.wishes);
    append(report_.layout.reductions, body.layout.reductions);
    append(report_.places, body.places);
    report_.layout.kept += body.layout.kept;
    report_.layout.moved += body.layout.moved;  // one body alone has places
  }

  const theme::Phrases& words() const { return in_.context.phrases(); }

  /// What a graph without actors says instead.
  Body nobody(Rect area) const {
    const theme::Metrics& m = in_.context.look.metrics;
    Body body;
    body.elements.push_back(text({area.x, area.y + 2 * m.label}, std::string(words().nobody_named),
                                 m.label, false, in_.context.look.theme.secondary));
    body.bottom = area.y + 3 * m.label;
    body.left_out = in_.context.selection.items.size();
    Diagnostic problem;
    problem.code = Code::nothing_to_draw;
    problem.severity = Severity::warning;
    problem.message = "the dossier names no actors, so the graph is empty";
    problem.hint = "draw the timeline: --figure timeline";
    body.diagnostics.push_back(std::move(problem));
    return body;
  }

  Body graph(Rect area, bool worded) const {
    if (in_.network.nodes.empty()) return nobody(area);
    relations::GraphOptions options;
    options.words = worded;
    options.partial = kind_ == FigureKind::path;
    options.homes = in_.homes;
    options.terms = in_.terms;
    return relations::compose_graph(in_.context, in_.network, area, options);
  }

  Body timeline(Rect area) const {
    return timeline::compose_timeline(in_.context, area, in_.timeline);
  }

  double draw_bodies(Rect area) {
    footer_.notes = in_.notes;
    // Where nobody is named, the timeline is all there is to a dossier.
    const bool alone = kind_ == FigureKind::dossier && in_.network.nodes.empty();
    if (kind_ == FigureKind::timeline || alone) {
      shown_as_ = FigureKind::timeline;
      Body body = timeline(area);
      const double bottom = body.bottom;
      take(std::move(body), {});
      return bottom;
    }
    // Where nothing has a date, the graph is.
    const bool undated =
        kind_ == FigureKind::dossier &&
        !select::first_date(in_.context.dossier, in_.context.selection.items.front());
    if (kind_ != FigureKind::dossier || undated) {
      if (undated) shown_as_ = FigureKind::graph;
      Body body = graph(area, true);
      const double bottom = body.bottom;
      take(std::move(body), {});
      return bottom;
    }
    return draw_both(area);
  }

  /// How the area of a dossier is divided.
  struct Split {
    Rect graph, timeline;
  };

  Split above_each_other(Rect area, double share) const {
    const double gap = 2.5 * in_.context.look.metrics.gap;
    const double upper = std::floor((area.height - gap) * share);
    return {{area.x, area.y, area.width, upper},
            {area.x, area.y + upper + gap, area.width, area.height - gap - upper}};
  }

  Split side_by_side(Rect area, double share) const {
    const double gap = 5 * in_.context.look.metrics.gap;
    const double left = std::floor((area.width - gap) * share);
    return {{area.x, area.y, left, area.height},
            {area.x + left + gap, area.y, area.width - gap - left, area.height}};
  }

  /// The more usual divisions first.
  std::vector<Split> splits(Rect area) const {
    return {above_each_other(area, 0.5), side_by_side(area, 0.5), side_by_side(area, 0.42)};
  }

  /// For graphs that need more room than those leave.
  std::vector<Split> splits_for_graph(Rect area) const {
    return {above_each_other(area, 0.62), side_by_side(area, 0.6), above_each_other(area, 0.7),
            side_by_side(area, 0.68)};
  }

  /// The timeline has the words, the graph the numbers. On a fixed page the division is taken in
  /// which least is left out.
  double draw_both(Rect area) {
    if (in_.context.grows) return draw_stack(area);
    std::pair<Body, Body> best = best_of(splits(area));
    if (!best.first.fits) {
      std::pair<Body, Body> other = best_of(splits_for_graph(area));
      if (other.first.fits && other.second.fits) best = std::move(other);
    }
    take(std::move(best.first), words().figure_graph);
    const double bottom = best.second.bottom;
    take(std::move(best.second), words().figure_timeline);
    return bottom;
  }

  /// The graph and the timeline of the division in which least is left out.
  std::pair<Body, Body> best_of(const std::vector<Split>& splits) const {
    struct Trial {
      double loss;
      Split split;
      Body timeline;
    };
    std::vector<Trial> trials;
    for (const Split& split : splits) {
      Body body = timeline(split.timeline);
      const double loss = static_cast<double>(body.left_out) +
                          0.5 * static_cast<double>(body.quiet) + (body.worded ? 0 : 3);
      trials.push_back({loss, split, std::move(body)});
    }
    std::stable_sort(trials.begin(), trials.end(),
                     [](const Trial& a, const Trial& b) { return a.loss < b.loss; });
    std::optional<std::pair<Body, Body>> best;
    double least = std::numeric_limits<double>::infinity();
    for (Trial& trial : trials) {
      if (trial.loss >= least) break;
      Body first = graph(trial.split.graph, false);
      // Which divisions there was time for must not decide what the figure looks like.
      if (!first.fits && in_.terms.deadline.passed()) {
        return {std::move(first), std::move(trial.timeline)};
      }
      const double whole =
          trial.loss + static_cast<double>(first.left_out) + (first.fits ? 0 : 1e6);
      if (whole >= least) continue;
      least = whole;
      best = std::pair(std::move(first), std::move(trial.timeline));
    }
    return std::move(*best);
  }

  /// Graph above, timeline right below it, as high as they need to be.
  double draw_stack(Rect area) {
    const double gap = 2 * in_.context.look.metrics.gap;
    Rect upper = area;
    upper.height = std::floor((area.height - gap) * 0.5);
    Body first = graph(upper, false);
    const Rect lower{area.x, first.bottom + gap, area.width, area.bottom() - first.bottom - gap};
    take(std::move(first), words().figure_graph);
    Body second = timeline(lower);
    const double bottom = second.bottom;
    take(std::move(second), words().figure_timeline);
    return bottom;
  }

  void finish() {
    snap_baselines(scene_.elements);
    scene_.links = source_links(scene_.elements, in_.context.dossier, in_.context.selection);
    scene_.id_prefix = in_.id_prefix;
    scene_.language = in_.context.dossier.language;
    scene_.title = in_.context.dossier.title;
    scene_.description = words::description(in_.context.dossier, in_.context.selection, kind_);
    if (in_.background) scene_.background = in_.context.look.theme.background;
  }

  const FigureInput& in_;
  FigureKind kind_;
  FigureKind shown_as_;  ///< the one body of a dossier that has no other
  Scene scene_;
  FooterContent footer_;
  Checked<Scene> result_;
  FigureReport report_;
};

}  // namespace

Checked<Scene> compose_figure(const FigureInput& input, FigureKind kind, FigureReport* report) {
  FigureMaker maker(input, kind);
  Checked<Scene> scene = maker.make();
  if (report) *report = maker.report();
  return scene;
}

}  // namespace entente::figure
