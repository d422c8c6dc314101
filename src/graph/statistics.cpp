#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>

#include "entente/analysis.hpp"
#include "graph/build.hpp"
#include "graph/metrics.hpp"
#include "select/selection.hpp"

namespace entente {
namespace {

using ActorPair = std::pair<std::uint32_t, std::uint32_t>;

std::set<ActorPair> pairs_of(const Relation& relation) {
  std::set<ActorPair> pairs;
  for (const ActorIndex from : relation.from) {
    for (const ActorIndex to : relation.to) pairs.insert(std::minmax(from.value, to.value));
  }
  return pairs;
}

/// All who take part, but those of one side are no pair.
std::set<ActorPair> pairs_of(const Event& event) {
  std::set<ActorPair> pairs;
  const std::vector<Participant>& all = event.participants;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const bool one_side = all[i].kind == all[j].kind && all[i].kind != RoleKind::party;
      if (all[i].actor && all[j].actor && !one_side) {
        pairs.insert(std::minmax(all[i].actor->value, all[j].actor->value));
      }
    }
  }
  return pairs;
}

template <class Item>
void count(const Item& item, std::map<ActorPair, PairMeasure>& measures) {
  for (const ActorPair& pair : pairs_of(item)) {
    if (pair.first == pair.second) continue;
    PairMeasure& measure = measures[pair];
    measure.a = ActorIndex{pair.first};
    measure.b = ActorIndex{pair.second};
    ++measure.items;
    measure.weight += item.weight;
    measure.cooperation += item.sign == Sign::cooperation ? 1 : 0;
    measure.conflict += item.sign == Sign::conflict ? 1 : 0;
  }
}

void count_components(const Dossier& dossier, Statistics& result) {
  Checked<select::Selection> selection = select::apply(dossier, {});
  if (!selection.value) return;
  const graph::RelationGraph graph = graph::build(dossier, *selection.value);
  const std::vector<int> component = graph::components(graph);
  std::map<int, std::size_t> sizes;
  for (graph::Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    if (graph[v].kind == graph::Node::Kind::actor) ++sizes[component[v]];
  }
  result.components = sizes.size();
  for (const auto& [number, size] : sizes) {
    result.largest_component = std::max(result.largest_component, size);
  }
}

/// `pairs`: the first of each is the smaller one, in order.
void count_triads(const std::map<ActorPair, PairMeasure>& pairs, Statistics& result) {
  struct Tie {
    std::uint32_t other;
    bool friendly;
  };
  std::vector<std::vector<Tie>> later(result.actors.size());
  for (const auto& [pair, measure] : pairs) {
    if (measure.cooperation == measure.conflict) continue;
    later[pair.first].push_back({pair.second, measure.cooperation > measure.conflict});
  }
  for (const std::vector<Tie>& first : later) {
    for (std::size_t i = 0; i < first.size(); ++i) {
      const std::vector<Tie>& second = later[first[i].other];
      std::size_t at = 0;
      for (std::size_t j = i + 1; j < first.size(); ++j) {
        while (at < second.size() && second[at].other < first[j].other) ++at;
        if (at == second.size() || second[at].other != first[j].other) continue;
        const int hostile = !first[i].friendly + !first[j].friendly + !second[at].friendly;
        ++result.triads;
        result.balanced_triads += hostile % 2 == 0 ? 1 : 0;
      }
    }
  }
}

}  // namespace

Statistics statistics(const Dossier& dossier) {
  Statistics result;
  count_components(dossier, result);
  std::map<ActorPair, PairMeasure> pairs;
  for (const Relation& relation : dossier.relations) count(relation, pairs);
  for (const Event& event : dossier.events) count(event, pairs);
  result.actors.resize(dossier.actors.size());
  for (std::uint32_t i = 0; i < result.actors.size(); ++i) result.actors[i].actor = ActorIndex{i};
  for (const auto& [pair, measure] : pairs) {
    result.pairs.push_back(measure);
    for (const std::uint32_t end : {pair.first, pair.second}) {
      ++result.actors[end].degree;
      result.actors[end].weight += measure.weight;
    }
  }
  for (const Bridge& bridge : bridges(dossier)) {
    result.actors[bridge.actor.value].betweenness = bridge.betweenness;
    result.actors[bridge.actor.value].articulation = bridge.articulation;
  }
  count_triads(pairs, result);
  const Camps sides = camps(dossier);
  result.frustration = sides.frustration;
  for (std::size_t i = 0; i < sides.camp.size(); ++i) result.actors[i].camp = sides.camp[i];
  const auto heavier = [](const auto& a, const auto& b) { return a.weight > b.weight; };
  std::stable_sort(result.actors.begin(), result.actors.end(), heavier);
  std::stable_sort(result.pairs.begin(), result.pairs.end(), heavier);
  return result;
}

}  // namespace entente
