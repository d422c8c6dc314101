#include "timeline/captions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/isotonic.hpp"
#include "languages/language.hpp"
#include "text/measure.hpp"
#include "timeline/flags.hpp"
#include "timeline/numbers.hpp"

namespace entente::timeline {
namespace {

constexpr int most_levels = 4;
/// Per label; above it leaders wander and a list reads better.
constexpr double most_cost = 1.6;
constexpr double least_tabular = 26;     // em: narrower columns have the date above the title
constexpr double cost_of_cut = 3;        // a title that loses words
constexpr double cost_of_height = 0.08;  // per em

struct WrapStyle {
  double width;  ///< em
  int lines;     ///< of the title
};
constexpr WrapStyle wraps[] = {{18, 1}, {13, 2}, {11, 3}, {9, 3}, {13, 4}, {11, 6}};

constexpr double between_columns = 1.6;  // em

std::string number_words(const Entry& entry) { return fmt::format("{}", entry.number); }

Label badge_of(const Entry& entry, const theme::Metrics& m) {
  return number_badge(number_words(entry), m);
}

/// Lines of a date that keep day, month and year together: "on or after" / "18 Feb 2026".
std::vector<std::string> break_date(const std::string& date, text::Style style, double width,
                                    int lines) {
  constexpr std::string_view hard_space = "\u00A0", dash = "\u2013";
  auto is_digit = [&](std::size_t i) {
    return i < date.size() && date[i] >= '0' && date[i] <= '9';
  };
  std::string glued;
  for (std::size_t i = 0; i < date.size(); ++i) {
    const bool year_follows =
        is_digit(i + 1) && is_digit(i + 2) && is_digit(i + 3) && i > 0 && date[i - 1] != ',';
    const bool after_day = i > 0 && is_digit(i - 1) && (i < 3 || !is_digit(i - 3));
    const bool glue = date[i] == ' ' && i > 0 &&
                      (after_day || date[i - 1] == '.' || year_follows ||
                       date.compare(i + 1, dash.size(), dash) == 0);
    glue ? glued.append(hard_space) : glued.append(1, date[i]);
  }
  std::vector<std::string> result = text::wrap(glued, style, width, lines);
  for (std::string& line : result) {
    for (std::size_t at = 0; (at = line.find(hard_space, at)) != std::string::npos;) {
      line.replace(at, hard_space.size(), " ");
    }
  }
  return result;
}

constexpr int most_date_lines = 3;

const std::vector<std::string>& date_lines(const Entry& entry, double type, double width,
                                           WordsCache& cache) {
  std::vector<std::string>& found = cache.dates[{entry.item, type, width}];
  if (found.empty()) found = break_date(entry.date, {type, true}, width, most_date_lines);
  return found;
}

const std::vector<std::string>& title_lines(const Entry& entry, double type, double width,
                                            WordsCache& cache) {
  std::vector<std::string>& found = cache.titles[{entry.title, type, width}];
  if (found.empty()) found = text::wrap(entry.title, {type, false}, width, 0);
  return found;
}

/// Breaks date and title; returns false if the title loses words.
bool break_words(const Entry& entry, const theme::Metrics& m, const WrapStyle& style,
                 Words& words) {
  const double width = style.width * m.label;
  words.date = break_date(entry.date, {m.label, true}, width / text::safety, 2);
  const auto whole = text::wrap(entry.title, {m.label, false}, width / text::safety, 0);
  words.title = static_cast<int>(whole.size()) <= style.lines
                    ? whole
                    : text::wrap(entry.title, {m.label, false}, width / text::safety, style.lines);
  words.width = text::safety * std::max(text::width(words.date, {m.label, true}),
                                        text::width(words.title, {m.label, false}));
  return words.title.size() == whole.size();
}

double height_of(const Label& label, const Sizes& sizes) {
  const auto lines = static_cast<double>(label.words.date.size() + label.words.title.size());
  return std::max(sizes.badge, sizes.badge / 2 + (lines - 0.5) * sizes.line);
}

/// One way to put the words, measured.
struct Attempt {
  std::vector<Label> labels;
  std::vector<FlagPlace> places;
  std::vector<double> level_height;
  double gutter = 0, height = 0, cost = 0;
  std::size_t cut = 0;  ///< titles that lose words
};

class FlagSearch {
 public:
  FlagSearch(const theme::Metrics& metrics, Rect area, double max_height,
             const std::vector<Drawn*>& items, WordsCache& cache)
      : m_(metrics),
        sizes_(metrics),
        area_(area),
        max_height_(max_height),
        items_(items),
        cache_(cache) {}

