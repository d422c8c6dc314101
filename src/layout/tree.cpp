#include "layout/tree.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/isotonic.hpp"
#include "layout/tree_rows.hpp"

namespace entente::layout {
namespace {

using tree::gap_of_joint;
using tree::Index;
using tree::Link;
using tree::Rows;

/// Finds x and y for given rows.
class TreePlacer {
 public:
  TreePlacer(const TreeProblem& problem, Rows rows)
      : p_(problem),
        s_(problem.spacing),
        boxes_(problem.boxes),
        rows_(std::move(rows)),
        place_(tree::places(rows_)) {
    for (int u = 0; u < static_cast<int>(p_.unions.size()); ++u) {
      const int row =
          rows_.row_of[static_cast<Index>(p_.unions[static_cast<Index>(u)].partners[0])];
      unions_in_[row].push_back(u);
      gap_.push_back(gap_of_joint(p_, rows_, place_, u));
    }
    share_ports();
    std::map<int, std::size_t> landings;
    for (const std::vector<Link>& links : rows_.links) {
      for (const Link& link : links) ++landings[link.target];
    }
    for (const auto& [box, count] : landings) {
      if (!is_box(box) || count < 2) continue;
      double& width = boxes_[static_cast<Index>(box)].width;
      width = std::max(width, 1.4 * s_.step * static_cast<double>(count + 1) + 2 * s_.corner);
    }
  }

  TreeSolution solve() {
    TreeSolution result;
    result.crossings = rows_.crossings;
    measure_items();
    if (!find_x()) return result;
    if (!place_words(result)) return result;
    find_bars();
    find_y();
    draw(result);
    result.used = {p_.area.width, bottom_};
    result.fits = bottom_ <= p_.area.height;
    return result;
  }

 private:
  /// A bar from which children hang, or a line on its way to the next row.
  struct Bar {
    double left = 0, right = 0;
    Index level = 0;
    std::vector<const Link*> links;
  };

  /// What hangs from one parent alone hangs from places of its own below the box: as a share of
  /// its edge, from the middle.
  void share_ports() {
    std::map<int, std::vector<Index>> alone;
    for (Index u = 0; u < p_.unions.size(); ++u) {
      if (p_.unions[u].partners.size() == 1) alone[p_.unions[u].partners.front()].push_back(u);
    }
    port_.assign(p_.unions.size(), 0);
    for (const auto& [box, unions] : alone) {
      for (Index i = 0; i < unions.size(); ++i) {
        port_[unions[i]] =
            (static_cast<double>(i) + 0.5) / static_cast<double>(unions.size()) - 0.5;
      }
      widen(box, unions);
    }
  }

  /// Words stand between what hangs from one box: it is as wide as they need.
  void widen(int box, const std::vector<Index>& unions) {
    double apart = 0;
    for (Index i = 0; i + 1 < unions.size(); ++i) {
      const TreeUnion& one = p_.unions[unions[i]];
      apart = std::max(apart, one.words ? one.least_words + 2 * s_.pad : s_.step);
    }
    double& width = boxes_[static_cast<Index>(box)].width;
    width = std::max(width, apart * static_cast<double>(unions.size()) + 2 * s_.corner);
  }

  int items() const { return static_cast<int>(rows_.row_of.size()); }
  bool is_box(int item) const { return item < static_cast<int>(p_.boxes.size()); }
  double x(int item) const { return x_[static_cast<Index>(item)]; }
  double half(int item) const { return width_[static_cast<Index>(item)] / 2; }
  const TreeUnion& united(int u) const { return p_.unions[static_cast<Index>(u)]; }
  /// Widths of boxes; where the words of a union have nothing but the box beside them below which
  /// to stand, it takes as much room as these.
  void measure_items() {
    for (int u = 0; u < static_cast<int>(p_.unions.size()); ++u) {
      if (united(u).words) widen_beside(u);
    }
    width_.assign(static_cast<Index>(items()), 0);
    for (Index b = 0; b < p_.boxes.size(); ++b) width_[b] = boxes_[b].width;
    for (int u = 0; u < static_cast<int>(p_.unions.size()); ++u) {
      if (!united(u).words) continue;
      const int row = rows_.row_of[static_cast<Index>(united(u).partners.front())];
      const std::vector<int>& order = rows_.order[static_cast<Index>(row)];
      const int gap = gap_[static_cast<Index>(u)];
      // What is right of the joint: half a gap, and the next box but for what hangs from its
      // middle.
      const int item = gap >= 0 ? order[static_cast<Index>(gap) + 1] : united(u).partners.front();
      const double need = united(u).least_words + 2 * s_.pad - s_.joint / 2;
      width_[static_cast<Index>(item)] =
          std::max(width_[static_cast<Index>(item)], gap >= 0 ? need : 2 * need);
    }
  }

