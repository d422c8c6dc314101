#include "timeline/captions.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/flags.hpp"
#include "timeline/numbers.hpp"

namespace entente::timeline {
namespace {

constexpr int most_levels = 4;
/// Per label; above it leaders wander and a list reads better.
constexpr double most_cost = 1.6;
constexpr double cost_of_cut = 3;        // a title that loses words
constexpr double cost_of_height = 0.08;  // per em
constexpr double cost_of_tower = 0.15;   // for each line of a label beyond four

constexpr int most_lines = 8;            // of a label
constexpr double between_levels = 0.45;  // em

/// One way to put the words, measured.
struct Attempt {
  std::vector<Label> labels;
  std::vector<FlagPlace> places;
  std::vector<double> level_height;
  double gutter = 0, height = 0, cost = 0;
  std::size_t cut = 0;  ///< titles that lose words
};

/// Px of height that a level takes at least whose highest label is so high.
double height_of_level(double highest, const Sizes& sizes) {
  return highest + between_levels * sizes.em + gutter_for(0, sizes) - 1e-6;
}

class FlagSearch {
 public:
  FlagSearch(const theme::Metrics& metrics, Rect area, double max_height, bool numbers,
             const std::vector<Drawn*>& items, WordsCache& cache)
      : m_(metrics),
        sizes_(metrics),
        area_(area),
        max_height_(max_height),
        numbers_(numbers),
        items_(items),
        cache_(cache) {}

  /// The attempt of least cost, if it costs no more than `limit`.
  std::optional<Attempt> best(double limit) const {
    // What keeps its words first: it is often cheaper than all that can come of the others.
    std::vector<Way> all = ways();
    std::stable_sort(all.begin(), all.end(),
                     [](const Way& a, const Way& b) { return a.cut < b.cut; });
    std::optional<Attempt> best;
    for (const Way& way : all) {
      const double most = best ? best->cost : limit;
      if (way.cut > most) break;
      const Bounds bounds = bounds_of(way);
      if (bounds.height > max_height_ || bounds.cost > most + 1e-6) continue;
      const std::vector<Label> labels = labels_of(way);
      const std::vector<Flag> flags = flags_of(labels);
      int highest_level = 1;
      while (highest_level < most_levels && (highest_level + 1) * bounds.lowest <= max_height_) {
        ++highest_level;
      }
      // What has no place on so many levels has none on fewer.
      int levels = highest_level + 1;
      while (levels > 1 && placed(flags, levels - 1)) --levels;
      for (; levels <= highest_level; ++levels) {
        Attempt now = attempt(labels, flags, *placed(flags, levels));
        if (now.height > max_height_) continue;
        now.cost += way.cut;
        now.cut = static_cast<std::size_t>(std::lround(way.cut / cost_of_cut));
        if (best && now.cost >= best->cost - 1e-9) continue;
        now.labels = labels;
        best = std::move(now);
      }
    }
    return best && best->cost <= limit ? std::move(best) : std::nullopt;
  }

 private:
  /// The words of each item, broken into lines; the cache has them.
  struct Way {
    std::vector<const Words*> words;
    double cut = 0;
  };

  /// What a way takes and costs at least, whatever the levels: one of them holds the highest label.
  struct Bounds {
    double lowest = infinity;  ///< px: of a label
    double height = 0, cost = 0;
  };

  Bounds bounds_of(const Way& way) const {
    Bounds bounds;
    double highest = 0;
    for (const Words* words : way.words) {
      const double height = height_of(*words, sizes_);
      bounds.lowest = std::min(bounds.lowest, height);
      highest = std::max(highest, height);
      bounds.cost += tower(*words);
    }
    bounds.height = height_of_level(highest, sizes_);
    bounds.cost += way.cut + cost_of_height * bounds.height / sizes_.em;
    return bounds;
  }

  static bool same_words(const Way& a, const Way& b) {
    return std::equal(
        a.words.begin(), a.words.end(), b.words.begin(), [](const Words* one, const Words* other) {
          return one == other || (one->date == other->date && one->title == other->title);
        });
  }

  /// The words of an item in each number of lines.
  const std::vector<WordsCache::Broken>& broken(const Entry& entry) const {
    std::vector<WordsCache::Broken>& words = cache_.labels[entry.title];
    if (words.empty()) words = broken_words(entry, m_, most_lines);
    return words;
  }

  /// With the words of all in one line, in two …; without what is the same again.
  std::vector<Way> ways() const {
    std::vector<Way> all(most_lines);
    for (const Drawn* drawn : items_) {
      const std::vector<WordsCache::Broken>& words = broken(drawn->entry);
      for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].words.push_back(&words[i].words);
        if (words[i].cut) all[i].cut += cost_of_cut;
      }
    }
    std::vector<Way> different;
    for (Way& way : all) {
      const bool same = std::any_of(different.begin(), different.end(),
                                    [&](const Way& other) { return same_words(way, other); });
      if (!same) different.push_back(std::move(way));
    }
    return different;
  }

