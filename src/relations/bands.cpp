#include "relations/bands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/bands.hpp"
#include "relations/band_homes.hpp"
#include "relations/cards.hpp"
#include "relations/lives.hpp"
#include "relations/samples.hpp"
#include "text/measure.hpp"

namespace entente::relations {
namespace {

using text::safety;

/// A head that is wider than its band by no more than a reader needs to see it.
constexpr double most_head = 18;    // px
constexpr double most_stub = 0.45;  // of the length of a band
constexpr double narrow = 8;        // px: bands that are no wider than a head

class BandPainter {
 public:
  BandPainter(const Context& context, BandDrawing drawing, Rect area)
      : context_(context),
        dossier_(context.dossier),
        theme_(context.look.theme),
        m_(context.look.metrics),
        drawing_(std::move(drawing)),
        area_(area),
        bar_(0.6 * m_.label),
        between_(0.5 * m_.label) {}

  std::optional<DrawnBands> draw() {
    if (!set_columns()) return std::nullopt;
    layout::BandProblem problem = problem_of();
    if (context_.grows) {
      problem.height = std::min(area_.height, std::max(1.1 * tallest(problem), 0.35 * area_.width));
    }
    const std::optional<layout::BandSolution> solution = layout::solve_bands(problem);
    if (!solution) return std::nullopt;
    solution_ = *solution;
    DrawnBands drawn;
    paint_ties(drawn.body);
    for (const Upright& upright : drawing_.uprights) paint_upright(upright, drawn.body);
    for (std::size_t b = 0; b < drawing_.boxes.size(); ++b) paint_box(b, drawn.body);
    drawn.body.bottom = area_.y + problem.height;
    drawn.scale = solution_.scale;
    double widest = 0;
    for (const layout::BandSolution::Ends& band : solution_.bands) {
      widest = std::max(widest, band.width);
    }
    drawn.overlap = overlap();
    drawn.legible = widest >= m_.label || widest >= 0.99 * problem.widest_band;
    if (context_.lines && context_.lines->px > 0) {
      drawn.legible = drawn.scale >= (1 - 1e-9) * context_.lines->px;
    }
    return drawn;
  }

 private:
  struct Column {
    double words = 0;            ///< width of its widest words or box
    double left = 0, right = 0;  ///< of the shapes at which bands end
    bool boxed = false;
  };

  /// Of the column with the most words.
  static double tallest(const layout::BandProblem& problem) {
    std::map<int, double> heights;
    double most = 0;
    for (const layout::BandNode& node : problem.nodes) {
      most = std::max(most, heights[node.column] += node.least + node.gap);
    }
    return most;
  }

  /// How much of a band lies on its neighbors where it is steepest: it is as wide there as it is
  /// high where it is level.
  double overlap() const {
    double most = 0;
    for (std::size_t t = 0; t < drawing_.ties.size(); ++t) {
      const layout::BandSolution::Ends& ends = solution_.bands[t];
      const double steepest = 1.5 * (ends.inner - ends.outer) / corridor_of(drawing_.ties[t]);
      most = std::max(most, ends.width * (std::hypot(1.0, steepest) - 1) / 2);
    }
    return most;
  }

  text::Style style_of(Run::Kind kind) const {
    switch (kind) {
      case Run::Kind::name:
        return {m_.name, true};
      case Run::Kind::bold:
        return {m_.label, true};
      case Run::Kind::plain:
      case Run::Kind::quiet:
        break;
    }
    return {m_.label, false};
  }

  double width_of(const Run& run) const {
    return text::width(run.words, style_of(run.kind)) * safety;
  }

  double width_of(const std::vector<Run>& line) const {
    double width = 0;
    for (const Run& run : line) width += width_of(run) + (&run == &line.front() ? 0 : between_);
    return width;
  }

  double height_of(const std::vector<Run>& line) const {
    double size = 0;
    for (const Run& run : line) size = std::max(size, style_of(run.kind).size);
    return size * leading;
  }

  double words_height(const BandBox& box) const {
    double height = 0;
    for (const std::vector<Run>& line : box.lines) height += height_of(line);
    return height;
  }

  double inset(const BandBox& box) const { return box.boxed ? 0.7 * m_.name : 0; }

