#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente::input {

/// Where one JSON value stands in the text.
struct Node {
  TextSpan key;            ///< with its quotes; empty if the value has none
  TextSpan value;          ///< with its quotes or brackets
  std::uint32_t next = 0;  ///< index of the first node after this one and all inside it
  std::uint32_t parent = 0;
  std::uint32_t children = 0;  ///< where they stand in SourceMap::children
  bool keyed = false;          ///< an object: its children have keys, not indices
};

/// The places of all values of a text. Nodes stand in the order of the text, parents before their
/// children, so that the children of `i` are `i + 1`, `nodes[i + 1].next`, … up to `nodes[i].next`.
struct SourceMap {
  std::string_view text;  ///< not owned
  std::vector<Node> nodes;
  /// For each list and object that has children, their number and their nodes: of a list in their
  /// order, of an object by their decoded keys.
  std::vector<std::uint32_t> children;

  /// The value that `pointer` (RFC 6901) names, or the nearest one around it that exists. If a key
  /// stands twice, the last one counts, as it does for the parser. Pre: nodes is not empty.
  struct Found {
    std::size_t node = 0;
    bool exact = true;
    std::size_t steps = 0;  ///< children that were looked at on the way
  };
  Found find(std::string_view pointer) const;

  /// The children of a list or object.
  std::span<const std::uint32_t> children_of(std::size_t node) const;
  /// Notes them; of an object they must be sorted by their keys. Pre: not done before.
  void set_children(std::size_t node, const std::vector<std::uint32_t>& sorted);
  std::string key_of(std::size_t node) const;

  /// Pre: node < nodes.size().
  std::string pointer_to(std::size_t node) const;

  /// The bytes that the character `offset` bytes into a decoded string is written with; the closing
  /// quote if `offset` is at its end. Pre: `string` is the span of a string value.
  TextSpan inside(TextSpan string, std::size_t offset) const;
};

/// The text between the quotes with its escapes resolved. Pre: accepted by the scanner.
std::string decoded(std::string_view quoted);
/// One reference token of a JSON pointer: "~" and "/" escaped.
std::string pointer_token(std::string_view key);

}  // namespace entente::input
