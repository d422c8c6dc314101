#include "relations/map_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/numeric.hpp"
#include "base/utf8.hpp"
#include "graph/communities.hpp"
#include "graph/gather.hpp"
#include "graph/network.hpp"
#include "languages/language.hpp"
#include "relations/measure.hpp"
#include "relations/rest.hpp"
#include "relations/samples.hpp"

namespace entente::relations {
namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

/// So many lines are told apart, and so many pairs for each name; more are a felt.
constexpr std::size_t most_lines = 600, most_pairs_each = 4;
constexpr std::size_t most_groups = 8, least_group = 3;

/// All lines of a pair; of an event, those to all who meet in it. They are drawn or left out
/// together.
struct Unit {
  std::vector<std::size_t> lines;  ///< of the network as ties
  double value = 0, importance = 0;
};

class MapMaker {
 public:
  MapMaker(const Context& context, const graph::Network& network, Size area, double share)
      : context_(context),
        network_(network),
        m_(context.look.metrics),
        measure_(context, items_of(network)),
        most_(share * area.width * area.height) {
    draft_.meaning = map_meaning(context, network);
    draft_.problem.area = area;
    draft_.problem.gap = {0.67 * m_.gap, 0.55 * m_.gap};
  }

  MapDraft make(const std::vector<ActorPlace>& homes) {
    gather_units();
    const std::size_t most = std::min(units_.size(), most_lines);
    std::size_t fit = 0, too_many = most + 1;
    // All of it, if it fits; else as much as halving finds.
    for (std::size_t middle = most; too_many - fit > 1; middle = (fit + too_many) / 2) {
      (fits(middle) ? fit : too_many) = middle;
    }
    if (fit > 0) fits(fit);
    draft_.whole = fit == units_.size() && folded_.empty();
    make_plates();
    make_lines(fit);
    set_groups();
    make_problem(homes);
    return std::move(draft_);
  }

 private:
  double value_of(const std::vector<int>& numbers) const {
    if (draft_.meaning == MapMeaning::measure) return measure_.of(numbers);
    double sum = 0;
    for (const int number : numbers) {
      sum += number_in(
                 select::view(context_.dossier, select::item_of(context_.selection, number)).title)
                 .value_or(0);
    }
    return sum;
  }

  bool is_event(std::uint32_t node) const {
    return network_.nodes[node].kind == graph::Node::Kind::event;
  }

