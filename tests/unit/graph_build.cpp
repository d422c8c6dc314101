#include <algorithm>

#include "graph/gather.hpp"
#include "graph/network.hpp"
#include "graph/together.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using entente::test::small_dossier;
using graph::Network;
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
    if (n.kind == graph::Node::Kind::group) {
      std::string words;
      for (const ActorIndex member : n.members) words += dossier[member].id;
      return words;
    }
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
  Network together(graph::People people = graph::People::leading) const {
    return graph::gathered(network, dossier, selection, people, graph::Several::as_one);
  }
  Network gathered(graph::People people = graph::People::all) const {
    return graph::gathered(network, dossier, selection, people);
  }

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
  static bool has_group(const Network& net) {
    return std::any_of(net.nodes.begin(), net.nodes.end(),
                       [](const graph::Node& n) { return n.kind == graph::Node::Kind::group; });
  }
};

std::string event(const std::string& participants, const std::string& more = "") {
  return R"("events":[{"title":"t",)" + more + R"("participants":[)" + participants + "]}]";
}

std::string party(const std::string& id, const std::string& role) {
  return R"({"actor":")" + id + R"(","role":")" + role + "\"}";
}

}  // namespace

TEST_CASE("a group is of the camp that all of it are of") {
  const std::vector<int> camps = {0, 0, 1, -1};
  const auto camp_of = [&](std::vector<ActorIndex> members) {
    graph::Node group;
    group.kind = graph::Node::Kind::group;
    group.members = std::move(members);
    return graph::camp_of(camps, group);
  };
  CHECK(camp_of({ActorIndex{0}, ActorIndex{1}}) == 0);
  CHECK(camp_of({ActorIndex{2}}) == 1);
  CHECK(camp_of({ActorIndex{1}, ActorIndex{2}}) == -1);
  CHECK(camp_of({ActorIndex{2}, ActorIndex{3}}) == -1);
  CHECK(graph::camp_of(camps, {graph::Node::Kind::actor, ActorIndex{2}, {}, {}}) == 1);
  CHECK(graph::camp_of(camps, {graph::Node::Kind::event, {}, {}, {}}) == -1);
}

TEST_CASE("guests are tied to their host, not to each other") {
  const Drawn d(event(party("A", "host") + "," + party("B", "guest") + "," + party("C", "guest")));
  CHECK(d.ties() == Lines{"A–B 1", "A–C 1"});
}

TEST_CASE("who chairs a meeting of several has a line to it that is no party's") {
  const Drawn d(event(party("D", "chair") + R"(,"A","B","C")", R"("sign":"conflict",)"));
  CHECK(d.ties() == Lines{"A–#1 1", "B–#1 1", "C–#1 1", "D–#1 1"});
  for (const graph::Tie& tie : d.network.ties) {
    const bool chair = d.network.nodes[tie.from].actor == d.node(d.network, "D").actor;
    CHECK(tie.aside == chair);
    CHECK(tie.sign == (chair ? Sign::neutral : Sign::conflict));
  }
}

TEST_CASE("a host meets the party of one country, and stands aside of two") {
  CHECK(Drawn(event(R"("A","O",)" + party("D", "host"))).ties() == Lines{"A–D 1", "D–O 1"});
  CHECK(Drawn(event(R"("A","B",)" + party("D", "host"))).ties() == Lines{"A–B 1"});
}

TEST_CASE("what two do with each other has no direction, whatever their roles") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"marriage","from":"A","to":"B"},
    {"when":"2002","title":"b","type":"visit","from":"C","to":"D"}],
    "relations":[{"from":"A","to":"C","type":"alliance"}])");
  CHECK(d.ties() == Lines{"A–B 1", "A–C 3", "C→D 2"});
  // One with each of several says nothing of those among themselves.
  const Drawn star(R"("relations":[{"from":"A","to":["B","C"],"type":"alliance"}])");
  CHECK(star.ties() == Lines{"A→B 1", "A→C 1"});
}

