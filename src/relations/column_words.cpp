#include "relations/column_words.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "select/naming.hpp"

namespace entente::relations {
namespace {

std::ptrdiff_t bends(const layout::LaneSolution& solution) {
  return std::count_if(solution.routes.begin(), solution.routes.end(),
                       [](const layout::LaneRoute& route) {
                         return !route.upright &&
                                std::any_of(route.points.begin(), route.points.end(),
                                            [&](Point p) { return p.y != route.points.front().y; });
                       });
}

/// Whether all stand who stood before.
bool keeps_members(const layout::LaneSolution& after, const layout::LaneSolution& before) {
  for (std::size_t b = 0; b < before.members.size(); ++b) {
    for (std::size_t m = 0; m < before.members[b].size(); ++m) {
      if (before.members[b][m].height > 0 && after.members[b][m].height <= 0) return false;
    }
  }
  return true;
}

class Words {
 public:
  Words(const Context& context, ColumnChoice& choice, Stories& stories)
      : context_(context), choice_(choice), draft_(choice.draft), stories_(stories) {}

  void say_more() {
    const std::set<ActorIndex> mute = untold();
    const std::vector<std::uint32_t> ties = by_weight(draft_.network);
    Telling telling = choice_.telling;
    for (; telling.lines <= tellings[0].lines; ++telling.lines) {
      for (const std::uint32_t tie : ties) {
        if (!is_spoke(draft_, draft_.network.ties[tie])) try_words(tie, telling, mute);
      }
    }
  }

 private:
  void try_words(std::uint32_t tie, const Telling& telling, const std::set<ActorIndex>& to_name) {
    const std::shared_ptr<Story>& more = stories_.of(context_, draft_, tie, telling, to_name);
    std::shared_ptr<Story> before = draft_.stories[tie];
    if (more->paragraphs() == before->paragraphs()) return;
    tell(draft_, tie, more, context_.look.metrics);
    if (!solved_again(choice_)) tell(draft_, tie, std::move(before), context_.look.metrics);
  }

  /// Who stands in a house, has no line of his own and is named by no other.
  std::set<ActorIndex> untold() const {
    std::set<ActorIndex> actors;
    for (const auto& [node, end] : draft_.cards.end_of) {
      const graph::Node& shown = draft_.network.nodes[node];
      const bool member = end.row > 0 && shown.kind == graph::Node::Kind::actor;
      if (member && is_drawn(choice_.solution, end) && !is_told(node)) actors.insert(shown.actor);
    }
    return actors;
  }

  bool ends_at(std::size_t tie, std::uint32_t node) const {
    const layout::End& end = draft_.cards.end_of.at(node);
    const layout::LaneEnd place{end.box, end.row - 1};
    return draft_.problem.lines[tie].a == place || draft_.problem.lines[tie].b == place;
  }

  bool is_told(std::uint32_t node) const {
    const Actor& actor = context_.dossier[draft_.network.nodes[node].actor];
    const std::vector<graph::Tie>& ties = draft_.network.ties;
    for (std::size_t t = 0; t < ties.size(); ++t) {
      if (ties[t].from == node || ties[t].to == node || ends_at(t, node)) return true;
      if (is_spoke(draft_, ties[t]) && takes_part(context_, draft_, node, ties[t])) return true;
      if (!draft_.stories[t]) continue;
      const std::vector<std::string>& story = draft_.stories[t]->paragraphs();
      const bool named = std::any_of(story.begin(), story.end(), [&](const std::string& words) {
        return select::names_actor(words, actor);
      });
      if (named) return true;
    }
    return false;
  }

  const Context& context_;
  ColumnChoice& choice_;
  ColumnDraft& draft_;
  Stories& stories_;
};

}  // namespace

std::vector<std::uint32_t> by_weight(const graph::Network& network) {
  std::vector<std::uint32_t> order(network.ties.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return network.ties[a].weight > network.ties[b].weight;
  });
  return order;
}

bool is_no_worse(const layout::LaneSolution& after, const layout::LaneSolution& before) {
  return after.fits && after.crossings <= before.crossings && bends(after) <= bends(before) &&
         keeps_members(after, before);
}

bool solved_again(ColumnChoice& choice,
                  const std::function<bool(const layout::LaneSolution&)>& wanted) {
  layout::LaneSolution solution =
      layout::solve_lanes(choice.draft.problem, choice.solution.arrangement);
  if (!is_no_worse(solution, choice.solution) || (wanted && !wanted(solution))) return false;
  choice.solution = std::move(solution);
  return true;
}

void say_more(const Context& context, ColumnChoice& choice, Stories& stories) {
  Words(context, choice, stories).say_more();
}

}  // namespace entente::relations
