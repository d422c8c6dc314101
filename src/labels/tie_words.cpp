#include "labels/tie_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "text/measure.hpp"
#include "theme/phrases.hpp"

namespace entente::labels {
namespace {

constexpr double safety = 1.04;  // fonts of other vendors run a little wider
constexpr int most_badge_lines = 3;

const select::Item& item_of(const select::Selection& selection, int number) {
  return selection.items[static_cast<std::size_t>(number) - 1];
}

std::vector<std::string> range_tokens(const std::vector<int>& numbers) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t j = i;
    while (j + 1 < numbers.size() && numbers[j + 1] == numbers[j] + 1) ++j;
    if (j > i + 1) {
      tokens.push_back(fmt::format("{}–{}", numbers[i], numbers[j]));
    } else {
      for (std::size_t k = i; k <= j; ++k) tokens.push_back(fmt::format("{}", numbers[k]));
    }
    i = j + 1;
  }
  return tokens;
}

std::string_view status_word(const theme::Phrases& phrases, Status status) {
  switch (status) {
    case Status::happened:
      return {};
    case Status::planned:
      return phrases.planned;
    case Status::reported:
      return phrases.reported;
    case Status::claimed:
      return phrases.claimed;
    case Status::denied:
      return phrases.denied;
    case Status::cancelled:
      return phrases.cancelled;
    case Status::hypothetical:
      return phrases.hypothetical;
  }
  return {};
}

/// Distinct type labels of several items, the most frequent first, as many as fit.
std::string common_words(const Dossier& dossier, const select::Selection& selection,
                         const std::vector<int>& numbers, double width, text::Style style) {
  std::vector<std::pair<int, std::string>> counted;
  for (int number : numbers) {
    const std::string& label = select::view(dossier, item_of(selection, number)).type_label;
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
  std::string words;
  for (const auto& [count, label] : counted) {
    const std::string longer = words.empty() ? label : words + ", " + label;
    if (!words.empty() && text::width(longer, style) > width) break;
    words = longer;
  }
  return words;
}

std::string years(const Dossier& dossier, const select::Selection& selection,
                  const std::vector<int>& numbers, std::string_view language) {
  std::optional<date::Year> first, last;
  for (int number : numbers) {
    for (const date::Edtf* when : select::view(dossier, item_of(selection, number)).when) {
      for (const date::Bound& bound : {when->earliest, when->end_earliest, when->start_latest}) {
        if (!bound.finite()) continue;
        first = first ? std::min(*first, bound.day.year) : bound.day.year;
        last = last ? std::max(*last, bound.day.year) : bound.day.year;
      }
    }
  }
  if (!first) return {};
  const std::string from = date::year_label(*first, language);
  return *first == *last ? from : from + "–" + date::year_label(*last, language);
}

std::string note_of(const Dossier& dossier, const select::Selection& selection,
                    const graph::Tie& tie, std::string_view language) {
  std::string note;
  if (tie.numbers.size() == 1) {
    const date::Edtf* when = select::first_date(dossier, item_of(selection, tie.numbers.front()));
    if (when) note = date::label(*when, language, date::LabelLength::brief);
  } else {
    note = years(dossier, selection, tie.numbers, language);
  }
  const std::string_view status = status_word(theme::phrases(language), tie.status);
  if (!status.empty()) {
    note = note.empty() ? std::string(status) : note + ", " + base::fold_case(status);
  }
  return note;
}

}  // namespace

std::string number_ranges(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(range_tokens(numbers), ", "));
}

std::vector<std::string> badge_lines(const std::vector<int>& numbers, const theme::Metrics& metrics,
                                     double max_width) {
  std::vector<std::string> lines =
      text::wrap(number_ranges(numbers), {metrics.badge_text, true}, max_width, 0);
  if (lines.size() <= most_badge_lines) return lines;
  // Too many to print: the first and the last number, and how many there are.
  return {fmt::format("{} … {}", numbers.front(), numbers.back()),
          fmt::format("({})", numbers.size())};
}

Size badge_size(const std::vector<std::string>& lines, const theme::Metrics& metrics) {
  const double diameter = 2 * metrics.badge_radius;
  const double width = text::width(lines, {metrics.badge_text, true}) * safety;
  const double height =
      diameter + static_cast<double>(lines.size() - 1) * metrics.badge_text * 1.15;
  return {std::max(diameter, width + 0.9 * metrics.badge_text), height};
}

TieWords tie_words(const Dossier& dossier, const select::Selection& selection,
                   const graph::Tie& tie, const theme::Metrics& metrics, const WordStyle& style,
                   std::string_view language) {
  TieWords words;
  const text::Style label{metrics.label, false}, note{metrics.note, false};
  const double gap = 0.3 * metrics.label;
  words.numbers = badge_lines(tie.numbers, metrics, std::max(style.wrap, 6 * metrics.badge_radius));
  words.badge = badge_size(words.numbers, metrics);
  words.crossed = tie.status == Status::denied || tie.status == Status::cancelled;
  if (style.words) {
    const double room = style.wrap * style.max_lines * 0.9;
    std::string title;
    if (tie.numbers.size() == 1) {
      const select::ItemView facts = select::view(dossier, item_of(selection, tie.numbers.front()));
      title = facts.title;
      if (text::width(title, label) > room && !facts.type_label.empty()) title = facts.type_label;
    } else {
      title = common_words(dossier, selection, tie.numbers, room, label);
    }
    words.lines = text::wrap(title, label, style.wrap, style.max_lines);
    if (style.notes) {
      words.notes =
          text::wrap(note_of(dossier, selection, tie, language), note, 1.15 * style.wrap, 2);
    }
  }
  std::erase(words.lines, std::string());
  std::erase(words.notes, std::string());
  words.text_offset = gap + words.badge.width + gap;
  const double text_width =
      std::max(text::width(words.lines, label), text::width(words.notes, note)) * safety;
  words.width =
      text_width > 0 ? words.text_offset + text_width + gap : gap + words.badge.width + gap;
  if (words.crossed) words.width += metrics.crossbar + gap;
  const double half = words.badge.height / 2;
  const double above = static_cast<double>(words.lines.size()) * label.size * 1.15;
  const double below = static_cast<double>(words.notes.size()) * note.size * 1.15;
  words.above = std::max(half, above > 0 ? above + gap : 0) + gap;
  words.below = std::max(half, below > 0 ? below + gap : 0) + gap;
  return words;
}

}  // namespace entente::labels
