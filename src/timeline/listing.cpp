#include "timeline/listing.hpp"

#include <algorithm>
#include <cmath>

#include "languages/language.hpp"
#include "text/measure.hpp"
#include "timeline/numbers.hpp"

namespace entente::timeline {
namespace {

constexpr double least_tabular = 26;     // em: narrower columns have the date above the title
constexpr double between_columns = 1.6;  // em

/// The columns of the list.
struct Column {
  double badge = 0, date = 0, title = 0;  ///< px
  double width(const Sizes& sizes) const {
    return badge + date + title + (date > 0 ? 2.2 : 1) * sizes.beside;
  }
};

/// Px that number and date leave to titles.
double title_room(const Column& column, double width, const Sizes& sizes) {
  return width - column.badge - column.date - (column.date > 0 ? 2.2 : 1) * sizes.beside;
}

Column column_of(const std::vector<Label>& labels, double width, const Sizes& sizes) {
  Column column;
  for (const Label& label : labels) {
    column.badge = std::max(column.badge, label.badge.width);
    if (!label.words.date.empty()) {
      column.date = std::max(column.date, label.words.width);
    }
  }
  column.title = title_room(column, width, sizes);
  return column;
}

/// `count`: lines of the date or the title, whichever has more.
double row_height(const Label& label, std::size_t count, const Sizes& sizes) {
  const auto lines = static_cast<double>(count);
  const double line = label.type * theme::line_spacing;
  return std::max(
      label.badge.height + 0.12 * sizes.em,
      label.badge.height / 2 + (lines - 0.5) * line + (lines > 1 ? 0.35 : 0.12) * sizes.em);
}

/// What stands before the words of an entry: its number and date, its mark and date, its number.
enum class Listing : std::uint8_t { by_number, by_mark, undated };

/// Entries in columns of equal width, measured. Lines of words are those of the cache.
struct Columns {
  int count = 1;
  double width = 0, height = 0;
  Column column;
  std::vector<const WordsCache::Date*> dates;
  std::vector<const std::vector<std::string>*> titles;
  std::vector<Point> corners;  ///< upper left ones
};

/// How a list of entries is broken into columns.
class Breaker {
 public:
  Breaker(const std::vector<Drawn*>& items, const theme::Metrics& m, Listing listing,
          WordsCache& cache)
      : items_(items), m_(m), sizes_(m), listing_(listing), cache_(cache) {
    for (const Drawn* drawn : items) {
      badges_.push_back(listing == Listing::by_mark
                            ? mark_alone(drawn->entry, m)
                            : small_badge(std::to_string(drawn->entry.number), m));
      badge_ = std::max(badge_, badges_.back().badge.width);
    }
  }

  /// Into so many of this width, top down from 0; dates into lines of at most so many px. None if
  /// that is certain to be higher than `most`.
  std::optional<Columns> broken_into(int count, double width, double dates, double most) const {
    Columns result;
    result.count = count;
    result.width = width;
    result.column.badge = badge_;
    measure_dates(dates, result);
    std::vector<double> heights;
    double total = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      result.titles.push_back(
          &title_lines(items_[i]->entry, m_.note, result.column.title / text::safety, cache_));
      const std::size_t dated = result.dates.empty() ? 0 : result.dates[i]->lines.size();
      heights.push_back(row_height(badges_[i], std::max(dated, result.titles[i]->size()), sizes_));
      total += heights.back();
      // One column is at least as high as all on average.
      if (total / count > most + 1e-6) return std::nullopt;
    }
    place(heights, total / count, result);
    return result;
  }

  /// Their labels.
  std::vector<Label> labels_of(const Columns& columns) const {
    std::vector<Label> labels = badges_;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Words& words = labels[i].words;
      words.title = *columns.titles[i];
      words.beside = columns.column.date > 0 ? columns.column.date + 1.2 * sizes_.beside : 0;
      const auto [x, y] = columns.corners[i];
      labels[i].center = {x + badge_ / 2, y + labels[i].badge.height / 2};
      labels[i].words_left = x + badge_ + sizes_.beside;
      if (columns.dates.empty()) continue;
      words.date = columns.dates[i]->lines;
      words.width = columns.dates[i]->width;
    }
    return labels;
  }

 private:
  void measure_dates(double width, Columns& result) const {
    Column& column = result.column;
    for (const Drawn* drawn : items_) {
      if (listing_ == Listing::undated) break;
      result.dates.push_back(&date_lines(drawn->entry, m_.note, width, cache_));
      column.date = std::max(column.date, result.dates.back()->width);
    }
    column.title = title_room(column, result.width, sizes_);
  }

