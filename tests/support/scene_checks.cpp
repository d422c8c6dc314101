#include "support/scene_checks.hpp"

#include <charconv>
#include <set>
#include <sstream>

#include "judge/judge.hpp"
#include "judge/page.hpp"

namespace entente::test {
namespace {

/// Adds the numbers of "3, 5–9, 12".
void add_ranges(const std::string& words, std::set<int>& numbers) {
  std::vector<int> run;
  bool range = false;
  for (std::size_t i = 0; i < words.size();) {
    int value = 0;
    const auto [end, error] = std::from_chars(words.data() + i, words.data() + words.size(), value);
    if (error != std::errc()) {
      range = range || words.compare(i, 3, "–") == 0;
      ++i;
      continue;
    }
    for (int n = range && !run.empty() ? run.back() + 1 : value; n <= value; ++n) numbers.insert(n);
    run.push_back(value);
    range = false;
    i = static_cast<std::size_t>(end - words.data());
  }
}

}  // namespace

std::vector<std::string> faults(const scene::Scene& scene, double floor) {
  std::vector<std::string> messages;
  for (const judge::Finding& fault : judge::judge(scene, floor).faults) {
    messages.push_back(std::string(word(fault.flaw)) + ": " + fault.message);
  }
  return messages;
}

std::vector<int> drawn_numbers(const scene::Scene& scene) {
  const judge::Page page(scene);
  std::set<int> numbers;
  for (const judge::Unit& unit : page.units) {
    std::istringstream events(unit.data("events"));
    for (int number = 0; events >> number;) numbers.insert(number);
    if (unit.part() == scene::Part::event) {
      add_ranges(unit.group->title.substr(0, unit.group->title.find('.')), numbers);
    }
    if (unit.part() != scene::Part::node) continue;
    bool in_badge = false;
    std::string words;
    for (std::size_t p : unit.pieces) {
      const judge::Piece& piece = page.pieces[p];
      if (const auto* text = piece.text()) {
        if (in_badge) words += text->text + " ";
      } else {
        in_badge = p != unit.pieces.front() && piece.filled() && piece.stroked();
      }
    }
    add_ranges(words, numbers);
  }
  return {numbers.begin(), numbers.end()};
}

std::vector<std::string> drawn_nodes(const scene::Scene& scene) {
  std::vector<std::string> ids;
  const judge::Page page(scene);
  for (const judge::Unit& unit : page.units) {
    if (unit.part() == scene::Part::node) ids.push_back(unit.data("id"));
  }
  return ids;
}

}  // namespace entente::test
