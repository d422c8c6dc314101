#include "relations/star.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/dealings.hpp"
#include "languages/language.hpp"
#include "relations/account.hpp"
#include "relations/bands.hpp"
#include "relations/measure.hpp"
#include "relations/rest.hpp"
#include "text/measure.hpp"
#include "words/spells.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

using graph::Dealing;

constexpr std::size_t least_partners = 3;
constexpr double least_share = 0.9;          // of all items that have the hub at one end
constexpr std::size_t most_in_words = 9;     // partners that columns can show with words
constexpr std::size_t most_in_columns = 16;  // of a hub: more never fit
constexpr double least_counted = 0.8;        // of one type: else words say more than numbers
constexpr double worth_of_number = 0.6;      // of an item, where words would say more
constexpr std::size_t most_boxes = 6;        // partners that are boxes with people beside them

/// What a partner has to do with the hub, of one sign.
struct Spoke {
  Sign sign{};
  std::vector<int> numbers;  ///< ascending
  bool forth = false, back = false;
};

struct Partner {
  std::uint32_t house = 0;
  std::map<Sign, Spoke> spokes;
  std::map<std::uint32_t, std::set<int>> people;  ///< of the hub, by node
  std::set<int> numbers;
  double value = 0;  ///< of all its items
};

/// How much is said.
struct StarTelling {
  std::size_t partners = 0;  ///< that are named
  std::size_t people = 0;    ///< beside each partner; 0: nobody
  int words = 0;             ///< 0: titles of what happened once; 1: counts with years; 2: counts
  bool both_sides = true;
};

class Star {
 public:
  Star(const Context& context, const graph::Network& network)
      : context_(context), dossier_(context.dossier), network_(network) {
    const std::vector<Dealing> all = graph::dealings(network);
    if (all.empty()) return;
    hub_ = graph::hub_of(all);
    std::map<std::uint32_t, Partner> partners;
    for (const Dealing& d : all) {
      if (d.from != hub_.house && d.to != hub_.house) continue;
      if (facts(d.number).status != Status::happened) continue;
      const bool from_hub = d.from == hub_.house;
      Partner& partner = partners[from_hub ? d.to : d.from];
      partner.house = from_hub ? d.to : d.from;
      Spoke& spoke = partner.spokes[facts(d.number).sign];
      spoke.sign = facts(d.number).sign;
      if (spoke.numbers.empty() || spoke.numbers.back() != d.number) {
        spoke.numbers.push_back(d.number);
      }
      (d.mutual ? spoke.forth : from_hub ? spoke.forth : spoke.back) = true;
      if (d.mutual) spoke.back = true;
      partner.numbers.insert(d.number);
      const std::uint32_t person = from_hub ? d.from_actor : d.to_actor;
      if (person != hub_.house) partner.people[person].insert(d.number);
    }
    for (auto& [house, partner] : partners) {
      numbers_.insert(partner.numbers.begin(), partner.numbers.end());
    }
    measure_.emplace(context, std::vector<int>(numbers_.begin(), numbers_.end()));
    for (auto& [house, partner] : partners) {
      partner.value = measure_->of({partner.numbers.begin(), partner.numbers.end()});
      partners_.push_back(std::move(partner));
    }
    std::stable_sort(partners_.begin(), partners_.end(),
                     [](const Partner& a, const Partner& b) { return a.value > b.value; });
  }

  Suited suited() const {
    const std::size_t all = context_.selection.items.size();
    if (partners_.size() < least_partners ||
        static_cast<double>(hub_.items) < least_share * static_cast<double>(all)) {
      return {false, fmt::format("no actor has three partners and {:.0f} % of the items",
                                 100 * least_share)};
    }
    const std::string share = fmt::format("{} takes part in {} of {} items, with {} others",
                                          name_of(hub_.house), hub_.items, all, partners_.size());
    if (partners_.size() > most_in_words) {
      // Of items that are not alike, a number tells less than words, where there is room for these.
      const bool certain = all_alike() || partners_.size() > most_in_columns;
      return {true, share, certain ? std::nullopt : std::optional(worth_of_number)};
    }
    const std::size_t people = people_of_hub().size();
    if (partners_.size() <= most_boxes && people > 2 * partners_.size() && all_alike()) {
      return {true, share + fmt::format(", through {} people", people)};
    }
    return {false, share + ": few enough for words on lines"};
  }

