#include "figure/frame.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "languages/language.hpp"
#include "text/fonts.hpp"
#include "text/measure.hpp"
#include "text/stretches.hpp"
#include "words/item_words.hpp"
#include "words/spells.hpp"

namespace entente::figure {
namespace {

constexpr double note_safety = 1.03;
constexpr double least_title = 0.9;  // of its size, to stay on one line

/// Writes lines from the top `y`; returns the y below the last one. Words that run from right to
/// left stand at the right; on a page that does, all do, as it is turned round.
double write_block(const std::vector<std::string>& lines, double x, double y, double width,
                   text::Style style, Color color, std::vector<Element>& out) {
  const bool from_right =
      !text::setting().right_to_left && !lines.empty() && text::runs_right_to_left(lines.front());
  for (const std::string& words : lines) {
    y += style.size * theme::line_spacing;
    TextShape line = text({x, y - 0.3 * style.size}, words, style.size, style.bold, color);
    if (from_right)
      line = text({x + width, line.at.y}, words, style.size, style.bold, color, Anchor::end);
    out.push_back(std::move(line));
  }
  return y;
}

double content_width(const theme::Page& page) { return page.size.width - 2 * page.metrics.margin; }

/// What is said in words below the legend: the date, what is not shown, the sources, the credit.
std::string note_text(const FooterContent& content, const Context& context,
                      std::size_t shown_sources) {
  const Dossier& dossier = context.dossier;
  const select::Selection& selection = context.selection;
  const languages::Phrases& phrases = context.phrases();
  std::vector<std::string> parts;
  if (selection.as_of) {
    parts.push_back(words::as_of(*selection.as_of, dossier.language));
  }
  parts.insert(parts.end(), content.notes.begin(), content.notes.end());
  for (std::string& note : words::left_out_notes(selection, phrases)) {
    parts.push_back(std::move(note));
  }
  const std::size_t all = selection.listed.size();
  std::string sources;
  for (std::size_t i = 0; i < shown_sources; ++i) {
    if (i == 0) {
      sources.append(all == 1 ? phrases.source : phrases.sources).append(phrases.colon);
    } else {
      sources += phrases.semicolon;
    }
    sources += source_note(dossier, selection.listed[i],
                           select::number_of(selection, selection.listed[i]));
  }
  if (shown_sources < all) {
    sources = sources.empty()
                  ? fmt::format(fmt::runtime(phrases.listed_sources), all)
                  : sources + std::string(phrases.semicolon) +
                        fmt::format(fmt::runtime(phrases.more_sources), all - shown_sources);
  }
  if (!sources.empty()) parts.push_back(std::move(sources));
  if (!dossier.credit.empty()) parts.push_back(dossier.credit);
  if (!dossier.license.empty()) parts.push_back(dossier.license);
  std::string words;
  for (const std::string& part : parts) {
    if (!words.empty()) words.append(phrases.full_stop).append(phrases.gap);
    words += part;
    while (words.ends_with(phrases.full_stop))
      words.resize(words.size() - phrases.full_stop.size());
  }
  return words.empty() ? words : words.append(phrases.full_stop);
}

/// How many sources may fit at most: their own words alone are as wide as all lines.
std::size_t most_sources(const Context& context, text::Style style, double all_lines) {
  const select::Selection& selection = context.selection;
  double width = 0;
  for (std::size_t i = 0; i < selection.listed.size(); ++i) {
    const SourceIndex source = selection.listed[i];
    width += text::width(source_note(context.dossier, source, select::number_of(selection, source)),
                         style);
    if (width > all_lines) return i;
  }
  return selection.listed.size();
}

/// As many sources as `max_lines` hold; the rest is counted. One that is the only one is named.
std::vector<std::string> note_lines(const FooterContent& content, const Context& context,
                                    text::Style style, double width, std::size_t max_lines) {
  std::vector<std::string> lines;
  const double all_lines = static_cast<double>(max_lines) * width;
  const std::size_t least = context.selection.listed.size() == 1 ? 1 : 0;
  const std::size_t most = std::max(least, most_sources(context, style, all_lines));
  for (std::size_t shown = most + 1; shown-- > least;) {
    lines = text::wrap(note_text(content, context, shown), style, width / note_safety, 0);
    if (lines.size() <= max_lines) break;
  }
  return lines;
}

}  // namespace

std::string source_note(const Dossier& dossier, SourceIndex index, std::size_t number) {
  const Source& source = dossier[index];
  const std::string_view comma = languages::phrases(dossier.language).comma;
  std::string words = fmt::format("[{}] {}", number, source.title);
  if (!source.publisher.empty() && source.publisher != source.title) {
    words.append(comma).append(source.publisher);
  }
  if (source.date) {
    words.append(comma).append(
        date::label(*source.date, dossier.language, date::LabelLength::brief));
  }
  return words;
}

double draw_header(const Context& context, const theme::Page& page, const PageLogo& logo,
                   Scene& scene) {
  const text::UseSetting setting(text::for_headings());
  const Dossier& dossier = context.dossier;
  const theme::Theme& theme = context.look.theme;
  std::vector<Element>& out = scene.elements;
  const theme::Metrics& m = page.metrics;
  const LogoRoom beside = logo_room(logo, page, true);
  const double left = m.margin + beside.left;
  const double room = content_width(page) - beside.left - beside.right;
  const double width = room / note_safety;
  const double top = m.margin - 0.25 * m.title;
  double y = top;
  text::Style title{m.title, true};
  const text::Style subtitle{m.subtitle, false};
  if (!dossier.title.empty()) {
    // A title that is a little too wide for one line is set a little smaller.
    const double needed = text::width(dossier.title, title);
    const bool shrinks = needed > width && needed * least_title <= width;
    if (shrinks) title.size *= width / needed;
    // On one line whatever rounding would make of it.
    const std::vector<std::string> lines =
        shrinks ? std::vector{dossier.title}
                : text::wrap(dossier.title, title, width, page.grows ? 6 : 3);
    y = write_block(lines, left, y, room, title, theme.ink, out);
    scene.title_lines = out.size();
  }
  if (!dossier.subtitle.empty()) {
    y = write_block(text::wrap(dossier.subtitle, subtitle, width, 3), left, y, room, subtitle,
                    theme.secondary, out);
  }
  scene.headline_lines = out.size();
  draw_logo(logo, page, true, top, out);
  return std::max(y, top + beside.height);
}

double draw_footer(const FooterContent& content, const Context& context, const theme::Page& page,
                   double y, std::vector<Element>& out) {
  const theme::Theme& theme = context.look.theme;
  const theme::Metrics& m = page.metrics;
  out.push_back(line({m.margin, y}, {m.margin + content_width(page), y}, {theme.grid, m.rule}));
  y += 0.5 * m.label;
  const LogoRoom beside = logo_room(content.logo, page, false);
  const double left = m.margin + beside.left;
  const double width = content_width(page) - beside.left - beside.right;
  const double low = y + beside.height;
  draw_logo(content.logo, page, false, y, out);
  y = draw_legend(content.legend, context.look, {left, y}, width, out);
  const text::Style style{m.note, false};
  const std::size_t max_lines = page.grows ? 7 : 2;
  y = write_block(note_lines(content, context, style, width, max_lines), left, y, width, style,
                  theme.tertiary, out);
  return std::max(y, low);
}

}  // namespace entente::figure