TEST_CASE("equals of two countries are tied pairwise, those of three meet in a node") {
  CHECK(Drawn(event(R"("A","B")")).ties() == Lines{"A–B 1"});
  CHECK(Drawn(event(R"("A","O","B")")).ties() == Lines{"A–B 1", "A–O 1", "B–O 1"});
  CHECK(Drawn(event(R"("A","B","C")")).ties() == Lines{"A–#1 1", "B–#1 1", "C–#1 1"});
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

TEST_CASE("what an item is about is acted upon by who acts, unless that is somebody else") {
  const Drawn equals(event(R"("A","B",)" + party("C", "object")));
  CHECK(equals.ties() == Lines{"A–B 1"});
  const Drawn between(
      event(party("A", "source") + "," + party("B", "target") + "," + party("C", "object")));
  CHECK(between.ties() == Lines{"A→B 1"});
  const Drawn acted(event(party("A", "source") + "," + party("C", "object")));
  CHECK(acted.ties() == Lines{"A→C 1"});
}

TEST_CASE("a mediator between two has no line, but to what the title speaks of") {
  const std::string parties = R"("A","B",)" + party("C", "mediator");
  CHECK(Drawn(event(parties)).ties() == Lines{"A–B 1"});
  const Drawn d(R"("title":"Talks make peace","events":[
    {"when":"2001","title":"Peace talks","type":"talks","participants":[)" +
                parties + "]}]");
  CHECK(d.ties() == Lines{"A–#1 1", "B–#1 1", "C–#1 1"});
}

TEST_CASE("who goes to court acts, but not in what the court does") {
  CHECK(Drawn(event(party("A", "plaintiff") + "," + party("B", "defendant"))).ties() ==
        Lines{"A→B 1"});
  CHECK(Drawn(event(party("A", "plaintiff") + "," + party("B", "defendant") + "," +
                    party("C", "source")))
            .ties() == Lines{"C→B 1"});
}

TEST_CASE("who receives the same from nobody has no part in the other") {
  const Drawn d(event(party("A", "target") + "," + party("B", "target")));
  CHECK(d.ties() == Lines{"#1→A 1", "#1→B 1"});
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
    const bool receive = std::string(role) == "target";
    CHECK(both.ties() == (receive ? Lines{"#1→A 1", "#1→B 1"} : Lines{"A–B 1"}));
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

TEST_CASE("cooperation that runs both ways is one tie; conflict keeps its directions") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"aid","from":"A","to":"B","weight":2},
    {"when":"2002","title":"b","type":"aid","from":"B","to":"A"},
    {"when":"2003","title":"c","type":"aid","from":"A","to":"C"},
    {"when":"2004","title":"d","type":"assault","from":"A","to":"B"},
    {"when":"2005","title":"e","type":"assault","from":"B","to":"A"}])");
  CHECK(d.ties(d.gathered()) == Lines{"A–B 1,2", "A→B 4", "A→C 3", "B→A 5"});
  CHECK(graph::missing(d.selection, d.gathered()).empty());
}

TEST_CASE("what is planned, denied or over never shares a tie with what is so") {
  const Drawn d(R"("as_of":"2020","events":[
    {"when":"2001","title":"a","type":"visit","from":"A","to":"B"},
    {"when":"2021","title":"b","type":"visit","from":"A","to":"B","status":"planned"},
    {"when":"2003","title":"c","type":"visit","from":"A","to":"B","status":"denied"}],
    "relations":[
    {"from":"A","to":"B","type":"alliance","when":"1990/1995"},
    {"from":"A","to":"B","type":"trade","when":"1991/.."}])");
  const Network less = d.gathered();
  CHECK(d.ties(less) == Lines{"A–B 1", "A→B 2,3", "A→B 4", "A→B 5"});
  for (const graph::Tie& tie : less.ties) CHECK(tie.ended == (tie.numbers.front() == 1));
}

