#include "stages/account.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "languages/language.hpp"
#include "stages/glyphs.hpp"

namespace entente::stages {
namespace {

constexpr std::size_t most_unknown = 3;  // named in one note

}  // namespace

marks::Legend legend_of_story(const Context& context, const change::Story& story,
                              const LegendWish& wish) {
  relations::Signs signs;
  std::set<Change> changes;
  bool turned = false;
  for (const change::Panel& panel : story.panels) {
    for (const change::PanelLine& line : panel.lines) {
      signs.signs.insert(story.tracks[line.track].sign);
      signs.statuses.insert(story.facts.list[line.named].status);
      changes.insert(line.change);
      turned = turned || (line.change == Change::changed && line.over);
    }
    for (const auto& [house, change] : panel.houses) {
      signs.actors.insert(context.dossier[house].kind);
      signs.in_private |= relations::is_private(context.dossier[house]);
      changes.insert(change);
    }
  }
  marks::Legend legend = legend_of_signs(signs, context);
  marks::Legend drawn = legend_of_changes(changes, turned, wish.absent, context);
  for (marks::LegendEntry& entry : drawn) {
    if (!turned || wish.turned.empty() || entry.words != context.phrases().change_changed) continue;
    entry.words += fmt::format("{}{}", context.phrases().colon, wish.turned);
  }
  marks::join(legend, drawn);
  return legend;
}

void tell_unknown(const Context& context, const change::Story& story, Body& body) {
  std::set<std::string> begins, ends;
  for (const change::Fact& fact : story.facts.list) {
    if (fact.begin_unknown) begins.insert(fact.words);
    if (fact.end_unknown) ends.insert(fact.words);
  }
  const auto note = [&](std::string_view pattern, const std::set<std::string>& names) {
    if (names.empty()) return;
    const std::string list = names.size() <= most_unknown
                                 ? fmt::format("{}", fmt::join(names, context.phrases().in_list))
                                 : std::to_string(names.size());
    body.notes.push_back(fmt::format(fmt::runtime(pattern), list));
  };
  note(context.phrases().begin_unknown, begins);
  note(context.phrases().end_unknown_of, ends);
}

std::set<int> lost_items(const change::Story& story) {
  std::set<int> drawn, lost;
  for (const change::Panel& panel : story.panels) {
    for (const change::PanelLine& line : panel.lines) {
      for (const std::size_t i : line.facts) drawn.insert(story.facts.list[i].number);
    }
  }
  for (const change::Fact& fact : story.facts.list) {
    if (drawn.count(fact.number) == 0) lost.insert(fact.number);
  }
  for (const int number : story.later) lost.erase(number);
  return lost;
}

void warn_reduced(std::string message, std::string hint, Body& body) {
  body.diagnostics.push_back(make_diagnostic(Code::reduced, std::move(message), std::move(hint)));
}

Body refusal(Code code, std::string message, std::string hint) {
  Body body;
  body.diagnostics.push_back(make_diagnostic(code, std::move(message), std::move(hint)));
  body.fits = false;
  return body;
}

}  // namespace entente::stages
