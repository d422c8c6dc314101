#include "relations/flow.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "graph/dealings.hpp"
#include "languages/language.hpp"
#include "layout/bands.hpp"
#include "relations/account.hpp"
#include "relations/band_stress.hpp"
#include "relations/bands.hpp"
#include "relations/flow_parties.hpp"
#include "relations/rest.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

using graph::Dealing;

constexpr double flow_share = 0.95;        // of the items run one way
constexpr double look_share = 0.8;         // of them are of one sign and status; the rest is told
constexpr double few = 0.05;               // of the actors do both
constexpr std::size_t least_side = 3;      // actors
constexpr std::size_t most_in_words = 20;  // lines that columns can show with words
constexpr double large_share = 0.1;        // of all: words stand in lines of their own
constexpr double pale_share = 0.01;        // of all: narrower bands are pale
constexpr double worth = 0.6;              // of the names: what parts below them may cost

/// How much is said.
struct FlowTelling {
  std::size_t named = 0;  ///< of the outer side
  bool parts = true;      ///< what goes to whom, below a name
  bool both_sides = true;
  bool compact = false;  ///< one line for each of the middle
};

class FlowFigure {
 public:
  FlowFigure(const Context& context, const graph::Network& network,
             const std::vector<Dealing>& dealings)
      : context_(context),
        dossier_(context.dossier),
        network_(network),
        parties_(parties_of(context, dealings, graph::sides_of(dealings))),
        donations_(all_donations(context, numbers_of(dealings))) {}

  Body compose(Rect area, const GraphOptions& options) {
    Body body;
    std::optional<Drawn> best;
    if (parties_.middle.empty() || parties_.outer.empty()) {
      body.fits = false;
      return body;
    }
    // What goes to whom is worth some of the names, not most of them.
    std::size_t most = 0;
    for (const FlowTelling& telling : tellings(most_rows(context_, area))) {
      if (best && static_cast<double>(telling.named) < worth * static_cast<double>(most)) break;
      if (best && !telling.parts) continue;
      std::optional<Drawn> drawn = draw(telling, area, options.homes);
      if (!drawn) continue;
      best = std::move(drawn);
      most = std::max(most, telling.named);
      if (telling.parts) break;
    }
    body.fits = best.has_value();
    if (!best) return body;
    drawing_ = std::move(best->drawing);
    shown_ = std::move(best->shown);
    body = std::move(best->bands.body);
    finish(best->bands.scale, options, body);
    return body;
  }

 private:
  /// What was drawn, and who is in it.
  struct Drawn {
    DrawnBands bands;
    BandDrawing drawing;
    std::set<ActorIndex> shown;
  };

  std::string name_of(std::uint32_t node) const {
    return relations::name_of(context_, network_.nodes[node]);
  }

  std::string others(std::size_t number) const {
    const languages::Language& language = languages::of(context_.language());
    return languages::counted(language, language.phrases.others, number);
  }

  /// Those that say most first.
  std::vector<FlowTelling> tellings(std::size_t most_rows) const {
    std::vector<FlowTelling> list;
    for (std::size_t n = parties_.outer.size(); n > 0;) {
      if (n <= 2 * most_rows) {
        for (const bool parts : {true, false}) list.push_back({n, parts, true});
        list.push_back({n, false, false});
        list.push_back({n, false, true, true});
        list.push_back({n, false, false, true});
      }
      n = fewer(parties_.outer, n, 1 + n / 16);
    }
    return list;
  }

  std::optional<Drawn> draw(const FlowTelling& telling, Rect area,
                            const std::vector<ActorPlace>& homes) {
    drawing_ = {};
    shown_.clear();
    const std::vector<std::size_t> order = middle_order(telling);
    box_of_.assign(parties_.middle.size(), 0);
    for (const std::size_t m : order) {
      box_of_[m] = drawing_.boxes.size();
      add_middle(m, telling.compact);
    }
    add_among();
    if (telling.both_sides) add_several(telling, order);
    add_single(telling, order);
    drawing_.most_scale = parties_.measure.most_scale();
    stress_title(dossier_, drawing_);
    std::optional<DrawnBands> bands = draw_bands(context_, drawing_, area, homes);
    if (!bands || !bands->legible) return std::nullopt;
    return Drawn{*std::move(bands), std::move(drawing_), std::move(shown_)};
  }

  /// Whether a party of the outer side is named at the left.
  bool at_left(std::size_t o, const FlowTelling& telling) const {
    return telling.both_sides && o < telling.named && parties_.outer[o].with.size() > 1;
  }

