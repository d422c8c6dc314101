#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "base/isotonic.hpp"
#include "timeline/bars.hpp"
#include "timeline/chart.hpp"
#include "timeline/extents.hpp"
#include "timeline/rows.hpp"

namespace entente::timeline {
namespace {

/// Places the items of a plan on the axis; marks keep apart.
class MarkPlacer {
 public:
  MarkPlacer(const Dossier& dossier, const select::Selection& selection, const LaneTable& lanes,
             const Sizes& sizes, Plan& plan)
      : selection_(selection),
        eras_(era_stretches(dossier, selection)),
        lanes_(lanes),
        sizes_(sizes),
        plan_(plan),
        scale_(*plan.scale) {}

  void place() {
    for (Drawn& drawn : plan_.items) {
      if (drawn.entry.dated()) drawn.site = at(first_piece(drawn.entry));
    }
    place_sites();
    for (Drawn& drawn : plan_.items) {
      if (drawn.entry.dated()) draw(drawn);
    }
    pack_lanes(sizes_, plan_);
    plan_.ahead = plan_.as_of && std::any_of(plan_.items.begin(), plan_.items.end(),
                                             [&](const Drawn& drawn) { return is_ahead(drawn); });
  }

 private:
  struct Site {
    double wanted = 0, room = 0;  ///< room: px that its own date covers
    double from = 0, to = 0;      ///< px: where its mark is true
    int rank = 0;   ///< order among equal times: what ends, happened, as-of line, planned
    int alike = 1;  ///< how many have this very date
    int number = 0, top = 0, bottom = 0;
    Drawn* drawn = nullptr;  ///< none: the as-of line
    bool wide() const { return room == 0 && to > from; }
  };

  double at(const Piece& piece) const {
    const double time = piece.at();
    if (time == -infinity) return scale_.left() + sizes_.mark * 2;
    return scale_.x(time);
  }

  /// A stretch of which the beginning is not known, or not on this axis: no mark tells when.
  static bool runs_in(const Piece& piece) {
    return piece.kind == Piece::Kind::stretch && piece.at() == -infinity;
  }

  /// A stretch whose beginning is not known, or not on this axis: its mark tells its end.
  static bool only_ends(const Piece& piece) {
    return piece.kind == Piece::Kind::stretch && !std::isfinite(piece.begin) &&
           std::isfinite(piece.end);
  }

  const Piece& first_piece(const Entry& entry) const { return entry.spells.front().pieces.front(); }

  /// Px of the time in which a mark of this date may stand.
  double room_of(const Piece& piece) const {
    const bool known = std::isfinite(piece.begin) && std::isfinite(piece.end);
    if (piece.kind == Piece::Kind::stretch || !known) return 0;
    return scale_.x(piece.end) - scale_.x(piece.begin);
  }

  Site site_of(Drawn& drawn) const {
    const Piece& piece = first_piece(drawn.entry);
    Site site;
    site.wanted = site.from = site.to = at(piece);
    // Beside times of day, places within a day would be times.
    site.room = plan_.to_the_day || piece.end - piece.begin > 1 ? room_of(piece) : 0;
    if (site.room > 0) {
      site.from = scale_.x(piece.begin);
      site.to = scale_.x(piece.end);
    }
    // "On or after" a day, or since before the axis begins, it is true for long.
    const double ample = 20 * sizes_.mark;
    if (runs_in(piece)) {
      site.from = scale_.left();
      site.to = std::min(scale_.x(piece.end), scale_.left() + ample);
    } else if (piece.kind == Piece::Kind::within && site.room == 0) {
      site.from = std::isfinite(piece.begin) ? scale_.x(piece.begin) : site.wanted - ample;
      site.to = std::isfinite(piece.end) ? scale_.x(piece.end) : site.wanted + ample;
    }
    if (only_ends(piece) && plan_.to_the_day) {
      site.from = scale_.x(std::min(piece.solid_end, piece.end) - 1);
      site.to = scale_.x(piece.end);
      site.room = site.to - site.from;
    }
    site.rank = only_ends(piece) ? -1 : drawn.entry.status == Status::happened ? 0 : 2;
    site.number = drawn.entry.number;
    site.top = 1 << 20;
    for (const Stop& stop : drawn.entry.stops) {
      site.top = std::min(site.top, lanes_.lane(stop.lane));
      site.bottom = std::max(site.bottom, lanes_.lane(stop.lane));
    }
    site.drawn = &drawn;
    return site;
  }

