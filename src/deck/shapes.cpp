#include "deck/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "deck/route.hpp"
#include "deck/strand.hpp"
#include "text/measure.hpp"

namespace entente::deck {
namespace {

using scene::CircleShape;
using scene::Element;
using scene::Group;
using scene::Part;
using scene::PathShape;
using scene::PictureShape;
using scene::RectShape;
using scene::Segment;
using scene::TextShape;

/// How far above the baseline a line of Arial begins, and its height, by the size of the type.
constexpr double ascent = 0.905, line_height = 1.149;
constexpr int first_own_site = 4;    // after the middles of the sides
constexpr double word_space = 1.03;  // boxes of text are wider than it by our measure

class Maker {
 public:
  explicit Maker(int first_id) : next_id_(first_id) {}

  std::vector<Shape> make(const std::vector<Element>& elements) {
    for (const Element& element : elements) note_obstacles(element);
    // Lines that are drawn below their actors hold on to them all the same.
    std::vector<std::vector<Shape>> made(elements.size());
    for (const bool ties : {false, true}) {
      for (std::size_t i = 0; i < elements.size(); ++i) {
        if (is_tie(elements, i) == ties) add(elements[i], made[i]);
      }
    }
    std::vector<Shape> result;
    for (std::vector<Shape>& shapes : made) {
      std::move(shapes.begin(), shapes.end(), std::back_inserter(result));
    }
    for (Shape& shape : result) give_sites(shape);
    return result;
  }

 private:
  struct Frame {
    int shape = 0;
    Rect box;
    std::vector<Point> sites;
  };

  static bool is_tie(const std::vector<Element>& elements, std::size_t i) {
    const auto* group = std::get_if<Group>(&elements[i]);
    return group && group->part == Part::edge && !is_band(elements, i);
  }

  /// A band lies on an edge in the color of the ground that runs as it does. It is as wide as what
  /// it stands for, and so a shape: only lines hold on to boxes.
  static bool is_band(const std::vector<Element>& elements, std::size_t i) {
    const auto& group = std::get<Group>(elements[i]);
    const auto* edge = i > 0 ? std::get_if<PathShape>(&elements[i - 1]) : nullptr;
    const auto* line =
        group.elements.empty() ? nullptr : std::get_if<PathShape>(&group.elements.front());
    return edge && line && edge->paint.stroke && edge->segments.size() == line->segments.size() &&
           distance(edge->segments.front().to, line->segments.front().to) < 0.01 &&
           distance(edge->segments.back().to, line->segments.back().to) < 0.01;
  }

  /// Boxes of actors, of numbers and of words.
  void note_obstacles(const Element& element) {
    if (const auto* line = std::get_if<TextShape>(&element)) {
      const double left = line->left(), width = line->line.width;
      obstacles_.push_back({left, line->at.y - 0.75 * line->size, width, line->size});
    } else if (const auto* group = std::get_if<Group>(&element)) {
      for (const Element& member : group->elements) note_obstacles(member);
      if (group->part != Part::node && group->part != Part::edge) return;
      for (const Element& member : group->elements) {
        const bool line_or_head = std::holds_alternative<PathShape>(member);
        if (line_or_head && group->part == Part::edge) continue;
        if (const auto box = scene::bounds(member)) obstacles_.push_back(*box);
      }
    }
  }

  /// Those that are not the ends of a line itself.
  std::vector<Rect> obstacles_between(Point start, Point end) const {
    std::vector<Rect> others;
    for (const Rect& box : obstacles_) {
      const bool at_end = distance_to(box, start) < 6 || distance_to(box, end) < 6;
      if (!at_end) others.push_back(box.grown(3));
    }
    return others;
  }

  Shape basic(Shape::Kind kind, Rect box, const scene::Paint& paint) {
    Shape shape;
    shape.kind = kind;
    shape.id = next_id_++;
    shape.box = box;
    shape.paint = paint;
    return shape;
  }

  Shape drawn(const RectShape& rect) {
    Shape shape = basic(Shape::Kind::box, rect.rect, rect.paint);
    shape.radius = rect.radius;
    shape.name = "Box";
    return shape;
  }
  Shape drawn(const CircleShape& circle) {
    const double r = circle.radius;
    Shape shape = basic(Shape::Kind::ellipse,
                        {circle.center.x - r, circle.center.y - r, 2 * r, 2 * r}, circle.paint);
    shape.name = "Circle";
    return shape;
  }
  Shape drawn(const PictureShape& picture) {
    Shape shape = basic(Shape::Kind::picture, picture.rect, {});
    shape.name = "Picture";
    return shape;
  }
  Shape drawn(const PathShape& path) {
    Shape shape = basic(Shape::Kind::path, bounds_of(path.segments), path.paint);
    shape.segments = path.segments;
    shape.name = "Line";
    return shape;
  }

