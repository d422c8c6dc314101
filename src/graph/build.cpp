#include "graph/build.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "select/standing.hpp"

namespace entente::graph {
namespace {

struct Link {
  Vertex from, to;
  bool mutual;
  bool aside = false;
};

/// Participants of one item by how they stand in it, as vertices without repeats.
struct Cast {
  std::vector<Vertex> acting, acted_upon, equals, middle, aside;
};

void add(std::vector<Vertex>& list, Vertex v) {
  if (std::find(list.begin(), list.end(), v) == list.end()) list.push_back(v);
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
    const std::vector<select::Standing> standings = select::standings(dossier_, selection_, facts);
    for (std::size_t i = 0; i < standings.size(); ++i) {
      const Participant& p = facts.participants[i];
      if (standings[i] == select::Standing::aside) {
        if (p.actor && select::helps_to_meet(p.kind)) add(cast.aside, vertex_of_.at(*p.actor));
        continue;
      }
      const Vertex v = p.actor
                           ? vertex_of_.at(*p.actor)
                           : boost::add_vertex(Node{Node::Kind::unknown, {}, {}, {}, {}}, graph_);
      add(list_of(cast, standings[i]), v);
    }
    return cast;
  }

  static std::vector<Vertex>& list_of(Cast& cast, select::Standing standing) {
    switch (standing) {
      case select::Standing::acts:
        return cast.acting;
      case select::Standing::acted_upon:
        return cast.acted_upon;
      case select::Standing::equal:
        return cast.equals;
      case select::Standing::middle:
        return cast.middle;
      case select::Standing::aside:
        break;
    }
    return cast.aside;
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

  Vertex event_node(const select::Item& item, Sign sign) {
    return boost::add_vertex(Node{Node::Kind::event, {}, {}, {item.number}, sign}, graph_);
  }

  /// Those of two houses pairwise; more in a node of their own; one alone keeps the number itself.
  std::vector<Link> among_equals(const Cast& cast, const select::Item& item, Sign sign) {
    const std::vector<Vertex>& equals = cast.equals;
    if (equals.size() == 1) graph_[equals.front()].numbers.push_back(item.number);
    std::vector<Link> links;
    // What the title speaks of shows who brought them together.
    const bool titled = selection_.titled.count(item.number) > 0 && !cast.aside.empty();
    if (is_meeting(equals) || (titled && equals.size() > 1)) {
      const Vertex hub = event_node(item, sign);
      links = star(equals, {hub}, true);
      for (const Vertex v : cast.aside) links.push_back({v, hub, true, true});
      return links;
    }
    for (std::size_t i = 0; i < equals.size(); ++i) {
      for (std::size_t j = i + 1; j < equals.size(); ++j) {
        links.push_back({equals[i], equals[j], true});
      }
    }
    return links;
  }

  std::vector<Link> links_of(const Cast& cast, const select::Item& item, Sign sign) {
    if (!cast.acting.empty()) return star(cast.acting, cast.acted_upon, false);
    if (!cast.middle.empty()) return star(cast.equals, cast.middle, true);
    if (cast.acted_upon.empty()) return among_equals(cast, item, sign);
    // Whoever gets the same, as two do a prize, has no part in the other.
    if (cast.acted_upon.size() > 1) return star({event_node(item, sign)}, cast.acted_upon, false);
    graph_[cast.acted_upon.front()].numbers.push_back(item.number);
    return {};
  }

  bool is_over(const select::ItemView& facts) const {
    if (facts.is_event || facts.when.empty() || !selection_.as_of) return false;
    const std::optional<double> end = date::axis_latest(*facts.when.back());
    const std::optional<double> as_of = date::axis_earliest(*selection_.as_of);
    return facts.when.back()->latest.finite() && end && as_of && *end <= *as_of;
  }

  void add_item(const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    for (const Link& link : links_of(cast_of(facts), item, facts.sign)) {
      const bool swap = link.mutual && link.to < link.from;
      const TieKey key{swap ? link.to : link.from,
                       swap ? link.from : link.to,
                       link.mutual,
                       link.aside ? Sign::neutral : facts.sign,
                       facts.medium,
                       facts.status,
                       is_over(facts)};
      IndexedTie& tie = ties_[key];
      tie.weight += facts.weight;
      tie.aside = link.aside;
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
