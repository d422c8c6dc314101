#include "relations/member_facts.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "graph/network.hpp"

namespace entente::relations {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr double never = 1e9;  // days

bool is_house(const graph::Network& network, std::uint32_t node) {
  return network.nodes[node].kind == graph::Node::Kind::actor;
}

/// By member and body; and the events of two houses.
struct Found {
  std::map<Pair, Belonging> belonging;
  std::map<Pair, std::vector<int>> events;
  std::set<Pair> pairs;
};

Found find(const Context& context, const graph::Network& network) {
  Found found;
  for (const graph::Tie& tie : network.ties) {
    if (!is_house(network, tie.from) || !is_house(network, tie.to)) continue;
    const std::uint32_t from = graph::house(network, tie.from), to = graph::house(network, tie.to);
    if (from == to) continue;
    found.pairs.insert(std::minmax(from, to));
    for (const int number : tie.numbers) {
      const select::Item& item = select::item_of(context.selection, number);
      const select::ItemView facts = select::view(context.dossier, item);
      const bool belongs = !facts.is_event && !tie.mutual && tie.status == Status::happened &&
                           select::type_of(context.dossier, item) == "membership";
      if (belongs) {
        Belonging& one = found.belonging[{from, to}];
        graph::add_number(one.numbers, number);
        one.over &= tie.ended;
        one.dates.insert(one.dates.end(), facts.when.begin(), facts.when.end());
      } else if (facts.is_event) {
        graph::add_number(found.events[std::minmax(from, to)], number);
      }
    }
  }
  return found;
}

/// Whether an event is on the day on which a membership begins or ends.
bool is_end_of(const Belonging& belonging, const select::ItemView& event) {
  if (event.when.empty()) return false;
  const date::Bound begin = event.when.front()->earliest, end = event.when.front()->latest;
  return std::any_of(belonging.dates.begin(), belonging.dates.end(), [&](const date::Edtf* spell) {
    const auto on = [](const date::Bound& a, const date::Bound& b) {
      return a.finite() && b.finite() && a.day == b.day;
    };
    return on(begin, spell->earliest) || on(end, spell->latest);
  });
}

/// When somebody joined last, and first.
std::pair<double, double> joined(const Member& member) {
  std::pair<double, double> when{-never, never};
  for (const auto& [body, belonging] : member.in) {
    when = {std::max(when.first, began(belonging)), std::min(when.second, began(belonging))};
  }
  return when;
}

using Bodies = std::map<std::uint32_t, std::set<std::uint32_t>>;  // with their members

/// A body while it waits for its place.
struct Waiting {
  std::uint32_t body;
  double joined = never;   ///< when somebody did so first
  std::size_t common = 0;  ///< members that the one placed last has too
  bool placed = false;
};

/// The one that somebody joined first, then each time the one that has most members in common with
/// the one before.
std::vector<std::uint32_t> in_order(const Bodies& bodies, const Found& found) {
  std::vector<Waiting> list;
  std::map<std::uint32_t, std::vector<std::size_t>> of_member;  // positions in the list
  for (const auto& [body, members] : bodies) {
    Waiting waiting{body};
    for (const std::uint32_t member : members) {
      waiting.joined = std::min(waiting.joined, began(found.belonging.at({member, body})));
      of_member[member].push_back(list.size());
    }
    list.push_back(waiting);
  }
  std::vector<std::uint32_t> order;
  while (order.size() < list.size()) {
    Waiting& next = *std::max_element(list.begin(), list.end(), [](const auto& a, const auto& b) {
      return std::tuple(!a.placed, a.common, -a.joined) <
             std::tuple(!b.placed, b.common, -b.joined);
    });
    next.placed = true;
    order.push_back(next.body);
    for (Waiting& waiting : list) waiting.common = 0;
    for (const std::uint32_t member : bodies.at(order.back())) {
      for (const std::size_t at : of_member.at(member)) ++list[at].common;
    }
  }
  return order;
}

}  // namespace

double began(const Belonging& belonging) {
  double first = never;
  for (const date::Edtf* when : belonging.dates) {
    first = std::min(first, date::axis_earliest(*when).value_or(never));
  }
  return first < never ? first : -never;
}

MemberFacts member_facts(const Context& context, const graph::Network& network) {
  const Found found = find(context, network);
  Bodies by_body;
  for (const auto& [ends, belonging] : found.belonging) by_body[ends.second].insert(ends.first);
  MemberFacts facts;
  facts.pairs = found.pairs.size();
  facts.belonging = found.belonging.size();
  facts.bodies = in_order(by_body, found);
  std::map<std::uint32_t, Member> by_house;
  std::map<std::uint32_t, std::size_t> place;  // of a body
  for (std::size_t b = 0; b < facts.bodies.size(); ++b) {
    place[facts.bodies[b]] = b;
    for (const std::uint32_t house : by_body.at(facts.bodies[b])) {
      Member& member = by_house[house];
      member.house = house;
      member.in[b] = found.belonging.at({house, facts.bodies[b]});
      facts.clear &= by_body.count(house) == 0;
    }
  }
  const auto tell = [&](std::uint32_t house, std::uint32_t body, const std::vector<int>& events) {
    const auto member = by_house.find(house);
    const auto at = place.find(body);
    if (member == by_house.end() || at == place.end()) return;
    const auto in = member->second.in.find(at->second);
    for (const int number : events) {
      const select::ItemView event =
          select::view(context.dossier, select::item_of(context.selection, number));
      if (in != member->second.in.end() && is_end_of(in->second, event)) {
        graph::add_number(in->second.numbers, number);
      } else {
        graph::add_number(member->second.events, number);
        member->second.met.insert(body);
      }
    }
  };
  for (const auto& [houses, events] : found.events) {
    tell(houses.first, houses.second, events);
    tell(houses.second, houses.first, events);
  }
  for (auto& [house, member] : by_house) facts.members.push_back(std::move(member));
  std::stable_sort(facts.members.begin(), facts.members.end(),
                   [](const Member& a, const Member& b) { return joined(a) < joined(b); });
  return facts;
}

}  // namespace entente::relations
