#include "output/pptx_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "output/markup.hpp"
#include "scene/dash.hpp"

// Source: ISO/IEC 29500-1:2016, 19.3.1 (shapes of slides), 20.1.9 (geometries), 20.1.10.56
// (presets).

namespace entente::output::pptx {
namespace {

using deck::Align;
using deck::Shape;
using pugi::xml_node;
using scene::Segment;

constexpr double kappa = 0.5522847498;  // of a circle's quarter as a cubic

std::string id_of(const Shape& shape) { return std::to_string(shape.id); }

void add_transform(xml_node properties, const Rect& box) {
  xml_node place = add(properties, "a:xfrm");
  add(place, "a:off", {{"x", emu(box.x)}, {"y", emu(box.y)}});
  add(place, "a:ext", {{"cx", emu(box.width)}, {"cy", emu(box.height)}});
}

xml_node add_preset(xml_node properties, const char* preset) {
  return add(add(properties, "a:prstGeom", {{"prst", preset}}), "a:avLst");
}

/// A share as slide programs write it: 100,000 for all.
std::string share(double value) { return fmt::format("val {}", std::llround(value * 1e5)); }

/// Rounded corners by their radius, as paths have them.
std::vector<Segment> outline_of(const Shape& shape) {
  if (shape.kind == Shape::Kind::path) return shape.segments;
  using Kind = Segment::Kind;
  const Rect& b = shape.box;
  const double r = std::min({shape.radius, b.width / 2, b.height / 2});
  std::vector<Segment> out = {{Kind::move, {}, {}, {b.left() + r, b.top()}}};
  const auto corner = [&](Point before, Point at, Point after) {
    out.push_back({Kind::line, {}, {}, before});
    if (r > 0) {
      out.push_back(
          {Kind::cubic, before + (at - before) * kappa, after + (at - after) * kappa, after});
    }
  };
  corner({b.right() - r, b.top()}, {b.right(), b.top()}, {b.right(), b.top() + r});
  corner({b.right(), b.bottom() - r}, {b.right(), b.bottom()}, {b.right() - r, b.bottom()});
  corner({b.left() + r, b.bottom()}, {b.left(), b.bottom()}, {b.left(), b.bottom() - r});
  corner({b.left(), b.top() + r}, {b.left(), b.top()}, {b.left() + r, b.top()});
  out.push_back({Kind::close, {}, {}, {}});
  return out;
}

/// A geometry of one's own, with the middles of the sides and the sites to hold on to.
void add_geometry(xml_node properties, const Shape& shape) {
  const Rect& box = shape.box;
  xml_node geometry = add(properties, "a:custGeom");
  for (const char* name : {"a:avLst", "a:gdLst", "a:ahLst"}) add(geometry, name);
  const auto add_point = [&box](xml_node parent, const char* name, Point p) {
    add(parent, name, {{"x", emu(p.x - box.x)}, {"y", emu(p.y - box.y)}});
  };
  xml_node list = add(geometry, "a:cxnLst");
  if (!shape.sites.empty()) {
    const Point middle = box.center();
    std::vector<Point> sites = {{middle.x, box.top()},
                                {box.left(), middle.y},
                                {middle.x, box.bottom()},
                                {box.right(), middle.y}};
    sites.insert(sites.end(), shape.sites.begin(), shape.sites.end());
    for (const Point& site : sites) add_point(add(list, "a:cxn", {{"ang", "0"}}), "a:pos", site);
  }
  add(geometry, "a:rect", {{"l", "0"}, {"t", "0"}, {"r", "r"}, {"b", "b"}});
  xml_node path =
      add(add(geometry, "a:pathLst"), "a:path", {{"w", emu(box.width)}, {"h", emu(box.height)}});
  if (!shape.paint.fill) path.append_attribute("fill") = "none";
  for (const Segment& segment : outline_of(shape)) {
    switch (segment.kind) {
      case Segment::Kind::move:
        add_point(add(path, "a:moveTo"), "a:pt", segment.to);
        break;
      case Segment::Kind::line:
        add_point(add(path, "a:lnTo"), "a:pt", segment.to);
        break;
      case Segment::Kind::cubic: {
        xml_node curve = add(path, "a:cubicBezTo");
        add_point(curve, "a:pt", segment.c1);
        add_point(curve, "a:pt", segment.c2);
        add_point(curve, "a:pt", segment.to);
        break;
      }
      case Segment::Kind::close:
        add(path, "a:close");
        break;
    }
  }
}

/// Dashes as the SVG has them, in thousandths of a percent of the width of the line.
void add_dashes(xml_node line, const scene::Stroke& stroke) {
  if (stroke.dash == scene::Dash::solid) return;
  scene::Stroke drawn = stroke;
  drawn.width = std::max(stroke.width, 0.1);
  const scene::DashLengths lengths = scene::dash_lengths(drawn);
  add(add(line, "a:custDash"), "a:ds",
      {{"d", std::to_string(std::llround(lengths.on / drawn.width * 1e5))},
       {"sp", std::to_string(std::llround(lengths.off / drawn.width * 1e5))}});
}

xml_node add_line(xml_node properties, const std::optional<scene::Stroke>& stroke) {
  if (!stroke) {
    xml_node none = add(properties, "a:ln");
    add(none, "a:noFill");
    return none;
  }
  xml_node line = add(properties, "a:ln", {{"w", emu(stroke->width)}, {"cap", "flat"}});
  add_color(line, stroke->color);
  add_dashes(line, *stroke);
  add(line, "a:miter", {{"lim", "400000"}});
  return line;
}

void add_paint(xml_node properties, const scene::Paint& paint) {
  if (paint.fill) {
    add_color(properties, *paint.fill);
  } else {
    add(properties, "a:noFill");
  }
  add_line(properties, paint.stroke);
}

void add_words(xml_node node, const Shape& shape, const Surroundings& around) {
  if (shape.lines.empty()) return;
  const bool free = shape.kind == Shape::Kind::text;
  xml_node body = add(node, "p:txBody");
  add(add(body, "a:bodyPr",
          {{"wrap", "none"},
           {"lIns", "0"},
           {"tIns", "0"},
           {"rIns", "0"},
           {"bIns", "0"},
           {"anchor", free ? "t" : "ctr"}}),
      "a:noAutofit");
  add(body, "a:lstStyle");
  const char* align = shape.align == Align::left ? "l" : shape.align == Align::right ? "r" : "ctr";
  for (const deck::TextLine& line : shape.lines) {
    xml_node paragraph = add(body, "a:p");
    add(paragraph, "a:pPr", {{"algn", align}});
    xml_node run = add(paragraph, "a:r");
    xml_node look = add(
        run, "a:rPr",
        {{"lang", around.language}, {"sz", centipoints(line.size)}, {"b", line.bold ? "1" : "0"}});
    add_color(look, line.color);
    add(look, "a:latin", {{"typeface", around.family}});
    add(look, "a:cs", {{"typeface", around.family}});
    add_text(run, "a:t", line.text);
  }
}

void add_plain(xml_node tree, const Shape& shape, const Surroundings& around) {
  xml_node node = add(tree, "p:sp");
  xml_node names = add(node, "p:nvSpPr");
  add(names, "p:cNvPr", {{"id", id_of(shape)}, {"name", shape.name}});
  xml_node kind = add(names, "p:cNvSpPr");
  if (shape.kind == Shape::Kind::text) kind.append_attribute("txBox") = "1";
  add(names, "p:nvPr");
  xml_node properties = add(node, "p:spPr");
  add_transform(properties, shape.box);
  const bool own = shape.kind == Shape::Kind::path || !shape.sites.empty();
  if (own) {
    add_geometry(properties, shape);
  } else if (shape.kind == Shape::Kind::ellipse) {
    add_preset(properties, "ellipse");
  } else if (shape.radius > 0) {
    const double side = std::max(1e-9, std::min(shape.box.width, shape.box.height));
    add(add_preset(properties, "roundRect"), "a:gd",
        {{"name", "adj"}, {"fmla", share(std::min(0.5, shape.radius / side))}});
  } else {
    add_preset(properties, "rect");
  }
  add_paint(properties, shape.paint);
  add_words(node, shape, around);
}

void add_picture(xml_node tree, const Shape& shape, const std::string& picture) {
  xml_node node = add(tree, "p:pic");
  xml_node names = add(node, "p:nvPicPr");
  add(names, "p:cNvPr", {{"id", id_of(shape)}, {"name", shape.name}});
  add(add(names, "p:cNvPicPr"), "a:picLocks", {{"noChangeAspect", "1"}});
  add(names, "p:nvPr");
  xml_node fill = add(node, "p:blipFill");
  add(fill, "a:blip", {{"r:embed", picture}});
  add(add(fill, "a:stretch"), "a:fillRect");
  xml_node properties = add(node, "p:spPr");
  add_transform(properties, shape.box);
  add_preset(properties, "rect");
}

void add_head(xml_node line, const char* name, double width) {
  // Heads are 3 or 5 times as long as the line is wide.
  const char* size = width >= 4 ? "med" : "lg";
  add(line, name, {{"type", "triangle"}, {"w", size}, {"len", size}});
}

/// How a connector between the two points lies in its box. An upright S is a level one that is
/// turned by a quarter; the box is that of the level one, about the same middle.
void add_course(xml_node properties, const Shape& shape) {
  Point from = shape.from, to = shape.to;
  const Point middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
  const bool turned = shape.curved && shape.upright;
  if (turned) {
    // Turned back by a quarter, (x, y) from the middle is (y, -x).
    const auto back = [&middle](Point p) {
      return Point{middle.x + (p.y - middle.y), middle.y - (p.x - middle.x)};
    };
    from = back(from);
    to = back(to);
  }
  const Rect box = {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x),
                    std::abs(to.y - from.y)};
  xml_node place = add(properties, "a:xfrm");
  if (turned) place.append_attribute("rot") = "5400000";
  if (to.x < from.x) place.append_attribute("flipH") = "1";
  if (to.y < from.y) place.append_attribute("flipV") = "1";
  add(place, "a:off", {{"x", emu(box.x)}, {"y", emu(box.y)}});
  add(place, "a:ext", {{"cx", emu(box.width)}, {"cy", emu(box.height)}});
}

void add_connector(xml_node tree, const Shape& shape) {
  xml_node node = add(tree, "p:cxnSp");
  xml_node names = add(node, "p:nvCxnSpPr");
  add(names, "p:cNvPr", {{"id", id_of(shape)}, {"name", shape.name}});
  xml_node holds = add(names, "p:cNvCxnSpPr");
  const auto add_hold = [&holds](const char* name, const deck::Hold& hold) {
    add(holds, name, {{"id", std::to_string(hold.shape)}, {"idx", std::to_string(hold.site)}});
  };
  add_hold("a:stCxn", shape.start);
  add_hold("a:endCxn", shape.end);
  add(names, "p:nvPr");
  xml_node properties = add(node, "p:spPr");
  add_course(properties, shape);
  xml_node adjust =
      add_preset(properties, shape.curved ? "curvedConnector3" : "straightConnector1");
  if (shape.curved) add(adjust, "a:gd", {{"name", "adj1"}, {"fmla", share(0.5)}});
  xml_node line = add_line(properties, shape.paint.stroke);
  const double width = shape.paint.stroke ? shape.paint.stroke->width : 1;
  if (shape.head_at_start) add_head(line, "a:headEnd", width);
  if (shape.head_at_end) add_head(line, "a:tailEnd", width);
}

}  // namespace

void add_shape(xml_node tree, const Shape& shape, const Surroundings& around) {
  if (shape.kind == Shape::Kind::connector) return add_connector(tree, shape);
  if (shape.kind == Shape::Kind::picture) return add_picture(tree, shape, around.picture);
  if (shape.kind != Shape::Kind::group) return add_plain(tree, shape, around);
  xml_node group = add(tree, "p:grpSp");
  xml_node names = add(group, "p:nvGrpSpPr");
  add(names, "p:cNvPr", {{"id", id_of(shape)}, {"name", shape.name}});
  add(names, "p:cNvGrpSpPr");
  add(names, "p:nvPr");
  xml_node place = add(add(group, "p:grpSpPr"), "a:xfrm");
  const std::string x = emu(shape.box.x), y = emu(shape.box.y);
  const std::string width = emu(shape.box.width), height = emu(shape.box.height);
  add(place, "a:off", {{"x", x}, {"y", y}});
  add(place, "a:ext", {{"cx", width}, {"cy", height}});
  add(place, "a:chOff", {{"x", x}, {"y", y}});
  add(place, "a:chExt", {{"cx", width}, {"cy", height}});
  for (const Shape& member : shape.members) add_shape(group, member, around);
}

}  // namespace entente::output::pptx
