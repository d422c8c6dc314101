#include "relations/column_worth.hpp"

#include <algorithm>

#include "graph/network.hpp"
#include "relations/account.hpp"
#include "relations/box_events.hpp"
#include "select/headline.hpp"
#include "select/naming.hpp"

namespace entente::relations {
namespace {

/// How often lines tell an item: one that several tell is the same words again and again.
std::size_t tellings_in(const graph::Network& drawn) {
  std::size_t count = 0;
  for (const graph::Tie& tie : drawn.ties) count += tie.numbers.size();
  return count;
}

std::set<int> told_by(const graph::Network& drawn) {
  std::set<int> numbers;
  for (const graph::Tie& tie : drawn.ties) numbers.insert(tie.numbers.begin(), tie.numbers.end());
  return numbers;
}

}  // namespace

ColumnWorth::ColumnWorth(const Context& context) : context_(context) {
  const Dossier& dossier = context.dossier;
  for (std::size_t i = 0; i < dossier.actors.size(); ++i) {
    const ActorIndex actor{static_cast<std::uint32_t>(i)};
    if (select::headline_names(dossier.title, dossier[actor])) titled_.insert(actor);
  }
  // What weighs twice as much as usual is told rather than two that are usual.
  constexpr double least = 0.5, most = 3;
  const double usual = select::usual_weight(dossier, context.selection.items);
  for (const select::Item& item : context.selection.items) {
    const double weight = select::view(dossier, item).weight;
    value_[item.number] = usual > 0 ? std::clamp(weight / usual, least, most) : 1;
  }
}

double ColumnWorth::of(const ColumnChoice& choice) const {
  const graph::Network drawn = drawn_by(choice.draft);
  std::set<int> items = told_by(drawn);
  const std::size_t repeats = tellings_in(drawn) - items.size();
  for (const int number : told_in_boxes(choice.draft)) items.insert(number);
  return of(actors_in(choice), items, repeats);
}

double ColumnWorth::of(const std::set<ActorIndex>& actors, const std::set<int>& items,
                       std::size_t repeats) const {
  double shown = 0;
  for (const int number : items) shown += value_.at(number);
  std::size_t named = 0;
  for (const ActorIndex actor : actors) {
    shown += context_.dossier[actor].kind == ActorKind::official ? 2 : 1;  // people before boxes
    named += titled_.count(actor);
  }
  return worth_of(context_, shown, named) - static_cast<double>(repeats);
}

double ColumnWorth::most(const graph::Network& network, const Facing* facing) const {
  std::set<ActorIndex> actors;
  for (const graph::Node& node : network.nodes) actors.merge(actors_of(node));
  std::set<int> items = told_by(network);
  const std::size_t repeats = tellings_in(network) - items.size();
  // Boxes may tell what stands out, as far as it belongs to this page.
  for (const int number : context_.selection.stressed) {
    if (value_.count(number) > 0) items.insert(number);
  }
  // Of camps, each of which tells what happens inside of it once, nothing more is known.
  return of(actors, items, facing ? 0 : repeats);
}

bool ColumnWorth::tells_more(const ColumnChoice& one, const ColumnChoice& other) const {
  constexpr double not_much_less = 0.85;
  return stressed_in(one) > stressed_in(other) && of(one) >= not_much_less * of(other);
}

std::size_t ColumnWorth::stressed_in(const ColumnChoice& choice) const {
  const select::Selection& selection = context_.selection;
  const std::vector<int> untold = graph::missing(selection, drawn_by(choice.draft));
  const auto lost = std::count_if(untold.begin(), untold.end(), [&](int number) {
    return select::stands_out(selection, number);
  });
  return selection.stressed.size() - static_cast<std::size_t>(lost);
}

bool ColumnWorth::names_all(const ColumnChoice& choice, const graph::Network& whole) const {
  const std::set<ActorIndex> drawn = actors_in(choice);
  return std::all_of(whole.nodes.begin(), whole.nodes.end(), [&](const graph::Node& node) {
    return node.kind != graph::Node::Kind::actor || drawn.count(node.actor) > 0 ||
           titled_.count(node.actor) == 0;
  });
}

std::set<ActorIndex> actors_of(const graph::Node& node) {
  std::set<ActorIndex> actors(node.members.begin(), node.members.end());
  if (node.kind == graph::Node::Kind::actor) actors.insert(node.actor);
  return actors;
}

std::set<ActorIndex> actors_in(const ColumnChoice& choice) {
  std::set<ActorIndex> drawn;
  for (const auto& [node, end] : choice.draft.cards.end_of) {
    if (!is_drawn(choice.solution, end)) continue;
    drawn.merge(actors_of(choice.draft.network.nodes[node]));
  }
  return drawn;
}

std::size_t items_in(const ColumnDraft& draft) { return told_by(drawn_by(draft)).size(); }

}  // namespace entente::relations
