#include "relations/column_draft.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "relations/measure.hpp"
#include "relations/samples.hpp"
#include "select/naming.hpp"
#include "select/standing.hpp"
#include "text/measure.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

using text::safety;

bool is_event(const graph::Network& network, std::uint32_t node) {
  return network.nodes[node].kind == graph::Node::Kind::event;
}

/// A sum where nearly all items have an amount of one unit, a number where lines gather several
/// items; else words or deeds.
WidthMeaning meaning_of(const Context& context, const ColumnDraft& draft, const Measure& measure) {
  if (measure.is_sum()) return WidthMeaning::amount;
  if (context.lines) {
    const bool medium = context.lines->meaning == WidthMeaning::medium;
    return medium ? WidthMeaning::medium : WidthMeaning::number;
  }
  std::size_t items = 0, ties = 0;
  for (const graph::Tie& tie : draft.network.ties) {
    if (is_spoke(draft, tie)) continue;
    items += tie.numbers.size();
    ++ties;
  }
  return 2 * items >= 3 * ties && ties > 0 ? WidthMeaning::number : WidthMeaning::medium;
}

class DraftMaker {
 public:
  DraftMaker(const Context& context, const Telling& telling, Rect area,
             const std::vector<ActorPlace>& homes, Stories& stories)
      : context_(context),
        telling_(telling),
        m_(context.look.metrics),
        area_(area),
        homes_(homes),
        stories_(stories) {}

  ColumnDraft make(graph::Network network) const {
    ColumnDraft draft;
    draft.network = std::move(network);
    // Lines that may stand in any order stand in that of time.
    std::stable_sort(draft.network.ties.begin(), draft.network.ties.end(),
                     [](const graph::Tie& a, const graph::Tie& b) {
                       return a.numbers.front() < b.numbers.front();
                     });
    CardStyle style;
    style.name_wrap = telling_.name_wrap * m_.name;
    style.short_names = telling_.short_names;
    style.chips = context_.flags && !context_.flags->empty();
    style.numbers = false;
    style.everybody = true;
    draft.cards = make_cards(draft.network, context_, style);
    set_widths(draft);
    find_shared(draft);
    add_boxes(draft);
    for (std::uint32_t t = 0; t < draft.network.ties.size(); ++t) add_line(draft, t);
    draft.problem.spacing = spacing();
    draft.problem.area = {area_.width, area_.height};
    draft.problem.grows = context_.grows;
    add_wishes(draft);
    return draft;
  }

 private:
  layout::LaneSpacing spacing() const {
    layout::LaneSpacing s;
    s.gap = m_.gap;
    s.row = 1.3 * m_.gap;
    s.port = std::max(m_.arrow_width(m_.verbal), 0.9 * m_.crossbar);
    s.stub = m_.arrow_length(m_.verbal) + 0.5 * m_.crossbar + 0.4 * m_.gap;
    s.bend = 4.5 * m_.gap;
    s.inset = 0.6 * m_.name;
    s.least_corridor = 9 * m_.label;
    return s;
  }

  /// Linear through zero; the widest line is no wider than 14 px of a slide.
  double width_per_value(const ColumnDraft& draft) const {
    if (context_.lines && context_.lines->px > 0) return context_.lines->px;
    const double most = *std::max_element(draft.values.begin(), draft.values.end());
    const double px = m_.verbal / 2.67;  // of a slide's
    const double widest = 14 * px / most;
    return draft.meaning == WidthMeaning::number ? std::min(1.4 * px, widest) : widest;
  }

  void set_widths(ColumnDraft& draft) const {
    if (draft.network.ties.empty()) return;
    const Measure measure(context_, measured_items(draft));
    draft.meaning = meaning_of(context_, draft, measure);
    for (const graph::Tie& tie : draft.network.ties)
      draft.values.push_back(measure.of(tie.numbers));
    draft.width_per_value = width_per_value(draft);
    for (std::size_t t = 0; t < draft.network.ties.size(); ++t) {
      const graph::Tie& tie = draft.network.ties[t];
      const double medium = tie.medium == Medium::material ? m_.material : m_.verbal;
      const double measured = std::max(least_line, draft.width_per_value * draft.values[t]);
      draft.widths.push_back(is_spoke(draft, tie)                    ? spoke_width(m_)
                             : draft.meaning == WidthMeaning::medium ? medium
                                                                     : measured);
    }
  }

