#include "relations/cards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "graph/network.hpp"
#include "languages/language.hpp"
#include "relations/card_shapes.hpp"
#include "relations/flag_shapes.hpp"
#include "relations/lives.hpp"
#include "relations/samples.hpp"
#include "text/measure.hpp"
#include "words/item_words.hpp"
#include "words/spells.hpp"

namespace entente::relations {
namespace {

/// Distances inside a card, from the size of a name.
struct CardGeometry {
  double pad_x, pad_y, inset, row_gap, chip_gap, line;
  explicit CardGeometry(const theme::Metrics& m)
      : pad_x(0.7 * m.name),
        pad_y(0.42 * m.name),
        inset(0.6 * m.name),
        row_gap(0.5 * m.name),
        chip_gap(0.4 * m.name),
        line(1.15) {}
};

/// What a relation is called where several lines of it meet is said as on a line.
text::Style name_style(const CardRow& row, const theme::Metrics& m) {
  return {row.junction ? m.label : m.name, true};
}
text::Style role_style(const theme::Metrics& m) { return {m.label, false}; }
text::Style chip_style(const theme::Metrics& m) { return {m.note, true}; }

double chip_height(const theme::Metrics& m) { return 1.5 * m.note; }

double chip_width(const CardRow& row, const theme::Metrics& m) {
  if (row.flag) return flag_size(*row.flag, chip_height(m)).width;
  return row.chip.empty() ? 0 : text::width(row.chip, chip_style(m)) * text::safety + 0.7 * m.note;
}

std::string_view kind_word(const languages::Phrases& phrases, const Actor& actor) {
  switch (actor.kind) {
    case ActorKind::country:
      return phrases.country;
    case ActorKind::official:
      return person_word(is_private(actor), phrases);
    case ActorKind::organization:
      return phrases.organization;
    case ActorKind::bloc:
      return phrases.bloc;
    case ActorKind::other:
      return phrases.other;
  }
  return {};
}

/// Two-letter codes only: they are what readers know from plates and domains.
std::string chip_of(const Actor& actor) {
  if (actor.kind != ActorKind::country) return {};
  const auto iso = actor.codes.find("iso");
  return iso != actor.codes.end() && iso->second.size() == 2 ? iso->second : std::string();
}

class CardMaker {
 public:
  CardMaker(const graph::Network& network, const Context& context, const CardStyle& style)
      : network_(network),
        context_(context),
        dossier_(context.dossier),
        selection_(context.selection),
        metrics_(context.look.metrics),
        style_(style),
        geometry_(metrics_) {
    for (const graph::Node& node : network.nodes) {
      first_seen_.push_back(node.numbers.empty() ? never : node.numbers.front());
    }
    for (std::uint32_t t = 0; t < network.ties.size(); ++t) {
      const graph::Tie& tie = network.ties[t];
      if (top_of(tie.from) == top_of(tie.to)) inner_ties_[top_of(tie.from)].push_back(t);
      if (tie.numbers.empty()) continue;
      for (const std::uint32_t node : {tie.from, tie.to}) {
        first_seen_[node] = std::min(first_seen_[node], tie.numbers.front());
      }
    }
  }

  Cards make() {
    std::set<std::uint32_t> used;
    for (const graph::Tie& tie : network_.ties) used.insert({tie.from, tie.to});
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
      if (style_.everybody || !network_.nodes[i].numbers.empty()) used.insert(i);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t node : used) {
      const std::uint32_t top = top_of(node);
      members[top];
      if (top != node) members[top].push_back(node);
    }
    Cards cards;
    for (const auto& [top, inside] : members) add_card(cards, top, inside);
    return cards;
  }

 private:
  static constexpr int never = std::numeric_limits<int>::max();

  std::uint32_t top_of(std::uint32_t node) const {
    for (std::size_t i = 0; network_.nodes[node].container && i < network_.nodes.size(); ++i) {
      node = *network_.nodes[node].container;
    }
    return node;
  }