  /// What hangs from one box leaves room for the words of a joint beside it, and for its own.
  void widen_beside(int u) {
    const int row = rows_.row_of[static_cast<Index>(united(u).partners.front())];
    const int gap = gap_[static_cast<Index>(u)];
    const int box = gap < 0 ? united(u).partners.front()
                            : rows_.order[static_cast<Index>(row)][static_cast<Index>(gap) + 1];
    if (!is_box(box)) return;
    // The port next to the words.
    double outermost = 1;
    for (Index other = 0; other < p_.unions.size(); ++other) {
      const std::vector<int>& partners = p_.unions[other].partners;
      if (partners.size() != 1 || partners.front() != box) continue;
      outermost = std::min(outermost, gap < 0 ? -port_[other] : port_[other]);
    }
    const bool own = gap < 0;
    if (outermost > 0.5 || (own && -port_[static_cast<Index>(u)] > outermost)) return;
    double& width = boxes_[static_cast<Index>(box)].width;
    const double need = united(u).least_words + 2 * s_.pad - s_.joint / 2;
    const double port = own ? -outermost : outermost;
    const auto room = [&] {
      return own ? width / 2 - straight(box) * port : width / 2 + straight(box) * port;
    };
    while (room() < need) width += s_.pad;
  }

  double gap_after(int row, Index position) const {
    const auto here = unions_in_.find(row);
    const auto is_here = [&](int u) {
      return gap_[static_cast<Index>(u)] == static_cast<int>(position);
    };
    const bool joint =
        here != unions_in_.end() && std::any_of(here->second.begin(), here->second.end(), is_here);
    return joint ? s_.joint : s_.sibling;
  }

  double joint_x(int u) const {
    const int gap = gap_[static_cast<Index>(u)];
    const int first = united(u).partners.front();
    if (gap < 0) return x(first) + straight(first) * port_[static_cast<Index>(u)];
    const std::vector<int>& order =
        rows_.order[static_cast<Index>(rows_.row_of[static_cast<Index>(first)])];
    const int a = order[static_cast<Index>(gap)], b = order[static_cast<Index>(gap) + 1];
    return (x(a) + half(a) + x(b) - half(b)) / 2;
  }

  double source_x(const Link& link) const {
    return link.from_pass ? x(link.source) : joint_x(link.source);
  }

  /// Boxes below each other as far as their rows have room: parents above the middle of their
  /// children, children below their parents.
  bool find_x() {
    x_.assign(static_cast<Index>(items()), p_.area.width / 2);
    gaps_.clear();
    for (Index r = 0; r < rows_.order.size(); ++r) {
      const std::vector<int>& order = rows_.order[r];
      std::vector<double> gaps;
      double need = 0;
      for (Index i = 0; i < order.size(); ++i) {
        need += 2 * half(order[i]);
        if (i + 1 == order.size()) break;
        const double gap = gap_after(static_cast<int>(r), i);
        gaps.push_back(half(order[i]) + half(order[i + 1]) + gap);
        need += gap;
      }
      if (need > p_.area.width) return false;
      gaps_.push_back(std::move(gaps));
    }
    for (int sweep = 0; sweep < 60; ++sweep) {
      const bool down = sweep % 2 == 0;
      for (Index i = 0; i < rows_.order.size(); ++i)
        settle_row(down ? i : rows_.order.size() - 1 - i, down);
    }
    return true;
  }