  void find_shared(ColumnDraft& draft) const {
    std::set<int> once;
    for (const graph::Tie& tie : draft.network.ties) {
      if (is_spoke(draft, tie)) continue;
      for (const int number : tie.numbers) {
        if (!once.insert(number).second) draft.shared.insert(number);
      }
    }
    for (const int number : once) {
      if (draft.shared.count(number) == 0 && is_of_several(number)) draft.alone.insert(number);
    }
  }

  bool is_of_several(int number) const {
    const select::ItemView facts =
        select::view(context_.dossier, select::item_of(context_.selection, number));
    std::set<ActorIndex> houses;
    const std::vector<select::Standing> standings =
        select::standings(context_.dossier, context_.selection, facts);
    for (std::size_t i = 0; i < standings.size(); ++i) {
      const std::optional<ActorIndex>& actor = facts.participants[i].actor;
      if (!actor || standings[i] == select::Standing::aside) continue;
      houses.insert(select::house_of(context_.dossier, *actor, context_.selection.as_of));
    }
    return facts.is_event && houses.size() > 2;
  }

  void add_boxes(ColumnDraft& draft) const {
    std::set<std::pair<int, int>> ends;
    for (const graph::Tie& tie : draft.network.ties) {
      for (const std::uint32_t node : {tie.from, tie.to}) {
        const layout::End end = draft.cards.end_of.at(node);
        ends.insert({end.box, end.row});
      }
    }
    for (const Card& card : draft.cards.list) {
      const int index = static_cast<int>(draft.problem.boxes.size());
      layout::LaneBox box;
      double narrow = card.rows.front().natural.width, roomy = narrow;
      box.head = card.rows.front().natural.height;
      for (std::size_t r = 1; r < card.rows.size(); ++r) {
        const Size natural = card.rows[r].natural;
        box.members.push_back(natural);
        box.member_at.push_back(-1);
        box.member_weight.push_back(weight_of(draft.network.nodes[card.rows[r].node]));
        const double least = natural.width + 2 * spacing().inset;
        roomy = std::max(roomy, least);
        if (ends.count({index, static_cast<int>(r)}) > 0) narrow = std::max(narrow, least);
      }
      draft.narrow.push_back(std::ceil(narrow));
      draft.roomy.push_back(std::ceil(roomy));
      box.width = telling_.roomy ? draft.roomy.back() : draft.narrow.back();
      draft.problem.boxes.push_back(std::move(box));
    }
  }

  /// Whom the title names stands first, then whoever has a part in what matters most.
  double weight_of(const graph::Node& node) const {
    if (node.kind != graph::Node::Kind::actor) return 0;
    constexpr double named = 1e6;
    double weight =
        select::headline_names(context_.dossier.title, context_.dossier[node.actor]) ? named : 0;
    for (const select::Item& item : context_.selection.items) {
      const bool has_part = select::any_part(context_.dossier, item,
                                             [&](ActorIndex actor) { return actor == node.actor; });
      if (has_part) weight += select::view(context_.dossier, item).weight;
    }
    return weight;
  }

  layout::LaneEnd end_of(const ColumnDraft& draft, std::uint32_t node) const {
    const layout::End end = draft.cards.end_of.at(node);
    return {end.box, end.row - 1};
  }

  std::set<ActorIndex> actors_at(const ColumnDraft& draft, const graph::Tie& tie) const {
    std::set<ActorIndex> actors;
    for (const std::uint32_t node : {tie.from, tie.to}) {
      const graph::Node& end = draft.network.nodes[node];
      if (end.kind == graph::Node::Kind::actor) actors.insert(end.actor);
      actors.insert(end.members.begin(), end.members.end());
    }
    return actors;
  }

