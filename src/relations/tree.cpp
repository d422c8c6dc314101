#include "relations/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.hpp"
#include "entente/date.hpp"
#include "graph/network.hpp"
#include "languages/language.hpp"
#include "layout/chain.hpp"
#include "layout/tree.hpp"
#include "relations/account.hpp"
#include "relations/column_draft.hpp"
#include "relations/family.hpp"
#include "relations/samples.hpp"
#include "relations/strands.hpp"
#include "text/measure.hpp"
#include "words/item_words.hpp"
#include "words/text_alternative.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

constexpr double least_kin = 0.7;       // of all items that a tree can show
constexpr std::size_t least_lines = 2;  // from parents to children, or to successors
constexpr std::size_t most_people = 80;

/// How much the boxes of a tree say.
struct TreeTelling {
  double name_wrap;  ///< em
  bool short_names, lives;
  std::size_t lines;      ///< of words at a union; 0: they stand below the tree
  double beside = 0;      ///< em that these words have beside columns; 0: generations are rows
  bool sideways = false;  ///< generations are columns
};
constexpr TreeTelling tree_tellings[] = {
    {9, false, true, 3},          {7, false, true, 2},         {6, true, true, 2},
    {5, true, true, 1},           {4, true, false, 1},         {9, false, true, 2, 9, true},
    {7, false, true, 2, 7, true}, {6, true, true, 1, 6, true}, {9, false, true, 0, 0, true},
    {12, true, true, 0},          {6, true, true, 0},          {6, true, true, 0, 0, true},
    {12, true, false, 0},         {6, true, false, 0},         {4, true, false, 0, 0, true}};
/// Where people have to go, the others say least.
constexpr TreeTelling few_words[] = {
    {4, true, false, 1}, {12, true, false, 0}, {6, true, false, 0}, {4, true, false, 0, 0, true}};

class Tree {
 public:
  Tree(const Context& context, const graph::Network& network, Rect area,
       const GraphOptions& options)
      : context_(context),
        dossier_(context.dossier),
        network_(network),
        theme_(context.look.theme),
        m_(context.look.metrics),
        area_(area),
        options_(options) {}

  Body compose() {
    std::optional<Drawn> drawn = find();
    Body body;
    body.layout = std::move(report_);
    body.fits = drawn.has_value();
    if (!drawn) return body;
    body.layout.candidates[drawn->candidate].outcome = LayoutCandidate::Outcome::chosen;
    paint(*drawn, body);
    return body;
  }

 private:
  /// A tree with a place for everybody in it.
  struct Drawn {
    Family family;
    Cards cards;
    std::vector<std::vector<std::string>> stories;  ///< by union; empty: no words
    std::vector<int> below;                         ///< items whose words stand below the tree
    std::vector<Written> told;                      ///< these words
    bool sideways = false;                          ///< generations are columns
    layout::TreeSolution solution;
    std::size_t candidate = 0;  ///< of the report
  };

  /// Everybody with ever fewer words; then as many as have room.
  std::optional<Drawn> find() {
    const Family family = family_of(context_, network_, {});
    if (lines_of(family) == 0 || family.circular) return std::nullopt;
    if (family.people.size() <= most_people) {
      for (const TreeTelling& telling : tree_tellings) {
        if (std::optional<Drawn> drawn = draw(family, telling)) return drawn;
      }
    }
    std::optional<Drawn> best;
    for (const TreeTelling& telling : few_words) {
      std::optional<Drawn> drawn = find_some(family, telling);
      const bool more = drawn && (!best || best->family.items < drawn->family.items);
      if (more) best = std::move(drawn);
    }
    // Columns say more than the stump of a tree.
    const bool stump = best && 2 * (best->family.items + best->family.others.size()) < all_items();
    if (stump && !options_.form) return std::nullopt;
    return best;
  }

