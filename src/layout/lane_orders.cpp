#include "layout/lane_orders.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace entente::layout::lanes {
namespace {

class Orderer {
 public:
  Orderer(const LaneProblem& problem, const Arrangement& arrangement) : p_(problem) {
    orders_.column_of.assign(problem.boxes.size(), -1);
    orders_.slot_of.assign(problem.boxes.size(), -1);
    orders_.columns.resize(arrangement.size());
    for (std::size_t c = 0; c < arrangement.size(); ++c) {
      for (const int box : arrangement[c]) {
        orders_.column_of[static_cast<std::size_t>(box)] = static_cast<int>(c);
        orders_.columns[c].push_back({box, -1});
      }
    }
    number_slots();
  }

  Orders order() {
    sort_lines();
    for (const int line : long_) add_passes(line);
    number_slots();
    order_members();
    fill_lanes();
    bend_lanes();
    return std::move(orders_);
  }

 private:
  using Size = std::size_t;

  int& column(int box) { return orders_.column_of[static_cast<Size>(box)]; }
  int& slot(int box) { return orders_.slot_of[static_cast<Size>(box)]; }
  const LaneLine& line(int index) const { return p_.lines[static_cast<Size>(index)]; }

  void number_slots() {
    for (const std::vector<Slot>& slots : orders_.columns) number(slots);
  }

  void number(const std::vector<Slot>& slots) {
    for (Size s = 0; s < slots.size(); ++s) {
      if (slots[s].box >= 0) slot(slots[s].box) = static_cast<int>(s);
    }
  }

  void sort_lines() {
    for (int l = 0; l < static_cast<int>(p_.lines.size()); ++l) {
      const int a = column(line(l).a.box), b = column(line(l).b.box);
      if (a < 0 || b < 0) continue;
      const int across = std::abs(a - b);
      if (across > 1) long_.push_back(l);
      if (across > 0) {
        drawn_.push_back(l);
      } else if (std::abs(slot(line(l).a.box) - slot(line(l).b.box)) == 1 && line(l).a.member < 0 &&
                 line(l).b.member < 0) {
        orders_.upright.push_back(l);
      } else {
        orders_.lost.push_back(l);
      }
    }
    std::stable_sort(long_.begin(), long_.end(),
                     [&](int x, int y) { return line(x).weight > line(y).weight; });
  }

