// Counts where lines cross: in our graphs, and in what `dot` alone makes of the same boxes and
// lines.
//
//   crossings --seeds 200 --smallest 100 --size slide
//
// Both are counted alike, from the lines as drawn. dot has the easier task: its lines need no room
// for words, may leave a box anywhere, and its drawing may have any shape. It is asked twice, from
// left to right and from top to bottom, and the better answer counts.

#include <fmt/format.h>
#include <graphviz/gvc.h>
#undef MIN
#undef MAX

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "geometry/lines.hpp"
#include "support/build_dossier.hpp"
#include "support/draw.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"

extern "C" {
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace {

using namespace entente;
using namespace entente::test;
using Polyline = std::vector<Point>;

/// Boxes and lines of a drawn graph; a member stands for its house.
struct Drawn {
  std::vector<Size> boxes;
  struct Line {
    std::size_t from, to;
    Polyline points;
  };
  std::vector<Line> lines;
};

std::string data(const scene::Group& group, std::string_view key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

/// The line of a tie: the first path of its group.
Polyline line_of(const scene::Group& group) {
  Polyline line;
  for (const scene::Element& element : group.elements) {
    const auto* path = std::get_if<scene::PathShape>(&element);
    if (!path) continue;
    for (const scene::Segment& s : path->segments) {
      if (s.kind == scene::Segment::Kind::cubic) {
        const Polyline more = geometry::flatten({line.back(), s.c1, s.c2, s.to}, 12);
        line.insert(line.end(), more.begin() + 1, more.end());
      } else {
        line.push_back(s.to);
      }
    }
    break;
  }
  return line;
}

Drawn read(const scene::Scene& scene) {
  Drawn drawn;
  std::map<std::string, std::size_t> box_of;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::node) continue;
    const std::string house = data(*group, "of");
    if (house.empty()) {
      box_of[data(*group, "id")] = drawn.boxes.size();
      const Rect r = *scene::bounds(group->elements);
      drawn.boxes.push_back({r.width, r.height});
    } else {
      box_of[data(*group, "id")] = box_of.at(house);
    }
  }
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::edge || data(*group, "from").empty()) continue;
    const std::size_t from = box_of.at(data(*group, "from")), to = box_of.at(data(*group, "to"));
    if (from != to) drawn.lines.push_back({from, to, line_of(*group)});
  }
  return drawn;
}

int crossings(const std::vector<Polyline>& lines) {
  int sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j)
      sum += geometry::crossings(lines[i], lines[j]);
  }
  return sum;
}

char* text(std::string s) {
  static std::deque<std::string> kept;  // never moves what it holds
  kept.push_back(std::move(s));
  return kept.back().data();
}

