#include "layout/lane_orders.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>

namespace entente::layout::lanes {
namespace {

constexpr int most_sweeps = 4;

/// So many lists, all empty; those that there were keep their memory.
template <class T>
void empty(std::vector<std::vector<T>>& lists, Index count) {
  lists.resize(count);
  for (std::vector<T>& list : lists) list.clear();
}

/// Of lines of these weights: heavy ones more.
double cost_of_crossing(double x, double y) { return 1 + 0.25 * std::min(x, y); }

/// What is equal keeps its order. For a few, most of which are in order.
template <class T, class Less>
void sort_few(std::vector<T>& list, const Less& less) {
  for (Index next = 1; next < list.size(); ++next) {
    if (!less(list[next], list[next - 1])) continue;
    const T moved = list[next];
    Index place = next;
    for (; place > 0 && less(moved, list[place - 1]); --place) list[place] = list[place - 1];
    list[place] = moved;
  }
}

}  // namespace

Orderer::Orderer(const LaneProblem& problem, Orders& orders) : p_(problem), orders_(orders) {
  Index members = 0;
  for (const LaneBox& box : p_.boxes) {
    first_member_.push_back(members);
    members += box.members.size();
  }
  for (const LaneLine& line : p_.lines) weights_.push_back(line.weight);
  lane_of_.resize(p_.lines.size());
  keys_.resize(members);
  firsts_.resize(members);
}

void Orderer::stand(const Arrangement& arrangement) {
  orders_.column_of.assign(p_.boxes.size(), -1);
  orders_.slot_of.assign(p_.boxes.size(), -1);
  empty(orders_.columns, arrangement.size());
  for (Index c = 0; c < arrangement.size(); ++c) {
    for (const int box : arrangement[c]) {
      orders_.column_of[static_cast<Index>(box)] = static_cast<int>(c);
      orders_.slot_of[static_cast<Index>(box)] = static_cast<int>(orders_.columns[c].size());
      orders_.columns[c].push_back({box, -1});
    }
  }
  drawn_.clear();
  for (std::vector<int>* list : {&long_, &orders_.upright, &orders_.lost}) list->clear();
  orders_.spans.assign(p_.lines.size(), {-1, -1});
  for (int l = 0; l < static_cast<int>(p_.lines.size()); ++l) {
    const Index a = static_cast<Index>(line(l).a.box), b = static_cast<Index>(line(l).b.box);
    Drawn drawn{l, orders_.column_of[a], orders_.column_of[b], orders_.slot_of[a],
                orders_.slot_of[b]};
    if (drawn.from < 0 || drawn.to < 0) continue;
    if (drawn.from > drawn.to) {
      std::swap(drawn.from, drawn.to);
      std::swap(drawn.left, drawn.right);
    }
    orders_.spans[static_cast<Index>(l)] = {drawn.from, drawn.to};
    if (drawn.to - drawn.from > 1) long_.push_back(l);
    if (drawn.to > drawn.from) {
      drawn_.push_back(drawn);
    } else if (std::abs(drawn.left - drawn.right) == 1 && line(l).a.member < 0 &&
               line(l).b.member < 0) {
      orders_.upright.push_back(l);
    } else {
      orders_.lost.push_back(l);
    }
  }
}

bool Orderer::run(double most) {
  place_ends();
  if (!place_lines(most) || !order_lines(most)) return false;
  const Index corridors = orders_.corridors();
  orders_.crossings = orders_.bends = 0;
  empty(orders_.lanes, corridors);
  empty(orders_.arriving, corridors);
  orders_.any_bend.assign(corridors, false);
  for (Index c = 0; c < corridors; ++c) {
    fill_corridor(c);
    const int before = orders_.bends;
    bend_lanes(orders_.lanes[c]);
    orders_.any_bend[c] = orders_.bends > before;
  }
  return true;
}

/// Column by column, there and back: what ends in one box is in the order of its other ends, which
/// those of the next box follow, until only such lines cross as must.
bool Orderer::order_lines(double most) {
  const int columns = static_cast<int>(orders_.columns.size());
  list_ends();
  for (Sequences* sequences : {&now_, &best_}) {
    empty(sequences->leaving, running_.size());
    empty(sequences->arriving, running_.size());
    empty(sequences->members, p_.boxes.size());
  }
  orders_.crossed = std::numeric_limits<double>::infinity();
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    for (int i = 0; i < columns; ++i) order_column(sweep % 2 == 0 ? i : columns - 1 - i);
    const double crossed = count_crossed();
    if (crossed < orders_.crossed - 1e-9) {
      orders_.crossed = crossed;
      std::swap(best_, now_);
    }
    if (orders_.crossed <= crossed_apart_ + 1e-9) break;
  }
  std::swap(orders_.members, best_.members);
  return orders_.crossed <= most;
}