TEST_CASE("a body that mostly fights those who hold its country's offices stands for itself") {
  const auto house_of = [](const std::string& post, const std::string& id) {
    const Drawn d(R"("actors":[
      {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
      {"id":"O","kind":"organization","name":"O","of":"A"},
      {"id":"P","kind":"official","name":"P","posts":[{"role":"Envoy","of":"A","when":")" +
                  post + R"("}]}],"events":[
      {"when":"2001","title":"a","type":"reject","from":"O","to":"P","weight":2},
      {"when":"2002","title":"b","type":"visit","from":"O","to":"B"},
      {"when":"2003","title":"c","type":"visit","from":"P","to":"B"}])");
    return d.node(d.network, id).container.has_value();
  };
  CHECK_FALSE(house_of("1999/2010", "O"));
  CHECK(house_of("1999/2010", "P"));
  CHECK(house_of("1999/2000", "O"));  // whoever has left the office is not the country
  CHECK_FALSE(house_of("1999/2000", "P"));
  CHECK_FALSE(house_of("2009/2010", "P"));  // nor is he before
}

TEST_CASE("a person is a member himself, whatever office he holds") {
  const Drawn d(R"("relations":[{"from":"P","to":"B","type":"membership"},
    {"from":"A","to":"C","type":"membership"}])");
  CHECK(d.ties(d.gathered(graph::People::none)) == Lines{"A→C 2", "P→B 1"});
}

TEST_CASE("what came after a tie was over is not over with it") {
  const Drawn d(R"("as_of":"2020","relations":[
    {"from":"A","to":"B","type":"alliance","when":"1990/1995"}],"events":[
    {"when":"1991","title":"within","type":"visit","from":"A","to":"B"},
    {"when":"2001","title":"after","type":"visit","from":"A","to":"B"},
    {"title":"undated","type":"visit","from":"A","to":"B"}])");
  const Network less = d.gathered();
  CHECK(d.ties(less) == Lines{"A–B 1,2,4", "A→B 3"});
  for (const graph::Tie& tie : less.ties) CHECK(tie.ended == (tie.numbers.front() == 1));
}

TEST_CASE(
    "houses answer for people who meet somebody once; those who meet twice have their own tie") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"talks","participants":["P","B"]},
    {"when":"2002","title":"b","type":"talks","participants":["P","B"]},
    {"when":"2003","title":"c","type":"visit","participants":["O","C"]}])");
  CHECK(d.ties(d.gathered(graph::People::leading)) == Lines{"A–C 3", "B–P 1,2"});
  CHECK(d.ties(d.gathered(graph::People::none)) == Lines{"A–B 1,2", "A–C 3"});
  CHECK(d.ties(d.gathered(graph::People::all)) == Lines{"B–P 1,2", "C–O 3"});
}

TEST_CASE("what a person did as a person is never said of his country") {
  const Drawn d(R"("relations":[{"from":"P","to":"D","type":"family","label":"married"}],
    "events":[{"when":"2001","title":"a","type":"talks","participants":["P","B"]}])");
  for (const graph::People people : {graph::People::leading, graph::People::none}) {
    CHECK(d.ties(d.gathered(people)) == Lines{"A–B 1", "P→D 2"});
  }
}

TEST_CASE("where most happens among one house's people they are the actors") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"talks","participants":["P","O"],"weight":3},
    {"when":"2002","title":"b","type":"talks","participants":["A","B"]}])");
  CHECK(d.ties(d.gathered()) == Lines{"A–B 2", "O–P 1"});
}

TEST_CASE("three countries meet in a node of the event, two whom a third helps do not") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","participants":["A","B","C"]},
    {"when":"2002","title":"b","participants":["A","B",{"actor":"D","role":"mediator"}]},
    {"when":"2003","title":"c","participants":["A","P","B"]}])");
  CHECK(d.ties(d.gathered(graph::People::none)) == Lines{"A–#1 1", "A–B 2,3", "B–#1 1", "C–#1 1"});
}

