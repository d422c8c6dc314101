#include "scene/coverage.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "text/measure.hpp"
#include "text/scripts.hpp"

namespace entente::scene {
namespace {

/// The letters that no font was given for, script by script.
using Missing = std::map<std::string_view, std::set<char32_t>>;

void collect(const std::vector<Element>& elements, Missing& missing) {
  for (const Element& element : elements) {
    if (const auto* line = std::get_if<TextShape>(&element)) {
      for (const char32_t letter : text::uncovered(line->text)) {
        missing[text::script(letter).name].insert(letter);
      }
    } else if (const auto* group = std::get_if<Group>(&element)) {
      collect(group->elements, missing);
    }
  }
}

std::string advice(const text::Script& script) {
  if (script.font.empty()) return "give a font that has these letters, with --font";
  const std::string package =
      script.package.empty() ? "" : fmt::format(" (Debian: {})", script.package);
  return fmt::format("give a font that has these letters, with --font: {}{}, or another",
                     script.font, package);
}

}  // namespace

Diagnostics font_coverage(const Scene& scene) {
  Missing missing;
  collect(scene.elements, missing);
  Diagnostics warnings;
  for (const auto& [script, letters] : missing) {
    const std::string count =
        letters.size() == 1 ? "1 letter" : fmt::format("{} letters", letters.size());
    Diagnostic warning = make_diagnostic(
        Code::font_coverage,
        fmt::format("the width of text in {} is an estimate: no font was given for {}", script,
                    count),
        advice(text::script(*letters.begin())));
    warning.severity = Severity::warning;
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace entente::scene