  /// First those who share somebody that is named, then the others; two that deal with each other
  /// stand together.
  std::vector<std::size_t> middle_order(const FlowTelling& telling) const {
    std::vector<bool> shares(parties_.middle.size(), false);
    for (std::size_t o = 0; o < telling.named; ++o) {
      if (parties_.outer[o].with.size() < 2) continue;
      for (const auto& [m, items] : parties_.outer[o].with) shares[m] = true;
    }
    std::vector<std::size_t> order(parties_.middle.size());
    for (std::size_t m = 0; m < order.size(); ++m) order[m] = m;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
    if (parties_.among.numbers.empty()) return order;
    const auto a = std::find(order.begin(), order.end(), parties_.position(parties_.among.from));
    const auto b = std::find(order.begin(), order.end(), parties_.position(parties_.among.to));
    if (a == b) return order;
    const auto first = std::min(a, b), second = std::max(a, b);
    std::rotate(first + 1, second, second + 1);
    return order;
  }

  /// What all of the middle have together, in words.
  std::string in_all() const {
    std::set<int> numbers;
    for (const Party& party : parties_.middle) {
      numbers.insert(party.numbers.begin(), party.numbers.end());
    }
    return parties_.measure.words({numbers.begin(), numbers.end()});
  }

  void add_middle(std::size_t m, bool compact) {
    const Party& party = parties_.middle[m];
    const bool alone = party.houses.size() == 1;
    BandBox box = alone ? named_box(party.houses.front()) : BandBox();
    box.boxed = true;
    const std::string amount = parties_.measure.words(party.numbers);
    if (alone) {
      const double share = parties_.total > 0 ? party.value / parties_.total : 0;
      if (share >= large_share && !compact) {
        box.lines = {{{Run::Kind::name, box.title}}, {{Run::Kind::bold, amount}}};
        if (share >= 0.25 && parties_.middle.size() > 1) {
          box.lines.push_back(
              {{Run::Kind::quiet, fmt::format(fmt::runtime(context_.phrases().share_of_all),
                                              std::lround(100 * share), in_all())}});
        }
      } else {
        box.lines = {{{Run::Kind::bold, box.title}, {Run::Kind::bold, amount}}};
      }
    } else {
      box.id = "rest";
      box.title = others(party.houses.size());
      for (const std::uint32_t house : party.houses) see(house);
      box.lines = {{{Run::Kind::plain, box.title}, {Run::Kind::plain, amount}}};
    }
    box.gap = drawing_.boxes.empty() ? 0 : 0.6 * context_.look.metrics.label;
    drawing_.boxes.push_back(std::move(box));
  }

  void see(std::uint32_t house) {
    const graph::Node& node = network_.nodes[house];
    if (node.kind == graph::Node::Kind::actor) shown_.insert(node.actor);
  }

  /// A box for somebody who is named.
  BandBox named_box(std::uint32_t house) {
    see(house);
    return box_of(context_, network_.nodes[house]);
  }

  /// The largest that goes between two of the middle.
  void add_among() {
    if (parties_.among.numbers.empty()) return;
    const std::size_t from = box_of_[parties_.position(parties_.among.from)],
                      to = box_of_[parties_.position(parties_.among.to)];
    if (from == to) return;
    std::string said = parties_.measure.words(parties_.among.numbers);
    const std::string when =
        words::tally(dossier_, context_.selection, parties_.among.numbers).when;
    if (!when.empty()) said.append(context_.phrases().comma).append(when);
    drawing_.uprights.push_back(
        {from, to, parties_.measure.of(parties_.among.numbers), parties_.look.first,
         parties_.among.numbers, std::move(said),
         name_of(parties_.among.from) + " → " + name_of(parties_.among.to)});
    drawing_.boxes[std::max(from, to)].gap = 2.4 * context_.look.metrics.label;
  }

  BandTie band(std::size_t m, const std::vector<int>& numbers, bool several,
               const std::string& name) const {
    BandTie tie;
    tie.inner = box_of_[m];
    tie.outer = drawing_.boxes.size();
    tie.value = parties_.measure.of(numbers);
    tie.sign = parties_.look.first;
    tie.several = several;
    tie.pale = !several && tie.value < pale_share * parties_.total;
    tie.numbers = numbers;
    const std::string& other = drawing_.boxes[tie.inner].title;
    tie.title = parties_.inward ? name + " → " + other : other + " → " + name;
    tie.inward = parties_.inward;
    return tie;
  }