  Shape drawn(const TextShape& line) {
    const double left = line.left(), width = line.line.width;
    const double slack = width * (word_space - 1);
    Shape shape =
        basic(Shape::Kind::text,
              {left, line.at.y - ascent * line.size, width + slack, line_height * line.size}, {});
    shape.align = Align::left;
    if (line.anchor == scene::Anchor::middle) {
      shape.align = Align::center;
      shape.box.x -= slack / 2;
    } else if (line.anchor == scene::Anchor::end) {
      shape.align = Align::right;
      shape.box.x -= slack;
    }
    shape.lines = {{line.text, line.size, line.bold, line.color}};
    shape.name = line.text;
    return shape;
  }

  void add(const Element& element, std::vector<Shape>& out) {
    if (const auto* group = std::get_if<Group>(&element)) {
      if (group->part == Part::edge && add_tie(*group, out)) return;
      out.push_back(grouped(*group));
      if (group->part == Part::node) remember(*group, out.back());
    } else if (const auto* rect = std::get_if<RectShape>(&element)) {
      out.push_back(drawn(*rect));
    } else if (const auto* circle = std::get_if<CircleShape>(&element)) {
      out.push_back(drawn(*circle));
    } else if (const auto* path = std::get_if<PathShape>(&element)) {
      out.push_back(drawn(*path));
    } else if (const auto* picture = std::get_if<PictureShape>(&element)) {
      out.push_back(drawn(*picture));
    } else {
      out.push_back(drawn(std::get<TextShape>(element)));
    }
  }

  /// The elements as members of a group, with words where they belong.
  Shape together(const std::vector<const Element*>& elements, std::string name) {
    Shape group = basic(Shape::Kind::group, {}, {});
    group.name = std::move(name);
    std::vector<const TextShape*> words;
    for (const Element* element : elements) {
      if (const auto* line = std::get_if<TextShape>(element)) {
        words.push_back(line);
      } else {
        add(*element, group.members);
      }
    }
    take_in(words, group.members);
    for (const TextShape* line : words) group.members.push_back(drawn(*line));
    enclose(group);
    return group;
  }

  Shape grouped(const Group& group) {
    std::vector<const Element*> elements;
    for (const Element& element : group.elements) elements.push_back(&element);
    std::string name = group.title;
    if (name.empty() && group.part == Part::legend) name = "Legend";
    if (name.empty() && group.part == Part::logo) name = "Logo";
    if (name.empty() && !value_of(group, "flag").empty()) name = "Flag";
    return together(elements, std::move(name));
  }

  static void enclose(Shape& group) {
    if (group.members.empty()) return;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const Shape& member : group.members) {
      left = std::min(left, member.box.left()), right = std::max(right, member.box.right());
      top = std::min(top, member.box.top()), bottom = std::max(bottom, member.box.bottom());
    }
    group.box = {left, top, right - left, bottom - top};
  }

  /// Words in the middle of a shape become its own; `words` keeps the others.
  static void take_in(std::vector<const TextShape*>& words, std::vector<Shape>& shapes) {
    std::map<Shape*, std::vector<const TextShape*>> inside;
    for (const TextShape* line : words) {
      const double left = line->left(), width = line->line.width;
      const Point middle = {left + width / 2, line->at.y - 0.35 * line->size};
      Shape* smallest = nullptr;
      for (Shape& shape : shapes) {
        if (shape.kind == Shape::Kind::group || !shape.paint.fill) continue;
        if (!shape.box.contains(middle) || shape.box.width < width) continue;
        const bool smaller = !smallest || shape.box.width * shape.box.height <
                                              smallest->box.width * smallest->box.height;
        if (smaller) smallest = &shape;
      }
      if (smallest) inside[smallest].push_back(line);
    }
    for (auto& [shape, lines] : inside) {
      if (!in_the_middle(lines, shape->box)) continue;
      for (const TextShape* line : lines) {
        shape->lines.push_back({line->text, line->size, line->bold, line->color});
        shape->name = shape->lines.front().text;
        words.erase(std::find(words.begin(), words.end(), line));
      }
    }
  }

  /// True if a slide program would set the lines where they are, given the middle of the shape.
  static bool in_the_middle(const std::vector<const TextShape*>& lines, const Rect& box) {
    double height = 0;
    for (const TextShape* line : lines) height += line_height * line->size;
    double top = box.center().y - height / 2;
    for (const TextShape* line : lines) {
      const double left = line->left(), width = line->line.width;
      if (std::abs(left + width / 2 - box.center().x) > 2.5) return false;
      if (std::abs(top + ascent * line->size - line->at.y) > 2.5) return false;
      top += line_height * line->size;
    }
    return true;
  }

  void remember(const Group& group, const Shape& shape) {
    const std::string id = value_of(group, "id");
    if (id.empty() || shape.members.empty()) return;
    const Shape& frame = shape.members.front();
    frames_[id].push_back(Frame{frame.id, frame.box, {}});
  }

  /// The nearest of those with the id: events have one in common.
  Frame* frame_at(const std::string& id, Point end) {
    Frame* nearest = nullptr;
    for (Frame& frame : frames_[id]) {
      const double distance = distance_to(frame.box, end);
      if (distance > farthest_end) continue;
      if (!nearest || distance < distance_to(nearest->box, end)) nearest = &frame;
    }
    return nearest;
  }

  static Hold hold_on(Frame& frame, Point end) {
    frame.sites.push_back(end);
    return {frame.shape, first_own_site + static_cast<int>(frame.sites.size()) - 1};
  }