TEST_CASE("the heaviest pairs stay, whoever has none goes, and what is lost is known") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","participants":["A","B"],"weight":5},
    {"when":"2002","title":"b","participants":["B","C"],"weight":4},
    {"when":"2003","title":"c","participants":["A","C"],"weight":3},
    {"when":"2004","title":"d","participants":["C","D"]},
    {"when":"2005","title":"all","participants":["A","B","C"],"weight":2}])");
  const Network whole = d.gathered();
  const std::vector<graph::PairWeight> pairs = graph::ranked(whole, d.dossier, d.selection);
  CHECK(pairs.size() == 5);
  const Network less = graph::heaviest(whole, pairs, 3);
  CHECK(d.ties(less) == Lines{"A–B 1", "A–C 3", "B–C 2"});
  CHECK_FALSE(d.has(less, "D"));
  CHECK(graph::missing(d.selection, less) == std::vector<int>{4, 5});
}

TEST_CASE("Three who do most things together to others are one node") {
  const Drawn d(R"("events": [
      {"from": ["A", "B", "C"], "to": "D", "type": "blockade"},
      {"from": "D", "to": ["A", "B", "C"], "type": "reject"},
      {"from": "B", "to": "D", "type": "visit"},
      {"from": ["A", "B", "C"], "to": "D", "type": "demand"}])");
  const Network net = d.together();
  CHECK(d.ties(net) == Lines{"ABC→D 1,4", "B→D 3", "D→ABC 2"});
  CHECK(graph::missing(d.selection, net).empty());
  // B has a line of its own, and a place in the group; A and C are only named by it.
  CHECK(d.has(net, "B"));
  CHECK(net.nodes[*d.node(net, "B").container].kind == graph::Node::Kind::group);
  CHECK_FALSE(d.has(net, "A"));
}

TEST_CASE("Two who act together three times are one node, with who of them acts alone") {
  const std::string joint = R"({"from": ["A", "B"], "to": "D", "type": "blockade"})";
  const Drawn twice(R"("events": [)" + joint + "," + joint + "]");
  CHECK(twice.ties(twice.together()) == Lines{"A→D 1,2", "B→D 1,2"});
  const Drawn thrice(R"("events": [)" + joint + "," + joint + "," + joint +
                     R"(, {"from": "A", "to": "D", "type": "visit"}])");
  CHECK(thrice.ties(thrice.together()) == Lines{"AB→D 1,2,3", "A→D 4"});
}

TEST_CASE("Two groups may deal with each other") {
  const std::string joint = R"({"from": ["A", "B"], "to": ["C", "D"], "type": "blockade"})";
  const Drawn d(R"("events": [)" + joint + "," + joint + "," + joint + "]");
  CHECK(d.ties(d.together()) == Lines{"AB→CD 1,2,3"});
}

TEST_CASE("Who mostly acts alone, or fights a member, is in no group") {
  const std::string joint = R"({"from": ["A", "B", "C"], "to": "D", "type": "blockade"})";
  std::string visits;
  for (int i = 0; i < 19; ++i) visits += R"(, {"from": "A", "to": "D", "type": "visit"})";
  const Drawn alone(R"("events": [)" + joint + "," + joint + visits + "]");
  CHECK_FALSE(alone.has_group(alone.together()));
  const Drawn enemies(R"("events": [)" + joint + "," + joint + R"(,
      {"from": "A", "to": "B", "type": "threat"}])");
  CHECK_FALSE(enemies.has_group(enemies.together()));
  const Drawn friends(R"("events": [)" + joint + "," + joint + "]");
  CHECK(friends.has_group(friends.together()));
}

