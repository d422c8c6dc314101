#include "relations/box_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "relations/column_words.hpp"
#include "select/naming.hpp"
#include "select/standing.hpp"
#include "text/measure.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

using layout::End;
using text::safety;

class BoxWords {
 public:
  BoxWords(const Context& context, const graph::Network& network, ColumnChoice& choice)
      : context_(context),
        dossier_(context.dossier),
        m_(context.look.metrics),
        draft_(choice.draft),
        solution_(choice.solution) {
    for (const auto& [node, end] : draft_.cards.end_of) {
      if (!is_drawn(solution_, end)) continue;
      const graph::Node& shown = draft_.network.nodes[node];
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

  void tell(InBoxes which) {
    place_all(true);
    for (const int number : by_weight(graph::missing(context_.selection, drawn_by(draft_)))) {
      if (which == InBoxes::stressed && !is_stressed(number)) continue;
      const select::ItemView facts = facts_of(number);
      if (!facts.is_event) continue;
      const std::optional<End> end = only_end(facts);
      if (!end) continue;
      // At whom it befell; where he has no room for it, at his house, with his name.
      const bool told = try_at(number, *end);
      if (!told && end->row > 0) try_at(number, {end->box, 0});
    }
  }

 private:
  static constexpr std::size_t most_events = 3;  ///< in one shape
  static constexpr std::size_t most_lines = 5;   ///< of one event, without its date

  select::ItemView facts_of(int number) const {
    return select::view(dossier_, select::item_of(context_.selection, number));
  }

  bool is_stressed(int number) const { return context_.selection.stressed.count(number) > 0; }

  std::vector<int> by_weight(std::vector<int> numbers) const {
    const select::Selection& selection = context_.selection;
    std::map<int, double> importance;
    for (const int n : numbers) {
      importance[n] = select::importance(dossier_, selection, select::item_of(selection, n));
    }
    std::stable_sort(numbers.begin(), numbers.end(),
                     [&](int a, int b) { return importance[a] > importance[b]; });
    return numbers;
  }

  /// Where all stand who are drawn and have a part in it, but for who stands aside. None if these
  /// are several, and where somebody has a part in it whom neither the figure nor the title names.
  std::optional<End> only_end(const select::ItemView& facts) const {
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

  CardRow& row_at(const End& end) const {
    Card& card = draft_.cards.list[static_cast<std::size_t>(end.box)];
    return card.rows[static_cast<std::size_t>(end.row)];
  }

  bool try_at(int number, const End& end) {
    CardRow& row = row_at(end);
    if (row.kind != graph::Node::Kind::actor && row.kind != graph::Node::Kind::group) return false;
    if (row.events.size() >= most_events) return false;
    std::optional<CardEvent> event = written(number, end, room_at(end).rect.width);
    if (!event) return false;
    std::vector<CardEvent> before = row.events;
    const auto later = std::find_if(row.events.begin(), row.events.end(),
                                    [&](const CardEvent& e) { return e.number > number; });
    row.events.insert(later, *std::move(event));
    if (place(end)) return true;
    const bool may_grow = full_.count({end.box, end.row}) == 0;
    if (may_grow && grow(end)) return true;
    row.events = std::move(before);
    if (may_grow) place_all(false);
    return false;
  }

  /// Whether the events of a shape have room where they are to stand.
  bool place(const End& end) {
    CardRow& row = row_at(end);
    const Room room = room_at(end);
    const Size size = size_of(row.events, m_);
    if (size.width > room.rect.width || size.height > room.rect.height) return false;
    if (!is_clear(room, size)) return false;
    row.events_at = room.apart ? std::optional(room.rect) : std::nullopt;
    return true;
  }

  /// The same of all that is told in boxes; what has no room is told no more if that is allowed.
  bool place_all(bool may_drop) {
    bool all = true;
    for (const auto& [node, end] : draft_.cards.end_of) {
      CardRow& row = row_at(end);
      if (row.events.empty() || place(end)) continue;
      all = false;
      if (!may_drop) continue;
      row.events.clear();
      if (end.row == 0) draft_.problem.boxes[static_cast<std::size_t>(end.box)].words = 0;
    }
    return all;
  }

  /// Makes a shape as high as its events need. Without success all is as before.
  bool grow(const End& end) {
    layout::LaneBox& box = draft_.problem.boxes[static_cast<std::size_t>(end.box)];
    const layout::LaneBox before = box;
    const CardRow& row = row_at(end);
    const double height = size_of(row.events, m_).height + 2 * event_margin(m_);
    if (end.row > 0) {
      double& least = box.members[static_cast<std::size_t>(end.row - 1)].height;
      least = std::max(least, head_height(row, m_) + height);
    } else {
      box.words = std::max(box.words, height);
    }
    layout::LaneSolution solution = layout::solve_lanes(draft_.problem, solution_.arrangement);
    if (is_no_worse(solution, solution_)) {
      std::swap(solution_, solution);
      if (place_all(false)) return true;
      std::swap(solution_, solution);
    }
    box = before;
    full_.insert({end.box, end.row});
    return false;
  }

  /// What is free of a shape, or of a house.
  struct Room {
    Rect rect;
    bool apart = false;  ///< away from the name
  };

  Room room_at(const End& end) const {
    const std::size_t b = static_cast<std::size_t>(end.box);
    const CardRow& row = draft_.cards.list[b].rows[static_cast<std::size_t>(end.row)];
    const double side = outline_width(row, m_) / 2, margin = event_margin(m_);
    const bool member = end.row > 0;
    const Rect& shape =
        member ? solution_.members[b][static_cast<std::size_t>(end.row - 1)] : solution_.boxes[b];
    if (member || !has_drawn_members(b)) {
      const double head = head_height(row, m_) + margin;
      return {{shape.x + side, shape.y + margin + head, shape.width - 2 * side,
               shape.height - 2 * margin - head},
              false};
    }
    const Rect highest = free_part(b);
    return {
        {shape.x + side, highest.y + margin, shape.width - 2 * side, highest.height - 2 * margin},
        true};
  }

  bool has_drawn_members(std::size_t box) const {
    const std::vector<Rect>& members = solution_.members[box];
    return std::any_of(members.begin(), members.end(), [](const Rect& r) { return r.height > 0; });
  }

  /// The highest strip of a house between its name, those who stand in it, and its border.
  Rect free_part(std::size_t box) const {
    const Rect& house = solution_.boxes[box];
    std::vector<Rect> members = solution_.members[box];
    std::erase_if(members, [](const Rect& member) { return member.height <= 0; });
    std::sort(members.begin(), members.end(),
              [](const Rect& a, const Rect& b) { return a.y < b.y; });
    members.push_back({house.x, house.bottom(), house.width, 0});
    double top = house.y + draft_.problem.boxes[box].head;
    Rect highest{house.x, top, house.width, 0};
    for (const Rect& member : members) {
      if (member.y - top > highest.height) highest = {house.x, top, house.width, member.y - top};
      top = std::max(top, member.bottom());
    }
    return highest;
  }

  /// No line runs there, and no words of one.
  bool is_clear(const Room& room, Size size) const {
    const Point middle = room.rect.center();
    const double half = room.apart ? size.height / 2 : room.rect.height / 2;
    const Rect words{middle.x - size.width / 2, middle.y - half, size.width, 2 * half};
    const Rect kept = words.grown(0.3 * m_.label);
    return std::none_of(solution_.routes.begin(), solution_.routes.end(),
                        [&](const layout::LaneRoute& route) {
                          return route.words.overlap(kept) > 0 || runs_through(route, kept);
                        });
  }

  /// A curve keeps within its control points.
  static bool runs_through(const layout::LaneRoute& route, const Rect& rect) {
    const std::size_t piece = route.points.size() > 2 ? 3 : 1;
    for (std::size_t i = 0; i + piece < route.points.size(); i += piece) {
      Rect span{route.points[i].x, route.points[i].y, 0, 0};
      for (std::size_t k = i; k <= i + piece; ++k) span = spanning(span, route.points[k]);
      if (span.grown(0.5).overlap(rect) > 0) return true;
    }
    return false;
  }

  static Rect spanning(const Rect& r, Point p) {
    const double left = std::min(r.left(), p.x), top = std::min(r.top(), p.y);
    return {left, top, std::max(r.right(), p.x) - left, std::max(r.bottom(), p.y) - top};
  }

  std::optional<CardEvent> written(int number, const End& end, double width) const {
    const CardRow& row = draft_.cards.list[static_cast<std::size_t>(end.box)]
                             .rows[static_cast<std::size_t>(end.row)];
    const graph::Node& node = draft_.network.nodes[row.node];
    std::set<ActorIndex> ends(node.members.begin(), node.members.end());
    if (node.kind == graph::Node::Kind::actor) ends.insert(node.actor);
    std::vector<std::vector<ActorIndex>> groups;
    if (!node.members.empty() && !names_all_of(node.members, number)) {
      groups.push_back(node.members);
    }
    const words::Caption caption =
        words::caption(dossier_, context_.selection, number, ends, groups);
    CardEvent event;
    event.number = number;
    event.bold = is_stressed(number);
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
  std::vector<std::string> dated(const std::string& when, double width) const {
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
  bool names_all_of(const std::vector<ActorIndex>& members, int number) const {
    const select::ItemView facts = facts_of(number);
    return std::all_of(members.begin(), members.end(), [&](ActorIndex member) {
      return !select::takes_part(dossier_, facts, member, context_.selection.as_of) ||
             select::names_actor(facts.title, dossier_[member]);
    });
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Metrics& m_;
  ColumnDraft& draft_;
  layout::LaneSolution& solution_;
  std::map<ActorIndex, End> place_of_;  ///< where he is drawn, or what he belongs to
  std::set<std::pair<int, int>> full_;  ///< boxes and rows that cannot grow
};

}  // namespace

void tell_in_boxes(const Context& context, const graph::Network& network, InBoxes which,
                   ColumnChoice& choice) {
  BoxWords(context, network, choice).tell(which);
}

}  // namespace entente::relations
