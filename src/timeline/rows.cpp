#include "timeline/rows.hpp"

#include <algorithm>

#include "timeline/lanes.hpp"
#include "timeline/questions.hpp"

namespace entente::timeline {
namespace {

class Packer {
 public:
  Packer(const Sizes& sizes, Plan& plan) : sizes_(sizes), plan_(plan) {
    for (const Drawn& drawn : plan.items) widest_ = std::max(widest_, radius_of(drawn.entry));
  }

  void pack() {
    on_lane_.resize(plan_.lanes.size());
    for (Drawn& drawn : plan_.items) {
      for (const Bar& bar : drawn.bars) stands_on(bar.lane, drawn);
      for (const Mark& mark : drawn.marks) stands_on(mark.lane, drawn);
    }
    for (std::size_t i = 0; i < plan_.lanes.size(); ++i) {
      Lane& lane = plan_.lanes[i];
      for (bool ranges : {false, true}) {
        const std::vector<Drawn*> owners = owners_on(static_cast<int>(i), ranges, false);
        lane.rows = std::max(lane.rows, pack_lane(static_cast<int>(i), owners, ranges, 0));
      }
      stack_marks(static_cast<int>(i));
      const std::vector<Drawn*> thin = owners_on(static_cast<int>(i), false, true);
      lane.thin_rows = pack_lane(static_cast<int>(i), thin, false, lane.rows);
    }
  }

 private:
  void stands_on(int lane, Drawn& drawn) {
    std::vector<Drawn*>& there = on_lane_[static_cast<std::size_t>(lane)];
    if (there.empty() || there.back() != &drawn) there.push_back(&drawn);
  }

  /// Items with bars (or with ranges) on a lane. Quiet ranges lie on the first row: short of words
  /// they need not be told apart.
  std::vector<Drawn*> owners_on(int lane, bool ranges, bool quiet) const {
    std::vector<Drawn*> owners;
    for (Drawn* drawn : on_lane_[static_cast<std::size_t>(lane)]) {
      if (drawn->entry.quiet != quiet) continue;
      const bool any =
          std::any_of(drawn->bars.begin(), drawn->bars.end(),
                      [&](const Bar& bar) { return bar.lane == lane && bar.within == ranges; }) ||
          (ranges && has_versions(*drawn, lane));
      if (any) owners.push_back(drawn);
    }
    return owners;
  }

  /// Whether a dotted line ties versions of the date on this lane, and no bar has chosen the row.
  static bool has_versions(const Drawn& drawn, int lane) {
    return std::any_of(drawn.marks.begin(), drawn.marks.end(),
                       [&](const Mark& mark) {
                         return mark.version && mark.part != Glyph::arrow && mark.lane == lane;
                       }) &&
           std::none_of(drawn.bars.begin(), drawn.bars.end(),
                        [&](const Bar& bar) { return bar.lane == lane && !bar.within; });
  }

  /// What may share a row where the stretch is the same: it looks the same.
  static int alike(const Entry& entry) {
    return 3 * static_cast<int>(entry.status) + static_cast<int>(entry.sign);
  }

  /// Px for what stands beyond an end.
  double beyond(End end) const {
    return end == End::unknown ? question_room(sizes_, plan_.down) : 0;
  }

  /// Returns how many rows are needed; the first is `first`.
  int pack_lane(int lane, const std::vector<Drawn*>& owners, bool ranges, int first) {
    std::vector<Stretch> stretches;
    for (const Drawn* drawn : owners) {
      Stretch stretch{infinity, -infinity, alike(drawn->entry)};
      for (const Bar& bar : drawn->bars) {
        if (bar.lane != lane || bar.within != ranges) continue;
        stretch.from = std::min(stretch.from, bar.fade_from - beyond(bar.start));
        stretch.to = std::max(stretch.to, bar.fade_to + beyond(bar.finish));
      }
      for (const Mark& mark : drawn->marks) {
        if (!ranges || mark.lane != lane || !mark.version || mark.part == Glyph::arrow) continue;
        stretch.from = std::min({stretch.from, mark.x - sizes_.mark, drawn->site});
        stretch.to = std::max({stretch.to, mark.x + sizes_.mark, drawn->site});
        stretch.kind = 100 + drawn->entry.number;
      }
      if (!ranges) stretch.kind = 100 + drawn->entry.number;  // bars are never drawn into one
      stretches.push_back(stretch);
    }
    const std::vector<int> rows = pack_rows(stretches, sizes_.em * 0.8);
    int count = 0;
    for (std::size_t i = 0; i < owners.size(); ++i) {
      move_to_row(*owners[i], lane, first + rows[i]);
      count = std::max(count, rows[i] + 1);
    }
    return count;
  }

  /// Marks that stand on a row of one lane so far, from left to right.
  struct Stacked {
    double x = 0, radius = 0;
    bool operator<(double other) const { return x < other; }
  };
  using Row = std::vector<Stacked>;