  /// As many people as have room.
  std::optional<Drawn> find_some(const Family& family, const TreeTelling& telling) {
    const std::vector<std::uint32_t> order = least_first(context_, family);
    std::optional<Drawn> best;
    std::size_t few = order.size(), many = 0;  // so many that go are enough, or too few
    while (few - many > 1) {
      const std::size_t middle = (few + many) / 2;
      const auto last = order.begin() + static_cast<std::ptrdiff_t>(middle);
      const Family part = family_of(context_, network_, {order.begin(), last});
      std::optional<Drawn> drawn;
      if (lines_of(part) > 0 && part.people.size() <= most_people) {
        drawn = draw(part, telling);
      }
      // Where nobody is left to descend from anybody, too many are gone.
      const bool enough = drawn || lines_of(part) == 0;
      (enough ? few : many) = middle;
      if (drawn) best = std::move(drawn);
    }
    return best;
  }

  std::size_t all_items() const { return context_.selection.items.size(); }

  select::ItemView facts(int number) const {
    return select::view(dossier_, select::item_of(context_.selection, number));
  }

  std::optional<Drawn> draw(const Family& family, const TreeTelling& telling) {
    Drawn drawn;
    drawn.family = family;
    drawn.sideways = telling.sideways;
    drawn.below = family.others;
    for (const Union& one : family.unions) {
      if (telling.lines > 0) break;
      drawn.below.insert(drawn.below.end(), one.told.begin(), one.told.end());
    }
    std::sort(drawn.below.begin(), drawn.below.end());
    drawn.below.erase(std::unique(drawn.below.begin(), drawn.below.end()), drawn.below.end());
    drawn.told = told_of(drawn.below);
    const double told_height =
        drawn.told.empty() ? 0
                           : static_cast<double>(drawn.told.size()) * m_.label * leading + m_.gap;
    graph::Network people;
    for (const std::uint32_t node : family.people) {
      people.nodes.push_back(network_.nodes[node]);
      people.nodes.back().container.reset();
      people.nodes.back().numbers.clear();
    }
    CardStyle style;
    style.name_wrap = telling.name_wrap * m_.name;
    style.short_names = telling.short_names;
    style.chips = context_.flags && !context_.flags->empty();
    style.numbers = false;
    style.everybody = true;
    style.lives = telling.lives;
    drawn.cards = make_cards(people, context_, style);
    layout::TreeProblem problem = problem_of(drawn, telling);
    problem.area = {area_.width, area_.height - told_height};
    // One after another without branches: a line, as text runs.
    drawn.solution = layout::is_chain(problem) ? layout::solve_chain(problem)
                     : telling.sideways
                         ? layout::solve_tree_sideways(problem, telling.beside * m_.label)
                         : layout::solve_tree(problem);
    note(telling, drawn);
    drawn.candidate = report_.candidates.size() - 1;
    if (!drawn.solution.fits) return std::nullopt;
    return drawn;
  }

  layout::TreeProblem problem_of(Drawn& drawn, const TreeTelling& telling) const {
    layout::TreeProblem problem;
    problem.grows = context_.grows;
    problem.spacing = {.sibling = 1.1 * m_.label,
                       .joint = 1.3 * m_.label,
                       .step = 0.9 * m_.label,
                       .pad = 0.4 * m_.label,
                       .corner = (telling.sideways ? 0.3 : 1.4) * m_.name};
    std::map<std::uint32_t, int> box;
    for (const std::uint32_t node : drawn.family.people) {
      box[node] = static_cast<int>(problem.boxes.size());
      problem.boxes.push_back(drawn.cards.list[problem.boxes.size()].rows.front().natural);
      problem.born.push_back(born(node));
    }
    if (!options_.homes.empty()) problem.homes = homes_of(drawn.family.people);
    for (const Union& one : drawn.family.unions) {
      layout::TreeUnion tree;
      for (const std::uint32_t partner : one.partners) tree.partners.push_back(box[partner]);
      for (const Offspring& child : one.offspring) tree.children.push_back(box[child.node]);
      drawn.stories.push_back(telling.lines > 0 ? story_of(one, telling.lines)
                                                : std::vector<std::string>());
      if (!drawn.stories.back().empty()) {
        tree.least_words = longest_word(drawn.stories.back(), m_);
        // The problem may outlive its maker, and the metrics both.
        tree.words = [&m = m_, story = drawn.stories.back()](double width) {
          return relations::size_of(wrapped(story, width, m), m);
        };
      }
      problem.unions.push_back(std::move(tree));
    }
    return problem;
  }

