// The only file that includes Graphviz: its headers define macros and global names without end.
#include <graphviz/gvc.h>
#undef MIN
#undef MAX

#include <cmath>
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

void append_cells(std::string& html, const std::vector<double>& cells, double width, char side) {
  html += "<TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    html += "<TR><TD FIXEDSIZE=\"TRUE\" PORT=\"";
    html += side;
    html += std::to_string(i) + "\" WIDTH=\"" + std::to_string(static_cast<int>(width)) +
            "\" HEIGHT=\"" + std::to_string(static_cast<int>(cells[i])) + "\"></TD></TR>";
  }
  html += "</TABLE></TD>";
}

/// A table with one port per cell; it holds no text, so that no font is ever asked for.
std::string table(const EngineGraph::Node& node) {
  std::string html =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>";
  append_cells(html, node.left, node.width / 2, 'l');
  append_cells(html, node.right, node.width / 2, 'r');
  return html + "</TR></TABLE>";
}

std::string inches(double px) { return std::to_string(px / points_per_inch); }

Agraph_t* build(const EngineGraph& graph, std::vector<Agnode_t*>& nodes,
                std::vector<Agedge_t*>& edges) {
  Agraph_t* g = agopen(text("g"), Agdirected, nullptr);
  auto set = [&](int kind, const char* name, std::string value) {
    agattr(g, kind, text(name), text(value));
  };
  set(AGRAPH, "rankdir", "LR");
  set(AGRAPH, "ranksep", inches(graph.rank_separation));
  set(AGRAPH, "nodesep", inches(graph.node_separation));
  set(AGRAPH, "splines", graph.curves ? "true" : "line");
  set(AGRAPH, "nslimit", "4");
  set(AGNODE, "shape", "plaintext");
  set(AGNODE, "fixedsize", "true");
  set(AGNODE, "margin", "0");
  set(AGNODE, "label", "");
  set(AGNODE, "width", "1");
  set(AGNODE, "height", "1");
  set(AGEDGE, "tailport", "");
  set(AGEDGE, "headport", "");
  set(AGEDGE, "weight", "1");
  set(AGEDGE, "arrowhead", "none");
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    std::string name = std::to_string(i);
    Agnode_t* n = agnode(g, text(name), 1);
    std::string width = inches(graph.nodes[i].width), height = inches(graph.nodes[i].height);
    agset(n, text("width"), text(width));
    agset(n, text("height"), text(height));
    std::string html = table(graph.nodes[i]);
    agset(n, text("label"), agstrdup_html(g, text(html)));
    nodes.push_back(n);
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const EngineGraph::Edge& edge = graph.edges[i];
    std::string name = "e" + std::to_string(i);
    Agedge_t* e = agedge(g, nodes[static_cast<std::size_t>(edge.tail)],
                         nodes[static_cast<std::size_t>(edge.head)], text(name), 1);
    std::string tail = "r" + std::to_string(edge.tail_cell) + ":e";
    std::string head = "l" + std::to_string(edge.head_cell) + ":w";
    std::string weight = std::to_string(edge.weight);
    agset(e, text("tailport"), text(tail));
    agset(e, text("headport"), text(head));
    agset(e, text("weight"), text(weight));
    edges.push_back(e);
  }
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

std::optional<EngineResult> read(Agraph_t* g, const std::vector<Agnode_t*>& nodes,
                                 const std::vector<Agedge_t*>& edges) {
  EngineResult result;
  const boxf bb = GD_bb(g);
  result.size = {bb.UR.x - bb.LL.x, bb.UR.y - bb.LL.y};
  for (Agnode_t* n : nodes) {
    const Point center{ND_coord(n).x - bb.LL.x, bb.UR.y - ND_coord(n).y};
    if (!is_finite(center)) return std::nullopt;
    result.centers.push_back(center);
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
      result = read(g, nodes, edges);
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