  /// At the left: who deals with several.
  void add_several(const FlowTelling& telling, const std::vector<std::size_t>& order) {
    std::vector<std::size_t> list;
    std::vector<layout::Band> bands;
    std::vector<double> rank(parties_.middle.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
    for (std::size_t o = 0; o < telling.named; ++o) {
      if (!at_left(o, telling)) continue;
      list.push_back(o);
      for (const auto& [m, items] : parties_.outer[o].with)
        bands.push_back({m, o, parties_.measure.of(items)});
    }
    for (const std::size_t i : layout::untangled(list, bands, rank)) {
      const Party& party = parties_.outer[list[i]];
      BandBox box = named_box(party.houses.front());
      box.column = -1;
      std::vector<std::pair<std::size_t, std::vector<int>>> parts(party.with.begin(),
                                                                  party.with.end());
      std::stable_sort(parts.begin(), parts.end(), [&](const auto& a, const auto& b) {
        return parties_.measure.of(a.second) > parties_.measure.of(b.second);
      });
      std::vector<Run> line;
      for (const auto& [m, items] : parts) {
        const std::string end = &items == &parts.back().second ? "" : ",";
        line.push_back(
            {Run::Kind::quiet,
             drawing_.boxes[box_of_[m]].title + " " + parties_.measure.brief(items) + end,
             drawing_.ties.size()});
        drawing_.ties.push_back(band(m, items, false, box.title));
      }
      box.lines = {
          {{Run::Kind::bold, box.title},
           {Run::Kind::bold, parties_.measure.words(party.numbers), drawing_.ties.size() - 1}}};
      if (telling.parts) box.lines.push_back(std::move(line));
      drawing_.boxes.push_back(std::move(box));
    }
  }

  /// At the right, beside each of the middle: who deals with it alone, then all who are not named.
  void add_single(const FlowTelling& telling, const std::vector<std::size_t>& order) {
    for (const std::size_t m : order) {
      bool first = true, any_named = false;
      for (std::size_t o = 0; o < parties_.outer.size(); ++o)
        any_named |= at_left(o, telling) && parties_.outer[o].with.count(m);
      std::vector<std::size_t> rest;
      for (std::size_t o = 0; o < parties_.outer.size(); ++o) {
        if (parties_.outer[o].with.count(m) == 0 || at_left(o, telling)) continue;
        if (o >= telling.named) {
          rest.push_back(o);
          continue;
        }
        any_named = true;
        if (main_of(parties_.outer[o]) != m) continue;  // stands beside whom it deals with most
        add_row(parties_.outer[o], first);
        first = false;
      }
      // One more is named too: "1 other" says nothing.
      if (rest.size() == 1 && parties_.outer[rest.front()].with.size() == 1) {
        add_row(parties_.outer[rest.front()], first);
      } else if (!rest.empty()) {
        add_rest(rest, m, any_named, first);
      }
    }
  }

  double row_gap(bool first) const {
    return first ? 0.6 * context_.look.metrics.label : 0.15 * context_.look.metrics.label;
  }

  std::size_t main_of(const Party& party) const {
    return std::max_element(party.with.begin(), party.with.end(),
                            [&](const auto& a, const auto& b) {
                              return parties_.measure.of(a.second) < parties_.measure.of(b.second);
                            })
        ->first;
  }

  void add_row(const Party& party, bool first) {
    BandBox box = named_box(party.houses.front());
    box.column = 1;
    box.gap = row_gap(first);
    box.lines = {{{Run::Kind::bold, box.title},
                  {Run::Kind::bold, parties_.measure.words(party.numbers), drawing_.ties.size()}}};
    for (const auto& [m, items] : party.with) {
      drawing_.ties.push_back(band(m, items, false, box.title));
    }
    drawing_.boxes.push_back(std::move(box));
  }

  void add_rest(const std::vector<std::size_t>& rest, std::size_t m, bool any_named, bool first) {
    std::vector<int> items;
    Rest others{{}, any_named, parties_.inward && donations_};
    for (const std::size_t o : rest) {
      others.nodes.push_back(parties_.outer[o].houses.front());
      const std::vector<int>& with = parties_.outer[o].with.at(m);
      items.insert(items.end(), with.begin(), with.end());
      see(parties_.outer[o].houses.front());
    }
    std::sort(items.begin(), items.end());
    BandBox box;
    box.id = "rest";
    box.title = rest_words(context_, network_, others);
    box.column = 1;
    box.gap = row_gap(first);
    box.lines = {{{Run::Kind::plain, box.title},
                  {Run::Kind::plain, parties_.measure.words(items), drawing_.ties.size()}}};
    drawing_.ties.push_back(band(m, items, true, box.title));
    drawing_.boxes.push_back(std::move(box));
  }

  /// Legend and notes.
  void finish(double scale, const GraphOptions& options, Body& body) const {
    const languages::Phrases& phrases = context_.phrases();
    Signs signs;
    signs.signs.insert(parties_.look.first);
    const BandAccount account = account_of(dossier_, drawing_);
    signs.actors = account.boxed;
    signs.actor_over = account.over;
    signs.in_private = account.in_private;
    body.legend = legend_of(signs, context_.look, phrases);
    const bool several = std::any_of(drawing_.ties.begin(), drawing_.ties.end(),
                                     [](const BandTie& tie) { return tie.several; });
    if (several) {
      marks::join(body.legend,
                  {several_in_one(std::string(phrases.several_in_one), context_.look)});
    }
    body.lines = parties_.measure.scale_of(scale);
    marks::join(body.legend, {parties_.measure.legend(scale, account.least, account.most)});
    const bool both = std::any_of(drawing_.boxes.begin(), drawing_.boxes.end(),
                                  [](const BandBox& box) { return box.column < 0; });
    const bool leftward = parties_.inward != context_.right_to_left();
    body.notes.push_back(
        std::string(both       ? parties_.inward ? phrases.bands_inward : phrases.bands_outward
                    : leftward ? phrases.bands_leftward
                               : phrases.bands_rightward));
    for (const Party& party : parties_.middle) tell_apart(party, body);
    tell_named(account, body);
    tell_moves(options.homes, body);
    tell_missing(context_, network_, account.drawn, shown_, body);
  }

  /// Who shares a box, and what each has: "3 others: NPD €0.29m, Left €0.18m, BSU €0.05m".
  void tell_apart(const Party& party, Body& body) const {
    constexpr std::size_t most_told = 6;
    if (party.apart.empty() || party.apart.size() > most_told) return;
    const languages::Phrases& phrases = context_.phrases();
    std::vector<std::string> list;
    for (std::size_t i = 0; i < party.apart.size(); ++i) {
      list.push_back(name_of(party.houses[i]) + " " + parties_.measure.words(party.apart[i]));
    }
    body.notes.push_back(base::capitalized(others(party.houses.size())) +
                         std::string(phrases.colon) +
                         fmt::format("{}", fmt::join(list, phrases.in_list)));
  }

  /// "Named: 18 with €28.1m; the other 64: €12.5m".
  void tell_named(const BandAccount& account, Body& body) const {
    std::size_t named = 0;
    std::set<int> with, without;
    for (const Party& party : parties_.outer) {
      const graph::Node& node = network_.nodes[party.houses.front()];
      const bool is_named =
          node.kind == graph::Node::Kind::actor && account.named.count(node.actor) > 0;
      named += is_named ? 1 : 0;
      (is_named ? with : without).insert(party.numbers.begin(), party.numbers.end());
    }
    if (without.empty()) return;
    tell_counted(parties_.outer.size() - named, body);
    body.notes.push_back(fmt::format(fmt::runtime(context_.phrases().named_of_all), named,
                                     parties_.measure.words({with.begin(), with.end()}),
                                     parties_.outer.size() - named,
                                     parties_.measure.words({without.begin(), without.end()})));
  }

  const Context& context_;
  const Dossier& dossier_;
  const graph::Network& network_;
  Parties parties_;
  const bool donations_;
  BandDrawing drawing_;
  std::vector<std::size_t> box_of_;  ///< by position in `parties_.middle`
  std::set<ActorIndex> shown_;       ///< by name or counted among others
};

}  // namespace

