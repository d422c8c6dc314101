#include <algorithm>

#include "graph/network.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using entente::test::small_dossier;
using graph::Network;
using graph::RollUp;
using Lines = std::vector<std::string>;

namespace {

struct Drawn {
  Dossier dossier;
  select::Selection selection;
  Network network;

  explicit Drawn(const std::string& sections)
      : dossier(small_dossier(sections)),
        selection(select::apply(dossier, {}).value.value()),
        network(graph::network(dossier, selection)) {}

  static std::string numbers(const std::vector<int>& list) {
    std::string words;
    for (int n : list) words += (words.empty() ? "" : ",") + std::to_string(n);
    return words;
  }

  std::string name(const Network& net, std::uint32_t node) const {
    const graph::Node& n = net.nodes[node];
    if (n.kind == graph::Node::Kind::unknown) return "?";
    if (n.kind == graph::Node::Kind::event) return "#" + numbers(n.numbers);
    return dossier[n.actor].id;
  }

  /// Ties such as "A→B 1,2" or "A–B 3", sorted by text.
  Lines ties(const Network& net) const {
    Lines lines;
    for (const graph::Tie& tie : net.ties) {
      lines.push_back(name(net, tie.from) + (tie.mutual ? "–" : "→") + name(net, tie.to) + " " +
                      numbers(tie.numbers));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  Lines ties() const { return ties(network); }

  const graph::Node& node(const Network& net, std::string_view id) const {
    for (const graph::Node& n : net.nodes) {
      if (n.kind == graph::Node::Kind::actor && dossier[n.actor].id == id) return n;
    }
    throw std::runtime_error("no such node");
  }
  bool has(const Network& net, std::string_view id) const {
    return std::any_of(net.nodes.begin(), net.nodes.end(), [&](const graph::Node& n) {
      return n.kind == graph::Node::Kind::actor && dossier[n.actor].id == id;
    });
  }
};

std::string event(const std::string& participants, const std::string& more = "") {
  return R"("events":[{"title":"t",)" + more + R"("participants":[)" + participants + "]}]";
}

std::string party(const std::string& id, const std::string& role) {
  return R"({"actor":")" + id + R"(","role":")" + role + "\"}";
}

}  // namespace

TEST_CASE("guests are tied to their host, not to each other") {
  const Drawn d(event(party("A", "host") + "," + party("B", "guest") + "," + party("C", "guest")));
  CHECK(d.ties() == Lines{"A–B 1", "A–C 1"});
}

TEST_CASE("a chair is the hub of those who meet") {
  const Drawn d(event(party("D", "chair") + R"(,"A","B","C")"));
  CHECK(d.ties() == Lines{"A–D 1", "B–D 1", "C–D 1"});
}

TEST_CASE("two or three equals are tied pairwise") {
  CHECK(Drawn(event(R"("A","B")")).ties() == Lines{"A–B 1"});
  CHECK(Drawn(event(R"("A","B","C")")).ties() == Lines{"A–B 1", "A–C 1", "B–C 1"});
}

TEST_CASE("more equals meet in a node of their own") {
  const Drawn d(event(R"("A","B","C","D","O")", R"("sign":"conflict",)"));
  CHECK(d.ties() == Lines{"A–#1 1", "B–#1 1", "C–#1 1", "D–#1 1", "O–#1 1"});
  const graph::Node& hub = d.network.nodes.back();
  CHECK(hub.kind == graph::Node::Kind::event);
  CHECK(hub.sign == Sign::conflict);
  CHECK_FALSE(hub.container);
}

TEST_CASE("every source acts upon every target") {
  const Drawn d(R"("relations":[{"from":["A","B"],"to":["C","D"],"type":"aid"}])");
  CHECK(d.ties() == Lines{"A→C 1", "A→D 1", "B→C 1", "B→D 1"});
}

TEST_CASE("who acts among others acts upon them") {
  const Drawn d(event(party("A", "source") + R"(,"B","C")"));
  CHECK(d.ties() == Lines{"A→B 1", "A→C 1"});
}

TEST_CASE("what is talked about is a target") {
  const Drawn d(event(R"("A","B",)" + party("C", "object")));
  CHECK(d.ties() == Lines{"A→C 1", "B→C 1"});
}

TEST_CASE("a mediator is tied to both parties") {
  const Drawn d(event(R"("A","B",)" + party("C", "mediator")));
  CHECK(d.ties() == Lines{"A–B 1", "A–C 1", "B–C 1"});
}

TEST_CASE("witnesses are tied to nobody") {
  const Drawn d(event(R"("A","B",)" + party("C", "witness")));
  CHECK(d.ties() == Lines{"A–B 1"});
  CHECK(d.node(d.network, "C").numbers.empty());
}

TEST_CASE("who stands alone keeps the number") {
  const Drawn d(event(R"("A")"));
  CHECK(d.ties().empty());
  CHECK(d.node(d.network, "A").numbers == std::vector<int>{1});
}

TEST_CASE("every item has a place in the graph, whatever its roles") {
  for (const char* role :
       {"source", "target", "party", "host", "guest", "chair", "mediator", "object", "witness"}) {
    INFO("alone as " << role);
    const Drawn alone(event(party("A", role)));
    CHECK(alone.node(alone.network, "A").numbers == std::vector<int>{1});
    INFO("two of them");
    const Drawn both(event(party("A", role) + "," + party("B", role)));
    CHECK(both.ties() == Lines{"A–B 1"});
  }
}

TEST_CASE("somebody unknown is a node for each item") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"t","participants":[{"actor":null,"role":"host"},{"actor":"A","role":"guest"}]},
    {"when":"2002","title":"u","participants":[{"actor":null},"A"]}])");
  CHECK(d.ties() == Lines{"A–? 1", "A–? 2"});
  CHECK(std::count_if(d.network.nodes.begin(), d.network.nodes.end(),
                      [](const auto& n) { return n.kind == graph::Node::Kind::unknown; }) == 2);
}

