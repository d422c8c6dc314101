#include "relations/star_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "relations/bands.hpp"

namespace entente::relations {
namespace {

using graph::Dealing;

constexpr double least_share = 0.9;          // of all items that have the hub at one end
constexpr std::size_t most_in_words = 9;     // partners that columns can show with words
constexpr std::size_t most_in_columns = 16;  // of a hub: more never fit
constexpr double least_counted = 0.8;        // of one type: else words say more than numbers
constexpr double worth_of_number = 0.6;      // of an item, where words would say more

/// Whether nearly all items are of one type, so that they can be counted.
bool all_alike(const Context& context) {
  std::map<std::string, std::size_t> types;
  for (const select::Item& item : context.selection.items) {
    ++types[select::view(context.dossier, item).type_label];
  }
  std::size_t most = 0;
  for (const auto& [type, count] : types) most = std::max(most, count);
  const auto all = static_cast<double>(context.selection.items.size());
  return static_cast<double>(most) >= least_counted * all;
}

}  // namespace

StarFacts star_facts(const Context& context, const graph::Network& network) {
  StarFacts star;
  const auto [all, items] = summable(context, network);
  star.of = items;
  if (all.empty()) return star;
  star.hub = graph::hub_of(all);
  const std::uint32_t hub = star.hub.house;
  std::map<std::uint32_t, Partner> partners;
  for (const Dealing& d : all) {
    if (d.from != hub && d.to != hub) continue;
    const select::ItemView facts =
        select::view(context.dossier, select::item_of(context.selection, d.number));
    if (facts.status != Status::happened) continue;
    const bool from_hub = d.from == hub;
    Partner& partner = partners[from_hub ? d.to : d.from];
    partner.house = from_hub ? d.to : d.from;
    Spoke& spoke = partner.spokes[facts.sign];
    spoke.sign = facts.sign;
    if (spoke.numbers.empty() || spoke.numbers.back() != d.number) {
      spoke.numbers.push_back(d.number);
    }
    (d.mutual ? spoke.forth : from_hub ? spoke.forth : spoke.back) = true;
    if (d.mutual) spoke.back = true;
    partner.numbers.insert(d.number);
    const std::uint32_t person = from_hub ? d.from_actor : d.to_actor;
    if (person != hub) partner.people[person].insert(d.number);
  }
  for (auto& [house, partner] : partners) {
    star.numbers.insert(partner.numbers.begin(), partner.numbers.end());
  }
  star.measure.emplace(context, std::vector<int>(star.numbers.begin(), star.numbers.end()));
  for (auto& [house, partner] : partners) {
    partner.value = star.measure->of({partner.numbers.begin(), partner.numbers.end()});
    star.partners.push_back(std::move(partner));
  }
  std::stable_sort(star.partners.begin(), star.partners.end(),
                   [](const Partner& a, const Partner& b) { return a.value > b.value; });
  return star;
}

Suited suited_star(const Context& context, const graph::Network& network) {
  const StarFacts star = star_facts(context, network);
  const std::size_t all = star.of, partners = star.partners.size();
  if (partners < least_partners ||
      static_cast<double>(star.hub.items) < least_share * static_cast<double>(all)) {
    return {false, fmt::format("no actor has three partners and {:.0f} % of the items",
                               100 * least_share)};
  }
  const std::string share =
      fmt::format("{} takes part in {} of {} items, with {} others",
                  name_of(context, network.nodes[star.hub.house]), star.hub.items, all, partners);
  if (partners > most_in_words) {
    // Of items that are not alike, their number tells less than words, where there is room for
    // these.
    const bool certain = star.measure->is_sum() || all_alike(context) || partners > most_in_columns;
    return {true, share, certain ? std::nullopt : std::optional(worth_of_number)};
  }
  const std::size_t people = people_of_hub(star).size();
  if (partners <= most_boxes && people > 2 * partners && all_alike(context)) {
    return {true, share + fmt::format(", through {} people", people)};
  }
  return {false, share + ": few enough for words on lines"};
}

std::set<std::uint32_t> people_of_hub(const StarFacts& facts) {
  std::set<std::uint32_t> people;
  for (const Partner& partner : facts.partners) {
    for (const auto& [node, numbers] : partner.people) people.insert(node);
  }
  return people;
}

std::optional<std::uint32_t> leading_person(const StarFacts& facts) {
  std::map<std::uint32_t, std::set<int>> by_person;
  for (const Partner& partner : facts.partners) {
    for (const auto& [node, numbers] : partner.people) {
      by_person[node].insert(numbers.begin(), numbers.end());
    }
  }
  const double least = least_share * static_cast<double>(facts.numbers.size());
  for (const auto& [node, numbers] : by_person) {
    if (static_cast<double>(numbers.size()) >= least) return node;
  }
  return std::nullopt;
}

bool all_inward(const StarFacts& facts) {
  return std::all_of(facts.partners.begin(), facts.partners.end(), [](const Partner& partner) {
    return std::all_of(partner.spokes.begin(), partner.spokes.end(),
                       [](const auto& spoke) { return spoke.second.back && !spoke.second.forth; });
  });
}

}  // namespace entente::relations
