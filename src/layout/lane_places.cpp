#include "layout/lane_places.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/lane_heights.hpp"
#include "layout/lane_plan.hpp"

namespace entente::layout::lanes {
namespace {

class Placer : private LanePlan {
 public:
  Placer(const LaneProblem& problem, const Arrangement& arrangement, WordSizes& sizes)
      : LanePlan(problem, orders_of(problem, arrangement)), sizes_(sizes) {}

  LaneSolution place() {
    const std::optional<double> need = height_needed();
    if (!need) {
      LaneSolution none;
      none.cost = cost_of_hopeless;
      return none;
    }
    widen(*need);
    settle();
    return drawn(*this, *need);
  }

  Weight weigh(double limit) {
    // What has no place at all may be cheaper than what has one.
    limit_of_cost_ = limit <= cost_of_hopeless ? limit : infinity;
    const std::optional<double> need = height_needed();
    if (!need) return {cost_of_hopeless, 0};
    return {cost_of(*this, *need), *need};
  }

 private:
  static constexpr double cost_of_hopeless = 1e6;

  bool is_dear() const { return cost_of(*this, 0) >= limit_of_cost_; }

  /// The height that it takes at least; none if it has no place, or is too dear in any case.
  std::optional<double> height_needed() {
    if (is_dear()) return std::nullopt;
    measure_columns();
    if (corridor_ < s_.least_corridor && !orders_.lanes.empty()) return std::nullopt;
    measure_words();
    while (!is_dear()) {
      if (solve(1)) return total();
      if (!bend_one(p_, orders_, stuck_lines_)) return std::nullopt;
      measure_words();
    }
    return std::nullopt;
  }

  void measure_columns() {
    double boxes = 0;
    for (const std::vector<Slot>& slots : orders_.columns) {
      double widest = 0;
      for (const Slot& slot : slots) {
        if (slot.box >= 0) widest = std::max(widest, p_.boxes[static_cast<Index>(slot.box)].width);
      }
      widths_.push_back(widest);
      boxes += widest;
    }
    const double corridors = static_cast<double>(orders_.lanes.size());
    corridor_ = corridors > 0 ? std::floor((p_.area.width - boxes) / corridors) : 0;
    double x = 0;
    for (const double width : widths_) {
      lefts_.push_back(x);
      x += width + corridor_;
    }
  }

  /// So that few widths are asked for.
  static double in_steps(double width) { return std::floor(width / 8) * 8; }

  /// In which corridor the words of each line stand, and how large they are.
  void measure_words() {
    crowded_ = 0;
    words_.assign(p_.lines.size(), {});
    words_in_.assign(p_.lines.size(), -1);
    std::vector<double> load(orders_.lanes.size(), 0);
    for (const bool spanning : {false, true}) {
      for (Index c = 0; c < orders_.lanes.size(); ++c) {
        for (const Lane& lane : orders_.lanes[c]) {
          const auto [from, to] = orders_.span(line(lane.line));
          if ((to - from > 1) != spanning || static_cast<int>(c) != from) continue;
          // A long line has its words where there are fewest others, and before it bends.
          int best = from;
          for (int k = from; k < to; ++k) {
            if (load[static_cast<Index>(k)] < load[static_cast<Index>(best)]) best = k;
          }
          const double room = in_steps(word_room(lane.line, static_cast<Index>(best)));
          crowded_ += std::max(0.0, line(lane.line).least_words - room);
          const Size size = sizes_.of(lane.line, room);
          words_[static_cast<Index>(lane.line)] = size;
          words_in_[static_cast<Index>(lane.line)] = best;
          load[static_cast<Index>(best)] += size.height + line(lane.line).below.height + s_.gap;
        }
      }
    }
    for (const int l : orders_.upright) {
      crowded_ += std::max(0.0, line(l).least_words - upright_room(l));
      const Size size = sizes_.of(l, upright_room(l)), below = line(l).below;
      words_[static_cast<Index>(l)] = {std::max(size.width, below.width),
                                       size.height + below.height};
    }
  }

