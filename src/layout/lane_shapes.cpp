#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "layout/lane_plan.hpp"

namespace entente::layout::lanes {
namespace {

class Drawer : private LanePlan {
 public:
  explicit Drawer(const LanePlan& plan) : LanePlan(plan) {}

  LaneSolution draw(double need) {
    LaneSolution result;
    result.crossings = orders_.crossings;
    result.lost = static_cast<int>(orders_.lost.size());
    draw_boxes(result);
    draw_lines(result);
    measure_used(result);
    result.fits = need <= p_.area.height && result.used.height <= p_.area.height &&
                  result.lost == 0 && crowded_ <= 0;
    result.need = need;
    return result;
  }

 private:
  /// Boxes are drawn no larger than what they hold, or have to be, as near to their lines as they
  /// can be.
  void draw_boxes(LaneSolution& result) const {
    result.boxes.resize(p_.boxes.size());
    result.members.resize(p_.boxes.size());
    for (Index c = 0; c < orders_.columns.size(); ++c) {
      double floor = -infinity;
      for (Index s = 0; s < orders_.columns[c].size(); ++s) {
        const Slot& slot = orders_.columns[c][s];
        if (slot.box < 0) {
          floor = value(leaving(slot.line, c)) + s_.row;
          continue;
        }
        double ceiling = infinity;
        if (s + 1 < orders_.columns[c].size()) {
          const Slot& next = orders_.columns[c][s + 1];
          const double words = next.box >= 0 ? upright_height(slot.box, next.box) : 0;
          ceiling = value(upper_of(next, c)) - std::max(s_.row, words);
        }
        const Rect rect = box_rect(slot.box, c, floor, ceiling);
        result.boxes[static_cast<Index>(slot.box)] = rect;
        draw_members(slot.box, rect, result);
        const bool box_next =
            s + 1 < orders_.columns[c].size() && orders_.columns[c][s + 1].box >= 0;
        const double words = box_next ? upright_height(slot.box, orders_.columns[c][s + 1].box) : 0;
        floor = rect.bottom() + std::max(s_.row, words);
      }
    }
  }

  Rect box_rect(int b, Index c, double floor, double ceiling) const {
    const Index box = static_cast<Index>(b);
    double first = infinity, last = -infinity;
    auto take = [&](int l, int variable) {
      for (const LaneEnd* end : {&line(l).a, &line(l).b}) {
        if (end->box != b) continue;
        first = std::min(first, value(variable) - half(l) - 0.3 * s_.gap);
        last = std::max(last, value(variable) + half(l) + 0.3 * s_.gap);
      }
    };
    if (c < orders_.lanes.size()) {
      for (const Lane& lane : orders_.lanes[c]) take(lane.line, leaving(lane.line, c));
    }
    if (c > 0) {
      for (const Lane& lane : orders_.lanes[c - 1]) take(lane.line, arriving(lane.line, c - 1));
    }
    const std::vector<int>& members = orders_.members[box];
    if (!members.empty()) {
      first = std::min(first, value(member_top_[box][static_cast<Index>(members.front())]) -
                                  p_.boxes[box].top() - s_.inset);
      last =
          std::max(last, value(member_bottom_[box][static_cast<Index>(members.back())]) + s_.inset);
    }
    if (first > last) first = last = (value(top_[box]) + value(bottom_[box])) / 2;
    const double missing = least_height(box) - (last - first);
    if (missing > 0) {
      first -= missing / 2;
      last += missing / 2;
    }
    if (const double least = p_.boxes[box].least; last - first < least) {
      // Downward, as far as the page goes: what stands there without a line stands below.
      last = std::max(last, std::min({first + least, ceiling, std::max(limit_, p_.area.height)}));
      first = std::min(first, std::max(floor, last - least));
    }
    // Room for members at which no line ends, as far as there is any.
    const double more = bottom_of_all(box, first) - last;
    if (more > 0) last += std::clamp(std::min(ceiling, limit_) - last, 0.0, more);
    // Within what its neighbors leave.
    if (last > ceiling) {
      first -= last - ceiling;
      last = ceiling;
    }
    if (first < floor) {
      last = std::max(last, floor + least_height(box));
      first = floor;
    }
    if (first < 0) {
      last = std::max(last, least_height(box));
      first = 0;
    }
    return {lefts_[c], first, widths_[c], last - first};
  }

  double least_height(Index box) const {
    double least = p_.boxes[box].top();
    for (const int m : orders_.members[box]) {
      least += p_.boxes[box].members[static_cast<Index>(m)].height + s_.inset;
    }
    return least;
  }

