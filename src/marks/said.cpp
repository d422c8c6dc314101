#include "marks/said.hpp"

#include <algorithm>
#include <charconv>

namespace entente::marks {
namespace {

/// Whether words stand in it that are more than numbers.
bool has_words(const std::vector<Element>& elements) {
  return std::any_of(elements.begin(), elements.end(), [](const Element& element) {
    if (const auto* group = std::get_if<Group>(&element)) return has_words(group->elements);
    const auto* text = std::get_if<TextShape>(&element);
    return text && text->text.find_first_not_of("0123456789, \xE2\x80\x93") != std::string::npos;
  });
}

void add_numbers(const std::string& list, std::set<int>& numbers) {
  const char* at = list.data();
  const char* const end = at + list.size();
  while (at < end) {
    int number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error == std::errc{}) numbers.insert(number);
    at = std::max(next, at) + 1;
  }
}

}  // namespace

void Said::add(const std::vector<Element>& elements) {
  for (const Element& element : elements) {
    const auto* group = std::get_if<Group>(&element);
    if (!group) continue;
    for (const auto& [name, value] : group->data) {
      if (group->part == Part::node && name == "id") actors.insert(value);
      if (name == "events" && has_words(group->elements)) add_numbers(value, worded);
    }
    add(group->elements);
  }
}

}  // namespace entente::marks