  double upright_room(int l) const {
    const double width = widths_[static_cast<Index>(upright_of(l))];
    const int n = upright_count(l);
    const double around = 2 * s_.gap + s_.port / 2 + 2 * upright_excess(l);
    return in_steps(width / n - around);
  }

  /// Heights of everything, with distances `air` times as wide as they must be.
  bool solve(double air) {
    heights_ = Heights();
    make_variables();
    keep_columns(air);
    keep_lanes(air);
    std::vector<bool> stuck;
    if (heights_.solve(y_, stuck)) return true;
    stuck_lines_.assign(p_.lines.size(), false);
    for (Index l = 0; l < p_.lines.size(); ++l) {
      for (const int v : at_[l]) {
        if (v >= 0 && stuck[static_cast<Index>(v)]) stuck_lines_[l] = true;
      }
    }
    return false;
  }

  void make_variables() {
    top_.clear();
    bottom_.clear();
    member_top_.assign(p_.boxes.size(), {});
    member_bottom_.assign(p_.boxes.size(), {});
    for (Index b = 0; b < p_.boxes.size(); ++b) {
      top_.push_back(heights_.add());
      bottom_.push_back(heights_.add());
      for (Index m = 0; m < p_.boxes[b].members.size(); ++m) {
        member_top_[b].push_back(heights_.add());
        member_bottom_[b].push_back(heights_.add());
      }
    }
    // By line: its height in each column from left to right, twice per corridor.
    at_.assign(p_.lines.size(), std::vector<int>(2 * orders_.columns.size(), -1));
    for (Index c = 0; c < orders_.lanes.size(); ++c) {
      for (const Lane& lane : orders_.lanes[c]) {
        std::vector<int>& at = at_[static_cast<Index>(lane.line)];
        const int before = c > 0 ? at[2 * c - 1] : -1;
        at[2 * c] = before >= 0 ? before : heights_.add();
        at[2 * c + 1] = lane.bent ? heights_.add() : at[2 * c];
      }
    }
  }

  void keep_columns(double air) {
    for (Index c = 0; c < orders_.columns.size(); ++c) {
      const std::vector<Slot>& slots = orders_.columns[c];
      for (const Slot& slot : slots) {
        if (slot.box >= 0) keep_box(slot.box, c);
      }
      for (Index s = 1; s < slots.size(); ++s) {
        const Slot &above = slots[s - 1], &below = slots[s];
        double distance = s_.row * air;
        if (above.box >= 0 && below.box >= 0)
          distance = std::max(distance, upright_height(above.box, below.box));
        heights_.keep(lower_of(above, c), upper_of(below, c), distance);
      }
    }
  }

  int lower_of(const Slot& slot, Index c) const {
    return slot.box >= 0 ? bottom_[static_cast<Index>(slot.box)] : leaving(slot.line, c);
  }

  void keep_box(int b, Index c) {
    const LaneBox& box = p_.boxes[static_cast<Index>(b)];
    const int top = top_[static_cast<Index>(b)], bottom = bottom_[static_cast<Index>(b)];
    double least = box.head;
    int above = top;
    double distance = box.head + s_.inset;
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
    heights_.keep(top, bottom, least);
    if (c < orders_.lanes.size()) {
      for (const Lane& lane : orders_.lanes[c]) keep_port(b, lane.line, leaving(lane.line, c));
    }
    if (c > 0) {
      for (const Lane& lane : orders_.lanes[c - 1])
        keep_port(b, lane.line, arriving(lane.line, c - 1));
    }
  }

  /// A line ends inside its box, and inside its member if it has one.
  void keep_port(int b, int l, int variable) {
    for (const LaneEnd* end : {&line(l).a, &line(l).b}) {
      if (end->box != b) continue;
      const double pad = half(l) + 0.3 * s_.gap;
      heights_.keep(top_[static_cast<Index>(b)], variable, pad);
      heights_.keep(variable, bottom_[static_cast<Index>(b)], pad);
      if (end->member < 0) continue;
      // As far from the member's ends as if it were the only one there.
      const double middle =
          p_.boxes[static_cast<Index>(b)].members[static_cast<Index>(end->member)].height / 2;
      const double reach = std::min(middle, std::max(pad, middle));
      heights_.keep(member_top_[static_cast<Index>(b)][static_cast<Index>(end->member)], variable,
                    reach);
      heights_.keep(variable,
                    member_bottom_[static_cast<Index>(b)][static_cast<Index>(end->member)], reach);
    }
  }

