#include "deck/steps.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace entente::deck {
namespace {

/// The first number in "6 10"; 0 if there is none.
int first_number(std::string_view numbers) {
  int number = 0;
  std::from_chars(numbers.data(), numbers.data() + numbers.size(), number);
  return number;
}

std::string_view data(const scene::Group& group, std::string_view wanted) {
  for (const auto& [key, value] : group.data) {
    if (key == wanted) return value;
  }
  return {};
}

/// The number of the item with which a group appears; 0: with none.
int first_item(const scene::Group& group) { return first_number(data(group, "events")); }

/// The panel that an element belongs to; 0: to none.
int panel_of(const scene::Element& element) {
  const auto* group = std::get_if<scene::Group>(&element);
  return group ? first_number(data(*group, "panel")) : 0;
}

}  // namespace

std::vector<Step> steps(const Table& table, Build build) {
  const int all = table.rows.empty() ? 0 : table.rows.back().number;
  if (build == Build::none || table.rows.empty()) return {{all, {}}};
  std::vector<Step> result = {{0, {}}};
  int era = -1;
  for (const Table::Row& row : table.rows) {
    // Items of no era come with those before them.
    const bool goes_on =
        build == Build::era && result.size() > 1 && (row.era < 0 || row.era == era);
    if (!goes_on) result.push_back({});
    result.back().last = row.number;
    result.back().more.push_back(row.number);
    era = row.era < 0 ? era : row.era;
  }
  return result;
}

std::vector<Step> panel_steps(const std::vector<scene::Element>& elements) {
  std::map<int, std::set<int>> items;
  for (const scene::Element& element : elements) {
    const int panel = panel_of(element);
    if (panel == 0) continue;
    std::string_view numbers = data(std::get<scene::Group>(element), "events");
    std::set<int>& of_panel = items[panel];
    while (!numbers.empty()) {
      of_panel.insert(first_number(numbers));
      const std::size_t space = numbers.find(' ');
      numbers = space == numbers.npos ? std::string_view() : numbers.substr(space + 1);
    }
  }
  std::vector<Step> steps;
  std::set<int> told;
  for (const auto& [panel, numbers] : items) {
    steps.push_back({panel, {}});
    for (const int number : numbers) {
      if (number > 0 && told.insert(number).second) steps.back().more.push_back(number);
    }
  }
  return steps;
}

std::vector<scene::Element> shown_panels(const std::vector<scene::Element>& elements, int last) {
  std::vector<scene::Element> result;
  std::copy_if(elements.begin(), elements.end(), std::back_inserter(result),
               [last](const scene::Element& element) { return panel_of(element) <= last; });
  return result;
}

std::vector<scene::Element> shown(const std::vector<scene::Element>& elements, int last) {
  std::vector<scene::Element> result;
  for (const scene::Element& element : elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group) {
      result.push_back(element);
    } else if (first_item(*group) <= last) {
      scene::Group part = *group;
      part.elements = shown(group->elements, last);
      result.push_back(std::move(part));
    }
  }
  return result;
}

}  // namespace entente::deck
