#include "support/scene_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <sstream>

#include "layout/checks.hpp"
#include "layout/score.hpp"
#include "text/measure.hpp"

namespace entente::test {
namespace {

using scene::Part;

constexpr double touch = 0.6;  // px that rounding and neighboring strokes may share

/// One shape of the page in painting order; `unit`: the node, edge or event it belongs to.
struct Piece {
  const scene::Element* element;
  Rect bounds;
  int unit;

  template <class Shape>
  const Shape* as() const {
    return std::get_if<Shape>(element);
  }
  const scene::Paint* paint() const {
    if (const auto* s = as<scene::RectShape>()) return &s->paint;
    if (const auto* s = as<scene::CircleShape>()) return &s->paint;
    if (const auto* s = as<scene::PathShape>()) return &s->paint;
    return nullptr;
  }
  bool filled() const { return paint() && paint()->fill; }
  bool stroked() const { return paint() && paint()->stroke; }
};

struct Unit {
  const scene::Group* group;
  std::vector<std::size_t> pieces;

  std::string data(std::string_view key) const {
    for (const auto& [name, value] : group->data) {
      if (name == key) return value;
    }
    return {};
  }
  std::string name() const {
    return group->title.empty() ? std::string("legend") : text::shorten(group->title, {10}, 250);
  }
};

/// Polylines of all that is stroked in a shape.
std::vector<std::vector<Point>> outlines(const Piece& piece) {
  std::vector<std::vector<Point>> lines;
  if (const auto* rect = piece.as<scene::RectShape>()) {
    const Rect& r = rect->rect;
    lines.push_back({{r.left(), r.top()},
                     {r.right(), r.top()},
                     {r.right(), r.bottom()},
                     {r.left(), r.bottom()},
                     {r.left(), r.top()}});
  }
  const auto* path = piece.as<scene::PathShape>();
  if (!path) return lines;  // circles are small and hold their own text
  for (const scene::Segment& s : path->segments) {
    if (s.kind == scene::Segment::Kind::move) lines.emplace_back();
    if (s.kind == scene::Segment::Kind::close) {
      lines.back().push_back(lines.back().front());
    } else if (s.kind == scene::Segment::Kind::cubic) {
      const std::vector<Point> more = layout::flatten({lines.back().back(), s.c1, s.c2, s.to}, 24);
      lines.back().insert(lines.back().end(), more.begin() + 1, more.end());
    } else {
      lines.back().push_back(s.to);
    }
  }
  return lines;
}

/// The box of the letters: from the height of capitals to the depth of most descenders.
Rect letters(const scene::TextShape& shape) {
  const double width = text::width(shape.text, {shape.size, shape.bold});
  double left = shape.at.x;
  if (shape.anchor == scene::Anchor::middle) left -= width / 2;
  if (shape.anchor == scene::Anchor::end) left -= width;
  return {left, shape.at.y - text::cap_height * shape.size, width, 0.88 * shape.size};
}

std::string quoted(const Piece& piece) {
  const auto* text = piece.as<scene::TextShape>();
  return text ? "\"" + text::shorten(text->text, {10}, 200) + "\"" : "a shape";
}

std::string place(const Rect& r) { return fmt::format(" at {:.1f},{:.1f}", r.x, r.y); }

class Page {
 public:
  explicit Page(const scene::Scene& scene) : scene_(scene) { flatten(scene.elements, -1); }

