#include <nlohmann/json.hpp>

#include "base/plain_number.hpp"
#include "exports/told_graph.hpp"
#include "exports/writers.hpp"

namespace entente::exports {
namespace {

using GraphJson = nlohmann::ordered_json;

/// A text of DOT in quotes: a backslash is one, and no escape.
std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + '"';
}

void append_dot(std::string& out, std::string_view name, std::string_view text) {
  out += (out.back() == '[' ? "" : ", ") + dot_text(name) + '=' + dot_text(text);
}

GraphJson facts_of(const ToldNode& node) {
  GraphJson out = {{"id", node.id}, {"label", node.label}, {"name", node.label}};
  for (const auto& [name, text] : node.attributes) out[std::string(name)] = text;
  return out;
}

/// The key tells parallel edges apart.
GraphJson facts_of(const ToldEdge& edge, const std::string& id) {
  GraphJson out = {{"id", id},
                   {"key", id},
                   {"source", edge.source},
                   {"target", edge.target},
                   {"directed", edge.directed},
                   {"label", edge.label},
                   {"name", edge.label},
                   {"weight", edge.weight}};
  for (const auto& [name, text] : edge.attributes) {
    if (name != "directed") out[std::string(name)] = text;
  }
  return out;
}

std::string graph_text(const GraphJson& json) {
  return json.dump(1, ' ', false, GraphJson::error_handler_t::replace) + '\n';
}

}  // namespace

std::string write_dot(const Dossier& dossier, Account& account) {
  const ToldGraph graph = tell_graph(dossier, account);
  std::string out = "digraph {\n  graph [";
  append_dot(out, "label", graph.title);
  out += "]\n";
  for (const ToldNode& node : graph.nodes) {
    out += "  " + dot_text(node.id) + " [";
    append_dot(out, "label", node.label);
    for (const auto& [name, text] : node.attributes) {
      append_dot(out, name == "url" ? "URL" : name, text);
    }
    out += "]\n";
  }
  for (const ToldEdge& edge : graph.edges) {
    out += "  " + dot_text(edge.source) + " -> " + dot_text(edge.target) + " [";
    append_dot(out, "label", edge.label);
    append_dot(out, "weight", base::plain_number(edge.weight));
    if (!edge.directed) append_dot(out, "dir", "none");
    for (const auto& [name, text] : edge.attributes) {
      append_dot(out, name == "url" ? "URL" : name, text);
    }
    out += "]\n";
  }
  return out + "}\n";
}

std::string write_node_link(const Dossier& dossier, Account& account) {
  const ToldGraph graph = tell_graph(dossier, account);
  GraphJson out = {
      {"directed", graph.directed}, {"multigraph", true}, {"graph", {{"title", graph.title}}}};
  out["nodes"] = GraphJson::array();
  for (const ToldNode& node : graph.nodes) out["nodes"].push_back(facts_of(node));
  out["links"] = GraphJson::array();
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    GraphJson link = facts_of(graph.edges[i], "e" + std::to_string(i + 1));
    out["links"].push_back(std::move(link));
  }
  return graph_text(out);
}

std::string write_cytoscape(const Dossier& dossier, Account& account) {
  const ToldGraph graph = tell_graph(dossier, account);
  GraphJson nodes = GraphJson::array(), edges = GraphJson::array();
  for (const ToldNode& node : graph.nodes) {
    GraphJson data = facts_of(node);
    data["value"] = node.id;  // networkx reads no node without it
    nodes.push_back({{"data", std::move(data)}});
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    // Nodes and edges share one space of ids there.
    const std::string id = "edge:" + std::to_string(i + 1);
    edges.push_back({{"data", facts_of(graph.edges[i], id)}});
  }
  return graph_text({{"data", {{"name", graph.title}}},
                     {"directed", graph.directed},
                     {"multigraph", true},
                     {"elements", {{"nodes", nodes}, {"edges", edges}}}});
}

}  // namespace entente::exports
