#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "layout/map_places.hpp"

namespace entente::layout::maps {
namespace {

/// Whether all of these hold, found without a branch: so a loop over many becomes vector code.
template <class... Test>
int all(Test... tests) {
  return (static_cast<int>(tests) & ...);
}

/// Names by place, ties as segments between their middles. All coordinates are whole numbers and
/// nothing depends on the order of a sum: every machine makes the same moves.
class Search {
 public:
  Search(const MapProblem& problem, std::vector<Point> middles)
      : p_(problem), at_(std::move(middles)), dice_(7) {
    const Index n = p_.names.size(), m = p_.ties.size();
    for (std::vector<float>* list : {&x_, &y_, &dx_, &dy_, &sum_x_, &sum_y_}) list->resize(m);
    long_.resize(m);
    hidden_.resize(m);
    for (Index i = 0; i < n; ++i) {
      px_.push_back(static_cast<float>(at_[i].x));
      py_.push_back(static_cast<float>(at_[i].y));
      width_.push_back(2 * static_cast<float>(half(i).width));
      height_.push_back(2 * static_cast<float>(half(i).height));
      for (Index k = 0; k < n; ++k) {
        const Size other = half(k);
        // Middles stand on whole px, and so may what keeps them apart. Nobody keeps from himself.
        near_x_.push_back(whole_px(k == i ? 0 : half(i).width + other.width + p_.gap.width));
        near_y_.push_back(whole_px(k == i ? 0 : half(i).height + other.height + p_.gap.height));
      }
    }
    ties_of_.resize(n);
    for (Index t = 0; t < m; ++t) {
      ties_of_[a(t)].push_back(t);
      ties_of_[b(t)].push_back(t);
      weight_.push_back(p_.ties[t].weight);
      share_.push_back(static_cast<int>(std::lround(shares * p_.ties[t].weight)));
      margins_.push_back(2 * static_cast<float>(clearance(p_.ties[t])));
      behind_.push_back(static_cast<int>(std::lround(behind_cost(p_.ties[t]))));
      heavy_ = std::max(heavy_, weight_[t]);
    }
    heavy_ = std::max(4.0, 0.15 * heavy_);
    for (Index t = 0; t < m; ++t) stretch(t);
    // More ties than these no plane holds without crossings.
    crossing_ = m + 6 <= 3 * n ? 20 : 5;
    for (Index i = 0; i < n; ++i) {
      if (!p_.names[i].home) free_.push_back(i);
    }
    set_groups();
  }

  std::vector<Point> search() {
    if (free_.empty() || p_.ties.empty()) return std::move(at_);
    count_all();
    // What one move costs to weigh grows with the ties and with the ties of a name.
    const double work =
        static_cast<double>(p_.ties.size()) *
        (2 * static_cast<double>(p_.ties.size()) / static_cast<double>(p_.names.size()) + 4);
    const int moves = static_cast<int>(std::clamp(effort / work, 3000.0, 200000.0));
    for (int move = 0; move < moves; ++move) {
      const double rest = 1 - static_cast<double>(move) / moves;
      if (move % 500 == 0) set_groups();
      try_move(rest, 1200 * rest * rest);
    }
    return std::move(at_);
  }

 private:
  static constexpr double effort = 3.5e8;

  static constexpr double shares = 16;

  Index a(Index tie) const { return static_cast<Index>(p_.ties[tie].a); }
  Index b(Index tie) const { return static_cast<Index>(p_.ties[tie].b); }
  Size half(Index name) const {
    return {p_.names[name].size.width / 2, p_.names[name].size.height / 2};
  }