/// Among all members; -1: none.
int Orderer::member_index(const LaneEnd& end) const {
  return end.member < 0 ? -1
                        : static_cast<int>(first_member_[static_cast<Index>(end.box)]) + end.member;
}

/// Where something in the middle of a slot stands in its column. 0 to 1.
double Orderer::middle_of(int slot, int c) const {
  return (slot + 0.5) / static_cast<double>(orders_.columns[static_cast<Index>(c)].size());
}

void Orderer::place_ends() {
  places_.assign(orders_.columns.size() * p_.lines.size(), -1);
  for (const Drawn& drawn : drawn_) {
    places_in(drawn.from)[drawn.line] = drawn.left;
    places_in(drawn.to)[drawn.line] = drawn.right;
  }
}

/// Lets long lines pass, the weightiest first. False as soon as lines that share no box have
/// crossed more than `most`: whatever passes later, these cross.
bool Orderer::place_lines(double most) {
  empty(running_, orders_.corridors());
  crossed_apart_ = 0;
  for (const Drawn& drawn : drawn_) {
    if (drawn.to - drawn.from == 1) add_running(drawn.line);
    if (crossed_apart_ > most) return false;
  }
  sort_few(long_, [&](int x, int y) { return line(x).weight > line(y).weight; });
  for (const int l : long_) {
    add_passes(l);
    add_running(l);
    if (crossed_apart_ > most) return false;
  }
  return true;
}

/// Counts what it crosses of the lines that run so far. Pre: it has its places.
void Orderer::add_running(int l) {
  const auto [from, to] = orders_.span(l);
  double crossed = 0;
  for (int c = from; c < to; ++c) {
    const Running own{places_in(c)[l], places_in(c + 1)[l], weights_[static_cast<Index>(l)]};
    std::vector<Running>& running = running_[static_cast<Index>(c)];
    for (const Running& other : running) {
      // Whether they do is hard to guess: it is counted without branches.
      const int orders = (own.left - other.left) * (own.right - other.right);
      crossed += (orders < 0) * cost_of_crossing(own.weight, other.weight);
    }
    running.push_back(own);
  }
  crossed_apart_ += crossed;
}

/// Which lines end at which box, and where all stand before any sweep.
void Orderer::list_ends() {
  for (auto* lists : {&of_members_, &leaving_, &arriving_}) empty(*lists, p_.boxes.size());
  heights_.resize(places_.size());
  for (const Drawn& drawn : drawn_) {
    const LaneLine& own = line(drawn.line);
    const LaneEnd &left = orders_.left_end(own), &right = orders_.right_end(own);
    add_end(left, {drawn.line, member_index(left), drawn.to}, leaving_);
    add_end(right, {drawn.line, member_index(right), drawn.from}, arriving_);
    for (int c = drawn.from; c <= drawn.to; ++c) {
      heights_in(c)[drawn.line] = middle_of(places_in(c)[drawn.line], c);
    }
  }
}

void Orderer::add_end(const LaneEnd& at, LineEnd end, std::vector<std::vector<LineEnd>>& side) {
  side[static_cast<Index>(at.box)].push_back(end);
  if (end.member >= 0) of_members_[static_cast<Index>(at.box)].push_back(end);
}

/// Lets a long line pass each column between its ends where it crosses least.
void Orderer::add_passes(int l) {
  const auto [from, to] = orders_.span(l);
  for (int c = from + 1; c < to; ++c) insert_pass(l, c, best_gap(l, c));
}