  std::vector<Site> sites() const {
    std::vector<Site> all;
    for (Drawn& drawn : plan_.items) {
      if (drawn.entry.dated() && !drawn.entry.quiet) all.push_back(site_of(drawn));
    }
    if (selection_.as_of) {
      const Trace now = clipped(trace(*selection_.as_of), selection_);
      const double end = scale_.segments().back().end;
      if (!now.pieces.empty() && now.pieces.front().at() <= end) {
        Site line;
        line.wanted = at(now.pieces.front());
        line.room = room_of(now.pieces.front());
        line.rank = 1;
        all.push_back(line);
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Site& a, const Site& b) {
      return std::tuple(a.wanted, a.rank, a.number) < std::tuple(b.wanted, b.rank, b.number);
    });
    std::map<std::pair<double, double>, int> alike;
    for (const Site& site : all) ++alike[{site.wanted, site.room}];
    for (Site& site : all) site.alike = alike[{site.wanted, site.room}];
    return all;
  }

  /// Marks that share lanes need their whole width; a leader only has to pass beside a mark.
  double least_gap(const Site& a, const Site& b) const {
    if (!a.drawn || !b.drawn) return sizes_.mark * 1.5;
    const double larger = (a.drawn->entry.size + b.drawn->entry.size) / 2;
    if (a.wanted == b.wanted && a.room == b.room && a.room > 0) {
      const double even = 0.7 * a.room / std::max(2, a.alike);
      if (even > 2.4 * sizes_.mark) return std::min(even, 4 * sizes_.em);
    }
    const bool meet = a.top <= b.bottom && b.top <= a.bottom;
    return sizes_.mark * (meet ? 2.4 * larger : 1.6);
  }

  void place_sites() {
    const std::vector<Site> all = sites();
    for (const Tick& tick : plan_.ticks.marks) borders_.push_back(tick.x);
    for (const auto& [begin, end] : eras_) {
      borders_.insert(borders_.end(), {scale_.x(begin), scale_.x(end)});
    }
    for (const Site& site : all) {
      if (!site.drawn) borders_.push_back(site.wanted);
    }
    for (const AxisSegment& segment : scale_.segments()) {
      std::vector<Site> own;
      for (const Site& site : all) {
        if (site.wanted >= segment.left && site.wanted <= segment.right) own.push_back(site);
      }
      place_segment(own, segment);
    }
  }

