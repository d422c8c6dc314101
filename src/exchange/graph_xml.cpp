#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/utf8.hpp"
#include "exchange/graph_file.hpp"
#include "exchange/values.hpp"

namespace entente::exchange {
namespace {

constexpr std::size_t deepest = 64;

using Attributes = std::map<std::string, std::string, std::less<>>;

/// Reads XML from its beginning to its end and tells of elements. Entities of the document's own
/// are refused, files beside it never opened.
class XmlGraph {
 public:
  XmlGraph(const model::Origin& at, const Limits& limits, Graph& graph)
      : graph_(graph),
        limits_(limits),
        at_(at),
        parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {}
  virtual ~XmlGraph() = default;
  XmlGraph(const XmlGraph&) = delete;
  XmlGraph& operator=(const XmlGraph&) = delete;

  std::optional<RowFault> run(std::string_view text) {
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetEntityDeclHandler(parser, on_entity);
    const auto status = XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1);
    if (fault_) return fault_;
    if (status == XML_STATUS_OK) return std::nullopt;
    return RowFault{here(),
                    Code::bad_format,
                    fmt::format("this is not XML: {}", XML_ErrorString(XML_GetErrorCode(parser))),
                    "",
                    {}};
  }

 protected:
  /// Names come without their prefix.
  virtual void start(const std::string& name, Attributes& attributes) = 0;
  virtual void end(const std::string& name) = 0;

  model::Origin here() const {
    model::Origin place = at_;
    place.line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_.get()));
    place.column = static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_.get())) + 1;
    return place;
  }
  void stop(RowFault fault) {
    if (fault_) return;
    fault_ = std::move(fault);
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  /// The text since the last element began or ended, as a label.
  std::string text() const { return label_of(text_, limits_.text); }
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
  static std::string take(Attributes& attributes, std::string_view name) {
    const auto found = attributes.find(name);
    if (found == attributes.end()) return "";
    std::string value = std::move(found->second);
    attributes.erase(found);
    return value;
  }
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

  static std::string plain_name(const char* name) {
    const std::string_view whole(name);
    return std::string(whole.substr(whole.find(':') == whole.npos ? 0 : whole.find(':') + 1));
  }
  static void on_start(void* self, const char* name, const char** list) {
    auto& reader = *static_cast<XmlGraph*>(self);
    if (++reader.depth_ > deepest) {
      reader.stop({reader.here(),
                   Code::limit_exceeded,
                   fmt::format("elements are nested more than {} deep", deepest),
                   "",
                   {}});
      return;
    }
    Attributes attributes;
    for (; *list != nullptr; list += 2) attributes.emplace(list[0], list[1]);
    reader.text_.clear();
    reader.start(plain_name(name), attributes);
  }
  static void on_end(void* self, const char* name) {
    auto& reader = *static_cast<XmlGraph*>(self);
    --reader.depth_;
    reader.end(plain_name(name));
    reader.text_.clear();
  }
  static void on_text(void* self, const char* text, int size) {
    auto& reader = *static_cast<XmlGraph*>(self);
    reader.text_.append(text, static_cast<std::size_t>(size));
  }
  static void on_entity(void* self, const char*, int, const char*, int, const char*, const char*,
                        const char*, const char*) {
    auto& reader = *static_cast<XmlGraph*>(self);
    reader.stop({reader.here(),
                 Code::bad_format,
                 "the document declares entities, which are not read",
                 "save it again without a document type",
                 {}});
  }

  /// An element of a record: which one, by position.
  struct Open {
    bool is_edge;
    std::size_t index;
  };
  model::Origin at_;
  std::vector<Open> open_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser_;
  std::optional<RowFault> fault_;
  std::string text_;
  std::size_t depth_ = 0;
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
      if (GraphRecord* record = current()) put(*record, "label", text());
    } else if (name == "data") {
      const auto known = keys_.find(key_);
      const std::string& key = known == keys_.end() || known->second.empty() ? key_ : known->second;
      if (GraphRecord* record = current()) put(*record, key, text());
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
    if (name == "description" && graph_.title.empty() && !in_record()) graph_.title = text();
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
