#include "relations/box_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "relations/column_search.hpp"
#include "select/naming.hpp"
#include "select/standing.hpp"
#include "text/measure.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

constexpr double widened = 7.5;  // em: a box whose name is short may be so wide for what it tells

}  // namespace

using layout::End;
using text::safety;

BoxEvents::BoxEvents(const Context& context, const graph::Network& network,
                     const ColumnDraft& draft, const std::function<bool(const End&)>& has_place)
    : context_(context), dossier_(context.dossier), m_(context.look.metrics), draft_(draft) {
  for (const auto& [node, end] : draft.cards.end_of) {
    if (!has_place(end)) continue;
    const graph::Node& shown = draft.network.nodes[node];
    if (shown.kind == graph::Node::Kind::actor) place_of_[shown.actor] = end;
    for (const ActorIndex member : shown.members) place_of_.emplace(member, end);
  }
  const std::map<ActorIndex, End> drawn = place_of_;
  for (const graph::Node& node : network.nodes) {
    if (node.kind != graph::Node::Kind::actor || drawn.count(node.actor) > 0) continue;
    std::optional<std::uint32_t> at = node.container;
    for (std::size_t step = 0; at && step < network.nodes.size(); ++step) {
      const auto house = drawn.find(network.nodes[*at].actor);
      if (house != drawn.end()) place_of_.emplace(node.actor, house->second);
      at = house != drawn.end() ? std::nullopt : network.nodes[*at].container;
    }
  }
}

std::vector<int> BoxEvents::untold() const {
  const select::Selection& selection = context_.selection;
  std::vector<int> numbers = graph::missing(selection, drawn_by(draft_));
  std::map<int, double> importance;
  for (const int n : numbers) {
    importance[n] = select::importance(dossier_, selection, select::item_of(selection, n));
  }
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](int a, int b) { return importance[a] > importance[b]; });
  return numbers;
}

std::optional<End> BoxEvents::shape_of(int number) const {
  const select::ItemView facts = facts_of(number);
  if (!facts.is_event) return std::nullopt;
  std::optional<End> only;
  const std::vector<select::Standing> standings =
      select::standings(dossier_, context_.selection, facts);
  for (std::size_t i = 0; i < facts.participants.size(); ++i) {
    const Participant& participant = facts.participants[i];
    if (!participant.actor) return std::nullopt;
    if (standings[i] == select::Standing::aside) continue;
    const auto place = place_of_.find(*participant.actor);
    if (place == place_of_.end()) {
      const std::string& name = dossier_[*participant.actor].short_name;
      if (facts.title.find(name) == std::string::npos) return std::nullopt;
      continue;
    }
    const End& end = place->second;
    if (only && only->box != end.box) return std::nullopt;
    only = only && only->row != end.row ? End{end.box, 0} : end;
  }
  return only;
}

std::optional<CardEvent> BoxEvents::written(int number, const End& end, double width) const {
  const CardRow& row =
      draft_.cards.list[static_cast<std::size_t>(end.box)].rows[static_cast<std::size_t>(end.row)];
  const graph::Node& node = draft_.network.nodes[row.node];
  std::set<ActorIndex> ends(node.members.begin(), node.members.end());
  if (node.kind == graph::Node::Kind::actor) ends.insert(node.actor);
  std::vector<std::vector<ActorIndex>> groups;
  if (!node.members.empty() && !names_all_of(node.members, number)) {
    groups.push_back(node.members);
  }
  const words::Caption caption = words::caption(dossier_, context_.selection, number, ends, groups);
  CardEvent event;
  event.number = number;
  event.bold = select::stands_out(context_.selection, number);
  const text::Style style{m_.label, event.bold};
  if (text::longest_word(caption.title, style) * safety > width) return std::nullopt;
  event.title = fmt::format("{}. {}", number, caption.title);
  event.what = text::wrap(caption.title, style, width / safety, 0);
  if (event.what.size() > most_lines) return std::nullopt;
  if (caption.when.empty()) return event;
  event.title.append(context_.phrases().comma).append(caption.when);
  event.when = dated(caption.when, width);
  if (event.when.empty()) return std::nullopt;
  return event;
}

/// In one line, or a span in two; nothing if it has no room so.
std::vector<std::string> BoxEvents::dated(const std::string& when, double width) const {
  static constexpr std::string_view dash = " – ";
  auto fits = [&](const std::string& line) {
    return text::width(line, {m_.label, false}) * safety <= width;
  };
  if (fits(when)) return {when};
  const std::size_t at = when.find(dash);
  if (at == std::string::npos) return {};
  std::vector<std::string> lines{when.substr(0, at + dash.size() - 1),
                                 when.substr(at + dash.size())};
  return std::all_of(lines.begin(), lines.end(), fits) ? lines : std::vector<std::string>();
}

/// Whether the title names each of them who has a part in it.
bool BoxEvents::names_all_of(const std::vector<ActorIndex>& members, int number) const {
  const select::ItemView facts = facts_of(number);
  return std::all_of(members.begin(), members.end(), [&](ActorIndex member) {
    return !select::takes_part(dossier_, facts, member, context_.selection.as_of) ||
           select::names_actor(facts.title, dossier_[member]);
  });
}

select::ItemView BoxEvents::facts_of(int number) const {
  return select::view(dossier_, select::item_of(context_.selection, number));
}

bool may_tell_more(const CardRow& row) {
  constexpr std::size_t most = 3;
  const bool tells = row.kind == graph::Node::Kind::actor || row.kind == graph::Node::Kind::group;
  return tells && row.events.size() < most;
}

void add_event(std::vector<CardEvent>& events, CardEvent event) {
  const auto later = std::find_if(events.begin(), events.end(),
                                  [&](const CardEvent& e) { return e.number > event.number; });
  events.insert(later, std::move(event));
}

std::vector<int> told_in_boxes(const ColumnDraft& draft) {
  std::vector<int> numbers;
  for (const Card& card : draft.cards.list) {
    for (const CardRow& row : card.rows) {
      for (const CardEvent& event : row.events) numbers.push_back(event.number);
    }
  }
  return numbers;
}

bool reserve_events(const Context& context, const graph::Network& network, ColumnDraft& draft) {
  const theme::Metrics& m = context.look.metrics;
  const BoxEvents events(context, network, draft, [](const End& end) { return end.row == 0; });
  std::map<std::size_t, double> widths;  // by box
  for (const int number : events.untold()) {
    if (!select::stands_out(context.selection, number)) continue;
    const std::optional<End> end = events.shape_of(number);
    if (!end) continue;
    const std::size_t box = static_cast<std::size_t>(end->box);
    CardRow& row = draft.cards.list[box].rows.front();
    if (!may_tell_more(row)) continue;
    const double around = outline_width(row, m), room = draft.narrow[box] - around;
    std::optional<CardEvent> event = events.written(number, *end, room);
    if (!event) event = events.written(number, *end, std::max(room, widened * m.label));
    if (!event) continue;
    widths[box] = std::max(widths[box], std::ceil(size_of({*event}, m).width + around));
    add_event(row.events, *std::move(event));
  }
  for (const auto& [box, width] : widths) {
    draft.narrow[box] = std::max(draft.narrow[box], width);
    draft.roomy[box] = std::max(draft.roomy[box], width);
    const std::vector<CardEvent>& told = draft.cards.list[box].rows.front().events;
    draft.problem.boxes[box].words = size_of(told, m).height + 2 * event_margin(m);
  }
  return !widths.empty();
}

}  // namespace entente::relations