  /// Where they stood earlier, from the corner of the area.
  std::vector<std::optional<Point>> homes_of(const std::vector<std::uint32_t>& people) const {
    std::vector<std::optional<Point>> homes(people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (const ActorPlace& home : options_.homes) {
        if (home.actor == actor(people[i]).id) homes[i] = {home.x - area_.x, home.y - area_.y};
      }
    }
    return homes;
  }

  const Actor& actor(std::uint32_t node) const { return dossier_[network_.nodes[node].actor]; }

  /// Those of whom it is not known stand after the others.
  double born(std::uint32_t node) const {
    const std::optional<date::Edtf>& lived = actor(node).lived;
    const std::optional<double> begin = lived ? date::axis_earliest(*lived) : std::nullopt;
    return begin.value_or(1e18);
  }

  std::vector<std::string> story_of(const Union& one, std::size_t lines) const {
    if (one.told.empty()) return {};
    std::set<ActorIndex> ends;
    for (const std::uint32_t node : one.partners) ends.insert(network_.nodes[node].actor);
    for (const Offspring& child : one.offspring) ends.insert(network_.nodes[child.node].actor);
    std::vector<int> numbers = one.told;
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<std::string> story =
        words::tie_story(dossier_, context_.selection, numbers, ends, {lines});
    say_status(one.status, story.front());
    return story;
  }

  /// Unless the words say so already.
  void say_status(Status status, std::string& words) const {
    if (status == Status::happened) return;
    const std::string word = words::status_word(status, context_.phrases());
    if (base::fold_case(words).find(word) != std::string::npos) return;
    words += context_.phrases().comma;
    words += word;
  }

  /// What no line shows, in words: as much as a few lines hold.
  std::vector<Written> told_of(const std::vector<int>& numbers) const {
    std::vector<std::string> list;
    for (const int number : numbers) {
      const select::Item& item = select::item_of(context_.selection, number);
      std::string who = words::participants_line(dossier_, item);
      if (!who.empty()) who += context_.phrases().colon;
      const std::vector<std::string> story =
          words::tie_story(dossier_, context_.selection, {number}, {}, {1});
      list.push_back(who + story.front());
      say_status(facts(number).status, list.back());
    }
    if (list.empty()) return {};
    std::vector<Written> lines;
    const std::string all = fmt::format("{}", fmt::join(list, context_.phrases().semicolon));
    for (std::string& words : text::wrap(all, {m_.label}, area_.width / text::safety, 0)) {
      lines.push_back({std::move(words), false});
    }
    return lines;
  }

  void note(const TreeTelling& telling, const Drawn& drawn) {
    LayoutCandidate candidate;
    candidate.outcome =
        drawn.solution.fits ? LayoutCandidate::Outcome::fits : LayoutCandidate::Outcome::too_large;
    candidate.name =
        fmt::format("{} people, names of {} em{}{}, {} lines of words{}",
                    drawn.family.people.size(), telling.name_wrap,
                    telling.short_names ? ", short" : "", telling.lives ? ", with life spans" : "",
                    telling.lines, telling.sideways ? ", generations as columns" : "");
    candidate.width = drawn.solution.used.width;
    candidate.height = drawn.solution.used.height;
    candidate.crossings = drawn.solution.crossings;
    report_.candidates.push_back(std::move(candidate));
  }