  Body compose(Rect area, const GraphOptions& options) {
    std::optional<DrawnBands> best;
    for (const StarTelling& telling : tellings(most_rows(context_, area))) {
      best = draw(telling, area, options.homes);
      if (best) break;
    }
    Body body;
    body.fits = best.has_value();
    if (!best) return body;
    body = std::move(best->body);
    finish(best->scale, options, body);
    return body;
  }

 private:
  select::ItemView facts(int number) const {
    return select::view(dossier_, select::item_of(context_.selection, number));
  }
  const Actor& actor(std::uint32_t node) const { return dossier_[network_.nodes[node].actor]; }
  bool is_actor(std::uint32_t node) const {
    return network_.nodes[node].kind == graph::Node::Kind::actor;
  }
  std::string name_of(std::uint32_t node) const {
    return relations::name_of(context_, network_.nodes[node]);
  }
  /// A box for somebody who is named.
  BandBox named_box(std::uint32_t node) {
    BandBox box = box_of(context_, network_.nodes[node]);
    if (box.actor) shown_.insert(*box.actor);
    return box;
  }

  std::set<std::uint32_t> people_of_hub() const {
    std::set<std::uint32_t> people;
    for (const Partner& partner : partners_) {
      for (const auto& [node, numbers] : partner.people) people.insert(node);
    }
    return people;
  }

  /// Whether nearly all items are of one type, so that they can be counted.
  bool all_alike() const {
    std::map<std::string, std::size_t> types;
    for (const select::Item& item : context_.selection.items) {
      ++types[select::view(dossier_, item).type_label];
    }
    std::size_t most = 0;
    for (const auto& [type, count] : types) most = std::max(most, count);
    const auto all = static_cast<double>(context_.selection.items.size());
    return static_cast<double>(most) >= least_counted * all;
  }

  /// The one of the hub's people who does nearly all, if there is one.
  std::optional<std::uint32_t> leading_person() const {
    std::map<std::uint32_t, std::set<int>> by_person;
    for (const Partner& partner : partners_) {
      for (const auto& [node, numbers] : partner.people) {
        by_person[node].insert(numbers.begin(), numbers.end());
      }
    }
    const double least = least_share * static_cast<double>(numbers_.size());
    for (const auto& [node, numbers] : by_person) {
      if (static_cast<double>(numbers.size()) >= least) return node;
    }
    return std::nullopt;
  }

  /// Those that say most first.
  std::vector<StarTelling> tellings(std::size_t most_rows) const {
    std::vector<StarTelling> list;
    if (people_of_hub().size() > 1 && partners_.size() <= most_boxes) {
      for (const bool both_sides : {true, false}) {
        for (const std::size_t most : {15u, 12u, 10u, 9u, 8u, 7u, 6u, 5u, 4u, 3u}) {
          list.push_back({partners_.size(), most, 0, both_sides});
        }
      }
    }
    for (std::size_t n = partners_.size(); n >= least_partners;) {
      if (n <= 2 * most_rows) {
        for (const int words : {0, 1, 2}) list.push_back({n, 0, words, true});
        for (const int words : {1, 2}) list.push_back({n, 0, words, false});
      }
      n = fewer(partners_, n, 1 + n / 24);
    }
    return list;
  }

  std::optional<DrawnBands> draw(const StarTelling& telling, Rect area,
                                 const std::vector<ActorPlace>& homes) {
    drawing_ = {};
    shown_.clear();
    counted_.clear();
    add_hub();
    const std::vector<bool> left = sides(telling, homes);
    for (const int side : {-1, 1}) {
      for (std::size_t p = 0; p < telling.partners; ++p) {
        if (left[p] != (side < 0)) continue;
        add_partner(partners_[p], side, telling);
      }
    }
    if (telling.partners < partners_.size()) add_others(telling);
    drawing_.most_scale = measure_->most_scale();
    std::optional<DrawnBands> drawn = draw_bands(context_, drawing_, area, homes);
    if (drawn && !drawn->legible) drawn.reset();
    return drawn;
  }

