#include "judge/ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "geometry/lines.hpp"
#include "judge/texts.hpp"

namespace entente::judge {
namespace {

using scene::Part;

/// "event", "unknown" and "rest" stand for nobody in particular, nor do others beside them.
bool is_anonymous(const std::string& whole) {
  static constexpr std::string_view others = "others:";
  const std::string id = whole.starts_with(others) ? whole.substr(others.size()) : whole;
  return id == "event" || id == "unknown" || id == "rest";
}

bool is_inside(const Unit& member, const Unit& house) {
  return !member.data("of").empty() && member.data("of") == house.data("id");
}

class TieJudge {
 public:
  TieJudge(const Page& page, Findings& found) : page_(page), found_(found) {
    for (std::size_t u = 0; u < page.units.size(); ++u) {
      const Unit& unit = page.units[u];
      if (unit.part() == Part::node && !unit.pieces.empty()) nodes_.push_back(u);
    }
    for (std::size_t u = 0; u < page.units.size(); ++u) {
      const Unit& unit = page.units[u];
      if (unit.part() != Part::edge || unit.pieces.empty()) continue;
      ties_.push_back({u, house_around(unit), line_of(unit)});
    }
  }

  void judge() {
    found_.measures.nodes = nodes_.size();
    found_.measures.edges = ties_.size();
    check_nodes();
    for (const Tie& tie : ties_) {
      if (tie.house < 0) check_line(tie);
    }
    check_marks();
    check_heads();
    count_lines();
  }

 private:
  struct Tie {
    std::size_t unit;
    int house;  ///< that encloses it entirely: a tie between members stays inside; -1: none
    std::vector<Point> line;
  };

  const Unit& unit(std::size_t u) const { return page_.units[u]; }
  const Unit& owner(std::size_t piece) const { return page_.unit_of(page_.pieces[piece]); }
  Rect rect_of(std::size_t u) const { return page_.pieces[unit(u).pieces.front()].bounds; }

  void fault(Flaw flaw, std::size_t piece, std::string message) {
    found_.faults.push_back({flaw, piece, std::move(message)});
  }

  /// Its first shape; empty if that is no line.
  std::vector<Point> line_of(const Unit& tie) const {
    std::vector<std::vector<Point>> lines = outlines(page_.pieces[tie.pieces.front()]);
    return lines.empty() ? std::vector<Point>() : lines.front();
  }

  int house_around(const Unit& tie) const {
    for (std::size_t n : nodes_) {
      const bool inside = std::all_of(tie.pieces.begin(), tie.pieces.end(), [&](std::size_t p) {
        return geometry::excess(page_.pieces[p].bounds, rect_of(n)) <= touch;
      });
      if (inside) return static_cast<int>(n);
    }
    return -1;
  }

  void check_nodes() {
    std::map<std::string, std::size_t> by_id;
    std::vector<Rect> rects;
    for (std::size_t u : nodes_) {
      rects.push_back(rect_of(u));
      const std::string id = unit(u).data("id");
      // Who deals with several may stand beside each of them.
      const bool again = !unit(u).data("at").empty() && by_id.count(id) > 0 &&
                         unit(u).data("at") != unit(by_id.at(id)).data("at");
      if (!by_id.emplace(id, u).second && !again && !is_anonymous(id)) {
        fault(Flaw::node_misplaced, unit(u).pieces.front(), "two nodes have the id " + id);
      }
    }
    for (std::size_t u : nodes_) {
      const std::string house = unit(u).data("of");
      if (house.empty()) continue;
      const auto found = by_id.find(house);
      if (found == by_id.end() || geometry::excess(rect_of(u), rect_of(found->second)) > touch) {
        fault(Flaw::node_misplaced, unit(u).pieces.front(),
              unit(u).name() + " is not inside its house" + place(rect_of(u)));
      }
    }
    // A name in a place that several of a house share is inside that house, too.
    auto lies_in = [&](const Unit& member, const Unit& house) {
      const auto place = by_id.find(member.data("of"));
      return is_inside(member, house) ||
             (place != by_id.end() && is_inside(unit(place->second), house));
    };
    for (const geometry::Collision& c : geometry::collisions(rects, touch)) {
      const Unit &a = unit(nodes_[c.first]), &b = unit(nodes_[c.second]);
      if (lies_in(a, b) || lies_in(b, a)) continue;
      fault(Flaw::node_overlap, b.pieces.front(),
            a.name() + " and " + b.name() + " overlap" + place(rects[c.first]));
    }
  }

  /// Where a tie may end: the ends of its line and the tips of its arrowheads.
  std::vector<Point> ends_of(const Tie& tie) const {
    std::vector<Point> ends;
    if (!tie.line.empty()) ends = {tie.line.front(), tie.line.back()};
    for (std::size_t p : unit(tie.unit).pieces) {
      const auto* path = page_.pieces[p].as<scene::PathShape>();
      if (path && path->paint.fill && !path->segments.empty()) {
        ends.push_back(path->segments.front().to);
      }
    }
    return ends;
  }

  bool reaches(const std::vector<Point>& ends, std::size_t node) const {
    constexpr double gap = 4;
    return std::any_of(ends.begin(), ends.end(),
                       [&](Point p) { return geometry::distance(p, rect_of(node)) <= gap; });
  }

