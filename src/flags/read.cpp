#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>

#include "flags/colors.hpp"
#include "flags/flag.hpp"
#include "flags/look.hpp"
#include "flags/path.hpp"
#include "flags/polygons.hpp"
#include "flags/scan.hpp"
#include "flags/xml_tree.hpp"

namespace entente::flags {
namespace {

constexpr std::size_t most_steps = 20000;        // elements, each as often as it is used
constexpr std::size_t most_points = 200000;      // before details are left out
constexpr std::size_t most_effort = 40'000'000;  // see effort_of(): a second or two
constexpr double finest = 1.0 / 2000;            // of the height: what nobody sees on a badge

/// A shape as it was drawn, in units of the flag's height.
struct Drawn {
  theme::Color color;
  double opacity = 1;
  std::vector<Contour> contours;
};

/// Shared by all that it cuts, as it may be large.
struct Clip {
  explicit Clip(std::vector<Contour> given)
      : shape(std::move(given)), plain(shape.size() == 1 && is_convex(shape.front())) {}

  std::vector<Contour> shape;  ///< one convex contour, or as resolved() gives it
  bool plain;                  ///< the former
};
using Clips = std::vector<std::shared_ptr<const Clip>>;

/// Where something stands: how it is placed, looks and is cut.
struct Setting {
  Matrix matrix;
  Look look;
  Clips clips;
  int depth = 0;
};

/// Walks through the elements and collects what they draw.
class Walker {
 public:
  Walker(const Tree& tree, const Rect& view) : tree_(tree), view_(view) {}

  void walk() {
    const double k = 1 / view_.height;
    Setting setting;
    setting.matrix = {k, 0, 0, k, -view_.x * k, -view_.y * k};
    const double width = view_.width * k;
    setting.clips = {cut_by({{{0, 0}, {width, 0}, {width, 1}, {0, 1}}})};
    setting.look = look_of({}, Properties(*tree_.root), problem);
    for (const auto& child : tree_.root->children) walk(*child, setting);
  }

  std::vector<Drawn> drawn;
  std::string problem;

 private:
  static bool says_nothing(const std::string& name) {
    static const std::set<std::string_view> names = {
        "defs",           "title",          "desc",    "metadata", "clipPath", "marker",
        "linearGradient", "radialGradient", "pattern", "filter",   "mask"};
    // Editors keep notes of their own, as in "sodipodi:namedview".
    return names.count(name) > 0 || name.find(':') != name.npos;
  }

  static std::shared_ptr<const Clip> cut_by(std::vector<Contour> shape) {
    return std::make_shared<const Clip>(std::move(shape));
  }

  void fail(std::string why) {
    if (problem.empty()) problem = std::move(why);
  }

  /// A small file may use something large very often. False: that is enough.
  bool spend(std::size_t effort) {
    effort_ += std::min(effort, most_effort);
    if (effort_ >= most_effort) fail("it is too large");
    return effort_ < most_effort;
  }

  /// To understand the attributes of an element.
  bool spend_on(const Node& node) {
    std::size_t bytes = 20;
    for (const auto& [key, value] : node.attributes) bytes += key.size() + value.size();
    return spend(bytes);
  }

  std::vector<Polyline> lines_of(const Path& path, const Matrix& matrix) {
    std::vector<Polyline> lines = flattened(path, matrix, finest);
    std::size_t points = 0;
    for (const Polyline& line : lines) points += line.points.size();
    if (!spend(points > most_points ? most_effort : points)) lines.clear();
    return lines;
  }

  void walk(const Node& node, const Setting& outer) {
    if (!problem.empty() || says_nothing(node.name)) return;
    if (++steps_ > most_steps || outer.depth > 64) return fail("it is too large");
    if (!spend_on(node)) return;
    const Properties properties(node);
    Setting here = outer;
    ++here.depth;
    here.look = look_of(outer.look, properties, problem);
    if (!here.look.visible || here.look.opacity < 0.01) return;
    const auto transform = transform_of(properties["transform"]);
    if (!transform) return fail("it has a transformation of another kind");
    here.matrix = outer.matrix * *transform;
    if (!clip(properties["clip-path"], here)) return;
    if (node.name == "g" || node.name == "a") {
      for (const auto& child : node.children) walk(*child, here);
    } else if (node.name == "use") {
      use(node, here);
    } else if (const auto path = shape_of(node)) {
      draw(*path, here);
    } else {
      fail("it has <" + node.name.substr(0, 20) + ">");
    }
  }

