#include "relations/facing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "graph/network.hpp"
#include "relations/samples.hpp"
#include "relations/strands.hpp"
#include "relations/tie_words.hpp"
#include "text/measure.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

using text::safety;

/// Of lines within a camp, in sizes of labels: from one to the next.
constexpr double line_step = 0.8;
constexpr std::size_t most_steps = 7;

/// What an event ties, if all its parties stand in one camp.
std::optional<Bond> bond_of_event(const graph::Network& network, const Facing& facing,
                                  std::uint32_t node) {
  std::set<int> camps;
  Bond bond;
  for (const graph::Tie& tie : network.ties) {
    if (tie.from != node && tie.to != node) continue;
    bond.nodes.push_back(tie.from == node ? tie.to : tie.from);
    bond.tie = tie;
    camps.insert(camp_of(network, facing, bond.nodes.back()));
  }
  if (camps.size() != 1 || *camps.begin() < 0) return std::nullopt;
  bond.tie.mutual = true;
  return bond;
}

/// A line within a camp, along two or more of its boxes.
struct Arc {
  const Bond* bond = nullptr;
  std::vector<std::size_t> boxes;  ///< from top to bottom
  std::vector<double> ends;        ///< by box: y
  std::size_t step = 0;            ///< how far out it runs
  double top() const { return ends.front(); }
  double bottom() const { return ends.back(); }
};

class WithinPainter {
 public:
  WithinPainter(const Context& context, const Within& within, const Cards& cards,
                const layout::LaneSolution& solution, double room)
      : context_(context),
        m_(context.look.metrics),
        cards_(cards),
        solution_(solution),
        room_(room) {
    for (const Bond& bond : within.bonds) {
      Arc arc;
      arc.bond = &bond;
      std::set<std::size_t> boxes;
      for (const std::uint32_t node : bond.nodes) boxes.insert(box_of(node));
      arc.boxes.assign(boxes.begin(), boxes.end());
      std::sort(arc.boxes.begin(), arc.boxes.end(), [&](std::size_t x, std::size_t y) {
        return solution.boxes[x].y < solution.boxes[y].y;
      });
      arc.ends.resize(arc.boxes.size());
      if (arc.boxes.size() < 2) continue;
      (solution.boxes[arc.boxes.front()].x < 1 ? arcs_[0] : arcs_[1]).push_back(std::move(arc));
    }
  }

  void paint(std::vector<Element>& out) {
    for (const bool left : {true, false}) {
      std::vector<Arc>& arcs = arcs_[left ? 0 : 1];
      find_ends(arcs);
      find_steps(arcs);
      std::size_t most = 0;
      for (const Arc& arc : arcs) most = std::max(most, arc.step + 1);
      const double step = std::min(line_step * m_.label,
                                   room_ / static_cast<double>(std::max<std::size_t>(most, 1)));
      for (const Arc& arc : arcs) {
        paint_arc(arc, left, step * static_cast<double>(arc.step + 1), out);
      }
    }
  }

 private:
  std::size_t box_of(std::uint32_t node) const {
    return static_cast<std::size_t>(cards_.end_of.at(node).box);
  }
  const CardRow& row_of(std::uint32_t node) const {
    const layout::End end = cards_.end_of.at(node);
    return cards_.list[static_cast<std::size_t>(end.box)].rows[static_cast<std::size_t>(end.row)];
  }
  double middle(std::size_t box) const { return solution_.boxes[box].center().y; }

  /// Ends share the side of a box so that lines of one box do not cross: first those that run up,
  /// the nearest at the top, then those that run both ways, then those that run down, the nearest
  /// at the bottom.
  void find_ends(std::vector<Arc>& arcs) const {
    struct End {
      Arc* arc;
      std::size_t at;  ///< which of its boxes
      int way() const { return at + 1 == arc->boxes.size() ? -1 : at == 0 ? 1 : 0; }
    };
    std::map<std::size_t, std::vector<End>> by_box;
    for (Arc& arc : arcs) {
      for (std::size_t i = 0; i < arc.boxes.size(); ++i) by_box[arc.boxes[i]].push_back({&arc, i});
    }
    for (auto& [box, ends] : by_box) {
      std::stable_sort(ends.begin(), ends.end(), [&](const End& x, const End& y) {
        if (x.way() != y.way()) return x.way() < y.way();
        if (x.way() < 0) return middle(x.arc->boxes.front()) > middle(y.arc->boxes.front());
        return middle(x.arc->boxes.back()) > middle(y.arc->boxes.back());
      });
      const Rect& rect = solution_.boxes[box];
      const double apart = rect.height / static_cast<double>(ends.size() + 1);
      for (std::size_t i = 0; i < ends.size(); ++i) {
        ends[i].arc->ends[ends[i].at] = rect.y + apart * static_cast<double>(i + 1);
      }
    }
  }

