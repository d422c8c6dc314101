#include "base/plain_number.hpp"
#include "exports/told_graph.hpp"
#include "exports/writers.hpp"
#include "svg/xml.hpp"

namespace entente::exports {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The identifier of an attribute's declaration: names are ours, and the same for all nodes.
std::string key(std::string_view of, std::string_view name) {
  return std::string(of) + '-' + std::string(name);
}

void put_bounds(svg::Tag& tag, const Span& span) {
  if (span.first) tag.attribute("start", date::iso(*span.first));
  if (span.last) tag.attribute("end", date::iso(*span.last));
}

void put_text_element(std::string& out, std::string_view name, std::string_view text) {
  svg::Tag(out, name).open();
  svg::append_text(out, text);
  out += "</" + std::string(name) + ">\n";
}

class GexfWriter {
 public:
  std::string run(const ToldGraph& graph) {
    out_ = declaration;
    svg::Tag(out_, "gexf")
        .attribute("xmlns", "http://gexf.net/1.3")
        .attribute("version", "1.3")
        .open();
    out_ += "\n<meta>\n";
    put_text_element(out_, "creator", "entente");
    put_text_element(out_, "description", graph.title);
    out_ += "</meta>\n";
    svg::Tag(out_, "graph")
        .attribute("mode", "dynamic")
        .attribute("defaultedgetype", graph.directed ? "directed" : "undirected")
        .attribute("timeformat", "date")
        .attribute("timerepresentation", "interval")
        .open();
    out_ += '\n';
    declare("node", attribute_names(graph.nodes));
    declare("edge", attribute_names(graph.edges));
    out_ += "<nodes>\n";
    for (const ToldNode& node : graph.nodes) {
      svg::Tag tag(out_, "node");
      tag.attribute("id", node.id).attribute("label", node.label);
      finish(tag, "node", node.attributes, node.spells);
    }
    out_ += "</nodes>\n<edges>\n";
    for (std::size_t i = 0; i < graph.edges.size(); ++i) put(graph.edges[i], i);
    return out_ + "</edges>\n</graph>\n</gexf>\n";
  }

 private:
  void declare(std::string_view of, const std::vector<std::string_view>& names) {
    svg::Tag(out_, "attributes").attribute("class", of).attribute("mode", "static").open();
    out_ += '\n';
    for (const std::string_view name : names) {
      svg::Tag(out_, "attribute")
          .attribute("id", key(of, name))
          .attribute("title", name)
          .attribute("type", "string")
          .close();
    }
    out_ += "</attributes>\n";
  }

  /// Items between the same two are told apart by their kind, else programs take them for one.
  void put(const ToldEdge& edge, std::size_t index) {
    const std::string id = "e" + std::to_string(index + 1);
    svg::Tag tag(out_, "edge");
    tag.attribute("id", id).attribute("source", edge.source).attribute("target", edge.target);
    tag.attribute("kind", id);
    tag.attribute("label", edge.label).attribute("weight", base::plain_number(edge.weight));
    finish(tag, "edge", edge.attributes, edge.spells);
  }

  /// One spell stands in the element itself, several in a list.
  void finish(svg::Tag& tag, std::string_view of, const Attributes& attributes,
              const std::vector<Span>& spells) {
    if (spells.size() == 1) put_bounds(tag, spells.front());
    tag.open();
    out_ += '\n';
    if (!attributes.empty()) out_ += "<attvalues>\n";
    for (const auto& [name, text] : attributes) {
      svg::Tag(out_, "attvalue").attribute("for", key(of, name)).attribute("value", text).close();
    }
    if (!attributes.empty()) out_ += "</attvalues>\n";
    if (spells.size() > 1) {
      out_ += "<spells>\n";
      for (const Span& span : spells) {
        svg::Tag spell(out_, "spell");
        put_bounds(spell, span);
        spell.close();
      }
      out_ += "</spells>\n";
    }
    out_ += "</" + std::string(of) + ">\n";
  }

  std::string out_;
};

class GraphMlWriter {
 public:
  std::string run(const ToldGraph& graph) {
    out_ = declaration;
    svg::Tag(out_, "graphml").attribute("xmlns", "http://graphml.graphdrawing.org/xmlns").open();
    out_ += '\n';
    declare("graph", "title", "string");
    declare("node", "label", "string");
    for (const std::string_view name : attribute_names(graph.nodes)) {
      declare("node", name, "string");
    }
    declare("edge", "label", "string");
    declare("edge", "weight", "double");
    for (const std::string_view name : attribute_names(graph.edges)) {
      declare("edge", name, "string");
    }
    svg::Tag(out_, "graph")
        .attribute("edgedefault", graph.directed ? "directed" : "undirected")
        .open();
    out_ += '\n';
    data("graph", "title", graph.title);
    for (const ToldNode& node : graph.nodes) put(node);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) put(graph.edges[i], i);
    return out_ + "</graph>\n</graphml>\n";
  }

 private:
  void declare(std::string_view of, std::string_view name, std::string_view type) {
    svg::Tag(out_, "key")
        .attribute("id", key(of, name))
        .attribute("for", of)
        .attribute("attr.name", name)
        .attribute("attr.type", type)
        .close();
  }
  void data(std::string_view of, std::string_view name, std::string_view text) {
    svg::Tag(out_, "data").attribute("key", key(of, name)).open();
    svg::append_text(out_, text);
    out_ += "</data>\n";
  }
  void put(const ToldNode& node) {
    svg::Tag(out_, "node").attribute("id", node.id).open();
    out_ += '\n';
    data("node", "label", node.label);
    for (const auto& [name, text] : node.attributes) data("node", name, text);
    out_ += "</node>\n";
  }
  void put(const ToldEdge& edge, std::size_t index) {
    svg::Tag tag(out_, "edge");
    tag.attribute("id", "e" + std::to_string(index + 1));
    tag.attribute("source", edge.source).attribute("target", edge.target);
    tag.open();
    out_ += '\n';
    data("edge", "label", edge.label);
    data("edge", "weight", base::plain_number(edge.weight));
    for (const auto& [name, text] : edge.attributes) data("edge", name, text);
    out_ += "</edge>\n";
  }

  std::string out_;
};

}  // namespace

std::string write_gexf(const Dossier& dossier, Account& account) {
  return GexfWriter().run(tell_graph(dossier, account));
}

std::string write_graphml(const Dossier& dossier, Account& account) {
  return GraphMlWriter().run(tell_graph(dossier, account));
}

}  // namespace entente::exports