  /// Where the columns stand: bands get all room that words leave. False if that is too little.
  bool set_columns() {
    for (const BandBox& box : drawing_.boxes) {
      Column& column = columns_[box.column];
      column.boxed |= box.boxed;
      double width = 2 * inset(box);
      double widest = 0;
      for (const std::vector<Run>& line : box.lines) widest = std::max(widest, width_of(line));
      // A hexagon's points take room from its words.
      const bool pointed = box.actor && dossier_[*box.actor].kind == ActorKind::organization;
      column.words = std::max(column.words, width + widest + (box.boxed && pointed ? m_.name : 0));
    }
    // An arrow between two boxes ends at both, with its words beside it.
    for (const Upright& upright : drawing_.uprights) {
      Column& column = columns_[drawing_.boxes[upright.from].column];
      const double most = most_value() > 0 ? widest_band() * upright.value / most_value() : 0;
      column.words = std::max(column.words, 2 * half_of(most) + words_beside(upright));
    }
    double taken = 0, corridors = 0;
    for (auto& [index, column] : columns_) {
      taken += column.boxed ? column.words : column.words + bar_ + 0.6 * m_.label;
      if (index != columns_.begin()->first) corridors += share(index);
    }
    if (columns_.size() < 2) return false;
    const double unit = (area_.width - taken) / corridors;
    if (unit < 1.7 * m_.name) return false;
    double x = area_.x;
    for (auto& [index, column] : columns_) {
      if (index != columns_.begin()->first) x += unit * share(index);
      const bool left_end = !column.boxed && index < 0;
      if (left_end) x += column.words + 0.6 * m_.label;
      column.left = x;
      x += column.boxed ? column.words : bar_;
      column.right = x;
      if (!column.boxed && index > 0) x += column.words + 0.6 * m_.label;
    }
    return true;
  }

  /// How wide the corridor before a column is among all: those at the middle are longer.
  static double share(int column) { return column == 0 || column == 1 ? 2 : 1; }

  layout::BandProblem problem_of() const {
    layout::BandProblem problem;
    for (const BandBox& box : drawing_.boxes) {
      const double padding = box.boxed ? 0.7 * m_.name : 0.2 * m_.label;
      layout::BandNode node{box.column, words_height(box) + padding, box.gap, {}, box.spare};
      if (box.home) node.home = *box.home - area_.y;
      problem.nodes.push_back(node);
    }
    for (const BandTie& tie : drawing_.ties) {
      problem.bands.push_back({tie.inner, tie.outer, tie.value, head_room(tie)});
    }
    problem.height = area_.height;
    problem.widest_band = widest_unfolded();
    problem.least_band = least_line;
    return problem;
  }

  /// A band that is wider than it is long would fold where it bends.
  double widest_unfolded() const {
    double widest = widest_band();
    for (const BandTie& tie : drawing_.ties) {
      if (tie.value > 0) {
        widest = std::min(widest, 0.5 * corridor_of(tie) * most_value() / tie.value);
      }
    }
    return widest;
  }

  double corridor_of(const BandTie& tie) const {
    const Column &inner = column_of(tie.inner), &outer = column_of(tie.outer);
    return std::max(inner.left, outer.left) - std::min(inner.right, outer.right);
  }

  double most_value() const {
    double most = 0;
    for (const BandTie& tie : drawing_.ties) most = std::max(most, tie.value);
    return most;
  }

  /// How wide the band of the most may be, px.
  double widest_band() const {
    const double most = drawing_.widest * area_.width;
    return drawing_.most_scale > 0 ? std::min(most, drawing_.most_scale * most_value()) : most;
  }

  const Column& column_of(std::size_t box) const { return columns_.at(drawing_.boxes[box].column); }

  Color color_of(const BandTie& tie) const {
    if (tie.several) return several_color(theme_);
    if (tie.over) return theme_.neutral;
    const Color full = theme_.sign(tie.sign);
    return tie.pale || tie.beside_title ? theme::blend(full, theme_.background, 0.5) : full;
  }