  /// Which partners stand at the left: both sides are about as full, each from most to least. Who
  /// stood at a side stays there.
  std::vector<bool> sides(const StarTelling& telling, const std::vector<ActorPlace>& homes) const {
    std::vector<bool> left(partners_.size(), false);
    if (!telling.both_sides) return left;
    std::map<std::string, double> at;
    for (const ActorPlace& home : homes) at[home.actor] = home.x;
    const auto middle = at.find(drawing_.boxes.front().id);
    double load[2] = {0, 0};
    for (std::size_t p = 0; p < telling.partners; ++p) {
      const double rows = static_cast<double>(std::min(telling.people, partners_[p].people.size()));
      const auto home = at.find(box_of(context_, network_.nodes[partners_[p].house]).id);
      const bool known = home != at.end() && middle != at.end();
      const bool to_left = known ? home->second < middle->second : load[0] <= load[1];
      left[p] = to_left;
      load[to_left ? 0 : 1] += std::max(telling.people > 0 ? 4.0 : 1.0, rows);
    }
    return left;
  }

  void add_hub() {
    const std::optional<std::uint32_t> person = leading_person();
    BandBox box = named_box(person.value_or(hub_.house));
    if (person) box.title = actor(*person).name;
    if (person && is_actor(hub_.house)) shown_.insert(network_.nodes[hub_.house].actor);
    box.boxed = true;
    const words::Tally tally = tally_of(numbers_);
    box.lines = {{{Run::Kind::name, box.title}},
                 {{Run::Kind::quiet, person ? name_of(hub_.house) : std::string()}},
                 {{Run::Kind::bold, tally.count}},
                 {{Run::Kind::quiet, tally.when}}};
    drop_empty(box.lines);
    drawing_.boxes.push_back(std::move(box));
  }

  /// The count is the sum where widths are sums.
  words::Tally tally_of(const std::set<int>& numbers) const {
    const std::vector<int> list(numbers.begin(), numbers.end());
    words::Tally tally = words::tally(dossier_, context_.selection, list);
    if (measure_->is_sum()) tally.count = measure_->words(list);
    return tally;
  }

