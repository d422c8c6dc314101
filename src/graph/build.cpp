#include "graph/build.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entente::graph {
namespace {

struct Link {
  Vertex from, to;
  bool mutual;
};

/// Participants of one item by what they do, as vertices without repeats.
struct Cast {
  std::vector<Vertex> acting, targets, objects, equals, hubs, mediators, witnesses;
};

void add(std::vector<Vertex>& list, Vertex v) {
  if (std::find(list.begin(), list.end(), v) == list.end()) list.push_back(v);
}

void append(std::vector<Vertex>& list, const std::vector<Vertex>& more) {
  for (Vertex v : more) add(list, v);
}

class Builder {
 public:
  Builder(const Dossier& dossier, const select::Selection& selection)
      : dossier_(dossier), selection_(selection) {}

  RelationGraph build() {
    add_actors();
    for (const select::Item& item : selection_.items) add_item(item);
    add_ties();
    return std::move(graph_);
  }

 private:
  using TieKey = std::tuple<Vertex, Vertex, bool, Sign, Medium, Status, bool>;

  void add_actors() {
    for (ActorIndex actor : selection_.actors) {
      vertex_of_[actor] = boost::add_vertex(Node{Node::Kind::actor, actor, {}, {}, {}}, graph_);
    }
    for (ActorIndex actor : selection_.actors) {
      if (dossier_[actor].apart) continue;
      const auto container = select::container_of(dossier_, actor, selection_.as_of);
      const auto found = container ? vertex_of_.find(*container) : vertex_of_.end();
      if (found != vertex_of_.end() && found->second != vertex_of_[actor]) {
        graph_[vertex_of_[actor]].container = static_cast<std::uint32_t>(found->second);
      }
    }
  }

  Cast cast_of(const select::ItemView& facts) {
    Cast cast;
    for (const Participant& p : facts.participants) {
      const Vertex v = p.actor
                           ? vertex_of_.at(*p.actor)
                           : boost::add_vertex(Node{Node::Kind::unknown, {}, {}, {}, {}}, graph_);
      switch (p.kind) {
        case RoleKind::source:
          add(cast.acting, v);
          break;
        case RoleKind::target:
          add(cast.targets, v);
          break;
        case RoleKind::object:
          add(cast.objects, v);
          break;
        case RoleKind::party:
        case RoleKind::guest:
          add(cast.equals, v);
          break;
        case RoleKind::host:
        case RoleKind::chair:
          add(cast.hubs, v);
          break;
        case RoleKind::mediator:
          add(cast.mediators, v);
          break;
        case RoleKind::witness:
          add(cast.witnesses, v);
          break;
      }
    }
    return cast;
  }

  static std::vector<Link> star(const std::vector<Vertex>& from, const std::vector<Vertex>& to,
                                bool mutual) {
    std::vector<Link> links;
    for (Vertex a : from) {
      for (Vertex b : to) links.push_back({a, b, mutual});
    }
    return links;
  }

  std::uint32_t house(Vertex v) const {
    for (std::size_t i = 0; graph_[v].container && i < num_vertices(graph_); ++i) {
      v = *graph_[v].container;
    }
    return static_cast<std::uint32_t>(v);
  }

  /// Whether an event brings three or more together: it is then told once, not once for each two.
  bool is_meeting(const std::vector<Vertex>& equals) const {
    std::set<std::uint32_t> houses;
    for (const Vertex v : equals) houses.insert(house(v));
    return houses.size() > 2 || equals.size() > 3;
  }

  /// Those of two houses pairwise; more in a node of their own; one alone keeps the number itself.
  std::vector<Link> among_equals(const std::vector<Vertex>& equals, const select::Item& item,
                                 Sign sign) {
    std::vector<Link> links;
    if (equals.size() == 1) graph_[equals.front()].numbers.push_back(item.number);
    if (!is_meeting(equals)) {
      for (std::size_t i = 0; i < equals.size(); ++i) {
        for (std::size_t j = i + 1; j < equals.size(); ++j) {
          links.push_back({equals[i], equals[j], true});
        }
      }
    }
    if (is_meeting(equals)) {
      const Vertex hub =
          boost::add_vertex(Node{Node::Kind::event, {}, {}, {item.number}, sign}, graph_);
      links = star(equals, {hub}, true);
    }
    return links;
  }

