#include "timeline/breaks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "text/measure.hpp"
#include "timeline/numbers.hpp"

namespace entente::timeline {
namespace {

constexpr int most_date_lines = 3;
constexpr int widest = 20;  // em

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

/// The title below the date, broken at each width once.
class Stack {
 public:
  Stack(const Entry& entry, const theme::Metrics& m)
      : entry_(entry), bold_{m.label, true}, style_(title_style(entry, m.label)) {}

  /// Whether so many lines in all, so many px wide, lose words.
  bool cuts(double width, int lines) {
    const Lines& at = lines_at(width);
    return at.cut_date || static_cast<int>(at.title.size()) > left(at, lines);
  }

  WordsCache::Broken broken(double width, int lines) {
    const Lines& at = lines_at(width);
    const bool cut = cuts(width, lines);
    Words words;
    words.date = at.date;
    words.title = cut ? text::wrap(entry_.title.get(), style_, width, left(at, lines)) : at.title;
    words.width =
        text::safety * std::max(text::width(words.date, bold_), text::width(words.title, style_));
    return {std::move(words), cut};
  }

 private:
  struct Lines {
    std::vector<std::string> date, title;
    bool cut_date = false;
  };

  /// For the title.
  static int left(const Lines& at, int lines) {
    return std::max(1, lines - static_cast<int>(at.date.size()));
  }

  const Lines& lines_at(double width) {
    constexpr std::size_t most_of_date = 2;
    const auto [found, is_new] = known_.try_emplace(width);
    Lines& at = found->second;
    if (!is_new) return at;
    at.date = break_date(entry_.date, bold_, width, most_of_date + 1);
    at.cut_date = at.date.size() > most_of_date;
    if (at.cut_date) at.date = break_date(entry_.date, bold_, width, most_of_date);
    at.title = text::wrap(entry_.title.get(), style_, width, 0);
    return at;
  }

  const Entry& entry_;
  text::Style bold_, style_;
  std::map<double, Lines> known_;
};

/// In so many lines, as narrow as that allows.
WordsCache::Broken narrowest_of(Stack& stack, int low, double em, int lines) {
  constexpr int most_wider = 4;  // em
  int high = widest;
  while (low < high) {
    const int middle = (low + high) / 2;
    stack.cuts(middle * em, lines) ? low = middle + 1 : high = middle;
  }
  const WordsCache::Broken narrow = stack.broken(low * em, lines);
  if (!dangles(narrow.words.title)) return narrow;
  for (int width = low + 1; width <= std::min(low + most_wider, widest); ++width) {
    WordsCache::Broken wider = stack.broken(width * em, lines);
    if (!dangles(wider.words.title)) return wider;
  }
  return narrow;
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

const WordsCache::Date& date_lines(const Entry& entry, double type, double width,
                                   WordsCache& cache) {
  WordsCache::Date& found = cache.dates[{width, type}][entry.item];
  if (found.lines.empty()) {
    const text::Style bold{type, true};
    found.lines = break_date(entry.date, bold, width, most_date_lines);
    found.width = text::safety * text::width(found.lines, bold);
  }
  return found;
}

text::Style title_style(const Entry& entry, double type) { return {type, entry.decisive}; }

const std::vector<std::string>& title_lines(const Entry& entry, double type, double width,
                                            WordsCache& cache) {
  std::vector<std::string>& found = cache.titles[{width, type}][entry.title];
  if (found.empty()) {
    found = text::wrap(entry.title.get(), title_style(entry, type), width, 0);
  }
  return found;
}

std::vector<WordsCache::Broken> broken_words(const Entry& entry, const theme::Metrics& m,
                                             int most) {
  constexpr int widest_alone = 40;  // em
  const double em = m.label / text::safety;
  const int low = std::min(widest, static_cast<int>(std::ceil(narrowest(entry, m) / em)));
  Stack stack(entry, m);
  std::vector<WordsCache::Broken> result = {side_by_side(entry, m, widest_alone * em)};
  for (int lines = 2; lines <= most; ++lines) {
    result.push_back(narrowest_of(stack, low, em, lines));
  }
  return result;
}

double height_of(const Words& words, const Sizes& sizes) {
  const std::size_t dates = words.date.size(), titles = words.title.size();
  const auto lines =
      static_cast<double>(words.beside > 0 ? std::max(dates, titles) : dates + titles);
  return std::max(sizes.badge, sizes.badge / 2 + (lines - 0.5) * sizes.line);
}

}  // namespace entente::timeline
