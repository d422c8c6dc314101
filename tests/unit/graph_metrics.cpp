#include <algorithm>

#include "graph/metrics.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::graph;

namespace {

struct Line {
  std::uint32_t from, to;
  Sign sign = Sign::cooperation;
  double weight = 1;
};

RelationGraph graph_of(std::uint32_t nodes, const std::vector<Line>& lines) {
  RelationGraph graph;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    boost::add_vertex(Node{Node::Kind::actor, ActorIndex{i}, {}, {}, {}}, graph);
  }
  for (const Line& line : lines) {
    IndexedTie tie;
    tie.from = line.from;
    tie.to = line.to;
    tie.sign = line.sign;
    tie.weight = line.weight;
    boost::add_edge(line.from, line.to, tie, graph);
  }
  return graph;
}

const std::vector<Line> path_of_five = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
using Path = std::vector<Vertex>;

/// The least weight of contradicting ties over all ways to part the nodes.
double least_frustration(std::uint32_t nodes, const std::vector<Line>& lines) {
  double best = 1e300;
  for (std::uint32_t code = 0; code < 1u << nodes; ++code) {
    double sum = 0;
    for (const Line& line : lines) {
      const bool together = (code >> line.from & 1) == (code >> line.to & 1);
      if (line.sign != Sign::neutral && together == (line.sign == Sign::conflict)) {
        sum += line.weight;
      }
    }
    best = std::min(best, sum);
  }
  return best;
}

}  // namespace

TEST_CASE("components are numbered by their first node") {
  CHECK(components(graph_of(6, {{0, 3}, {4, 1}, {3, 5}})) == std::vector<int>{0, 1, 2, 0, 1, 0});
  CHECK(components(RelationGraph()).empty());
}

TEST_CASE("an official is in the component of his country") {
  RelationGraph graph = graph_of(3, {{1, 2}});
  graph[0].container = 2;
  CHECK(components(graph) == std::vector<int>{0, 0, 0});
}

TEST_CASE("who parts others when taken away") {
  using Flags = std::vector<bool>;
  CHECK(articulation(graph_of(5, path_of_five)) == Flags{false, true, true, true, false});
  CHECK(articulation(graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}})) == Flags(4, false));
  const RelationGraph bow_tie = graph_of(5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}});
  CHECK(articulation(bow_tie) == Flags{false, false, true, false, false});
  // Two ties between the same pair are one way, not two.
  CHECK(articulation(graph_of(3, {{0, 1}, {1, 0}, {1, 2}})) == Flags{false, true, false});
}

TEST_CASE("betweenness of a path, a star and a ring") {
  const std::vector<double> path = betweenness(graph_of(5, path_of_five));
  const std::vector<double> known = {0, 0.5, 4.0 / 6, 0.5, 0};
  for (std::size_t i = 0; i < known.size(); ++i) CHECK(path[i] == Approx(known[i]));
  const std::vector<double> star = betweenness(graph_of(5, {{0, 1}, {0, 2}, {3, 0}, {4, 0}}));
  CHECK(star[0] == Approx(1));
  CHECK(star[1] == Approx(0));
  for (double b : betweenness(graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}))) {
    CHECK(b == Approx(1.0 / 6));
  }
  CHECK(betweenness(graph_of(2, {{0, 1}})) == std::vector<double>{0, 0});
}

TEST_CASE("the shortest way may lead over belonging") {
  RelationGraph graph = graph_of(6, {{1, 2}, {2, 3}, {3, 4}});
  graph[0].container = 1;
  graph[4].container = 2;
  CHECK(shortest_path(graph, 0, 4) == Path{0, 1, 2, 4});
  CHECK(shortest_path(graph, 4, 0) == Path{4, 2, 1, 0});
  CHECK(shortest_path(graph, 3, 3) == Path{3});
  CHECK(shortest_path(graph, 0, 5).empty());
}

TEST_CASE("balanced camps contradict nothing") {
  const RelationGraph graph = graph_of(
      5,
      {{0, 1}, {2, 3}, {0, 2, Sign::conflict}, {1, 3, Sign::conflict, 4}, {0, 4, Sign::neutral}});
  const Partition parted = partition(graph);
  CHECK(parted.camp == std::vector<int>{0, 0, 1, 1, -1});
  CHECK(parted.against.empty());
  CHECK(parted.against_weight == 0);
  CHECK(parted.total_weight == 7);
}

TEST_CASE("in a quarrel of three one tie must give") {
  const std::vector<Line> quarrel = {
      {0, 1, Sign::conflict, 3}, {1, 2, Sign::conflict, 2}, {2, 0, Sign::conflict, 1}};
  const Partition parted = partition(graph_of(3, quarrel));
  CHECK(parted.camp == std::vector<int>{0, 1, 0});
  CHECK(parted.against.size() == 1);
  CHECK(parted.against_weight == 1);
}

TEST_CASE("officials stand with their house") {
  RelationGraph graph = graph_of(4, {{2, 1, Sign::conflict}, {2, 3}});
  graph[2].container = 0;
  const Partition parted = partition(graph);
  CHECK(parted.camp == std::vector<int>{0, 1, 0, 0});
}

TEST_CASE("up to sixteen houses the partition is the best there is") {
  test::Random random(7);
  for (int round = 0; round < 40; ++round) {
    const std::uint32_t nodes = static_cast<std::uint32_t>(random.number(2, 9));
    std::vector<Line> lines;
    for (std::uint32_t a = 0; a < nodes; ++a) {
      for (std::uint32_t b = a + 1; b < nodes; ++b) {
        if (random.chance(0.5)) continue;
        lines.push_back({a, b, random.chance(0.5) ? Sign::conflict : Sign::cooperation,
                         static_cast<double>(random.number(1, 5))});
      }
    }
    INFO("round " << round);
    CHECK(partition(graph_of(nodes, lines)).against_weight == least_frustration(nodes, lines));
  }
}

TEST_CASE("camps that are given are judged as they are") {
  const std::vector<Line> lines = {
      {0, 1, Sign::cooperation, 2}, {1, 2, Sign::conflict, 3}, {2, 3, Sign::cooperation, 1}};
  const Partition given = partition(graph_of(4, lines), {0, 0, 0, 1});
  CHECK(given.against_weight == 4);
  CHECK(given.total_weight == 6);
  // What leads to nobody's side contradicts nothing.
  CHECK(partition(graph_of(4, lines), {0, 0, 1, -1}).against_weight == 0);
}

TEST_CASE("two quarrels that nothing joins do not make two camps") {
  CHECK(partition(graph_of(3, {{0, 1, Sign::conflict}, {1, 2}})).connected);
  CHECK_FALSE(partition(graph_of(4, {{0, 1, Sign::conflict}, {2, 3, Sign::conflict}})).connected);
}

TEST_CASE("planted camps of many houses are found again") {
  constexpr std::uint32_t nodes = 26;
  test::Random random(11);
  std::vector<int> planted(nodes, 0);
  for (std::uint32_t i = 1; i < nodes; ++i) planted[i] = random.number(0, 1);
  std::vector<Line> lines;
  for (std::uint32_t a = 0; a < nodes; ++a) {
    for (std::uint32_t b = a + 1; b < nodes; ++b) {
      if (random.chance(0.6)) continue;
      const bool noise = random.chance(0.06);
      const bool friends = (planted[a] == planted[b]) != noise;
      lines.push_back({a, b, friends ? Sign::cooperation : Sign::conflict});
    }
  }
  CHECK(partition(graph_of(nodes, lines)).camp == planted);
}
