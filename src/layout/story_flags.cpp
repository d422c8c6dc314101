#include "layout/story_flags.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace entente::layout {
namespace {

constexpr double impossible = 1e6;      // for words that cannot have a place
constexpr double cost_of_passing = 40;  // px of pole that a line crossed is worth
constexpr double cost_of_wrap = 10;     // px for each step from the preferred shape
constexpr double cost_of_height = 1.5;  // of all words together
constexpr double cost_of_excess = 60;   // of each px that they are too high
constexpr std::uint64_t searches = 12, most_searches = 60;
constexpr double nearly = 1.08;  // of the room: what is so high is searched for longer

/// One way to fly a flag. Heights count away from the lines, above and below alike.
struct Way {
  StoryFlagPlace place;
  double from = 0, to = 0;  ///< x of the words, with the room they keep
  double height = 0;
  double base = 0;  ///< least height of their near edge over y = 0
  double cost = 0;
};

class FlagSearch {
 public:
  FlagSearch(const std::vector<StoryFlag>& flags, const StoryFlagWish& wish)
      : flags_(flags), wish_(wish) {
    for (const StoryFlag& flag : flags) ways_.push_back(ways_of(flag));
  }

  StoryFlags best() {
    Choice best = first_choice();
    double least = improve(best);
    for (std::uint64_t seed = 1; seed < searches || (seed < most_searches && nearly_fits(best));
         ++seed) {
      // Half of the searches begin anywhere, half near the best so far.
      Choice other = seed % 2 == 0 ? first_choice() : best;
      shake(seed, other);
      const double cost = improve(other);
      if (cost >= least - 1e-6) continue;
      least = cost;
      best = std::move(other);
    }
    return flown(best);
  }

 private:
  using Choice = std::vector<std::size_t>;  ///< of the ways of each flag

  bool nearly_fits(const Choice& choice) {
    const StoryFlags flags = flown(choice);
    const double height = flags.bottom - flags.top;
    return height > wish_.room && height < nearly * wish_.room;
  }

  std::vector<Way> ways_of(const StoryFlag& flag) const {
    std::vector<Way> ways;
    for (std::size_t shape = 0; shape < flag.shapes.size(); ++shape) {
      for (const bool below : {false, true}) {
        for (const bool left : {false, true}) ways.push_back(way(flag, below, left, shape));
      }
    }
    return ways;
  }

  Way way(const StoryFlag& flag, bool below, bool left, std::size_t shape) const {
    const Size size = flag.shapes[shape];
    Way way;
    way.place.below = below;
    way.place.left = left;
    way.place.shape = shape;
    const double near = flag.site + (left ? -wish_.clearance : wish_.clearance);
    const double start = left ? near - size.width : near;
    way.place.words = {start, 0, size.width, size.height};
    way.from = std::min(start, flag.site) - wish_.gap / 2;
    way.to = std::max(start + size.width, flag.site) + wish_.gap / 2;
    way.height = size.height;
    const double edge = below ? wish_.floor(way.from, way.to) : -wish_.ceiling(way.from, way.to);
    way.base = std::max(edge, below ? flag.bottom : -flag.top) + wish_.gap;
    way.cost = cost_of_wrap * static_cast<double>(shape) +
               cost_of_passing * (below ? flag.passed_down : flag.passed_up);
    const bool blocked = below ? flag.blocked_down : flag.blocked_up;
    if (blocked || start < wish_.low || start + size.width > wish_.high) way.cost += impossible;
    return way;
  }

  Choice first_choice() const {
    Choice choice;
    for (const std::vector<Way>& ways : ways_) {
      const auto best = std::min_element(
          ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.cost < b.cost; });
      choice.push_back(static_cast<std::size_t>(best - ways.begin()));
    }
    return choice;
  }

  void shake(std::uint64_t seed, Choice& choice) const {
    base::Random random(seed);
    for (std::size_t i = 0; i < choice.size(); ++i) {
      if (random.fraction() < 0.3) {
        choice[i] = static_cast<std::size_t>(random.next() % ways_[i].size());
      }
    }
  }

  const Way& chosen(const Choice& choice, std::size_t i) const { return ways_[i][choice[i]]; }

  /// Whether the pole of `other` stands inside the words of `one`.
  bool holds(const Way& one, std::size_t other, const Way& way) const {
    const double x = flags_[other].site;
    return one.place.below == way.place.below && x > one.from && x < one.to;
  }