  void paint(const Drawn& drawn, Body& body) {
    for (std::size_t u = 0; u < drawn.family.unions.size(); ++u) paint_union(drawn, u, body);
    for (std::size_t b = 0; b < drawn.cards.list.size(); ++b) paint_box(drawn, b, body);
    paint_told(drawn, body);
    double height = drawn.solution.used.height;
    if (!drawn.told.empty()) {
      height += static_cast<double>(drawn.told.size()) * m_.label * leading + m_.gap;
    }
    const double spare = context_.grows ? 0 : std::max(0.0, area_.height - height);
    const Point offset{area_.x, area_.y + spare / 2};
    move(body.elements, offset);
    body.bottom = offset.y + height;
    for (std::size_t b = 0; b < drawn.family.people.size(); ++b) {
      const Point middle = drawn.solution.boxes[b].center() + offset;
      body.places.push_back({actor(drawn.family.people[b]).id, middle.x, middle.y});
    }
    tell_moves(options_.homes, body);
    body.legend = legend_of(signs_, context_.look, context_.phrases());
    tell_missing(context_, acting(), shown_, seen_, body);
  }

  /// The network of those who take part in something: whom they belong to is not drawn.
  graph::Network acting() const {
    std::vector<bool> keep;
    for (const graph::Node& node : network_.nodes) keep.push_back(!node.numbers.empty());
    for (const graph::Tie& tie : network_.ties) keep[tie.from] = keep[tie.to] = true;
    graph::Network network = graph::induced(network_, keep);
    for (graph::Node& node : network.nodes) node.container.reset();
    return network;
  }

  void paint_box(const Drawn& drawn, std::size_t b, Body& body) {
    const Card& card = drawn.cards.list[b];
    const Rect& rect = drawn.solution.boxes[b];
    const std::vector<Rect> rows{rect};
    draw_card({card, rect, rows, Flow::right}, context_.look, body.elements);
    const CardRow& row = card.rows.front();
    if (row.camp >= 0) signs_.camps[row.camp] = camp_name(context_, row.camp);
    signs_.actors.insert(row.actor_kind);
    signs_.in_private |= row.in_private;
    seen_.insert(network_.nodes[drawn.family.people[b]].actor);
  }

