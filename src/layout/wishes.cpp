#include "layout/wishes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/engine.hpp"
#include "layout/problem.hpp"

namespace entente::layout {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

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

Point offset_in(const Problem& problem, const Solution& solution) {
  const Point anchor = problem.wishes.anchor;
  return {anchor.x * (problem.area.width - solution.used.width),
          anchor.y * (problem.area.height - solution.used.height)};
}

double distance_from_home(const Wish& wish, const Problem& problem, const Solution& solution) {
  const Point middle = solution.boxes[at(wish.a)].center() + offset_in(problem, solution);
  return std::hypot(middle.x - *wish.x, middle.y - *wish.y);
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
  std::swap(wishes.anchor.x, wishes.anchor.y);
  return wishes;
}

Wishes wishes_within(const Wishes& wishes, const std::vector<int>& index_in) {
  Wishes result{{}, wishes.anchor};
  for (Wish wish : wishes.list) {
    wish.a = index_in[at(wish.a)];
    if (wish.b >= 0 && (wish.b = index_in[at(wish.b)]) < 0) continue;
    if (wish.a >= 0) result.list.push_back(wish);
  }
  return result;
}

double shortfall(const Wish& wish, const Problem& problem, const Solution& solution) {
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
      return distance_from_home(wish, problem, solution) /
             std::hypot(problem.area.width, problem.area.height);
  }
  return 0;
}

double wish_cost(const Problem& problem, const Solution& solution) {
  double cost = 0, away = 0, homes = 0;
  for (const Wish& wish : problem.wishes.list) {
    const double missing = shortfall(wish, problem, solution);
    if (wish.kind == Wish::Kind::home) {
      away += missing;
      homes += 1;
    } else {
      cost += missing >= 1 ? 1.5 + missing : 0.3 * missing;
    }
  }
  // However many wishes there are: they shall not cost more words than one of them is worth.
  constexpr double most = 3;
  return most * (1 - std::exp(-cost / most)) + 12 * away / std::max(1.0, homes);
}

double mean_movement(const Problem& problem, const Solution& solution) {
  double sum = 0, homes = 0;
  for (const Wish& wish : problem.wishes.list) {
    if (wish.kind != Wish::Kind::home) continue;
    sum += distance_from_home(wish, problem, solution);
    homes += 1;
  }
  return sum / std::max(1.0, homes);
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

void constrain(const Problem& problem, const std::vector<int>& position, EngineGraph& graph) {
  if (problem.wishes.list.empty()) return;
  const std::vector<std::optional<double>> height = wished_heights(problem);
  graph.across.assign(graph.nodes.size(), 0.5);
  for (std::size_t b = 0; b < height.size(); ++b) graph.across[b] = height[b].value_or(0.5);
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    const Bundle& bundle = problem.bundles[e];
    graph.across[problem.boxes.size() + e] =
        (graph.across[at(bundle.a.box)] + graph.across[at(bundle.b.box)]) / 2;
  }
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