  /// The attempt of least cost, if it costs no more than `limit`.
  std::optional<Attempt> best(double limit) const {
    std::vector<Wrapped> ways;
    for (std::size_t wrap = 0; wrap < std::size(wraps); ++wrap) {
      Wrapped way = broken(wrap);
      const bool same = std::any_of(ways.begin(), ways.end(), [&](const Wrapped& other) {
        return same_words(way.labels, other.labels);
      });
      if (!same) ways.push_back(std::move(way));
    }
    // What keeps its words first: it is often cheaper than all that can come of the others.
    std::stable_sort(ways.begin(), ways.end(),
                     [](const Wrapped& a, const Wrapped& b) { return a.cut < b.cut; });
    std::optional<Attempt> best;
    for (const Wrapped& way : ways) {
      double lowest = 1e9;
      for (const Label& label : way.labels) lowest = std::min(lowest, height_of(label, sizes_));
      if (way.cut + cost_of_height * lowest / sizes_.em > (best ? best->cost : limit)) break;
      for (int levels = 1; levels <= most_levels; ++levels) {
        if (levels * lowest > max_height_ && levels > 1) break;
        std::optional<Attempt> now = attempt(way.labels, levels);
        if (!now || now->height > max_height_) continue;
        now->cost += way.cut;
        now->cut = static_cast<std::size_t>(std::lround(way.cut / cost_of_cut));
        if (!best || now->cost < best->cost - 1e-9) best = std::move(now);
      }
    }
    return best && best->cost <= limit ? std::move(best) : std::nullopt;
  }

 private:
  struct Wrapped {
    std::vector<Label> labels;
    double cut = 0;
  };

  static bool same_words(const std::vector<Label>& a, const std::vector<Label>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), [](const Label& one, const Label& other) {
      return one.words.date == other.words.date && one.words.title == other.words.title;
    });
  }

  Wrapped broken(std::size_t wrap) const {
    Wrapped result;
    for (const Drawn* drawn : items_) {
      const std::tuple key{drawn->entry.item, drawn->entry.title, wrap};
      auto found = cache_.labels.find(key);
      if (found == cache_.labels.end()) {
        WordsCache::Broken made{badge_of(drawn->entry, m_)};
        made.cut = !break_words(drawn->entry, m_, wraps[wrap], made.label.words);
        found = cache_.labels.emplace(key, std::move(made)).first;
      }
      if (found->second.cut) result.cut += cost_of_cut;
      result.labels.push_back(found->second.label);
    }
    return result;
  }

  /// The plan of these flags, made once: the lanes below change more often than what stands above.
  const std::optional<FlagPlan>& placed(const std::vector<Flag>& flags,
                                        const FlagWish& wish) const {
    std::vector<double> key = {static_cast<double>(wish.levels)};
    for (const Flag& flag : flags) key.insert(key.end(), {flag.site, flag.width, flag.badge});
    auto found = cache_.plans.find(key);
    if (found == cache_.plans.end()) {
      found = cache_.plans.emplace(std::move(key), place_flags(flags, wish)).first;
    }
    return found->second;
  }