  /// Level for `stub` px before its outer end, where a head or a bar stands on it.
  static PathShape curve(Point from, Point to, double stub, Stroke stroke) {
    const double bent =
        to.x + std::copysign(std::min(stub, most_stub * std::abs(to.x - from.x)), from.x - to.x);
    const double middle = (from.x + bent) / 2;
    PathShape path;
    path.paint.stroke = stroke;
    path.segments.push_back({Segment::Kind::move, {}, {}, from});
    path.segments.push_back({Segment::Kind::cubic, {middle, from.y}, {middle, to.y}, {bent, to.y}});
    if (stub > 0) path.segments.push_back({Segment::Kind::line, {}, {}, to});
    return path;
  }

  void paint_ties(Body& body) {
    std::vector<std::size_t> order(drawing_.ties.size());
    for (std::size_t t = 0; t < order.size(); ++t) order[t] = t;
    // Wide ones first: narrow ones stay visible where they cross.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return solution_.bands[a].width > solution_.bands[b].width;
    });
    for (const std::size_t t : order) paint_tie(t, body);
  }

  void paint_tie(std::size_t t, Body& body) {
    const BandTie& tie = drawing_.ties[t];
    const layout::BandSolution::Ends& ends = solution_.bands[t];
    const bool right = drawing_.boxes[tie.outer].column > drawing_.boxes[tie.inner].column;
    const Point inner{edge(tie.inner, ends.inner, right), area_.y + ends.inner};
    const Point outer{edge(tie.outer, ends.outer, !right), area_.y + ends.outer};
    const double along = right ? 1 : -1;
    const Color color = color_of(tie);
    Point from = inner, to = outer;
    // Many narrow bands meet at the middle: their heads are where they still stand apart.
    const bool at_inner = tie.head < 0 && ends.width >= narrow;
    const double length = std::min(m_.arrow_length(ends.width), most_head);
    if (tie.head > 0) to.x -= along * (length + head_gap);
    if (at_inner) from.x += along * (length + head_gap);
    const bool crossed = tie.sign == Sign::conflict && !tie.several;
    const double stub = tie.head < 0 && !at_inner ? 2 * length + 2 : crossed ? m_.label : 0;
    body.elements.push_back(curve(from, to, stub, {theme_.background, ends.width + 1.6}));
    const BandBox &near = drawing_.boxes[tie.inner], &far = drawing_.boxes[tie.outer];
    const bool outward = tie.head > 0 || (tie.head == 0 && !tie.inward);
    Group group{Part::edge,
                tie.title,
                {{"from", outward ? near.id : far.id},
                 {"to", outward ? far.id : near.id},
                 {"events", fmt::format("{}", fmt::join(tie.numbers, " "))},
                 {"value", fmt::format("{}", tie.value)}},
                {}};
    if (ends.floored) group.data.emplace_back("floor", "1");
    const Dash dash = tie.over ? Dash::long_dashed : Dash::solid;
    group.elements.push_back(curve(from, to, stub, {color, ends.width, dash}));
    if (tie.head != 0) {
      const double flare = tie.head > 0 ? room_for_head(t) / 2 : ends.width / 2;
      const Point tip = tie.head > 0 ? outer - Point{along * head_gap, 0}
                        : at_inner   ? inner + Point{along * head_gap, 0}
                                     : outer - Point{along * (2 * length), 0};
      const double half = std::max(ends.width / 2, std::min(ends.width / 2 + 4, flare));
      head(tip, tie.head > 0 ? along : -along,
           at_inner || tie.head > 0 ? half : m_.arrow_width(1) / 2, length, color, group);
    }
    if (crossed) cross(from, to, ends.width, color, group);
    tie_at_[t] = body.elements.size();
    body.elements.push_back(std::move(group));
  }

  static constexpr double head_gap = 2.5;

  /// The side of a box or bar at this height.
  double edge(std::size_t box, double y, bool right) const {
    const Column& column = column_of(box);
    const BandBox& about = drawing_.boxes[box];
    const double x = right ? column.right : column.left;
    if (!about.boxed || !about.actor) return x;
    if (dossier_[*about.actor].kind != ActorKind::organization) return x;
    // The points of a hexagon stand out at half its height.
    const layout::BandSolution::Place& place = solution_.nodes[box];
    const double off = std::abs(y - (place.top + place.height / 2)) / (place.height / 2);
    return x + (right ? -1 : 1) * 0.5 * m_.name * std::min(1.0, off);
  }