  /// Straight pieces through these corners, as lines are drawn.
  static std::vector<Point> pieces(const std::vector<Point>& corners) {
    std::vector<Point> points{corners.front()};
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const Point from = corners[i - 1], to = corners[i];
      if (distance(from, to) < 0.01) continue;
      points.push_back(from + (to - from) * (1.0 / 3));
      points.push_back(from + (to - from) * (2.0 / 3));
      points.push_back(to);
    }
    return points;
  }

  void paint_union(const Drawn& drawn, std::size_t u, Body& body) {
    const Union& one = drawn.family.unions[u];
    const layout::TreeSolution::Route& route = drawn.solution.unions[u];
    std::vector<Group> groups;
    for (std::size_t c = 0; c < one.offspring.size(); ++c) {
      const Offspring& child = one.offspring[c];
      for (std::size_t p = 0; p < one.partners.size(); ++p) {
        const auto numbers = child.numbers.find(one.partners[p]);
        if (numbers == child.numbers.end()) continue;
        std::vector<Point> way = route.partners[p];
        way.insert(way.end(), route.children[c].begin() + 1, route.children[c].end());
        groups.push_back(
            line_of(one, one.partners[p], child.node, numbers->second, way, drawn.sideways));
      }
    }
    if (!one.numbers.empty()) {
      std::vector<Point> way = route.partners[0];
      way.insert(way.end(), route.partners[1].rbegin() + 1, route.partners[1].rend());
      groups.push_back(
          line_of(one, one.partners[0], one.partners[1], one.numbers, way, drawn.sideways));
    }
    if (groups.empty()) return;
    if (!drawn.stories[u].empty()) {
      write(drawn.stories[u], route.words, groups.back().elements);
    }
    for (Group& group : groups) body.elements.push_back(std::move(group));
  }

  Group line_of(const Union& one, std::uint32_t from, std::uint32_t to,
                const std::vector<int>& numbers, const std::vector<Point>& way, bool sideways) {
    StrandLook look;
    look.from = actor(from).id;
    look.to = actor(to).id;
    look.numbers = fmt::format("{}", fmt::join(numbers, " "));
    const bool couple = &numbers == &one.numbers;
    look.title = tie_title(context_, actor(from).short_name, actor(to).short_name, couple, numbers);
    look.sign = Sign::neutral;
    look.status = one.status;
    look.ended = couple && ended(numbers);
    look.arrow_at_end = one.succession;
    graph::Tie tie;
    tie.numbers = numbers;
    std::sort(tie.numbers.begin(), tie.numbers.end());
    shown_.ties.push_back(std::move(tie));
    signs_.statuses.insert(one.status);
    signs_.ended |= look.ended;
    const std::vector<Point> points = pieces(way);
    Group group = draw_line(points, points.front(), points.back(), look, context_.look);
    if (is_crossed(one.status)) {
      // Below the words: where the line still hangs from its parent, or above the child.
      const Point bend = way.size() > 2 ? way[1] : way.back();
      const Stroke stroke = *std::get<PathShape>(group.elements.front()).paint.stroke;
      const double back = (way.size() > 2 ? 0.35 : 0.7) * m_.label;
      const Point off = sideways ? Point{back, 0} : Point{0, back};
      marks::draw_cross(bend - off, stroke, m_, group.elements);
    }
    return group;
  }

  /// Whether all that lasted among these items was over at the as-of date.
  bool ended(const std::vector<int>& numbers) const {
    bool any = false;
    for (const graph::Tie& tie : network_.ties) {
      for (const int number : numbers) {
        if (!std::binary_search(tie.numbers.begin(), tie.numbers.end(), number)) continue;
        if (facts(number).is_event) continue;
        if (!tie.ended) return false;
        any = true;
      }
    }
    return any;
  }

  void write(const std::vector<std::string>& story, const Rect& room,
             std::vector<Element>& out) const {
    double y = room.y;
    for (const Written& line : wrapped(story, room.width + 0.5, m_)) {
      out.push_back(text_from({room.x, y + 0.87 * m_.label}, line.words, {m_.label, line.bold},
                              line.bold ? theme_.secondary : theme_.ink));
      y += m_.label * leading;
    }
  }

  void paint_told(const Drawn& drawn, Body& body) {
    if (drawn.told.empty()) return;
    const std::vector<int>& numbers = drawn.below;
    Group group{Part::none, {}, {{"events", fmt::format("{}", fmt::join(numbers, " "))}}, {}};
    double y = drawn.solution.used.height + m_.gap;
    for (const Written& line : drawn.told) {
      group.elements.push_back(
          text_from({0, y + 0.87 * m_.label}, line.words, {m_.label}, theme_.secondary));
      y += m_.label * leading;
    }
    body.elements.push_back(std::move(group));
    graph::Tie tie;
    tie.numbers = numbers;
    std::sort(tie.numbers.begin(), tie.numbers.end());
    shown_.ties.push_back(std::move(tie));
  }

  const Context& context_;
  const Dossier& dossier_;
  const graph::Network& network_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  Rect area_;
  const GraphOptions& options_;
  LayoutReport report_;
  Signs signs_;
  graph::Network shown_;       ///< all items that are drawn or told
  std::set<ActorIndex> seen_;  ///< who is drawn
};

}  // namespace

Suited suits_tree(const Context& context, const graph::Network& network) {
  const Family family = family_of(context, network, {});
  const std::size_t all = context.selection.items.size();
  const std::string share =
      fmt::format("{} of {} items are of kinship or succession", family.items, all);
  if (static_cast<double>(family.items) < least_kin * static_cast<double>(all)) {
    return {false, share};
  }
  if (lines_of(family) < least_lines) return {false, share + ", but nobody descends from anybody"};
  if (family.circular) return {false, share + ", but somebody would be his own ancestor"};
  return {true, share};
}

Body compose_tree(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options) {
  return Tree(context, network, area, options).compose();
}

}  // namespace entente::relations
