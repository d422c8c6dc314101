#include "timeline/breaks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "text/measure.hpp"
#include "timeline/numbers.hpp"

namespace entente::timeline {
namespace {

constexpr int most_date_lines = 3;

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
  // Hard spaces are wider than kerned ones, which will be drawn: nothing is broken for that.
  if (result.size() > 1 && text::width(date, style) <= width) return {date};
  // In too little room a line is rather too long than a dash alone.
  for (std::size_t i = 1; i < result.size(); ++i) {
    if (result[i] != dash && result[i].substr(1) != dash) continue;
    result[i - 1].append(" ").append(dash);
    result.erase(result.begin() + static_cast<std::ptrdiff_t>(i--));
  }
  return result;
}

/// Px that neither break a word nor a date of usual length.
double narrowest(const Entry& entry, const theme::Metrics& m) {
  constexpr double usual_date = 9;  // em
  const text::Style bold{m.label, true}, style = title_style(entry, m.label);
  const double width = std::min(usual_date * m.label, text::width(entry.date.get(), bold));
  return std::max(width, text::longest_word(entry.title.get(), style));
}

/// Whether a line ends in an arrow that leads to whom the next one names.
bool dangles(const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.ends_with("\u2192") || line.ends_with("\u2190");
  });
}

/// The title below the date, in so many lines in all.
WordsCache::Broken below_each_other(const Entry& entry, const theme::Metrics& m, double width,
                                    int lines) {
  constexpr std::size_t most_of_date = 2;
  const text::Style bold{m.label, true}, style = title_style(entry, m.label);
  Words words;
  words.date = break_date(entry.date, bold, width, most_of_date + 1);
  bool cut = words.date.size() > most_of_date;
  if (cut) words.date = break_date(entry.date, bold, width, most_of_date);
  const int left = std::max(1, lines - static_cast<int>(words.date.size()));
  words.title = text::wrap(entry.title.get(), style, width, 0);
  cut |= static_cast<int>(words.title.size()) > left;
  if (cut) words.title = text::wrap(entry.title.get(), style, width, left);
  words.width =
      text::safety * std::max(text::width(words.date, bold), text::width(words.title, style));
  return {std::move(words), cut};
}

/// Both on one line.
WordsCache::Broken side_by_side(const Entry& entry, const theme::Metrics& m, double width) {
  const text::Style bold{m.label, true}, style = title_style(entry, m.label);
  Words words;
  words.date = {entry.date};
  words.beside = text::safety * text::width(words.date, bold) + 0.45 * m.label;
  const double room = std::max(m.label, width - words.beside);
  const bool cut = text::width(entry.title.get(), style) > room;
  words.title =
      cut ? text::wrap(entry.title.get(), style, room, 1) : std::vector{entry.title.get()};
  words.width = words.beside + text::safety * text::width(words.title, style);
  return {std::move(words), cut};
}

}  // namespace

Label badge_of(const Entry& entry, const theme::Metrics& m) {
  return number_badge(std::to_string(entry.number), m);
}

const std::vector<std::string>& date_lines(const Entry& entry, double type, double width,
                                           WordsCache& cache) {
  std::vector<std::string>& found = cache.dates[{width, type}][entry.item];
  if (found.empty()) found = break_date(entry.date, {type, true}, width, most_date_lines);
  return found;
}

text::Style title_style(const Entry& entry, double type) { return {type, entry.decisive}; }

const std::vector<std::string>& title_lines(const Entry& entry, double type, double width,
                                            WordsCache& cache) {
  const text::Style style = title_style(entry, type);
  const std::string& title = entry.title;
  auto& of_width = cache.titles[{width, style.size, style.bold}];
  const auto found = of_width.find(title);
  if (found != of_width.end()) return found->second;
  return of_width.emplace(title, text::wrap(title, style, width, 0)).first->second;
}

WordsCache::Broken broken_words(const Entry& entry, const theme::Metrics& m, int lines) {
  constexpr int widest = 20, widest_alone = 40, most_wider = 4;  // em
  const double em = m.label / text::safety;
  if (lines == 1) return side_by_side(entry, m, widest_alone * em);
  int low = std::min(widest, static_cast<int>(std::ceil(narrowest(entry, m) / em))), high = widest;
  while (low < high) {
    const int middle = (low + high) / 2;
    below_each_other(entry, m, middle * em, lines).cut ? low = middle + 1 : high = middle;
  }
  const WordsCache::Broken narrow = below_each_other(entry, m, low * em, lines);
  if (!dangles(narrow.words.title)) return narrow;
  for (int width = low + 1; width <= std::min(low + most_wider, widest); ++width) {
    WordsCache::Broken wider = below_each_other(entry, m, width * em, lines);
    if (!dangles(wider.words.title)) return wider;
  }
  return narrow;
}

double height_of(const Words& words, const Sizes& sizes) {
  const std::size_t dates = words.date.size(), titles = words.title.size();
  const auto lines =
      static_cast<double>(words.beside > 0 ? std::max(dates, titles) : dates + titles);
  return std::max(sizes.badge, sizes.badge / 2 + (lines - 0.5) * sizes.line);
}

}  // namespace entente::timeline
