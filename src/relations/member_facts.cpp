#include "relations/member_facts.hpp"

#include <algorithm>
#include <set>
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

/// The one that somebody joined first, then each time the one that has most members in common with
/// the one before.
std::vector<std::uint32_t> in_order(const Bodies& bodies, const Found& found) {
  std::map<std::uint32_t, double> first;
  for (const auto& [ends, belonging] : found.belonging) {
    const auto at = first.emplace(ends.second, never).first;
    at->second = std::min(at->second, began(belonging));
  }
  std::vector<std::uint32_t> order;
  std::set<std::uint32_t> left;
  for (const auto& [body, members] : bodies) left.insert(body);
  while (!left.empty()) {
    auto worth = [&](std::uint32_t body) {
      std::size_t common = 0;
      if (!order.empty()) {
        const std::set<std::uint32_t>&own = bodies.at(body), &last = bodies.at(order.back());
        for (const std::uint32_t one : own) common += last.count(one);
      }
      return std::pair(common, -first.at(body));
    };
    const auto best =
        std::max_element(left.begin(), left.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return worth(a) < worth(b); });
    order.push_back(*best);
    left.erase(best);
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
  std::map<std::uint32_t, Member> by_house;
  for (const auto& [ends, belonging] : found.belonging) by_body[ends.second].insert(ends.first);
  MemberFacts facts;
  facts.pairs = found.pairs.size();
  facts.belonging = found.belonging.size();
  facts.bodies = in_order(by_body, found);
  for (std::size_t b = 0; b < facts.bodies.size(); ++b) {
    for (const std::uint32_t house : by_body.at(facts.bodies[b])) {
      Member& member = by_house[house];
      member.house = house;
      member.in[b] = found.belonging.at({house, facts.bodies[b]});
      facts.clear &= by_body.count(house) == 0;
    }
  }
  for (auto& [house, member] : by_house) {
    for (std::size_t b = 0; b < facts.bodies.size(); ++b) {
      const auto events = found.events.find(std::minmax(house, facts.bodies[b]));
      if (events == found.events.end()) continue;
      const auto in = member.in.find(b);
      for (const int number : events->second) {
        const select::ItemView event =
            select::view(context.dossier, select::item_of(context.selection, number));
        const bool told = in != member.in.end() && is_end_of(in->second, event);
        graph::add_number(told ? in->second.numbers : member.events, number);
      }
    }
    facts.members.push_back(std::move(member));
  }
  std::stable_sort(facts.members.begin(), facts.members.end(),
                   [](const Member& a, const Member& b) { return joined(a) < joined(b); });
  return facts;
}

}  // namespace entente::relations