  void add_line(ColumnDraft& draft, std::uint32_t t) const {
    const graph::Tie& tie = draft.network.ties[t];
    draft.ends.push_back(actors_at(draft, tie));
    layout::LaneLine line;
    line.a = end_of(draft, tie.from);
    line.b = end_of(draft, tie.to);
    line.thickness = draft.widths[t];
    line.weight = std::min(8.0, tie.weight);
    const bool spoke = is_spoke(draft, tie);
    const bool conflict = tie.sign == Sign::conflict;
    const bool crossed = is_crossed(tie.status);
    line.head_b = !tie.mutual || (!spoke && (conflict || crossed));
    line.head = (tie.mutual ? 0.4 * m_.crossbar : m_.arrow_length(line.thickness)) +
                (conflict ? 0.7 * m_.crossbar : 0.0) + (crossed ? m_.crossbar : 0.0) + 0.4 * m_.gap;
    line.reach = std::max(conflict || crossed ? m_.crossbar / 2 : 0.0,
                          line.head_b ? m_.arrow_width(line.thickness) / 2 : 0.0);
    // Whoever is named by a line that ends at his house stands beside it.
    for (const layout::LaneEnd& end : {line.a, line.b}) {
      if (end.member >= 0) continue;
      layout::LaneBox& box = draft.problem.boxes[static_cast<std::size_t>(end.box)];
      const Card& card = draft.cards.list[static_cast<std::size_t>(end.box)];
      const std::uint32_t house = card.rows.front().node;
      for (std::size_t m = 0; m < box.members.size(); ++m) {
        const std::uint32_t member = card.rows[m + 1].node;
        int& at = box.member_at[m];
        const bool has_own = at >= 0 && is_sole(context_, draft, house, member,
                                                draft.network.ties[static_cast<std::size_t>(at)]);
        if (has_own || !takes_part(context_, draft, member, tie)) continue;
        if (at < 0 || is_sole(context_, draft, house, member, tie)) at = static_cast<int>(t);
      }
    }
    draft.problem.lines.push_back(std::move(line));
    draft.stories.emplace_back();
    if (!spoke) tell(draft, t, stories_.of(context_, draft, t, telling_), m_);
  }

  void add_wishes(ColumnDraft& draft) const {
    std::map<ActorIndex, int> box_of;
    for (const auto& [node, end] : draft.cards.end_of) {
      if (end.row == 0 && draft.network.nodes[node].kind == graph::Node::Kind::actor) {
        box_of[draft.network.nodes[node].actor] = end.box;
      }
    }
    auto wish = [&](ActorIndex a, ActorIndex b, layout::LaneWish::Kind kind) {
      const auto x = box_of.find(a), y = box_of.find(b);
      if (x == box_of.end() || y == box_of.end() || x->second == y->second) return;
      draft.problem.wishes.push_back({x->second, y->second, kind});
    };
    for (const std::vector<ActorIndex>& row : context_.dossier.layout.left_of) {
      for (std::size_t i = 1; i < row.size(); ++i) {
        wish(row[i - 1], row[i], layout::LaneWish::Kind::left_of);
      }
    }
    for (const std::vector<ActorIndex>& group : context_.dossier.layout.near) {
      for (std::size_t i = 1; i < group.size(); ++i) {
        wish(group[0], group[i], layout::LaneWish::Kind::near);
      }
    }
    draft.problem.homes.resize(draft.problem.boxes.size());
    for (const ActorPlace& home : homes_) {
      for (const auto& [actor, box] : box_of) {
        if (context_.dossier[actor].id != home.actor) continue;
        draft.problem.homes[static_cast<std::size_t>(box)] =
            Point{(home.x - area_.x) / area_.width, (home.y - area_.y) / area_.height};
      }
    }
  }

  const Context& context_;
  const Telling& telling_;
  const theme::Metrics& m_;
  Rect area_;
  const std::vector<ActorPlace>& homes_;
  Stories& stories_;
};

}  // namespace

bool takes_part(const Context& context, const ColumnDraft& draft, std::uint32_t node,
                const graph::Tie& tie) {
  const graph::Node& shown = draft.network.nodes[node];
  if (shown.kind != graph::Node::Kind::actor) return tie.from == node || tie.to == node;
  return std::any_of(tie.numbers.begin(), tie.numbers.end(), [&](int number) {
    return select::any_part(context.dossier, select::item_of(context.selection, number),
                            [&](ActorIndex part) { return part == shown.actor; });
  });
}

bool is_sole(const Context& context, const ColumnDraft& draft, std::uint32_t house,
             std::uint32_t member, const graph::Tie& tie) {
  const graph::Node &whole = draft.network.nodes[house], &one = draft.network.nodes[member];
  if (whole.kind != graph::Node::Kind::actor || one.kind != graph::Node::Kind::actor) return false;
  return std::all_of(tie.numbers.begin(), tie.numbers.end(), [&](int number) {
    const select::Item& item = select::item_of(context.selection, number);
    auto is_he = [&](ActorIndex part) { return part == one.actor; };
    auto is_another = [&](ActorIndex part) {
      return part != one.actor &&
             select::is_within(context.dossier, part, whole.actor, context.selection.as_of);
    };
    return select::any_part(context.dossier, item, is_he) &&
           !select::any_part(context.dossier, item, is_another);
  });
}

