#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// The first character of a file's name that a rule cannot hold: what Make and Ninja do not both
/// read as a part of the name, however it is written. Nullopt: the name can be told to both.
std::optional<std::string> unfit_for_rule(std::string_view name);

/// "figure.svg figure.alt.txt: story.json", with a line end. Pre: names that are fit for it.
std::string rule(const std::vector<std::string>& outputs, const std::string& input);

/// True if a text is empty or nothing but such rules for figures.
bool is_made_of_rules(std::string_view text);

}  // namespace entente::cli