  void check_line(const Tie& tie) {
    const Unit& edge = unit(tie.unit);
    const std::vector<Point> ends = ends_of(tie);
    std::set<std::size_t> own;
    for (const char* key : {"from", "to"}) {
      bool reached = false;
      for (std::size_t n : nodes_) {
        if (unit(n).data("id") != edge.data(key) || !reaches(ends, n)) continue;
        reached = true;
        own.insert(n);
        for (std::size_t h : nodes_) {
          if (is_inside(unit(n), unit(h))) own.insert(h);
        }
      }
      if (reached) continue;
      fault(Flaw::line_unattached, edge.pieces.front(),
            edge.name() + ": the line does not reach " + edge.data(key));
    }
    for (std::size_t n : nodes_) {
      if (own.count(n) || !geometry::enters(tie.line, rect_of(n).grown(-touch))) continue;
      fault(Flaw::line_over_node, edge.pieces.front(),
            edge.name() + ": the line runs over " + unit(n).name() + place(rect_of(n)));
    }
  }

  bool is_badge(std::size_t piece) const {
    const Piece& p = page_.pieces[piece];
    return !p.as<scene::PathShape>() && p.filled() && p.stroked();
  }

  /// Words and badges of ties keep clear of nodes, of each other and of other ties' lines.
  void check_marks() {
    std::vector<std::size_t> marks;
    std::vector<Rect> boxes;
    for (const Tie& tie : ties_) {
      for (std::size_t p : unit(tie.unit).pieces) {
        const Piece& piece = page_.pieces[p];
        if (!is_badge(p) && !piece.text()) continue;
        marks.push_back(p);
        boxes.push_back(is_badge(p) ? piece.bounds : letters(*piece.text()));
        for (std::size_t n : nodes_) {
          if (static_cast<int>(n) == tie.house) continue;
          if (rect_of(n).grown(-touch).overlap(boxes.back()) <= 0) continue;
          fault(Flaw::mark_collision, p,
                owner(p).name() + ": " + quoted(piece) + " lies on " + unit(n).name());
        }
      }
    }
    for (const geometry::Collision& c : geometry::collisions(boxes, touch)) {
      const Piece &a = page_.pieces[marks[c.first]], &b = page_.pieces[marks[c.second]];
      if (a.unit == b.unit || (a.text() && b.text())) continue;
      fault(Flaw::mark_collision, marks[c.second],
            page_.unit_of(a).name() + " and " + page_.unit_of(b).name() + ": " + quoted(a) +
                " and " + quoted(b) + " overlap" + place(boxes[c.first]));
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (is_badge(marks[i])) check_badge_and_lines(marks[i], boxes[i]);  // struck texts: texts.cpp
    }
  }

  void check_badge_and_lines(std::size_t badge, const Rect& box) {
    for (const Tie& tie : ties_) {
      if (static_cast<int>(tie.unit) == page_.pieces[badge].unit) continue;
      if (!page_.pieces[unit(tie.unit).pieces.front()].as<scene::PathShape>()) continue;
      if (!geometry::enters(tie.line, box.grown(-touch))) continue;
      fault(Flaw::mark_collision, badge,
            unit(tie.unit).name() + ": the line runs through the number of " + owner(badge).name() +
                place(box));
    }
  }

  /// Arrowheads of different ties keep apart, or nobody can tell whose they are.
  void check_heads() {
    std::vector<std::size_t> heads;
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < page_.pieces.size(); ++i) {
      const Piece& piece = page_.pieces[i];
      const bool head =
          page_.part_of(piece) == Part::edge && piece.as<scene::PathShape>() && piece.filled();
      if (!head) continue;
      heads.push_back(i);
      boxes.push_back(piece.bounds);
    }
    for (const geometry::Collision& c : geometry::collisions(boxes, 2 * touch)) {
      const std::size_t a = heads[c.first], b = heads[c.second];
      if (page_.pieces[a].unit == page_.pieces[b].unit) continue;
      fault(Flaw::mark_collision, b,
            "arrowheads of " + owner(a).name() + " and " + owner(b).name() + " overlap" +
                place(boxes[c.first]));
    }
  }

  void count_lines() {
    for (const Piece& piece : page_.pieces) {
      const bool line = piece.as<scene::PathShape>() && piece.stroked() && !piece.filled();
      if (line) ++found_.measures.lines;
    }
    for (auto a = ties_.begin(); a != ties_.end(); ++a) {
      const Rect& near = page_.pieces[unit(a->unit).pieces.front()].bounds;
      for (auto b = a + 1; b != ties_.end(); ++b) {
        if (near.overlap(page_.pieces[unit(b->unit).pieces.front()].bounds) <= 0) continue;
        found_.measures.crossings +=
            static_cast<std::size_t>(geometry::crossings(a->line, b->line));
      }
    }
  }

  const Page& page_;
  Findings& found_;
  std::vector<std::size_t> nodes_;  ///< units
  std::vector<Tie> ties_;
};

}  // namespace

void check_ties(const Page& page, Findings& found) { TieJudge(page, found).judge(); }

}  // namespace entente::judge
