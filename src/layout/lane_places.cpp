#include "layout/lane_places.hpp"

#include <algorithm>
#include <cmath>

#include "layout/lane_costs.hpp"

namespace entente::layout::lanes {
namespace {

constexpr double cost_of_hopeless = 1e8;

}  // namespace

double WordSizes::in_steps(double width) { return std::floor(width / step) * step; }

Size WordSizes::of(int line, double width) {
  const LaneLine& own = problem_.lines[static_cast<Index>(line)];
  if (!own.words || width <= 0) return {};
  std::vector<Size>& known = known_[static_cast<Index>(line)];
  const Index at = static_cast<Index>(width / step);
  if (known.size() <= at) known.resize(at + 1, {-1, 0});
  if (known[at].width < 0) known[at] = own.words(width);
  return known[at];
}

Placer::Placer(const LaneProblem& problem)
    : LanePlan(problem), orderer_(problem, orders_), sizes_(problem) {}

LaneSolution Placer::place(const Arrangement& arrangement) {
  LaneSolution solution;
  solution.cost = cost_of_hopeless;
  if (!is_placed(arrangement, infinity)) return solution;
  const double need = total();
  widen(need);
  settle();
  solution = drawn(*this, need);
  solution.cost = cost_ + cost_of_height(p_, need);
  return solution;
}

Weight Placer::weigh(const Arrangement& arrangement, double limit) {
  // What has no place at all may be cheaper than what has one.
  if (!is_placed(arrangement, limit <= cost_of_hopeless ? limit : infinity)) {
    return {cost_of_hopeless, 0};
  }
  const double need = total();
  return {cost_ + cost_of_height(p_, need), need};
}

/// With the least heights; false if it has no place, or is too dear in any case.
bool Placer::is_placed(const Arrangement& arrangement, double limit) {
  orderer_.stand(arrangement);
  cost_ = cost_of_places(p_, orders_);
  if (cost_ >= limit) return false;
  measure_columns();
  if (corridor_ < s_.least_corridor && orders_.corridors() > 0) return false;
  if (!orderer_.run(crossed_for(limit - cost_))) return false;
  cost_ += cost_of_lines(p_, orders_);
  if (cost_ >= limit) return false;
  measure_words();
  cost_ += cost_of_words(crowded_);
  if (cost_ >= limit) return false;
  number_lines();
  return solve(1, height_for(p_, limit - cost_));
}

void Placer::measure_columns() {
  widths_.clear();
  lefts_.clear();
  double boxes = 0;
  for (const std::vector<Slot>& slots : orders_.columns) {
    double widest = 0;
    for (const Slot& slot : slots) {
      if (slot.box >= 0) widest = std::max(widest, p_.boxes[static_cast<Index>(slot.box)].width);
    }
    widths_.push_back(widest);
    boxes += widest;
  }
  const double corridors = static_cast<double>(orders_.corridors());
  corridor_ = corridors > 0 ? std::floor((p_.area.width - boxes) / corridors) : 0;
  double x = 0;
  for (const double width : widths_) {
    lefts_.push_back(x);
    x += width + corridor_;
  }
}

/// In which corridor the words of each line stand, and how large they are.
void Placer::measure_words() {
  crowded_ = 0;
  words_.assign(p_.lines.size(), {});
  words_in_.assign(p_.lines.size(), -1);
  load_.assign(orders_.lanes.size(), 0);
  for (const bool spanning : {false, true}) {
    for (Index c = 0; c < orders_.lanes.size(); ++c) measure_words_in(c, spanning);
  }
  for (const int l : orders_.upright) {
    const double room = upright_room(l);
    crowded_ += std::max(0.0, line(l).least_words - room);
    const Size size = sizes_.of(l, room), below = line(l).below;
    words_[static_cast<Index>(l)] = {std::max(size.width, below.width), size.height + below.height};
  }
}

/// Of lines that begin in this corridor: those that end there too, or those that span more.
void Placer::measure_words_in(Index c, bool spanning) {
  for (const Lane& lane : orders_.lanes[c]) {
    const auto [from, to] = orders_.span(lane.line);
    if ((to - from > 1) != spanning || static_cast<int>(c) != from) continue;
    // A long line has its words where there are fewest others, and before it bends.
    int best = from;
    for (int k = from; k < to; ++k) {
      if (load_[static_cast<Index>(k)] < load_[static_cast<Index>(best)]) best = k;
    }
    const double room = WordSizes::in_steps(word_room(lane.line, static_cast<Index>(best)));
    crowded_ += std::max(0.0, line(lane.line).least_words - room);
    const Size size = sizes_.of(lane.line, room);
    words_[static_cast<Index>(lane.line)] = size;
    words_in_[static_cast<Index>(lane.line)] = best;
    load_[static_cast<Index>(best)] += size.height + line(lane.line).below.height + s_.gap;
  }
}

double Placer::upright_room(int l) const {
  const double width = widths_[static_cast<Index>(upright_of(l))];
  const int n = upright_count(l);
  const double around = 2 * s_.gap + s_.port / 2 + 2 * upright_excess(l);
  return WordSizes::in_steps(width / n - around);
}

/// Heights of everything, with distances `air` times as wide as they must be. False as soon as it
/// is certain that they come to more than `most`.
bool Placer::solve(double air, double most) {
  heights_.forget_rules();
  for (Index c = 0; c < orders_.columns.size(); ++c) {
    keep_column(c, air);
    if (heights_.highest() > most - 1) return false;
  }
  return heights_.solve(y_, most - 1);
}

void Placer::number_lines() {
  heights_.reset(of_boxes_);
  page_top_ = heights_.add();
  page_bottom_ = heights_.add();
  at_.assign(p_.lines.size() * 2 * orders_.columns.size(), -1);
  for (Index c = 0; c < orders_.lanes.size(); ++c) {
    for (const Lane& lane : orders_.lanes[c]) {
      int* const here = at_.data() + index_of(lane.line, 2 * c);
      const int before = c > 0 ? here[-1] : -1;
      here[0] = before >= 0 ? before : heights_.add();
      here[1] = lane.bent ? heights_.add() : here[0];
    }
  }
}

/// From above, with the lines that arrive and leave: most heights follow from what is kept before.
void Placer::keep_column(Index c, double air) {
  const std::vector<Slot>& slots = orders_.columns[c];
  const Index leaving = c < orders_.lanes.size() ? orders_.lanes[c].size() : 0;
  const Index arriving = c > 0 ? orders_.arriving[c - 1].size() : 0;
  Index left = 0, right = 0;
  for (Index s = 0; s < slots.size(); ++s) {
    if (s > 0) {
      const Slot &above = slots[s - 1], &below = slots[s];
      double distance = s_.row * air;
      if (above.box >= 0 && below.box >= 0)
        distance = std::max(distance, upright_height(above.box, below.box));
      heights_.keep(lower_of(above, c), upper_of(below, c), distance);
    }
    if (slots[s].box >= 0) keep_box(slots[s].box);
    while (right < arriving && is_at(slots[s], arriving_line(c - 1, right))) {
      keep_arriving(c - 1, right++);
    }
    while (left < leaving && is_at(slots[s], orders_.lanes[c][left].line)) {
      keep_leaving(c, left++, air);
    }
  }
}

int Placer::arriving_line(Index c, Index i) const {
  return orders_.lanes[c][static_cast<Index>(orders_.arriving[c][i])].line;
}

/// Of a line that ends in the column of the slot or passes it: whether there.
bool Placer::is_at(const Slot& slot, int l) const {
  return slot.box < 0 ? slot.line == l : line(l).a.box == slot.box || line(l).b.box == slot.box;
}

int Placer::lower_of(const Slot& slot, Index c) const {
  return slot.box >= 0 ? bottom_[static_cast<Index>(slot.box)] : leaving(slot.line, c);
}

void Placer::keep_box(int b) {
  const LaneBox& box = p_.boxes[static_cast<Index>(b)];
  const int top = top_[static_cast<Index>(b)], bottom = bottom_[static_cast<Index>(b)];
  double least = box.top();
  int above = top;
  double distance = box.top() + s_.inset;
  for (const int m : orders_.members[static_cast<Index>(b)]) {
    const int first = member_top_[static_cast<Index>(b)][static_cast<Index>(m)];
    const int last = member_bottom_[static_cast<Index>(b)][static_cast<Index>(m)];
    heights_.keep(above, first, distance);
    heights_.keep(first, last, box.members[static_cast<Index>(m)].height);
    above = last;
    distance = 0.7 * s_.inset;
    least += box.members[static_cast<Index>(m)].height + s_.inset;
  }
  if (above != top) heights_.keep(above, bottom, s_.inset);
  heights_.keep(top, bottom, std::max(least, box.least));
}

/// A line ends inside its box, and inside its member if it has one.
void Placer::keep_port(const LaneEnd& end, int l, int variable) {
  const Index b = static_cast<Index>(end.box);
  const double pad = half(l) + 0.3 * s_.gap;
  heights_.keep(top_[b], variable, pad);
  heights_.keep(variable, bottom_[b], pad);
  if (end.member < 0) return;
  // As far from the member's ends as if it were the only one there.
  const Index m = static_cast<Index>(end.member);
  const double middle = p_.boxes[b].members[m].height / 2;
  heights_.keep(member_top_[b][m], variable, middle);
  heights_.keep(variable, member_bottom_[b][m], middle);
}

double Placer::words_above(int l, Index c) const {
  return words_are_in(l, c) ? words_[static_cast<Index>(l)].height + 0.4 * s_.gap : 0;
}

void Placer::keep_leaving(Index c, Index i, double air) {
  const std::vector<Lane>& lanes = orders_.lanes[c];
  const int l = lanes[i].line, here = leaving(l, c);
  if (i == 0) {
    heights_.keep(page_top_, here, line(l).thickness / 2 + words_above(l, c));
  } else {
    const int before = lanes[i - 1].line;
    heights_.keep(leaving(before, c), here, distance_below(before, l, c, air));
  }
  if (orders_.span(l).first == static_cast<int>(c)) keep_port(orders_.left_end(line(l)), l, here);
  const double written = words_below(l, c);
  if (written > 0) heights_.keep(here, page_bottom_, written);
}

void Placer::keep_arriving(Index c, Index i) {
  const int l = arriving_line(c, i), here = arriving(l, c);
  if (i > 0) {
    const int before = arriving_line(c, i - 1);
    heights_.keep(arriving(before, c), here, half(before) + half(l) + 0.3 * s_.gap);
  }
  const bool ends = orders_.span(l).second == static_cast<int>(c) + 1;
  if (ends) keep_port(orders_.right_end(line(l)), l, here);
}

/// From one line of a corridor to the next.
double Placer::distance_below(int before, int l, Index c, double air) const {
  const double written = words_below(before, c);
  if (words_above(l, c) <= 0) {
    return std::max(half(before), written) + half(l) + 0.3 * s_.gap * air;
  }
  // Heads and bars reach below their line.
  const double clear =
      std::max({line(before).thickness / 2 + 0.8 * s_.gap * air, half(before) + 0.25 * s_.gap,
                written > 0 ? written + 0.6 * s_.gap * air : 0});
  return clear + line(l).thickness / 2 + words_above(l, c);
}

/// Between the highest and the lowest places.
void Placer::settle() {
  const double height = total();
  heights_.solve_upward(lowest_, height);
  for (Index v = 0; v < y_.size(); ++v) y_[v] = (y_[v] + lowest_[v]) / 2;
  limit_ = p_.grows ? height : std::max(height, p_.area.height);
}

double Placer::total() const { return *std::max_element(y_.begin(), y_.end()) + 1; }

/// Distances as wide as the area allows.
void Placer::widen(double need) {
  const double most = p_.grows ? std::min(p_.area.height, 1.12 * need) : p_.area.height;
  double low = 1, high = p_.grows ? 1.6 : 3.5;
  if (need < most) {
    for (int step = 0; step < 9; ++step) {
      const double middle = (low + high) / 2;
      (solve(middle, most) ? low : high) = middle;
    }
  }
  solve(low, infinity);
}

}  // namespace entente::layout::lanes