  /// Rows of these heights below each other, in columns of about the mean height.
  void place(const std::vector<double>& heights, double mean, Columns& columns) const {
    double x = 0, y = 0;
    int placed = 1;
    for (const double height : heights) {
      if (y > 0 && placed < columns.count && y + height / 2 > mean) {
        y = 0;
        x += columns.width + between_columns * m_.note;
        ++placed;
      }
      columns.corners.push_back({x, y});
      y += height;
      columns.height = std::max(columns.height, y);
    }
  }

  const std::vector<Drawn*>& items_;
  const theme::Metrics& m_;
  Sizes sizes_;
  Listing listing_;
  WordsCache& cache_;
  std::vector<Label> badges_;
  double badge_ = 0;  ///< the width of the widest
};

/// Px in which no date is broken but spans of two.
double widest_of_one_day(const std::vector<Drawn*>& items, const theme::Metrics& m) {
  double widest = 0;
  for (const Drawn* drawn : items) {
    const std::string& date = drawn->entry.date;
    const bool span = date.find(" \u2013 ") != date.npos;
    if (!span) widest = std::max(widest, text::width(date, {m.note, true}));
  }
  return std::max(widest + 0.1, 5 * m.note);
}

/// Entries in the number of columns that needs the least height; none if that is certain to be more
/// than `highest`.
std::optional<List> in_columns(const std::vector<Drawn*>& items, const theme::Metrics& m,
                               double room, double highest, Listing listing, WordsCache& cache) {
  const bool listed = listing != Listing::undated;
  const double em = m.note;
  const double least = (listed ? 20 : 16) * em;
  // One long span would take the room of all titles.
  const double usual = 11 * m.label, narrow = listed ? widest_of_one_day(items, m) : usual;
  const Breaker breaker(items, m, listing, cache);
  std::optional<Columns> best;
  for (int count = 1; count <= std::min(4, static_cast<int>(items.size())); ++count) {
    if (count > 1 && (room + between_columns * em) / count < least + between_columns * em) break;
    const double width = (room - between_columns * em * (count - 1)) / count, most = 0.36 * width;
    auto consider = [&](double dates) {
      std::optional<Columns> now =
          breaker.broken_into(count, width, dates, best ? best->height : highest);
      if (now && (!best || now->height < best->height - 1e-9)) best = std::move(now);
    };
    consider(std::min(most, usual));
    if (std::min(most, narrow) != std::min(most, usual)) consider(std::min(most, narrow));
  }
  if (!best) return std::nullopt;
  return List{breaker.labels_of(*best), best->height};
}

/// An entry of a list whose first line begins there.
Label moved(Label label, Point to) {
  label.center = label.center + to;
  label.words_left += to.x;
  return label;
}

std::vector<Drawn*> listed_items(Plan& plan) {
  std::vector<Drawn*> items;
  for (Drawn& drawn : plan.items) {
    if (!drawn.entry.quiet && drawn.entry.listed) items.push_back(&drawn);
  }
  return items;
}

}  // namespace

std::vector<SetWords> set_beside(const std::vector<Drawn*>& items, const theme::Metrics& m,
                                 double left, double width, WordsCache& cache) {
  const Sizes sizes(m);
  const bool tabular = width > least_tabular * sizes.em;
  std::vector<Label> labels;
  for (const Drawn* drawn : items) {
    labels.push_back(badge_of(drawn->entry, m));
    if (!tabular) continue;
    Words& words = labels.back().words;
    const WordsCache::Date& date = date_lines(drawn->entry, m.label, 0.3 * width, cache);
    words.date = date.lines;
    words.width = date.width;
  }
  const Column column = column_of(labels, width, sizes);
  std::vector<SetWords> result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Label& label = labels[i];
    const double beside = width - column.badge - sizes.beside;
    const Entry& entry = items[i]->entry;
    label.center.x = left + column.badge / 2;
    label.words_left = left + column.badge + sizes.beside;
    double height = 0;
    if (tabular) {
      label.words.beside = column.date + 1.2 * sizes.beside;
      label.words.title = title_lines(entry, m.label, column.title / text::safety, cache);
      const Words& words = label.words;
      height = row_height(label, std::max(words.date.size(), words.title.size()), sizes);
    } else {
      label.words.date = date_lines(entry, m.label, beside / text::safety, cache).lines;
      label.words.title = title_lines(entry, m.label, beside / text::safety, cache);
      height = height_of(label.words, sizes) + 0.3 * sizes.em;
    }
    result.push_back({std::move(label), height});
  }
  return result;
}