  void stretch(Index t) {
    const float x = px_[a(t)], y = py_[a(t)], to_x = px_[b(t)], to_y = py_[b(t)];
    x_[t] = x;
    y_[t] = y;
    dx_[t] = to_x - x;
    dy_[t] = to_y - y;
    sum_x_[t] = x + to_x;
    sum_y_[t] = y + to_y;
    const double dx = dx_[t], dy = dy_[t];
    const double length = std::sqrt(dx * dx + dy * dy);
    long_[t] = length * (0.25 + 0.1 * weight_[t]);
    // Every line is seen, a heavy one so well that its width is.
    const bool strong = weight_[t] >= heavy_;
    const double wanted = strong ? 26 : 12;
    const double seen = visible(t, dx, dy, length);
    hidden_[t] =
        seen < wanted ? (wanted - seen) * (strong ? 1.5 * std::min(weight_[t], 6.0) : 3) : 0;
  }

  void set_groups() {
    int groups = 0;
    for (const MapName& name : p_.names) groups = std::max(groups, name.group + 1);
    middle_of_.assign(static_cast<Index>(groups), {0, 0});
    std::vector<double> count(static_cast<Index>(groups), 0);
    for (Index i = 0; i < at_.size(); ++i) {
      if (p_.names[i].group < 0) continue;
      const Index g = static_cast<Index>(p_.names[i].group);
      middle_of_[g] = middle_of_[g] + at_[i];
      count[g] += 1;
    }
    for (Index g = 0; g < middle_of_.size(); ++g) {
      if (count[g] > 0) middle_of_[g] = middle_of_[g] * (1 / count[g]);
    }
  }

  // One move: a name to another place, or two names exchanged.
  void try_move(double rest, double patience) {
    const Index i = free_[dice_.below(free_.size())];
    Index j = i;
    Point to = at_[i];
    const double kind = dice_.fraction();
    if (kind < 0.2) {
      j = free_[dice_.below(free_.size())];
      to = at_[j];
    } else if (kind < 0.35) {
      to = among_partners(i, rest);
    } else if (kind < 0.35 + 0.1 * rest) {
      to = {dice_.fraction() * p_.area.width, dice_.fraction() * p_.area.height};
    } else {
      const double reach = 4 + 0.25 * rest * p_.area.width;
      to = to + Point{dice_.spread() * reach, dice_.spread() * reach * 0.6};
    }
    if (j == i) {
      move_one(i, placed(i, to), patience);
    } else {
      exchange(i, j, patience);
    }
  }

  /// Near the middle of those that it is tied to.
  Point among_partners(Index i, double rest) {
    Point sum{0, 0};
    double weights = 0;
    for (const Index t : ties_of_[i]) {
      const Index other = a(t) == i ? b(t) : a(t);
      sum = sum + at_[other] * weight_[t];
      weights += weight_[t];
    }
    if (weights <= 0) return at_[i];
    const double reach = 40 + 80 * rest;
    return sum * (1 / weights) + Point{dice_.spread() * 1.6 * reach, dice_.spread() * reach};
  }

  /// On whole px inside the area.
  Point placed(Index i, Point to) const {
    const Size h = half(i);
    return {std::round(
                std::clamp(to.x, h.width, std::max(h.width, std::floor(p_.area.width) - h.width))),
            std::round(std::clamp(to.y, h.height,
                                  std::max(h.height, std::floor(p_.area.height) - h.height)))};
  }

  static float whole_px(double length) { return static_cast<float>(std::ceil(length)); }

  bool free_at(Index i, Point to, Index except) const {
    const float x = static_cast<float>(to.x), y = static_cast<float>(to.y);
    const float* near_x = near_x_.data() + i * px_.size();
    const float* near_y = near_y_.data() + i * px_.size();
    const auto is_near = [&](Index k) {
      return all(std::abs(x - px_[k]) < near_x[k], std::abs(y - py_[k]) < near_y[k]);
    };
    int near = 0;
    for (Index k = 0; k < px_.size(); ++k) near += is_near(k);
    return near == is_near(except);
  }

  void put(Index i, Point to) {
    at_[i] = to;
    px_[i] = static_cast<float>(to.x);
    py_[i] = static_cast<float>(to.y);
    for (const Index t : ties_of_[i]) stretch(t);
  }

