#include "deck/steps.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace entente::deck {
namespace {

/// The first number in "6 10"; 0 if there is none.
int first_number(std::string_view numbers) {
  int number = 0;
  std::from_chars(numbers.data(), numbers.data() + numbers.size(), number);
  return number;
}

/// The number of the item with which a group appears; 0: with none.
int first_item(const scene::Group& group) {
  for (const auto& [key, value] : group.data) {
    if (key == "events") return first_number(value);
  }
  return 0;
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