  /// Short ones run near the boxes; none runs upon another.
  static void find_steps(std::vector<Arc>& arcs) {
    std::stable_sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) {
      return a.bottom() - a.top() < b.bottom() - b.top();
    });
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      auto taken = [&](std::size_t step) {
        return std::any_of(arcs.begin(), arcs.begin() + static_cast<std::ptrdiff_t>(i),
                           [&](const Arc& other) {
                             return other.step == step && other.top() < arcs[i].bottom() + 2 &&
                                    arcs[i].top() < other.bottom() + 2;
                           });
      };
      while (taken(arcs[i].step)) ++arcs[i].step;
    }
  }

  /// Where a line that runs out at this height leaves the box.
  Point border(std::size_t box, double y, bool left) const {
    const Rect& rect = solution_.boxes[box];
    const double x = left ? rect.left() : rect.right();
    const std::vector<Rect>& members = solution_.members[box];
    const bool with_members = std::any_of(members.begin(), members.end(),
                                          [](const Rect& member) { return member.height > 0; });
    if (with_members) return {x, y};
    Card house;
    house.rows.push_back(cards_.list[box].rows.front());
    const std::vector<Rect> whole{rect};
    return border_point({house, rect, whole, Flow::right}, 0, m_, {left ? x - 1 : x + 1, y},
                        {x, y});
  }

  void paint_arc(const Arc& arc, bool left, double depth, std::vector<Element>& out) const {
    const Rect& upper = solution_.boxes[arc.boxes.front()];
    const double x = left ? upper.left() : upper.right();
    const double outward = left ? -1 : 1;
    const double far = x + outward * depth;
    const double round = std::min({depth / 2, (arc.bottom() - arc.top()) / 2, 0.6 * m_.label});
    const Point start = border(arc.boxes.front(), arc.top(), left);
    const Point end = border(arc.boxes.back(), arc.bottom(), left);
    const double bend = far - outward * round;
    std::vector<Point> points{start};
    auto straight = [&](Point to) {
      const Point from = points.back();
      points.push_back(from + (to - from) * (1.0 / 3));
      points.push_back(from + (to - from) * (2.0 / 3));
      points.push_back(to);
    };
    auto corner = [&](Point at, Point to) {
      const Point from = points.back();
      points.push_back(from + (at - from) * 0.55);
      points.push_back(to + (at - to) * 0.55);
      points.push_back(to);
    };
    straight({bend, arc.top()});
    corner({far, arc.top()}, {far, arc.top() + round});
    straight({far, arc.bottom() - round});
    corner({far, arc.bottom()}, {bend, arc.bottom()});
    straight(end);
    Group group = draw_line(points, start, end, look_of(arc), context_.look);
    const Stroke stroke = *std::get<PathShape>(group.elements.front()).paint.stroke;
    for (std::size_t i = 1; i + 1 < arc.boxes.size(); ++i) {
      const Point at = border(arc.boxes[i], arc.ends[i], left);
      group.elements.push_back(line(at, {far, at.y}, stroke));
    }
    out.push_back(std::move(group));
  }

  StrandLook look_of(const Arc& arc) const {
    const graph::Tie& tie = arc.bond->tie;
    StrandLook look;
    look.from = cards_.list[arc.boxes.front()].rows.front().id;
    look.to = cards_.list[arc.boxes.back()].rows.front().id;
    look.numbers = fmt::format("{}", fmt::join(tie.numbers, " "));
    std::vector<std::string> others;
    for (std::size_t i = 1; i < arc.bond->nodes.size(); ++i) {
      const std::string& title = row_of(arc.bond->nodes[i]).title;
      others.push_back(title.substr(0, title.find(',')));
    }
    look.title = tie_title(context_, row_of(arc.bond->nodes.front()).title,
                           fmt::format("{}", fmt::join(others, " ↔ ")), tie.mutual, tie.numbers);
    look.sign = tie.sign;
    look.status = tie.status;
    look.ended = tie.ended;
    look.width = std::max(least_line, 0.6 * m_.verbal);
    return look;
  }

  const Context& context_;
  const theme::Metrics& m_;
  const Cards& cards_;
  const layout::LaneSolution& solution_;
  double room_;
  std::array<std::vector<Arc>, 2> arcs_;  ///< at the left, at the right
};

