#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/xml.hpp"

/// What a figure may contain so that office programs, browsers and converters all draw the same.
namespace svg_profile {

inline bool is_color(const std::string& value) {
  return value == "none" || (value.size() == 7 && value[0] == '#' &&
                             std::all_of(value.begin() + 1, value.end(), [](char c) {
                               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
                             }));
}

/// Plain decimals: no exponent, no "-0", no unit, at most two places.
inline bool is_number(const std::string& value) {
  const std::size_t begin = value.starts_with('-') ? 1 : 0;
  const std::size_t dot = value.find('.');
  const std::size_t places = dot == value.npos ? 0 : value.size() - dot - 1;
  const bool digits = std::all_of(value.begin() + static_cast<std::ptrdiff_t>(begin), value.end(),
                                  [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return digits && value.size() > begin && places <= 2 && value != "-0" &&
         (dot == value.npos || (places > 0 && value.back() != '0'));
}

inline const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::set<std::string> paint = {"fill", "stroke", "stroke-width", "stroke-dasharray"};
  auto with = [](std::set<std::string> names) {
    names.insert(paint.begin(), paint.end());
    return names;
  };
  static const std::map<std::string, std::set<std::string>> table = {
      {"svg",
       {"xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "aria-describedby",
        "xml:lang"}},
      {"title", {"id"}},
      {"desc", {"id"}},
      {"g", {"class"}},  // and data-*
      {"rect", with({"x", "y", "width", "height", "rx"})},
      {"circle", with({"cx", "cy", "r"})},
      {"path", with({"d"})},
      {"text",
       {"x", "y", "text-anchor", "font-family", "font-size", "font-weight", "fill", "stroke"}},
  };
  return table;
}

inline void check(const xml::Node& node, std::vector<std::string>& found) {
  static const std::set<std::string> numeric = {"x",  "y",  "width", "height",       "rx",
                                                "cx", "cy", "r",     "stroke-width", "font-size"};
  const auto names = allowed().find(node.name);
  if (names == allowed().end()) {
    found.push_back("element " + node.name);
    return;
  }
  for (const auto& [key, value] : node.attributes) {
    const bool data = node.name == "g" && key.starts_with("data-");
    if (!data && !names->second.contains(key)) found.push_back(node.name + " " + key);
    if (numeric.contains(key) && !is_number(value)) found.push_back(key + "=" + value);
    if ((key == "fill" || key == "stroke") && !is_color(value)) found.push_back(key + "=" + value);
  }
  if (names->second.contains("fill") && (!node.attribute("fill") || !node.attribute("stroke"))) {
    found.push_back(node.name + " without fill or stroke");
  }
  for (const xml::Node& child : node.children) check(child, found);
}

/// Every breach of the profile; empty: none. Throws if the text is not well-formed.
inline std::vector<std::string> violations(const std::string& svg) {
  const xml::Node root = xml::parse(svg);
  std::vector<std::string> found;
  check(root, found);
  for (const char* key : {"width", "height"}) {
    const std::string* value = root.attribute(key);
    if (!value || !std::all_of(value->begin(), value->end(),
                               [](unsigned char c) { return std::isdigit(c); })) {
      found.push_back(std::string(key) + " is no integer");
    }
  }
  return found;
}

}  // namespace svg_profile