  void settle_row(Index r, bool down) {
    const std::vector<int>& order = rows_.order[r];
    std::map<int, std::pair<double, double>> wishes;  // by item: sum and number
    auto wish = [&](int item, double at, double weight) {
      wishes[item].first += weight * at;
      wishes[item].second += weight;
    };
    if (down && r > 0) {
      for (const auto& [source, targets] : families(r - 1)) {
        double middle = 0;
        for (const int target : targets) middle += x(target) / static_cast<double>(targets.size());
        for (const int target : targets) wish(target, x(target) + source - middle, 1);
      }
    }
    if (!down && r + 1 < rows_.order.size()) {
      std::map<std::pair<bool, int>, std::vector<double>> below;
      for (const Link& link : rows_.links[r]) {
        below[{link.from_pass, link.source}].push_back(x(link.target));
      }
      for (const auto& [key, targets] : below) {
        const auto [low, high] = std::minmax_element(targets.begin(), targets.end());
        const double middle = (*low + *high) / 2;
        if (key.first) {
          wish(key.second, middle, 1);
          continue;
        }
        const double shift = middle - joint_x(key.second);
        for (const int partner : united(key.second).partners) wish(partner, x(partner) + shift, 1);
      }
    }
    std::vector<double> wanted, weights;
    for (const int item : order) {
      const Index b = static_cast<Index>(item);
      if (b < p_.homes.size() && p_.homes[b]) wish(item, p_.homes[b]->x, 4);
      const auto found = wishes.find(item);
      const bool any = found != wishes.end() && found->second.second > 0;
      wanted.push_back(any ? found->second.first / found->second.second : x(item));
      weights.push_back(any ? 1 : 0.2);
    }
    const std::vector<double> placed = base::spread(wanted, gaps_[r], half(order.front()),
                                                    p_.area.width - half(order.back()), weights);
    for (Index i = 0; i < order.size(); ++i) x_[static_cast<Index>(order[i])] = placed[i];
  }

  /// Where something hangs in this row, and what.
  std::vector<std::pair<double, std::vector<int>>> families(Index r) const {
    std::map<std::pair<bool, int>, std::vector<int>> by_source;
    for (const Link& link : rows_.links[r])
      by_source[{link.from_pass, link.source}].push_back(link.target);
    std::vector<std::pair<double, std::vector<int>>> list;
    for (const auto& [key, targets] : by_source) {
      list.push_back({key.first ? x(key.second) : joint_x(key.second), targets});
    }
    return list;
  }

  /// Words stand right of what hangs from their joint, up to the next that hangs there.
  bool place_words(TreeSolution& result) {
    result.unions.resize(p_.unions.size());
    words_height_.assign(rows_.order.size(), 0);
    for (const auto& [row, unions] : unions_in_) {
      std::vector<double> hanging{p_.area.width + s_.pad};
      for (const int u : unions) hanging.push_back(joint_x(u));
      for (const int item : rows_.order[static_cast<Index>(row)]) {
        if (!is_box(item)) hanging.push_back(x(item));
      }
      for (const int u : unions) {
        if (!united(u).words) continue;
        const double left = joint_x(u);
        double right = p_.area.width + s_.pad;
        for (const double other : hanging) {
          if (other > left + 0.5) right = std::min(right, other);
        }
        const double room = right - left - 2 * s_.pad;
        if (room < united(u).least_words - 0.01) return false;
        const Size size = united(u).words(std::max(room, united(u).least_words));
        result.unions[static_cast<Index>(u)].words = {left + s_.pad, 0, size.width, size.height};
        double& height = words_height_[static_cast<Index>(row)];
        height = std::max(height, size.height);
      }
    }
    return true;
  }

  /// The length of a box's upper or lower edge at which lines may end.
  double straight(int box) const {
    const double width = boxes_[static_cast<Index>(box)].width;
    return width - 2 * std::min(s_.corner, 0.35 * width);
  }

  /// Where a line comes down on its target: apart from others, in their order.
  double landing(const Link& link, Index r) const {
    if (!is_box(link.target)) return x(link.target);
    std::vector<const Link*> all;
    for (const Link& other : rows_.links[r]) {
      if (other.target == link.target) all.push_back(&other);
    }
    std::stable_sort(all.begin(), all.end(),
                     [&](const Link* a, const Link* b) { return source_x(*a) < source_x(*b); });
    const auto at = std::find(all.begin(), all.end(), &link) - all.begin();
    const double wide = straight(link.target);
    const double middle = x(link.target) - wide / 2 +
                          wide * static_cast<double>(at + 1) / static_cast<double>(all.size() + 1);
    // A line that is nearly straight is straight.
    const double off = source_x(link) - middle;
    return all.size() == 1 && std::abs(off) < std::min(0.35 * wide, s_.step) ? source_x(link)
                                                                             : middle;
  }