void tell(ColumnDraft& draft, std::uint32_t tie, std::shared_ptr<Story> story,
          const theme::Metrics& metrics) {
  layout::LaneLine& line = draft.problem.lines[tie];
  line.least_words = story->longest_word(metrics);
  // The metrics outlive the draft.
  line.words = [&m = metrics, story](double width) { return story->size(width, m); };
  draft.stories[tie] = std::move(story);
}

void make_roomy(ColumnDraft& draft, bool roomy) {
  const std::vector<double>& widths = roomy ? draft.roomy : draft.narrow;
  for (std::size_t b = 0; b < widths.size(); ++b) draft.problem.boxes[b].width = widths[b];
}

bool is_spoke(const ColumnDraft& draft, const graph::Tie& tie) {
  return is_event(draft.network, tie.from) || is_event(draft.network, tie.to);
}

std::vector<int> measured_items(const ColumnDraft& draft) {
  std::set<int> numbers;
  for (const graph::Tie& tie : draft.network.ties) {
    if (!is_spoke(draft, tie)) numbers.insert(tie.numbers.begin(), tie.numbers.end());
  }
  return {numbers.begin(), numbers.end()};
}

Size Story::size(double width, const theme::Metrics& metrics) {
  const auto known = sizes_.find(width);
  if (known != sizes_.end()) return known->second;
  return sizes_.emplace(width, size_of(wrapped(width, metrics), metrics)).first->second;
}

std::vector<Written> Story::wrapped(double width, const theme::Metrics& metrics) const {
  return relations::wrapped(paragraphs_, width, metrics, bold_);
}

double Story::longest_word(const theme::Metrics& metrics) {
  if (!longest_word_) longest_word_ = relations::longest_word(paragraphs_, metrics, bold_);
  return *longest_word_;
}

const std::shared_ptr<Story>& Stories::of(const Context& context, const ColumnDraft& draft,
                                          std::uint32_t tie, const Telling& telling,
                                          const std::set<ActorIndex>& to_name) {
  const graph::Tie& line = draft.network.ties[tie];
  words::StoryStyle style{
      telling.lines, words::Fineness::day, !telling.short_names, {}, to_name, {}, {}};
  std::set_intersection(line.numbers.begin(), line.numbers.end(), draft.alone.begin(),
                        draft.alone.end(), std::inserter(style.alone, style.alone.end()));
  std::set_intersection(line.numbers.begin(), line.numbers.end(), draft.shared.begin(),
                        draft.shared.end(), std::inserter(style.shared, style.shared.end()));
  for (const std::uint32_t node : {line.from, line.to}) {
    const std::vector<ActorIndex>& members = draft.network.nodes[node].members;
    if (!members.empty()) style.groups.push_back(members);
  }
  const bool bold = select::stands_out(context.selection, line.numbers);
  std::shared_ptr<Story>& story =
      told_[{line.numbers, style.shared, style.alone, draft.ends[tie], style.groups, telling.lines,
             telling.short_names, to_name, bold}];
  if (!story) {
    story = std::make_shared<Story>(
        words::tie_story(context.dossier, context.selection, line.numbers, draft.ends[tie], style),
        bold);
  }
  return story;
}

std::vector<Written> wrapped(const std::vector<std::string>& story, double width,
                             const theme::Metrics& m, bool bold) {
  std::vector<Written> lines;
  for (std::size_t i = 0; i < story.size(); ++i) {
    const bool headline = i == 0;
    const text::Style style{m.label, headline && bold};
    for (std::string& words :
         text::wrap(story[i], style, std::max(width / safety, 4 * m.label), 0)) {
      lines.push_back({std::move(words), headline, style.bold});
    }
  }
  return lines;
}

double longest_word(const std::vector<std::string>& story, const theme::Metrics& m, bool bold) {
  double longest = 0;
  for (std::size_t i = 0; i < story.size(); ++i) {
    longest = std::max(longest, text::longest_word(story[i], {m.label, bold && i == 0}) * safety);
  }
  return std::min(longest, 9 * m.label);
}

Size size_of(const std::vector<Written>& lines, const theme::Metrics& m) {
  Size size{0, static_cast<double>(lines.size()) * m.label * leading};
  for (const Written& line : lines) {
    size.width = std::max(size.width, text::width(line.words, {m.label, line.bold}) * safety);
  }
  return size;
}

ColumnDraft column_draft(const Context& context, graph::Network network, const Telling& telling,
                         Rect area, const std::vector<ActorPlace>& homes, Stories& stories) {
  return DraftMaker(context, telling, area, homes, stories).make(std::move(network));
}

}  // namespace entente::relations
