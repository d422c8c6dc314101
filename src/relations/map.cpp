#include "relations/map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/numeric.hpp"
#include "graph/network.hpp"
#include "languages/language.hpp"
#include "relations/account.hpp"
#include "relations/map_draft.hpp"
#include "relations/measure.hpp"
#include "relations/samples.hpp"
#include "relations/strands.hpp"
#include "words/amounts.hpp"

namespace entente::relations {
namespace {

using marks::LegendEntry;
using marks::Rank;

/// Names and the room around them may take so much of the area.
constexpr double fullest = 0.35;
/// Where the page grows it is made so high that they take this much.
constexpr double airy = 0.26;
/// What columns hold at the very most.
constexpr std::size_t most_in_columns = 25;
constexpr std::size_t most_told = 60;  // names: of more, words of columns tell too few
constexpr std::size_t least_names = 10;

Point at_parameter(const std::vector<Point>& c, double t) {
  const double u = 1 - t;
  return c[0] * (u * u * u) + c[1] * (3 * u * u * t) + c[2] * (3 * u * t * t) + c[3] * (t * t * t);
}

/// The part of a cubic behind parameter `t`.
std::vector<Point> behind(const std::vector<Point>& c, double t) {
  auto mix = [t](Point a, Point b) { return a + (b - a) * t; };
  const Point ab = mix(c[0], c[1]), bc = mix(c[1], c[2]), cd = mix(c[2], c[3]);
  const Point abc = mix(ab, bc), bcd = mix(bc, cd);
  return {mix(abc, bcd), bcd, cd, c[3]};
}

/// A route without what lies inside the rectangle at its start.
std::vector<Point> from_border(const std::vector<Point>& route, const Rect& start) {
  std::size_t piece = 0;
  while (piece + 6 < route.size() && start.contains(route[piece + 3])) piece += 3;
  const std::vector<Point> cubic(route.begin() + static_cast<std::ptrdiff_t>(piece),
                                 route.begin() + static_cast<std::ptrdiff_t>(piece + 4));
  double in = 0, out = 1;
  for (int i = 0; i < 40; ++i) {
    const double middle = (in + out) / 2;
    (start.contains(at_parameter(cubic, middle)) ? in : out) = middle;
  }
  std::vector<Point> rest = behind(cubic, out);
  rest.insert(rest.end(), route.begin() + static_cast<std::ptrdiff_t>(piece + 4), route.end());
  return rest;
}

std::vector<Point> between_borders(const std::vector<Point>& route, const Rect& a, const Rect& b) {
  std::vector<Point> part = from_border(route, a);
  std::reverse(part.begin(), part.end());
  part = from_border(part, b);
  std::reverse(part.begin(), part.end());
  return part;
}

bool is_straight(const std::vector<Point>& route, std::size_t i) {
  const Point along = route[i + 3] - route[i];
  auto off = [&](Point p) {
    const Point d = p - route[i];
    return std::abs(along.x * d.y - along.y * d.x);
  };
  return std::max(off(route[i + 1]), off(route[i + 2])) < 0.01 * length(along);
}

class Map {
 public:
  Map(const Context& context, const graph::Network& network, Rect area, const GraphOptions& options)
      : network_(network),
        context_(context),
        theme_(context.look.theme),
        m_(context.look.metrics),
        area_(area),
        options_(options) {}

  Body compose() {
    Body body;
    body.fits = find();
    body.layout = std::move(report_);
    if (!body.fits) return body;
    for (const std::size_t l : light_first()) paint_line(l, body);
    for (std::size_t i = 0; i < draft_.plates.size(); ++i) paint_plate(i, body);
    move(body.elements, {area_.x, area_.y});
    body.bottom = area_.y + area_.height;
    body.legend = legend();
    if (!draft_.even) body.lines = scale();
    tell_places(body);
    if (!options_.partial) tell_missing(body);
    return body;
  }