  static void drop_empty(std::vector<std::vector<Run>>& lines) {
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [](const std::vector<Run>& line) {
                                 return std::all_of(line.begin(), line.end(), [](const Run& run) {
                                   return run.words.empty();
                                 });
                               }),
                lines.end());
  }

  void add_partner(const Partner& partner, int side, const StarTelling& telling) {
    const std::size_t at = drawing_.boxes.size();
    BandBox box = named_box(partner.house);
    box.column = side;
    box.boxed = telling.people > 0;
    box.gap = box.boxed ? 1.5 * context_.look.metrics.label : 2;
    std::optional<std::size_t> main;  // the spoke that its words tell of
    for (const auto& [sign, spoke] : partner.spokes) {
      const std::size_t tie = drawing_.ties.size();
      if (!main || spoke.numbers.size() > drawing_.ties[*main].numbers.size()) main = tie;
      BandTie band;
      band.outer = at;
      band.value = measure_->of(spoke.numbers);
      band.sign = sign;
      band.inward = spoke.back && !spoke.forth;
      band.head = spoke.forth == spoke.back ? 0 : spoke.forth ? 1 : -1;
      band.numbers = spoke.numbers;
      band.title = name_of(hub_.house) + " – " + box.title;
      drawing_.ties.push_back(std::move(band));
    }
    box.lines = words_of(partner, box, telling, *main);
    drawing_.boxes.push_back(std::move(box));
    if (telling.people > 0) add_people(partner, at, side, telling);
  }

  /// What a partner's box or row says.
  std::vector<std::vector<Run>> words_of(const Partner& partner, const BandBox& box,
                                         const StarTelling& telling, std::size_t tie) const {
    const words::Tally tally = tally_of(partner.numbers);
    if (box.boxed) {
      std::vector<std::vector<Run>> lines{{{Run::Kind::name, box.title}},
                                          {{Run::Kind::bold, tally.count}},
                                          {{Run::Kind::quiet, tally.when}}};
      const theme::Metrics& m = context_.look.metrics;
      for (const std::string& line : text::wrap(tally.gap, {m.label, true}, 9 * m.label, 0)) {
        lines.push_back({{Run::Kind::bold, line}});
      }
      drop_empty(lines);
      return lines;
    }
    std::string said = tally.count;
    if (telling.words < 2 && !tally.when.empty()) {
      said.append(context_.phrases().comma).append(tally.when);
    }
    if (partner.numbers.size() == 1 && telling.words == 0) {
      std::set<ActorIndex> ends;
      for (const std::uint32_t node : {hub_.house, partner.house}) {
        if (is_actor(node)) ends.insert(network_.nodes[node].actor);
      }
      said = words::tie_story(dossier_, context_.selection,
                              {partner.numbers.begin(), partner.numbers.end()}, ends, {1})
                 .front();
    }
    const Run name{Run::Kind::bold, box.title}, rest{Run::Kind::plain, said, tie};
    if (box.column < 0) return {{rest, name}};
    return {{name, rest}};
  }

  /// The hub's people beside whom they dealt with.
  void add_people(const Partner& partner, std::size_t at, int side, const StarTelling& telling) {
    std::vector<std::pair<std::uint32_t, std::set<int>>> people(partner.people.begin(),
                                                                partner.people.end());
    std::stable_sort(people.begin(), people.end(), [](const auto& a, const auto& b) {
      return a.second.size() > b.second.size();
    });
    const bool some = people.size() > telling.people;
    const std::size_t named = some ? telling.people - 1 : people.size();
    for (std::size_t i = 0; i < named; ++i) {
      const auto& [node, numbers] = people[i];
      BandBox leaf = named_box(node);
      leaf.at = drawing_.boxes[at].id;
      leaf.title = actor(node).name;
      const words::Tally tally = tally_of(numbers);
      const bool once = numbers.size() == 1 && !tally.when.empty();
      add_leaf(std::move(leaf), actor(node).short_name, once ? tally.when : tally.count, numbers,
               partner, at, side);
    }
    if (named == people.size()) return;
    BandBox rest;
    rest.id = "rest";
    rest.at = drawing_.boxes[at].id;
    std::set<int> numbers;
    bool once_each = true;
    for (std::size_t i = named; i < people.size(); ++i) {
      once_each &= people[i].second.size() == 1;
      numbers.insert(people[i].second.begin(), people[i].second.end());
      count_among_others(people[i].first);
    }
    const languages::Language& language = languages::of(context_.language());
    const languages::Phrases& phrases = language.phrases;
    const std::string name = languages::counted(language, phrases.others, people.size() - named);
    rest.title = name;
    add_leaf(std::move(rest), name,
             once_each ? std::string(phrases.once_each) : tally_of(numbers).count, numbers, partner,
             at, side);
  }

  void add_leaf(BandBox leaf, const std::string& name, const std::string& said,
                const std::set<int>& numbers, const Partner& partner, std::size_t at, int side) {
    const std::size_t tie = drawing_.ties.size();
    BandTie band;
    band.inner = at;
    band.outer = drawing_.boxes.size();
    band.value = measure_->of({numbers.begin(), numbers.end()});
    band.sign = partner.spokes.size() == 1 ? partner.spokes.begin()->first : Sign::neutral;
    band.several = !leaf.actor;
    band.pale = true;
    band.numbers.assign(numbers.begin(), numbers.end());
    band.title = name + " – " + drawing_.boxes[at].title;
    drawing_.ties.push_back(std::move(band));
    leaf.column = 2 * side;
    const bool first = drawing_.boxes.back().boxed;
    leaf.gap = first ? 0.8 * context_.look.metrics.label : 1;
    const Run who{leaf.actor ? Run::Kind::bold : Run::Kind::plain, name};
    const Run what{leaf.actor ? Run::Kind::plain : Run::Kind::quiet, said, tie};
    leaf.lines = side < 0 ? std::vector<std::vector<Run>>{{what, who}}
                          : std::vector<std::vector<Run>>{{who, what}};
    drawing_.boxes.push_back(std::move(leaf));
  }

  /// All partners that are not named, in one row.
  void add_others(const StarTelling& telling) {
    std::set<int> numbers;
    Rest others;
    for (std::size_t p = telling.partners; p < partners_.size(); ++p) {
      others.nodes.push_back(partners_[p].house);
      numbers.insert(partners_[p].numbers.begin(), partners_[p].numbers.end());
      count_among_others(partners_[p].house);
    }
    BandBox rest;
    rest.id = "rest";
    rest.column = 1;
    rest.gap = 2;
    const words::Tally tally = tally_of(numbers);
    const std::string name = rest_words(context_, network_, others);
    rest.title = name;
    BandTie band;
    band.outer = drawing_.boxes.size();
    band.value = measure_->of({numbers.begin(), numbers.end()});
    band.several = true;
    band.numbers.assign(numbers.begin(), numbers.end());
    band.title = name;
    const std::size_t tie = drawing_.ties.size();
    drawing_.ties.push_back(std::move(band));
    const Run who{Run::Kind::plain, name}, what{Run::Kind::quiet, tally.count, tie};
    rest.lines = {{who, what}};
    drawing_.boxes.push_back(std::move(rest));
  }

  void count_among_others(std::uint32_t node) {
    if (!is_actor(node) || !shown_.insert(network_.nodes[node].actor).second) return;
    counted_.insert(network_.nodes[node].actor);
  }

  /// Whether the numbers beside people add up to more than their country's.
  bool shared_by_people() const {
    std::map<std::size_t, std::multiset<int>> by_partner;
    for (const BandTie& tie : drawing_.ties) {
      if (tie.pale) by_partner[tie.inner].insert(tie.numbers.begin(), tie.numbers.end());
    }
    return std::any_of(by_partner.begin(), by_partner.end(), [](const auto& entry) {
      const std::set<int> once(entry.second.begin(), entry.second.end());
      return once.size() < entry.second.size();
    });
  }

  /// Legend, notes and places.
  void finish(double scale, const GraphOptions& options, Body& body) {
    Signs signs;
    for (const BandTie& tie : drawing_.ties) {
      if (!tie.several && !tie.pale) signs.signs.insert(tie.sign);
    }
    const BandAccount account = account_of(dossier_, drawing_);
    signs.actors = account.boxed;
    signs.actor_over = account.over;
    signs.in_private = account.in_private;
    body.legend = legend_of(signs, context_.look, context_.phrases());
    body.lines = measure_->scale_of(scale);
    marks::join(body.legend, {measure_->legend(scale, account.least, account.most)});
    if (shared_by_people()) body.notes.push_back(std::string(context_.phrases().people_share));
    tell_moves(options.homes, body);
    const auto counted = std::count_if(counted_.begin(), counted_.end(), [&](ActorIndex actor) {
      return account.named.count(actor) == 0;
    });
    tell_counted(static_cast<std::size_t>(counted), body);
    tell_missing(context_, network_, account.drawn, shown_, body);
  }

  const Context& context_;
  const Dossier& dossier_;
  const graph::Network& network_;
  graph::Hub hub_;
  std::vector<Partner> partners_;  ///< largest first
  std::set<int> numbers_;          ///< of all that they have to do with the hub
  std::optional<Measure> measure_;
  BandDrawing drawing_;
  std::set<ActorIndex> shown_;    ///< by name or counted among others
  std::set<ActorIndex> counted_;  ///< among others
};

}  // namespace

Suited suits_star(const Context& context, const graph::Network& network) {
  return Star(context, network).suited();
}

Body compose_star(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options) {
  return Star(context, network).compose(area, options);
}

}  // namespace entente::relations