  void add_card(Cards& cards, std::uint32_t top, const std::vector<std::uint32_t>& inside) {
    Card card;
    const int box = static_cast<int>(cards.list.size());
    card.rows.push_back(row_of(top, inside.empty()));
    cards.end_of[top] = {box, 0};
    for (std::uint32_t node : inside) {
      cards.end_of[node] = {box, static_cast<int>(card.rows.size())};
      card.rows.push_back(row_of(node, true));
      // A member of a group with a place of its own is that place, not its name in the head.
      for (std::string& id : card.rows.front().name_ids) {
        if (id == card.rows.back().id) id.clear();
      }
    }
    for (const std::uint32_t t : inner_ties_[top]) {
      const graph::Tie& tie = network_.ties[t];
      card.rows.push_back(inner_row(tie, t, brief_name(tie.from), brief_name(tie.to), metrics_));
    }
    for (std::size_t r = 0; r < card.rows.size(); ++r) {
      const double around = r > 0 ? 2 * geometry_.inset : 0;
      card.width = std::max(card.width, card.rows[r].natural.width + around);
    }
    card.width = std::ceil(card.width);
    cards.list.push_back(std::move(card));
  }

  /// The first item that the graph tells of somebody, on lines or in his box.
  const select::Item* first_seen_in(std::uint32_t node) const {
    const int first = first_seen_[node];
    return first == never ? nullptr : &select::item_of(selection_, first);
  }

  CardRow row_of(std::uint32_t index, bool with_role) const {
    const graph::Node& node = network_.nodes[index];
    CardRow row;
    row.node = index;
    row.kind = node.kind;
    const languages::Phrases& phrases = context_.phrases();
    if (!context_.camps.empty()) row.camp = graph::camp_of(context_.camps, node);
    if (node.kind == graph::Node::Kind::group) return group_row(std::move(row), node);
    std::string name, role, years;
    if (node.kind == graph::Node::Kind::actor) {
      const Actor& actor = dossier_[node.actor];
      row.actor_kind = actor.kind;
      row.id = actor.id;
      if (style_.chips) row.chip = chip_of(actor);
      if (context_.flags && context_.flags->count(row.chip) > 0)
        row.flag = &context_.flags->at(row.chip);
      name = style_.short_names ? actor.short_name : actor.name;
      row.over = is_over(context_, actor);
      row.in_private = is_private(actor);
      if (style_.lives || row.over) {
        role = life_of(context_, actor);
      } else if (with_role) {
        role = select::role_of(dossier_, node.actor, selection_.as_of);
        years = years_in_office(context_, node.actor, first_seen_in(index));
      }
      row.title = name + ", " + std::string(role.empty() ? kind_word(phrases, actor) : role);
      if (!years.empty()) row.title += " " + years;
    } else {
      const bool event = node.kind == graph::Node::Kind::event;
      if (event) name = tell_event(node, row, role);
      row.title = name = event ? name : std::string(phrases.unknown_actor);
      row.id = event ? "event" : "unknown";
    }
    if (row.chip == name && !row.flag) row.chip.clear();
    row.name =
        wrapped(name, name_style(row, metrics_), node.kind == graph::Node::Kind::event ? 5 : 3);
    row.role = wrapped(role, role_style(metrics_), 2);
    if (!years.empty()) row.role.push_back(years);
    if (style_.lives) row.role = {role};
    std::erase(row.role, std::string());
    row.estimated = !text::covered(name) || !text::covered(role);
    measure(row, node);
    return row;
  }

  /// A line for each member; of the kind that all are of.
  CardRow group_row(CardRow row, const graph::Node& node) const {
    std::vector<std::string> names;
    row.actor_kind = dossier_[node.members.front()].kind;
    for (const ActorIndex member : node.members) {
      const Actor& actor = dossier_[member];
      names.push_back(actor.short_name);
      row.name_ids.push_back(actor.id);
      if (actor.kind != row.actor_kind) row.actor_kind = ActorKind::other;
      row.in_private |= is_private(actor);
      row.estimated |= !text::covered(actor.short_name);
    }
    row.id = fmt::format("{}", fmt::join(row.name_ids, "+"));
    row.title = words::joined(names, context_.phrases());
    row.name = std::move(names);
    measure(row, node);
    return row;
  }

