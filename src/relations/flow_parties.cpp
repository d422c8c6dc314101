#include "relations/flow_parties.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace entente::relations {
namespace {

using graph::Dealing;

constexpr double small_share = 0.01;    // of all: those of less share a box
constexpr std::size_t most_middle = 6;  // from which on they do

void add_number(std::vector<int>& numbers, int number) {
  if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
}

std::vector<int> each_once(std::vector<int> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

select::ItemView facts_of(const Context& context, int number) {
  return select::view(context.dossier, select::item_of(context.selection, number));
}

class PartyMaker {
 public:
  PartyMaker(const Context& context, const std::vector<Dealing>& dealings,
             const graph::Sides& sides)
      : context_(context),
        dealings_(dealings),
        sides_(sides),
        parties_{.measure = Measure(context, numbers_of(dealings))} {}

  Parties make() {
    parties_.inward = sides_.takers.size() <= sides_.givers.size();
    parties_.look = main_look(context_, numbers_of(dealings_)).first;
    gather();
    return std::move(parties_);
  }

 private:
  bool counts(int number) const {
    const select::ItemView facts = facts_of(context_, number);
    return std::pair(facts.sign, facts.status) == parties_.look;
  }

  /// Who stands in the middle and who outside, with what goes between them.
  void gather() {
    const std::set<std::uint32_t>& inner = parties_.inward ? sides_.takers : sides_.givers;
    std::map<std::uint32_t, std::map<std::uint32_t, std::vector<int>>> by_outer;
    std::map<std::uint32_t, std::vector<int>> by_inner;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<int>> among;
    for (const Dealing& d : dealings_) {
      if (d.mutual || !counts(d.number)) continue;
      const std::uint32_t in = parties_.inward ? d.to : d.from,
                          out = parties_.inward ? d.from : d.to;
      if (inner.count(in) && inner.count(out)) {
        add_number(among[{d.from, d.to}], d.number);
      } else if (inner.count(in)) {
        add_number(by_outer[out][in], d.number);
        add_number(by_inner[in], d.number);
      }
    }
    // What goes between two of the middle counts for the one whom the others deal with, too.
    for (const auto& [ends, items] : among) {
      if (parties_.measure.of(items) > parties_.measure.of(parties_.among.numbers)) {
        parties_.among = {ends.first, ends.second, items};
      }
      std::vector<int>& into = by_inner[parties_.inward ? ends.second : ends.first];
      into.insert(into.end(), items.begin(), items.end());
      std::sort(into.begin(), into.end());
    }
    make_middle(by_inner);
    make_outer(by_outer);
  }

  void make_middle(const std::map<std::uint32_t, std::vector<int>>& by_inner) {
    for (const auto& [house, items] : by_inner) {
      parties_.middle.push_back(
          {.houses = {house}, .numbers = items, .value = parties_.measure.of(items)});
      parties_.total += parties_.middle.back().value;
    }
    largest_first(parties_.middle);
    // Those of least share a box.
    std::size_t large = parties_.middle.size();
    while (large > most_middle && parties_.middle[large - 1].value < small_share * parties_.total)
      --large;
    if (parties_.middle.size() - large < 2) return;
    Party shared;
    for (std::size_t m = large; m < parties_.middle.size(); ++m) {
      const Party& one = parties_.middle[m];
      shared.houses.push_back(one.houses.front());
      shared.apart.push_back(one.numbers);
      shared.numbers.insert(shared.numbers.end(), one.numbers.begin(), one.numbers.end());
      shared.value += one.value;
    }
    std::sort(shared.numbers.begin(), shared.numbers.end());
    parties_.middle.resize(large);
    parties_.middle.push_back(std::move(shared));
  }

  void make_outer(const std::map<std::uint32_t, std::map<std::uint32_t, std::vector<int>>>& by) {
    for (const auto& [house, inner] : by) {
      Party party;
      party.houses = {house};
      for (const auto& [to, items] : inner) {
        std::vector<int>& with = party.with[parties_.position(to)];
        with.insert(with.end(), items.begin(), items.end());
        std::sort(with.begin(), with.end());
        party.numbers.insert(party.numbers.end(), items.begin(), items.end());
      }
      party.numbers = each_once(std::move(party.numbers));
      party.value = parties_.measure.of(party.numbers);
      parties_.outer.push_back(std::move(party));
    }
    largest_first(parties_.outer);
  }

  static void largest_first(std::vector<Party>& parties) {
    std::stable_sort(parties.begin(), parties.end(),
                     [](const Party& a, const Party& b) { return a.value > b.value; });
  }

  const Context& context_;
  const std::vector<Dealing>& dealings_;
  const graph::Sides& sides_;
  Parties parties_;
};

}  // namespace

std::size_t Parties::position(std::uint32_t house) const {
  for (std::size_t m = 0; m < middle.size(); ++m) {
    const std::vector<std::uint32_t>& houses = middle[m].houses;
    if (std::find(houses.begin(), houses.end(), house) != houses.end()) return m;
  }
  return 0;
}

std::vector<int> numbers_of(const std::vector<Dealing>& dealings) {
  std::vector<int> all;
  for (const Dealing& d : dealings) add_number(all, d.number);
  return all;
}

std::pair<std::pair<Sign, Status>, std::size_t> main_look(const Context& context,
                                                          const std::vector<int>& numbers) {
  std::map<std::pair<Sign, Status>, std::size_t> looks;
  for (const int number : numbers) {
    const select::ItemView facts = facts_of(context, number);
    ++looks[{facts.sign, facts.status}];
  }
  const auto most = std::max_element(
      looks.begin(), looks.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == looks.end()) return {};
  return *most;
}

Parties parties_of(const Context& context, const std::vector<Dealing>& dealings,
                   const graph::Sides& sides) {
  return PartyMaker(context, dealings, sides).make();
}

}  // namespace entente::relations