 private:
  /// With less on it until all names have their places.
  bool find() {
    const graph::Network whole = map_network(context_, network_);
    for (const double share : {fullest, 0.8 * fullest, 0.6 * fullest}) {
      const std::vector<ActorPlace> homes = homes_in(area_);
      draft_ = map_draft(context_, whole, {area_.width, area_.height}, share, homes);
      if (draft_.plates.size() < least_names) return false;
      if (context_.grows) set_height();
      solution_ = layout::solve_map(draft_.problem);
      LayoutCandidate candidate;
      candidate.name = fmt::format("{} names, {} lines", draft_.plates.size(), draft_.lines.size());
      candidate.outcome =
          solution_.fits ? LayoutCandidate::Outcome::chosen : LayoutCandidate::Outcome::overlaps;
      candidate.width = draft_.problem.area.width;
      candidate.height = draft_.problem.area.height;
      candidate.crossings = solution_.crossings;
      report_.candidates.push_back(std::move(candidate));
      if (solution_.fits) return true;
    }
    return false;
  }

  /// On a page that grows: as high as the names want it.
  void set_height() {
    double used = 0;
    for (const MapPlate& plate : draft_.plates) {
      used += (plate.size.width + draft_.problem.gap.width) *
              (plate.size.height + draft_.problem.gap.height);
    }
    const double height = std::max(used / (airy * area_.width), 0.5 * area_.width);
    area_.height = std::min(area_.height, std::ceil(height));
    draft_.problem.area.height = area_.height;
  }

  std::vector<ActorPlace> homes_in(const Rect& area) const {
    std::vector<ActorPlace> homes = options_.homes;
    for (ActorPlace& home : homes) {
      home.x -= area.x;
      home.y -= area.y;
    }
    return homes;
  }

  std::vector<std::size_t> light_first() const {
    std::vector<std::size_t> order;
    for (std::size_t l = 0; l < draft_.lines.size(); ++l) order.push_back(l);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return draft_.lines[a].value < draft_.lines[b].value;
    });
    return order;
  }

  Color color_of(Sign sign, int strength) const {
    const double shares[] = {0.34, 0.62, 1};
    const bool grey = sign == Sign::neutral;
    return theme::blend(grey ? theme_.outline : theme_.sign(sign), theme_.background,
                        grey ? shares[strength] : std::max(0.5, shares[strength]));
  }

  /// Lines of one pair run side by side, closer where names leave less room: how far this one is
  /// off the middle.
  double aside(std::size_t l) const {
    const MapLine& line = draft_.lines[l];
    double before = 0, all = 0;
    for (std::size_t i = 0; i < draft_.lines.size(); ++i) {
      const MapLine& other = draft_.lines[i];
      if (other.a != line.a || other.b != line.b) continue;
      if (i == l) before = all + line.width / 2;
      all += other.width + between_lines(m_);
    }
    const double half = (all - between_lines(m_)) / 2;
    return (before - half) * std::min(1.0, solution_.room[pair_of(line)] / half);
  }

  std::size_t pair_of(const MapLine& line) const {
    const auto& ties = draft_.problem.ties;
    const auto at = std::find_if(ties.begin(), ties.end(), [&](const layout::MapTie& tie) {
      return tie.a == static_cast<int>(line.a) && tie.b == static_cast<int>(line.b);
    });
    return static_cast<std::size_t>(at - ties.begin());
  }

