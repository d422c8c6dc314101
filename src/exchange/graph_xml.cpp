#include "base/utf8.hpp"
#include "exchange/graph_file.hpp"
#include "exchange/values.hpp"
#include "exchange/xml_reader.hpp"

namespace entente::exchange {
namespace {

using Attributes = XmlReader::Attributes;

/// What formats of graphs in XML have in common: records that begin and end with an element.
class XmlGraph : public XmlReader {
 public:
  XmlGraph(const model::Origin& at, const Limits& limits, Graph& graph)
      : XmlReader(at), graph_(graph), limits_(limits) {}

 protected:
  /// The text since the last element began or ended, as a label.
  std::string label() const { return label_of(text(), limits_.text); }
  /// Begins a record, which is current() until its element ends.
  void begin_node(Attributes& attributes) {
    open_.push_back({false, graph_.nodes.size()});
    if (full()) return;
    GraphRecord& node = graph_.nodes.emplace_back();
    begin(node, attributes);
  }
  void begin_edge(Attributes& attributes) {
    open_.push_back({true, graph_.edges.size()});
    if (full()) return;
    GraphEdge& edge = graph_.edges.emplace_back();
    edge.source = take(attributes, "source");
    edge.target = take(attributes, "target");
    begin(edge, attributes);
  }
  void end_record() {
    if (!open_.empty()) open_.pop_back();
  }
  /// The record whose element is open; none: its own was refused, or there is none.
  GraphRecord* current() {
    if (open_.empty()) return nullptr;
    const auto [is_edge, index] = open_.back();
    if (is_edge) return index < graph_.edges.size() ? &graph_.edges[index] : nullptr;
    return index < graph_.nodes.size() ? &graph_.nodes[index] : nullptr;
  }
  bool in_record() const { return !open_.empty(); }
  bool in_edge() const { return in_record() && open_.back().is_edge; }
  void put(GraphRecord& record, const std::string& name, std::string value) const {
    value = label_of(value, limits_.text);
    if (!value.empty()) {
      record.values.emplace(base::fold_case(label_of(name, 60)), std::move(value));
    }
  }

  Graph& graph_;
  const Limits& limits_;

 private:
  bool full() {
    if (graph_.nodes.size() + graph_.edges.size() < most_graph_records) return false;
    stop(too_many_records(here()));
    return true;
  }
  void begin(GraphRecord& record, Attributes& attributes) {
    record.at = here();
    record.id = take(attributes, "id");
    for (auto& [name, value] : attributes) put(record, name, std::move(value));
  }

  /// An element of a record: which one, by position.
  struct Open {
    bool is_edge;
    std::size_t index;
  };
  std::vector<Open> open_;
};

/// GraphML. Nested graphs are read as one; labels of yEd count as labels.
class GraphMl : public XmlGraph {
 public:
  using XmlGraph::XmlGraph;

 private:
  void start(const std::string& name, Attributes& attributes) override {
    if (name == "key") {
      keys_[attributes["id"]] = attributes["attr.name"];
    } else if (name == "graph") {
      if (graphs_++ == 0) graph_.directed = attributes["edgedefault"] != "undirected";
    } else if (name == "node") {
      begin_node(attributes);
    } else if (name == "edge") {
      const std::string directed = take(attributes, "directed");
      begin_edge(attributes);
      if (!directed.empty() && !graph_.edges.empty())
        graph_.edges.back().directed = directed == "true";
    } else if (name == "data") {
      key_ = attributes["key"];
    } else if (name == "hyperedge") {
      graph_.left_out.push_back({here(), Code::bad_value, "a hyperedge is not read", "", {}});
    }
  }

  void end(const std::string& name) override {
    if (name == "node" || name == "edge") {
      end_record();
    } else if (name == "NodeLabel" || name == "EdgeLabel") {
      if (GraphRecord* record = current()) put(*record, "label", label());
    } else if (name == "data") {
      const auto known = keys_.find(key_);
      const std::string& key = known == keys_.end() || known->second.empty() ? key_ : known->second;
      if (GraphRecord* record = current()) put(*record, key, label());
    }
  }

  Attributes keys_;
  std::string key_;
  std::size_t graphs_ = 0;
};

/// GEXF 1.2 and 1.3: static and dynamic, with spells.
class Gexf : public XmlGraph {
 public:
  using XmlGraph::XmlGraph;

 private:
  void start(const std::string& name, Attributes& attributes) override {
    if (name == "graph") {
      graph_.directed = attributes["defaultedgetype"] == "directed";
      const std::string format = attributes["timeformat"];
      graph_.numbers_are_years = format.empty() || format == "double" || format == "integer";
    } else if (name == "attributes") {
      class_ = attributes["class"];
    } else if (name == "attribute") {
      titles_[class_ + ' ' + attributes["id"]] = attributes["title"];
    } else if (name == "node") {
      const Spell spell = take_spell(attributes);
      take(attributes, "pid");
      begin_node(attributes);
      add(spell);
    } else if (name == "edge") {
      const Spell spell = take_spell(attributes);
      const std::string type = take(attributes, "type");
      begin_edge(attributes);
      if (!type.empty() && !graph_.edges.empty()) graph_.edges.back().directed = type == "directed";
      add(spell);
    } else if (name == "spell") {
      add(take_spell(attributes));
    } else if (name == "attvalue") {
      GraphRecord* record = current();
      if (!record) return;
      std::string key = take(attributes, "for");
      if (key.empty()) key = take(attributes, "id");
      const auto title = titles_.find((in_edge() ? "edge " : "node ") + key);
      const bool named = title != titles_.end() && !title->second.empty();
      put(*record, named ? title->second : key, take(attributes, "value"));
    }
  }

  void end(const std::string& name) override {
    if (name == "node" || name == "edge") end_record();
    if (name == "description" && graph_.title.empty() && !in_record()) graph_.title = label();
  }

  static Spell take_spell(Attributes& attributes) {
    Spell spell = {take(attributes, "start"), take(attributes, "end")};
    const std::string stamp = take(attributes, "timestamp");
    if (!stamp.empty()) spell = {stamp, stamp};
    return spell;
  }
  void add(const Spell& spell) {
    GraphRecord* record = current();
    if (record && (!spell.start.empty() || !spell.end.empty())) record->spells.push_back(spell);
  }

  std::string class_;
  Attributes titles_;
};

/// Whether the first element has that name.
bool root_is(const Input& input, std::string_view name) {
  if (input.begins_with() != '<') return false;
  const std::string_view text = std::string_view(input.text).substr(0, 4096);
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (next == '?' || next == '!') continue;
    return text.substr(at + 1, name.size()) == name;
  }
  return false;
}

}  // namespace

bool is_graphml(const Input& input) { return root_is(input, "graphml"); }
bool is_gexf(const Input& input) { return root_is(input, "gexf"); }

std::optional<RowFault> parse_graphml(const Input& input, const model::Origin& at,
                                      const Limits& limits, Graph& graph) {
  return GraphMl(at, limits, graph).run(input.text);
}

std::optional<RowFault> parse_gexf(const Input& input, const model::Origin& at,
                                   const Limits& limits, Graph& graph) {
  return Gexf(at, limits, graph).run(input.text);
}

}  // namespace entente::exchange