  std::vector<std::string> faults() {
    check_page();
    check_texts();
    check_struck();
    check_shapes_and_texts();
    check_nodes();
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].group->part == Part::edge && house_around(u) < 0) check_line(u);
    }
    check_marks();
    check_heads();
    return std::move(faults_);
  }

  const std::vector<Unit>& units() const { return units_; }
  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  void flatten(const std::vector<scene::Element>& elements, int unit) {
    for (const scene::Element& element : elements) {
      if (const auto* group = std::get_if<scene::Group>(&element)) {
        int inside = unit;
        if (group->part != Part::none) {
          inside = static_cast<int>(units_.size());
          units_.push_back({group, {}});
        }
        flatten(group->elements, inside);
        continue;
      }
      if (unit >= 0) units_[static_cast<std::size_t>(unit)].pieces.push_back(pieces_.size());
      pieces_.push_back({&element, *scene::bounds(element), unit});
    }
  }

  void fault(std::string words) { faults_.push_back(std::move(words)); }

  Part part_of(const Piece& piece) const {
    return piece.unit < 0 ? Part::none : units_[static_cast<std::size_t>(piece.unit)].group->part;
  }

  void check_page() {
    const Rect page{0, 0, scene_.page.width, scene_.page.height};
    for (const Piece& piece : pieces_) {
      const double out = layout::excess(piece.bounds, page);
      if (out > 0.01) {
        fault(fmt::format("{} stands {:.1f} out of the page{}", quoted(piece), out,
                          place(piece.bounds)));
      }
    }
  }

  std::vector<std::size_t> texts() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].as<scene::TextShape>()) found.push_back(i);
    }
    return found;
  }

  Rect letters_of(std::size_t piece) const {
    return letters(*pieces_[piece].as<scene::TextShape>());
  }

  void check_texts() {
    const std::vector<std::size_t> all = texts();
    std::vector<Rect> boxes;
    for (std::size_t i : all) boxes.push_back(letters_of(i));
    for (const layout::Collision& c : layout::collisions(boxes, touch)) {
      fault(quoted(pieces_[all[c.first]]) + " and " + quoted(pieces_[all[c.second]]) + " overlap" +
            place(boxes[c.first]));
    }
  }

  /// A filled shape between line and text hides the line.
  bool hidden(std::size_t line, std::size_t text, const Rect& box) const {
    for (std::size_t f = line + 1; f < text; ++f) {
      if (pieces_[f].filled() && layout::excess(box, pieces_[f].bounds) < touch) return true;
    }
    return false;
  }

  void check_struck() {
    for (std::size_t t : texts()) {
      const Rect box = letters_of(t);
      for (std::size_t l = 0; l < pieces_.size(); ++l) {
        const Piece& line = pieces_[l];
        if (!line.stroked() || line.bounds.overlap(box) <= 0) continue;
        const double width = line.paint()->stroke->width;
        for (const std::vector<Point>& points : outlines(line)) {
          if (!layout::strikes(points, width, box) || hidden(l, t, box)) continue;
          fault(quoted(pieces_[t]) + " is struck through" + place(box));
          break;
        }
      }
    }
  }

  /// Texts that a later shape covers, or that stand with one foot on a shape.
  void check_shapes_and_texts() {
    for (std::size_t t : texts()) {
      const Rect box = letters_of(t).grown(-touch / 2);
      if (box.width <= 0) continue;
      for (std::size_t s = 0; s < pieces_.size(); ++s) {
        const Piece& shape = pieces_[s];
        if (!shape.filled() || shape.bounds.overlap(box) <= 0) continue;
        if (s > t) fault(quoted(pieces_[t]) + " is covered" + place(box));
        const Part part = part_of(shape);
        const bool solid = part == Part::node || part == Part::edge;
        if (s < t && solid && layout::excess(box, shape.bounds) > touch &&
            !hidden(s, t, letters_of(t))) {
          fault(quoted(pieces_[t]) + " spills over a shape" + place(box));
        }
      }
    }
  }

  const Rect& rect_of(std::size_t unit) const {
    return pieces_[units_[unit].pieces.front()].bounds;
  }

  std::vector<std::size_t> nodes() const {
    std::vector<std::size_t> found;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].group->part == Part::node) found.push_back(u);
    }
    return found;
  }

  static bool is_anonymous(const std::string& id) { return id == "event" || id == "unknown"; }

  void check_nodes() {
    const std::vector<std::size_t> all = nodes();
    std::map<std::string, std::size_t> by_id;
    std::vector<Rect> rects;
    for (std::size_t u : all) {
      rects.push_back(rect_of(u));
      const std::string id = units_[u].data("id");
      if (!by_id.emplace(id, u).second && !is_anonymous(id)) fault("two nodes with the id " + id);
    }
    for (std::size_t u : all) {
      const std::string house = units_[u].data("of");
      if (house.empty()) continue;
      const auto found = by_id.find(house);
      if (found == by_id.end() || layout::excess(rect_of(u), rect_of(found->second)) > touch) {
        fault(units_[u].name() + " is not inside its house" + place(rect_of(u)));
      }
    }
    for (const layout::Collision& c : layout::collisions(rects, touch)) {
      const Unit &a = units_[all[c.first]], &b = units_[all[c.second]];
      if (!is_inside(a, b) && !is_inside(b, a)) {
        fault(a.name() + " and " + b.name() + " overlap" + place(rects[c.first]));
      }
    }
  }

  static bool is_inside(const Unit& member, const Unit& house) {
    return !member.data("of").empty() && member.data("of") == house.data("id");
  }

  /// The house that encloses a unit entirely: a tie between members stays inside; -1: none.
  int house_around(std::size_t unit) const {
    for (std::size_t n : nodes()) {
      const bool inside = std::all_of(
          units_[unit].pieces.begin(), units_[unit].pieces.end(),
          [&](std::size_t p) { return layout::excess(pieces_[p].bounds, rect_of(n)) <= touch; });
      if (inside) return static_cast<int>(n);
    }
    return -1;
  }

  /// Where a tie may end: the ends of its line and the tips of its arrowheads.
  std::vector<Point> ends_of(const Unit& unit) const {
    std::vector<Point> ends;
    for (std::size_t p : unit.pieces) {
      const auto* path = pieces_[p].as<scene::PathShape>();
      if (!path) continue;
      const std::vector<Point> line = outlines(pieces_[p]).front();
      if (path->paint.fill) ends.push_back(line.front());
      if (p == unit.pieces.front()) ends.insert(ends.end(), {line.front(), line.back()});
    }
    return ends;
  }

  bool reaches(const std::vector<Point>& ends, std::size_t node) const {
    constexpr double gap = 4;
    return std::any_of(ends.begin(), ends.end(),
                       [&](Point p) { return layout::distance(p, rect_of(node)) <= gap; });
  }

  void check_line(std::size_t u) {
    const Unit& unit = units_[u];
    const std::vector<Point> ends = ends_of(unit);
    const std::vector<Point> line = outlines(pieces_[unit.pieces.front()]).front();
    std::set<std::size_t> own;
    for (const char* key : {"from", "to"}) {
      bool reached = false;
      for (std::size_t n : nodes()) {
        if (units_[n].data("id") != unit.data(key) || !reaches(ends, n)) continue;
        reached = true;
        own.insert(n);
        for (std::size_t h : nodes()) {
          if (is_inside(units_[n], units_[h])) own.insert(h);
        }
      }
      if (!reached) fault(unit.name() + ": the line does not reach " + unit.data(key));
    }
    for (std::size_t n : nodes()) {
      if (!own.count(n) && layout::enters(line, rect_of(n).grown(-touch))) {
        fault(unit.name() + ": the line runs over " + units_[n].name() + place(rect_of(n)));
      }
    }
  }

  bool is_badge(std::size_t piece) const {
    const Piece& p = pieces_[piece];
    return !p.as<scene::PathShape>() && p.filled() && p.stroked();
  }

  /// Words and badges of ties keep clear of nodes, of each other and of other ties' lines.
  void check_marks() {
    std::vector<std::size_t> marks;
    std::vector<Rect> boxes;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].group->part != Part::edge) continue;
      const int house = house_around(u);
      for (std::size_t p : units_[u].pieces) {
        if (!is_badge(p) && !pieces_[p].as<scene::TextShape>()) continue;
        marks.push_back(p);
        boxes.push_back(is_badge(p) ? pieces_[p].bounds : letters_of(p));
        for (std::size_t n : nodes()) {
          if (static_cast<int>(n) == house) continue;
          if (rect_of(n).grown(-touch).overlap(boxes.back()) > 0) {
            fault(units_[u].name() + ": " + quoted(pieces_[p]) + " lies on " + units_[n].name());
          }
        }
      }
    }
    for (const layout::Collision& c : layout::collisions(boxes, touch)) {
      const Piece &a = pieces_[marks[c.first]], &b = pieces_[marks[c.second]];
      const bool both_texts = a.as<scene::TextShape>() && b.as<scene::TextShape>();
      if (a.unit == b.unit || both_texts) continue;
      fault(units_[static_cast<std::size_t>(a.unit)].name() + " and " +
            units_[static_cast<std::size_t>(b.unit)].name() + ": " + quoted(a) + " and " +
            quoted(b) + " overlap" + place(boxes[c.first]));
    }
    for (std::size_t i = 0; i < marks.size(); ++i) check_mark_and_lines(marks[i], boxes[i]);
  }

  void check_mark_and_lines(std::size_t mark, const Rect& box) {
    if (!is_badge(mark)) return;  // struck texts are found elsewhere
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].group->part != Part::edge || static_cast<int>(u) == pieces_[mark].unit)
        continue;
      const Piece& line = pieces_[units_[u].pieces.front()];
      if (!line.as<scene::PathShape>()) continue;
      if (layout::enters(outlines(line).front(), box.grown(-touch))) {
        fault(units_[u].name() + ": the line runs through the number of " +
              units_[static_cast<std::size_t>(pieces_[mark].unit)].name() + place(box));
      }
    }
  }

  /// Arrowheads of different ties keep apart, or nobody can tell whose they are.
  void check_heads() {
    std::vector<std::size_t> heads;
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool head = part_of(pieces_[i]) == Part::edge && pieces_[i].as<scene::PathShape>() &&
                        pieces_[i].filled();
      if (!head) continue;
      heads.push_back(i);
      boxes.push_back(pieces_[i].bounds);
    }
    for (const layout::Collision& c : layout::collisions(boxes, 2 * touch)) {
      const Piece &a = pieces_[heads[c.first]], &b = pieces_[heads[c.second]];
      if (a.unit == b.unit) continue;
      fault("arrowheads of " + units_[static_cast<std::size_t>(a.unit)].name() + " and " +
            units_[static_cast<std::size_t>(b.unit)].name() + " overlap" + place(boxes[c.first]));
    }
  }

  const scene::Scene& scene_;
  std::vector<Piece> pieces_;
  std::vector<Unit> units_;
  std::vector<std::string> faults_;
};