  void paint_line(std::size_t l, Body& body) const {
    const MapLine& line = draft_.lines[l];
    std::vector<Point> route = solution_.routes[pair_of(line)];
    const Point chord = route.back() - route.front();
    const Point across = Point{-chord.y, chord.x} * (1 / std::max(1e-9, length(chord)));
    const double off = aside(l);
    for (Point& p : route) p = p + across * off;
    // Lines beside each other that are wider than a plate come together where they reach it.
    auto draw_in = [&](Point& end, const Rect& plate) {
      const double half =
          (plate.width * std::abs(across.x) + plate.height * std::abs(across.y)) / 2;
      const double room = std::max(0.0, 0.85 * half - line.width / 2);
      end = end + across * (std::clamp(off, -room, room) - off);
    };
    draw_in(route.front(), solution_.names[line.a]);
    draw_in(route.back(), solution_.names[line.b]);
    // A little under the plates, whose corners are round.
    route = between_borders(route, solution_.names[line.a].grown(-0.15 * m_.note),
                            solution_.names[line.b].grown(-0.15 * m_.note));
    const MapPlate &a = draft_.plates[line.a], &b = draft_.plates[line.b];
    Stroke stroke = stroke_of(line.sign, Medium::verbal, line.status, line.ended, theme_, m_);
    stroke.width = base::rounded(line.width);
    stroke.color = color_of(line.sign, line.strength);
    Group group{Part::edge,
                tie_title(context_, a.title, b.title, true, line.numbers),
                {{"from", a.id},
                 {"to", b.id},
                 {"events", fmt::format("{}", fmt::join(line.numbers, " "))},
                 {"value", base::number(line.value)}},
                {}};
    if (!draft_.even && draft_.width_per_unit * line.value < least_line) {
      group.data.emplace_back("floor", "1");
    }
    group.elements.push_back(path_of(route, stroke));
    add_marks(line, route, stroke, group);
    body.elements.push_back(std::move(group));
  }

  static PathShape path_of(const std::vector<Point>& route, const Stroke& stroke) {
    PathShape path;
    path.paint.stroke = stroke;
    path.segments.push_back({Segment::Kind::move, {}, {}, route.front()});
    for (std::size_t i = 0; i + 3 < route.size(); i += 3) {
      if (is_straight(route, i)) {
        path.segments.push_back({Segment::Kind::line, {}, {}, route[i + 3]});
      } else {
        path.segments.push_back({Segment::Kind::cubic, route[i + 1], route[i + 2], route[i + 3]});
      }
    }
    return path;
  }

  /// Conflict has its bar, what is denied or cancelled its cross: in the middle of what is seen.
  void add_marks(const MapLine& line, const std::vector<Point>& route, const Stroke& stroke,
                 Group& group) const {
    const bool off = is_crossed(line.status);
    if (line.sign != Sign::conflict && !off) return;
    const std::size_t piece = (route.size() - 1) / 3 / 2 * 3;
    const std::vector<Point> cubic(route.begin() + static_cast<std::ptrdiff_t>(piece),
                                   route.begin() + static_cast<std::ptrdiff_t>(piece + 4));
    const Point middle = at_parameter(cubic, 0.5);
    const Point along = at_parameter(cubic, 0.6) - at_parameter(cubic, 0.4);
    if (length(along) < 1e-9) return;
    if (line.sign == Sign::conflict) {
      group.elements.push_back(crossbar(middle, along * (1 / length(along)), stroke, m_));
    }
    if (off) draw_cross(middle, stroke, m_, group.elements);
  }

  Color fill_of(const MapPlate& plate) const {
    if (plate.is_relation) return theme_.background;
    if (plate.is_event) return theme_.event;
    return plate.group < 0 ? theme_.groups.back()
                           : theme_.groups[static_cast<std::size_t>(plate.group)];
  }

  void paint_plate(std::size_t i, Body& body) const {
    const MapPlate& plate = draft_.plates[i];
    const Rect& r = solution_.names[i];
    Group group{Part::node, plate.title, {{"id", plate.id}}, {}};
    const double edge = base::rounded(0.56 * m_.verbal);
    group.elements.push_back(rect(r, {fill_of(plate), Stroke{theme_.background, edge}},
                                  plate.is_event ? 0 : 0.4 * plate.style.size));
    double middle = r.center().x;
    if (plate.camp >= 0) {
      const double stripe = 0.35 * m_.name;
      const Paint paint{plate.camp == 0 ? theme_.ink : theme_.background,
                        Stroke{theme_.ink, m_.outline_other}};
      group.elements.push_back(rect({r.x, r.y, stripe, r.height}, paint));
      middle += stripe / 2;
    }
    const double size = plate.style.size, leading = 1.15 * size;
    double y = r.center().y - leading * static_cast<double>(plate.words.size()) / 2;
    for (const std::string& words : plate.words) {
      const double base = text::baseline(y + leading / 2, size);
      const bool known = text::covered(words);
      const double x = known ? middle - text::width(words, plate.style) / 2 : middle;
      group.elements.push_back(text({x, base}, words, size, plate.style.bold, theme_.ink,
                                    known ? Anchor::start : Anchor::middle));
      y += leading;
    }
    body.elements.push_back(std::move(group));
  }