/// Above which slot of a column a line passes at the least cost.
int Orderer::best_gap(int l, int c) {
  const std::vector<Slot>& slots = orders_.columns[static_cast<Index>(c)];
  const int count = static_cast<int>(slots.size());
  // Crossings with lines that run on one side of the column: first above all slots.
  double crossings = 0;
  gained_.assign(slots.size(), 0);
  for (const int side : {c - 1, c + 1}) {
    const int there = places_in(side)[l];
    if (there < 0) continue;
    for (const Running& other : running_[static_cast<Index>(std::min(c, side))]) {
      const auto [of_other, here] =
          side < c ? std::pair(other.left, other.right) : std::pair(other.right, other.left);
      if (of_other == there) continue;
      const double cost = 1 + 0.2 * other.weight;
      const bool below = there < of_other;
      if (!below) crossings += cost;
      gained_[static_cast<Index>(here)] += below ? cost : -cost;
    }
  }
  const auto [from, to] = orders_.span(l);
  const double wish = (middle_of(places_in(from)[l], from) + middle_of(places_in(to)[l], to)) / 2;
  int best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (int gap = 0; gap <= count; ++gap) {
    if (gap > 0) crossings += gained_[static_cast<Index>(gap) - 1];
    // Outside is better than between boxes that belong together.
    const bool outside = gap == 0 || gap == count;
    const double here_at = static_cast<double>(gap) / std::max(1, count);
    const double cost = crossings + (outside ? 0 : 0.3) + 0.2 * std::abs(here_at - wish);
    if (cost >= least - 1e-9) continue;
    // Nothing passes between neighbors whose line runs upright.
    if (!outside &&
        joined(slots[static_cast<Index>(gap) - 1].box, slots[static_cast<Index>(gap)].box)) {
      continue;
    }
    least = cost;
    best = gap;
  }
  return best;
}

void Orderer::insert_pass(int l, int c, int gap) {
  std::vector<Slot>& slots = orders_.columns[static_cast<Index>(c)];
  slots.insert(slots.begin() + gap, {-1, l});
  for (Index s = static_cast<Index>(gap) + 1; s < slots.size(); ++s) {
    if (slots[s].box >= 0) ++orders_.slot_of[static_cast<Index>(slots[s].box)];
  }
  int* const places = places_in(c);
  for (Index other = 0; other < p_.lines.size(); ++other) places[other] += places[other] >= gap;
  places[l] = gap;
  for (Running& other : running_[static_cast<Index>(c) - 1]) other.right += other.right >= gap;
  for (Running& other : running_[static_cast<Index>(c)]) other.left += other.left >= gap;
}

bool Orderer::joined(int a, int b) const {
  return a >= 0 && b >= 0 &&
         std::any_of(orders_.upright.begin(), orders_.upright.end(), [&](int l) {
           return std::minmax(line(l).a.box, line(l).b.box) == std::minmax(a, b);
         });
}

void Orderer::order_column(int c) {
  const Index column = static_cast<Index>(c);
  for (const Slot& slot : orders_.columns[column]) {
    if (slot.box >= 0) order_members(slot.box);
  }
  if (c > 0) order_ends(c, c - 1, now_.arriving[column - 1]);
  if (column < now_.leaving.size()) order_ends(c, c + 1, now_.leaving[column]);
}

/// By where their lines lead, on average; else by the first of these.
void Orderer::order_members(int b) {
  const Index box = static_cast<Index>(b), count = p_.boxes[box].members.size();
  if (count == 0) return;
  const Index first = first_member_[box];
  double* const keys = keys_.data() + first;
  int* const firsts = firsts_.data() + first;
  std::fill(keys, keys + count, 0);
  ends_.assign(count, 0);
  for (const LineEnd& end : of_members_[box]) {
    const Index m = static_cast<Index>(end.member) - first;
    if (ends_[m] == 0) firsts[m] = end.line;
    keys[m] += heights_in(end.far)[end.line];
    ++ends_[m];
  }
  std::vector<int>& members = now_.members[box];
  members.clear();
  for (Index m = 0; m < count; ++m) {
    if (ends_[m] > 0) keys[m] /= ends_[m];
    if (ends_[m] == 0) firsts[m] = static_cast<int>(p_.lines.size());
    if (ends_[m] > 0 || m < p_.boxes[box].needed) members.push_back(static_cast<int>(m));
  }
  sort_few(members, [&](int x, int y) {
    return std::tie(keys[x], firsts[x]) < std::tie(keys[y], firsts[y]);
  });
}