  std::optional<Attempt> attempt(const std::vector<Label>& labels, int levels) const {
    std::vector<Flag> flags;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      flags.push_back({items_[i]->site, label.badge.width + sizes_.beside + label.words.width,
                       label.badge.width});
    }
    FlagWish wish;
    wish.low = area_.x;
    wish.high = area_.right();
    wish.gap = 0.9 * sizes_.em;
    wish.clearance = 0.35 * sizes_.em;
    wish.em = sizes_.em;
    wish.levels = levels;
    const std::optional<FlagPlan>& plan = placed(flags, wish);
    if (!plan) return std::nullopt;
    Attempt result;
    result.labels = labels;
    result.places = plan->places;
    result.level_height.assign(static_cast<std::size_t>(levels), 0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      double& height = result.level_height[static_cast<std::size_t>(plan->places[i].level)];
      height = std::max(height, height_of(labels[i], sizes_));
    }
    for (double height : result.level_height) {
      result.height += height > 0 ? height + 0.45 * sizes_.em : 0;
    }
    double lean = 0;
    for (std::size_t i = 0; i < flags.size(); ++i) {
      lean = std::max(lean, std::abs(plan->places[i].pole - flags[i].site));
    }
    result.gutter = gutter_for(lean, sizes_);
    result.height += result.gutter;
    result.cost = plan->cost + cost_of_height * result.height / sizes_.em;
    return result;
  }

  const theme::Metrics& m_;
  Sizes sizes_;
  Rect area_;
  double max_height_;
  const std::vector<Drawn*>& items_;
  WordsCache& cache_;
};

}  // namespace

bool put_words_above(const theme::Metrics& metrics, Rect area, double max_height, WordsCache& cache,
                     Plan& plan) {
  const Sizes sizes(metrics);
  const std::vector<Drawn*> items = by_site(plan);
  const std::optional<Attempt> best = FlagSearch(metrics, area, max_height, items, cache)
                                          .best(most_cost * static_cast<double>(items.size()) + 1);
  if (!best) return false;
  std::vector<double> level_top(best->level_height.size());
  double y = area.y;
  for (std::size_t level = level_top.size(); level-- > 0;) {
    level_top[level] = y;
    if (best->level_height[level] > 0) y += best->level_height[level] + 0.45 * sizes.em;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    Label label = best->labels[i];
    const FlagPlace& place = best->places[i];
    const double beside = label.badge.width / 2 + sizes.beside;
    label.mirrored = place.mirrored;
    label.center = {place.pole, level_top[static_cast<std::size_t>(place.level)] + sizes.badge / 2};
    label.words_left = place.pole + (place.mirrored ? -beside - label.words.width : beside);
    label.led = true;
    label.pole = place.pole;
    label.pole_from = label.center.y + label.badge.height / 2;
    items[i]->label = std::move(label);
  }
  plan.cut = best->cut;
  plan.gutter_top = y - 0.25 * sizes.em;
  plan.lanes_top = plan.gutter_top + best->gutter;
  return true;
}

namespace {

/// The columns of the list.
struct Column {
  double badge = 0, date = 0, title = 0;  ///< px
  double width(const Sizes& sizes) const {
    return badge + date + title + (date > 0 ? 2.2 : 1) * sizes.beside;
  }
};

Column column_of(const std::vector<Label>& labels, double width, const Sizes& sizes) {
  Column column;
  for (const Label& label : labels) {
    column.badge = std::max(column.badge, label.badge.width);
    if (!label.words.date.empty()) {
      column.date = std::max(column.date, label.words.width);
    }
  }
  column.title = width - column.badge - column.date - (column.date > 0 ? 2.2 : 1) * sizes.beside;
  return column;
}

double row_height(const Label& label, const Sizes& sizes) {
  const auto lines =
      static_cast<double>(std::max(label.words.date.size(), label.words.title.size()));
  const double line = label.type * theme::line_spacing;
  return std::max(
      label.badge.height + 0.12 * sizes.em,
      label.badge.height / 2 + (lines - 0.5) * line + (lines > 1 ? 0.35 : 0.12) * sizes.em);
}

/// What stands before the words of an entry: its number and date, its mark and date, its number.
enum class Listing : std::uint8_t { by_number, by_mark, undated };

/// Entries in columns of equal width, measured.
struct Columns {
  std::vector<Label> labels;
  std::vector<double> heights;
  Column column;
  int count = 1;
  double width = 0, height = 0;
};

/// How a list of entries would be broken into so many columns, top down from 0.
Columns broken_into(int count, const std::vector<Drawn*>& items, const theme::Metrics& m,
                    double room, Listing listing, WordsCache& cache) {
  const Sizes sizes(m);
  Columns result;
  result.count = count;
  result.width = (room - between_columns * m.note * (count - 1)) / count;
  for (const Drawn* drawn : items) {
    result.labels.push_back(
        listing == Listing::by_mark ? mark_alone(m) : small_badge(number_words(drawn->entry), m));
    if (listing == Listing::undated) continue;
    Words& words = result.labels.back().words;
    words.date =
        date_lines(drawn->entry, m.note, std::min(0.36 * result.width, 11 * sizes.em), cache);
    words.width = text::safety * text::width(words.date, {m.note, true});
  }
  result.column = column_of(result.labels, result.width, sizes);
  double total = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    result.labels[i].words.title =
        title_lines(items[i]->entry, m.note, result.column.title / text::safety, cache);
    result.heights.push_back(row_height(result.labels[i], sizes));
    total += result.heights.back();
  }
  double x = 0, y = 0;
  int placed = 1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (y > 0 && placed < count && y + result.heights[i] / 2 > total / count) {
      y = 0;
      x += result.width + between_columns * m.note;
      ++placed;
    }
    Label& label = result.labels[i];
    label.center = {x + result.column.badge / 2, y + label.badge.height / 2};
    label.words_left = x + result.column.badge + sizes.beside;
    label.words.width = result.column.date > 0 ? result.column.date + 1.2 * sizes.beside : 0;
    y += result.heights[i];
    result.height = std::max(result.height, y);
  }
  return result;
}