  std::string brief_name(std::uint32_t index) const {
    const graph::Node& node = network_.nodes[index];
    return node.kind == graph::Node::Kind::actor ? dossier_[node.actor].short_name
                                                 : row_of(index, false).title;
  }

  /// Wraps between words; a single word is broken only if it is very long.
  std::vector<std::string> wrapped(const std::string& words, text::Style style, int lines) const {
    const double widest = text::longest_word(words, style);
    const double limit = std::max(style_.name_wrap, std::min(widest + 0.5, 14 * style.size));
    return text::wrap(words, style, limit, lines);
  }

  /// The title of an event, or what a relation is called on lines; and when.
  std::string tell_event(const graph::Node& node, CardRow& row, std::string& date) const {
    if (node.numbers.empty()) return {};
    const select::Item& item = select::item_of(selection_, node.numbers.front());
    const select::ItemView facts = select::view(dossier_, item);
    if (!facts.is_event) row.junction = facts.sign;
    const date::Edtf* when = style_.numbers ? nullptr : select::first_date(dossier_, item);
    if (when && row.junction)
      date = words::spells(facts.when, dossier_.language, words::Fineness::year, 3);
    if (when && !row.junction)
      date = date::label(*when, dossier_.language, date::LabelLength::brief);
    return row.junction ? base::capitalized(facts.title) : facts.title;
  }

  void measure(CardRow& row, const graph::Node& node) const {
    const text::Style style = name_style(row, metrics_);
    double width = text::width(row.name, style) * text::safety;
    if (!row.chip.empty()) width += chip_width(row, metrics_) + geometry_.chip_gap;
    width = std::max(width, text::width(row.role, role_style(metrics_)) * text::safety);
    double height = head_height(row, metrics_);
    if (style_.numbers && !node.numbers.empty()) {
      row.alone = node.numbers;
      row.numbers = badge_lines(node.numbers, metrics_, 8 * metrics_.badge_radius);
      row.badge = badge_size(row.numbers, metrics_);
      width += row.badge.width + geometry_.chip_gap;
      height = std::max(height, row.badge.height);
    }
    row.natural = {width + 2 * geometry_.pad_x, height + 2 * geometry_.pad_y};
  }

