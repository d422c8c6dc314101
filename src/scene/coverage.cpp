#include "scene/coverage.hpp"

#include <fmt/format.h>

#include <set>

#include "text/measure.hpp"

namespace entente::scene {
namespace {

void collect(const std::vector<Element>& elements, std::set<std::string>& scripts) {
  for (const Element& element : elements) {
    if (const auto* line = std::get_if<TextShape>(&element)) {
      if (!text::covered(line->text)) scripts.insert(text::uncovered_script(line->text));
    } else if (const auto* group = std::get_if<Group>(&element)) {
      collect(group->elements, scripts);
    }
  }
}

}  // namespace

Diagnostics font_coverage(const Scene& scene) {
  std::set<std::string> scripts;
  collect(scene.elements, scripts);
  Diagnostics warnings;
  for (const std::string& script : scripts) {
    Diagnostic warning = make_diagnostic(
        Code::font_coverage, fmt::format("the width of text in {} is an estimate", script),
        "give a font that has these letters, with --font");
    warning.severity = Severity::warning;
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace entente::scene