  std::optional<Path> shape_of(const Node& node) const {
    const auto x = [&](const char* key) { return length_of(node[key], view_.width); };
    const auto y = [&](const char* key) { return length_of(node[key], view_.height); };
    const std::string& name = node.name;
    if (name == "path") return path_of(node["d"]);
    if (name == "circle") return ellipse({x("cx"), y("cy")}, x("r"), x("r"));
    if (name == "ellipse") return ellipse({x("cx"), y("cy")}, x("rx"), y("ry"));
    if (name == "polygon" || name == "polyline") {
      return polyline_of(node["points"], name == "polygon");
    }
    if (name == "line") {
      return Path{{{x("x1"), y("y1")}, {{true, {}, {}, {x("x2"), y("y2")}}}, false}};
    }
    if (name != "rect") return std::nullopt;
    const double rx = node["rx"].empty() ? y("ry") : x("rx");
    const double ry = node["ry"].empty() ? x("rx") : y("ry");
    return rectangle({x("x"), y("y"), x("width"), y("height")}, rx, ry);
  }

  void use(const Node& node, Setting here) {
    std::string_view reference = node["href"];
    if (reference.empty()) reference = node["xlink:href"];
    if (!reference.starts_with("#")) return fail("it refers to another file");
    const auto found = tree_.by_id.find(reference.substr(1));
    if (found == tree_.by_id.end()) return;  // drawn as nothing, as by browsers
    const double x = length_of(node["x"], view_.width), y = length_of(node["y"], view_.height);
    here.matrix = here.matrix * Matrix{.e = x, .f = y};
    walk(*found->second, here);
  }

  /// What one shape of a clip lets through, as resolved() gives it; nullopt: it is of another kind.
  std::optional<std::vector<Contour>> opening(const Node& node, const Node& clip,
                                              const Matrix& matrix, const Contour& window) {
    const auto path = shape_of(node);
    const auto inner = transform_of(node["transform"]);
    if (!path || !inner || !spend_on(node) || !spend_on(clip)) return std::nullopt;
    std::vector<Contour> shape;
    for (const Polyline& line : lines_of(*path, matrix * *inner)) {
      Contour contour = clipped(simplified(line.points, finest / 10), window);
      if (contour.size() > 2) shape.push_back(std::move(contour));
    }
    if (shape.size() == 1 && is_convex(shape.front())) {
      if (area_of(shape.front()) < 0) std::reverse(shape.front().begin(), shape.front().end());
      return shape;
    }
    const Properties own(node), outer(clip);
    std::string_view rule = own["clip-rule"];
    if (rule.empty() || rule == "inherit") rule = outer["clip-rule"];
    return settled(shape, rule == "evenodd" ? FillRule::evenodd : FillRule::nonzero);
  }

  /// False: nothing is left to be seen.
  bool clip(std::string_view reference, Setting& here) {
    const std::string id = id_in(reference);
    if (id.empty()) return true;
    const auto found = tree_.by_id.find(id);
    if (found == tree_.by_id.end()) return true;
    const Node& node = *found->second;
    const auto transform = transform_of(node["transform"]);
    if (node.name != "clipPath" || node["clipPathUnits"] == "objectBoundingBox" || !transform) {
      fail("it is cut in another way");
      return false;
    }
    std::vector<Contour> shape;
    std::size_t openings = 0;
    for (const auto& child : node.children) {
      const auto one =
          opening(*child, node, here.matrix * *transform, here.clips.front()->shape.front());
      if (!one) {
        fail("it is cut in another way");
        return false;
      }
      openings += one->empty() ? 0 : 1;
      shape.insert(shape.end(), one->begin(), one->end());
    }
    // Each runs one way, so that they are joined where they overlap.
    if (openings > 1) shape = settled(shape, FillRule::nonzero);
    here.clips.push_back(cut_by(std::move(shape)));
    return problem.empty();
  }

  /// As resolved() gives it, unless it were too much work.
  std::vector<Contour> settled(const std::vector<Contour>& contours, FillRule rule) {
    if (!spend(effort_of(contours, most_effort))) return {};
    return resolved(contours, rule);
  }

  /// What of a shape, as resolved() gives it, lies in all clips that are not plain.
  std::vector<Contour> cut(std::vector<Contour> seen, const Clips& clips) {
    constexpr std::size_t of_side = 100;  // nothing bounds how often the sides of a clip count
    for (const auto& clip : clips) {
      if (clip->plain) continue;
      if (seen.empty()) break;
      std::vector<Contour> both = seen;
      both.insert(both.end(), clip->shape.begin(), clip->shape.end());
      std::size_t sides = 0;
      for (const Contour& contour : both) sides += contour.size();
      if (!spend(of_side * sides) || !spend(effort_of(both, most_effort))) return {};
      seen = common(seen, clip->shape);
    }
    return seen;
  }