TEST_CASE("What ties three pairs is told once, at a node of its own") {
  const Drawn d(R"("events": [
      {"from": ["A", "B"], "to": ["C", "D"], "type": "demand"},
      {"from": ["A", "B"], "to": "C", "type": "demand"},
      {"from": "A", "to": "C", "type": "demand"}])");
  CHECK(d.ties(d.together()) == Lines{"#1→C 1", "#1→D 1", "A→#1 1", "A→C 2,3", "B→#1 1", "B→C 2"});
  // It stays or goes as one, also where lines are chosen one by one.
  const Network whole = d.together();
  const auto lines = graph::ranked(whole, d.dossier, d.selection, graph::By::line);
  REQUIRE(lines.size() == 3);
  CHECK(d.ties(graph::heaviest(whole, lines, 1, graph::By::line)) == Lines{"A→C 2,3"});
  CHECK(graph::heaviest(whole, lines, 3, graph::By::line).ties.size() == 6);
}

TEST_CASE("What concerns several people of a house has one line, at the house") {
  const Drawn d(R"("events": [
      {"from": "B", "to": ["P", "O"], "type": "visit"},
      {"from": "B", "to": "P", "type": "visit"}])");
  for (const graph::People people : {graph::People::all, graph::People::leading}) {
    const Network net = d.gathered(people);
    CAPTURE(d.ties(net));
    CHECK(std::count_if(net.ties.begin(), net.ties.end(), [](const graph::Tie& tie) {
            return std::count(tie.numbers.begin(), tie.numbers.end(), 1) > 0;
          }) == 1);
  }
}

TEST_CASE("The heaviest of whom the title names comes first") {
  const std::string events = R"("events": [
      {"from": "A", "to": "B", "type": "visit", "weight": 5},
      {"from": "C", "to": "D", "type": "visit"}, {"from": "D", "to": "B", "type": "visit", "weight": 2}])";
  auto first = [](const Drawn& d) {
    const Network whole = d.gathered();
    const auto pairs = graph::named_first(graph::ranked(whole, d.dossier, d.selection));
    return d.ties(graph::heaviest(whole, pairs, 1));
  };
  Drawn d(events);
  CHECK(first(d) == Lines{"A→B 1"});
  d.dossier.title = "What D did";
  CHECK(first(d) == Lines{"D→B 3"});
}

TEST_CASE("a peace of several that has no node is told between two who were at war") {
  const Drawn d(R"("events":[
    {"when":"2001","title":"a","type":"treaty","participants":["A","B","C"]},
    {"when":"2000","title":"b","type":"war","from":"A","to":"B"},
    {"when":"1999","title":"c","type":"visit","from":"A","to":"C","weight":3},
    {"when":"1998","title":"d","type":"visit","from":"B","to":"C","weight":3}])");
  const Network once = graph::gathered(d.network, d.dossier, d.selection, graph::People::none,
                                       graph::Several::between_two);
  CHECK(d.ties(once) == Lines{"A–B 4", "A→B 3", "A→C 2", "B→C 1"});
  const Network node =
      graph::gathered(d.network, d.dossier, d.selection, graph::People::none, graph::Several::once);
  CHECK(node.ties.size() == 6);
}

TEST_CASE("what several did is told at a line of whom its words name") {
  const auto ties = [](const std::string& title) {
    const Drawn d(R"("actors":[
      {"id":"A","kind":"organization","name":"Asters"},
      {"id":"B","kind":"organization","name":"Birches"},
      {"id":"C","kind":"organization","name":"Cedars"}],"events":[
      {"when":"2001","title":")" +
                  title + R"(","type":"election","participants":["A","B","C"]},
      {"when":"2000","title":"They quarrel","type":"war","from":"A","to":"B"}])");
    return d.ties(graph::gathered(d.network, d.dossier, d.selection, graph::People::none,
                                  graph::Several::between_two));
  };
  // Those who have something else in common, but never where it would seem to be theirs.
  CHECK(ties("Nobody wins") == Lines{"A–B 2", "A→B 1"});
  const Lines cedars = ties("Cedars win the election");
  CHECK((cedars == Lines{"A–C 2", "A→B 1"} || cedars == Lines{"A→B 1", "B–C 2"}));
}