TEST_CASE("who is named twice counts once") {
  CHECK(Drawn(event(R"("A","A","B")")).ties() == Lines{"A–B 1"});
}

TEST_CASE("what is alike becomes one tie with all its numbers") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"aid","from":"A","to":"B","weight":2},
    {"when":"2002","title":"b","type":"aid","from":"A","to":"B"},
    {"when":"2003","title":"c","type":"aid","from":"B","to":"A"}])");
  CHECK(d.ties() == Lines{"A→B 1,2", "B→A 3"});
  CHECK(d.network.ties[0].weight == 3);
}

TEST_CASE("direction, sign, medium and status keep ties apart") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","from":"A","to":"B","sign":"neutral","medium":"verbal"},
    {"when":"2002","title":"b","from":"B","to":"A","sign":"neutral","medium":"verbal"},
    {"when":"2003","title":"c","from":"A","to":"B","sign":"conflict","medium":"verbal"},
    {"when":"2004","title":"d","from":"A","to":"B","sign":"neutral","medium":"material"},
    {"when":"2005","title":"e","from":"A","to":"B","sign":"neutral","medium":"verbal","status":"claimed"},
    {"when":"2006","title":"f","participants":["A","B"],"sign":"neutral","medium":"verbal"}])");
  CHECK(d.ties() == Lines{"A–B 6", "A→B 1", "A→B 3", "A→B 4", "A→B 5", "B→A 2"});
}

TEST_CASE("relations that are over differ from those that last") {
  const Drawn d(R"("as_of":"2000","relations":[
    {"id":"over","from":"A","to":"B","type":"trade","when":"1990/1995"},
    {"id":"lasts","from":"A","to":"B","type":"trade","when":"1991/.."},
    {"id":"unknown-end","from":"A","to":"B","type":"trade","when":"1992/"},
    {"id":"again","from":"A","to":"B","type":"trade","when":["1980","1999/2005"]}])");
  REQUIRE(d.network.ties.size() == 2);
  const bool first = d.network.ties[0].ended;
  const graph::Tie& over = d.network.ties[first ? 0 : 1];
  const graph::Tie& lasting = d.network.ties[first ? 1 : 0];
  CHECK(over.ended);
  CHECK_FALSE(lasting.ended);
  CHECK(over.numbers == std::vector<int>{2});
  CHECK(lasting.numbers == std::vector<int>{1, 3, 4});
}

TEST_CASE("officials and organizations lie in their house") {
  const Drawn d(event(R"("P","O","B")"));
  const std::uint32_t a = 0;  // canonical order: by id
  CHECK(d.name(d.network, a) == "A");
  CHECK(d.node(d.network, "P").container == a);
  CHECK(d.node(d.network, "O").container == a);
  CHECK_FALSE(d.node(d.network, "B").container);
}

TEST_CASE("no roll-up changes nothing") {
  const Drawn d(event(R"("A","B","C","D","O")"));
  CHECK(graph::rolled_up(d.network, {}) == d.network);
}

