#pragma once

#include <cmath>
#include <initializer_list>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "scene/scene.hpp"

/// Short words for the XML of Office documents.
namespace entente::output {

/// English Metric Units: 914,400 to the inch, so 9,525 to the px.
inline std::string emu(double px) { return std::to_string(std::llround(px * 9525)); }
/// Hundredths of a point.
inline std::string centipoints(double px) { return std::to_string(std::llround(px * 75)); }

inline std::string hex(scene::Color color) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const unsigned channel : {color.r, color.g, color.b}) {
    out += digits[channel >> 4];
    out += digits[channel & 15];
  }
  return out;
}

using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

inline pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes = {}) {
  pugi::xml_node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) {
    node.append_attribute(key).set_value(base::clean_xml(value).c_str());
  }
  return node;
}

inline void add_text(pugi::xml_node parent, const char* name, std::string_view text) {
  add(parent, name).text().set(base::clean_label(text).c_str());
}

inline pugi::xml_node add_color(pugi::xml_node parent, scene::Color color) {
  return add(add(parent, "a:solidFill"), "a:srgbClr", {{"val", hex(color)}});
}

/// The document as a part of a package.
inline std::string printed(const pugi::xml_document& document) {
  std::ostringstream stream;
  stream << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  document.save(stream, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return stream.str();
}

}  // namespace entente::output
