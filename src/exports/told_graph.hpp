#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/account.hpp"
#include "exports/told.hpp"

namespace entente::exports {

/// A fact of a node or an edge: its name and its text, which is never empty.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

struct ToldNode {
  std::string id, label;
  Attributes attributes;
  std::vector<Span> spells;  ///< of its life
};

/// One item between two nodes.
struct ToldEdge {
  std::string source, target;  ///< ids of nodes
  bool directed = true;
  std::string label;
  double weight = 1;
  Attributes attributes;
  std::vector<Span> spells;  ///< none: undated
};

/// A dossier as graph programs have it. An item of several is an edge for each two that it ties; an
/// event that brings more than three together is a node of its own, as in the figures.
struct ToldGraph {
  std::string title;
  std::vector<ToldNode> nodes;
  std::vector<ToldEdge> edges;
  /// Of the graph as a whole: some programs refuse a graph in which some edges have a direction and
  /// others have none. In such a one every edge has one in the file, and those that are mutual have
  /// the attribute "directed" with the text "false".
  bool directed = false;
};

ToldGraph tell_graph(const Dossier& dossier, Account& account);

/// The names of all attributes, in the order in which they are first met.
template <class Record>
std::vector<std::string_view> attribute_names(const std::vector<Record>& records) {
  std::vector<std::string_view> names;
  for (const Record& record : records) {
    for (const auto& [name, text] : record.attributes) {
      bool known = false;
      for (const std::string_view other : names) known = known || other == name;
      if (!known) names.push_back(name);
    }
  }
  return names;
}

}  // namespace entente::exports
