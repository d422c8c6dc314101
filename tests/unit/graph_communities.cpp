#include <algorithm>

#include "graph/communities.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::graph;

namespace {

/// All pairs of the nodes from `first` to `last`.
void add_clique(std::uint32_t first, std::uint32_t last, std::vector<Pull>& pulls) {
  for (std::uint32_t a = first; a <= last; ++a) {
    for (std::uint32_t b = a + 1; b <= last; ++b) pulls.push_back({a, b, 1});
  }
}

/// Zachary's karate club (1977), nodes counted from 1 as in the paper.
std::vector<Pull> karate_club() {
  const std::vector<std::vector<std::uint32_t>> friends = {
      {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32},
      {2, 3, 4, 8, 14, 18, 20, 22, 31},
      {3, 4, 8, 9, 10, 14, 28, 29, 33},
      {4, 8, 13, 14},
      {5, 7, 11},
      {6, 7, 11, 17},
      {7, 17},
      {9, 31, 33, 34},
      {10, 34},
      {14, 34},
      {15, 33, 34},
      {16, 33, 34},
      {19, 33, 34},
      {20, 34},
      {21, 33, 34},
      {23, 33, 34},
      {24, 26, 28, 30, 33, 34},
      {25, 26, 28, 32},
      {26, 32},
      {27, 30, 34},
      {28, 34},
      {29, 32, 34},
      {30, 33, 34},
      {31, 33, 34},
      {32, 33, 34},
      {33, 34}};
  std::vector<Pull> pulls;
  for (const auto& row : friends) {
    for (std::size_t i = 1; i < row.size(); ++i) pulls.push_back({row[0] - 1, row[i] - 1, 1});
  }
  return pulls;
}

double modularity(const std::vector<int>& group, const std::vector<Pull>& pulls) {
  double all = 0, inside = 0;
  std::vector<double> total(group.size(), 0);
  for (const Pull& pull : pulls) {
    all += 2 * pull.weight;
    if (group[pull.a] == group[pull.b]) inside += 2 * pull.weight;
    total[static_cast<std::size_t>(group[pull.a])] += pull.weight;
    total[static_cast<std::size_t>(group[pull.b])] += pull.weight;
  }
  double expected = 0;
  for (const double t : total) expected += t * t / (all * all);
  return inside / all - expected;
}

}  // namespace

TEST_CASE("two cliques with one tie between them are two groups, the larger first") {
  std::vector<Pull> pulls;
  add_clique(0, 3, pulls);
  add_clique(4, 8, pulls);
  pulls.push_back({3, 4, 1});
  CHECK(communities(9, pulls, 3, 8) == std::vector<int>{1, 1, 1, 1, 0, 0, 0, 0, 0});
}

TEST_CASE("the groups of Zachary's karate club are as good as Louvain's method finds them") {
  const std::vector<Pull> pulls = karate_club();
  REQUIRE(pulls.size() == 78);
  const std::vector<int> group = communities(34, pulls, 3, 8);
  // The greatest possible is 0.4198; Blondel and others report 0.42 for this network.
  CHECK(modularity(group, pulls) > 0.41);
  // The two who fell out lead different groups.
  CHECK(group[0] != group[33]);
}

TEST_CASE("weights decide, not the number of ties") {
  // A path in which the middle tie alone is heavy.
  const std::vector<Pull> pulls = {{0, 1, 1}, {1, 2, 10}, {2, 3, 1}};
  const std::vector<int> group = communities(4, pulls, 1, 8);
  CHECK(group[1] == group[2]);
}

TEST_CASE("groups that are too small join those they are most tied to") {
  std::vector<Pull> pulls;
  add_clique(0, 4, pulls);
  add_clique(5, 9, pulls);
  pulls.insert(pulls.end(), {{4, 5, 0.1}, {10, 11, 5}, {10, 0, 1}, {11, 6, 2}});
  CHECK(communities(12, pulls, 1, 8)[10] != communities(12, pulls, 1, 8)[6]);
  const std::vector<int> joined = communities(12, pulls, 3, 8);
  CHECK(joined[10] == joined[6]);
  CHECK(joined[11] == joined[6]);
}

TEST_CASE("there are no more groups than are asked for, if ties join them") {
  std::vector<Pull> pulls;
  for (std::uint32_t g = 0; g < 12; ++g) {
    add_clique(4 * g, 4 * g + 3, pulls);
    if (g > 0) pulls.push_back({4 * g - 1, 4 * g, 0.5});
  }
  const std::vector<int> group = communities(48, pulls, 3, 8);
  CHECK(*std::max_element(group.begin(), group.end()) == 7);
}

TEST_CASE("whom nothing pulls is in no group") {
  CHECK(communities(3, {{0, 1, 1}}, 1, 8) == std::vector<int>{0, 0, -1});
  CHECK(communities(0, {}, 3, 8).empty());
}