  std::vector<Link> links_of(Cast& cast, const select::Item& item, Sign sign) {
    std::vector<Link> links;
    if (!cast.targets.empty()) {
      append(cast.acting, cast.equals);
      append(cast.acting, cast.hubs);
      append(cast.acting, cast.mediators);
      if (cast.acting.empty()) return among_equals(cast.targets, item, sign);
      return star(cast.acting, cast.targets, false);
    }
    append(cast.equals, cast.acting);
    // Whoever is named at all bears the number: nothing selected goes undrawn.
    if (cast.equals.empty() && cast.hubs.empty()) cast.equals.swap(cast.mediators);
    if (cast.equals.empty() && cast.hubs.empty()) cast.equals.swap(cast.witnesses);
    if (cast.hubs.empty() || cast.equals.empty() || !cast.mediators.empty()) {
      append(cast.equals, cast.hubs);
      append(cast.equals, cast.mediators);
      links = among_equals(cast.equals, item, sign);
    } else {
      links = star(cast.equals, cast.hubs, true);
    }
    return links;
  }

  bool is_over(const select::ItemView& facts) const {
    if (facts.is_event || facts.when.empty() || !selection_.as_of) return false;
    const std::optional<double> end = date::axis_latest(*facts.when.back());
    const std::optional<double> as_of = date::axis_earliest(*selection_.as_of);
    return facts.when.back()->latest.finite() && end && as_of && *end <= *as_of;
  }

  void add_item(const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    Cast cast = cast_of(facts);
    // What an item is about is acted upon by who acts; equals have it in their middle.
    const bool acted = !cast.acting.empty() || !cast.targets.empty();
    append(acted ? cast.targets : cast.hubs, cast.objects);
    // A role with one actor among equals and one who acts: the one who acts does so upon the
    // others.
    if (cast.targets.empty() && cast.hubs.empty() && !cast.acting.empty() && !cast.equals.empty()) {
      cast.targets = std::move(cast.equals);
      cast.equals.clear();
    }
    for (const Link& link : links_of(cast, item, facts.sign)) {
      const bool swap = link.mutual && link.to < link.from;
      const TieKey key{swap ? link.to : link.from,
                       swap ? link.from : link.to,
                       link.mutual,
                       facts.sign,
                       facts.medium,
                       facts.status,
                       is_over(facts)};
      IndexedTie& tie = ties_[key];
      tie.weight += facts.weight;
      if (tie.numbers.empty() || tie.numbers.back() != item.number) {
        tie.numbers.push_back(item.number);
      }
    }
  }

  void add_ties() {
    std::uint32_t index = 0;
    for (auto& [key, tie] : ties_) {
      const auto& [from, to, mutual, sign, medium, status, ended] = key;
      tie.index = index++;
      tie.from = static_cast<std::uint32_t>(from);
      tie.to = static_cast<std::uint32_t>(to);
      tie.mutual = mutual;
      tie.sign = sign;
      tie.medium = medium;
      tie.status = status;
      tie.ended = ended;
      boost::add_edge(from, to, tie, graph_);
    }
  }

  const Dossier& dossier_;
  const select::Selection& selection_;
  RelationGraph graph_;
  std::map<ActorIndex, Vertex> vertex_of_;
  std::map<TieKey, IndexedTie> ties_;
};

}  // namespace

RelationGraph build(const Dossier& dossier, const select::Selection& selection) {
  return Builder(dossier, selection).build();
}

RelationGraph relation_graph(const Dossier& dossier) {
  const Checked<select::Selection> selection = select::apply(dossier, {});
  return selection.value ? build(dossier, *selection.value) : RelationGraph();
}

}  // namespace entente::graph
