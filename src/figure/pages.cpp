#include "figure/pages.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace entente::figure {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Finds how items are shared out among pages.
class Pager {
 public:
  Pager(const Dossier& dossier, const select::Selection& selection, int most, const DrawPage& draw)
      : draw_(draw), count_(selection.items.size()), most_(most) {
    for (const select::Item& item : selection.items) {
      const date::Edtf* when = select::first_date(dossier, item);
      begins_.push_back(when ? date::axis_earliest(*when).value_or(-infinity) : infinity);
    }
    for (const EraIndex era : selection.eras) {
      if (const auto begin = date::axis_earliest(dossier[era].when)) eras_.push_back(*begin);
    }
  }

  std::vector<DrawnPage> draw() {
    std::vector<DrawnPage> pages;
    pages.push_back(draw_({0, count_, 1, 1}));
    const int most =
        static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(most_), count_));
    if (most < 2 || pages.front().whole()) return pages;
    for (int k = std::min(least_pages(), most); k <= most; ++k) {
      if (auto found = shared_among(k)) return std::move(*found);
    }
    return reduced(most);
  }

 private:
  /// Fewer pages than these need not be tried: the first of them would hold twice as much as the
  /// first items let one hold.
  int least_pages() {
    std::size_t room = count_ / 2;
    while (room > 1 && !draw_({0, room, 1, 2}).whole()) room /= 2;
    return std::max(2, static_cast<int>(
                           std::ceil(static_cast<double>(count_) / static_cast<double>(2 * room))));
  }

  /// How good it is to begin a page with the item at `at`: the time since the one before it, more
  /// if an era lies between, nothing if both are of one day.
  double break_before(std::size_t at) const {
    const double before = begins_[at - 1], after = begins_[at];
    if (before == after) return 0;
    if (!std::isfinite(before) || !std::isfinite(after)) return 1e9;
    const bool era = std::any_of(eras_.begin(), eras_.end(),
                                 [&](double begin) { return begin > before && begin <= after; });
    return (after - before) * (era ? 4 : 1);
  }

  /// The best place for a break near `share` items after `first`.
  std::size_t best_count(std::size_t first, std::size_t share, std::size_t least,
                         std::size_t greatest) const {
    const double reach = 0.15 * static_cast<double>(share);
    std::size_t best = std::clamp(share, least, greatest);
    double most = -1;
    for (std::size_t count = least; count <= greatest; ++count) {
      const double off = std::abs(static_cast<double>(count) - static_cast<double>(share));
      if (off > reach + 0.5) continue;
      const double value = break_before(first + count) * (1 - 0.5 * off / (reach + 1));
      if (value > most) {
        most = value;
        best = count;
      }
    }
    return best;
  }

  /// All items on so many pages, each of which holds its part whole; nullopt if that is not found.
  /// A page that cannot hold its share leaves more to the others.
  std::optional<std::vector<DrawnPage>> shared_among(int pages) {
    std::vector<DrawnPage> drawn;
    std::size_t first = 0;
    for (int page = 1; page <= pages; ++page) {
      const std::size_t left = count_ - first, to_come = static_cast<std::size_t>(pages - page);
      std::optional<DrawnPage> done;
      std::size_t tried = 0;
      for (const double part : {1.0, 0.8, 0.62}) {
        std::size_t count = left;
        if (to_come > 0) {
          const double share = part * static_cast<double>(left) / static_cast<double>(to_come + 1);
          count =
              best_count(first, std::max<std::size_t>(1, std::lround(share)), 1, left - to_come);
        }
        if (count == tried) continue;
        tried = count;
        DrawnPage attempt = draw_({first, count, page, pages});
        if (!attempt.whole()) continue;
        done = std::move(attempt);
        break;
      }
      if (!done) return std::nullopt;
      first += done->part.count;
      drawn.push_back(std::move(*done));
    }
    return drawn;
  }

  /// Even shares, of which each page shows as much as it can.
  std::vector<DrawnPage> reduced(int pages) {
    std::vector<DrawnPage> drawn;
    std::size_t first = 0;
    for (int page = 1; page <= pages; ++page) {
      const std::size_t left = count_ - first, to_come = static_cast<std::size_t>(pages - page);
      const std::size_t share = (left + to_come) / (to_come + 1);
      const std::size_t count = to_come > 0 ? best_count(first, share, 1, left - to_come) : left;
      drawn.push_back(draw_({first, count, page, pages}));
      first += count;
    }
    return drawn;
  }

  const DrawPage& draw_;
  std::size_t count_;
  int most_;
  std::vector<double> begins_;  ///< of items, in days
  std::vector<double> eras_;    ///< when they begin
};

/// What the widths of two pages have in common: where they mean different things, the number of
/// items, as wide as there is room; else the lesser scale.
LineScale common(const LineScale& a, const LineScale& b) {
  const bool same = a.meaning == b.meaning && a.unit == b.unit;
  if (!same) return {WidthMeaning::number, {}, 0};
  return {a.meaning, a.unit, std::min(a.px, b.px)};
}

bool agree(const LineScale& own, const LineScale& all) {
  const bool same = own.meaning == all.meaning && own.unit == all.unit;
  return same && (all.px == 0 || std::abs(own.px / all.px - 1) < 1e-9);
}

/// Draws those pages anew whose widths mean something else, or more, than those of others. True if
/// there were any.
bool agree_on_widths(std::vector<DrawnPage>& pages, const DrawPage& draw) {
  std::optional<LineScale> all;
  for (const DrawnPage& page : pages) {
    if (!page.report.lines) continue;
    all = all ? common(*all, *page.report.lines) : *page.report.lines;
  }
  bool any = false;
  for (DrawnPage& page : pages) {
    if (!page.report.lines || agree(*page.report.lines, *all)) continue;
    PagePart part = page.part;
    part.lines = all;
    page = draw(part);
    any = true;
  }
  return any;
}

}  // namespace

std::vector<DrawnPage> draw_pages(const Dossier& dossier, const select::Selection& selection,
                                  int most, const DrawPage& draw) {
  std::vector<DrawnPage> pages = Pager(dossier, selection, most, draw).draw();
  // What they mean is settled first, then how much.
  constexpr int most_rounds = 3;
  for (int round = 0; round < most_rounds && agree_on_widths(pages, draw); ++round) {
  }
  return pages;
}

std::vector<DrawnPage> draw_panel_pages(const std::function<std::size_t(int pages)>& panels,
                                        std::size_t items, int most, const DrawPage& draw) {
  std::vector<DrawnPage> best;
  best.push_back(draw({0, items, 1, 1}));
  const auto lost = [](const DrawnPage& page) {
    return page.scene.value ? page.report.lost : std::numeric_limits<std::size_t>::max();
  };
  int before = 1;
  for (int pages = 2; pages <= most && lost(best.front()) > 0; ++pages) {
    // Where one page joins periods, the first number of pages that holds them all is tried first.
    if (pages < most && panels(pages + 1) > panels(pages)) continue;
    const std::size_t count = panels(pages), share = (count + pages - 1) / pages;
    const int filled = share > 0 ? static_cast<int>((count + share - 1) / share) : 1;
    if (filled <= before) continue;
    before = filled;
    // What is lost is the same on all pages.
    DrawnPage first = draw({0, items, 1, filled});
    if (lost(first) >= lost(best.front())) break;
    best.clear();
    best.push_back(std::move(first));
  }
  const int pages = best.front().part.pages;
  for (int page = 2; page <= pages; ++page) best.push_back(draw({0, items, page, pages}));
  return best;
}

}  // namespace entente::figure