  const graph::Network& network_;
  const Context& context_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Metrics& metrics_;
  const CardStyle& style_;
  CardGeometry geometry_;
  std::vector<int> first_seen_;  ///< by node: the least number of an item of his; or `never`
  std::map<std::uint32_t, std::vector<std::uint32_t>> inner_ties_;  ///< by top of both ends
};

/// A stripe along the left edge of a house: filled for one camp, hollow for the other.
void draw_camp(int camp, const Rect& r, const theme::Theme& theme, const theme::Metrics& m,
               std::vector<Element>& out) {
  if (camp < 0) return;
  const Paint paint{camp == 0 ? theme.ink : theme.background, Stroke{theme.ink, m.outline_other}};
  out.push_back(rect({r.x, r.y, 0.35 * m.name, r.height}, paint));
}

/// The rectangle of a row's own shape: the header fills its row, members keep a distance.
Rect shape_rect(const PlacedCard& placed, std::size_t row, const CardGeometry& g) {
  if (!placed.card.has_members()) return placed.rect;
  const Rect& r = placed.rows[row];
  if (row == 0) return r;
  if (placed.flow == Flow::down) {
    return {r.x + g.row_gap / 2, r.y + g.inset, r.width - g.row_gap, r.height - 2 * g.inset};
  }
  return {r.x + g.inset, r.y + g.row_gap / 2, r.width - 2 * g.inset, r.height - g.row_gap};
}

void draw_texts(const CardRow& row, const Rect& r, const Look& look, const CardGeometry& g,
                std::vector<Element>& out) {
  const auto& [theme, m] = look;
  const double chip = chip_width(row, m);
  const text::Style bold = name_style(row, m);
  const Color ink = row.junction ? head_color(*row.junction, theme) : theme.ink;
  const double name_width = text::width(row.name, bold) * text::safety;
  const double role_width = text::width(row.role, role_style(m)) * text::safety;
  const double lead = chip > 0 ? chip + g.chip_gap : 0;
  const double trail = row.numbers.empty() ? 0 : row.badge.width + g.chip_gap;
  const double whole = std::max(lead + name_width, role_width) + trail;
  const double left = r.center().x - whole / 2;
  const double middle = left + (whole - trail + lead) / 2;
  const double height = head_height(row, m);
  const Rect plate{left, r.center().y - chip_height(m) / 2, chip, chip_height(m)};
  if (row.flag) {
    out.push_back(flag_shapes(*row.flag, row.chip, plate, {theme.outline, m.rule}));
  } else if (chip > 0) {
    out.push_back(rect(plate, {theme.outline, {}}, 0.2 * m.note));
    const double text_width = text::width(row.chip, chip_style(m));
    out.push_back(text({plate.center().x - text_width / 2, plate.center().y + 0.344 * m.note},
                       row.chip, m.note, true, theme.background));
  }
  double y = r.center().y - height / 2;
  auto write = [&](const std::string& line, text::Style style, Color color, double center) {
    y += style.size * g.line;
    const double base = text::baseline(y - style.size * g.line / 2, style.size);
    if (row.estimated) {
      out.push_back(text({center, base}, line, style.size, style.bold, color, Anchor::middle));
    } else {
      out.push_back(
          text({center - text::width(line, style) / 2, base}, line, style.size, style.bold, color));
    }
  };
  for (std::size_t i = 0; i < row.name.size(); ++i) {
    write(row.name[i], bold, ink, middle);
    if (i >= row.name_ids.size() || row.name_ids[i].empty()) continue;
    Group member{Part::node, row.name[i], {{"id", row.name_ids[i]}, {"of", row.id}}, {}};
    member.elements.push_back(std::move(out.back()));
    out.back() = std::move(member);
  }
  const double role_middle = left + (whole - trail) / 2;
  for (const std::string& line : row.role) write(line, role_style(m), theme.secondary, role_middle);
  if (trail > 0) {
    Group badge{Part::none, {}, {{"events", fmt::format("{}", fmt::join(row.alone, " "))}}, {}};
    draw_badge(row.numbers, row.badge, {left + whole - row.badge.width / 2, r.center().y},
               theme.outline, look, badge.elements);
    out.push_back(std::move(badge));
  }
}

/// Name and role with what stands below them, in the middle of their shape.
void draw_words(const CardRow& row, const Rect& r, const Look& look, const CardGeometry& g,
                std::vector<Element>& out) {
  const double below = size_of(row.events, look.metrics).height;
  if (row.events.empty() || row.events_at) {
    draw_texts(row, r, look, g, out);
    return;
  }
  const double gap = event_margin(look.metrics);
  const Rect above{r.x, r.y, r.width, r.height - below - gap};
  draw_texts(row, above, look, g, out);
  const double bottom = above.center().y + head_height(row, look.metrics) / 2;
  draw_events(row.events, {r.center().x, bottom + gap}, look, out);
}

}  // namespace

Cards make_cards(const graph::Network& network, const Context& context, const CardStyle& style) {
  return CardMaker(network, context, style).make();
}

double head_height(const CardRow& row, const theme::Metrics& m) {
  return (static_cast<double>(row.name.size()) * name_style(row, m).size +
          static_cast<double>(row.role.size()) * m.label) *
         CardGeometry(m).line;
}

double outline_width(const CardRow& row, const theme::Metrics& m) {
  const bool pointed = outline_of(row) == Outline::hexagon;
  return 2 * (CardGeometry(m).pad_x + (pointed ? point_of(m) : 0));
}

