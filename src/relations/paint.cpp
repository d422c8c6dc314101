#include "relations/paint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "relations/strands.hpp"
#include "text/measure.hpp"

namespace entente::relations {
namespace {

std::string join_numbers(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, " "));
}

std::string name_of(const CardRow& row) { return row.title.substr(0, row.title.find(',')); }

/// Pale, for what is there and not spoken of; words stay legible.
void make_pale(Element& element, const theme::Theme& theme) {
  const auto pale = [&theme](Paint& paint) {
    constexpr double share = 0.3;
    if (paint.fill) paint.fill = blend(*paint.fill, theme.background, share);
    if (paint.stroke) paint.stroke->color = blend(paint.stroke->color, theme.background, share);
  };
  if (auto* group = std::get_if<Group>(&element)) {
    for (Element& part : group->elements) make_pale(part, theme);
  } else if (auto* words = std::get_if<TextShape>(&element)) {
    words->color = theme.tertiary;
  } else if (auto* box = std::get_if<RectShape>(&element)) {
    pale(box->paint);
  } else if (auto* disc = std::get_if<CircleShape>(&element)) {
    pale(disc->paint);
  } else if (auto* path = std::get_if<PathShape>(&element)) {
    pale(path->paint);
  }
}

class Painter {
 public:
  Painter(const Solved& solved, const Excerpt& excerpt, const Context& context)
      : graph_(solved.graph),
        solution_(solved.solution),
        excerpt_(excerpt),
        context_(context),
        metrics_(context.look.metrics) {
    for (const graph::Tie& tie : graph_.network.ties) {
      if (shown(tie.numbers).empty()) continue;
      involved_.insert({tie.from, tie.to});
    }
  }

  Painted paint() {
    // Lines end at members inside a card, so they are painted over it.
    for (std::size_t c = 0; c < graph_.cards.list.size(); ++c) {
      paint_card(c);
      paint_inner(c);
    }
    for (std::size_t e = 0; e < graph_.ties.size(); ++e) {
      for (std::size_t s = 0; s < graph_.ties[e].size(); ++s) paint_strand(e, s);
    }
    return std::move(painted_);
  }

