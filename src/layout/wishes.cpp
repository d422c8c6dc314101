#include "layout/wishes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "layout/engine.hpp"
#include "layout/problem.hpp"

namespace entente::layout {
namespace {

constexpr double same_column = 8;  // px

/// Boxes of one column lie above each other for the most part.
bool share_column(const Rect& a, const Rect& b) {
  const double shared = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
  return shared > 0.5 * std::min(a.width, b.width);
}

double gap(const Rect& a, const Rect& b) {
  const double dx = std::max({0.0, a.left() - b.right(), b.left() - a.right()});
  const double dy = std::max({0.0, a.top() - b.bottom(), b.top() - a.bottom()});
  return std::hypot(dx, dy);
}

/// How many other boxes are nearer to `a` than `b` is.
int nearer_boxes(const std::vector<Rect>& boxes, std::size_t a, std::size_t b) {
  const double limit = gap(boxes[a], boxes[b]) - 1;
  int count = 0;
  for (std::size_t other = 0; other < boxes.size(); ++other) {
    if (other != a && other != b && gap(boxes[a], boxes[other]) < limit) ++count;
  }
  return count;
}

double near_shortfall(const Solution& solution, std::size_t a, std::size_t b) {
  const std::vector<Rect>& boxes = solution.boxes;
  const int between = std::min(nearer_boxes(boxes, a, b), nearer_boxes(boxes, b, a));
  const double diagonal = std::hypot(solution.used.width, solution.used.height);
  const double apart = 0.5 * gap(boxes[a], boxes[b]) / std::max(1.0, diagonal);
  return between <= 1 ? 0.25 * between + apart : 1 + 0.1 * (between - 2) + apart;
}

/// 0 if `first` comes before `second`; else more than 1, by how much.
double order_shortfall(double first, double second, double extent) {
  return first + 1 < second ? 0 : 1 + (first - second) / std::max(1.0, extent);
}

double place_shortfall(double low, double size, double extent, double share) {
  constexpr double near_enough = 0.25;  // of the free room
  const double room = extent - size;
  return room < 1 ? 0 : std::abs(low / room - share) / near_enough;
}

/// What is wished of the height of each node among those of its column, 0 to 1; none: nothing.
std::vector<std::optional<double>> wished_heights(const Problem& problem) {
  std::vector<std::optional<double>> height(problem.boxes.size());
  const Wishes& wishes = problem.wishes;
  for (const Wish& wish : wishes.list) {
    if (!wish.y) continue;
    height[at(wish.a)] = wish.kind == Wish::Kind::home ? *wish.y / problem.area.height : *wish.y;
  }
  // Pairs come after each other, in as many rounds as a chain may be long.
  constexpr double step = 0.05;
  for (std::size_t round = 0; round < wishes.list.size(); ++round) {
    for (const Wish& wish : wishes.list) {
      if (wish.kind != Wish::Kind::above && wish.kind != Wish::Kind::reading) continue;
      const double first = height[at(wish.a)].value_or(0.5);
      if (!height[at(wish.b)] || *height[at(wish.b)] <= first) height[at(wish.b)] = first + step;
      height[at(wish.a)] = first;
    }
  }
  return height;
}

bool tied(const Problem& problem, int a, int b) {
  return std::any_of(problem.bundles.begin(), problem.bundles.end(), [&](const Bundle& bundle) {
    return std::minmax(bundle.a.box, bundle.b.box) == std::minmax(a, b);
  });
}

/// Boxes that stood in one column, put together as long as every tie can still point to the right.
class Columns {
 public:
  Columns(const Problem& problem, const std::vector<int>& position)
      : leader_(problem.boxes.size()) {
    std::iota(leader_.begin(), leader_.end(), 0);
    for (const Bundle& bundle : problem.bundles) {
      const bool along = position[at(bundle.a.box)] < position[at(bundle.b.box)];
      edges_.emplace_back(along ? bundle.a.box : bundle.b.box, along ? bundle.b.box : bundle.a.box);
    }
    for (const Wish& wish : problem.wishes.list) {
      if (wish.kind == Wish::Kind::before) edges_.emplace_back(wish.a, wish.b);
    }
    std::vector<const Wish*> homes;
    for (const Wish& wish : problem.wishes.list) {
      if (wish.kind == Wish::Kind::home) homes.push_back(&wish);
    }
    std::stable_sort(homes.begin(), homes.end(),
                     [](const Wish* a, const Wish* b) { return *a->x < *b->x; });
    for (std::size_t i = 1; i < homes.size(); ++i) {
      if (*homes[i]->x - *homes[i - 1]->x < 3 * same_column) join(homes[i - 1]->a, homes[i]->a);
    }
  }