/// The lines that run from one column toward its neighbor, the upper ones first.
void Orderer::order_ends(int c, int toward, std::vector<int>& lines) {
  lines.clear();
  const std::vector<Slot>& slots = orders_.columns[static_cast<Index>(c)];
  const std::vector<std::vector<LineEnd>>& ends = c < toward ? leaving_ : arriving_;
  double* const heights = heights_in(c);
  const double* const far = heights_in(toward);
  for (Index s = 0; s < slots.size(); ++s) {
    if (slots[s].box < 0) {
      lines.push_back(slots[s].line);
      continue;
    }
    ports_.clear();
    for (const LineEnd& end : ends[static_cast<Index>(slots[s].box)]) {
      const double own = far[end.line];
      if (end.member < 0) {
        ports_.push_back({own, end.line, own, end.line});
      } else {
        const Index m = static_cast<Index>(end.member);
        ports_.push_back({keys_[m], firsts_[m], own, end.line});
      }
    }
    sort_few(ports_, std::less<>());
    const double count = static_cast<double>(ports_.size());
    for (Index i = 0; i < ports_.size(); ++i) {
      const int l = ports_[i].line;
      lines.push_back(l);
      const double within = (static_cast<double>(i) + 0.5) / count;
      heights[l] = (static_cast<double>(s) + within) / static_cast<double>(slots.size());
    }
  }
}

void Orderer::number_lanes(const std::vector<int>& leaving) {
  for (Index i = 0; i < leaving.size(); ++i)
    lane_of_[static_cast<Index>(leaving[i])] = static_cast<int>(i);
}

double Orderer::count_crossed() {
  double crossed = 0;
  for (Index c = 0; c < now_.leaving.size(); ++c) {
    const std::vector<int>& arriving = now_.arriving[c];
    number_lanes(now_.leaving[c]);
    int lowest = -1;
    for (Index j = 0; j < arriving.size(); ++j) {
      const int lane = lane_of_[static_cast<Index>(arriving[j])];
      if (lane > lowest) {  // as most do: it left below all that arrive above it
        lowest = lane;
        continue;
      }
      const double weight = weights_[static_cast<Index>(arriving[j])];
      for (Index i = 0; i < j; ++i) {
        const bool crosses = lane_of_[static_cast<Index>(arriving[i])] > lane;
        crossed += crosses * cost_of_crossing(weights_[static_cast<Index>(arriving[i])], weight);
      }
    }
  }
  return crossed;
}

void Orderer::fill_corridor(Index c) {
  const std::vector<int>& leaving = best_.leaving[c];
  number_lanes(leaving);
  for (const int l : leaving) orders_.lanes[c].push_back({l});
  for (const int l : best_.arriving[c]) {
    const int lane = lane_of_[static_cast<Index>(l)];
    orders_.lanes[c][static_cast<Index>(lane)].right = static_cast<int>(orders_.arriving[c].size());
    orders_.arriving[c].push_back(lane);
  }
}

/// Of two lines that cross, one bends: first those that cross most, then the lighter.
void Orderer::bend_lanes(std::vector<Lane>& lanes) {
  inverted_.resize(lanes.size());
  rights_.clear();
  for (const Lane& lane : lanes) rights_.push_back(lane.right);
  if (std::is_sorted(rights_.begin(), rights_.end())) return;
  int open = 0;
  for (Index i = 0; i < lanes.size(); ++i) {
    int inverted = 0;
    for (Index j = 0; j < i; ++j) inverted += rights_[j] > rights_[i];
    for (Index j = i + 1; j < lanes.size(); ++j) inverted += rights_[j] < rights_[i];
    inverted_[i] = inverted;
    open += inverted;
  }
  open /= 2;
  orders_.crossings += open;
  while (open > 0) {
    Index worst = 0;
    for (Index i = 1; i < lanes.size(); ++i) {
      if (inverted_[i] < inverted_[worst]) continue;
      const bool better = inverted_[i] > inverted_[worst] ||
                          line(lanes[i].line).weight < line(lanes[worst].line).weight;
      if (better) worst = i;
    }
    lanes[worst].bent = true;
    ++orders_.bends;
    open -= inverted_[worst];
    inverted_[worst] = 0;
    for (Index j = 0; j < lanes.size(); ++j) {
      const bool crosses = (j < worst) == (rights_[j] > rights_[worst]);
      inverted_[j] -= j != worst && !lanes[j].bent && crosses;
    }
  }
}

}  // namespace entente::layout::lanes