  /// The slot of a column in which a line ends or passes; -1: none. Pre: it ends in two columns.
  int place_in(int l, int c) const {
    for (const LaneEnd* end : {&line(l).a, &line(l).b}) {
      const Size box = static_cast<Size>(end->box);
      if (orders_.column_of[box] == c) return orders_.slot_of[box];
    }
    const std::vector<Slot>& slots = orders_.columns[static_cast<Size>(c)];
    const auto found =
        std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.line == l; });
    return found == slots.end() ? -1 : static_cast<int>(found - slots.begin());
  }

  /// Where a line stands in a column: in the middle of its box, or where it passes. 0 to 1.
  double height_in(int l, int c) const {
    const int place = place_in(l, c);
    if (place < 0) return -1;
    return (place + 0.5) / static_cast<double>(orders_.columns[static_cast<Size>(c)].size());
  }

  /// Lets a long line pass each column between its ends where it crosses least.
  void add_passes(int l) {
    const auto [from, to] = orders_.span(line(l));
    for (int c = from + 1; c < to; ++c) {
      std::vector<Slot>& slots = orders_.columns[static_cast<Size>(c)];
      const std::vector<Neighbor> others = neighbors(l, c);
      Size best = 0;
      double least = std::numeric_limits<double>::infinity();
      for (Size g = 0; g <= slots.size(); ++g) {
        const double cost = passing_cost(l, c, g, others);
        if (cost < least - 1e-9) {
          least = cost;
          best = g;
        }
      }
      slots.insert(slots.begin() + static_cast<std::ptrdiff_t>(best), {-1, l});
      number(slots);
    }
  }

  /// A line that runs on one side of a column, as one that passes there sees it.
  struct Neighbor {
    Size place = 0;     ///< its slot of the column
    bool below = true;  ///< on that side
    double cost = 0;    ///< of a crossing
  };

  std::vector<Neighbor> neighbors(int l, int c) const {
    std::vector<Neighbor> found;
    for (const int other : drawn_) {
      if (other == l) continue;
      const auto [first, last] = orders_.span(line(other));
      if (c < first || c > last) continue;
      const int place = place_in(other, c);
      if (place < 0) continue;
      for (const int side : {c - 1, c + 1}) {
        if (side < first || side > last) continue;
        const double mine = height_in(l, side), theirs = height_in(other, side);
        if (mine < 0 || theirs < 0 || mine == theirs) continue;
        found.push_back({static_cast<Size>(place), mine < theirs, 1 + 0.2 * line(other).weight});
      }
    }
    return found;
  }

  /// Crossings with these lines if line `l` passes above the slot `g` of column `c`.
  double passing_cost(int l, int c, Size g, const std::vector<Neighbor>& others) const {
    const std::vector<Slot>& slots = orders_.columns[static_cast<Size>(c)];
    const auto [from, to] = orders_.span(line(l));
    double cost = 0;
    for (const Neighbor& other : others) {
      const bool above_here = g <= other.place;
      if (above_here != other.below) cost += other.cost;
    }
    // Nothing passes between neighbors whose line runs upright.
    if (g > 0 && g < slots.size() && joined(slots[g - 1].box, slots[g].box)) cost += 1000;
    // Outside is better than between boxes that belong together.
    const bool outside = g == 0 || g == slots.size();
    const double wish = (height_in(l, from) + height_in(l, to)) / 2;
    const double here =
        static_cast<double>(g) / static_cast<double>(std::max<Size>(1, slots.size()));
    return cost + (outside ? 0 : 0.3) + 0.2 * std::abs(here - wish);
  }

  bool joined(int a, int b) const {
    return a >= 0 && b >= 0 &&
           std::any_of(orders_.upright.begin(), orders_.upright.end(), [&](int l) {
             return std::minmax(line(l).a.box, line(l).b.box) == std::minmax(a, b);
           });
  }

  double other_height(int l, int box) const {
    const LaneEnd& other = line(l).a.box == box ? line(l).b : line(l).a;
    const int c = orders_.column_of[static_cast<Size>(other.box)];
    return height_in(l, c);
  }

  /// By box and member: where its lines lead, on average.
  void order_members() {
    orders_.members.resize(p_.boxes.size());
    keys_.resize(p_.boxes.size());
    for (Size b = 0; b < p_.boxes.size(); ++b) {
      const LaneBox& box = p_.boxes[b];
      std::vector<double> sum(box.members.size(), 0), count(box.members.size(), 0);
      for (const int l : drawn_) {
        for (const LaneEnd* end : {&line(l).a, &line(l).b}) {
          if (end->box != static_cast<int>(b) || end->member < 0) continue;
          sum[static_cast<Size>(end->member)] += other_height(l, end->box);
          count[static_cast<Size>(end->member)] += 1;
        }
      }
      for (Size m = 0; m < box.members.size(); ++m) {
        keys_[b].push_back(count[m] > 0 ? sum[m] / count[m] : 0);
        if (count[m] > 0 || m < box.needed) orders_.members[b].push_back(static_cast<int>(m));
      }
      std::stable_sort(orders_.members[b].begin(), orders_.members[b].end(), [&](int x, int y) {
        return keys_[b][static_cast<Size>(x)] < keys_[b][static_cast<Size>(y)];
      });
    }
  }

  /// Order of a line among those of its column: the slot, then where it leads inside of that box.
  double order_at(int l, int c, int toward) const {
    const int place = place_in(l, c);
    if (place < 0) return 0;
    const int box = orders_.columns[static_cast<Size>(c)][static_cast<Size>(place)].box;
    if (box < 0) return place;
    const LaneEnd& end = line(l).a.box == box ? line(l).a : line(l).b;
    const double key = end.member >= 0
                           ? keys_[static_cast<Size>(box)][static_cast<Size>(end.member)]
                           : std::clamp(height_in(l, toward), 0.0, 1.0);
    // Lines of one member stay together.
    const double member = end.member >= 0 ? 1e-4 * (end.member + 1) : 0;
    return place + 0.4 * key + member + 1e-6 * l;
  }

  void fill_lanes() {
    const Size corridors = orders_.columns.empty() ? 0 : orders_.columns.size() - 1;
    orders_.lanes.resize(corridors);
    orders_.arriving.resize(corridors);
    for (const int l : drawn_) {
      const auto [from, to] = orders_.span(line(l));
      for (int c = from; c < to; ++c) {
        orders_.lanes[static_cast<Size>(c)].push_back(
            {l, order_at(l, c, c + 1), order_at(l, c + 1, c), false});
      }
    }
    for (Size c = 0; c < corridors; ++c) {
      std::vector<Lane>& lanes = orders_.lanes[c];
      std::stable_sort(lanes.begin(), lanes.end(),
                       [](const Lane& x, const Lane& y) { return x.left < y.left; });
      for (Size i = 0; i < lanes.size(); ++i) orders_.arriving[c].push_back(static_cast<int>(i));
      std::stable_sort(orders_.arriving[c].begin(), orders_.arriving[c].end(), [&](int x, int y) {
        return lanes[static_cast<Size>(x)].right < lanes[static_cast<Size>(y)].right;
      });
    }
  }

  /// Of two lines that cross, one bends: first those that cross most, then the lighter.
  void bend_lanes() {
    for (std::vector<Lane>& lanes : orders_.lanes) {
      std::vector<int> inverted(lanes.size(), 0);
      for (Size i = 0; i < lanes.size(); ++i) {
        for (Size j = i + 1; j < lanes.size(); ++j) {
          if (lanes[i].right <= lanes[j].right) continue;
          ++inverted[i];
          ++inverted[j];
          ++orders_.crossings;
          orders_.crossed +=
              1 + 0.25 * std::min(line(lanes[i].line).weight, line(lanes[j].line).weight);
        }
      }
      while (true) {
        int worst = -1;
        for (Size i = 0; i < lanes.size(); ++i) {
          if (lanes[i].bent || inverted[i] == 0) continue;
          const bool better =
              worst < 0 || inverted[i] > inverted[static_cast<Size>(worst)] ||
              (inverted[i] == inverted[static_cast<Size>(worst)] &&
               line(lanes[i].line).weight < line(lanes[static_cast<Size>(worst)].line).weight);
          if (better) worst = static_cast<int>(i);
        }
        if (worst < 0) break;
        lanes[static_cast<Size>(worst)].bent = true;
        ++orders_.bends;
        for (Size j = 0; j < lanes.size(); ++j) {
          const bool first = j < static_cast<Size>(worst);
          const Lane& a = lanes[first ? j : static_cast<Size>(worst)];
          const Lane& b = lanes[first ? static_cast<Size>(worst) : j];
          if (j != static_cast<Size>(worst) && !lanes[j].bent && a.right > b.right) --inverted[j];
        }
      }
    }
  }

  const LaneProblem& p_;
  Orders orders_;
  std::vector<int> long_, drawn_;
  std::vector<std::vector<double>> keys_;
};

}  // namespace