std::optional<List> make_list(const theme::Metrics& metrics, Rect area, double highest,
                              std::string_view language, bool numbers, WordsCache& cache,
                              Plan& plan) {
  const std::vector<Drawn*> items = listed_items(plan);
  if (items.empty()) return List{};
  for (Drawn* drawn : items) {
    if (!drawn->entry.dated()) {
      drawn->entry.date = std::string(languages::phrases(language).undated);
    }
  }
  return in_columns(items, metrics, area.right() - area.x, highest,
                    numbers ? Listing::by_number : Listing::by_mark, cache);
}

void make_room(const List& list, const theme::Metrics& metrics, Plan& plan) {
  plan.list_top = plan.bottom + gap_above_list(Sizes(metrics));
  plan.bottom = plan.list_top + list.height;
}

void put_list(List list, Rect area, Plan& plan) {
  if (list.labels.empty()) return;
  auto label = list.labels.begin();
  for (Drawn* drawn : listed_items(plan)) {
    drawn->listed = moved(std::move(*label++), {area.x, plan.list_top});
  }
}

namespace {

/// Sets undated items, with titles of one line, into columns as wide as their words. Returns false
/// if they do not fit side by side.
bool set_short(const std::vector<Drawn*>& items, const theme::Metrics& m, Rect area, double left,
               double y, std::size_t columns) {
  const Sizes sizes(m);
  const std::size_t rows = (items.size() + columns - 1) / columns;
  std::vector<Label> labels;
  for (const Drawn* drawn : items) {
    labels.push_back(badge_of(drawn->entry, m));
    labels.back().words.title = {drawn->entry.title};
  }
  double x = left;
  for (std::size_t first = 0; first < items.size(); first += rows) {
    const std::size_t last = std::min(first + rows, items.size());
    double badge = 0, words = 0;
    for (std::size_t i = first; i < last; ++i) {
      badge = std::max(badge, labels[i].badge.width);
      const text::Style style = title_style(items[i]->entry, m.label);
      words = std::max(words, text::safety * text::width(items[i]->entry.title.get(), style));
    }
    for (std::size_t i = first; i < last; ++i) {
      const double row = static_cast<double>(i - first);
      labels[i].center = {x + badge / 2,
                          y + row * (sizes.badge + 0.25 * sizes.em) + sizes.badge / 2};
      labels[i].words_left = x + badge + sizes.beside;
    }
    x += badge + sizes.beside + words + 1.6 * sizes.em;
  }
  if (x - 1.6 * sizes.em > area.right()) return false;
  for (std::size_t i = 0; i < items.size(); ++i) items[i]->label = labels[i];
  return true;
}

}  // namespace

void put_undated(const theme::Metrics& metrics, Rect area, std::string_view language,
                 WordsCache& cache, Plan& plan) {
  std::vector<Drawn*> items;
  for (Drawn& drawn : plan.items) {
    if (!drawn.entry.dated()) items.push_back(&drawn);
  }
  if (items.empty()) return;
  const Sizes sizes(metrics);
  const text::Style style{metrics.name, true};
  plan.undated = languages::phrases(language).undated;
  const double head = text::width(plan.undated, style) * text::safety + sizes.em;
  const bool aligned = plan.scale && !plan.down;
  const double left = std::max(aligned ? plan.scale->left() : area.x, area.x + head);
  const double top = plan.bottom + (plan.scale ? 0.7 * sizes.em : 0);
  plan.undated_baseline = text::baseline(top + sizes.badge / 2, metrics.name);
  const double pitch = sizes.badge + 0.25 * sizes.em;
  for (std::size_t columns = std::min<std::size_t>(items.size(), 5); columns > 1; --columns) {
    if (!set_short(items, metrics, area, left, top, columns)) continue;
    const std::size_t rows = (items.size() + columns - 1) / columns;
    plan.bottom = top + static_cast<double>(rows) * pitch;
    return;
  }
  List list = *in_columns(items, metrics, area.right() - left, infinity, Listing::undated, cache);
  auto label = list.labels.begin();
  for (Drawn* drawn : items) drawn->label = moved(std::move(*label++), {left, top});
  plan.bottom = top + list.height;
}

}  // namespace entente::timeline