  /// Places words one by one, each as near to the lines as those before it allow: always the
  /// nearest that holds no pole of one that is still to come. Returns the cost of what cannot be.
  double settle(const Choice& choice) {
    const std::size_t n = flags_.size();
    near_.resize(n);
    waits_.assign(n, 0);
    placed_.assign(n, false);
    for (std::size_t i = 0; i < n; ++i) {
      const Way& way = chosen(choice, i);
      near_[i] = way.base;
      for (std::size_t j = 0; j < n; ++j) {
        if (i != j && holds(way, j, chosen(choice, j))) ++waits_[i];
      }
    }
    double cost = 0;
    for (std::size_t count = 0; count < n; ++count) {
      std::size_t next = n;
      for (std::size_t i = 0; i < n; ++i) {
        if (placed_[i]) continue;
        if (next == n || (waits_[i] == 0) > (waits_[next] == 0) ||
            ((waits_[i] == 0) == (waits_[next] == 0) && near_[i] < near_[next])) {
          next = i;
        }
      }
      if (waits_[next] > 0) cost += impossible;
      placed_[next] = true;
      const Way& way = chosen(choice, next);
      const double top = near_[next] + way.height + wish_.gap;
      for (std::size_t i = 0; i < n; ++i) {
        const Way& other = chosen(choice, i);
        if (placed_[i] || other.place.below != way.place.below) continue;
        if (holds(other, next, way)) --waits_[i];
        if (other.from < way.to && way.from < other.to) near_[i] = std::max(near_[i], top);
      }
    }
    return cost;
  }

  double cost_of(const Choice& choice) {
    double cost = settle(choice);
    double top = wish_.ceiling(wish_.low, wish_.high), bottom = wish_.floor(wish_.low, wish_.high);
    for (std::size_t i = 0; i < flags_.size(); ++i) {
      const Way& way = chosen(choice, i);
      const double far = near_[i] + way.height;
      if (way.place.below) {
        bottom = std::max(bottom, far);
      } else {
        top = std::min(top, -far);
      }
      cost += way.cost + (way.place.below ? near_[i] - flags_[i].bottom : near_[i] + flags_[i].top);
    }
    return cost + cost_of_height * (bottom - top) +
           cost_of_excess * std::max(0.0, bottom - top - wish_.room);
  }

  /// Where the flags of a choice are.
  StoryFlags flown(const Choice& choice) {
    StoryFlags result;
    result.cost = cost_of(choice);
    result.possible = result.cost < impossible;
    result.top = wish_.ceiling(wish_.low, wish_.high);
    result.bottom = wish_.floor(wish_.low, wish_.high);
    for (std::size_t i = 0; i < flags_.size(); ++i) {
      const Way& way = chosen(choice, i);
      StoryFlagPlace place = way.place;
      place.words.y = place.below ? near_[i] : -near_[i] - way.height;
      result.top = std::min(result.top, place.words.y);
      result.bottom = std::max(result.bottom, place.words.bottom());
      result.places.push_back(place);
    }
    return result;
  }

  /// Takes the best way for each flag, then for each pair of neighbours, until nothing helps.
  double improve(Choice& choice) {
    double least = cost_of(choice);
    for (bool better = true; better;) {
      better = false;
      for (std::size_t i = 0; i < choice.size(); ++i) better |= improve_one(i, choice, least);
      if (better) continue;
      for (std::size_t i = 0; i + 1 < choice.size(); ++i) {
        const Choice before = choice;
        const double cost = least;
        for (std::size_t way = 0; way < ways_[i].size(); ++way) {
          choice = before;
          choice[i] = way;
          double other = 1e300;
          improve_one(i + 1, choice, other);
          if (other < least - 1e-6) {
            least = other;
            break;
          }
        }
        if (least < cost) {
          better = true;
        } else {
          choice = before;
        }
      }
    }
    return least;
  }

  bool improve_one(std::size_t i, Choice& choice, double& least) {
    std::size_t best = choice[i];
    bool better = false;
    for (std::size_t way = 0; way < ways_[i].size(); ++way) {
      choice[i] = way;
      const double cost = cost_of(choice);
      if (cost >= least - 1e-6) continue;
      least = cost;
      best = way;
      better = true;
    }
    choice[i] = best;
    return better;
  }

  const std::vector<StoryFlag>& flags_;
  const StoryFlagWish& wish_;
  std::vector<std::vector<Way>> ways_;  ///< by flag
  // Of the choice that was settled last, by flag:
  std::vector<double> near_;  ///< height of the near edge of its words
  std::vector<int> waits_;    ///< flags that have to come before it
  std::vector<bool> placed_;
};

}  // namespace

StoryFlags place_story_flags(const std::vector<StoryFlag>& flags, const StoryFlagWish& wish) {
  if (flags.empty()) return {};
  return FlagSearch(flags, wish).best();
}

}  // namespace entente::layout