  // The legend.
  marks::Legend legend() const {
    Signs signs;
    for (const MapLine& line : draft_.lines) {
      signs.ended |= line.ended;
      signs.statuses.insert(line.status);
      signs.signs.insert(line.sign);
    }
    if (signs.signs == std::set<Sign>{Sign::neutral}) signs.signs.clear();
    signs.headless = true;
    for (const MapPlate& plate : draft_.plates) {
      if (plate.camp >= 0) signs.camps[plate.camp] = camp_name(context_, plate.camp);
    }
    marks::Legend legend = legend_of(signs, context_.look, context_.phrases());
    marks::Legend more;
    if (!draft_.even) more.push_back(widths());
    if (LegendEntry entry = groups(); !entry.samples.empty()) more.push_back(std::move(entry));
    if (has_larger_names()) {
      more.push_back({.rank = Rank::scale,
                      .order = 2,
                      .words = std::string(context_.phrases().larger_names),
                      .samples = {letters()}});
    }
    marks::join(legend, std::move(more));
    return legend;
  }

  /// A letter in the least and in the greatest size of names.
  marks::Sample letters() const {
    const double large = 1.286 * m_.name, second = 0.85 * m_.note;
    const double base = text::baseline(0, m_.label);
    return {second + 0.75 * large,
            {text({0, base}, "A", m_.note, false, theme_.ink),
             text({second, base}, "A", base::rounded(large), true, theme_.ink)}};
  }

  bool has_larger_names() const {
    return std::any_of(draft_.plates.begin(), draft_.plates.end(),
                       [](const MapPlate& plate) { return plate.style.bold; });
  }

  /// What the labels of undated ties count.
  std::string words_of_labels() const {
    std::set<std::string> words;
    for (const int number : items_of(draft_.network)) {
      const select::ItemView facts =
          select::view(context_.dossier, select::item_of(context_.selection, number));
      words.insert(facts.type_plural.empty() ? facts.type_label : facts.type_plural);
    }
    const languages::Phrases& phrases = context_.phrases();
    if (words.size() > 1) return std::string(phrases.width_of_labels);
    return fmt::format(fmt::runtime(phrases.width_of), *words.begin());
  }

  Measure measure() const { return Measure(context_, items_of(map_network(context_, network_))); }

  LineScale scale() const {
    if (draft_.meaning == MapMeaning::label) {
      return {WidthMeaning::label, words_of_labels(), draft_.width_per_unit};
    }
    return measure().scale_of(draft_.width_per_unit);
  }

  /// Samples of the figure's own range, in the greys of its lines.
  LegendEntry widths() const {
    double least = draft_.greatest;
    for (const MapLine& line : draft_.lines) least = std::min(least, line.value);
    LegendEntry entry;
    if (draft_.meaning == MapMeaning::label) {
      std::vector<WidthSample> samples;
      for (const double value : words::round_samples(least, draft_.greatest, 4)) {
        samples.push_back(
            {std::max(least_line, draft_.width_per_unit * value), base::number(value)});
      }
      entry = width_scale(words_of_labels(), samples, context_.look);
    } else {
      entry = measure().legend(draft_.width_per_unit, least, draft_.greatest);
    }
    for (marks::Sample& sample : entry.samples) {
      for (Element& element : sample.drawing) {
        auto* line = std::get_if<PathShape>(&element);
        if (!line || !line->paint.stroke) continue;
        const double value = line->paint.stroke->width / draft_.width_per_unit;
        line->paint.stroke->color = color_of(Sign::neutral, strength_of(value));
      }
    }
    return entry;
  }

