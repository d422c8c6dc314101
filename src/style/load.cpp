#include <functional>

#include "style/decode.hpp"
#include "yaml/to_json.hpp"

namespace entente {
namespace style {
namespace {

constexpr std::size_t most_style = 256 * 1024;

bool is_brand(std::string_view file) { return file.ends_with(".yml") || file.ends_with(".yaml"); }

/// Every place that a style remembers.
std::vector<Location*> places_of(Style& style) {
  std::vector<Location*> places;
  for (StyleColors* colors : {&style.light, &style.dark}) {
    for (std::optional<StyleColor>* color :
         {&colors->ink, &colors->paper, &colors->muted, &colors->cooperation, &colors->conflict,
          &colors->neutral}) {
      if (*color) places.push_back(&(*color)->at);
    }
    for (StyleColor& group : colors->groups) places.push_back(&group.at);
  }
  for (StyleFont* font : {&style.text, &style.headings}) places.push_back(&font->at);
  for (StyleLogo* logo : {&style.logo, &style.dark_logo}) places.push_back(&logo->at);
  return places;
}

/// Decodes JSON; `locate` says where in the user's own text a pointer leads.
Checked<Style> decode(const input::Parsed& parsed, std::string_view file,
                      void (*read)(const input::Value&, Style&),
                      const std::function<void(Location&, input::Spot)>& locate) {
  const Limits limits;
  Checked<Style> result;
  result.diagnostics = parsed.diagnostics;
  if (!parsed.readable) return result;
  input::Report report(parsed.document, result.diagnostics);
  input::Context context{report, limits};
  Style style;
  read({parsed.document.root, {}, context}, style);
  for (Diagnostic& diagnostic : result.diagnostics) {
    locate(diagnostic.at,
           diagnostic.code == Code::unknown_key ? input::Spot::key : input::Spot::value);
  }
  for (Location* place : places_of(style)) {
    if (!place->pointer.empty()) locate(*place, input::Spot::value);
    place->file = file;
  }
  if (!has_errors(result.diagnostics)) result.value = std::move(style);
  return result;
}

Checked<Style> load_json(std::string_view bytes, std::string_view file) {
  const input::Parsed parsed = input::parse(bytes, file, Limits());
  const auto locate = [&](Location& at, input::Spot spot) {
    if (at.line > 0) return;
    std::string pointer = std::move(at.pointer);
    at = input::place(parsed.document, parsed.document.map.find(pointer), spot);
    at.pointer = std::move(pointer);
  };
  return decode(parsed, file, decode_style, locate);
}

Checked<Style> load_brand(std::string_view bytes, std::string_view file) {
  const yaml::Conversion yaml = yaml::to_json(bytes);
  if (yaml.json.empty()) {
    Diagnostic problem =
        make_diagnostic(Code::bad_format, "this is not YAML that can be read: " + yaml.problem);
    problem.at = yaml.at;
    problem.at.file = file;
    return {std::nullopt, {std::move(problem)}};
  }
  const auto locate = [&](Location& at, input::Spot spot) {
    const auto found = yaml.places.find(at.pointer);
    std::string pointer = std::move(at.pointer);
    if (found != yaml.places.end()) {
      at = spot == input::Spot::key ? found->second.key : found->second.value;
    }
    at.file = file;
    at.pointer = std::move(pointer);
  };
  return decode(input::parse(yaml.json, file, Limits()), file, decode_brand, locate);
}

}  // namespace
}  // namespace style

Checked<Style> load_style(std::string_view bytes, std::string_view file) {
  if (bytes.size() > style::most_style) {
    Diagnostic problem = make_diagnostic(Code::limit_exceeded, "the style has more than 256 kB");
    problem.at.file = file;
    return {std::nullopt, {std::move(problem)}};
  }
  Checked<Style> style =
      style::is_brand(file) ? style::load_brand(bytes, file) : style::load_json(bytes, file);
  tidy(style.diagnostics);
  return style;
}

}  // namespace entente
