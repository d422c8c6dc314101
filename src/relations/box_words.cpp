#include "relations/box_words.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "relations/box_events.hpp"
#include "relations/column_words.hpp"

namespace entente::relations {
namespace {

using layout::End;

class BoxWords {
 public:
  BoxWords(const Context& context, const graph::Network& network, ColumnChoice& choice)
      : selection_(context.selection),
        m_(context.look.metrics),
        draft_(choice.draft),
        solution_(choice.solution),
        events_(context, network, draft_,
                [this](const End& end) { return is_drawn(solution_, end); }) {}

  void tell(InBoxes which) {
    place_all(true);
    for (const int number : events_.untold()) {
      if (which == InBoxes::stressed && !select::stands_out(selection_, number)) continue;
      const std::optional<End> end = events_.shape_of(number);
      if (!end) continue;
      // At whom it befell; where he has no room for it, at his house, with his name.
      const bool told = try_at(number, *end);
      if (!told && end->row > 0) try_at(number, {end->box, 0});
    }
  }

 private:
  CardRow& row_at(const End& end) const {
    Card& card = draft_.cards.list[static_cast<std::size_t>(end.box)];
    return card.rows[static_cast<std::size_t>(end.row)];
  }

  bool try_at(int number, const End& end) {
    CardRow& row = row_at(end);
    if (!may_tell_more(row)) return false;
    std::optional<CardEvent> event = events_.written(number, end, room_at(end).rect.width);
    if (!event) return false;
    std::vector<CardEvent> before = row.events;
    add_event(row.events, *std::move(event));
    if (place(end)) return true;
    const bool may_grow = full_.count({end.box, end.row}) == 0;
    if (may_grow && grow(end)) return true;
    row.events = std::move(before);
    if (may_grow) place_all(false);
    return false;
  }

  /// Whether the events of a shape have room where they are to stand.
  bool place(const End& end) {
    CardRow& row = row_at(end);
    const Room room = room_at(end);
    const Size size = size_of(row.events, m_);
    if (size.width > room.rect.width || size.height > room.rect.height) return false;
    if (!is_clear(room, size)) return false;
    row.events_at = room.apart ? std::optional(room.rect) : std::nullopt;
    return true;
  }

  /// The same of all that is told in boxes; what has no room is told no more if that is allowed.
  bool place_all(bool may_drop) {
    bool all = true;
    for (const auto& [node, end] : draft_.cards.end_of) {
      CardRow& row = row_at(end);
      if (row.events.empty() || place(end)) continue;
      all = false;
      if (!may_drop) continue;
      row.events.clear();
      if (end.row == 0) draft_.problem.boxes[static_cast<std::size_t>(end.box)].words = 0;
    }
    return all;
  }

  /// Makes a shape as high as its events need. Without success all is as before.
  bool grow(const End& end) {
    layout::LaneBox& box = draft_.problem.boxes[static_cast<std::size_t>(end.box)];
    const layout::LaneBox before = box;
    const CardRow& row = row_at(end);
    const double height = size_of(row.events, m_).height + 2 * event_margin(m_);
    if (end.row > 0) {
      double& least = box.members[static_cast<std::size_t>(end.row - 1)].height;
      least = std::max(least, head_height(row, m_) + height);
    } else {
      box.words = std::max(box.words, height);
    }
    layout::LaneSolution solution = layout::solve_lanes(draft_.problem, solution_.arrangement);
    if (is_no_worse(solution, solution_)) {
      std::swap(solution_, solution);
      if (place_all(false)) return true;
      std::swap(solution_, solution);
    }
    box = before;
    full_.insert({end.box, end.row});
    return false;
  }

  /// What is free of a shape, or of a house.
  struct Room {
    Rect rect;
    bool apart = false;  ///< away from the name
  };

  Room room_at(const End& end) const {
    const std::size_t b = static_cast<std::size_t>(end.box);
    const CardRow& row = draft_.cards.list[b].rows[static_cast<std::size_t>(end.row)];
    const double side = outline_width(row, m_) / 2, margin = event_margin(m_);
    const bool member = end.row > 0;
    const Rect& shape =
        member ? solution_.members[b][static_cast<std::size_t>(end.row - 1)] : solution_.boxes[b];
    if (member || !has_drawn_members(b)) {
      const double head = head_height(row, m_) + margin;
      return {{shape.x + side, shape.y + margin + head, shape.width - 2 * side,
               shape.height - 2 * margin - head},
              false};
    }
    const Rect highest = free_part(b);
    return {
        {shape.x + side, highest.y + margin, shape.width - 2 * side, highest.height - 2 * margin},
        true};
  }

  bool has_drawn_members(std::size_t box) const {
    const std::vector<Rect>& members = solution_.members[box];
    return std::any_of(members.begin(), members.end(), [](const Rect& r) { return r.height > 0; });
  }

  /// The highest strip of a house between its name, those who stand in it, and its border.
  Rect free_part(std::size_t box) const {
    const Rect& house = solution_.boxes[box];
    std::vector<Rect> members = solution_.members[box];
    std::erase_if(members, [](const Rect& member) { return member.height <= 0; });
    std::sort(members.begin(), members.end(),
              [](const Rect& a, const Rect& b) { return a.y < b.y; });
    members.push_back({house.x, house.bottom(), house.width, 0});
    double top = house.y + draft_.problem.boxes[box].head;
    Rect highest{house.x, top, house.width, 0};
    for (const Rect& member : members) {
      if (member.y - top > highest.height) highest = {house.x, top, house.width, member.y - top};
      top = std::max(top, member.bottom());
    }
    return highest;
  }

  /// No line runs there, and no words of one.
  bool is_clear(const Room& room, Size size) const {
    const Point middle = room.rect.center();
    const double half = room.apart ? size.height / 2 : room.rect.height / 2;
    const Rect words{middle.x - size.width / 2, middle.y - half, size.width, 2 * half};
    const Rect kept = words.grown(0.3 * m_.label);
    return std::none_of(solution_.routes.begin(), solution_.routes.end(),
                        [&](const layout::LaneRoute& route) {
                          return route.words.overlap(kept) > 0 || runs_through(route, kept);
                        });
  }

  /// A curve keeps within its control points.
  static bool runs_through(const layout::LaneRoute& route, const Rect& rect) {
    const std::size_t piece = route.points.size() > 2 ? 3 : 1;
    for (std::size_t i = 0; i + piece < route.points.size(); i += piece) {
      Rect span{route.points[i].x, route.points[i].y, 0, 0};
      for (std::size_t k = i; k <= i + piece; ++k) span = spanning(span, route.points[k]);
      if (span.grown(0.5).overlap(rect) > 0) return true;
    }
    return false;
  }

  static Rect spanning(const Rect& r, Point p) {
    const double left = std::min(r.left(), p.x), top = std::min(r.top(), p.y);
    return {left, top, std::max(r.right(), p.x) - left, std::max(r.bottom(), p.y) - top};
  }

  const select::Selection& selection_;
  const theme::Metrics& m_;
  ColumnDraft& draft_;
  layout::LaneSolution& solution_;
  BoxEvents events_;
  std::set<std::pair<int, int>> full_;  ///< boxes and rows that cannot grow
};

}  // namespace

void tell_in_boxes(const Context& context, const graph::Network& network, InBoxes which,
                   ColumnChoice& choice) {
  BoxWords(context, network, choice).tell(which);
}

}  // namespace entente::relations
