// The only file that includes Graphviz: its headers define macros and global names without end.
#include <graphviz/gvc.h>
#undef MIN
#undef MAX

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "layout/engine.hpp"

extern "C" {
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace entente::layout {
namespace {

constexpr double points_per_inch = 72;  // one Graphviz point stands for one CSS px

int ignore_message(char*) { return 0; }

GVC_t* context() {
  // Linked, not searched for: no configuration file is read and no library is opened at run time.
  static lt_symlist_t builtins[] = {
      {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
  static GVC_t* const gvc = [] {
    agseterr(AGMAX);
    agseterrf(ignore_message);
    return gvContextPlugins(builtins, 0);
  }();
  return gvc;
}

char* text(const char* constant) { return const_cast<char*>(constant); }  // the C API lacks const
char* text(std::string& s) { return s.data(); }

constexpr const char* table_start =
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">";

std::string table_of(const std::vector<double>& cells, char side, double width) {
  std::string html = table_start;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    html += "<TR><TD PORT=\"";
    html += side;
    html += std::to_string(i) + "\" WIDTH=\"" + std::to_string(static_cast<int>(width)) +
            "\" HEIGHT=\"" + std::to_string(static_cast<int>(cells[i])) + "\"></TD></TR>";
  }
  return html + "</TABLE>";
}

/// Both sides of a node can use the same cells if they are cut alike.
bool same_cells(const EngineGraph::Node& node) {
  return node.left == node.right || node.left.size() == 1 || node.right.size() == 1;
}

const std::vector<double>& finer(const EngineGraph::Node& node) {
  return node.left.size() >= node.right.size() ? node.left : node.right;
}

/// A table with one port per cell; it holds no text, so that no font is ever asked for. Parsing
/// these is the dearest part of a layout, hence no word too many.
std::string table(const EngineGraph::Node& node) {
  if (same_cells(node)) return table_of(finer(node), 'c', node.width);
  return table_start + ("<TR><TD>" + table_of(node.left, 'l', node.width / 2) + "</TD><TD>" +
                        table_of(node.right, 'r', node.width / 2) + "</TD></TR></TABLE>");
}

std::string port(const EngineGraph::Node& node, char side, int cell) {
  return (same_cells(node) ? 'c' : side) + std::to_string(cell) + (side == 'l' ? ":w" : ":e");
}

std::string inches(double px) { return std::to_string(px / points_per_inch); }

/// The engine starts from the order in which things are made, and keeps it where it makes no
/// difference: so it says what should stand above.
template <class Key>
std::vector<std::size_t> in_order(std::size_t count, const Key& key) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

void add_columns(const EngineGraph& graph, Agraph_t* g, const std::vector<Agnode_t*>& nodes) {
  if (graph.columns.empty()) return;
  agattr(g, AGRAPH, text("rank"), text(""));
  for (std::size_t i = 0; i < graph.columns.size(); ++i) {
    std::string name = "c" + std::to_string(i);
    Agraph_t* column = agsubg(g, text(name), 1);
    agset(column, text("rank"), text("same"));
    for (int n : graph.columns[i]) agsubnode(column, nodes[static_cast<std::size_t>(n)], 1);
  }
}

void add_links(const EngineGraph& graph, Agraph_t* g, const std::vector<Agnode_t*>& nodes) {
  if (graph.links.empty()) return;
  agattr(g, AGEDGE, text("style"), text(""));
  agattr(g, AGEDGE, text("minlen"), text("1"));
  agattr(g, AGEDGE, text("weight"), text("1"));
  for (std::size_t i = 0; i < graph.links.size(); ++i) {
    const EngineGraph::Link& link = graph.links[i];
    std::string name = "l" + std::to_string(i);
    Agedge_t* e = agedge(g, nodes[static_cast<std::size_t>(link.tail)],
                         nodes[static_cast<std::size_t>(link.head)], text(name), 1);
    std::string columns = std::to_string(link.columns), weight = std::to_string(link.weight);
    agset(e, text("style"), text("invis"));
    agset(e, text("minlen"), text(columns));
    agset(e, text("weight"), text(weight));
  }
}

Agraph_t* build(const EngineGraph& graph, std::vector<Agnode_t*>& nodes,
                std::vector<Agedge_t*>& edges) {
  Agraph_t* g = agopen(text("g"), Agdirected, nullptr);
  auto set = [&](int kind, const char* name, std::string value) {
    agattr(g, kind, text(name), text(value));
  };
  set(AGRAPH, "rankdir", "LR");
  set(AGRAPH, "ranksep", inches(graph.rank_separation));
  set(AGRAPH, "nodesep", inches(graph.node_separation));
  set(AGRAPH, "splines", "true");
  if (!graph.curves) set(AGRAPH, "phase", "3");  // stop when all nodes have their places
  set(AGRAPH, "nslimit", "4");
  set(AGNODE, "shape", "plaintext");
  set(AGNODE, "margin", "0");
  set(AGNODE, "label", "");
  set(AGNODE, "width", "0.01");  // the label has the size
  set(AGNODE, "height", "0.01");
  set(AGEDGE, "tailport", "");
  set(AGEDGE, "headport", "");
  set(AGEDGE, "arrowhead", "none");
  nodes.resize(graph.nodes.size());
  edges.resize(graph.edges.size());
  for (std::size_t i : in_order(graph.nodes.size(), [&](std::size_t n) {
         return graph.across.empty() ? 0 : graph.across[n];
       })) {
    std::string name = std::to_string(i);
    Agnode_t* n = agnode(g, text(name), 1);
    std::string html = table(graph.nodes[i]);
    agset(n, text("label"), agstrdup_html(g, text(html)));
    nodes[i] = n;
  }
  for (std::size_t i : in_order(graph.edges.size(), [&](std::size_t e) {
         const EngineGraph::Edge& edge = graph.edges[e];
         return graph.across.empty() ? 0
                                     : graph.across[static_cast<std::size_t>(edge.tail)] +
                                           graph.across[static_cast<std::size_t>(edge.head)];
       })) {
    const EngineGraph::Edge& edge = graph.edges[i];
    std::string name = "e" + std::to_string(i);
    Agedge_t* e = agedge(g, nodes[static_cast<std::size_t>(edge.tail)],
                         nodes[static_cast<std::size_t>(edge.head)], text(name), 1);
    std::string tail = port(graph.nodes[static_cast<std::size_t>(edge.tail)], 'r', edge.tail_cell);
    std::string head = port(graph.nodes[static_cast<std::size_t>(edge.head)], 'l', edge.head_cell);
    agset(e, text("tailport"), text(tail));
    agset(e, text("headport"), text(head));
    edges[i] = e;
  }
  add_links(graph, g, nodes);
  add_columns(graph, g, nodes);
  return g;
}

/// Reads one edge; empty if the engine lost it.
std::vector<Point> read_spline(Agedge_t* edge, const boxf& bb) {
  const splines* spline = ED_spl(edge);
  if (!spline || spline->size < 1) return {};
  const bezier& piece = spline->list[0];
  std::vector<Point> points;
  for (int i = 0; i < static_cast<int>(piece.size); ++i) {
    points.push_back({piece.list[i].x - bb.LL.x, bb.UR.y - piece.list[i].y});
  }
  return points;
}

bool is_finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

std::optional<EngineResult> read(const EngineGraph& graph, Agraph_t* g,
                                 const std::vector<Agnode_t*>& nodes,
                                 const std::vector<Agedge_t*>& edges) {
  EngineResult result;
  const boxf bb = GD_bb(g);
  result.size = {bb.UR.x - bb.LL.x, bb.UR.y - bb.LL.y};
  for (Agnode_t* n : nodes) {
    const Point center{ND_coord(n).x - bb.LL.x, bb.UR.y - ND_coord(n).y};
    const std::size_t i = result.centers.size();
    const bool sized = std::abs(ND_width(n) * points_per_inch - graph.nodes[i].width) < 1.5 &&
                       std::abs(ND_height(n) * points_per_inch - graph.nodes[i].height) < 1.5;
    if (!is_finite(center) || !sized) return std::nullopt;
    result.centers.push_back(center);
  }
  if (!graph.curves) {
    for (const EngineGraph::Edge& e : graph.edges) {
      result.splines.push_back(s_curve(graph, result.centers, e));
    }
    return result;
  }
  for (Agedge_t* e : edges) {
    std::vector<Point> points = read_spline(e, bb);
    if (points.size() < 4 || points.size() % 3 != 1) return std::nullopt;
    for (Point p : points) {
      if (!is_finite(p)) return std::nullopt;
    }
    result.splines.push_back(std::move(points));
  }
  return result;
}

class GraphvizEngine : public Engine {
 public:
  std::optional<EngineResult> layout(const EngineGraph& graph) override {
    GVC_t* gvc = context();
    std::vector<Agnode_t*> nodes;
    std::vector<Agedge_t*> edges;
    Agraph_t* g = build(graph, nodes, edges);
    // The return code says nothing of a failed engine, so every result is checked as it is read.
    std::optional<EngineResult> result;
    if (gvLayout(gvc, g, "dot") == 0) {
      result = read(graph, g, nodes, edges);
      gvFreeLayout(gvc, g);
    }
    agclose(g);
    return result;
  }
};

}  // namespace

std::unique_ptr<Engine> graphviz_engine() { return std::make_unique<GraphvizEngine>(); }

const char* graphviz_version() { return gvcVersion(context()); }

}  // namespace entente::layout
