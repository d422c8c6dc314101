#include <fmt/format.h>

#include <set>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/realistic_dossier.hpp"

// What holds for every map, whatever the dossier.

using namespace entente;
using namespace entente::test;

namespace {

RenderOptions as_map(const std::string& preset, ThemeName theme) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.size.preset = preset;
  options.theme = theme;
  options.form = GraphForm::map;
  return options;
}

bool is_map(const Rendering& rendering) {
  for (const auto& [kind, report] : rendering.layouts) {
    for (const FormTrial& trial : report.forms) {
      if (trial.form == "map" && trial.drawn) return true;
    }
  }
  return false;
}

/// Numbers of all items that an edge of the figure stands for.
std::set<int> told_by_lines(const std::string& svg) {
  std::set<int> numbers;
  const std::string key = "data-events=\"";
  for (std::size_t at = svg.find(key); at != std::string::npos; at = svg.find(key, at)) {
    at += key.size();
    const std::string list = svg.substr(at, svg.find('"', at) - at);
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      numbers.insert(std::stoi(list.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return numbers;
}

/// What the note under the figure says is not shown.
std::size_t told_as_missing(const std::string& svg) {
  const std::string words = "Further events not shown: ";
  const std::size_t at = svg.find(words);
  return at == std::string::npos ? 0 : std::stoul(svg.substr(at + words.size()));
}

}  // namespace

TEST_CASE("a map has no fault, and what it draws and what it says is missing are all") {
  const std::string presets[] = {"slide", "a4", "column"};
  const ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::print};
  int maps = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Extent extent{15 + 5 * static_cast<int>(seed), 30 + 10 * static_cast<int>(seed), 20};
    const std::string bytes = realistic_dossier(seed, extent).dump();
    const Dossier dossier = dossier_of(bytes);
    const RenderOptions options = as_map(presets[seed % 3], themes[seed / 3 % 3]);
    const Checked<Rendering> rendering = render(dossier, options);
    INFO("seed " << seed << " as " << options.size.preset);
    REQUIRE(rendering.value);
    if (!is_map(*rendering.value)) continue;
    ++maps;
    const Figure& figure = rendering.value->figures.front();
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    const std::size_t told = told_by_lines(figure.svg).size() + told_as_missing(figure.desc);
    CHECK(told == rendering.value->items.rows.size());
    const Checked<Rendering> again = render(dossier, options);
    CHECK(again.value->figures.front().svg == figure.svg);
  }
  CHECK(maps >= 10);
}
