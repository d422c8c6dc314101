#include "relations/graph_modes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::relations {

std::vector<Mode> graph_modes(const theme::Metrics& m) {
  const double em = m.label, name = m.name;
  auto mode = [&](double penalty, WordStyle words, CardStyle cards) {
    return Mode{.penalty = penalty, .words = words, .cards = cards};
  };
  auto words = [&](double wrap, int lines, double air) {
    return WordStyle{.wrap = wrap * em, .max_lines = lines, .air = air};
  };
  auto brief = [&](double wrap, int lines) {
    return WordStyle{.notes = false, .wrap = wrap * em, .max_lines = lines};
  };
  return {mode(0, words(14, 2, 1.4), {.name_wrap = 14 * name}),
          mode(0.05, words(11, 2, 1), {.name_wrap = 9 * name}),
          mode(0.15, words(7.5, 2, 0.6), {.name_wrap = 7 * name}),
          mode(0.3, words(6, 2, 0.6), {.name_wrap = 6 * name}),
          mode(1.3, brief(12, 1), {.name_wrap = 8 * name, .short_names = true}),
          mode(1.4, brief(8, 1), {.name_wrap = 7 * name, .short_names = true}),
          mode(1.5, brief(6, 2), {.name_wrap = 6 * name, .short_names = true})};
}

std::string name_of(const Mode& mode, Flow flow, const theme::Metrics& m) {
  return fmt::format("words of {} em{}, names of {} em, {}", std::lround(mode.words.wrap / m.label),
                     mode.words.notes ? " with dates" : "",
                     std::lround(mode.cards.name_wrap / m.name),
                     flow == Flow::right ? "to the right" : "down");
}

std::vector<std::string> reductions_of(const Mode& mode) {
  std::vector<std::string> list;
  if (mode.cards.short_names) list.push_back("short names");
  if (!mode.words.notes) list.push_back("no dates at the lines");
  return list;
}

}  // namespace entente::relations
