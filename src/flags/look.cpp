#include "flags/look.hpp"

#include <algorithm>
#include <iterator>

#include "flags/colors.hpp"
#include "flags/scan.hpp"

namespace entente::flags {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

double share_of(std::string_view text, double otherwise) {
  if (text.empty()) return otherwise;
  Scan scan(text);
  const auto value = scan.number();
  if (!value) return otherwise;
  return std::clamp(scan.take('%') ? *value / 100 : *value, 0.0, 1.0);
}

void set_ink(Ink& ink, std::string_view text, const Look& look, std::string& problem) {
  if (text.empty() || text == "inherit") return;
  ink.id.clear();
  if (text == "none" || text == "transparent") {
    ink.kind = Ink::Kind::none;
  } else if (const std::string id = id_in(text); !id.empty()) {
    ink.kind = Ink::Kind::reference;
    ink.id = id;
  } else if (text == "currentColor") {
    ink.kind = Ink::Kind::color;
    ink.color = look.current;
  } else if (const auto color = color_of(text)) {
    ink.kind = Ink::Kind::color;
    ink.color = *color;
  } else {
    problem = "it has colors of another kind";
  }
}

void set_pen(Pen& pen, const Properties& properties) {
  pen.width = std::max(0.0, length_of(properties["stroke-width"], 1, pen.width));
  pen.miter_limit = std::max(1.0, length_of(properties["stroke-miterlimit"], 1, pen.miter_limit));
  const std::string_view cap = properties["stroke-linecap"], join = properties["stroke-linejoin"];
  if (cap == "butt") pen.cap = Pen::Cap::butt;
  if (cap == "round") pen.cap = Pen::Cap::round;
  if (cap == "square") pen.cap = Pen::Cap::square;
  if (join == "miter") pen.join = Pen::Join::miter;
  if (join == "round") pen.join = Pen::Join::round;
  if (join == "bevel") pen.join = Pen::Join::bevel;
}

}  // namespace

Properties::Properties(const Node& node) : all_(node.attributes) {
  std::string_view style = node["style"];
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view one = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = one.find(':');
    if (colon == one.npos) continue;
    all_[std::string(trimmed(one.substr(0, colon)))] = trimmed(one.substr(colon + 1));
  }
}

std::string_view Properties::operator[](std::string_view name) const& {
  const auto found = all_.find(name);
  return found == all_.end() ? std::string_view() : trimmed(found->second);
}

Look look_of(const Look& outer, const Properties& properties, std::string& problem) {
  Look look = outer;
  if (const auto color = color_of(properties["color"])) look.current = *color;
  set_ink(look.fill, properties["fill"], look, problem);
  set_ink(look.stroke, properties["stroke"], look, problem);
  look.fill.opacity = share_of(properties["fill-opacity"], look.fill.opacity);
  look.stroke.opacity = share_of(properties["stroke-opacity"], look.stroke.opacity);
  look.opacity *= share_of(properties["opacity"], 1);
  set_pen(look.pen, properties);
  if (properties["fill-rule"] == "evenodd") look.fill_rule = FillRule::evenodd;
  if (properties["fill-rule"] == "nonzero") look.fill_rule = FillRule::nonzero;
  for (const char* name : {"marker", "marker-mid"}) {
    if (!properties[name].empty()) look.marker_mid = id_in(properties[name]);
  }
  const std::string_view visibility = properties["visibility"];
  if (!visibility.empty()) look.visible = visibility == "visible";
  if (properties["display"] == "none") look.visible = false;
  const std::string_view dashes = properties["stroke-dasharray"];
  if (!dashes.empty() && dashes != "none") problem = "it has dashed lines";
  for (const char* name : {"filter", "mask"}) {
    if (!properties[name].empty() && properties[name] != "none") {
      problem = std::string("it has a ") + name;
    }
  }
  return look;
}

std::string id_in(std::string_view reference) {
  if (!reference.starts_with("url(")) return {};
  const std::size_t from = reference.find('#'), to = reference.find_first_of("\"')", from);
  if (from == reference.npos || to == reference.npos) return {};
  return std::string(reference.substr(from + 1, to - from - 1));
}

double length_of(std::string_view text, double whole, double otherwise) {
  Scan scan(trimmed(text));
  const auto value = scan.number();
  if (!value) return otherwise;
  if (scan.take('%')) return *value * whole / 100;
  // Source: CSS Values and Units Module Level 3, 6.2, "Absolute Lengths".
  constexpr std::pair<std::string_view, double> units[] = {
      {"pt", 96.0 / 72}, {"pc", 16}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}};
  const std::string_view unit = scan.word();
  const auto found = std::find_if(std::begin(units), std::end(units),
                                  [unit](const auto& one) { return one.first == unit; });
  return found == std::end(units) ? *value : *value * found->second;
}

}  // namespace entente::flags