/// Sets entries between two x, top down from `y`, into the number of columns that needs the least
/// height; returns the y below them.
double set_columns(const std::vector<Drawn*>& items, const theme::Metrics& m,
                   std::pair<double, double> between, double y, Listing listing,
                   WordsCache& cache) {
  const bool listed = listing != Listing::undated;
  const double em = m.note, left = between.first, room = between.second - left;
  const double least = (listed ? 20 : 16) * em;
  std::optional<Columns> best;
  for (int count = 1; count <= std::min(4, static_cast<int>(items.size())); ++count) {
    if (count > 1 && (room + between_columns * em) / count < least + between_columns * em) break;
    Columns now = broken_into(count, items, m, room, listing, cache);
    if (!best || now.height < best->height - 1e-9) best = std::move(now);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    Label label = std::move(best->labels[i]);
    label.center = label.center + Point{left, y};
    label.words_left += left;
    label.tabular = listed;
    (listed ? items[i]->listed : items[i]->label) = std::move(label);
  }
  return y + best->height;
}

}  // namespace

std::vector<SetWords> set_beside(const std::vector<Drawn*>& items, const theme::Metrics& m,
                                 double left, double width, WordsCache& cache) {
  const Sizes sizes(m);
  const bool tabular = width > least_tabular * sizes.em;
  std::vector<Label> labels;
  for (const Drawn* drawn : items) {
    labels.push_back(badge_of(drawn->entry, m));
    labels.back().tabular = tabular;
    if (!tabular) continue;
    Words& words = labels.back().words;
    words.date = date_lines(drawn->entry, m.label, 0.3 * width, cache);
    words.width = text::safety * text::width(words.date, {m.label, true});
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
      label.words.width = column.date + 1.2 * sizes.beside;
      label.words.title = title_lines(entry, m.label, column.title / text::safety, cache);
      height = row_height(label, sizes);
    } else {
      label.words.date = date_lines(entry, m.label, beside / text::safety, cache);
      label.words.title = title_lines(entry, m.label, beside / text::safety, cache);
      height = height_of(label, sizes) + 0.3 * sizes.em;
    }
    result.push_back({std::move(label), height});
  }
  return result;
}

void put_list(const theme::Metrics& metrics, Rect area, std::string_view language, bool numbers,
              WordsCache& cache, Plan& plan) {
  std::vector<Drawn*> items;
  for (Drawn& drawn : plan.items) {
    if (drawn.entry.quiet) continue;
    items.push_back(&drawn);
    if (!drawn.entry.dated()) drawn.entry.date = std::string(languages::phrases(language).undated);
  }
  if (items.empty()) return;
  const Sizes sizes(metrics);
  plan.bottom = set_columns(items, metrics, {area.x, area.right()}, plan.bottom + sizes.em,
                            numbers ? Listing::by_number : Listing::by_mark, cache);
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
      words = std::max(words, text::safety * text::width(items[i]->entry.title, {m.label, false}));
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
  plan.bottom = set_columns(items, metrics, {left, area.right()}, top, Listing::undated, cache);
}

}  // namespace entente::timeline
