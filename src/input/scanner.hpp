#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/source_map.hpp"

namespace entente::input {

/// Why a text is no JSON, in words for the person who wrote it.
struct Fault {
  Code code = Code::json_syntax;
  TextSpan at;
  std::string message, hint;
  std::optional<TextSpan> other;  ///< a further place, such as the bracket that is not closed
  std::string other_message;
};

struct DuplicateKey {
  std::size_t node = 0, first = 0;
};

struct Scan {
  std::optional<Fault> fault;
  std::vector<DuplicateKey> duplicates;
};

/// Checks that text[span] is one JSON value (RFC 8259, finite numbers, whole surrogate pairs,
/// nested at most `depth` deep) and appends its nodes to the map. What it accepts, nlohmann/json
/// accepts. After a fault the nodes are as they were before. Pre: the text is UTF-8.
Scan scan(SourceMap& map, TextSpan span, std::size_t depth);

}  // namespace entente::input