TEST_CASE("rolled up directions become one tie with two heads") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"aid","from":"A","to":"B","weight":2},
    {"when":"2002","title":"b","type":"aid","from":"B","to":"A"},
    {"when":"2003","title":"c","type":"aid","from":"A","to":"C"},
    {"when":"2004","title":"d","type":"assault","from":"A","to":"B"}])");
  RollUp how;
  how.directions = true;
  const Network less = graph::rolled_up(d.network, how);
  CHECK(d.ties(less) == Lines{"A–B 1,2", "A→B 4", "A→C 3"});
  CHECK(less.ties[0].weight == 3);
  CHECK(graph::missing(d.selection, less).empty());
}

TEST_CASE("of rolled up statuses and media the firmest and the weightiest count") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","from":"A","to":"B","sign":"neutral","medium":"verbal","status":"claimed"},
    {"when":"2002","title":"b","from":"A","to":"B","sign":"neutral","medium":"material","status":"planned"},
    {"when":"2003","title":"c","from":"A","to":"B","sign":"conflict","medium":"verbal"}])");
  RollUp how;
  how.statuses = true;
  const Network less = graph::rolled_up(d.network, how);
  CHECK(d.ties(less) == Lines{"A→B 1,2", "A→B 3"});
  const graph::Tie& tie = *std::find_if(less.ties.begin(), less.ties.end(),
                                        [](const auto& t) { return t.sign == Sign::neutral; });
  CHECK(tie.status == Status::planned);
  CHECK(tie.medium == Medium::material);
}

TEST_CASE("rolled up houses answer for their officials") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"aid","from":"P","to":"B"},
    {"when":"2002","title":"b","type":"aid","from":"A","to":"B"},
    {"when":"2003","title":"c","type":"talks","participants":["P","O"]},
    {"when":"2004","title":"d","participants":["P"]}])");
  RollUp how;
  how.houses = true;
  const Network less = graph::rolled_up(d.network, how);
  CHECK(d.ties(less) == Lines{"A→B 1,2"});
  CHECK_FALSE(d.has(less, "P"));
  CHECK(d.node(less, "A").numbers == std::vector<int>{3, 4});
  CHECK(graph::missing(d.selection, less).empty());
}

TEST_CASE("the weightiest houses stay and what is lost is known") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","participants":["A","B"],"weight":3},
    {"when":"2002","title":"b","participants":["P","C"],"weight":2},
    {"when":"2003","title":"c","participants":["C","D"]},
    {"when":"2004","title":"d","participants":["D"]}])");
  RollUp how;
  how.most = 3;
  const Network less = graph::rolled_up(d.network, how);
  CHECK(d.ties(less) == Lines{"A–B 1", "C–P 2"});
  CHECK(d.has(less, "P"));
  CHECK_FALSE(d.has(less, "D"));
  CHECK(graph::missing(d.selection, less) == std::vector<int>{3, 4});
  CHECK(graph::missing(d.selection, d.network).empty());
}

TEST_CASE("the weightiest ties stay, and every house that had one keeps one") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","participants":["A","B"],"weight":5},
    {"when":"2002","title":"b","participants":["B","C"],"weight":4},
    {"when":"2003","title":"c","participants":["A","C"],"weight":3},
    {"when":"2004","title":"d","participants":["C","D"]},
    {"when":"2005","title":"e","participants":["A","D"],"weight":2}])");
  RollUp how;
  how.ties = 3;  // a chain through all four: the weightiest without a ring
  CHECK(d.ties(graph::rolled_up(d.network, how)) == Lines{"A–B 1", "A–D 5", "B–C 2"});
  how.ties = 4;
  CHECK(d.ties(graph::rolled_up(d.network, how)) == Lines{"A–B 1", "A–C 3", "A–D 5", "B–C 2"});
  how.ties = 1;  // fewer would leave somebody without a tie
  CHECK(d.ties(graph::rolled_up(d.network, how)).size() == 3);
}

TEST_CASE("all that take part in an event stay with it or go with it") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","participants":["A","B"],"weight":9},
    {"when":"2002","title":"b","participants":["B","C"],"weight":9},
    {"when":"2003","title":"c","participants":["C","D"],"weight":9},
    {"when":"2004","title":"all","participants":["A","B","C","D"]}])");
  RollUp how;
  how.ties = 5;  // there is room for two of its four lines: so for none
  const Network less = graph::rolled_up(d.network, how);
  CHECK(d.ties(less) == Lines{"A–B 1", "B–C 2", "C–D 3"});
  CHECK(less.nodes.size() + 1 == d.network.nodes.size());
  CHECK(graph::missing(d.selection, less) == std::vector<int>{4});
  how.ties = 7;
  CHECK(graph::missing(d.selection, graph::rolled_up(d.network, how)).empty());
}