  /// Bars that would lie upon each other have heights of their own.
  void find_bars() {
    bars_.resize(rows_.order.size());
    levels_.assign(rows_.order.size(), 0);
    for (Index r = 0; r < rows_.links.size(); ++r) {
      std::map<std::pair<bool, int>, Bar> by_source;
      for (const Link& link : rows_.links[r]) {
        Bar& bar = by_source[{link.from_pass, link.source}];
        if (bar.links.empty()) bar.left = bar.right = source_x(link);
        bar.links.push_back(&link);
        bar.left = std::min(bar.left, landing(link, r));
        bar.right = std::max(bar.right, landing(link, r));
      }
      std::vector<Bar>& bars = bars_[r];
      for (auto& [key, bar] : by_source) bars.push_back(std::move(bar));
      std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
        return a.right - a.left < b.right - b.left;
      });
      for (Index i = 0; i < bars.size(); ++i) {
        const auto taken = [&](Index level) {
          return std::any_of(bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(i),
                             [&](const Bar& other) {
                               return other.level == level && other.left < bars[i].right + s_.pad &&
                                      bars[i].left < other.right + s_.pad;
                             });
        };
        while (taken(bars[i].level)) ++bars[i].level;
        levels_[r] = std::max(levels_[r], bars[i].level + 1);
      }
    }
  }

  /// Lines that lead over boxes of a row to their joint.
  bool leads_over(int u, int partner) const {
    const int gap = gap_[static_cast<Index>(u)], at = place_[static_cast<Index>(partner)];
    return gap >= 0 && at != gap && at != gap + 1;
  }

  void find_y() {
    over_.assign(p_.unions.size(), 0);
    std::vector<double> head(rows_.order.size(), 0), boxes(rows_.order.size(), 0);
    for (const auto& [row, unions] : unions_in_) {
      std::vector<std::pair<int, int>> spans;
      for (const int u : unions) {
        for (const int partner : united(u).partners) {
          if (!leads_over(u, partner)) continue;
          // The longer one runs higher.
          const int length =
              std::abs(place_[static_cast<Index>(partner)] - gap_[static_cast<Index>(u)]);
          spans.push_back({length, u});
        }
      }
      std::sort(spans.begin(), spans.end());
      int level = 0, last = 0;
      for (const auto& [length, u] : spans) {
        if (length != last) ++level;
        last = length;
        over_[static_cast<Index>(u)] = level;
      }
      head[static_cast<Index>(row)] = level * s_.step;
    }
    for (Index b = 0; b < p_.boxes.size(); ++b) {
      double& height = boxes[static_cast<Index>(rows_.row_of[b])];
      height = std::max(height, boxes_[b].height);
    }
    double y = 0, spare_rows = 0;
    auto stack = [&](double more) {
      y = 0;
      spare_rows = 0;
      top_.clear();
      height_.clear();
      bar_.clear();
      for (Index r = 0; r < rows_.order.size(); ++r) {
        y += head[r];
        top_.push_back(y);
        height_.push_back(boxes[r]);
        y += boxes[r];
        if (words_height_[r] > 0) y += words_height_[r] + s_.pad;
        bar_.push_back(y + s_.step + more / 2);
        if (levels_[r] > 0) {
          y += s_.step * static_cast<double>(levels_[r] + 1) + more;
          ++spare_rows;
        }
      }
      bottom_ = y;
    };
    stack(0);
    const double spare = p_.grows ? 0 : p_.area.height - bottom_;
    if (spare > 0 && spare_rows > 0) stack(std::min(spare / spare_rows, 3 * s_.step));
  }

  void draw(TreeSolution& result) {
    result.boxes.resize(p_.boxes.size());
    for (Index b = 0; b < p_.boxes.size(); ++b) {
      const Index row = static_cast<Index>(rows_.row_of[b]);
      const double y = top_[row] + (height_[row] - boxes_[b].height) / 2;
      result.boxes[b] = {x_[b] - boxes_[b].width / 2, y, boxes_[b].width, boxes_[b].height};
    }
    for (Index u = 0; u < p_.unions.size(); ++u) draw_union(static_cast<int>(u), result);
  }

