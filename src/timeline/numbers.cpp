#include "timeline/numbers.hpp"

#include <algorithm>
#include <cmath>

#include "base/isotonic.hpp"
#include "marks/badge.hpp"
#include "text/measure.hpp"

namespace entente::timeline {
namespace {

constexpr double reaches[] = {0, 2.5, 4, 6, 9, 14};  // em that one badge may stand for
constexpr double easy_lean = 4;                      // em: poles that lean more are hard to follow
constexpr double most_lean = 24;                     // em: nobody follows
constexpr double mark_in_list = 0.8;                 // of a mark's radius
constexpr std::size_t most_shared = 6;               // numbers in a badge

/// Badges in one or two levels.
struct Row {
  std::vector<double> x;
  int levels = 1;
  double lean = 0;  ///< px, of the pole that leans most
};

/// Px of height of a level of badges.
double level_of_numbers(const Sizes& sizes) { return sizes.badge + 0.25 * sizes.em; }

class NumberPlanner {
 public:
  NumberPlanner(const theme::Metrics& metrics, Rect area, Plan& plan)
      : m_(metrics), sizes_(metrics), area_(area), plan_(plan), items_(by_site(plan)) {}

  bool run(double max_height) {
    std::vector<Cluster> clusters;
    std::optional<Row> row;
    for (double reach : reaches) {
      std::vector<Cluster> wider = clustered(reach * sizes_.em);
      const std::optional<Row> found = row_of(wider);
      if (!found || (row && found->lean > 0.8 * row->lean)) continue;
      row = found;
      clusters = std::move(wider);
      if (row->lean < easy_lean * sizes_.em) break;
    }
    if (!row || row->lean > most_lean * sizes_.em) return false;
    put(std::move(clusters), *row);
    return plan_.lanes_top - area_.y <= max_height;
  }

 private:
  /// Marks from left to right, those within `reach` px of the first together.
  std::vector<Cluster> clustered(double reach) const {
    std::vector<Cluster> clusters;
    for (const Drawn* drawn : items_) {
      const bool joins = reach > 0 && !clusters.empty() &&
                         clusters.back().numbers.size() < most_shared &&
                         same_segment(clusters.back().from, drawn->site) &&
                         drawn->site - clusters.back().from <= reach;
      if (!joins) {
        clusters.push_back({});
        clusters.back().from = drawn->site;
        clusters.back().sign = drawn->entry.sign;
      }
      Cluster& cluster = clusters.back();
      cluster.to = drawn->site;
      cluster.numbers.push_back(drawn->entry.number);
      if (cluster.sign != drawn->entry.sign) cluster.sign.reset();
    }
    for (Cluster& cluster : clusters) {
      std::sort(cluster.numbers.begin(), cluster.numbers.end());
      cluster.label = number_badge(marks::number_ranges(cluster.numbers), m_);
    }
    return clusters;
  }

  bool same_segment(double a, double b) const {
    for (const AxisSegment& segment : plan_.scale->segments()) {
      if (plan_.scale->has_breaks() && a <= segment.right && b > segment.right) return false;
    }
    return true;
  }

  std::optional<Row> row_of(const std::vector<Cluster>& clusters) const {
    std::optional<Row> best;
    for (int levels = 1; levels <= 2; ++levels) {
      Row row;
      row.levels = levels;
      std::vector<double> wanted, gaps;
      double needed = 0;
      for (std::size_t i = 0; i < clusters.size(); ++i) {
        wanted.push_back((clusters[i].from + clusters[i].to) / 2);
        if (i + 1 == clusters.size()) break;
        gaps.push_back(gap(clusters, i, levels));
        needed += gaps.back();
      }
      const double low = area_.x + (wanted.empty() ? 0 : clusters.front().label.badge.width / 2);
      const double high =
          area_.right() - (wanted.empty() ? 0 : clusters.back().label.badge.width / 2);
      if (needed > high - low) continue;
      row.x = base::spread(wanted, gaps, low, high);
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        row.lean = std::max(row.lean, std::abs(row.x[i] - wanted[i]));
      }
      if (!best || row.lean < best->lean) best = std::move(row);
      if (best->lean < easy_lean * sizes_.em) break;
    }
    return best;
  }

