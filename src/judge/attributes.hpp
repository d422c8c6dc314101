#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scene/scene.hpp"

/// Values of attributes as svg::write() writes them; nullopt for any other spelling.
namespace entente::judge {

/// Plain decimal, at most a million either way.
std::optional<double> number(std::string_view text);
/// Numbers with spaces between; empty for anything else.
std::vector<double> numbers(std::string_view text);
/// "#1B1F24"
std::optional<scene::Color> color(std::string_view text);
/// Absolute moves, lines, cubics and closings.
std::optional<std::vector<scene::Segment>> path_data(std::string_view text);

}  // namespace entente::judge
