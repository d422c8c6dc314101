#include <fmt/format.h>

#include <algorithm>

#include "style/house.hpp"
#include "style/logo.hpp"
#include "theme/mend.hpp"

namespace entente {
namespace style {
namespace {

using theme::Role;

constexpr std::array<std::string_view, 7> role_names = {
    "ink", "paper", "muted", "cooperation", "conflict", "neutral", "group"};

std::optional<theme::Color> color(const std::optional<StyleColor>& wish) {
  return wish ? std::optional(theme::rgb(wish->rgb)) : std::nullopt;
}

theme::Palette palette_of(const StyleColors& colors) {
  theme::Palette palette{color(colors.ink),
                         color(colors.paper),
                         color(colors.muted),
                         color(colors.cooperation),
                         color(colors.conflict),
                         color(colors.neutral),
                         {}};
  for (const StyleColor& group : colors.groups) palette.groups.push_back(theme::rgb(group.rgb));
  return palette;
}

/// Where a color was wished for.
Location place_of(const StyleColors& colors, Role role, std::size_t group) {
  const std::array<const std::optional<StyleColor>*, 6> wishes = {
      &colors.ink,         &colors.paper,    &colors.muted,
      &colors.cooperation, &colors.conflict, &colors.neutral};
  if (role == Role::group)
    return group < colors.groups.size() ? colors.groups[group].at : Location{};
  const std::optional<StyleColor>& wish = *wishes[static_cast<std::size_t>(role)];
  return wish ? wish->at : Location{};
}

std::string hex(theme::Color c) { return fmt::format("#{:02X}{:02X}{:02X}", c.r, c.g, c.b); }

Diagnostic told(const StyleColors& colors, const theme::Mended& change, ThemeName name) {
  const std::string_view role = role_names[static_cast<std::size_t>(change.role)];
  const bool mark = change.role == Role::cooperation || change.role == Role::conflict ||
                    change.role == Role::neutral;
  std::string why = fmt::format("{} has {:.2f}:1 there, and needs {}:1", mark ? "a mark" : "text",
                                change.contrast, mark ? "3" : "4.5");
  if (change.contrast == 0) why = "not every eye could tell it from another sign";
  Diagnostic note = make_diagnostic(
      Code::style_mended,
      fmt::format("the color of {} is drawn as {} instead of {}{}: {}", role, hex(change.to),
                  hex(change.from), name == ThemeName::dark ? " in the dark theme" : "", why),
      "its hue is kept; write the new color into the style to make this explicit");
  note.at = place_of(colors, change.role, change.group);
  return note;
}

class Dresser {
 public:
  Dresser(const Style& style, std::span<const ThemeName> themes) : style_(style), themes_(themes) {}

  Checked<HouseStyle> dress() {
    house_.family = style_.text.family;
    house_.headings = style_.headings.family;
    house_.logo_name = style_.logo_name;
    house_.corner = style_.corner;
    house_.radius = style_.radius;
    house_.lines = style_.lines;
    set_colors(ThemeName::light, style_.light);
    set_colors(ThemeName::dark, style_.dark);
    // In print there are greys alone.
    house_.themes[static_cast<std::size_t>(ThemeName::print)] = theme::theme(ThemeName::print);
    set_logos();
    tidy(result_.diagnostics);
    if (!has_errors(result_.diagnostics)) {
      result_.value = std::make_shared<const House>(std::move(house_));
    }
    return std::move(result_);
  }

 private:
  bool is_asked_for(ThemeName name) const {
    return std::find(themes_.begin(), themes_.end(), name) != themes_.end();
  }

  void set_colors(ThemeName name, const StyleColors& wishes) {
    theme::MendedTheme mended = theme::mended(palette_of(wishes), theme::theme(name));
    house_.themes[static_cast<std::size_t>(name)] = mended.theme.value_or(theme::theme(name));
    if (!is_asked_for(name)) return;
    for (const theme::Mended& change : mended.changes) {
      result_.diagnostics.push_back(told(wishes, change, name));
    }
    if (mended.theme) return;
    Diagnostic refusal = make_diagnostic(
        Code::style_refused,
        fmt::format("colors that cannot be mended{}: {}",
                    name == ThemeName::dark ? " in the dark theme" : "", mended.reason),
        "take other hues for the signs, or a paper that is lighter or darker");
    refusal.at = place_of(wishes, mended.culprit, 0);
    if (refusal.at.file.empty())
      refusal.at.file = style_.light.paper ? style_.light.paper->at.file : "";
    result_.diagnostics.push_back(std::move(refusal));
  }

  std::optional<Logo> logo_of(const StyleLogo& given) {
    if (given.file.empty()) return std::nullopt;
    LogoReading reading = read_logo(given.bytes);
    if (reading.logo) return std::move(reading.logo);
    Diagnostic problem =
        make_diagnostic(Code::bad_logo, fmt::format("the logo cannot be drawn: {}", reading.reason),
                        "give an SVG of plain shapes, or a PNG");
    problem.at = given.at;
    result_.diagnostics.push_back(std::move(problem));
    return std::nullopt;
  }

  void set_logos() {
    std::optional<Logo> light = logo_of(style_.logo), dark = logo_of(style_.dark_logo);
    std::optional<Logo> print = light;
    if (print && print->shapes) print->shapes = flags::in_greys(*std::move(print->shapes));
    house_.logos = {light, dark ? dark : light, std::move(print)};
  }

  const Style& style_;
  std::span<const ThemeName> themes_;
  House house_;
  Checked<HouseStyle> result_;
};

}  // namespace

theme::Metrics House::fitted(theme::Metrics metrics) const {
  for (double* width : {&metrics.verbal, &metrics.material, &metrics.leader,
                        &metrics.outline_country, &metrics.outline_other, &metrics.rule}) {
    *width = std::max(0.5, *width * lines);
  }
  metrics.corner = std::min(radius, 0.4 * metrics.name);
  return metrics;
}

}  // namespace style

Checked<HouseStyle> house_style(const Style& style, std::span<const ThemeName> themes) {
  return style::Dresser(style, themes).dress();
}

}  // namespace entente