  /// Where the box ends if members without a line stand below those that have one.
  double bottom_of_all(Index box, double top) const {
    const std::vector<int>& members = orders_.members[box];
    double bottom = members.empty()
                        ? top + p_.boxes[box].top()
                        : value(member_bottom_[box][static_cast<Index>(members.back())]);
    for (Index m = 0; m < p_.boxes[box].members.size(); ++m) {
      if (std::find(members.begin(), members.end(), static_cast<int>(m)) == members.end()) {
        bottom += p_.boxes[box].members[m].height + s_.inset;
      }
    }
    return bottom + 1.1 * s_.inset;
  }

  void draw_members(int b, const Rect& rect, LaneSolution& result) const {
    const Index box = static_cast<Index>(b);
    std::vector<Rect>& members = result.members[box];
    members.resize(p_.boxes[box].members.size());
    for (const int m : orders_.members[box]) {
      const Index at = static_cast<Index>(m);
      double first = infinity, last = -infinity;
      for (Index l = 0; l < p_.lines.size(); ++l) {
        const bool here = p_.lines[l].a == LaneEnd{b, m} || p_.lines[l].b == LaneEnd{b, m};
        if (!here) continue;
        const Index column = static_cast<Index>(orders_.column_of[box]);
        for (const int v : at_both_sides(static_cast<int>(l), column)) {
          if (v < 0) continue;
          first = std::min(first, value(v));
          last = std::max(last, value(v));
        }
      }
      const double height = p_.boxes[box].members[at].height;
      double top = value(member_top_[box][at]), bottom = value(member_bottom_[box][at]);
      if (first <= last) {
        top = first - height / 2;
        bottom = last + height / 2;
      } else {
        top = bottom = (top + bottom) / 2;
        top -= height / 2;
        bottom += height / 2;
      }
      members[at] = {rect.x + s_.inset, top, rect.width - 2 * s_.inset, bottom - top};
    }
    sink(b, rect, members);
    for (const Index m : by_weight(p_.boxes[static_cast<Index>(b)])) {
      if (members[m].height == 0) members[m] = free_place(b, m, rect, members);
    }
  }

  static std::vector<Index> by_weight(const LaneBox& box) {
    std::vector<Index> order(box.members.size());
    std::iota(order.begin(), order.end(), Index{0});
    if (box.member_weight.empty()) return order;
    std::stable_sort(order.begin(), order.end(),
                     [&](Index x, Index y) { return box.member_weight[x] > box.member_weight[y]; });
    return order;
  }

  /// Members that stand there without any line stand at the foot of their box, below its name.
  void sink(int b, const Rect& rect, std::vector<Rect>& members) const {
    const std::vector<int>& standing = orders_.members[static_cast<Index>(b)];
    const bool any_line = std::any_of(p_.lines.begin(), p_.lines.end(), [&](const LaneLine& l) {
      return (l.a.box == b && l.a.member >= 0) || (l.b.box == b && l.b.member >= 0);
    });
    if (any_line) return;
    double foot = rect.bottom() - s_.inset;
    for (auto m = standing.rbegin(); m != standing.rend(); ++m) {
      Rect& member = members[static_cast<Index>(*m)];
      member.y = foot - member.height;
      foot = member.y - 0.7 * s_.inset;
    }
  }

  /// Where a member stands at which no line ends: beside the line that names it, or as near to that
  /// as there is room; without height if there is none.
  Rect free_place(int b, Index m, const Rect& rect, const std::vector<Rect>& members) const {
    const LaneBox& box = p_.boxes[static_cast<Index>(b)];
    const double height = box.members[m].height, apart = 0.7 * s_.inset;
    if (box.members[m].width > rect.width - 2 * s_.inset) return {};
    std::vector<std::pair<double, double>> taken{{-infinity, rect.y + box.top() + 0.3 * s_.inset},
                                                 {rect.bottom() - 0.3 * s_.inset, infinity}};
    for (const Rect& other : members) {
      if (other.height > 0) taken.push_back({other.top(), other.bottom()});
    }
    std::sort(taken.begin(), taken.end());
    const double wish = height_beside(b, m, rect);
    Rect best;
    double least = infinity;
    for (Index i = 1; i < taken.size(); ++i) {
      const double first = taken[i - 1].second + apart, last = taken[i].first - apart - height;
      if (last < first) continue;
      const double top = std::clamp(wish - height / 2, first, last);
      const double distance = std::abs(top + height / 2 - wish);
      if (distance >= least) continue;
      least = distance;
      best = {rect.x + s_.inset, top, rect.width - 2 * s_.inset, height};
    }
    return best;
  }

  /// The heights of a line at the right and at the left of a column; -1: it is not there.
  std::array<int, 2> at_both_sides(int l, Index column) const {
    return {at(l, 2 * column), column > 0 ? at(l, 2 * column - 1) : -1};
  }

  double height_beside(int b, Index m, const Rect& rect) const {
    const int l = p_.boxes[static_cast<Index>(b)].member_at[m];
    const Index column = static_cast<Index>(orders_.column_of[static_cast<Index>(b)]);
    if (l >= 0) {
      for (const int v : at_both_sides(l, column)) {
        if (v >= 0) return value(v);
      }
    }
    return rect.y;
  }