  /// Connectors for the line of a tie, and a group for the rest. False if the line does not lead
  /// from an actor to an actor.
  bool add_tie(const Group& group, std::vector<Shape>& out) {
    const Strand strand = taken_apart(group);
    if (!strand.route) return false;
    std::vector<Segment> route = strand.route->segments;
    const std::size_t n = route.size();
    const Point* first_tip = strand.tip(route.front().to, route[1].to);
    const Point* last_tip = strand.tip(route.back().to, route[n - 2].to);
    if (first_tip) route.front().to = *first_tip;
    if (last_tip) route.push_back({Segment::Kind::line, {}, {}, *last_tip});
    const Point start = route.front().to, end = route.back().to;
    std::string from = value_of(group, "from"), to = value_of(group, "to");
    if (!frame_at(from, start) || !frame_at(to, end)) std::swap(from, to);
    Frame* a = frame_at(from, start);
    Frame* b = frame_at(to, end);
    if (!a || !b) return false;

    Shape rest = together(strand.rest, group.title);
    std::vector<Shape> bends;
    std::vector<Shape> line =
        chain(route, strand, strand.badge ? &rest.members.front() : nullptr, bends);
    if (line.empty()) return false;
    line.front().start = hold_on(*a, start);
    line.back().end = hold_on(*b, end);
    line.front().head_at_start = first_tip != nullptr;
    line.back().head_at_end = last_tip != nullptr;
    for (Shape& piece : line) {
      piece.name = group.title;
      out.push_back(std::move(piece));
    }
    rest.members.insert(rest.members.begin(), bends.begin(), bends.end());
    enclose(rest);
    if (!rest.members.empty()) out.push_back(std::move(rest));
    return true;
  }

  /// The connectors of a route. Between two of them is the number, or a dot as wide as the line.
  std::vector<Shape> chain(const std::vector<Segment>& route, const Strand& strand,
                           const Shape* badge, std::vector<Shape>& bends) {
    const bool upright = begins_upright(route);
    const scene::Stroke& stroke = *strand.route->paint.stroke;
    Surroundings near;
    near.bars = strand.bars;
    near.obstacles = obstacles_between(route.front().to, route.back().to);
    if (badge) {
      near.stations.push_back(badge->box.center());
      std::erase_if(near.obstacles,
                    [badge](const Rect& box) { return box.contains(badge->box.center()); });
    }
    std::vector<Shape> line;
    for (const Piece& piece : pieces(route, upright, std::move(near))) {
      Shape connector = basic(Shape::Kind::connector, {}, {{}, stroke});
      connector.from = piece.from;
      connector.to = piece.to;
      connector.curved = piece.curved;
      connector.upright = upright;
      if (!line.empty()) join(line.back(), connector, stroke, badge, upright, bends);
      line.push_back(std::move(connector));
    }
    return line;
  }

  void join(Shape& before, Shape& after, const scene::Stroke& stroke, const Shape* badge,
            bool upright, std::vector<Shape>& bends) {
    const bool at_badge = badge && distance(before.to, badge->box.center()) < badge->box.height / 2;
    if (!at_badge) {
      const double r = std::max(stroke.width, 1.0) / 2;
      Shape bend = basic(Shape::Kind::box, {before.to.x - r, before.to.y - r, 2 * r, 2 * r},
                         {stroke.color, std::nullopt});
      bend.name = "Bend";
      bend.radius = r;
      bend.sites = {before.to};
      before.end = after.start = {bend.id, first_own_site};
      bends.push_back(std::move(bend));
      return;
    }
    // Sites of an ellipse go round from the top by eighths, those of a box by quarters.
    const int step = badge->kind == Shape::Kind::ellipse ? 2 : 1;
    const Point middle = badge->box.center();
    const auto side = [&](Point away) {
      const bool forward = upright ? away.y > middle.y : away.x > middle.x;
      if (upright) return forward ? 2 : 0;
      return forward ? 3 : 1;
    };
    const auto place = [&](int quarter) -> Point {
      const Rect& box = badge->box;
      const double x = quarter == 1 ? box.left() : quarter == 3 ? box.right() : middle.x;
      const double y = quarter == 0 ? box.top() : quarter == 2 ? box.bottom() : middle.y;
      return {x, y};
    };
    const int in = side(before.from), out = side(after.to);
    before.end = {badge->id, in * step};
    after.start = {badge->id, out * step};
    before.to = place(in);
    after.from = place(out);
  }

  void give_sites(Shape& shape) {
    for (Shape& member : shape.members) give_sites(member);
    for (auto& [id, frames] : frames_) {
      for (Frame& frame : frames) {
        if (frame.shape == shape.id && !frame.sites.empty()) shape.sites = std::move(frame.sites);
      }
    }
  }

  int next_id_;
  std::map<std::string, std::vector<Frame>> frames_;  ///< by id
  std::vector<Rect> obstacles_;
};

}  // namespace

std::vector<Shape> shapes(const std::vector<Element>& elements, int first_id) {
  return Maker(first_id).make(elements);
}

}  // namespace entente::deck