  /// A plain color, or the mean of a gradient, which is right for details only.
  std::optional<theme::Color> color_for(const Ink& ink, bool small) {
    if (ink.kind == Ink::Kind::none) return std::nullopt;
    if (ink.kind == Ink::Kind::color) return ink.color;
    const Node* gradient = nullptr;
    std::string id = ink.id;
    for (int links = 0; links < 4; ++links) {
      const auto found = tree_.by_id.find(id);
      if (found == tree_.by_id.end()) break;
      gradient = found->second;
      if (!gradient->children.empty()) break;
      std::string_view next = (*gradient)["href"];
      if (next.empty()) next = (*gradient)["xlink:href"];
      if (!next.starts_with("#")) break;
      id = next.substr(1);
    }
    if (!gradient || !gradient->name.ends_with("Gradient") || !small) {
      fail("it has gradients or patterns");
      return std::nullopt;
    }
    std::array<double, 3> sum{};
    double stops = 0;
    for (const auto& stop : gradient->children) {
      if (!spend_on(*stop)) return std::nullopt;
      const Properties properties(*stop);
      const auto color = color_of(properties["stop-color"]);
      if (!color) continue;
      sum = {sum[0] + color->r, sum[1] + color->g, sum[2] + color->b};
      ++stops;
    }
    if (stops == 0) return std::nullopt;
    const auto mean = [stops](double value) {
      return static_cast<std::uint8_t>(std::lround(value / stops));
    };
    return theme::Color{mean(sum[0]), mean(sum[1]), mean(sum[2])};
  }

  void add(std::vector<Contour> contours, const Ink& ink, FillRule rule, const Setting& here) {
    std::vector<Contour> seen;
    for (Contour& contour : contours) {
      points_ += contour.size();
      for (const auto& clip : here.clips) {
        if (!clip->plain) continue;
        const std::size_t sides = clip->shape.front().size();
        if (!spend((contour.size() + sides) * sides)) return;
        contour = clipped(contour, clip->shape.front());
      }
      if (contour.size() > 2) seen.push_back(std::move(contour));
    }
    if (points_ > most_points) return fail("it is too large");
    seen = cut(settled(seen, rule), here.clips);
    double size = 0;
    for (const Contour& contour : seen) size += area_of(contour);
    const double opacity = here.look.opacity * ink.opacity;
    if (seen.empty() || opacity < 0.01) return;
    constexpr double detail = 0.02;  // of the square of the height
    if (const auto color = color_for(ink, size < detail)) {
      drawn.push_back({*color, opacity, std::move(seen)});
    }
  }

  void draw(const Path& path, const Setting& here) {
    const std::vector<Polyline> lines = lines_of(path, here.matrix);
    std::vector<Contour> inside;
    for (const Polyline& line : lines) {
      if (line.points.size() > 2) inside.push_back(line.points);
    }
    if (here.look.fill.kind != Ink::Kind::none) {
      add(std::move(inside), here.look.fill, here.look.fill_rule, here);
    }
    Pen pen = here.look.pen;
    constexpr double widest = 1000;  // heights of the flag
    pen.width = std::min(widest, pen.width * here.matrix.scale());
    if (here.look.stroke.kind != Ink::Kind::none && pen.width > finest) {
      std::vector<Contour> covered;
      for (const Polyline& line : lines) {
        for (Contour& contour : outline(line, pen, finest)) covered.push_back(std::move(contour));
      }
      add(std::move(covered), here.look.stroke, FillRule::nonzero, here);
    }
    if (!here.look.marker_mid.empty()) mark(path, here);
  }

