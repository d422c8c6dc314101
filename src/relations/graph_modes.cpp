#include "relations/graph_modes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::relations {

std::vector<Mode> graph_modes(const theme::Metrics& m, bool with_words, const Extent& size) {
  const double em = m.label, name = m.name;
  std::vector<Mode> modes;
  if (with_words) {
    modes.push_back({0, 0, {true, true, 14 * em, 2, 1.4}, {14 * name}, {}});
    modes.push_back({0.05, 0, {true, true, 11 * em, 2, 1}, {9 * name}, {}});
    modes.push_back({0.15, 0, {true, true, 7.5 * em, 2}, {7 * name}, {}});
    modes.push_back({0.3, 0, {true, true, 6 * em, 2}, {6 * name}, {}});
    modes.push_back({1.3, 0, {true, false, 12 * em, 1}, {8 * name, true}, {}});
    modes.push_back({1.4, 0, {true, false, 8 * em, 1}, {7 * name, true}, {}});
    modes.push_back({1.5, 0, {true, false, 6 * em, 2}, {6 * name, true}, {}});
  }
  // A few crossings cost less than the people of a story: from here on words give way to numbers,
  // or officials step back into their houses, then ties are rolled up, then the least tied houses
  // are left out.
  const WordStyle numbers{false, false, 7 * em, 1};
  modes.push_back({4, 0, numbers, {9 * name}, {}});
  modes.push_back({4.1, 0, numbers, {6 * name, true}, {}});
  modes.push_back({4.2, 0, numbers, {4 * name, true, false}, {}});
  if (with_words) {
    const graph::RollUp houses_only{false, false, true, 0};
    modes.push_back({9.4, 4, {true, true, 11 * em, 2, 1}, {9 * name}, houses_only});
    modes.push_back({9.6, 4, {true, true, 7 * em, 2}, {7 * name, true}, houses_only});
  }
  modes.push_back({10.6, 4, numbers, {7 * name, true}, {false, false, true, 0}});
  modes.push_back({10.8, 4, numbers, {4 * name, true, false}, {false, false, true, 0}});
  modes.push_back({11, 1, numbers, {5 * name, true, false}, {true, false, false, 0}});
  modes.push_back({12, 2, numbers, {5 * name, true, false}, {true, true, false, 0}});
  if (with_words) {
    const graph::RollUp houses_only{true, true, true, 0};
    modes.push_back({13, 3, {true, true, 10 * em, 1}, {9 * name}, houses_only});
    modes.push_back({13.2, 3, {true, true, 7 * em, 2}, {7 * name, true}, houses_only});
  }
  modes.push_back({14, 3, numbers, {7 * name, true}, {true, true, true, 0}});
  modes.push_back({14.2, 3, numbers, {4 * name, true, false}, {true, true, true, 0}});
  // Then the least of the ties are left out, and at last the least tied houses: no tidiness is
  // worth an actor.
  int family = 5;
  auto thin = [&](double penalty, std::size_t most, std::size_t ties) {
    modes.push_back(
        {penalty, family++, numbers, {4 * name, true, false}, {true, true, true, most, ties}});
  };
  double penalty = 30;
  for (std::size_t ties = size.pairs * 3 / 4; ties + 1 >= size.houses && ties > 1;
       ties = ties * 3 / 4) {
    thin(penalty, 0, ties);
    penalty += 10;
  }
  if (size.pairs > size.houses) thin(penalty, 0, size.houses - 1);
  penalty = std::max(penalty, 60.0);
  for (std::size_t most = size.houses * 3 / 4; most >= 3; most = most * 3 / 4) {
    penalty += 20;
    thin(penalty, most, 2 * most);
    thin(penalty + 5, most, most);
  }
  return modes;
}

std::string name_of(const Mode& mode, bool listed, Flow flow, const theme::Metrics& m) {
  std::string name = mode.words.words
                         ? fmt::format("words of {} em{}", std::lround(mode.words.wrap / m.label),
                                       mode.words.notes ? " with dates" : "")
                         : fmt::format("numbers{}", listed ? " and a list" : "");
  if (mode.roll_up.houses) name += ", houses alone";
  if (mode.roll_up.statuses) {
    name += ", ties merged";
  } else if (mode.roll_up.directions) {
    name += ", directions merged";
  }
  if (mode.roll_up.ties > 0) name += fmt::format(", {} pairs", mode.roll_up.ties);
  if (mode.roll_up.most > 0) name += fmt::format(", {} houses", mode.roll_up.most);
  name += fmt::format(", names of {} em", std::lround(mode.cards.name_wrap / m.name));
  return name + (flow == Flow::right ? ", to the right" : ", down");
}

std::vector<std::string> reductions_of(const Mode& mode, bool with_words, bool listed) {
  std::vector<std::string> list;
  if (mode.cards.short_names) list.push_back("short names");
  if (with_words && mode.words.words && !mode.words.notes) list.push_back("no dates at the lines");
  if (with_words && !mode.words.words) {
    list.push_back(listed ? "numbers for words, with a list below" : "numbers for words");
  }
  if (mode.roll_up.houses) list.push_back("officials and bodies inside their houses");
  if (mode.roll_up.directions) list.push_back("opposite ties drawn as one");
  if (mode.roll_up.statuses) list.push_back("ties of one pair drawn as one");
  if (mode.roll_up.ties > 0) list.push_back("the least of the ties left out");
  if (mode.roll_up.most > 0) list.push_back("the least tied houses left out");
  return list;
}

}  // namespace entente::relations
