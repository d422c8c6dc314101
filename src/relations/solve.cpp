#include "relations/solve.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/network.hpp"

namespace entente::relations {
namespace {

constexpr Flow flows[] = {Flow::right, Flow::down};

layout::Spacing spacing_of(const theme::Metrics& m, bool grows, Flow flow) {
  layout::Spacing spacing;
  spacing.strand = std::ceil(std::max(m.arrow_width(m.material), m.crossbar) + 0.4 * m.gap);
  spacing.stub = std::ceil(m.arrow_length(m.verbal) + 0.35 * m.crossbar + 0.6 * m.gap);
  spacing.rank = std::ceil(2 * m.gap);
  spacing.node = std::ceil(0.8 * m.gap);
  // Where the page grows, nothing is gained by filling it.
  spacing.max_rank = (grows && flow == Flow::down ? 3.5 : 9) * m.gap;
  spacing.max_node = (grows && flow == Flow::right ? 2.2 : 4) * m.gap;
  return spacing;
}

/// An event node bears the number of its event: the lines to it need no words and no heads.
bool is_event(const graph::Network& network, std::uint32_t node) {
  return network.nodes[node].kind == graph::Node::Kind::event;
}

int candidates_of(Effort effort) {
  switch (effort) {
    case Effort::quick:
      return 1;
    case Effort::normal:
      return 12;
    case Effort::thorough:
      return 64;
  }
  return 12;
}

/// One way to draw: how much it says, which way it runs.
struct Variant {
  Mode mode;
  Flow flow;
};

/// The search for the best drawing of one network in one area.
class GraphSolver {
 public:
  GraphSolver(const Context& context, const graph::Network& network, Rect area,
              const GraphOptions& options)
      : context_(context),
        network_(network),
        metrics_(context.look.metrics),
        area_(area),
        options_(options) {
    for (const ActorPlace& home : options.homes) {
      homes_.push_back({home.actor, home.x - area_.x, home.y - area_.y});
    }
  }

  Solving solve() {
    const std::vector<Variant> variants = all_variants();
    std::vector<layout::Alternative> alternatives;
    for (const Variant& variant : variants) {
      const int flow = static_cast<int>(variant.flow);
      alternatives.push_back(
          {variant.mode.penalty, flow, flow, [&] { return prepared(variant).problem; }});
    }
    layout::Search search;
    search.candidates = candidates_of(context_.effort);
    search.terms = options_.terms;
    std::optional<layout::Answer> answer = layout::solve(alternatives, search);
    Solving solving;
    if (answer && answer->fits) {
      accept(variants[static_cast<std::size_t>(answer->alternative)], *answer, solving);
    } else {
      solving.diagnostics.push_back(why_not(answer.has_value()));
    }
    if (answer) tell_candidates(variants, *answer, solving.layout);
    return solving;
  }

 private:
  std::vector<Variant> all_variants() const {
    std::vector<Variant> variants;
    const Flow usual = area_.width > 0.9 * area_.height ? Flow::right : Flow::down;
    for (const Mode& mode : graph_modes(metrics_)) {
      for (const Flow flow : flows) {
        if (context_.effort != Effort::quick || flow == usual) {
          variants.push_back({mode, flow});
        }
      }
    }
    return variants;
  }

  Prepared prepared(const Variant& variant) const {
    const auto& [mode, flow] = variant;
    const Size area{area_.width, area_.height};
    Prepared prepared;
    prepared.mode = mode;
    prepared.flow = flow;
    prepared.network = network_;
    prepared.cards = make_cards(prepared.network, context_, mode.cards);
    prepared.problem.area = flow == Flow::down ? Size{area.height, area.width} : area;
    prepared.problem.spacing = spacing_of(metrics_, context_.grows, flow);
    // A page that grows with its content should stay a picture, not become a ribbon.
    const double aspect =
        context_.grows ? std::max(0.8, area.width / area.height) : area.width / area.height;
    prepared.problem.aspect = flow == Flow::down ? 1 / aspect : aspect;
    for (const Card& card : prepared.cards.list) {
      prepared.problem.boxes.push_back(box_of(card, metrics_, flow));
    }
    add_bundles(prepared);
    prepared.wishes = box_wishes(context_, prepared.network, prepared.cards, homes_);
    layout::Wishes wishes = prepared.wishes.wishes;
    prepared.problem.wishes = flow == Flow::down ? layout::transposed(std::move(wishes)) : wishes;
    return prepared;
  }