  /// How strong a line of that value is drawn.
  int strength_of(double value) const {
    int strength = 0;
    for (const MapLine& line : draft_.lines) {
      if (line.value <= value * 1.001) strength = std::max(strength, line.strength);
    }
    return strength;
  }

  LegendEntry groups() const {
    LegendEntry entry{.rank = Rank::scale,
                      .order = 1,
                      .words = std::string(context_.phrases().groups),
                      .samples = {}};
    std::set<int> groups;
    for (const MapPlate& plate : draft_.plates) {
      if (plate.group >= 0) groups.insert(plate.group);
    }
    if (groups.size() < 2 || theme_.groups[0] == theme_.groups[1]) return entry;
    const double w = 1.7 * m_.label, h = 1.1 * m_.label;
    std::vector<Element> plates;
    double x = 0;
    for (const int group : groups) {
      if (group > 3) break;
      plates.push_back(rect({x, -h / 2, w, h},
                            {theme_.groups[static_cast<std::size_t>(group)],
                             Stroke{theme_.background, base::rounded(0.56 * m_.verbal)}},
                            0.4 * m_.label));
      x += 0.6 * w;
    }
    entry.samples.push_back({x + 0.4 * w, std::move(plates)});
    return entry;
  }

  // What the figure says of itself.
  void tell_places(Body& body) const {
    for (std::size_t i = 0; i < draft_.plates.size(); ++i) {
      const MapPlate& plate = draft_.plates[i];
      const graph::Node& node = draft_.network.nodes[plate.node];
      if (!plate.others.empty() || node.kind != graph::Node::Kind::actor) continue;
      const Point middle = solution_.names[i].center() + Point{area_.x, area_.y};
      body.places.push_back({context_.dossier[node.actor].id, middle.x, middle.y});
    }
    tell_moves(options_.homes, body);
  }

  void tell_missing(Body& body) const {
    tell_left_out(context_, draft_.network, body);
    std::set<ActorIndex> drawn;
    std::size_t sharing = 0;
    for (const MapPlate& plate : draft_.plates) {
      sharing += plate.others.size();
      const graph::Node& node = draft_.network.nodes[plate.node];
      if (plate.others.empty() && node.kind == graph::Node::Kind::actor) drawn.insert(node.actor);
    }
    if (sharing > 0) {
      warn_reduced(fmt::format("the graph counts {} names on plates that they share", sharing),
                   body);
    }
    tell_absent(context_, network_, drawn, body);
  }

  const graph::Network& network_;
  const Context& context_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  Rect area_;
  const GraphOptions& options_;
  MapDraft draft_;
  layout::MapSolution solution_;
  LayoutReport report_;
};

/// Whether half of the items have dates.
bool is_story(const Context& context) {
  const std::vector<select::Item>& items = context.selection.items;
  const auto dated = std::count_if(items.begin(), items.end(), [&](const select::Item& item) {
    return !select::view(context.dossier, item).when.empty();
  });
  return 2 * static_cast<std::size_t>(dated) >= items.size();
}

}  // namespace

Suited suits_map(const Context& context, const graph::Network& network) {
  const graph::Network whole = map_network(context, network);
  const std::size_t names = whole.nodes.size();
  if (names >= least_names && map_meaning(context, whole) == MapMeaning::label) {
    return {true,
            fmt::format("the {} ties have no dates, and numbers for words", whole.ties.size())};
  }
  if (names > most_in_columns) {
    // A story in time may need few of its names to be told in words.
    const bool may_be_told = names <= most_told && is_story(context);
    return {true,
            fmt::format("{} names; columns with words hold {} at most", names, most_in_columns),
            may_be_told ? std::optional(1.0) : std::nullopt};
  }
  return {false,
          fmt::format("{} names with words at their ties are few enough for columns", names)};
}

Body compose_map(const Context& context, const graph::Network& network, Rect area,
                 const GraphOptions& options) {
  return Map(context, network, area, options).compose();
}

}  // namespace entente::relations
