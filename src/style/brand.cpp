#include <algorithm>
#include <map>

#include "flags/colors.hpp"
#include "style/decode.hpp"
#include "theme/theme.hpp"

// Source: brand.yml as its schema has it, posit-dev.github.io/brand-yml. What a brand says of pages
// and programs is passed over.

namespace entente::style {
namespace {

using input::Json;
using input::Object;
using input::Value;

constexpr int longest_chain = 8;  // of colors that are called by the names of others

const Json* member(const Json& json, std::string_view key) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(key);
  return found == json.end() ? nullptr : &*found;
}

class BrandReader {
 public:
  BrandReader(const Value& root, Style& style) : root_(root), style_(style) {}

  void read() {
    Object in(root_, "brand");
    if (!in) return;
    for (const std::string_view passed : {"meta", "defaults"}) in.get(passed);
    if (const auto color = in.get("color")) read_colors(*color);
    if (const auto typography = in.get("typography")) read_fonts(*typography);
    if (const auto logo = in.get("logo")) read_logos(*logo);
    in.finish();
  }

 private:
  static Value at(const Value& parent, std::string_view key, const Json& json) {
    return Value(json, {&parent.path(), key, std::nullopt}, parent.context());
  }

  void read_colors(const Value& value) {
    Object in(value, "set of colors");
    if (!in) return;
    for (const std::string_view passed :
         {"tertiary", "success", "info", "warning", "light", "dark"}) {
      in.get(passed);
    }
    if (const auto palette = in.get("palette")) {
      if (palette->json().is_object()) palette_ = &palette->json();
    }
    const auto read = [&](std::string_view key, std::optional<StyleColor> StyleColors::*color) {
      const std::optional<Value> found = in.get(key);
      if (!found || found->json().is_null()) return;
      const Json* light = member(found->json(), "light");
      const Json* dark = member(found->json(), "dark");
      if (light) style_.light.*color = color_of(at(*found, "light", *light), value.json());
      if (dark) style_.dark.*color = color_of(at(*found, "dark", *dark), value.json());
      if (light || dark) return;
      style_.light.*color = color_of(*found, value.json());
      // Of ink and paper the dark theme has its own, unless the brand is dark or says otherwise.
      const bool turns = color == &StyleColors::ink || color == &StyleColors::paper;
      if (!turns) style_.dark.*color = style_.light.*color;
    };
    read("foreground", &StyleColors::ink);
    read("background", &StyleColors::paper);
    read("secondary", &StyleColors::muted);
    read("primary", &StyleColors::cooperation);
    read("danger", &StyleColors::conflict);
    in.finish();
    read_groups(value);
  }

  /// The colors of the palette, pale, as grounds of names.
  void read_groups(const Value& color) {
    constexpr double pale = 0.2;
    if (!palette_) return;
    const auto paper = theme::rgb(style_.light.paper ? style_.light.paper->rgb : 0xFFFFFF);
    for (const auto& [name, json] : palette_->items()) {
      const std::string* text = json.get_ptr<const std::string*>();
      // A second name of another color says nothing new.
      if (!text || member(*palette_, *text)) continue;
      const auto found = flags::color_of(*text);
      if (!found || style_.light.groups.size() == most_groups) continue;
      const auto spread = std::minmax({found->r, found->g, found->b});
      constexpr int grey = 24;
      if (spread.second - spread.first < grey) continue;
      const theme::Color ground = theme::blend(*found, paper, pale);
      StyleColor group{static_cast<std::uint32_t>(ground.r) << 16 |
                           static_cast<std::uint32_t>(ground.g) << 8 | ground.b,
                       {}};
      const Value of = at(color, "palette", *palette_);
      group.at.pointer = at(of, name, json).pointer();
      style_.light.groups.push_back(group);
    }
  }

  /// A color, or the name of one in the palette or of another use.
  std::optional<StyleColor> color_of(const Value& value, const Json& colors) const {
    const Json* json = &value.json();
    for (int link = 0; link < longest_chain && json->is_string(); ++link) {
      const std::string& text = json->get_ref<const std::string&>();
      const Json* named = palette_ ? member(*palette_, text) : nullptr;
      if (!named) named = member(colors, text);
      if (!named || named == json) break;
      json = named;
    }
    return as_color(Value(*json, value.path(), value.context()));
  }

  void read_fonts(const Value& value) {
    Object in(value, "typography");
    if (!in) return;
    for (const std::string_view passed :
         {"monospace", "monospace-inline", "monospace-block", "link"}) {
      in.get(passed);
    }
    in.each("fonts", [this](const Value& font) { read_files(font); });
    if (const auto base = in.get("base")) style_.text = font_of(*base);
    if (const auto headings = in.get("headings")) style_.headings = font_of(*headings);
    in.finish();
  }

  void read_files(const Value& font) {
    const Json* family = member(font.json(), "family");
    const Json* files = member(font.json(), "files");
    if (!family || !family->is_string() || !files) return;
    std::vector<std::string>& known = files_[family->get<std::string>()];
    at(font, "files", *files).one_or_many([&](const Value& file) {
      const Json* path = member(file.json(), "path");
      if (!path && !file.json().is_string()) return;
      std::string name = as_file(path ? at(file, "path", *path) : file);
      if (!name.empty() && known.size() < most_files) known.push_back(std::move(name));
    });
  }

  StyleFont font_of(const Value& value) const {
    StyleFont font;
    font.at.pointer = value.pointer();
    const Json* family = member(value.json(), "family");
    if (!family && !value.json().is_string()) return font;  // sizes and weights alone
    font.family = (family ? at(value, "family", *family) : value).as_name();
    const auto files = files_.find(font.family);
    if (files != files_.end()) font.files = files->second;
    return font;
  }

  /// The picture that a name or a path means.
  void take_logo(const Value& value, StyleLogo& logo) {
    const Json* json = &value.json();
    const Json* named =
        json->is_string() && images_ ? member(*images_, json->get<std::string>()) : nullptr;
    if (named) json = named;
    if (const Json* alt = member(*json, "alt"); alt && alt->is_string()) {
      style_.logo_name = at(value, "alt", *alt).as_label();
    }
    if (const Json* path = member(*json, "path")) json = path;
    if (json->is_null()) return;
    logo.file = as_file(Value(*json, value.path(), value.context()));
    logo.at.pointer = value.pointer();
  }

  void read_logos(const Value& value) {
    if (!value.json().is_object() || member(value.json(), "path")) {
      return take_logo(value, style_.logo);
    }
    images_ = member(value.json(), "images");
    // As large as the title: the medium one is meant for such places.
    for (const std::string_view size : {"medium", "large", "small"}) {
      const Json* found = member(value.json(), size);
      if (!found) continue;
      const Value chosen = at(value, size, *found);
      const Json* light = member(*found, "light");
      const Json* dark = member(*found, "dark");
      if (light) take_logo(at(chosen, "light", *light), style_.logo);
      if (dark) take_logo(at(chosen, "dark", *dark), style_.dark_logo);
      if (!light && !dark) take_logo(chosen, style_.logo);
      return;
    }
  }

  const Value& root_;
  Style& style_;
  const Json* palette_ = nullptr;
  const Json* images_ = nullptr;
  std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace

void decode_brand(const Value& root, Style& style) { BrandReader(root, style).read(); }

}  // namespace entente::style