  void gather_units() {
    std::map<Ends, Unit> units;
    values_.resize(network_.ties.size());
    for (std::size_t t = 0; t < network_.ties.size(); ++t) {
      const graph::Tie& tie = network_.ties[t];
      values_[t] = value_of(tie.numbers);
      Ends ends = std::minmax(tie.from, tie.to);
      for (const std::uint32_t node : {tie.from, tie.to}) {
        if (is_event(node)) ends = {node, node};
      }
      Unit& unit = units[ends];
      unit.lines.push_back(t);
      unit.value =
          ends.first == ends.second ? std::max(unit.value, values_[t]) : unit.value + values_[t];
      for (const int number : tie.numbers) {
        unit.importance += select::importance(context_.dossier, context_.selection,
                                              select::item_of(context_.selection, number));
      }
    }
    for (auto& [ends, unit] : units) units_.push_back(std::move(unit));
    std::stable_sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) {
      return std::pair(a.value, a.importance) > std::pair(b.value, b.importance);
    });
  }

  /// Whether the first units have room; finds who has to share a plate for that.
  bool fits(std::size_t count) {
    std::map<std::uint32_t, std::set<std::uint32_t>> partners;
    totals_.clear();
    std::size_t lines = 0, pairs = 0;
    for (std::size_t u = 0; u < count; ++u) {
      for (const std::size_t t : units_[u].lines) {
        const graph::Tie& tie = network_.ties[t];
        pairs += partners[tie.from].count(tie.to) == 0;
        partners[tie.from].insert(tie.to);
        partners[tie.to].insert(tie.from);
        totals_[tie.from] += values_[t];
        totals_[tie.to] += values_[t];
      }
      lines += units_[u].lines.size();
    }
    set_steps();
    folded_.clear();
    double used = 0;
    for (const auto& [node, total] : totals_) used += room_of(plate_of(node).size);
    if (used > most_) used = fold(partners, used);
    const bool felt = lines > most_lines || pairs > most_pairs_each * partners.size();
    return !felt && used <= most_;
  }

  /// Leaves of one hub onto one plate, the lightest first, as far as it is needed.
  double fold(const std::map<std::uint32_t, std::set<std::uint32_t>>& partners, double used) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> leaves;
    for (const auto& [node, others] : partners) {
      const std::uint32_t hub = *others.begin();
      if (others.size() == 1 && partners.at(hub).size() > 1 && !is_event(node)) {
        leaves[hub].push_back(node);
      }
    }
    std::vector<Ends> order;  // hub, leaf
    for (auto& [hub, list] : leaves) {
      if (list.size() < 2) continue;
      for (const std::uint32_t leaf : list) order.push_back({hub, leaf});
    }
    std::stable_sort(order.begin(), order.end(), [&](const Ends& a, const Ends& b) {
      return totals_[a.second] < totals_[b.second];
    });
    const auto rest = [&](std::uint32_t hub) {
      return room_of(plate_of_others(leaves.at(hub), hub).size);
    };
    for (const auto& [hub, leaf] : order) {
      const auto there = folded_.find(hub);
      const std::size_t count = there == folded_.end() ? 0 : there->second.size();
      // One alone waits for a second, if there is one.
      if (used <= most_ && count != 1) continue;
      used += (count == 0 ? rest(hub) : 0) - room_of(plate_of(leaf).size);
      folded_[hub].push_back(leaf);
    }
    // A plate for one would take no less room than the name.
    for (auto at = folded_.begin(); at != folded_.end();) {
      if (at->second.size() == 1) {
        used += room_of(plate_of(at->second.front()).size) - rest(at->first);
      }
      at = at->second.size() == 1 ? folded_.erase(at) : std::next(at);
    }
    return used;
  }

  double room_of(Size size) const {
    return (size.width + draft_.problem.gap.width) * (size.height + draft_.problem.gap.height);
  }

  /// From which total on a name is set larger: few stand out, and never one of two equals.
  void set_steps() {
    std::vector<double> totals;
    for (const auto& [node, total] : totals_) {
      if (!is_event(node)) totals.push_back(total);
    }
    std::sort(totals.begin(), totals.end(), std::greater<>());
    const double shares[] = {0.02, 0.11, 0.4}, least[] = {0.7, 0.36, 0.13};
    for (std::size_t s = 0; s < 3; ++s) {
      steps_[s] = std::numeric_limits<double>::infinity();
      if (totals.empty()) continue;
      const auto count =
          static_cast<std::size_t>(std::ceil(shares[s] * static_cast<double>(totals.size())));
      double bar = totals[count - 1];
      if (count < totals.size() && totals[count] == bar) bar = std::nextafter(bar, 1e300);
      steps_[s] = std::max(bar, least[s] * totals.front());
    }
  }

  text::Style style_of(std::uint32_t node) const {
    const double total = totals_.at(node);
    if (!is_event(node)) {
      if (total >= steps_[0]) return {base::rounded(1.286 * m_.name), true};
      if (total >= steps_[1]) return {m_.name, true};
      if (total >= steps_[2]) return {m_.label, true};
    }
    return {m_.note, false};
  }

  MapPlate plate_of(std::uint32_t node) const {
    const graph::Node& n = network_.nodes[node];
    MapPlate plate;
    plate.node = node;
    plate.total = totals_.at(node);
    plate.style = style_of(node);
    std::string name;
    if (n.kind == graph::Node::Kind::actor) {
      const Actor& actor = context_.dossier[n.actor];
      plate.id = actor.id;
      plate.title = actor.name;
      name = actor.short_name;
      const std::string role = select::role_of(context_.dossier, n.actor, context_.selection.as_of);
      if (!role.empty()) plate.title += ", " + role;
      if (!context_.camps.empty()) plate.camp = context_.camps[n.actor.value];
    } else {
      plate.is_event = n.kind == graph::Node::Kind::event;
      plate.id = plate.is_event ? "event" : "unknown";
      name = context_.phrases().unknown_actor;
      if (plate.is_event && !n.numbers.empty()) {
        const select::ItemView facts =
            select::view(context_.dossier, select::item_of(context_.selection, n.numbers.front()));
        plate.is_relation = !facts.is_event;
        name = plate.is_relation ? base::capitalized(facts.title) : facts.title;
      }
      plate.title = name;
    }
    plate.words = wrapped_name(name, plate.style);
    measure(plate);
    return plate;
  }

  MapPlate plate_of_others(const std::vector<std::uint32_t>& others, std::uint32_t hub) const {
    MapPlate plate;
    plate.node = hub;
    plate.style = {m_.note, false};
    plate.words = {rest_words(context_, network_, {others})};
    measure(plate);
    return plate;
  }

  static std::vector<std::string> wrapped_name(const std::string& name, text::Style style) {
    const double whole = text::width(name, style);
    if (whole <= 10 * style.size) return {name};
    return text::wrap(name, style, std::max(7.5 * style.size, 0.55 * whole), 3);
  }

  /// Whole, even numbers of px, so that the middle of a plate is on a whole px.
  void measure(MapPlate& plate) const {
    auto even = [](double x) { return 2 * std::ceil(x / 2); };
    const double stripe = plate.camp >= 0 ? 0.5 * m_.name : 0;
    const double lines = static_cast<double>(plate.words.size());
    plate.size = {even(text::width(plate.words, plate.style) * text::safety +
                       0.75 * plate.style.size + stripe),
                  even(plate.style.size * (1.15 * lines + 0.3))};
  }

  void make_plates() {
    std::set<std::uint32_t> hidden;
    for (const auto& [hub, leaves] : folded_) hidden.insert(leaves.begin(), leaves.end());
    for (const auto& [node, total] : totals_) {
      if (hidden.count(node) > 0) continue;
      plate_at_[node] = draft_.plates.size();
      draft_.plates.push_back(plate_of(node));
    }
    for (const auto& [hub, leaves] : folded_) {
      MapPlate plate = plate_of_others(leaves, hub);
      plate.id = "others:" + draft_.plates[plate_at_[hub]].id;
      plate.others = leaves;
      for (const std::uint32_t leaf : leaves) {
        plate.title += (plate.title.empty() ? "" : ", ") + plate_of(leaf).title;
        plate.total += totals_[leaf];
        plate_at_[leaf] = draft_.plates.size();
      }
      draft_.plates.push_back(std::move(plate));
    }
  }

  void make_lines(std::size_t count) {
    std::map<std::tuple<std::size_t, std::size_t, Sign, Status, bool>, MapLine> lines;
    draft_.network = network_;
    draft_.network.ties.clear();
    for (std::size_t u = 0; u < count; ++u) {
      for (const std::size_t t : units_[u].lines) {
        const graph::Tie& tie = network_.ties[t];
        draft_.network.ties.push_back(tie);
        const auto [a, b] = std::minmax(plate_at_[tie.from], plate_at_[tie.to]);
        MapLine& line = lines[{a, b, tie.sign, tie.status, tie.ended}];
        line.a = a;
        line.b = b;
        line.sign = tie.sign;
        line.status = tie.status;
        line.ended = tie.ended;
        line.numbers.insert(line.numbers.end(), tie.numbers.begin(), tie.numbers.end());
      }
    }
    for (auto& [key, line] : lines) {
      std::sort(line.numbers.begin(), line.numbers.end());
      line.numbers.erase(std::unique(line.numbers.begin(), line.numbers.end()), line.numbers.end());
      // An item that two of its ties share counts once.
      line.value = value_of(line.numbers);
      draft_.greatest = std::max(draft_.greatest, line.value);
      draft_.lines.push_back(std::move(line));
    }
    set_widths();
  }

  /// The greatest sum of what the lines of a pair mean: they run side by side.
  double greatest_of_pairs() const {
    std::map<std::pair<std::size_t, std::size_t>, double> sums;
    double greatest = 1e-9;
    for (const MapLine& line : draft_.lines) {
      greatest = std::max(greatest, sums[{line.a, line.b}] += line.value);
    }
    return greatest;
  }

  /// Linear through zero; the widest pair is 14 px of a slide, which is less than a plate is high.
  void set_widths() {
    const double px = m_.verbal / 2.67;  // of a slide's
    draft_.width_per_unit = 14 * px / greatest_of_pairs();
    const bool agreed = context_.lines && context_.lines->px > 0;
    if (agreed) {
      draft_.width_per_unit = context_.lines->px;
    } else if (draft_.meaning == MapMeaning::measure && !measure_.is_sum()) {
      draft_.width_per_unit = std::min(draft_.width_per_unit, 1.4 * px);
    }
    std::vector<double> values;
    for (MapLine& line : draft_.lines) {
      line.width = std::max(least_line, draft_.width_per_unit * line.value);
      values.push_back(line.value);
    }
    if (values.empty()) return;
    std::sort(values.begin(), values.end(), std::greater<>());
    const double last = values.back();
    draft_.even = values.front() == last && !agreed;
    auto bar = [&](double share) {
      const double value =
          values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
      return value > last ? value : std::nextafter(last, 1e300);
    };
    const double strong = bar(0.2), middle = bar(0.42);
    for (MapLine& line : draft_.lines) {
      line.strength = line.value >= strong ? 2 : line.value >= middle ? 1 : 0;
      // Where all weigh the same nobody is pale, and no width means anything.
      if (draft_.even) line.strength = 1;
      if (draft_.even) line.width = std::max(least_line, 0.75 * m_.verbal);
    }
  }

  void set_groups() {
    std::vector<graph::Pull> pulls;
    for (const MapLine& line : draft_.lines) {
      if (line.sign == Sign::conflict || line.value <= 0) continue;
      pulls.push_back(
          {static_cast<std::uint32_t>(line.a), static_cast<std::uint32_t>(line.b), line.value});
    }
    const std::vector<int> groups =
        graph::communities(draft_.plates.size(), pulls, least_group, most_groups);
    // A pair by itself needs no tint to be one.
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const auto size = std::count(groups.begin(), groups.end(), groups[i]);
      const bool shown = groups[i] < static_cast<int>(most_groups) &&
                         size >= static_cast<std::ptrdiff_t>(least_group);
      draft_.plates[i].group = shown ? groups[i] : -1;
    }
  }

  void make_problem(const std::vector<ActorPlace>& homes) {
    layout::MapProblem& problem = draft_.problem;
    std::map<std::string_view, Point> home_of;
    for (const ActorPlace& home : homes) home_of[home.actor] = {home.x, home.y};
    for (const MapPlate& plate : draft_.plates) {
      const auto home = home_of.find(plate.id);
      problem.names.push_back({plate.size, plate.group, {}});
      if (home != home_of.end()) problem.names.back().home = home->second;
    }
    const double unit = 30 / std::max(30.0, draft_.greatest);
    for (const MapLine& line : draft_.lines) {
      const bool same = !problem.ties.empty() &&
                        problem.ties.back().a == static_cast<int>(line.a) &&
                        problem.ties.back().b == static_cast<int>(line.b);
      if (!same) {
        problem.ties.push_back({static_cast<int>(line.a), static_cast<int>(line.b), 0, 0});
      }
      layout::MapTie& tie = problem.ties.back();
      tie.thickness += (same ? between_lines(m_) : 0) + line.width;
      tie.weight = std::max(1.0, tie.weight + unit * line.value);
    }
  }

  const Context& context_;
  const graph::Network& network_;
  const theme::Metrics& m_;
  Measure measure_;
  double most_;                 ///< px², for names and the room around them
  std::vector<double> values_;  ///< by tie
  std::vector<Unit> units_;     ///< heaviest first
  MapDraft draft_;
  // Of the units that were last looked at.
  std::map<std::uint32_t, double> totals_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> folded_;  ///< by hub
  double steps_[3] = {0, 0, 0};
  std::map<std::uint32_t, std::size_t> plate_at_;
};

}  // namespace

