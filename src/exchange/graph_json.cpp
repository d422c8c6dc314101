#include <fmt/format.h>

#include "base/utf8.hpp"
#include "exchange/graph_file.hpp"
#include "exchange/values.hpp"

namespace entente::exchange {
namespace {

/// The keys of an object that are texts, numbers or truth values, but for those that are told
/// apart.
void take_values(const Json& object, const Limits& limits, GraphRecord& record) {
  for (const auto& [key, value] : object.items()) {
    if (key == "id" || key == "source" || key == "target" || key == "key") continue;
    std::string text = label_of_json(value, limits.text);
    if (!text.empty()) record.values.emplace(base::fold_case(label_of(key, 60)), std::move(text));
  }
}

const Json* list_in(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? &*found : nullptr;
}

RowFault no_object(const model::Origin& at) {
  return {at, Code::wrong_type, "it is no object", "", {}};
}

std::string text_at(const Json& object, const char* key, const Limits& limits) {
  const auto found = object.find(key);
  return found == object.end() ? "" : label_of_json(*found, limits.text);
}

/// Reads both lists of node-link JSON. A number as an end is the index of a node, unless a node has
/// it as its id.
class NodeLink {
 public:
  NodeLink(const model::Origin& at, const Limits& limits, Graph& graph)
      : at_(at), limits_(limits), graph_(graph) {}

  void run(const Json& root) {
    const auto directed = root.find("directed");
    graph_.directed = directed != root.end() && directed->is_boolean() && directed->get<bool>();
    if (const Json* nodes = list_in(root, "nodes")) {
      for (const Json& node : *nodes) add_node(node, ids_.size());
    }
    for (const char* key : {"links", "edges"}) {
      const Json* list = list_in(root, key);
      for (std::size_t i = 0; list && i < list->size(); ++i) {
        add_edge((*list)[i], at_.field(key).field(std::to_string(i)));
      }
    }
  }

 private:
  void add_node(const Json& node, std::size_t index) {
    GraphRecord record;
    record.at = at_.field("nodes").field(std::to_string(index));
    const bool plain = node.is_string() || node.is_number();
    if (plain) record.id = label_of_json(node, limits_.text);
    if (node.is_object()) {
      record.id = text_at(node, "id", limits_);
      take_values(node, limits_, record);
    }
    if (!plain && !node.is_object()) {
      graph_.left_out.push_back(no_object(record.at));
      ids_.emplace_back();
      return;
    }
    if (record.id.empty()) record.id = fmt::format("#{}", index);
    ids_.push_back(record.id);
    known_.emplace(record.id, true);
    graph_.nodes.push_back(std::move(record));
  }

  std::string end_of(const Json& edge, const char* key) const {
    const auto found = edge.find(key);
    if (found == edge.end()) return "";
    const Json* end = &*found;
    if (end->is_object() && end->contains("id")) end = &(*end)["id"];  // as d3 leaves them
    std::string id = label_of_json(*end, limits_.text);
    if (end->is_number_unsigned() && known_.count(id) == 0) {
      const auto index = end->get<std::size_t>();
      if (index < ids_.size()) return ids_[index];
    }
    return id;
  }

  void add_edge(const Json& edge, model::Origin at) {
    if (!edge.is_object()) {
      graph_.left_out.push_back(no_object(at));
      return;
    }
    GraphEdge record;
    record.at = std::move(at);
    record.id = text_at(edge, "id", limits_);
    record.source = end_of(edge, "source");
    record.target = end_of(edge, "target");
    take_values(edge, limits_, record);
    graph_.edges.push_back(std::move(record));
  }

  const model::Origin& at_;
  const Limits& limits_;
  Graph& graph_;
  std::vector<std::string> ids_;  // by index
  std::map<std::string, bool> known_;
};

const Json* elements_of(const Json& root) {
  if (root.is_array()) return &root;
  if (!root.is_object()) return nullptr;
  const auto found = root.find("elements");
  return found != root.end() && found->is_structured() ? &*found : nullptr;
}

/// `group`: "nodes" or "edges" if the list tells; else it is told by the element or its ends.
void add_element(const Json& element, const model::Origin& at, std::string_view group,
                 const Limits& limits, Graph& graph) {
  const auto found = element.is_object() ? element.find("data") : element.end();
  if (!element.is_object() || found == element.end() || !found->is_object()) {
    graph.left_out.push_back({at, Code::missing_key, "it has no \"data\"", "", {}});
    return;
  }
  const Json& data = *found;
  const bool is_edge = group.empty() ? data.contains("source") : group == "edges";
  GraphEdge record;
  record.at = at;
  record.id = text_at(data, "id", limits);
  take_values(data, limits, record);
  if (!is_edge) {
    graph.nodes.push_back(std::move(record));
    return;
  }
  record.source = text_at(data, "source", limits);
  record.target = text_at(data, "target", limits);
  graph.edges.push_back(std::move(record));
}

void add_elements(const Json& list, const model::Origin& at, std::string_view group,
                  const Limits& limits, Graph& graph) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    add_element(list[i], at.field(std::to_string(i)), group, limits, graph);
  }
}

}  // namespace

RowFault too_many_records(const model::Origin& at) {
  return {at,
          Code::limit_exceeded,
          fmt::format("more than {} nodes and edges", most_graph_records),
          "",
          {}};
}

bool is_node_link(const Input& input) {
  if (!input.json || !list_in(*input.json, "nodes")) return false;
  return list_in(*input.json, "links") || list_in(*input.json, "edges");
}

std::optional<RowFault> parse_node_link(const Input& input, const model::Origin& at,
                                        const Limits& limits, Graph& graph) {
  if (!is_node_link(input)) {
    return RowFault{at, Code::bad_format, "there are no lists \"nodes\" and \"links\"", "", {}};
  }
  NodeLink(at, limits, graph).run(*input.json);
  return std::nullopt;
}

bool is_cytoscape(const Input& input) {
  const Json* elements = input.json ? elements_of(*input.json) : nullptr;
  if (!elements) return false;
  if (elements->is_object()) return list_in(*elements, "nodes") != nullptr;
  return !elements->empty() && elements->front().is_object() &&
         elements->front().contains("data") && elements->front()["data"].is_object();
}

std::optional<RowFault> parse_cytoscape(const Input& input, const model::Origin& at,
                                        const Limits& limits, Graph& graph) {
  const Json* elements = elements_of(*input.json);
  if (!elements) return RowFault{at, Code::bad_format, "there are no \"elements\"", "", {}};
  const model::Origin list = input.json->is_array() ? at : at.field("elements");
  if (elements->is_array()) {
    add_elements(*elements, list, "", limits, graph);
    return std::nullopt;
  }
  for (const char* group : {"nodes", "edges"}) {
    const Json* found = list_in(*elements, group);
    if (found) add_elements(*found, list.field(group), group, limits, graph);
  }
  const auto data = input.json->find("data");
  if (data != input.json->end() && data->is_object()) graph.title = text_at(*data, "name", limits);
  return std::nullopt;
}

}  // namespace entente::exchange