  void move_one(Index i, Point to, double patience) {
    if (to == at_[i] || !free_at(i, to, i)) return;
    const Point from = at_[i];
    const double most = cost_of(i) + patience;
    put(i, to);
    if (!settle({i}, most)) put(i, from);
  }

  void exchange(Index i, Index j, double patience) {
    const Point x = at_[i], y = at_[j];
    const Point to_i = placed(i, y), to_j = placed(j, x);
    if (!free_at(i, to_i, j) || !free_at(j, to_j, i)) return;
    const double most = cost_of(i) + cost_of(j) + patience;
    put(i, to_i);
    put(j, to_j);
    if (!free_at(i, to_i, i) || !settle({i, j}, most)) {
      put(i, x);
      put(j, y);
    }
  }

  /// What depends on the place of one name, as it was last counted.
  double cost_of(Index i) const {
    double cost = cohesion(i) + covered_[i] + narrow_angles(i);
    for (const Index t : ties_of_[i]) cost += line_cost(t, crossed_[t], names_[t]);
    return cost;
  }

  double line_cost(Index t, int crossed, int names) const {
    return long_[t] + crossing_ / shares * crossed + name_cost(t, names) + hidden_[t];
  }

  /// A line's own two names are none that it passes behind.
  int name_cost(Index t, int names) const { return behind_[t] * (names - 2); }

  /// Counts anew what depends on names that were put elsewhere; false, and all as before, as soon
  /// as that comes to more than `most`.
  bool settle(std::initializer_list<Index> moved, double most) {
    const double least = most + 1e-6;  // whatever the order in which it is added up
    double sum = 0;
    lines_.clear();
    for (const Index i : moved) {
      sum += cohesion(i) + narrow_angles(i);
      for (const Index t : ties_of_[i]) sum += long_[t] + hidden_[t];
      lines_.insert(lines_.end(), ties_of_[i].begin(), ties_of_[i].end());
    }
    if (sum > least) return false;
    for (Index k = 0; k < moved.size(); ++k) {
      const int covered = count_covered(moved.begin()[k], over_row(k));
      sum += covered;
      now_covered_[k] = covered;
      if (sum > least) return false;
    }
    // A name on a line is dearest.
    for (Index k = 0; k < lines_.size(); ++k) {
      now_names_[k] = count_names(lines_[k], name_row(k));
      sum += name_cost(lines_[k], now_names_[k]);
      if (sum > least) return false;
    }
    for (Index k = 0; k < lines_.size(); ++k) {
      now_crossed_[k] = count_crossed(lines_[k], crossing_row(k));
      sum += crossing_ / shares * now_crossed_[k];
      if (sum > least) return false;
    }
    double cost = 0;
    Index k = 0, n = 0;
    for (const Index i : moved) {
      double own = cohesion(i) + now_covered_[n++] + narrow_angles(i);
      for (const Index t : ties_of_[i]) {
        own += line_cost(t, now_crossed_[k], now_names_[k]);
        ++k;
      }
      cost += own;
    }
    if (cost > most) return false;
    for (Index l = 0; l < lines_.size(); ++l) take_line(lines_[l], crossing_row(l), name_row(l));
    for (Index l = 0; l < moved.size(); ++l) take_name(moved.begin()[l], over_row(l));
    return true;
  }

  void count_all() {
    const Index n = p_.names.size(), m = p_.ties.size();
    crosses_.assign(m * m, 0);
    on_.assign(m * n, 0);
    crossed_.assign(m, 0);
    names_.assign(m, 0);
    covered_.assign(n, 0);
    for (Index i = 0; i < n; ++i) covered_[i] = -own_cost(i);
    Index most = 0;
    for (const std::vector<Index>& ties : ties_of_) most = std::max(most, ties.size());
    now_crossed_.resize(2 * most);
    now_names_.resize(2 * most);
    rows_.resize(2 * (most * (m + n) + m));
    for (Index t = 0; t < m; ++t) {
      count_crossed(t, crossing_row(0));
      count_names(t, name_row(0));
      take_line(t, crossing_row(0), name_row(0));
    }
  }