  /// Those of more than one box.
  std::vector<std::vector<int>> take() const {
    std::map<int, std::vector<int>> by_leader;
    for (std::size_t b = 0; b < leader_.size(); ++b) {
      by_leader[leader_[b]].push_back(static_cast<int>(b));
    }
    std::vector<std::vector<int>> columns;
    for (auto& [leader, boxes] : by_leader) {
      if (boxes.size() > 1) columns.push_back(std::move(boxes));
    }
    return columns;
  }

 private:
  void join(int a, int b) {
    const std::vector<int> before = leader_;
    for (int& leader : leader_) {
      if (leader == before[at(b)]) leader = before[at(a)];
    }
    if (has_circle()) leader_ = before;
  }

  /// Whether some column would have to stand to the right of itself.
  bool has_circle() const {
    std::vector<int> depth(leader_.size(), 0);
    for (std::size_t round = 0; round <= leader_.size(); ++round) {
      bool changed = false;
      for (const auto& [left, right] : edges_) {
        const int from = leader_[at(left)], to = leader_[at(right)];
        if (from == to) return true;
        if (depth[at(to)] > depth[at(from)]) continue;
        depth[at(to)] = depth[at(from)] + 1;
        changed = true;
      }
      if (!changed) return false;
    }
    return true;
  }

  std::vector<int> leader_;
  std::vector<std::pair<int, int>> edges_;
};

}  // namespace

Wishes transposed(Wishes wishes) {
  for (Wish& wish : wishes.list) {
    std::swap(wish.x, wish.y);
    if (wish.kind == Wish::Kind::before) {
      wish.kind = Wish::Kind::above;
    } else if (wish.kind == Wish::Kind::above) {
      wish.kind = Wish::Kind::before;
    }
  }
  return wishes;
}

Wishes wishes_within(const Wishes& wishes, const std::vector<int>& index_in) {
  Wishes result;
  for (Wish wish : wishes.list) {
    wish.a = index_in[at(wish.a)];
    if (wish.b >= 0 && (wish.b = index_in[at(wish.b)]) < 0) continue;
    if (wish.a >= 0) result.list.push_back(wish);
  }
  return result;
}

double shortfall(const Wish& wish, const Solution& solution) {
  const Rect& a = solution.boxes[at(wish.a)];
  const Size used = solution.used;
  switch (wish.kind) {
    case Wish::Kind::near:
      return near_shortfall(solution, at(wish.a), at(wish.b));
    case Wish::Kind::before:
      return order_shortfall(a.center().x, solution.boxes[at(wish.b)].center().x, used.width);
    case Wish::Kind::above:
      return order_shortfall(a.center().y, solution.boxes[at(wish.b)].center().y, used.height);
    case Wish::Kind::reading: {
      const Rect& b = solution.boxes[at(wish.b)];
      return share_column(a, b) ? order_shortfall(a.center().y, b.center().y, used.height)
                                : order_shortfall(a.center().x, b.center().x, used.width);
    }
    case Wish::Kind::place:
      return std::max(wish.x ? place_shortfall(a.left(), a.width, used.width, *wish.x) : 0,
                      wish.y ? place_shortfall(a.top(), a.height, used.height, *wish.y) : 0);
    case Wish::Kind::home:
      return 0;  // homes are judged together
  }
  return 0;
}

double movement(const Wishes& wishes, const Solution& solution, double widest) {
  std::vector<Point> now, home;
  Point now_sum, home_sum;
  for (const Wish& wish : wishes.list) {
    if (wish.kind != Wish::Kind::home) continue;
    now.push_back(solution.boxes[at(wish.a)].center());
    home.push_back({*wish.x, *wish.y});
    now_sum = now_sum + now.back();
    home_sum = home_sum + home.back();
  }
  if (now.empty()) return 0;
  const double share = 1.0 / static_cast<double>(now.size());
  const Point now_middle = now_sum * share, home_middle = home_sum * share;
  Point product, square;
  for (std::size_t i = 0; i < now.size(); ++i) {
    now[i] = now[i] - now_middle;
    home[i] = home[i] - home_middle;
    product = product + Point{now[i].x * home[i].x, now[i].y * home[i].y};
    square = square + Point{now[i].x * now[i].x, now[i].y * now[i].y};
  }
  const double wide = std::clamp(square.x > 0 ? product.x / square.x : 1, 1.0, widest);
  const double high = std::clamp(square.y > 0 ? product.y / square.y : 1, 1.0, widest);
  double sum = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    sum += std::hypot(wide * now[i].x - home[i].x, high * now[i].y - home[i].y);
  }
  return sum * share;
}

double wish_cost(const Problem& problem, const Solution& solution) {
  double cost = 0;
  for (const Wish& wish : problem.wishes.list) {
    const double missing = shortfall(wish, solution);
    cost += missing >= 1 ? 1.5 + missing : 0.3 * missing;
  }
  // However many wishes there are: they shall not cost more words than one of them is worth.
  constexpr double most = 3;
  constexpr double most_spread = 1.8;  // the winner will be
  return most * (1 - std::exp(-cost / most)) +
         12 * movement(problem.wishes, solution, most_spread) /
             std::hypot(problem.area.width, problem.area.height);
}