std::optional<double> number_in(std::string_view label) {
  while (!label.empty() && label.front() == ' ') label.remove_prefix(1);
  double value = 0;
  const auto [end, error] =
      std::from_chars(label.data(), label.data() + label.size(), value, std::chars_format::fixed);
  if (error != std::errc() || !(value > 0) || !std::isfinite(value)) return std::nullopt;
  const std::string_view rest = label.substr(static_cast<std::size_t>(end - label.data()));
  for (const std::string_view unit : {"", "×", "x", "%", " ×", " x", " %"}) {
    if (rest == unit) return value;
  }
  return std::nullopt;
}

graph::Network map_network(const Context& context, const graph::Network& network) {
  graph::Network result =
      graph::gathered(network, context.dossier, context.selection, graph::People::none);
  std::vector<bool> keep(result.nodes.size(), false);
  for (const graph::Tie& tie : result.ties) keep[tie.from] = keep[tie.to] = true;
  result = graph::induced(result, keep);
  for (graph::Node& node : result.nodes) node.container.reset();
  return result;
}

std::vector<int> items_of(const graph::Network& network) {
  std::set<int> numbers;
  for (const graph::Tie& tie : network.ties) numbers.insert(tie.numbers.begin(), tie.numbers.end());
  return {numbers.begin(), numbers.end()};
}

MapMeaning map_meaning(const Context& context, const graph::Network& network) {
  if (context.lines && context.lines->meaning != WidthMeaning::label) return MapMeaning::measure;
  for (const graph::Tie& tie : network.ties) {
    for (const int number : tie.numbers) {
      const select::ItemView facts =
          select::view(context.dossier, select::item_of(context.selection, number));
      if (facts.is_event || !facts.when.empty() || !number_in(facts.title)) {
        return MapMeaning::measure;
      }
    }
  }
  return MapMeaning::label;
}

MapDraft map_draft(const Context& context, const graph::Network& network, Size area, double share,
                   const std::vector<ActorPlace>& homes) {
  return MapMaker(context, network, area, share).make(homes);
}

double between_lines(const theme::Metrics& metrics) { return 0.6 * metrics.verbal; }

}  // namespace entente::relations