  /// All ties of a pair of rows are a bundle, each tie is a strand of it.
  void add_bundles(Prepared& prepared) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> bundle_of;
    for (std::uint32_t t = 0; t < prepared.network.ties.size(); ++t) {
      const graph::Tie& tie = prepared.network.ties[t];
      const bool spoke = is_event(prepared.network, tie.from) || is_event(prepared.network, tie.to);
      prepared.words.push_back(spoke
                                   ? no_words(metrics_, prepared.flow)
                                   : tie_words(context_, tie, prepared.mode.words, prepared.flow));
      const layout::End a = prepared.cards.end_of.at(tie.from),
                        b = prepared.cards.end_of.at(tie.to);
      if (a.box == b.box) continue;
      const auto [found, fresh] =
          bundle_of.emplace(std::minmax(tie.from, tie.to), prepared.problem.bundles.size());
      if (fresh) {
        prepared.problem.bundles.push_back({a, b, 0, {}});
        prepared.ties.emplace_back();
      }
      layout::Bundle& bundle = prepared.problem.bundles[found->second];
      const bool along = bundle.a == a;
      bundle.width = std::max(bundle.width, prepared.words.back().length);
      bundle.strands.push_back({prepared.words.back().above, prepared.words.back().below,
                                !spoke && (along || tie.mutual), !spoke && (!along || tie.mutual)});
      prepared.ties[found->second].push_back(t);
    }
  }

  Diagnostic why_not(bool answered) const {
    if (!answered) {
      return make_diagnostic(Code::layout_failed,
                             options_.terms.deadline.passed()
                                 ? "the layout was not found in time"
                                 : "Graphviz could not lay out the graph",
                             "try another size, --layout quick, a window of time or a focus");
    }
    return make_diagnostic(Code::does_not_fit, "the graph does not fit the page at a legible size",
                           "choose a larger size, a window of time (--from, --to) or a focus "
                           "(--focus ACTOR); give long names a \"short\" one");
  }

  void tell_candidates(const std::vector<Variant>& variants, const layout::Answer& answer,
                       LayoutReport& report) const {
    for (const layout::Trial& trial : answer.trials) {
      const Variant& variant = variants[static_cast<std::size_t>(trial.alternative)];
      report.candidates.push_back(
          candidate_of(trial, name_of(variant.mode, variant.flow, metrics_), variant.mode.penalty,
                       variant.flow, answer.fits && trial.alternative == answer.alternative));
    }
  }

  void accept(const Variant& variant, const layout::Answer& answer, Solving& solving) const {
    Solved solved{prepared(variant), answer.solution};
    tell_wishes(solved.graph.wishes, solved.graph.problem, answer, solving.layout);
    warn_of_wishes(solving.layout, solving.diagnostics);
    solving.layout.reductions = reductions_of(variant.mode);
    if (variant.flow == Flow::down)
      solved.solution = layout::transposed(std::move(solved.solution));
    solving.solved = std::move(solved);
  }

  const Context& context_;
  const graph::Network& network_;
  const theme::Metrics& metrics_;
  Rect area_;
  const GraphOptions& options_;
  std::vector<ActorPlace> homes_;  ///< from the corner of the area
};

}  // namespace

Solving solve(const Context& context, const graph::Network& network, Rect area,
              const GraphOptions& options) {
  return GraphSolver(context, network, area, options).solve();
}

}  // namespace entente::relations