bool has_homes(const Wishes& wishes) {
  return std::any_of(wishes.list.begin(), wishes.list.end(),
                     [](const Wish& wish) { return wish.kind == Wish::Kind::home; });
}

double home_rank(const Problem& problem) {
  double sum = 0, homes = 0;
  for (const Wish& wish : problem.wishes.list) {
    if (wish.kind != Wish::Kind::home) continue;
    sum += *wish.x / problem.area.width + 2 * *wish.y / problem.area.height;
    homes += 1;
  }
  return homes > 0 ? sum / homes : std::numeric_limits<double>::max();
}

void obey(const Wishes& wishes, std::vector<int>& position) {
  for (std::size_t round = 0; round < position.size(); ++round) {
    bool changed = false;
    for (const Wish& wish : wishes.list) {
      if (wish.kind != Wish::Kind::before && wish.kind != Wish::Kind::reading) continue;
      if (position[at(wish.a)] < position[at(wish.b)]) continue;
      std::swap(position[at(wish.a)], position[at(wish.b)]);
      changed = true;
    }
    if (!changed) return;
  }
}

std::optional<std::vector<int>> suggested_order(const Problem& problem) {
  std::vector<std::optional<double>> x(problem.boxes.size());
  bool any = false;
  for (const Wish& wish : problem.wishes.list) {
    if (!wish.x) continue;
    x[at(wish.a)] = wish.kind == Wish::Kind::home ? *wish.x / problem.area.width : *wish.x;
    any = true;
  }
  if (!any) return std::nullopt;
  // A box without a wish of its own stands right of those it is tied to.
  std::vector<double> key(x.size(), 0.5);
  for (std::size_t b = 0; b < x.size(); ++b) {
    if (x[b]) key[b] = *x[b];
  }
  for (const Bundle& bundle : problem.bundles) {
    for (const auto& [own, other] :
         {std::pair(bundle.a.box, bundle.b.box), std::pair(bundle.b.box, bundle.a.box)}) {
      if (!x[at(own)] && x[at(other)]) key[at(own)] = *x[at(other)] + 0.1;
    }
  }
  std::vector<int> boxes(x.size()), position(x.size());
  std::iota(boxes.begin(), boxes.end(), 0);
  std::stable_sort(boxes.begin(), boxes.end(),
                   [&](int a, int b) { return key[at(a)] < key[at(b)]; });
  for (std::size_t i = 0; i < boxes.size(); ++i) position[at(boxes[i])] = static_cast<int>(i);
  obey(problem.wishes, position);
  return position;
}

double against_homes(const Wishes& wishes, const std::vector<int>& position) {
  double inverted = 0, pairs = 0, cost = 0;
  for (const Wish& one : wishes.list) {
    if (!one.x) continue;
    if (one.kind == Wish::Kind::place) {
      const double last = std::max<double>(1, static_cast<double>(position.size()) - 1);
      cost += std::abs(position[at(one.a)] / last - *one.x);
      continue;
    }
    for (const Wish& other : wishes.list) {
      if (other.kind != Wish::Kind::home || *one.x + same_column > *other.x) continue;
      pairs += 1;
      if (position[at(one.a)] > position[at(other.a)]) inverted += 1;
    }
  }
  return cost + 3 * inverted / std::max(1.0, pairs);
}

void constrain(const Problem& problem, const std::vector<int>& position, bool held,
               EngineGraph& graph) {
  if (problem.wishes.list.empty()) return;
  const std::vector<std::optional<double>> height = wished_heights(problem);
  graph.across.assign(graph.nodes.size(), 0.5);
  for (std::size_t b = 0; b < height.size(); ++b) graph.across[b] = height[b].value_or(0.5);
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    const Bundle& bundle = problem.bundles[e];
    graph.across[problem.boxes.size() + e] =
        (graph.across[at(bundle.a.box)] + graph.across[at(bundle.b.box)]) / 2;
  }
  if (held) graph.columns = Columns(problem, position).take();
  for (const Wish& wish : problem.wishes.list) {
    switch (wish.kind) {
      case Wish::Kind::before:
        graph.links.push_back({wish.a, wish.b, 1, 0});
        break;
      case Wish::Kind::reading:
        graph.links.push_back({wish.a, wish.b, 0, 0});
        break;
      case Wish::Kind::near: {
        if (tied(problem, wish.a, wish.b)) break;
        const bool along = position[at(wish.a)] < position[at(wish.b)];
        graph.links.push_back({along ? wish.a : wish.b, along ? wish.b : wish.a, 0, 3});
        break;
      }
      default:
        break;
    }
  }
}

}  // namespace entente::layout
