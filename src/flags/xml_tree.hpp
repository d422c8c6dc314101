#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente::flags {

/// An element with what is in it; characters are left out.
struct Node {
  std::string name;  ///< without the prefix "svg:"
  std::map<std::string, std::string, std::less<>> attributes;
  std::vector<std::unique_ptr<Node>> children;

  /// Empty if it is not there.
  std::string_view operator[](std::string_view key) const;
};

struct Tree {
  std::unique_ptr<Node> root;  ///< null: see `problem`
  std::map<std::string, const Node*, std::less<>> by_id;
  std::string problem;
};

/// Refuses what is not well-formed, what declares entities or has a style sheet, and what has more
/// than 20,000 elements or is nested more than 64 deep.
Tree parse_xml(std::string_view text);

}  // namespace entente::flags
