#include "relations/numbered_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "relations/cards.hpp"
#include "relations/tie_words.hpp"
#include "text/measure.hpp"

namespace entente::relations {
NumberedList::NumberedList(const Context& context, double width) : metrics_(context.look.metrics) {
  const Dossier& dossier = context.dossier;
  const select::Selection& selection = context.selection;
  const theme::Metrics& metrics = metrics_;
  const double least = 21 * metrics.label, between = 2 * metrics.gap;
  const int count = std::max(1, static_cast<int>((width + between) / (least + between)));
  column_ = (width - (count - 1) * between) / count;
  for (const select::Item& item : selection.items) {
    const auto lines = badge_lines({item.number}, metrics, column_);
    badge_ = std::max(badge_, badge_size(lines, metrics).width);
  }
  const text::Style style{metrics.label, false};
  const double room = (column_ - badge_ - metrics.gap) / text::safety;
  std::vector<Entry> entries;
  double whole = 0;
  for (const select::Item& item : selection.items) {
    const date::Edtf* when = select::first_date(dossier, item);
    Entry entry{
        item, when ? date::label(*when, dossier.language, date::LabelLength::brief) : "", {}};
    const std::string& title = select::view(dossier, item).title;
    entry.lines =
        text::wrap(entry.date.empty() ? title : entry.date + ": " + title, style, room, 3);
    entry.estimated = !text::covered(title);
    whole += entry_height(entry);
    entries.push_back(std::move(entry));
  }
  // Columns of about the same height, read from top to bottom.
  columns_.resize(static_cast<std::size_t>(count));
  double filled = 0;
  for (Entry& entry : entries) {
    const double height = entry_height(entry);
    const auto at = static_cast<std::size_t>((filled + height / 2) / whole * count);
    filled += height;
    columns_[std::min(at, columns_.size() - 1)].push_back(std::move(entry));
  }
}

double NumberedList::entry_height(const Entry& entry) const {
  const double words = static_cast<double>(entry.lines.size()) * metrics_.label * leading;
  return std::max(2 * metrics_.badge_radius, words) + 0.5 * metrics_.gap;
}

double NumberedList::height() const {
  double tallest = 0;
  for (const auto& column : columns_) {
    double sum = 0;
    for (const Entry& entry : column) sum += entry_height(entry);
    tallest = std::max(tallest, sum);
  }
  return tallest;
}

void NumberedList::draw(Point at, const Context& context, std::vector<Element>& out) const {
  const theme::Theme& theme = context.look.theme;
  double x = at.x;
  for (const auto& column : columns_) {
    double y = at.y;
    for (const Entry& entry : column) {
      const select::ItemView facts = select::view(context.dossier, entry.item);
      Group group{Part::event,
                  fmt::format("{}. {}", entry.item.number, facts.title),
                  {{"events", std::to_string(entry.item.number)}},
                  {}};
      const auto lines = badge_lines({entry.item.number}, metrics_, column_);
      draw_badge(lines, badge_size(lines, metrics_), {x + badge_ / 2, y + metrics_.badge_radius},
                 theme.sign(facts.sign), context.look, group.elements);
      double base = text::baseline(y + metrics_.badge_radius, metrics_.label);
      const double left = x + badge_ + metrics_.gap;
      for (const std::string& line : entry.lines) {
        const double width = text::width(line, {metrics_.label, false});
        group.elements.push_back(entry.estimated
                                     ? text({left + width / 2, base}, line, metrics_.label, false,
                                            theme.ink, Anchor::middle)
                                     : text({left, base}, line, metrics_.label, false, theme.ink));
        base += metrics_.label * leading;
      }
      y += entry_height(entry);
      out.push_back(std::move(group));
    }
    x += column_ + 2 * metrics_.gap;
  }
}

}  // namespace entente::relations