  void draw_lines(LaneSolution& result) const {
    result.routes.resize(p_.lines.size());
    for (Index c = 0; c < orders_.lanes.size(); ++c) {
      for (const Lane& lane : orders_.lanes[c]) draw_lane(lane, c, result);
    }
    for (LaneRoute& route : result.routes) {
      const Index l = static_cast<Index>(&route - result.routes.data());
      if (route.points.empty() || route.upright) continue;
      if (&orders_.left_end(p_.lines[l]) != &p_.lines[l].a) {
        std::reverse(route.points.begin(), route.points.end());
      }
    }
    std::map<std::pair<int, int>, int> drawn;
    for (const int l : orders_.upright) draw_upright(l, drawn, result);
  }

  void draw_lane(const Lane& lane, Index c, LaneSolution& result) const {
    const int l = lane.line;
    LaneRoute& route = result.routes[static_cast<Index>(l)];
    const auto [from, to] = orders_.span(l);
    const double left = lefts_[c] + widths_[c], right = left + corridor_;
    const double y0 = value(leaving(l, c)), y1 = value(arriving(l, c));
    auto straight = [&](double x, double y) {
      const Point last = route.points.back();
      route.points.push_back({last.x + (x - last.x) / 3, y});
      route.points.push_back({last.x + 2 * (x - last.x) / 3, y});
      route.points.push_back({x, y});
    };
    if (static_cast<int>(c) == from) route.points.push_back({left, y0});
    if (lane.bent) {
      const double x1 = right - s_.stub, x0 = x1 - s_.bend;
      straight(x0, y0);
      const double pull = 0.5 * s_.bend;
      route.points.push_back({x0 + pull, y0});
      route.points.push_back({x1 - pull, y1});
      route.points.push_back({x1, y1});
    }
    // On through the next column, or to the end.
    straight(static_cast<int>(c) + 1 == to ? right : right + widths_[c + 1], y1);
    if (words_are_in(l, c)) {
      const Size size = words_[static_cast<Index>(l)], below = line(l).below;
      const double width = std::max(size.width, below.width);
      double x =
          left + (static_cast<int>(c) == from ? head_room(orders_.left_end(line(l)), l) : s_.gap);
      if (p_.centered) x += std::max(0.0, (word_room(l, c) - width) / 2);
      route.words = {x, y0 - to_words(l) - size.height, width, size.height};
      route.under = {x + width / 2, y0};
      if (below.height > 0) route.below = {x, y0 + to_words(l), width, below.height};
    }
  }

  void draw_upright(int l, std::map<std::pair<int, int>, int>& drawn, LaneSolution& result) const {
    LaneRoute& route = result.routes[static_cast<Index>(l)];
    route.upright = true;
    const Rect& a = result.boxes[static_cast<Index>(line(l).a.box)];
    const Rect& b = result.boxes[static_cast<Index>(line(l).b.box)];
    const bool downward = a.y < b.y;
    const double top = downward ? a.bottom() : b.bottom(), bottom = downward ? b.top() : a.top();
    const int index = drawn[std::minmax(line(l).a.box, line(l).b.box)]++;
    const double share = a.width / upright_count(l);
    const bool worded = has_words(l);
    const double beside = 0.6 * s_.gap + s_.port / 2 + upright_excess(l);
    const double x = a.x + share * index + (worded ? beside : share / 2);
    route.points = {{x, downward ? top : bottom}, {x, downward ? bottom : top}};
    if (!worded) return;
    const Size size = words_[static_cast<Index>(l)];
    route.words = {x + beside, (top + bottom - size.height) / 2, size.width, size.height};
  }

  void measure_used(LaneSolution& result) const {
    double top = infinity, bottom = 0;
    auto take = [&](const Rect& r) {
      top = std::min(top, r.top());
      bottom = std::max(bottom, r.bottom());
    };
    for (Index b = 0; b < p_.boxes.size(); ++b) {
      if (orders_.column_of[b] >= 0) take(result.boxes[b]);
    }
    for (const LaneRoute& route : result.routes) {
      if (route.words.height > 0) take(route.words);
      if (route.below.height > 0) take(route.below);
      for (const Point& point : route.points) take({point.x, point.y - 2, 0, 4});
    }
    for (Rect& box : result.boxes) box.y -= top;
    for (std::vector<Rect>& members : result.members) {
      for (Rect& member : members) member.y -= top;
    }
    for (LaneRoute& route : result.routes) {
      for (Point& point : route.points) point.y -= top;
      route.words.y -= top;
      route.below.y -= top;
      route.under.y -= top;
    }
    result.used = {p_.area.width, bottom - top};
  }
};

}  // namespace

LaneSolution drawn(const LanePlan& plan, double need) { return Drawer(plan).draw(need); }

}  // namespace entente::layout::lanes
