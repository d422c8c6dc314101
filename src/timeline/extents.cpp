#include "timeline/extents.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::timeline {
namespace {

constexpr double of_end = 0.5;  // nothing happens where something only ends

void add_extents(const Piece& piece, double weight, std::vector<Extent>& dates) {
  const bool begins = std::isfinite(piece.begin), ends = std::isfinite(piece.end);
  if (piece.kind != Piece::Kind::stretch) {
    dates.push_back(
        {begins ? piece.begin : piece.solid_begin, ends ? piece.end : piece.solid_end, weight});
    return;
  }
  const double sure_from = std::min(std::max(piece.begin, piece.solid_begin) + 1, piece.end);
  const double sure_to = std::max(std::min(piece.end, piece.solid_end) - 1, piece.begin);
  if (begins) dates.push_back({piece.begin, sure_from, weight});
  if (ends && sure_to > sure_from) dates.push_back({sure_to, piece.end, of_end * weight});
}

/// The least of what all others but one have.
class Others {
 public:
  template <class Of>
  Others(const std::vector<Extent>& dates, Of of) {
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
void narrow_coarse(std::vector<Extent>& dates) {
  constexpr double coarse = 3;  // times as long as all others together
  constexpr std::size_t least = 3;
  if (dates.size() <= least) return;
  const Others begins(dates, [](const Extent& date) { return date.begin; });
  const Others ends(dates, [](const Extent& date) { return -date.end; });
  for (std::size_t i = 0; i < dates.size(); ++i) {
    Extent& date = dates[i];
    const double length = date.end - date.begin, middle = date.center();
    const double first = begins.least(i), last = -ends.least(i);
    if (first < date.begin || last > date.end) continue;
    if (length < coarse * (last - first)) continue;
    // Away from the others it is given a little time that suits their scale.
    const double half = std::max(0.5, std::min(length / 100, (last - first) / 8));
    date = {middle - half, middle + half, date.weight};
  }
}

/// The as-of date, unless it is far behind the last event: a note names it.
void add_as_of(const select::Selection& selection, double first, double last,
               std::vector<Extent>& dates) {
  constexpr double far = 0.04;  // of the time that is shown
  std::vector<Extent> now;
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
  std::vector<Extent> dates;
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
  if (dates.empty()) return dates;
  if (dates.size() > 3) narrow_coarse(dates);
  double first = infinity, last = -infinity;
  for (const Extent& date : dates) {
    first = std::min(first, date.begin);
    last = std::max(last, date.end);
  }
  if (selection.as_of) add_as_of(selection, first, last, dates);
  for (EraIndex era : selection.eras) {
    for (const Piece& piece : clipped(trace(dossier[era].when), selection).pieces) {
      std::vector<Extent> ends;
      add_extents(piece, 0, ends);
      for (const Extent& end : ends) {
        if (end.begin >= first && end.end <= last) dates.push_back({end.begin, end.end, 0});
      }
    }
  }
  return dates;
}

}  // namespace entente::timeline