Suited suits_flow(const Context& context, const graph::Network& network) {
  const auto [dealings, all] = summable(context, network);
  const graph::Sides sides = graph::sides_of(dealings);
  const std::vector<int> numbers = numbers_of(dealings);
  const std::size_t givers = sides.givers.size(), takers = sides.takers.size();
  if (givers < least_side || takers < least_side ||
      static_cast<double>(sides.across) < flow_share * static_cast<double>(all)) {
    return {false, fmt::format("less than {:.0f} % of the items run from some actors to others",
                               100 * flow_share)};
  }
  const double most_both = std::max(1.0, few * static_cast<double>(givers + takers));
  if (static_cast<double>(sides.both.size()) > most_both) {
    return {false, "too many actors both give and take"};
  }
  if (static_cast<double>(main_look(context, numbers).second) <
      look_share * static_cast<double>(numbers.size())) {
    return {false, "its items are of several signs and states"};
  }
  const std::string why =
      fmt::format("{} of {} items run from {} actors to {}", sides.across, all, givers, takers);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Dealing& d : dealings) pairs.insert({d.from, d.to});
  const bool counted = Measure(context, numbers).is_sum() || all >= 2 * pairs.size();
  if (!counted && pairs.size() <= most_in_words) {
    return {false, why + ": few enough for words on lines"};
  }
  return {true, why};
}

Body compose_flow(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options) {
  return FlowFigure(context, network, summable(context, network).dealings).compose(area, options);
}

}  // namespace entente::relations