  double radius_of(const Entry& entry) const {
    return sizes_.mark * (entry.quiet ? 0.55 : entry.size);
  }

  /// How much of the smaller of two marks is free of the other, at least, on a row: 1 is all. No
  /// matter how much, if it is no more than `enough`.
  double freedom(const Drawn& drawn, int lane, const Row& row, double enough) const {
    const double radius = radius_of(drawn.entry), widest = std::max(radius, widest_);
    double least = 1;
    for (const Mark& mark : drawn.marks) {
      if (mark.lane != lane) continue;
      if (least <= enough) break;
      // From the nearest on, as long as one could cover more.
      const auto covers = [&](const Stacked& other) {
        const double apart = std::abs(mark.x - other.x) / 2;
        least = std::min(least, apart / std::max(radius, other.radius));
        return apart < least * widest;
      };
      const auto at = std::lower_bound(row.begin(), row.end(), mark.x);
      for (auto other = at; other != row.end() && covers(*other); ++other) continue;
      for (auto other = at; other != row.begin() && covers(*(other - 1)); --other) continue;
    }
    return least;
  }

  /// A mark stands at its date, whatever else stands there: those that would cover each other share
  /// the lane in rows.
  void stack_marks(int index) {
    Lane& lane = plan_.lanes[static_cast<std::size_t>(index)];
    std::vector<Row> rows;
    auto stand = [&](const Drawn& drawn, int at) {
      rows.resize(std::max(rows.size(), static_cast<std::size_t>(at) + 1));
      Row& row = rows[static_cast<std::size_t>(at)];
      for (const Mark& mark : drawn.marks) {
        if (mark.lane != index) continue;
        const auto place = std::lower_bound(row.begin(), row.end(), mark.x);
        const Stacked stacked{mark.x, radius_of(drawn.entry)};
        if (place == row.end() || place->x > stacked.x) {
          row.insert(place, stacked);
        } else {
          place->radius = std::max(place->radius, stacked.radius);
        }
      }
    };
    std::vector<Drawn*> free;
    for (Drawn* drawn : on_lane_[static_cast<std::size_t>(index)]) {
      const auto bar = std::find_if(drawn->bars.begin(), drawn->bars.end(),
                                    [&](const Bar& b) { return b.lane == index; });
      const bool fixed = bar != drawn->bars.end() || has_versions(*drawn, index);
      if (!fixed) {
        free.push_back(drawn);
      } else if (!drawn->entry.quiet) {
        stand(*drawn, bar != drawn->bars.end() ? bar->row : drawn->marks.front().row);
      }
    }
    std::stable_sort(free.begin(), free.end(), [](const Drawn* a, const Drawn* b) {
      return std::pair(a->entry.quiet, a->site) < std::pair(b->entry.quiet, b->site);
    });
    for (Drawn* drawn : free) {
      const int row = best_row(*drawn, index, rows);
      lane.rows = std::max(lane.rows, row + 1);
      move_to_row(*drawn, index, row);
      stand(*drawn, row);
    }
  }

  /// The row where most of its marks is free: a new one only where they would hide each other on
  /// the others. Small ones make no new row, unless they tell what is not sure.
  int best_row(const Drawn& drawn, int index, const std::vector<Row>& there) const {
    constexpr int most_rows = 3;
    constexpr double free_enough = 0.66, seen = 0.3, hidden = 0.2;
    const int rows = plan_.lanes[static_cast<std::size_t>(index)].rows;
    const bool opens = !drawn.entry.quiet || drawn.entry.status != Status::happened;
    int best = 0;
    double most = -1;
    for (int row = 0; row < std::max(rows, opens ? most_rows : 1); ++row) {
      const bool is_new = row >= rows;
      if (most >= (!is_new ? free_enough : drawn.entry.quiet ? hidden : seen)) break;
      const auto at = static_cast<std::size_t>(row);
      const double room = at < there.size() ? freedom(drawn, index, there[at], most) : 1;
      if (room <= most) continue;
      most = room;
      best = row;
    }
    return best;
  }

  static void move_to_row(Drawn& drawn, int lane, int row) {
    for (Bar& bar : drawn.bars) {
      if (bar.lane != lane) continue;
      bar.row = row;
      bar.thin = drawn.entry.quiet;
    }
    for (Mark& mark : drawn.marks) {
      if (mark.lane == lane) mark.row = row;
    }
  }

  const Sizes& sizes_;
  Plan& plan_;
  double widest_ = 0;                         ///< of all marks: the radius
  std::vector<std::vector<Drawn*>> on_lane_;  ///< by lane: the items there, in their order
};

}  // namespace

void pack_lanes(const Sizes& sizes, Plan& plan) { Packer(sizes, plan).pack(); }

}  // namespace entente::timeline
