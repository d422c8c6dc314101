#include <algorithm>
#include <set>

#include "graph/gather.hpp"
#include "graph/network.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random_dossier.hpp"

// What holds for the graph of every dossier and for every way of saying less.

using namespace entente;
using namespace entente::test;
using graph::Network;

namespace {

std::set<int> numbers_of(const Network& network) {
  std::set<int> numbers;
  for (const graph::Node& node : network.nodes) {
    numbers.insert(node.numbers.begin(), node.numbers.end());
  }
  for (const graph::Tie& tie : network.ties) numbers.insert(tie.numbers.begin(), tie.numbers.end());
  return numbers;
}

/// Every index leads somewhere, every number is an item's and stands in order.
void check_network(const Network& network, int items) {
  for (const graph::Node& node : network.nodes) {
    if (node.container) REQUIRE(*node.container < network.nodes.size());
    CHECK(std::is_sorted(node.numbers.begin(), node.numbers.end()));
  }
  for (const graph::Tie& tie : network.ties) {
    REQUIRE(std::max(tie.from, tie.to) < network.nodes.size());
    CHECK_FALSE(tie.numbers.empty());
    CHECK(std::adjacent_find(tie.numbers.begin(), tie.numbers.end(), std::greater_equal<>()) ==
          tie.numbers.end());
  }
  for (int number : numbers_of(network)) CHECK((number >= 1 && number <= items));
}

}  // namespace

TEST_CASE("gathering loses no item but those inside a house, and says which are lost") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = dossier_of(random_dossier(seed).dump());
    const select::Selection selection = *select::apply(dossier, {}).value;
    const Network whole = graph::network(dossier, selection);
    const int items = static_cast<int>(selection.items.size());
    check_network(whole, items);
    for (const graph::People people :
         {graph::People::all, graph::People::leading, graph::People::none}) {
      const Network part = graph::gathered(whole, dossier, selection, people);
      check_network(part, items);
      std::set<int> told = numbers_of(part);
      for (int lost : graph::missing(selection, part)) CHECK(told.insert(lost).second);
      CHECK(static_cast<int>(told.size()) == items);
      // One status, and what is over never beside what lasts.
      for (const graph::Tie& tie : part.ties) {
        for (const int number : tie.numbers) {
          const select::ItemView facts = select::view(dossier, select::item_of(selection, number));
          CHECK(facts.status == tie.status);
          CHECK(tie.sign == (tie.aside ? Sign::neutral : facts.sign));
        }
      }
    }
  }
}

TEST_CASE("as many heaviest pairs as are drawn weigh no more than those drawn") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = dossier_of(random_dossier(seed).dump());
    const select::Selection selection = *select::apply(dossier, {}).value;
    const Network whole = graph::gathered(graph::network(dossier, selection), dossier, selection,
                                          graph::People::leading);
    const auto pairs = graph::ranked(whole, dossier, selection);
    auto weights = [](auto begin, auto end) {
      std::multiset<double> list;
      for (; begin != end; ++begin) list.insert(begin->weight);
      return list;
    };
    for (std::size_t most = 1; most <= pairs.size(); ++most) {
      const auto last = pairs.begin() + static_cast<std::ptrdiff_t>(most);
      const auto drawn = graph::ranked(graph::heaviest(whole, pairs, most), dossier, selection);
      CHECK(weights(drawn.begin(), drawn.end()) == weights(pairs.begin(), last));
      if (last != pairs.end()) CHECK((last - 1)->weight >= last->weight);
    }
  }
}

TEST_CASE("the order of records in the document does not matter to the graph") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    const nlohmann::json document = random_dossier(seed);
    auto network = [](const nlohmann::json& json) {
      const Dossier dossier = dossier_of(json.dump());
      return graph::network(dossier, *select::apply(dossier, {}).value);
    };
    CHECK(network(document) == network(permuted(document, seed)));
  }
}