  double words_above(int l, Index c) const {
    return words_are_in(l, c) ? words_[static_cast<Index>(l)].height + 0.4 * s_.gap : 0;
  }

  void keep_lanes(double air) {
    const int page_top = heights_.add(), page_bottom = heights_.add();
    for (Index c = 0; c < orders_.lanes.size(); ++c) {
      const std::vector<Lane>& lanes = orders_.lanes[c];
      for (Index i = 0; i < lanes.size(); ++i) {
        const int l = lanes[i].line;
        const double own = line(l).thickness / 2;
        const double above = own + words_above(l, c);
        if (i == 0) {
          heights_.keep(page_top, leaving(l, c), above);
        } else {
          const int before = lanes[i - 1].line;
          // Heads and bars reach below their line.
          const double written = words_below(before, c);
          const double clear = std::max({line(before).thickness / 2 + 0.8 * s_.gap * air,
                                         half(before) + 0.25 * s_.gap,
                                         written > 0 ? written + 0.6 * s_.gap * air : 0});
          const double below = std::max(half(before), written);
          const double between =
              words_above(l, c) > 0 ? clear + above : below + half(l) + 0.3 * s_.gap * air;
          heights_.keep(leaving(before, c), leaving(l, c), between);
        }
        heights_.keep(leaving(l, c), page_bottom, words_below(l, c));
      }
      const std::vector<int>& order = orders_.arriving[c];
      for (Index i = 1; i < order.size(); ++i) {
        const int before = lanes[static_cast<Index>(order[i - 1])].line;
        const int l = lanes[static_cast<Index>(order[i])].line;
        heights_.keep(arriving(before, c), arriving(l, c), half(before) + half(l) + 0.3 * s_.gap);
      }
    }
  }

  /// Between the highest and the lowest places.
  void settle() {
    const double height = total();
    std::vector<double> lowest;
    heights_.solve_upward(lowest, height);
    for (Index v = 0; v < y_.size(); ++v) y_[v] = (y_[v] + lowest[v]) / 2;
    limit_ = p_.grows ? height : std::max(height, p_.area.height);
  }

  double total() const {
    double height = 0;
    for (const double value : y_) height = std::max(height, value);
    return height + 1;
  }

  /// Distances as wide as the area allows.
  void widen(double need) {
    const double most = p_.grows ? std::min(p_.area.height, 1.12 * need) : p_.area.height;
    double low = 1, high = p_.grows ? 1.6 : 3.5;
    if (need < most) {
      for (int step = 0; step < 9; ++step) {
        const double middle = (low + high) / 2;
        (solve(middle) && total() <= most ? low : high) = middle;
      }
    }
    solve(low);
  }

  WordSizes& sizes_;
  double limit_of_cost_ = infinity;
  Heights heights_;
  std::vector<bool> stuck_lines_;
};

}  // namespace

Size WordSizes::of(int line, double width) {
  const LaneLine& own = problem_.lines[static_cast<std::size_t>(line)];
  if (!own.words || width <= 0) return {};
  std::map<int, Size>& known = known_[static_cast<std::size_t>(line)];
  const int key = static_cast<int>(width);
  const auto found = known.find(key);
  return found != known.end() ? found->second : known.emplace(key, own.words(width)).first->second;
}

Weight weighed(const LaneProblem& problem, const Arrangement& arrangement, WordSizes& sizes,
               double limit) {
  return Placer(problem, arrangement, sizes).weigh(limit);
}

LaneSolution placed(const LaneProblem& problem, const Arrangement& arrangement, WordSizes& sizes) {
  return Placer(problem, arrangement, sizes).place();
}

}  // namespace entente::layout::lanes