  void draw_union(int u, TreeSolution& result) const {
    TreeSolution::Route& route = result.unions[static_cast<Index>(u)];
    const TreeUnion& one = united(u);
    const Index row = static_cast<Index>(rows_.row_of[static_cast<Index>(one.partners.front())]);
    const Rect& first = result.boxes[static_cast<Index>(one.partners.front())];
    route.joint = {joint_x(u),
                   one.partners.size() == 2 ? top_[row] + height_[row] / 2 : first.bottom()};
    route.words.y = top_[row] + height_[row] + s_.pad;
    for (const int partner : one.partners)
      route.partners.push_back(to_joint(u, partner, route, result));
    for (const std::vector<Link>& way : rows_.ways[static_cast<Index>(u)]) {
      std::vector<Point> points{route.joint};
      for (Index i = 0; i < way.size(); ++i) {
        const Index r = row + i;
        const Link* link = nullptr;
        for (const Link& stored : rows_.links[r]) {
          const bool same = stored.target == way[i].target && stored.source == way[i].source &&
                            stored.from_pass == way[i].from_pass;
          if (same) link = &stored;
        }
        const double to = landing(*link, r), y = bar_y(*link, r);
        const double end = is_box(link->target)
                               ? result.boxes[static_cast<Index>(link->target)].top()
                               : top_[r + 1];
        if (std::abs(points.back().x - to) > 0.01) {
          points.push_back({points.back().x, y});
          points.push_back({to, y});
        }
        points.push_back({to, end});
      }
      route.children.push_back(std::move(points));
    }
  }

  double bar_y(const Link& link, Index r) const {
    for (const Bar& bar : bars_[r]) {
      if (std::find(bar.links.begin(), bar.links.end(), &link) == bar.links.end()) continue;
      // Short bars hang low.
      return bar_[r] + s_.step * static_cast<double>(levels_[r] - 1 - bar.level);
    }
    return bar_[r];
  }

  std::vector<Point> to_joint(int u, int partner, const TreeSolution::Route& route,
                              const TreeSolution& result) const {
    const Rect& box = result.boxes[static_cast<Index>(partner)];
    if (united(u).partners.size() < 2) return {route.joint};
    const bool right = route.joint.x > box.center().x;
    if (!leads_over(u, partner)) {
      return {{right ? box.right() : box.left(), route.joint.y}, route.joint};
    }
    // Longer lines leave nearer to the middle, so that none crosses another.
    const double over = over_[static_cast<Index>(u)];
    const double off = std::max(0.0, straight(partner) / 2 - (over - 1) * s_.step);
    const double from = box.center().x + (right ? off : -off);
    const double y =
        top_[static_cast<Index>(rows_.row_of[static_cast<Index>(partner)])] - over * s_.step;
    return {{from, box.top()}, {from, y}, {route.joint.x, y}, route.joint};
  }

  const TreeProblem& p_;
  const TreeSpacing& s_;
  std::vector<Size> boxes_;
  Rows rows_;
  std::vector<int> place_, gap_;               ///< by item; by union
  std::vector<double> port_;                   ///< by union
  std::map<int, std::vector<int>> unions_in_;  ///< by row
  std::vector<double> width_, x_;              ///< by item
  std::vector<std::vector<double>> gaps_;      ///< by row: between middles of neighbors
  std::vector<double> words_height_;           ///< by row
  std::vector<std::vector<Bar>> bars_;         ///< by row
  std::vector<Index> levels_;                  ///< by row
  std::vector<int> over_;                      ///< by union: how high its line runs over boxes
  std::vector<double> top_, height_, bar_;     ///< by row
  double bottom_ = 0;
};

}  // namespace

TreeSolution solve_tree(const TreeProblem& problem) {
  const std::optional<std::vector<int>> rows = generations(problem);
  if (!rows || problem.boxes.empty()) return {};
  // What has no room in any order is not put into one.
  std::map<int, double> need;
  for (Index b = 0; b < rows->size(); ++b) {
    double& width = need[(*rows)[b]];
    width += problem.boxes[b].width + (width > 0 ? problem.spacing.sibling : 0);
    if (width > problem.area.width) return {};
  }
  return TreePlacer(problem, tree::rows_of(problem, *rows)).solve();
}

}  // namespace entente::layout