  int own_cost(Index i) const {
    int sum = 0;
    for (const Index t : ties_of_[i]) sum += behind_[t];
    return sum;
  }
  double cohesion(Index i) const {
    const int group = p_.names[i].group;
    if (group < 0) return 0;
    const Point off = at_[i] - middle_of_[static_cast<Index>(group)];
    return 0.25 * std::sqrt(off.x * off.x + off.y * off.y);
  }

  /// What of a line is not under its own two names.
  double visible(Index t, double dx, double dy, double length) const {
    double hidden = 0;
    for (const Index name : {a(t), b(t)}) {
      const Size h = half(name);
      const double x = std::abs(dx), y = std::abs(dy);
      hidden +=
          x * h.height > y * h.width ? h.width / std::max(x, 1e-9) : h.height / std::max(y, 1e-9);
    }
    return length * (1 - hidden);
  }

  // The loops below are most of the work. They have no branches and add whole numbers, so that a
  // compiler makes them run over several lines or names at a time.

  /// What crossings of a line cost, in all and by the other line.
  int count_crossed(Index t, int* by_line) const {
    const float x = x_[t], y = y_[t], dx = dx_[t], dy = dy_[t];
    const int w = share_[t];
    int sum = 0;
    for (Index o = 0; o < x_.size(); ++o) {
      const float off_x = x_[o] - x, off_y = y_[o] - y;
      // On which side of each line the other begins, and where it ends.
      const float turn = dx * dy_[o] - dy * dx_[o];
      const float other = dx * off_y - dy * off_x, own = dx_[o] * off_y - dy_[o] * off_x;
      const int lighter = share_[o] < w ? share_[o] : w;
      by_line[o] = -all(other * (other + turn) < 0, own * (own + turn) < 0) & lighter;
      sum += by_line[o];
    }
    return sum;
  }

  /// Whether a line enters the box of a name, grown by its margin. From the sums of both ends, for
  /// both coordinates, and the double middle of the name; sizes are whole, margins of both sides.
  static int enters(float off_x, float off_y, float dx, float dy, float width, float height) {
    const float wide = std::abs(dx), high = std::abs(dy);
    return all(std::abs(off_x) < width + wide, std::abs(off_y) < height + high,
               std::abs(dx * off_y - dy * off_x) < width * high + height * wide);
  }

  /// Names that a line passes behind, its own two among them.
  int count_names(Index t, int* by_name) const {
    const float x = sum_x_[t], y = sum_y_[t], dx = dx_[t], dy = dy_[t], margins = margins_[t];
    int count = 0;
    for (Index k = 0; k < px_.size(); ++k) {
      by_name[k] =
          enters(2 * px_[k] - x, 2 * py_[k] - y, dx, dy, width_[k] + margins, height_[k] + margins);
      count += by_name[k];
    }
    return count;
  }

  /// What lines of others that pass behind this name cost; by line, which do, its own among them.
  int count_covered(Index i, int* by_line) const {
    const float x = 2 * px_[i], y = 2 * py_[i], width = width_[i], height = height_[i];
    int sum = 0;
    for (Index t = 0; t < x_.size(); ++t) {
      by_line[t] = enters(x - sum_x_[t], y - sum_y_[t], dx_[t], dy_[t], width + margins_[t],
                          height + margins_[t]);
      sum += -by_line[t] & behind_[t];
    }
    return sum - own_cost(i);
  }

  int* crossing_row(Index k) { return rows_.data() + k * p_.ties.size(); }
  int* over_row(Index k) { return crossing_row(now_crossed_.size() + k); }
  int* name_row(Index k) { return crossing_row(now_crossed_.size() + 2) + k * p_.names.size(); }