  /// A mark at each vertex but the first and the last, as of the stars of the United States.
  void mark(const Path& path, const Setting& here) {
    const auto found = tree_.by_id.find(here.look.marker_mid);
    if (found == tree_.by_id.end() || found->second->name != "marker") return;
    const Node& marker = *found->second;
    if (!marker["orient"].empty() || !marker["viewBox"].empty()) return fail("it has markers");
    const double k = marker["markerUnits"] == "userSpaceOnUse" ? 1 : here.look.pen.width;
    const double width = length_of(marker["markerWidth"], 1, 3);
    const double height = length_of(marker["markerHeight"], 1, 3);
    std::vector<Point> vertices;
    for (const Subpath& sub : path) {
      vertices.push_back(sub.start);
      for (const Piece& piece : sub.pieces) vertices.push_back(piece.to);
      if (sub.closed) vertices.push_back(sub.start);
    }
    for (std::size_t i = 1; i + 1 < vertices.size(); ++i) {
      if (!spend_on(marker)) return;
      Setting there = here;
      const Point at = vertices[i];
      const double dx = -k * length_of(marker["refX"], 1), dy = -k * length_of(marker["refY"], 1);
      there.matrix = here.matrix * Matrix{.a = k, .d = k, .e = at.x + dx, .f = at.y + dy};
      there.look = look_of({}, Properties(marker), problem);
      there.look.opacity = here.look.opacity;
      if (marker["overflow"] != "visible") {
        there.clips.push_back(cut_by({{there.matrix({0, 0}), there.matrix({width, 0}),
                                       there.matrix({width, height}), there.matrix({0, height})}}));
      }
      for (const auto& child : marker.children) walk(*child, there);
    }
  }

  const Tree& tree_;
  const Rect& view_;
  std::size_t steps_ = 0, points_ = 0, effort_ = 0;
};

std::optional<Rect> view_of(const Node& root) {
  Scan scan(root["viewBox"]);
  std::array<double, 4> v{};
  bool whole = true;
  for (double& value : v) {
    scan.skip_comma();
    const auto number = scan.number();
    whole = whole && number;
    if (number) value = *number;
  }
  if (!whole) v = {0, 0, length_of(root["width"], 0), length_of(root["height"], 0)};
  if (!(v[2] > 0) || !(v[3] > 0)) return std::nullopt;
  return Rect{v[0], v[1], v[2], v[3]};
}

/// What a shape that lets things shine through lies upon, judged at its middle.
theme::Color ground_of(const std::vector<Area>& areas, const Contour& contour) {
  const Point p = bounds_of(contour).center();
  const auto top = std::find_if(areas.rbegin(), areas.rend(), [&p](const Area& area) {
    return covers(area.contours, p, FillRule::evenodd);
  });
  return top == areas.rend() ? theme::rgb(0xFFFFFF) : top->color;
}

/// In an SVG, about.
std::size_t bytes_of(const Area& area) {
  constexpr std::size_t of_area = 50, of_point = 12;
  std::size_t bytes = of_area;
  for (const Contour& contour : area.contours) bytes += of_point * contour.size();
  return bytes;
}

/// The shapes without what is smaller than `detail`; nullopt if they take more bytes than `most`.
std::optional<std::vector<Area>> painted(const std::vector<Drawn>& shapes, double detail,
                                         std::size_t most) {
  std::vector<Area> areas;
  std::size_t bytes = 0;
  for (const Drawn& shape : shapes) {
    std::vector<Contour> contours;
    for (const Contour& contour : shape.contours) {
      Contour plain = simplified(contour, detail);
      if (plain.size() < 3 || std::abs(area_of(plain)) < 6 * detail * detail) continue;
      contours.push_back(std::move(plain));
    }
    if (contours.empty()) continue;
    theme::Color color = shape.color;
    if (shape.opacity < 0.995) {
      color = theme::blend(color, ground_of(areas, contours.front()), shape.opacity);
    }
    areas.push_back({color, std::move(contours)});
    bytes += bytes_of(areas.back());
    if (bytes > most) return std::nullopt;
  }
  return areas;
}

}  // namespace

Reading read(std::string_view svg, const Limits& limits) {
  if (svg.size() > limits.source) return {std::nullopt, "it is too large"};
  const Tree tree = parse_xml(svg);
  if (!tree.root) return {std::nullopt, tree.problem};
  const auto view = view_of(*tree.root);
  if (tree.root->name != "svg" || !view) return {std::nullopt, "it is not an SVG with a size"};
  Flag flag;
  flag.width = view->width / view->height;
  if (flag.width < limits.narrowest || flag.width > limits.widest) {
    return {std::nullopt, "it is too narrow or too wide"};
  }
  Walker walker(tree, *view);
  walker.walk();
  if (!walker.problem.empty()) return {std::nullopt, walker.problem};
  // As exact as there is room for: on a badge of 20 px the last is a sixth of one.
  for (const double detail : {1.0 / 1000, 1.0 / 500, 1.0 / 250, 1.0 / 120}) {
    auto areas = painted(walker.drawn, detail, limits.drawn);
    if (!areas) continue;
    if (areas->empty()) return {std::nullopt, "it shows nothing"};
    flag.areas = *std::move(areas);
    return {std::move(flag), {}};
  }
  return {std::nullopt, "it has too many details"};
}

}  // namespace entente::flags
