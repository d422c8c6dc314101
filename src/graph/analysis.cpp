#include "entente/analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "entente/graph.hpp"
#include "graph/build.hpp"
#include "graph/metrics.hpp"
#include "select/selection.hpp"

namespace entente {
namespace {

struct Ground {
  select::Selection selection;
  graph::RelationGraph graph;
};

std::optional<Ground> ground(const Dossier& dossier) {
  Checked<select::Selection> selection = select::apply(dossier, {});
  if (!selection.value) return std::nullopt;
  Ground result{std::move(*selection.value), {}};
  result.graph = graph::build(dossier, result.selection);
  return result;
}

std::optional<graph::Vertex> vertex_of(const Ground& ground, ActorIndex actor) {
  for (graph::Vertex v : boost::make_iterator_range(boost::vertices(ground.graph))) {
    const graph::Node& node = ground.graph[v];
    if (node.kind == graph::Node::Kind::actor && node.actor == actor) return v;
  }
  return std::nullopt;
}

std::string title_of(const Dossier& dossier, const Ground& ground, int number) {
  const auto& item = ground.selection.items[static_cast<std::size_t>(number) - 1];
  return select::view(dossier, item).title;
}

std::string name_of(const Dossier& dossier, const Ground& ground, graph::Vertex v) {
  const graph::Node& node = ground.graph[v];
  if (node.kind == graph::Node::Kind::actor) return dossier[node.actor].name;
  return node.numbers.empty() ? "?" : title_of(dossier, ground, node.numbers.front());
}

/// All ways in which `words` may name the actor, as written and folded.
std::vector<std::string> names_of(const Actor& actor) {
  std::vector<std::string> names{actor.id, actor.name, actor.short_name};
  names.insert(names.end(), actor.aliases.begin(), actor.aliases.end());
  return names;
}

PathStep step_between(const Dossier& dossier, const Ground& ground, graph::Vertex a,
                      graph::Vertex b) {
  PathStep step;
  step.from = ground.graph[a].actor;
  step.to = ground.graph[b].actor;
  for (graph::Edge e : boost::make_iterator_range(boost::edges(ground.graph))) {
    const graph::Vertex s = boost::source(e, ground.graph), t = boost::target(e, ground.graph);
    if ((s != a || t != b) && (s != b || t != a)) continue;
    const std::vector<int>& numbers = ground.graph[e].numbers;
    step.numbers.insert(step.numbers.end(), numbers.begin(), numbers.end());
  }
  std::sort(step.numbers.begin(), step.numbers.end());
  for (int number : step.numbers) {
    if (!step.words.empty()) step.words += "; ";
    step.words += title_of(dossier, ground, number);
  }
  if (step.numbers.empty()) {
    const bool up = ground.graph[a].container && *ground.graph[a].container == b;
    const ActorIndex member = up ? step.from : step.to;
    const std::string role = select::role_of(dossier, member, ground.selection.as_of);
    step.words = role.empty() ? "belongs to" : role;
  }
  return step;
}

}  // namespace

Checked<ActorIndex> find_actor(const Dossier& dossier, std::string_view words) {
  Checked<ActorIndex> result;
  std::vector<std::string> candidates;
  for (bool folded : {false, true}) {
    for (std::uint32_t i = 0; i < dossier.actors.size(); ++i) {
      for (const std::string& name : names_of(dossier.actors[i])) {
        const bool same = folded ? base::fold_case(name) == base::fold_case(words) : name == words;
        if (same) {
          result.value = ActorIndex{i};
          return result;
        }
        if (folded) candidates.push_back(name);
      }
    }
  }
  Diagnostic problem = make_diagnostic(
      Code::unknown_actor, fmt::format("no actor is called \"{}\"", base::clean_label(words)));
  if (const auto meant = base::closest(words, candidates)) {
    problem.hint = fmt::format("did you mean \"{}\"?", base::clean_label(*meant));
  }
  result.diagnostics.push_back(std::move(problem));
  return result;
}

std::optional<std::vector<PathStep>> shortest_path(const Dossier& dossier, ActorIndex from,
                                                   ActorIndex to) {
  const std::optional<Ground> g = ground(dossier);
  if (!g) return std::nullopt;
  const auto a = vertex_of(*g, from), b = vertex_of(*g, to);
  if (!a || !b) return std::nullopt;
  const std::vector<graph::Vertex> path = graph::shortest_path(g->graph, *a, *b);
  if (path.empty()) return std::nullopt;
  std::vector<PathStep> steps;
  std::size_t from_at = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    // An event of many, or somebody unknown, may stand between: then one item ties both.
    if (g->graph[path[i]].kind != graph::Node::Kind::actor) continue;
    PathStep step = step_between(dossier, *g, path[from_at], path[from_at + 1]);
    step.to = g->graph[path[i]].actor;
    steps.push_back(std::move(step));
    from_at = i;
  }
  return steps;
}

Camps camps(const Dossier& dossier) {
  Camps result;
  result.camp.assign(dossier.actors.size(), -1);
  const std::optional<Ground> g = ground(dossier);
  if (!g) return result;
  const graph::Partition partition = graph::partition(g->graph);
  for (graph::Vertex v : boost::make_iterator_range(boost::vertices(g->graph))) {
    const graph::Node& node = g->graph[v];
    if (node.kind == graph::Node::Kind::actor) result.camp[node.actor.value] = partition.camp[v];
  }
  for (graph::Edge e : partition.against) {
    const graph::Tie& tie = g->graph[e];
    std::string words = fmt::format("{} {} {}:", name_of(dossier, *g, tie.from),
                                    tie.mutual ? "↔" : "→", name_of(dossier, *g, tie.to));
    for (int number : tie.numbers) {
      words += fmt::format(" {}. {}", number, title_of(dossier, *g, number));
    }
    result.against.push_back(std::move(words));
  }
  result.frustration =
      partition.total_weight > 0 ? partition.against_weight / partition.total_weight : 0;
  return result;
}

std::vector<Bridge> bridges(const Dossier& dossier) {
  std::vector<Bridge> result;
  const std::optional<Ground> g = ground(dossier);
  if (!g) return result;
  const std::vector<double> betweenness = graph::betweenness(g->graph);
  const std::vector<bool> articulation = graph::articulation(g->graph);
  for (graph::Vertex v : boost::make_iterator_range(boost::vertices(g->graph))) {
    const graph::Node& node = g->graph[v];
    if (node.kind == graph::Node::Kind::actor) {
      result.push_back({node.actor, betweenness[v], articulation[v]});
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Bridge& a, const Bridge& b) { return a.betweenness > b.betweenness; });
  return result;
}

}  // namespace entente
