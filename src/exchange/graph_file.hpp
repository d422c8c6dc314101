#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/input.hpp"
#include "exchange/row.hpp"

/// What a file of a graph program says, whatever its format.
namespace entente::exchange {

/// A stretch of time as written; an end that is empty is open.
struct Spell {
  std::string start, end;
};

struct GraphRecord {
  model::Origin at;
  std::string id;
  std::map<std::string, std::string> values;  ///< by their names in lower case
  std::vector<Spell> spells;
};

struct GraphEdge : GraphRecord {
  std::string source, target;    ///< ids of nodes
  std::optional<bool> directed;  ///< none: as the graph is
};

struct Graph {
  std::string title;
  bool directed = true;
  bool numbers_are_years = false;  ///< times without a format
  std::vector<GraphRecord> nodes;
  std::vector<GraphEdge> edges;
  std::vector<RowFault> left_out;  ///< each of a record of its own
};

/// Nodes and edges of one file.
constexpr std::size_t most_graph_records = 500000;

/// Reads a file into a graph. `at`: names the file. The fault that ended reading, if one did.
using ParseGraph = std::optional<RowFault> (*)(const Input& input, const model::Origin& at,
                                               const Limits& limits, Graph& graph);

std::optional<RowFault> parse_node_link(const Input& input, const model::Origin& at,
                                        const Limits& limits, Graph& graph);
std::optional<RowFault> parse_cytoscape(const Input& input, const model::Origin& at,
                                        const Limits& limits, Graph& graph);
std::optional<RowFault> parse_graphml(const Input& input, const model::Origin& at,
                                      const Limits& limits, Graph& graph);
std::optional<RowFault> parse_gexf(const Input& input, const model::Origin& at,
                                   const Limits& limits, Graph& graph);

std::optional<RowFault> parse_dot(const Input& input, const model::Origin& at, const Limits& limits,
                                  Graph& graph);

bool is_dot(const Input& input);
bool is_node_link(const Input& input);
bool is_cytoscape(const Input& input);
bool is_graphml(const Input& input);
bool is_gexf(const Input& input);

RowFault too_many_records(const model::Origin& at);

}  // namespace entente::exchange