/// Adds the numbers of "3, 5–9, 12".
void add_ranges(const std::string& words, std::set<int>& numbers) {
  std::vector<int> run;
  bool range = false;
  for (std::size_t i = 0; i < words.size();) {
    int value = 0;
    const auto [end, error] = std::from_chars(words.data() + i, words.data() + words.size(), value);
    if (error != std::errc()) {
      range = range || words.compare(i, 3, "–") == 0;
      ++i;
      continue;
    }
    for (int n = range ? run.back() + 1 : value; n <= value; ++n) numbers.insert(n);
    run.push_back(value);
    range = false;
    i = static_cast<std::size_t>(end - words.data());
  }
}

}  // namespace

std::vector<std::string> faults(const scene::Scene& scene) { return Page(scene).faults(); }

std::vector<int> drawn_numbers(const scene::Scene& scene) {
  const Page page(scene);
  std::set<int> numbers;
  for (const Unit& unit : page.units()) {
    std::istringstream events(unit.data("events"));
    for (int number = 0; events >> number;) numbers.insert(number);
    if (unit.group->part == Part::event) {
      add_ranges(unit.group->title.substr(0, unit.group->title.find('.')), numbers);
    }
    if (unit.group->part != Part::node) continue;
    bool in_badge = false;
    std::string words;
    for (std::size_t p : unit.pieces) {
      const Piece& piece = page.pieces()[p];
      if (const auto* text = piece.as<scene::TextShape>()) {
        if (in_badge) words += text->text + " ";
      } else {
        in_badge = p != unit.pieces.front() && piece.filled() && piece.stroked();
      }
    }
    add_ranges(words, numbers);
  }
  return {numbers.begin(), numbers.end()};
}

std::vector<std::string> drawn_nodes(const scene::Scene& scene) {
  std::vector<std::string> ids;
  const Page page(scene);
  for (const Unit& unit : page.units()) {
    if (unit.group->part == Part::node) ids.push_back(unit.data("id"));
  }
  return ids;
}

}  // namespace entente::test
