#pragma once

#include "entente/style.hpp"
#include "input/reader.hpp"

namespace entente::style {

constexpr std::string_view format_word = "entente-style/1";
constexpr double largest_radius = 12, thinnest = 0.5, widest_lines = 2;
constexpr std::size_t most_groups = 8, most_files = 8;

/// A style of our own. Places are JSON pointers alone.
void decode_style(const input::Value& root, Style& style);
/// What a brand shares with it.
void decode_brand(const input::Value& root, Style& style);

/// "#1B1F24", "#fff", "rgb(0, 50, 255)", "crimson".
std::optional<StyleColor> as_color(const input::Value& value);
/// A name of a file, without what could end it.
std::string as_file(const input::Value& value);

}  // namespace entente::style