  /// What a head, or the bar of a conflict, takes across a narrow band.
  double head_room(const BandTie& tie) const {
    if (tie.sign == Sign::conflict && !tie.several) return m_.crossbar + 2;
    return tie.head != 0 ? m_.arrow_width(1) + 2 : 0;
  }

  /// How high the head of a band may be at its outer end, where others end beside it.
  double room_for_head(std::size_t t) const {
    const BandTie& tie = drawing_.ties[t];
    const auto ties = std::count_if(drawing_.ties.begin(), drawing_.ties.end(),
                                    [&](const BandTie& other) { return other.outer == tie.outer; });
    if (ties > 1) return std::max(solution_.bands[t].width, head_room(tie)) - 1.2;
    return solution_.nodes[tie.outer].height + drawing_.boxes[tie.outer].gap - 1.2;
  }

  void head(Point tip, double along, double half, double length, Color color, Group& group) const {
    group.elements.push_back(polygon({tip,
                                      {tip.x - along * (length + 1), tip.y - half},
                                      {tip.x - along * (length + 1), tip.y + half}},
                                     {color, {}}));
  }

  /// The bar of a conflict, across the band where it is level.
  void cross(Point from, Point to, double width, Color color, Group& group) const {
    const double along = to.x > from.x ? 1 : -1;
    const double half = std::max(m_.crossbar, width + 8) / 2;
    const double x = to.x - along * 0.5 * m_.label;
    group.elements.push_back(line({x, to.y - half}, {x, to.y + half}, {color, m_.verbal}));
  }

  /// Of the head of an upright arrow.
  static double half_of(double width) { return std::max(least_line, width) / 2 + 4; }
  double words_beside(const Upright& upright) const {
    return 0.5 * m_.label + text::width(upright.words, {m_.label, true}) * safety;
  }

  /// An arrow in the column, beside its words.
  void paint_upright(const Upright& upright, Body& body) const {
    const bool down = upright.from < upright.to;
    const layout::BandSolution::Place& above = solution_.nodes[down ? upright.from : upright.to];
    const layout::BandSolution::Place& below = solution_.nodes[down ? upright.to : upright.from];
    const double top = area_.y + above.top + above.height, bottom = area_.y + below.top;
    const double width = std::max(least_line, upright.value * solution_.scale);
    const Column& column = column_of(upright.from);
    const double half = half_of(width);
    const double left = (column.left + column.right - 2 * half - words_beside(upright)) / 2;
    const double x = left + half, length = std::min(most_head, (bottom - top) / 2);
    const double along = down ? 1 : -1;
    const Point tail{x, down ? top : bottom}, tip{x, (down ? bottom : top) - along * head_gap};
    const Color color = theme_.sign(upright.sign);
    Group group{Part::edge,
                upright.title,
                {{"from", drawing_.boxes[upright.from].id},
                 {"to", drawing_.boxes[upright.to].id},
                 {"events", fmt::format("{}", fmt::join(upright.numbers, " "))},
                 {"value", fmt::format("{}", upright.value)}},
                {}};
    group.elements.push_back(line(tail, tip - Point{0, along * length}, {color, width}));
    group.elements.push_back(polygon({tip,
                                      {tip.x - half, tip.y - along * (length + 1)},
                                      {tip.x + half, tip.y - along * (length + 1)}},
                                     {color, {}}));
    const double base = text::baseline((top + bottom) / 2, m_.label);
    const Point at{left + 2 * half + 0.5 * m_.label, base};
    group.elements.push_back(text_from(at, upright.words, {m_.label, true}, theme_.ink));
    body.elements.push_back(std::move(group));
  }