const LaneEnd& Orders::left_end(const LaneLine& line) const {
  const int a = column_of[static_cast<std::size_t>(line.a.box)];
  const int b = column_of[static_cast<std::size_t>(line.b.box)];
  return a < b ? line.a : line.b;
}

const LaneEnd& Orders::right_end(const LaneLine& line) const {
  return &left_end(line) == &line.a ? line.b : line.a;
}

std::pair<int, int> Orders::span(const LaneLine& line) const {
  return {column_of[static_cast<std::size_t>(left_end(line).box)],
          column_of[static_cast<std::size_t>(right_end(line).box)]};
}

Orders orders_of(const LaneProblem& problem, const Arrangement& arrangement) {
  return Orderer(problem, arrangement).order();
}

bool bend_one(const LaneProblem& problem, Orders& orders, const std::vector<bool>& candidates) {
  Lane* lightest = nullptr;
  for (std::vector<Lane>& lanes : orders.lanes) {
    for (Lane& lane : lanes) {
      const std::size_t l = static_cast<std::size_t>(lane.line);
      if (lane.bent || !candidates[l]) continue;
      if (!lightest || problem.lines[l].weight <
                           problem.lines[static_cast<std::size_t>(lightest->line)].weight) {
        lightest = &lane;
      }
    }
  }
  if (!lightest) return false;
  lightest->bent = true;
  ++orders.bends;
  return true;
}

}  // namespace entente::layout::lanes
