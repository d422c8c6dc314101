#include "relations/star.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "languages/language.hpp"
#include "relations/account.hpp"
#include "relations/band_stress.hpp"
#include "relations/bands.hpp"
#include "relations/measure.hpp"
#include "relations/rest.hpp"
#include "relations/star_facts.hpp"
#include "relations/star_words.hpp"
#include "text/measure.hpp"
#include "words/spells.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

constexpr double least_of_scale = 0.5;  // of what two columns have, where there is one
constexpr double widest_sum = 0.12;     // of the page: amounts use the height
constexpr double most_overlap = 0.5;    // label sizes that a band may lie on another

/// At which side of the hub its partners stand.
enum class Where : std::uint8_t { one_side, both_sides };

/// How much is said.
struct StarTelling {
  std::size_t partners = 0;  ///< that are named
  std::size_t people = 0;    ///< beside each partner; 0: nobody
  RowStyle words = RowStyle::titles;
  Where where = Where::both_sides;
};

class Star {
 public:
  Star(const Context& context, const graph::Network& network)
      : context_(context),
        dossier_(context.dossier),
        network_(network),
        facts_(star_facts(context, network)) {}

  Body compose(Rect area, const GraphOptions& options) {
    std::optional<Drawn> best;
    std::size_t named = 0;
    for (const StarTelling& telling : tellings(most_rows(context_, area))) {
      if (telling.partners < named) break;
      std::optional<Drawn> drawn = best_sides(telling, area, options.homes);
      if (!drawn) continue;
      // Bands that lie on each other have more room beside fewer words. Who has a place stays
      // there.
      const bool clear =
          telling.people > 0 || drawn->bands.overlap <= most_overlap * context_.look.metrics.label;
      const bool better =
          best && (options.homes.empty() ? drawn->bands.overlap < best->bands.overlap
                                         : drawn->moved < best->moved);
      if (!best || better) best = std::move(drawn);
      named = telling.partners;
      if (telling.people > 0 || (clear && options.homes.empty())) break;
    }
    Body body;
    body.fits = best.has_value();
    if (!best) return body;
    drawing_ = std::move(best->drawing);
    shown_ = std::move(best->shown);
    counted_ = std::move(best->counted);
    body = std::move(best->bands.body);
    finish(best->bands.scale, options, body);
    return body;
  }

 private:
  /// What was drawn, and who is in it.
  struct Drawn {
    DrawnBands bands;
    BandDrawing drawing;
    std::set<ActorIndex> shown, counted;
    double moved = 0;  ///< px, of all who have a place
  };

