#include "relations/tie_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/measure.hpp"
#include "words/amounts.hpp"

namespace entente::relations {
namespace {

/// Distinct type labels of several items, the most frequent first, as many as fit.
std::string common_words(const Context& context, const std::vector<int>& numbers, double width,
                         text::Style style) {
  std::vector<std::pair<int, std::string>> counted;
  for (int number : numbers) {
    const std::string& label =
        select::view(context.dossier, item_of(context.selection, number)).type_label;
    if (label.empty()) continue;
    auto found = std::find_if(counted.begin(), counted.end(),
                              [&](const auto& entry) { return entry.second == label; });
    if (found == counted.end()) {
      counted.push_back({1, label});
    } else {
      ++found->first;
    }
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (counted.size() == 1) {
    std::string words = fmt::format("{} × {}", numbers.size(), counted.front().second);
    const std::optional<Amount> sum =
        words::sum_of_all(context.dossier, context.selection, numbers);
    if (sum) words += ", " + words::short_amount(*sum, context.language());
    return words;
  }
  std::string words;
  for (const auto& [count, label] : counted) {
    const std::string longer = words.empty() ? label : words + ", " + label;
    if (!words.empty() && text::width(longer, style) > width) break;
    words = longer;
  }
  return words;
}

std::string note_of(const Context& context, const graph::Tie& tie) {
  // The status needs no word: the line's dash tells it.
  std::vector<const date::Edtf*> dates;
  for (const int number : tie.numbers) {
    const select::ItemView facts =
        select::view(context.dossier, item_of(context.selection, number));
    dates.insert(dates.end(), facts.when.begin(), facts.when.end());
  }
  if (tie.numbers.size() > 1 || dates.size() > 1)
    return select::years_of(dates, context.language());
  return dates.empty() ? std::string()
                       : date::label(*dates.front(), context.language(), date::LabelLength::brief);
}

std::string title_of(const Context& context, const std::vector<int>& numbers, double room,
                     text::Style style) {
  if (numbers.size() > 1) return common_words(context, numbers, room, style);
  const select::ItemView facts =
      select::view(context.dossier, item_of(context.selection, numbers.front()));
  const auto counted = [&](const std::string& title) {
    return words::with_amount(title, facts.amount, context.language(), words::AmountLength::brief);
  };
  const std::string title = counted(facts.title);
  const bool too_long = text::width(title, style) > room;
  return too_long && !facts.type_label.empty() ? counted(facts.type_label) : title;
}

/// How much room badge and words take along the line and on both sides of it.
void measure(TieWords& words, const theme::Metrics& metrics, double air) {
  const double gap = word_gap(metrics);
  const double lines = static_cast<double>(words.lines.size()) * metrics.label * leading;
  const double notes = static_cast<double>(words.notes.size()) * metrics.note * leading;
  const double cross = words.crossed ? metrics.crossbar + gap : 0;
  const double text = words.text_width > 0 ? words.text_width + gap : 0;
  if (words.flow == Flow::right) {
    const double half = words.badge.height / 2;
    words.length = gap + words.badge.width + gap + text + cross;
    words.above = std::max(half, lines > 0 ? lines + gap : 0) + air * gap;
    words.below = std::max(half, notes > 0 ? notes + gap : 0) + air * gap;
  } else {
    words.length = gap + std::max(words.badge.height, lines + notes) + gap + cross;
    words.above = words.badge.width / 2 + gap;
    words.below = words.badge.width / 2 + gap + text;
  }
}

}  // namespace

TieWords no_words(const theme::Metrics& metrics, Flow flow) {
  TieWords words;
  words.flow = flow;
  words.length = 2 * metrics.gap;
  words.above = words.below = metrics.gap;
  return words;
}

TieWords tie_words(const Context& context, const graph::Tie& tie, const WordStyle& style,
                   Flow flow) {
  const theme::Metrics& metrics = context.look.metrics;
  TieWords words;
  words.flow = flow;
  const text::Style label{metrics.label, false}, note{metrics.note, false};
  words.numbers = badge_lines(tie.numbers, metrics, std::max(style.wrap, 9 * metrics.badge_radius));
  words.badge = badge_size(words.numbers, metrics);
  words.crossed = is_crossed(tie.status);
  if (style.words) {
    const std::string title =
        title_of(context, tie.numbers, style.wrap * style.max_lines * 0.9, label);
    words.lines = text::wrap(title, label, style.wrap, style.max_lines);
    if (style.notes) {
      words.notes = text::wrap(note_of(context, tie), note, 1.3 * style.wrap, 2);
    }
  }
  std::erase(words.lines, std::string());
  std::erase(words.notes, std::string());
  words.text_width =
      std::max(text::width(words.lines, label), text::width(words.notes, note)) * text::safety;
  measure(words, metrics, style.air);
  return words;
}

}  // namespace entente::relations