  /// Dates that coincide are drawn side by side. Where that would carry a mark far from its date,
  /// marks rather overlap.
  void place_segment(const std::vector<Site>& own, const AxisSegment& segment) {
    if (own.empty()) return;
    std::vector<double> wanted, weights, gaps, result;
    for (const Site& site : own) {
      wanted.push_back(site.wanted);
      // A coarse date gives way to an exact one: it is true anywhere in its room.
      const double importance = site.drawn ? 1 : 50;  // nothing excuses a misplaced as-of line
      weights.push_back(importance / std::pow(sizes_.mark + site.room, 2));
    }
    for (std::size_t i = 0; i + 1 < own.size(); ++i) {
      gaps.push_back(least_gap(own[i], own[i + 1]));
    }
    for (int round = 0; round < 8; ++round) {
      result = base::spread(wanted, gaps, segment.left + sizes_.mark, segment.right - sizes_.mark,
                            weights);
      const std::vector<double> before = gaps;
      for (std::size_t first = 0, last = 0; first < own.size(); first = last + 1) {
        last = first;
        bool far = is_far(own[first], result[first]);
        while (last < before.size() && result[last + 1] - result[last] <= before[last] + 1e-6) {
          ++last;
          far |= is_far(own[last], result[last]);
        }
        if (far) tighten(own, first, last, before, gaps);
      }
      if (gaps == before) break;
    }
    hold_to_dates(own, result);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i].drawn) {
        own[i].drawn->site = result[i];
      } else {
        plan_.as_of = AsOf{};
        plan_.as_of->x = result[i];
      }
    }
  }

  /// Px in which the mark of a site may stand: in its own time, or no farther from its date than
  /// anybody sees; and on its side of whatever is read against it.
  std::pair<double, double> bounds_of(const Site& site) const {
    const double seen = 0.25 * sizes_.mark;
    const double from = std::min(site.from, site.wanted), to = std::max(site.to, site.wanted);
    std::pair bounds{std::min(from, site.wanted - seen), std::max(to, site.wanted + seen)};
    if (!site.drawn) return {site.wanted, site.wanted};
    for (const double border : borders_) {
      if (border <= from + 0.01) bounds.first = std::max(bounds.first, std::min(border, from));
      if (border >= to - 0.01) bounds.second = std::min(bounds.second, std::max(border, to));
    }
    return bounds;
  }

  /// Whatever else: a mark stands at its date. What is true in a longer time gives way to what is
  /// not; where many coincide they share the place.
  void hold_to_dates(const std::vector<Site>& own, std::vector<double>& placed) const {
    std::vector<std::pair<double, double>> bounds;
    for (const Site& site : own) bounds.push_back(bounds_of(site));
    for (std::size_t i = 1; i < own.size(); ++i) {
      bounds[i].first = std::max(bounds[i].first, bounds[i - 1].first);
    }
    for (std::size_t i = own.size(); i-- > 1;) {
      bounds[i - 1].second = std::min(bounds[i - 1].second, bounds[i].second);
    }
    auto put = [&](std::size_t i, double x) {
      placed[i] = std::clamp(x, bounds[i].first, bounds[i].second);
    };
    // What is true all along gives way.
    auto gap_before = [&](std::size_t i) {
      const bool either = own[i - 1].wide() || own[i].wide();
      return either ? least_gap(own[i - 1], own[i]) : 0;
    };
    for (std::size_t i = 0; i < own.size(); ++i) put(i, placed[i]);
    for (std::size_t i = own.size(); i-- > 1;) {
      put(i - 1, std::min(placed[i - 1], placed[i] - gap_before(i)));
    }
    for (std::size_t i = 1; i < own.size(); ++i) {
      put(i, std::max(placed[i], placed[i - 1] + gap_before(i)));
    }
  }

  bool is_far(const Site& site, double placed) const {
    return std::abs(placed - site.wanted) - site.room / 2 > 2 * sizes_.mark;
  }

  /// Shrinks the gaps of a run of sites that push each other, first of all between exact dates.
  void tighten(const std::vector<Site>& own, std::size_t first, std::size_t last,
               const std::vector<double>& before, std::vector<double>& gaps) const {
    auto exact = [&](std::size_t k) {
      return std::max(own[k].room, own[k + 1].room) < 4 * sizes_.mark;
    };
    bool any_exact = false;
    for (std::size_t k = first; k < last; ++k) any_exact |= exact(k);
    for (std::size_t k = first; k < last; ++k) {
      if (!any_exact || exact(k)) gaps[k] = 0.8 * before[k];
    }
  }

  void draw(Drawn& drawn) {
    const Entry& entry = drawn.entry;
    bool first = true;
    for (const Trace& spell : entry.spells) {
      for (const Piece& piece : spell.pieces) {
        const double x = first ? drawn.site : at(piece);
        const bool apart = first || std::abs(x - drawn.site) > 2 * sizes_.mark;
        draw_piece(drawn, piece, x, apart && !runs_in(piece), spell.alternatives);
        first = false;
      }
    }
    for (const Trace& claim : entry.claims) {
      const double x = at(claim.pieces.front());
      if (std::abs(x - drawn.site) < 1.2 * sizes_.mark) continue;
      drawn.marks.push_back({x, lane_of_mark(entry), 0, Glyph::ring, 0, true, true});
    }
  }

  /// The lane of who acts: there stand the other versions of a date, in line with the first.
  int lane_of_mark(const Entry& entry) const {
    const auto acts = std::find_if(entry.stops.begin(), entry.stops.end(),
                                   [](const Stop& stop) { return stop.part == Glyph::mark; });
    return lanes_.lane((acts == entry.stops.end() ? entry.stops.begin() : acts)->lane);
  }

  void draw_piece(Drawn& drawn, const Piece& piece, double x, bool marked, bool alternative) {
    Bar bar = bar_of(piece, scale_, sizes_);
    if (marked && only_ends(piece) && bar.finish == End::sharp) {
      bar.to = bar.fade_to = x;
      bar.from = std::min(bar.from, x);
      if (piece.start == End::unknown) {
        bar.from = x;
        bar.fade_from = std::max(scale_.left(), x - stub_of_unknown(sizes_));
      }
    }
    const bool long_enough = bar.fade_to - bar.fade_from > 2.6 * sizes_.mark;
    const bool open = piece.start > End::soft || piece.finish > End::soft;
    const bool has_bar =
        piece.kind != Piece::Kind::instant && (long_enough || open) && !drawn.entry.bare;
    const bool coarse = has_bar && bar.within;
    for (const auto& [lane, part] : parts(drawn.entry)) {
      if (has_bar && (part == Glyph::mark || runs_in(piece))) {
        drawn.bars.push_back(bar);
        drawn.bars.back().lane = lane;
      }
      if (!marked) continue;
      Mark mark{x, lane, 0, part, 0, coarse || piece.doubtful || alternative, alternative};
      if (part == Glyph::arrow) mark.toward = direction_to(drawn.entry, lane);
      mark.upon = part == Glyph::mark && is_upon(drawn.entry, lane);
      drawn.marks.push_back(mark);
    }
  }

  /// Whether it is still to come, or to end: a mark for what has not happened, or a known end
  /// beyond the as-of line. A coarse date of the past may reach beyond it.
  bool is_ahead(const Drawn& drawn) const {
    const double now = plan_.as_of->x;
    const bool ends = std::any_of(drawn.bars.begin(), drawn.bars.end(), [&](const Bar& bar) {
      return !bar.within && bar.finish <= End::soft && bar.to > now + sizes_.mark;
    });
    return ends || (drawn.entry.status != Status::happened &&
                    std::any_of(drawn.marks.begin(), drawn.marks.end(),
                                [&](const Mark& mark) { return mark.x > now && !mark.version; }));
  }

  /// What stands on each lane; the shared lane may hold several stops, of which marks win.
  std::map<int, Glyph> parts(const Entry& entry) const {
    std::map<int, Glyph> found;
    for (const Stop& stop : entry.stops) {
      const int lane = lanes_.lane(stop.lane);
      const auto [at, added] = found.insert({lane, stop.part});
      if (!added) at->second = std::min(at->second, stop.part);
    }
    return found;
  }

  bool is_upon(const Entry& entry, int lane) const {
    return std::any_of(entry.stops.begin(), entry.stops.end(), [&](const Stop& stop) {
      return stop.upon && lanes_.lane(stop.lane) == lane;
    });
  }

  /// From the nearest lane that acts.
  double direction_to(const Entry& entry, int lane) const {
    int nearest = 0;
    for (const Stop& stop : entry.stops) {
      const int distance = lane - lanes_.lane(stop.lane);
      if (stop.part != Glyph::mark || distance == 0) continue;
      if (nearest == 0 || std::abs(distance) < std::abs(nearest)) nearest = distance;
    }
    return nearest > 0 ? 1 : nearest < 0 ? -1 : 0;
  }

  const select::Selection& selection_;
  const std::vector<std::pair<double, double>> eras_;
  const LaneTable& lanes_;
  const Sizes& sizes_;
  Plan& plan_;
  const Scale& scale_;
  std::vector<double> borders_;  ///< px: what a reader sees a mark before or behind
};

}  // namespace

void place_items(const Context& context, LaneTable& table, AxisCache& cache, Plan& plan) {
  if (!plan.scale) return;
  std::vector<const Entry*> entries;
  for (const Drawn& drawn : plan.items) entries.push_back(&drawn.entry);
  std::vector<Lane> lanes;
  for (const int lane : table.order(entries, cache.orders)) {
    lanes.push_back(std::move(plan.lanes[static_cast<std::size_t>(lane)]));
  }
  plan.lanes = std::move(lanes);
  const Sizes sizes(context.look.metrics);
  MarkPlacer(context.dossier, context.selection, table, sizes, plan).place();
}

}  // namespace entente::timeline
