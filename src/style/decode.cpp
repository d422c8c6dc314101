#include "style/decode.hpp"

#include <fmt/format.h>

#include "flags/colors.hpp"
#include "model/checks.hpp"

namespace entente::style {
namespace {

using input::Need;
using input::Object;
using input::Value;

constexpr std::array<model::Word<PageCorner>, 4> corners = {
    {{"top-right", PageCorner::top_right},
     {"top-left", PageCorner::top_left},
     {"bottom-right", PageCorner::bottom_right},
     {"bottom-left", PageCorner::bottom_left}}};

void read_colors(Object& in, StyleColors& colors) {
  const auto read = [&in](std::string_view key, std::optional<StyleColor>& color) {
    if (const std::optional<Value> found = in.get(key)) color = as_color(*found);
  };
  read("ink", colors.ink);
  read("paper", colors.paper);
  read("muted", colors.muted);
  read("cooperation", colors.cooperation);
  read("conflict", colors.conflict);
  read("neutral", colors.neutral);
  const std::optional<Value> groups = in.get("groups");
  if (!groups) return;
  if (groups->json().is_array() && groups->json().size() > most_groups) {
    groups->fail(Code::limit_exceeded, fmt::format("there are {} groups, more than the limit of {}",
                                                   groups->json().size(), most_groups));
    return;
  }
  groups->each([&](const Value& value) {
    if (const auto color = as_color(value)) colors.groups.push_back(*color);
  });
}

StyleFont read_font(const Value& value) {
  StyleFont font;
  font.at.pointer = value.pointer();
  if (value.json().is_string()) {
    font.family = value.as_name();
    return font;
  }
  Object in(value, "font");
  if (!in) return font;
  font.family = in.name("family", Need::required);
  in.one_or_many("files", [&](const Value& file) {
    if (font.files.size() < most_files) font.files.push_back(as_file(file));
  });
  in.finish();
  return font;
}

StyleLogo read_logo_name(const Value& value) {
  StyleLogo logo;
  logo.file = as_file(value);
  logo.at.pointer = value.pointer();
  return logo;
}

void read_logos(const Value& value, Style& style) {
  if (value.json().is_string()) {
    style.logo = read_logo_name(value);
    return;
  }
  Object in(value, "logo");
  if (!in) return;
  if (const auto file = in.get("file", Need::required)) style.logo = read_logo_name(*file);
  if (const auto file = in.get("dark")) style.dark_logo = read_logo_name(*file);
  style.logo_name = in.label("name");
  in.finish();
}

}  // namespace

std::optional<StyleColor> as_color(const Value& value) {
  if (!value.json().is_string()) {
    value.fail_type("a color as a text", "write it as \"#1B1F24\"");
    return std::nullopt;
  }
  const std::string& text = value.json().get_ref<const std::string&>();
  const std::optional<theme::Color> color = flags::color_of(text);
  if (!color) {
    value.fail(Code::bad_value, fmt::format("{} is not a color", model::in_quotes(text)),
               "write it as \"#1B1F24\", or by a name that style sheets know, such as \"navy\"");
    return std::nullopt;
  }
  StyleColor found{static_cast<std::uint32_t>(color->r) << 16 |
                       static_cast<std::uint32_t>(color->g) << 8 | color->b,
                   {}};
  found.at.pointer = value.pointer();
  return found;
}

std::string as_file(const Value& value) {
  std::string name = value.as_id();
  if (name.find('\0') == name.npos && name.find("://") == name.npos) return name;
  value.fail(Code::bad_value, "this is not the name of a file",
             "files are read from this machine: give a name, beside the style");
  return "";
}

void decode_style(const Value& root, Style& style) {
  Object in(root, "style");
  if (!in) return;
  const std::optional<Value> format = in.get("format", Need::required);
  if (format && format->json() != format_word) {
    format->fail(Code::bad_format, "this is not a style that this program reads",
                 fmt::format("styles begin with \"format\": \"{}\"; `entente schema style` prints "
                             "what they may hold",
                             format_word));
    return;
  }
  in.get("$schema");
  if (const std::optional<Value> colors = in.get("colors")) {
    Object all(*colors, "set of colors");
    if (all) read_colors(all, style.light);
    if (const std::optional<Value> dark = all ? all.get("dark") : std::nullopt) {
      Object others(*dark, "set of colors");
      if (others) read_colors(others, style.dark);
      others.finish();
    }
    all.finish();
    // The hues of a house are the same in both; what is not legible on the other paper is mended.
    for (const auto color : {&StyleColors::muted, &StyleColors::cooperation, &StyleColors::conflict,
                             &StyleColors::neutral}) {
      if (!(style.dark.*color)) style.dark.*color = style.light.*color;
    }
  }
  if (const std::optional<Value> fonts = in.get("fonts")) {
    Object all(*fonts, "set of fonts");
    if (const auto font = all ? all.get("text") : std::nullopt) style.text = read_font(*font);
    if (const auto font = all ? all.get("headings") : std::nullopt)
      style.headings = read_font(*font);
    all.finish();
  }
  if (const std::optional<Value> logo = in.get("logo")) read_logos(*logo, style);
  if (const std::optional<Value> corner = in.get("corner")) {
    Object all(*corner, "corner");
    if (const auto radius = all ? all.get("radius") : std::nullopt)
      style.radius = radius->as_number(0, largest_radius).value_or(0);
    style.corner = all.word("logo", corners).value_or(style.corner);
    all.finish();
  }
  if (const std::optional<Value> lines = in.get("lines")) {
    style.lines = lines->as_number(thinnest, widest_lines).value_or(1);
  }
  in.finish();
}

}  // namespace entente::style