  /// One column tells the order of all, if that leaves most of the width of bands; or as those
  /// stand who have a place.
  std::optional<Drawn> best_sides(StarTelling telling, Rect area,
                                  const std::vector<ActorPlace>& homes) {
    std::optional<Drawn> drawn = draw(telling, area, homes);
    if (!drawn || telling.people > 0 || telling.where == Where::one_side) return drawn;
    telling.where = Where::one_side;
    std::optional<Drawn> column = draw(telling, area, homes);
    if (!column) return drawn;
    const bool wide = column->bands.scale >= least_of_scale * drawn->bands.scale;
    return (homes.empty() ? wide : column->moved < drawn->moved) ? column : drawn;
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

  /// Those that say most first.
  std::vector<StarTelling> tellings(std::size_t most_rows) const {
    std::vector<StarTelling> list;
    if (people_of_hub(facts_).size() > 1 && facts_.partners.size() <= most_boxes) {
      for (const Where where : {Where::both_sides, Where::one_side}) {
        for (const std::size_t most : {15u, 12u, 10u, 9u, 8u, 7u, 6u, 5u, 4u, 3u}) {
          list.push_back({facts_.partners.size(), most, RowStyle::titles, where});
        }
      }
    }
    for (std::size_t n = facts_.partners.size(); n >= least_partners;) {
      if (n <= 2 * most_rows) {
        for (const RowStyle words : {RowStyle::titles, RowStyle::years, RowStyle::counts}) {
          list.push_back({n, 0, words, Where::both_sides});
        }
        for (const RowStyle words : {RowStyle::years, RowStyle::counts}) {
          list.push_back({n, 0, words, Where::one_side});
        }
      }
      n = fewer(facts_.partners, n, 1 + n / 24);
    }
    return list;
  }

  std::optional<Drawn> draw(const StarTelling& telling, Rect area,
                            const std::vector<ActorPlace>& homes) {
    drawing_ = {};
    shown_.clear();
    counted_.clear();
    if (telling.people == 0) gather_rows();
    add_hub();
    const std::optional<std::vector<bool>> sides_of_partners = sides(telling, homes);
    if (!sides_of_partners) return std::nullopt;
    const std::vector<bool>& left = *sides_of_partners;
    for (const int side : {-1, 1}) {
      for (std::size_t p = 0; p < telling.partners; ++p) {
        if (left[p] != (side < 0)) continue;
        add_partner(facts_.partners[p], side, telling);
      }
    }
    const bool all_left = std::all_of(left.begin(), left.end(), [](bool at) { return at; });
    if (telling.partners < facts_.partners.size()) add_others(telling, all_left ? -1 : 1);
    drawing_.most_scale = facts_.measure->most_scale();
    if (telling.people == 0 && facts_.measure->is_sum()) drawing_.widest = widest_sum;
    stress_title(dossier_, drawing_);
    std::optional<DrawnBands> bands = draw_bands(context_, drawing_, area, homes);
    if (!bands || !bands->legible) return std::nullopt;
    const double moved = moves(homes, bands->body.places).px;
    return Drawn{*std::move(bands), drawing_, shown_, counted_, moved};
  }

  /// Which partners stand at the left. Who stood at a side stays there; none, if that is no one
  /// column. Those with people beside them fill both sides about evenly; else the larger half
  /// stands at the left, from most to least, and the order goes on at the right.
  std::optional<std::vector<bool>> sides(const StarTelling& telling,
                                         const std::vector<ActorPlace>& homes) const {
    std::map<std::string, double> at;
    for (const ActorPlace& home : homes) at[home.actor] = home.x;
    const auto middle = at.find(drawing_.boxes.front().id);
    const bool one = telling.where == Where::one_side;
    std::vector<bool> left(telling.partners, one && all_inward(facts_));
    std::set<bool> known;
    double load[2] = {0, 0};
    for (std::size_t p = 0; p < telling.partners; ++p) {
      const double rows =
          static_cast<double>(std::min(telling.people, facts_.partners[p].people.size()));
      const auto home = at.find(box_of(context_, network_.nodes[facts_.partners[p].house]).id);
      const bool is_known = home != at.end() && middle != at.end();
      if (is_known) known.insert(home->second < middle->second);
      if (!one) {
        const bool half = telling.people > 0 ? load[0] <= load[1] : 2 * p < telling.partners;
        left[p] = is_known ? home->second < middle->second : half;
      }
      load[left[p] ? 0 : 1] += std::max(telling.people > 0 ? 4.0 : 1.0, rows);
    }
    if (one && known.size() > 1) return std::nullopt;
    if (one && known.size() == 1) left.assign(telling.partners, *known.begin());
    return left;
  }

  void add_hub() {
    const std::optional<std::uint32_t> person = leading_person(facts_);
    BandBox box = named_box(person.value_or(facts_.hub.house));
    if (person) box.title = actor(*person).name;
    if (person && is_actor(facts_.hub.house)) shown_.insert(network_.nodes[facts_.hub.house].actor);
    box.boxed = true;
    const words::Tally tally = tally_of(facts_.numbers);
    box.lines = {{{Run::Kind::name, box.title}},
                 {{Run::Kind::quiet, person ? name_of(facts_.hub.house) : std::string()}},
                 {{Run::Kind::bold, tally.count}}};
    const double label = context_.look.metrics.label;
    const std::string common = words_of_hub(common_, tally.when, context_.phrases());
    std::vector<std::string> told{common};
    if (!common_.name.empty()) told = text::wrap(common, {label, false}, 9 * label, 0);
    for (const std::string& line : told) box.lines.push_back({{Run::Kind::quiet, line}});
    drop_empty(box.lines);
    drawing_.boxes.push_back(std::move(box));
  }

  /// The count is the sum where widths are sums.
  words::Tally tally_of(const std::set<int>& numbers) const {
    const std::vector<int> list(numbers.begin(), numbers.end());
    words::Tally tally = words::tally(dossier_, context_.selection, list);
    if (facts_.measure->is_sum()) tally.count = facts_.measure->words(list);
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
    box.spare = box.boxed ? 0 : 0.6 * context_.look.metrics.label;
    std::optional<std::size_t> main;  // the spoke that its words tell of
    for (const auto& [sign, spoke] : partner.spokes) {
      const std::size_t tie = drawing_.ties.size();
      if (!main || spoke.numbers.size() > drawing_.ties[*main].numbers.size()) main = tie;
      BandTie band;
      band.outer = at;
      band.value = facts_.measure->of(spoke.numbers);
      band.sign = sign;
      band.inward = spoke.back && !spoke.forth;
      band.head = spoke.forth == spoke.back ? 0 : spoke.forth ? 1 : -1;
      band.numbers = spoke.numbers;
      band.title = name_of(facts_.hub.house) + " – " + box.title;
      drawing_.ties.push_back(std::move(band));
    }
    box.lines = words_of(partner, box, telling, *main);
    drawing_.boxes.push_back(std::move(box));
    if (telling.people > 0) add_people(partner, at, side, telling);
  }

  /// What rows may say, and what is common to all of them.
  void gather_rows() {
    if (!rows_.empty()) return;
    for (const Partner& partner : facts_.partners) {
      const words::Tally tally = tally_of(partner.numbers);
      RowWords row{.count = tally.count, .when = tally.when, .years = tally.when};
      const std::vector<int> numbers(partner.numbers.begin(), partner.numbers.end());
      if (facts_.measure->is_sum() && partner.value > 0) row.amount = tally.count;
      if (numbers.size() == 1) {
        std::set<ActorIndex> ends;
        for (const std::uint32_t node : {facts_.hub.house, partner.house}) {
          if (is_actor(node)) ends.insert(network_.nodes[node].actor);
        }
        const words::Caption caption =
            words::caption(dossier_, context_.selection, numbers.front(), ends, {});
        row.name = caption.name;
        row.titled = caption.title;
        row.when = caption.when;
        row.line = words::tie_story(dossier_, context_.selection, numbers, ends, {1}).front();
      }
      rows_.push_back(std::move(row));
    }
    common_ = common_words(rows_);
  }

  /// What a partner's box or row says.
  std::vector<std::vector<Run>> words_of(const Partner& partner, const BandBox& box,
                                         const StarTelling& telling, std::size_t tie) const {
    if (box.boxed) {
      const words::Tally tally = tally_of(partner.numbers);
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
    const auto at = static_cast<std::size_t>(&partner - facts_.partners.data());
    const std::string said = words_beside(rows_[at], common_, telling.words, context_.phrases());
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
    band.value = facts_.measure->of({numbers.begin(), numbers.end()});
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
  void add_others(const StarTelling& telling, int side) {
    std::set<int> numbers;
    Rest others;
    for (std::size_t p = telling.partners; p < facts_.partners.size(); ++p) {
      others.nodes.push_back(facts_.partners[p].house);
      numbers.insert(facts_.partners[p].numbers.begin(), facts_.partners[p].numbers.end());
      count_among_others(facts_.partners[p].house);
    }
    BandBox rest;
    rest.id = "rest";
    rest.column = side;
    rest.gap = 2;
    const words::Tally tally = tally_of(numbers);
    const std::string name = rest_words(context_, network_, others);
    rest.title = name;
    BandTie band;
    band.outer = drawing_.boxes.size();
    band.value = facts_.measure->of({numbers.begin(), numbers.end()});
    band.several = true;
    band.numbers.assign(numbers.begin(), numbers.end());
    band.title = name;
    const std::size_t tie = drawing_.ties.size();
    drawing_.ties.push_back(std::move(band));
    const Run who{Run::Kind::plain, name}, what{Run::Kind::quiet, tally.count, tie};
    rest.lines = side < 0 ? std::vector<std::vector<Run>>{{what, who}}
                          : std::vector<std::vector<Run>>{{who, what}};
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
    body.lines = facts_.measure->scale_of(scale);
    marks::join(body.legend, {facts_.measure->legend(scale, account.least, account.most)});
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
  const StarFacts facts_;
  std::vector<RowWords> rows_;  ///< by position in `facts_.partners`
  CommonWords common_;
  BandDrawing drawing_;
  std::set<ActorIndex> shown_;    ///< by name or counted among others
  std::set<ActorIndex> counted_;  ///< among others
};

}  // namespace

Suited suits_star(const Context& context, const graph::Network& network) {
  return suited_star(context, network);
}

Body compose_star(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options) {
  return Star(context, network).compose(area, options);
}

}  // namespace entente::relations