/// What happens inside of a camp, in a few words.
std::vector<std::string> words_within(const Context& context, const Facing& facing, int camp,
                                      const std::set<int>& numbers) {
  if (numbers.empty()) return {};
  std::set<ActorIndex> members;
  for (std::uint32_t i = 0; i < facing.camp.size(); ++i) {
    if (facing.camp[i] == camp) members.insert(ActorIndex{i});
  }
  const std::vector<std::string> story =
      words::tie_story(context.dossier, context.selection, {numbers.begin(), numbers.end()},
                       members, {2, words::Fineness::year});
  const std::string all = fmt::format("{}", fmt::join(story, context.phrases().semicolon));
  return {fmt::format(fmt::runtime(context.phrases().within_a_camp), all)};
}

double height_of(const FacingFrame::Heading& heading, const theme::Metrics& m) {
  return (static_cast<double>(heading.name.size()) * m.name +
          static_cast<double>(heading.words.size()) * m.label) *
         leading;
}

}  // namespace

int camp_of(const graph::Network& network, const Facing& facing, std::uint32_t node) {
  return graph::camp_of(facing.camp, network.nodes[graph::house(network, node)]);
}

bool joins_camps(const graph::Network& network, const Facing& facing) {
  return std::any_of(network.nodes.begin(), network.nodes.end(), [&](const graph::Node& node) {
    return std::any_of(node.members.begin(), node.members.end(), [&](ActorIndex member) {
      return facing.camp[member.value] != facing.camp[node.members.front().value];
    });
  });
}

bool stays_within(const graph::Network& network, const Facing& facing,
                  const graph::PairWeight& pair) {
  const int camp = camp_of(network, facing, pair.a);
  return camp >= 0 && camp == camp_of(network, facing, pair.b);
}

graph::Network heaviest_across(const graph::Network& network, std::vector<graph::PairWeight> pairs,
                               const std::vector<graph::PairWeight>& within) {
  std::set<std::uint32_t> houses;
  for (const graph::PairWeight& pair : pairs) houses.insert({pair.a, pair.b});
  for (const graph::PairWeight& pair : within) {
    const bool both = houses.count(pair.a) > 0 && houses.count(pair.b) > 0;
    if (both && pair.a != pair.b) pairs.push_back(pair);
  }
  return graph::heaviest(network, pairs, pairs.size());
}

graph::Network without_between(const graph::Network& network, const Facing& facing) {
  std::vector<bool> keep;
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    const bool event = network.nodes[i].kind == graph::Node::Kind::event;
    keep.push_back(event || camp_of(network, facing, i) >= 0);
  }
  return graph::induced(network, keep);
}

Parted parted(const graph::Network& network, const Facing& facing) {
  Parted parts;
  parts.across = network;
  auto add = [&](Bond bond) {
    std::set<int>& numbers =
        parts.within
            .numbers[static_cast<std::size_t>(camp_of(network, facing, bond.nodes.front()))];
    numbers.insert(bond.tie.numbers.begin(), bond.tie.numbers.end());
    parts.within.bonds.push_back(std::move(bond));
  };
  std::set<std::uint32_t> gone;
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    if (network.nodes[i].kind != graph::Node::Kind::event) continue;
    std::optional<Bond> bond = bond_of_event(network, facing, i);
    if (!bond) continue;
    gone.insert(i);
    add(std::move(*bond));
  }
  std::erase_if(parts.across.ties, [&](const graph::Tie& tie) {
    if (gone.count(tie.from) > 0 || gone.count(tie.to) > 0) return true;
    const int camp = camp_of(network, facing, tie.from);
    if (camp < 0 || camp != camp_of(network, facing, tie.to)) return false;
    add({{tie.from, tie.to}, tie});
    return true;
  });
  std::vector<bool> keep;
  std::vector<std::uint32_t> index;
  for (std::uint32_t i = 0, next = 0; i < network.nodes.size(); ++i) {
    keep.push_back(gone.count(i) == 0);
    index.push_back(next);
    next += keep.back() ? 1 : 0;
  }
  parts.across = graph::induced(parts.across, keep);
  for (Bond& bond : parts.within.bonds) {
    for (std::uint32_t& node : bond.nodes) node = index[node];
  }
  return parts;
}

