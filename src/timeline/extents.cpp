#include "timeline/extents.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace entente::timeline {
namespace {

constexpr double of_end = 0.5;  // nothing happens where something only ends

struct Dated : Extent {
  bool marked = true;  ///< a mark stands in its middle
};

void add_extents(const Piece& piece, double weight, std::vector<Dated>& dates) {
  const bool begins = std::isfinite(piece.begin), ends = std::isfinite(piece.end);
  if (piece.kind != Piece::Kind::stretch) {
    dates.push_back(
        {{begins ? piece.begin : piece.solid_begin, ends ? piece.end : piece.solid_end, weight}});
    return;
  }
  const double sure_from = std::min(std::max(piece.begin, piece.solid_begin) + 1, piece.end);
  const double sure_to = std::max(std::min(piece.end, piece.solid_end) - 1, piece.begin);
  if (begins) dates.push_back({{piece.begin, sure_from, weight}});
  if (!ends || sure_to <= sure_from) return;
  dates.push_back({{sure_to, piece.end, of_end * weight}, !begins});
}

/// The least of what all others but one have.
class Others {
 public:
  template <class Of>
  Others(const std::vector<Dated>& dates, Of of) {
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const double value = of(dates[i]);
      if (value < least_) {
        second_ = std::exchange(least_, value);
        at_ = i;
      } else {
        second_ = std::min(second_, value);
      }
    }
  }
  double least(std::size_t but) const { return but == at_ ? second_ : least_; }

 private:
  double least_ = infinity, second_ = infinity;
  std::size_t at_ = 0;
};

/// A date that is coarse against all others ("the 2020s" in a story of weeks) would stretch the
/// axis and keep it whole, as no time is empty then: it is shown by its middle, and goes on beyond
/// the axis.
void narrow_coarsest(std::vector<Dated>& dates) {
  constexpr double coarse = 3;  // times as long as all others together
  const Others begins(dates, [](const Extent& date) { return date.begin; });
  const Others ends(dates, [](const Extent& date) { return -date.end; });
  for (std::size_t i = 0; i < dates.size(); ++i) {
    Dated& date = dates[i];
    const double length = date.end - date.begin, middle = date.center();
    const double first = begins.least(i), last = -ends.least(i);
    if (first < date.begin || last > date.end) continue;
    if (length < coarse * (last - first)) continue;
    // Away from the others it is given a little time that suits their scale.
    const double half = std::max(0.5, std::min(length / 100, (last - first) / 8));
    date.begin = middle - half;
    date.end = middle + half;
  }
}

/// Tells whether much finer dates lie in a coarse one.
class Finer {
 public:
  explicit Finer(const std::vector<Dated>& dates) : dates_(dates) {}

  bool any_in(const Extent& date) {
    const std::vector<double>& middles = finer_than(date.end - date.begin);
    const auto first = std::lower_bound(middles.begin(), middles.end(), date.begin);
    return first != middles.end() && *first < date.end;
  }

 private:
  /// Middles of dates at most a quarter as long, ascending; found once for all of about this
  /// length.
  const std::vector<double>& finer_than(double length) {
    const int order = std::ilogb(length);
    const auto [at, added] = by_order_.insert({order, {}});
    if (!added) return at->second;
    for (const Dated& date : dates_) {
      if (date.end - date.begin <= std::ldexp(0.25, order)) at->second.push_back(date.center());
    }
    std::sort(at->second.begin(), at->second.end());
    return at->second;
  }

  const std::vector<Dated>& dates_;
  std::map<int, std::vector<double>> by_order_;
};

/// A coarse date ("1914") is true anywhere in its time. Where finer dates tell which part of that
/// matters, the axis need not show the rest: of what has a mark the middle, of a mere end nothing.
void narrow_coarse(std::vector<Dated>& dates) {
  constexpr double least_length = 16;  // days
  const std::vector<Dated> all = dates;
  Finer finer(all);
  auto is_narrowed = [&](const Dated& date) {
    return date.end - date.begin >= least_length && finer.any_in(date);
  };
  std::erase_if(dates, [&](const Dated& date) { return !date.marked && is_narrowed(date); });
  for (Dated& date : dates) {
    if (!is_narrowed(date)) continue;
    const double middle = date.center(), half = (date.end - date.begin) / 16;
    date.begin = middle - half;
    date.end = middle + half;
  }
}

/// Ends that are written in an account of an earlier time, though they lie far beyond it, take no
/// room: what lasts so long runs on beyond the axis.
void drop_far_ends(double now, std::vector<Dated>& dates) {
  constexpr double far = 0.25;  // of the time before
  double first = infinity;
  for (const Dated& date : dates) first = std::min(first, date.begin);
  const double limit = now + std::max(1.0, far * (now - first));
  std::erase_if(dates, [&](const Dated& date) { return !date.marked && date.begin > limit; });
}

/// The as-of date, unless it is far behind the last event: a note names it.
void add_as_of(const select::Selection& selection, double first, double last,
               std::vector<Extent>& dates) {
  constexpr double far = 0.04;  // of the time that is shown
  std::vector<Dated> now;
  for (const Piece& piece : clipped(trace(*selection.as_of), selection).pieces) {
    add_extents(piece, 0, now);
  }
  for (const Extent& date : now) {
    if (date.begin - last > std::max(1.0, far * (last - first))) continue;
    dates.push_back({date.begin, date.end, 0});
  }
}

}  // namespace

std::vector<Extent> all_extents(const Dossier& dossier, const select::Selection& selection,
                                const std::vector<Entry>& entries) {
  std::vector<Dated> dates;
  double sum = 0;
  for (const Entry& entry : entries) sum += entry.importance;
  const double mean = sum / std::max(1.0, static_cast<double>(entries.size()));
  for (const Entry& entry : entries) {
    const double weight = mean > 0 ? std::clamp(entry.importance / mean, 0.1, 4.0) : 1;
    for (const base::SharedList<Trace>* traces : {&entry.spells, &entry.claims}) {
      for (const Trace& trace : *traces) {
        for (const Piece& piece : trace.pieces) add_extents(piece, weight, dates);
      }
    }
  }
  if (dates.empty()) return {};
  constexpr std::size_t least = 3;
  if (selection.as_of) {
    drop_far_ends(date::axis_latest(*selection.as_of).value_or(infinity), dates);
  }
  if (dates.size() > least) narrow_coarsest(dates);
  narrow_coarse(dates);
  double first = infinity, last = -infinity;
  for (const Extent& date : dates) {
    first = std::min(first, date.begin);
    last = std::max(last, date.end);
  }
  std::vector<Extent> all(dates.begin(), dates.end());
  if (selection.as_of) add_as_of(selection, first, last, all);
  for (EraIndex era : selection.eras) {
    for (const Piece& piece : clipped(trace(dossier[era].when), selection).pieces) {
      std::vector<Dated> ends;
      add_extents(piece, 0, ends);
      for (const Extent& end : ends) {
        if (end.begin >= first && end.end <= last) all.push_back({end.begin, end.end, 0});
      }
    }
  }
  return all;
}

std::vector<std::pair<double, double>> era_stretches(const Dossier& dossier,
                                                     const select::Selection& selection) {
  std::vector<std::pair<double, double>> stretches;
  for (EraIndex era : selection.eras) {
    for (const Piece& piece : clipped(trace(dossier[era].when), selection).pieces) {
      if (std::isfinite(piece.begin) && std::isfinite(piece.end)) {
        stretches.emplace_back(piece.begin, piece.end);
      }
    }
  }
  return stretches;
}

}  // namespace entente::timeline
