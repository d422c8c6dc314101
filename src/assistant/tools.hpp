#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "assistant/server.hpp"
#include "entente/dossier.hpp"

namespace entente::assistant {

using Json = nlohmann::ordered_json;

/// Of a list of problems or of differences.
inline constexpr std::size_t most_told = 50;

/// A tool: its name, what it is for, and what it takes and gives as JSON Schema.
struct Tool {
  std::string_view name, title, description;
  std::string input;
  std::string_view output;
  bool writes = false;
  /// `content` and, where it has an output schema, `structuredContent`; `isError`.
  Json (*call)(const Json& arguments, const Setting& setting) = nullptr;
};

const std::vector<Tool>& tools();

/// What cannot be done with the arguments, as words for the assistant that gave them.
struct BadArguments {
  std::string message;
};

/// What became of an earlier version of a dossier: the same as data and in words.
struct Comparison {
  Json data;
  std::string words;
};
Comparison comparison(const Dossier& before, const Dossier& after);

/// Why the arguments do not fit the schema of the tool; empty if they do. Knows what the schemas of
/// tools() use of JSON Schema.
std::string misfit(const Json& arguments, const Json& schema);

}  // namespace entente::assistant
