#include "loader/embed_fonts.hpp"

#include <map>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "loader/load.hpp"
#include "text/fonts.hpp"
#include "text/stretches.hpp"

namespace entente::loader {
namespace {

/// By family, empty for the figure's own type, and weight.
using Letters = std::map<std::pair<std::string, bool>, std::set<char32_t>>;

void add_letters(const std::string& words, std::set<char32_t>& letters) {
  for (std::size_t at = 0; at < words.size();) letters.insert(base::next_code_point(words, at));
}

void add_own_letters(const text::Part& part, std::set<char32_t>& letters) {
  std::set<char32_t> all;
  add_letters(part.text, all);
  for (const char32_t letter : all) {
    if (text::in_own_type(letter, part.bold)) letters.insert(letter);
  }
}

void collect(const std::vector<scene::Element>& elements, Letters& letters) {
  for (const scene::Element& element : elements) {
    if (const auto* group = std::get_if<scene::Group>(&element)) collect(group->elements, letters);
    const auto* shape = std::get_if<scene::TextShape>(&element);
    if (!shape) continue;
    if (shape->line.parts.empty()) add_letters(shape->text, letters[{"", shape->bold}]);
    for (const text::Part& part : shape->line.parts) {
      if (part.estimated) continue;
      add_letters(part.text, letters[{part.family, part.bold}]);
      // The figure's own type comes first, and so has nothing that was measured by another.
      if (!part.family.empty()) add_own_letters(part, letters[{"", part.bold}]);
    }
  }
}

}  // namespace

Diagnostics embed_fonts(const Fonts& fonts, scene::Scene& scene) {
  if (!load()) return {unavailable()};
  Letters all;
  collect(scene.elements, all);
  scene.own_family = fonts->own(false)->family();
  Diagnostics problems;
  for (const auto& [kind, letters] : all) {
    const auto& [family, bold] = kind;
    const text::Face* face = family.empty() ? fonts->own(bold) : fonts->named(family, bold);
    Checked<std::string> part = load()->web_font(face->file(), face->index(), letters);
    for (Diagnostic& problem : part.diagnostics) problems.push_back(std::move(problem));
    if (part.value) scene.fonts.push_back({face->family(), bold, std::move(*part.value)});
  }
  return problems;
}

}  // namespace entente::loader