std::vector<layout::LaneSide> sides_of(const graph::Network& network, const Cards& cards,
                                       const Facing& facing) {
  std::vector<layout::LaneSide> sides;
  for (const Card& card : cards.list) {
    const int camp = camp_of(network, facing, card.rows.front().node);
    sides.push_back(camp == 0   ? layout::LaneSide::first
                    : camp == 1 ? layout::LaneSide::last
                                : layout::LaneSide::between);
  }
  return sides;
}

FacingFrame facing_frame(const Context& context, const Parted& parts, const Facing& facing,
                         Rect area) {
  const theme::Metrics& m = context.look.metrics;
  FacingFrame frame;
  bool any_between = false;
  std::array<std::size_t, 2> lines{};
  for (std::uint32_t i = 0; i < parts.across.nodes.size(); ++i) {
    const bool actor = parts.across.nodes[i].kind == graph::Node::Kind::actor;
    any_between |= actor && camp_of(parts.across, facing, i) < 0;
  }
  for (const Bond& bond : parts.within.bonds) {
    ++lines[static_cast<std::size_t>(camp_of(parts.across, facing, bond.nodes.front()))];
  }
  const double limit = (any_between ? 0.38 : 0.47) * area.width / safety;
  for (const int camp : {0, 1}) {
    const auto c = static_cast<std::size_t>(camp);
    const std::set<int>& numbers = parts.within.numbers[c];
    FacingFrame::Heading& heading = frame.camps[c];
    heading.name = text::wrap(facing.names[c], {m.name, true}, limit, 0);
    heading.numbers.assign(numbers.begin(), numbers.end());
    for (const std::string& words : words_within(context, facing, camp, numbers)) {
      for (std::string& line : text::wrap(words, {m.label}, limit, 0)) {
        heading.words.push_back(std::move(line));
      }
    }
    frame.head = std::max(frame.head, height_of(heading, m));
  }
  if (any_between) {
    frame.between =
        text::wrap(std::string(context.phrases().neither_camp), {m.name}, 0.2 * area.width, 0);
    frame.head = std::max(frame.head, static_cast<double>(frame.between.size()) * m.name * leading);
  }
  frame.head += 1.2 * m.gap;
  auto room = [&](std::size_t count) {
    return line_step * m.label * static_cast<double>(std::min(count, most_steps)) +
           (count > 0 ? 2 : 0);
  };
  // As much at both sides: what faces each other stands in the middle of the page.
  const double beside = std::max(room(lines[0]), room(lines[1]));
  frame.inner = {area.x + beside, area.y + frame.head, area.width - 2 * beside,
                 area.height - frame.head};
  return frame;
}

void paint_headings(const Context& context, const FacingFrame& frame, Rect area,
                    std::vector<Element>& out) {
  const auto& [theme, m] = context.look;
  const double left = area.x - frame.inner.x, right = left + area.width;
  for (const std::size_t camp : {0u, 1u}) {
    const FacingFrame::Heading& heading = frame.camps[camp];
    Group group{Part::none, {}, {}, {}};
    if (!heading.numbers.empty()) {
      group.data.emplace_back("events", fmt::format("{}", fmt::join(heading.numbers, " ")));
    }
    double y = -frame.head;
    auto write = [&](const std::string& words, text::Style style, Color color) {
      const Point at{camp == 0 ? left : right, y + 0.87 * style.size};
      group.elements.push_back(
          text(at, words, style.size, style.bold, color, camp == 0 ? Anchor::start : Anchor::end));
      y += style.size * leading;
    };
    for (const std::string& line : heading.name) write(line, {m.name, true}, theme.ink);
    for (const std::string& line : heading.words) write(line, {m.label}, theme.secondary);
    out.push_back(std::move(group));
  }
  double y = -frame.head;
  for (const std::string& line : frame.between) {
    const double width = text::width(line, {m.name}) * safety;
    out.push_back(text_from({(left + right - width) / 2, y + 0.87 * m.name}, line, {m.name},
                            theme.secondary));
    y += m.name * leading;
  }
}

void paint_within(const Context& context, const Within& within, const Cards& cards,
                  const layout::LaneSolution& solution, double room, std::vector<Element>& out) {
  WithinPainter(context, within, cards, solution, room).paint(out);
}

}  // namespace entente::relations
