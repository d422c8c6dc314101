#include "figure/source_links.hpp"

#include <algorithm>

#include "figure/frame.hpp"
#include "text/measure.hpp"

namespace entente::figure {
namespace {

/// The lines that end a figure, first to last.
std::vector<const TextShape*> last_lines(const std::vector<Element>& elements) {
  std::vector<const TextShape*> lines;
  for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
    const auto* line = std::get_if<TextShape>(&*element);
    if (!line) break;
    lines.insert(lines.begin(), line);
  }
  return lines;
}

/// Text without the spaces, where it may have been broken into lines.
std::string without_spaces(std::string_view text) {
  std::string out(text);
  std::erase(out, ' ');
  return out;
}

/// Bytes of the mark of direction that a line may begin with.
std::size_t mark_of(std::string_view line) {
  for (const std::string_view mark : {"\u200E", "\u200F"}) {
    if (line.starts_with(mark)) return mark.size();
  }
  return 0;
}

/// A byte of a line.
struct Place {
  std::size_t line, at;
};

double width(const TextShape& line, std::size_t from, std::size_t to) {
  return text::width(std::string_view(line.text).substr(from, to - from), {line.size, line.bold});
}

}  // namespace

std::vector<Link> source_links(const std::vector<Element>& elements, const Dossier& dossier,
                               const select::Selection& selection) {
  const std::vector<const TextShape*> lines = last_lines(elements);
  std::string all;
  std::vector<Place> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t at = 0; at < lines[i]->text.size(); ++at) {
      if (lines[i]->text[at] == ' ' || at < mark_of(lines[i]->text)) continue;
      all += lines[i]->text[at];
      places.push_back({i, at});
    }
  }
  std::vector<Link> links;
  std::size_t from = 0;
  for (const SourceIndex source : selection.listed) {
    const std::string words =
        without_spaces(source_note(dossier, source, select::number_of(selection, source)));
    const std::size_t begin = all.find(words, from);
    if (begin == all.npos) continue;  // counted, not printed
    const std::string& url = dossier[source].url;
    from = begin + words.size();
    for (std::size_t first = begin; !url.empty() && first < from;) {
      std::size_t last = first;
      while (last + 1 < from && places[last + 1].line == places[first].line) ++last;
      const TextShape& line = *lines[places[first].line];
      const std::size_t end = places[last].at + 1;
      const double left = line.at.x + width(line, 0, places[first].at);
      links.push_back({{left, line.at.y - 0.85 * line.size, width(line, places[first].at, end),
                        1.1 * line.size},
                       url});
      first = last + 1;
    }
  }
  return links;
}

}  // namespace entente::figure