  void paint_box(std::size_t b, Body& body) {
    const BandBox& box = drawing_.boxes[b];
    const Column& column = column_of(b);
    const layout::BandSolution::Place& place = solution_.nodes[b];
    const double middle = area_.y + place.top + place.height / 2;
    Group group{Part::node, box.title, {{"id", box.id}}, {}};
    if (!box.at.empty()) group.data.emplace_back("at", box.at);
    Rect shape;
    if (box.boxed) {
      shape = {column.left, area_.y + place.top, column.right - column.left, place.height};
      const ActorKind kind = box.actor ? dossier_[*box.actor].kind : ActorKind::other;
      group.elements.push_back(shape_of(kind, shape, context_.look, box.over));
    } else {
      shape = {column.left, middle - place.bar / 2, bar_, place.bar};
      group.elements.push_back(rect(shape, {box.actor ? theme_.outline : theme_.neutral, {}}));
    }
    double y = middle - words_height(box) / 2;
    for (const std::vector<Run>& line : box.lines) {
      const double width = width_of(line), height = height_of(line);
      double x = shape.center().x - width / safety / 2;
      if (!box.boxed) {
        x = box.column < 0 ? shape.left() - 0.6 * m_.label - width : shape.right() + 0.6 * m_.label;
      }
      write(line, x, y + height / 2, group.elements, body);
      y += height;
    }
    body.elements.push_back(std::move(group));
    if (!box.actor) return;
    const Point at = shape.center();
    body.places.push_back({dossier_[*box.actor].id, at.x, at.y});
  }

  void write(const std::vector<Run>& line, double x, double middle, std::vector<Element>& own,
             Body& body) const {
    for (const Run& run : line) {
      const text::Style style = style_of(run.kind);
      const Color color = run.kind == Run::Kind::quiet ? theme_.secondary : theme_.ink;
      const double base = text::baseline(middle, style.size);
      std::vector<Element>& out =
          run.tie ? std::get<Group>(body.elements[tie_at_.at(*run.tie)]).elements : own;
      if (run.numbers.empty()) {
        out.push_back(text_from({x, base}, run.words, style, color));
      } else {
        const std::string numbers = fmt::format("{}", fmt::join(run.numbers, " "));
        out.push_back(Group{Part::none,
                            {},
                            {{"events", numbers}},
                            {text_from({x, base}, run.words, style, color)}});
      }
      x += width_of(run) + between_;
    }
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  const BandDrawing drawing_;
  Rect area_;
  double bar_, between_;
  std::map<int, Column> columns_;
  std::map<std::size_t, std::size_t> tie_at_;  ///< which element of the body a tie is
  layout::BandSolution solution_;
};

}  // namespace

std::size_t most_rows(const Context& context, Rect area) {
  return static_cast<std::size_t>(area.height / (context.look.metrics.label * leading));
}

std::string name_of(const Context& context, const graph::Node& node) {
  if (node.kind != graph::Node::Kind::actor) return std::string(context.phrases().unknown_actor);
  return context.dossier[node.actor].short_name;
}

BandBox box_of(const Context& context, const graph::Node& node) {
  BandBox box;
  box.title = name_of(context, node);
  box.id = "unknown";
  if (node.kind != graph::Node::Kind::actor) return box;
  box.id = context.dossier[node.actor].id;
  box.actor = node.actor;
  box.over = is_over(context, context.dossier[node.actor]);
  return box;
}

BandAccount account_of(const Dossier& dossier, const BandDrawing& drawing) {
  BandAccount account;
  auto add = [&](const std::vector<int>& numbers, double value) {
    const bool first = account.drawn.ties.empty();
    account.least = first ? value : std::min(account.least, value);
    account.most = std::max(account.most, value);
    graph::Tie tie;
    tie.numbers = numbers;
    account.drawn.ties.push_back(std::move(tie));
  };
  for (const BandTie& tie : drawing.ties) add(tie.numbers, tie.value);
  for (const Upright& upright : drawing.uprights) add(upright.numbers, upright.value);
  for (const BandBox& box : drawing.boxes) {
    for (const std::vector<Run>& line : box.lines) {
      for (const Run& run : line) {
        if (run.numbers.empty()) continue;
        graph::Tie told;
        told.numbers = run.numbers;
        account.drawn.ties.push_back(std::move(told));
      }
    }
    if (!box.actor) continue;
    account.named.insert(*box.actor);
    if (!box.boxed) continue;
    account.boxed.insert(dossier[*box.actor].kind);
    account.over |= box.over;
    account.in_private |= is_private(dossier[*box.actor]);
  }
  return account;
}

std::optional<DrawnBands> draw_bands(const Context& context, const BandDrawing& drawing, Rect area,
                                     const std::vector<ActorPlace>& homes) {
  return BandPainter(context, at_homes(drawing, homes), area).draw();
}

}  // namespace entente::relations