layout::Box box_of(const Card& card, const theme::Metrics& metrics, Flow flow) {
  const CardGeometry g(metrics);
  const bool down = flow == Flow::down;
  layout::Box box;
  box.width = down ? 0 : card.width;
  for (std::size_t r = 0; r < card.rows.size(); ++r) {
    const Size natural = card.rows[r].natural;
    box.rows.push_back(
        std::ceil((down ? natural.width : natural.height) + (r > 0 ? g.row_gap : 0)));
    const double around = r > 0 ? 2 * g.inset : 0;
    if (down) box.width = std::max(box.width, std::ceil(natural.height + around));
  }
  if (card.has_members()) {
    box.rows.front() += std::ceil(g.row_gap / 2);
    box.padding = g.row_gap / 2;
  }
  return box;
}

Point border_point(const PlacedCard& placed, std::size_t row, const theme::Metrics& metrics,
                   Point inner, Point outer) {
  const Rect r = shape_rect(placed, row, CardGeometry(metrics));
  const Outline outline = outline_of(placed.card.rows[row]);
  if (placed.flow == Flow::right) {
    const double in = inward(outline, r, true, std::abs(outer.y - r.center().y), metrics);
    return {inner.x > outer.x ? r.right() - in : r.left() + in, outer.y};
  }
  const double in = inward(outline, r, false, std::abs(outer.x - r.center().x), metrics);
  return {outer.x, inner.y > outer.y ? r.bottom() - in : r.top() + in};
}

void draw_card(const PlacedCard& placed, const Look& look, std::vector<Element>& out) {
  const auto& [theme, metrics] = look;
  const CardGeometry g(metrics);
  const Rect& all = placed.rect;
  const CardRow& head = placed.card.rows.front();
  Group house{Part::node, head.title, {{"id", head.id}}, {}};
  if (placed.card.has_members()) {
    const double w = metrics.outline_country;
    // A house that is no country keeps rounded corners, so that shape still tells the kind.
    const double corner = outline_of(head) == Outline::square ? 0 : 0.6 * metrics.name;
    const Stroke border{head.over ? theme.neutral : theme.outline, w};
    house.elements.push_back(rect(all, {theme.card, border}, corner));
    const Rect& row = placed.rows.front();
    const bool down = placed.flow == Flow::down;
    const Rect header{all.x + w / 2, all.y + w / 2,
                      down ? row.width - g.row_gap / 2 : all.width - w,
                      down ? all.height - w : row.height - g.row_gap / 2};
    house.elements.push_back(
        rect(header, {fill_of(head, theme), {}}, std::max(0.0, corner - w / 2)));
    const Point split =
        down ? Point{header.right(), all.top()} : Point{all.left(), header.bottom()};
    const Point end =
        down ? Point{header.right(), all.bottom()} : Point{all.right(), header.bottom()};
    house.elements.push_back(line(split, end, {theme.outline, metrics.rule}));
    draw_camp(head.camp, header, theme, metrics, house.elements);
    draw_texts(head, header, look, g, house.elements);
    if (head.events_at) {
      const Point middle = head.events_at->center();
      const double half = size_of(head.events, metrics).height / 2;
      draw_events(head.events, {middle.x, middle.y - half}, look, house.elements);
    }
  } else {
    house.elements.push_back(shape_of(head, all, theme, metrics));
    draw_camp(head.camp, all, theme, metrics, house.elements);
    draw_words(head, all, look, g, house.elements);
  }
  out.push_back(std::move(house));
  for (std::size_t r = 1; r < placed.card.rows.size(); ++r) {
    const CardRow& row = placed.card.rows[r];
    if (row.inner) continue;
    const Rect shape = shape_rect(placed, r, g);
    Group member{Part::node, row.title, {{"id", row.id}, {"of", head.id}}, {}};
    member.elements.push_back(shape_of(row, shape, theme, metrics));
    draw_words(row, shape, look, g, member.elements);
    out.push_back(std::move(member));
  }
}

}  // namespace entente::relations