/// What dot makes of it, with its own defaults.
int crossings_of_dot(const Drawn& drawn, const char* direction) {
  static lt_symlist_t builtins[] = {
      {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
  static GVC_t* const gvc = gvContextPlugins(builtins, 0);
  Agraph_t* g = agopen(text("g"), Agdirected, nullptr);
  agattr(g, AGRAPH, text("rankdir"), text(direction));
  for (const char* name : {"width", "height"}) agattr(g, AGNODE, text(name), text("1"));
  agattr(g, AGNODE, text("shape"), text("box"));
  agattr(g, AGNODE, text("fixedsize"), text("true"));
  agattr(g, AGNODE, text("label"), text(""));
  agattr(g, AGEDGE, text("arrowhead"), text("none"));
  std::vector<Agnode_t*> nodes;
  for (const Size& size : drawn.boxes) {
    nodes.push_back(agnode(g, text(std::to_string(nodes.size())), 1));
    agset(nodes.back(), text("width"), text(fmt::format("{:.3f}", size.width / 72)));
    agset(nodes.back(), text("height"), text(fmt::format("{:.3f}", size.height / 72)));
  }
  std::vector<Agedge_t*> edges;
  for (const Drawn::Line& line : drawn.lines) {
    edges.push_back(
        agedge(g, nodes[line.from], nodes[line.to], text(std::to_string(edges.size())), 1));
  }
  std::vector<Polyline> lines;
  if (gvLayout(gvc, g, "dot") == 0) {
    for (Agedge_t* edge : edges) {
      if (!ED_spl(edge)) continue;
      Polyline cubic;
      const bezier& piece = ED_spl(edge)->list[0];
      for (int i = 0; i < static_cast<int>(piece.size); ++i) {
        cubic.push_back({piece.list[i].x, piece.list[i].y});
      }
      lines.push_back(geometry::flatten(cubic, 12));
    }
    gvFreeLayout(gvc, g);
  }
  agclose(g);
  return crossings(lines);
}

const std::map<std::string, Effort> efforts = {
    {"quick", Effort::quick}, {"normal", Effort::normal}, {"thorough", Effort::thorough}};

struct Result {
  std::uint64_t seed;
  std::size_t boxes, lines;
  int ours, dot;
  /// Dot draws none: none is as good, any is worse by as many.
  double ratio() const { return dot > 0 ? static_cast<double>(ours) / dot : ours + 1.0; }
};

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t first = 0, seeds = 200;
  std::size_t smallest = 100;
  std::string size = "slide", kind = "realistic", effort = "normal";
  bool quiet = false;
  CLI::App app("Counts the crossings of our graphs and of dot's");
  app.add_option("--first", first, "The first seed (default 0)");
  app.add_option("--seeds", seeds, "How many (default 200)");
  app.add_option("--smallest", smallest, "So many of them, the smallest graphs (default 100)");
  app.add_option("--size", size, "slide (default), a4, column");
  app.add_option("--dossiers", kind, "realistic (default) or hostile");
  app.add_option("--layout", effort, "quick, normal (default), thorough");
  app.add_flag("--quiet", quiet, "The summary alone");
  CLI11_PARSE(app, argc, argv);

  std::vector<std::pair<std::size_t, std::uint64_t>> by_size;
  auto document = [&](std::uint64_t seed) {
    return dossier_of((kind == "hostile" ? random_dossier(seed) : realistic_dossier(seed)).dump());
  };
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    const Dossier dossier = document(seed);
    const select::Selection selection = select::apply(dossier, {}).value.value();
    const graph::Network network = graph::network(dossier, selection);
    by_size.emplace_back(network.nodes.size() + network.ties.size(), seed);
  }
  std::sort(by_size.begin(), by_size.end());
  by_size.resize(std::min(by_size.size(), smallest));

  std::vector<Result> results;
  for (const auto& [_, seed] : by_size) {
    const Drawing drawing = draw(document(seed), FigureKind::graph, size, efforts.at(effort));
    if (!drawing.scene.value) continue;
    const Drawn drawn = read(*drawing.scene.value);
    std::vector<Polyline> lines;
    for (const Drawn::Line& line : drawn.lines) lines.push_back(line.points);
    const int dot = std::min(crossings_of_dot(drawn, "LR"), crossings_of_dot(drawn, "TB"));
    results.push_back({seed, drawn.boxes.size(), drawn.lines.size(), crossings(lines), dot});
    const Result& r = results.back();
    if (!quiet && r.ours > r.dot) {
      fmt::print("seed {}: {} boxes, {} lines: ours {}, dot {}\n", seed, r.boxes, r.lines, r.ours,
                 r.dot);
    }
  }
  if (results.empty()) return 1;
  int ours = 0, dot = 0, more = 0;
  std::vector<double> ratios;
  for (const Result& r : results) {
    ours += r.ours;
    dot += r.dot;
    more += r.ours > r.dot;
    ratios.push_back(r.ratio());
  }
  std::sort(ratios.begin(), ratios.end());
  double sum = 0;
  for (double ratio : ratios) sum += ratio;
  fmt::print(
      "{} graphs, {}: crossings ours {}, dot {}; ratio median {:.2f}, mean {:.2f}, worst "
      "{:.2f}; more than dot in {}\n",
      results.size(), size, ours, dot, ratios[ratios.size() / 2],
      sum / static_cast<double>(ratios.size()), ratios.back(), more);
  return 0;
}