  /// In two levels a badge has to keep clear of the poles beside it and of the next but one.
  double gap(const std::vector<Cluster>& clusters, std::size_t i, int levels) const {
    const double here = clusters[i].label.badge.width, next = clusters[i + 1].label.badge.width;
    const double clear = 0.15 * sizes_.em;
    if (levels == 1) return (here + next) / 2 + clear;
    const double after = i + 2 < clusters.size() ? clusters[i + 2].label.badge.width : 0;
    const double before = i > 0 ? clusters[i - 1].label.badge.width : 0;
    return std::max({here / 2, next / 2, (here + after) / 4, (before + next) / 4}) + clear;
  }

  void put(std::vector<Cluster> clusters, const Row& row) {
    const double pitch = level_of_numbers(sizes_);
    plan_.clusters.clear();
    std::size_t item = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      Label& label = clusters[i].label;
      const int level = row.levels == 2 ? static_cast<int>(i % 2) : 0;
      label.center = {row.x[i], area_.y + (row.levels - 1 - level) * pitch + sizes_.badge / 2};
      label.led = true;
      label.pole = row.x[i];
      label.pole_from = label.center.y + label.badge.height / 2;
      const bool alone = clusters[i].numbers.size() == 1;
      if (alone) items_[item]->label = label;
      item += clusters[i].numbers.size();
      if (!alone) plan_.clusters.push_back(std::move(clusters[i]));
    }
    plan_.gutter_top = area_.y + (items_.empty() ? 0 : row.levels * pitch);
    plan_.lanes_top = plan_.gutter_top + (items_.empty() ? 0 : gutter_for(row.lean, sizes_));
  }

  const theme::Metrics& m_;
  Sizes sizes_;
  Rect area_;
  Plan& plan_;
  std::vector<Drawn*> items_;
};

}  // namespace

Label number_badge(std::string number, const theme::Metrics& m) {
  Label label;
  label.number = std::move(number);
  label.type = m.label;
  const double width = text::width(label.number, {m.badge_text, true}) * text::safety;
  label.badge = {std::max(2 * m.badge_radius, width + 0.9 * m.badge_text), 2 * m.badge_radius};
  return label;
}

Label small_badge(std::string number, const theme::Metrics& m) {
  Label label = number_badge(std::move(number), m);
  label.type = m.note;
  const double type = std::min(m.badge_text, m.note);
  const double height = std::min(label.badge.height, 1.36 * type);
  const double width = text::width(label.number, {type, true}) * text::safety;
  label.badge = {std::max(height, width + 0.9 * type), height};
  return label;
}

Label mark_alone(const Entry& entry, const theme::Metrics& metrics) {
  Label label;
  label.type = metrics.note;
  const double diameter = 2 * Sizes(metrics).mark * mark_in_list * entry.size;
  label.badge = {diameter, metrics.note};
  return label;
}

Label words_alone(const theme::Metrics& metrics) {
  Label label;
  label.type = metrics.label;
  return label;
}

std::vector<Drawn*> by_site(Plan& plan) {
  std::vector<Drawn*> items;
  for (Drawn& drawn : plan.items) {
    if (drawn.entry.dated() && !drawn.entry.quiet) items.push_back(&drawn);
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const Drawn* a, const Drawn* b) { return a->site < b->site; });
  return items;
}

/// Room in which leaning poles come down.
double gutter_for(double lean, const Sizes& sizes) {
  return lean < 0.5 ? 0.5 * sizes.em : std::clamp(0.4 * lean, sizes.em, 1.8 * sizes.em);
}

bool put_nothing_above(Rect area, double max_height, const Sizes& sizes, Plan& plan) {
  for (Drawn& drawn : plan.items) drawn.label.reset();
  plan.clusters.clear();
  plan.gutter_top = area.y;
  plan.lanes_top = area.y + (plan.scale ? 0.5 * sizes.em : 0);
  return plan.lanes_top - area.y <= max_height;
}

bool put_numbers_above(const theme::Metrics& metrics, Rect area, double max_height, Plan& plan) {
  return NumberPlanner(metrics, area, plan).run(max_height);
}

double least_of_numbers_above(const Sizes& sizes, Plan& plan) {
  return by_site(plan).empty() ? 0 : level_of_numbers(sizes) + gutter_for(0, sizes) - 1e-6;
}

}  // namespace entente::timeline