  void take_line(Index t, const int* by_line, const int* by_name) {
    const Index n = p_.names.size(), m = p_.ties.size();
    for (Index o = 0; o < m; ++o) {
      const int more = by_line[o] - crosses_[t * m + o];
      if (more == 0) continue;
      crossed_[t] += more;
      crossed_[o] += more;
      crosses_[t * m + o] = crosses_[o * m + t] = by_line[o];
    }
    for (Index k = 0; k < n; ++k) take_cover(t, k, by_name[k]);
  }

  void take_name(Index i, const int* by_line) {
    for (Index t = 0; t < p_.ties.size(); ++t) take_cover(t, i, by_line[t]);
  }

  void take_cover(Index t, Index name, int on) {
    int& known = on_[t * p_.names.size() + name];
    names_[t] += on - known;
    covered_[name] += behind_[t] * (on - known);
    known = on;
  }

  /// Heavy lines that leave a name nearly in one direction look like one line.
  double narrow_angles(Index i) const {
    double sum = 0;
    const std::vector<Index>& ties = ties_of_[i];
    for (Index k = 0; k < ties.size(); ++k) {
      if (weight_[ties[k]] < heavy_) continue;
      const Point u = away(i, ties[k]);
      for (Index l = 0; l < k; ++l) {
        if (weight_[ties[l]] < heavy_) continue;
        const Point v = away(i, ties[l]);
        const double dot = u.x * v.x + u.y * v.y, cross = u.x * v.y - u.y * v.x;
        const double uu = u.x * u.x + u.y * u.y, vv = v.x * v.x + v.y * v.y;
        constexpr double sine_squared = 0.030;  // of 10 degrees
        if (dot > 0 && cross * cross < sine_squared * uu * vv) sum += 40;
      }
    }
    return sum;
  }

  Point away(Index i, Index t) const { return a(t) == i ? at_[b(t)] - at_[i] : at_[a(t)] - at_[i]; }

  const MapProblem& p_;
  std::vector<Point> at_;
  Dice dice_;
  std::vector<std::vector<Index>> ties_of_;
  std::vector<float> px_, py_, width_, height_;  ///< by name: middle, size
  std::vector<float> near_x_, near_y_;  ///< by name and name: px from which they keep apart
  // By tie: where it begins, how far it goes; sum of where it begins and ends; both margins.
  std::vector<float> x_, y_, dx_, dy_, sum_x_, sum_y_, margins_;
  std::vector<double> weight_;
  std::vector<int> share_, behind_;    ///< by tie: weight in parts of `shares`; cost
  std::vector<double> long_, hidden_;  ///< by tie: costs of its length, and of what is hidden of it
  // What was counted where names stood last; a move counts anew only what depends on it.
  std::vector<int> crosses_;          ///< by tie and tie: what the crossing of both costs
  std::vector<int> on_;               ///< by tie and name: whether it passes behind that
  std::vector<int> crossed_, names_;  ///< by tie: sums of these
  std::vector<int> covered_;          ///< by name: what lines of others that pass behind it cost
  // Of the move at hand.
  std::vector<Index> lines_;
  std::vector<int> rows_, now_crossed_, now_names_;
  std::array<int, 2> now_covered_ = {};
  std::vector<Index> free_;       ///< names without a home
  std::vector<Point> middle_of_;  ///< by group
  double crossing_ = 0;           ///< what one of lines of weight 1 costs, in px of length
  double heavy_ = 0;              ///< weight from which a line is strong
};

}  // namespace

double clearance(const MapTie& tie) { return 2 + tie.thickness / 2; }

double behind_cost(const MapTie& tie) { return 90 * (tie.weight < 3 ? 6 : 9 + 0.6 * tie.weight); }

std::vector<Point> improved(const MapProblem& problem, std::vector<Point> middles) {
  return Search(problem, std::move(middles)).search();
}

}  // namespace entente::layout::maps
