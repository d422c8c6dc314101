#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "flags/polygons.hpp"
#include "flags/xml_tree.hpp"

namespace entente::flags {

/// What fills a shape or draws its outline.
struct Ink {
  enum class Kind { none, color, reference } kind = Kind::none;
  theme::Color color;
  std::string id = {};  ///< of a gradient or pattern
  double opacity = 1;
};

/// What an element inherits from those around it.
struct Look {
  Ink fill{Ink::Kind::color, {}, {}, 1}, stroke;
  FillRule fill_rule = FillRule::nonzero;
  Pen pen;
  theme::Color current;    ///< "currentColor"
  std::string marker_mid;  ///< id, may be empty
  bool visible = true;
  double opacity = 1;  ///< of all groups around
};

/// The properties of one element, from its attributes and its inline style, which wins.
class Properties {
 public:
  explicit Properties(const Node& node);
  /// Empty if it is not set. It lives as long as the properties do.
  std::string_view operator[](std::string_view name) const&;
  std::string_view operator[](std::string_view name) const&& = delete;

 private:
  std::map<std::string, std::string, std::less<>> all_;
};

/// The look of an element in a place with the look `outer`. `problem`: set if it cannot be drawn.
Look look_of(const Look& outer, const Properties& properties, std::string& problem);

/// "a" for "url(#a)"; empty for anything else.
std::string id_in(std::string_view reference);

/// A length in px; `whole`: what percents are of. `otherwise` if there is none.
double length_of(std::string_view text, double whole, double otherwise = 0);

}  // namespace entente::flags