 private:
  /// Which of the numbers are in the excerpt.
  std::vector<int> shown(const std::vector<int>& numbers) const {
    if (!excerpt_.items) return numbers;
    std::vector<int> found;
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(found),
                 [&](int number) { return excerpt_.items->count(number) > 0; });
    return found;
  }

  /// Adds what belongs to the rest, if it is painted.
  void add_rest(Element element, Excerpt::Rest rest) {
    if (rest == Excerpt::Rest::absent) return;
    make_pale(element, context_.look.theme);
    painted_.elements.push_back(std::move(element));
  }

  bool is_involved(const CardRow& row) const {
    return !excerpt_.items || involved_.count(row.node) > 0 ||
           !shown(graph_.network.nodes[row.node].numbers).empty();
  }

  /// The house and its members; a house has part in what its members have part in.
  void paint_card(std::size_t c) {
    const Card& card = graph_.cards.list[c];
    std::vector<Element> groups;
    draw_card(placed(c), context_.look, groups);
    std::vector<const CardRow*> rows;  // as they were drawn
    for (const CardRow& row : card.rows) {
      if (!row.inner) rows.push_back(&row);
    }
    const bool any = std::any_of(rows.begin(), rows.end(),
                                 [&](const CardRow* row) { return is_involved(*row); });
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i == 0 ? any : is_involved(*rows[i])) {
        painted_.elements.push_back(std::move(groups[i]));
        note_signs(*rows[i]);
      } else {
        add_rest(std::move(groups[i]), excerpt_.actors);
      }
    }
  }

  /// Ties that stay inside a card.
  void paint_inner(std::size_t c) {
    const Card& card = graph_.cards.list[c];
    for (std::size_t r = 0; r < card.rows.size(); ++r) {
      const CardRow& row = card.rows[r];
      if (!row.inner) continue;
      graph::Tie tie = graph_.network.ties[*row.inner];
      if (!media_) tie.medium = Medium::verbal;
      Group group = draw_inner_row(row, solution_.rows[c][r], tie, row_of(tie.from).id,
                                   row_of(tie.to).id, context_.look);
      group.data.push_back({"events", join_numbers(tie.numbers)});
      add_tie(std::move(group), tie);
    }
  }

  void paint_strand(std::size_t e, std::size_t s) {
    const layout::Bundle& bundle = graph_.problem.bundles[e];
    const layout::Strand& strand = bundle.strands[s];
    const graph::Tie& whole = graph_.network.ties[graph_.ties[e][s]];
    const auto [tie, words] = reduced(whole, graph_.words[graph_.ties[e][s]], bundle, strand);
    const layout::Route& route = solution_.routes[e][s];
    StrandLook look;
    look.from = row_of(tie.from).id;
    look.to = row_of(tie.to).id;
    look.numbers = join_numbers(tie.numbers);
    look.title = title_of(tie);
    look.sign = tie.sign;
    if (media_) look.medium = tie.medium;
    look.status = tie.status;
    look.ended = tie.ended;
    look.arrow_at_start = strand.backward;
    look.arrow_at_end = strand.forward;
    for (const std::string& line : words.lines) {
      look.estimated = look.estimated || !text::covered(line);
    }
    const std::vector<Point>& points = route.points;
    const Point start = border(bundle.a, points[3], points.front());
    const Point end = border(bundle.b, points[points.size() - 4], points.back());
    add_tie(draw_strand(route, start, end, look, words, context_.look), tie);
  }

  /// A tie with the items of the excerpt alone, if what it then says has the room of what it says
  /// in the whole; else as in the whole.
  std::pair<graph::Tie, TieWords> reduced(const graph::Tie& whole, const TieWords& words,
                                          const layout::Bundle& bundle,
                                          const layout::Strand& strand) const {
    graph::Tie tie = whole;
    tie.numbers = shown(whole.numbers);
    if (tie.numbers.empty() || tie.numbers.size() == whole.numbers.size() ||
        words.badge.width == 0) {
      return {whole, words};
    }
    for (const bool worded : {true, false}) {
      WordStyle style = graph_.mode.words;
      style.words = style.words && worded;
      TieWords fewer = tie_words(context_, tie, style, graph_.flow);
      const bool fits = fewer.length <= bundle.width && fewer.above <= strand.above &&
                        fewer.below <= strand.below;
      if (fits) return {tie, std::move(fewer)};
    }
    return {whole, words};
  }

  void add_tie(Group group, const graph::Tie& tie) {
    if (shown(tie.numbers).empty() && excerpt_.items)
      return add_rest(std::move(group), excerpt_.ties);
    painted_.elements.push_back(std::move(group));
    note_signs(tie);
  }

  const CardRow& row_of(std::uint32_t node) const {
    const layout::End& end = graph_.cards.end_of.at(node);
    return graph_.cards.list[static_cast<std::size_t>(end.box)]
        .rows[static_cast<std::size_t>(end.row)];
  }

  PlacedCard placed(std::size_t box) const {
    return {graph_.cards.list[box], solution_.boxes[box], solution_.rows[box], graph_.flow};
  }

  Point border(const layout::End& end, Point inner, Point outer) const {
    return border_point(placed(static_cast<std::size_t>(end.box)),
                        static_cast<std::size_t>(end.row), metrics_, inner, outer);
  }

  std::string title_of(const graph::Tie& tie) const {
    const std::string arrow = tie.mutual ? " ↔ " : " → ";
    std::string title = number_ranges(tie.numbers) + ". " + name_of(row_of(tie.from)) + arrow +
                        name_of(row_of(tie.to));
    for (int number : tie.numbers) {
      const auto& item = select::item_of(context_.selection, number);
      title += (number == tie.numbers.front() ? ": " : "; ") +
               select::view(context_.dossier, item).title;
    }
    return title;
  }

  void note_signs(const graph::Tie& tie) {
    Signs& signs = painted_.signs;
    signs.ended |= tie.ended;
    signs.signs.insert(tie.sign);
    if (media_) signs.media.insert(tie.medium);
    signs.statuses.insert(tie.status);
  }

  void note_signs(const CardRow& row) {
    Signs& signs = painted_.signs;
    if (row.kind == graph::Node::Kind::unknown) signs.unknown_actor = true;
    if (row.kind == graph::Node::Kind::event) signs.event |= !row.junction;
    if (row.camp >= 0) signs.camps[row.camp] = camp_name(context_, row.camp);
    if (row.kind == graph::Node::Kind::actor) signs.actors.insert(row.actor_kind);
    signs.actor_over |= row.over;
    signs.in_private |= row.in_private;
  }

  const Prepared& graph_;
  const layout::Solution& solution_;
  const Excerpt& excerpt_;
  const Context& context_;
  const theme::Metrics& metrics_;
  /// Widths tell words from deeds, unless those of other pages mean something else.
  const bool media_ = !context_.lines || context_.lines->meaning == WidthMeaning::medium;
  std::set<std::uint32_t> involved_;  ///< nodes that ties of the excerpt have an end at
  Painted painted_;
};

}  // namespace

Painted paint(const Solved& solved, const Excerpt& excerpt, const Context& context) {
  return Painter(solved, excerpt, context).paint();
}

}  // namespace entente::relations