  std::vector<Label> labels_of(const Way& way) const {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      labels.push_back(numbers_ ? badge_of(items_[i]->entry, m_) : words_alone(m_));
      labels.back().words = *way.words[i];
    }
    return labels;
  }

  static double tower(const Words& words) {
    const std::size_t lines = words.date.size() + words.title.size();
    return lines > 4 ? cost_of_tower * static_cast<double>(lines - 4) : 0;
  }

  std::vector<Flag> flags_of(const std::vector<Label>& labels) const {
    std::vector<Flag> flags;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      flags.push_back({items_[i]->site, label.badge.width + sizes_.beside + label.words.width,
                       label.badge.width});
    }
    return flags;
  }

  /// The plan of these flags, made once: the lanes below change more often than what stands above.
  const std::optional<FlagPlan>& placed(const std::vector<Flag>& flags, int levels) const {
    std::vector<double> key = {static_cast<double>(levels)};
    for (const Flag& flag : flags) key.insert(key.end(), {flag.site, flag.width, flag.badge});
    auto found = cache_.plans.find(key);
    if (found != cache_.plans.end()) return found->second;
    FlagWish wish;
    wish.low = area_.x;
    wish.high = area_.right();
    wish.gap = 0.9 * sizes_.em;
    wish.clearance = 0.35 * sizes_.em;
    wish.em = sizes_.em;
    wish.levels = levels;
    return cache_.plans.emplace(std::move(key), place_flags(flags, wish)).first->second;
  }

  Attempt attempt(const std::vector<Label>& labels, const std::vector<Flag>& flags,
                  const FlagPlan& plan) const {
    Attempt result;
    result.places = plan.places;
    result.level_height.assign(most_levels, 0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      double& height = result.level_height[static_cast<std::size_t>(plan.places[i].level)];
      height = std::max(height, height_of(labels[i].words, sizes_));
    }
    for (double height : result.level_height) {
      result.height += height > 0 ? height + between_levels * sizes_.em : 0;
    }
    double lean = 0;
    for (std::size_t i = 0; i < flags.size(); ++i) {
      lean = std::max(lean, std::abs(plan.places[i].pole - flags[i].site));
    }
    result.gutter = gutter_for(lean, sizes_);
    result.height += result.gutter;
    double towers = 0;
    for (const Label& label : labels) towers += tower(label.words);
    result.cost = plan.cost + cost_of_height * result.height / sizes_.em + towers;
    return result;
  }

  const theme::Metrics& m_;
  Sizes sizes_;
  Rect area_;
  double max_height_;
  bool numbers_;
  const std::vector<Drawn*>& items_;
  WordsCache& cache_;
};

}  // namespace

double least_of_words_above(const Sizes& sizes) { return height_of_level(sizes.badge, sizes); }

bool put_words_above(const theme::Metrics& metrics, Rect area, double max_height, bool numbers,
                     WordsCache& cache, Plan& plan) {
  const Sizes sizes(metrics);
  std::vector<Drawn*> items = by_site(plan);
  std::erase_if(items, [](const Drawn* drawn) { return drawn->entry.listed; });
  if (items.empty()) return false;
  std::optional<Attempt> best = FlagSearch(metrics, area, max_height, numbers, items, cache)
                                    .best(most_cost * static_cast<double>(items.size()) + 1);
  if (!best) return false;
  std::vector<double> level_top(best->level_height.size());
  double y = area.y;
  for (std::size_t level = level_top.size(); level-- > 0;) {
    level_top[level] = y;
    if (best->level_height[level] > 0) {
      y += best->level_height[level] + between_levels * sizes.em;
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    Label& label = best->labels[i];
    const FlagPlace& place = best->places[i];
    const double beside = label.badge.width / 2 + sizes.beside;
    label.mirrored = place.mirrored;
    label.center = {place.pole, level_top[static_cast<std::size_t>(place.level)] + sizes.badge / 2};
    label.words_left = place.pole + (place.mirrored ? -beside - label.words.width : beside);
    label.led = true;
    label.pole = place.pole;
    label.pole_from = label.center.y + (numbers ? label.badge.height : -label.type) / 2;
    items[i]->label = std::move(label);
  }
  plan.cut = best->cut;
  plan.gutter_top = y - 0.25 * sizes.em;
  plan.lanes_top = plan.gutter_top + best->gutter;
  return true;
}

}  // namespace entente::timeline
