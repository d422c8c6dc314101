#include "relations/column_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/largest.hpp"
#include "graph/gather.hpp"
#include "relations/box_events.hpp"
#include "relations/box_words.hpp"
#include "relations/column_ends.hpp"
#include "relations/column_memory.hpp"
#include "relations/column_people.hpp"
#include "relations/column_words.hpp"
#include "relations/column_worth.hpp"

namespace entente::relations {
namespace {

class Search {
 public:
  Search(const Context& context, const graph::Network& network, Rect area,
         const GraphOptions& options, const Facing* facing, LayoutReport& report)
      : network_(network),
        context_(context),
        dossier_(context.dossier),
        selection_(context.selection),
        area_(area),
        options_(options),
        facing_(facing),
        report_(report),
        worth_(context),
        memory_(options.memory ? *options.memory : own_) {}

  std::optional<ColumnChoice> find() {
    std::optional<ColumnChoice> found = finished(choose());
    if (!found) return found;
    ColumnDraft draft = found->draft;
    reserves_ = reserve_events(context_, network_, draft);
    if (!reserves_) return found;
    // What stands out inside of a house has no room in its box: now lines do with less.
    told_.clear();
    std::optional<ColumnChoice> other = finished(choose());
    return other && worth_.tells_more(*other, *found) ? std::move(other) : std::move(found);
  }

 private:
  std::optional<ColumnChoice> finished(std::optional<ColumnChoice> found) {
    if (!found) return found;
    end_at_people(context_, *found, memory_.stories);
    tell_in_boxes(context_, network_, InBoxes::stressed, *found);
    say_more(context_, *found, memory_.stories);
    tell_in_boxes(context_, network_, InBoxes::all, *found);
    seat_people(context_, network_, *found);
    return found;
  }

  std::optional<ColumnChoice> choose() {
    std::optional<ColumnChoice> found = find_in(network_);
    const std::size_t all = selection_.items.size();
    if (!facing_ || (found && items_in(found->draft) == all)) return found;
    // Who stands between two camps takes a column of his own.
    std::optional<ColumnChoice> camps =
        find_in(without_between(network_, *facing_), found ? 2 * worth_.of(*found) : nothing);
    if (camps && (!found || worth_.of(*camps) > 2 * worth_.of(*found))) found = std::move(camps);
    // One from each camp are no camps.
    return found && found->draft.cards.list.size() > 2 ? found : std::nullopt;
  }

  static constexpr std::size_t most_pairs = 24;  ///< more are never tried at once
  static constexpr std::size_t most_lines = 40;
  static constexpr double dense_line = 138;    ///< em² of a line with its words, where many stand
  static constexpr double least_known = 12;    ///< lines: a small area may hold more than it seems
  static constexpr double far_too_many = 1.5;  ///< times as many lines as fit
  /// Times as high as the area, with fewest words: few may take a little more room than more.
  static constexpr double hopeless = 1.3;
  static constexpr double out_of_reach = 1.8;  ///< likewise: however boxes are arranged
  static constexpr double nothing = -1e9;      ///< less than any choice is worth

  /// What is worth more than `least`, if lines have to be left out.
  std::optional<ColumnChoice> find_in(const graph::Network& ground, double least = nothing) {
    using graph::People;
    // First all ties: with everybody's lines and many words, then with fewer of both. Then, with
    // the people who matter, fewer ties.
    std::map<People, std::vector<graph::Network>> networks;
    for (const People people : {People::all, People::leading, People::none}) {
      networks[people] = gathered(ground, people);
      for (const graph::Network& whole : networks[people]) {
        if (whole.ties.empty()) return std::nullopt;  // all happens inside houses
        if (graph::ranked(whole, dossier_, selection_).size() > most_pairs) continue;
        if (std::optional<ColumnChoice> found = told(whole, 2)) return found;
      }
    }
    std::optional<Picked> best;
    auto consider = [&](const graph::Network& whole, graph::By by) {
      std::optional<Picked> found = heaviest(whole, by, best ? worth_.of(best->choice) : least);
      if (found) best = std::move(found);
    };
    // Two actors alone are no story of several.
    auto tells_half = [&] {
      return best && best->choice.draft.cards.list.size() > 2 &&
             2 * items_in(best->choice.draft) >= selection_.items.size();
    };
    for (const People people : {People::leading, People::none}) {
      add_between_two(networks[people], ground, people);
      for (const graph::Network& whole : networks[people]) {
        consider(whole, graph::By::pair);
        // Pairs with many lines each leave room for few: rather the heaviest lines of more.
        if (!facing_ && !tells_half()) consider(whole, graph::By::line);
      }
      if (tells_half()) break;
    }
    if (best) {
      if (!facing_) bring_in(*best);
      return std::move(best->choice);
    }
    if (facing_) return std::nullopt;  // lines of one pair are not told apart by camps
    // Two actors may have more lines than a page is high: then the heaviest of these.
    const graph::Network& whole = networks[People::leading].front();
    const graph::Network pair =
        graph::heaviest(whole, graph::ranked(whole, dossier_, selection_), 1);
    std::optional<Picked> lines = heaviest(pair, graph::By::line, nothing);
    return lines ? std::optional(std::move(lines->choice)) : std::nullopt;
  }

  /// The lines that were chosen: the first so many of a network.
  struct Picked {
    ColumnChoice choice;
    const graph::Network* whole;
    std::vector<graph::PairWeight> ranked;
    std::size_t most = 0;
    graph::By by{};
  };

  /// As many of the heaviest as fit, if that is worth more than `least`. If it leaves out whom the
  /// title names, whose heaviest come first where more is told so.
  std::optional<Picked> heaviest(const graph::Network& whole, graph::By by, double least) {
    std::vector<graph::PairWeight> ranked = graph::ranked(whole, dossier_, selection_, by);
    if (facing_)
      std::erase_if(ranked, [&](const auto& pair) { return stays_within(whole, *facing_, pair); });
    std::optional<Picked> best = first_of(whole, ranked, by, least);
    if (best && worth_.names_all(best->choice, whole)) return best;
    std::optional<Picked> named = first_of(whole, graph::named_first(std::move(ranked)), by,
                                           best ? worth_.of(best->choice) : least);
    return named ? std::move(named) : std::move(best);
  }

  /// As many of the first as fit; what stays within a camp takes no room.
  std::optional<Picked> first_of(const graph::Network& whole, std::vector<graph::PairWeight> ranked,
                                 graph::By by, double least) {
    const std::size_t limit = by == graph::By::pair ? most_pairs : most_lines;
    std::vector<graph::PairWeight> within;
    if (facing_) {
      within = graph::ranked(whole, dossier_, selection_);
      std::erase_if(within, [&](const auto& pair) { return !stays_within(whole, *facing_, pair); });
    }
    std::optional<Fitting> found =
        most_that_fit(std::min(limit, ranked.size()), least, [&](std::size_t most) {
          const auto kept = ranked.begin() + static_cast<std::ptrdiff_t>(most);
          return facing_ ? heaviest_across(whole, {ranked.begin(), kept}, within)
                         : graph::heaviest(whole, ranked, most, by);
        });
    if (!found || worth_.of(found->choice) <= least) return std::nullopt;
    return Picked{std::move(found->choice), &whole, std::move(ranked), found->most, by};
  }

  /// The next lines have no room, but there may be some for one that brings in somebody.
  void bring_in(Picked& picked) {
    constexpr int most_tries = 3;
    const auto next = picked.ranked.begin() + static_cast<std::ptrdiff_t>(picked.most);
    std::vector<graph::PairWeight> kept(picked.ranked.begin(), next);
    std::set<ActorIndex> drawn = actors_in(picked.choice);
    int tries = 0;
    for (auto pair = next; pair != picked.ranked.end() && tries < most_tries; ++pair) {
      const graph::Network alone = graph::heaviest(*picked.whole, {*pair}, 1, picked.by);
      const auto is_new = [&](std::uint32_t end) {
        const std::set<ActorIndex> actors = actors_of(alone.nodes[end]);
        return !std::includes(drawn.begin(), drawn.end(), actors.begin(), actors.end());
      };
      if (std::none_of(alone.ties.begin(), alone.ties.end(),
                       [&](const graph::Tie& tie) { return is_new(tie.from) || is_new(tie.to); })) {
        continue;
      }
      ++tries;
      kept.push_back(*pair);
      std::optional<ColumnChoice> found =
          told(graph::heaviest(*picked.whole, kept, kept.size(), picked.by), 1);
      if (found && worth_.of(*found) > worth_.of(picked.choice)) {
        picked.choice = std::move(*found);
        drawn = actors_in(picked.choice);
      } else {
        kept.pop_back();
      }
    }
  }

  struct Fitting {
    ColumnChoice choice;
    std::size_t most = 0;
  };

  /// The largest of the networks that fits: `make(n)` for n of 1 to `most`. One is not tried
  /// where neither it nor any smaller one can be worth more than `least`: then only a larger one
  /// matters. It ends as soon as nothing that is left can be worth more.
  template <class MakeNetwork>
  std::optional<Fitting> most_that_fit(std::size_t most, double least, const MakeNetwork& make) {
    std::map<std::size_t, graph::Network> made;
    const auto network = [&](std::size_t n) -> const graph::Network& {
      const auto [place, is_new] = made.try_emplace(n);
      if (is_new) place->second = make(n);
      return place->second;
    };
    std::vector<std::optional<bool>> worthy(most + 1);  // by n, as far as it was asked for
    const auto is_worthy = [&](std::size_t n) {
      if (!worthy[n]) worthy[n] = least == nothing || worth_.most(network(n), facing_) > least;
      return *worthy[n];
    };
    // Of more than `from`, at most `to`: the largest is the likeliest.
    const auto any_worthy = [&](std::size_t from, std::size_t to) {
      while (to > from && !is_worthy(to)) --to;
      return to > from;
    };
    std::optional<Fitting> best;
    std::size_t fit = 0;  // at least so many do
    const auto may_win = [&](std::size_t to) {
      return (best && worth_.of(best->choice) > least) || any_worthy(fit, to);
    };
    const auto fits = [&](std::size_t n) {
      if (!may_win(n)) return true;
      std::optional<ColumnChoice> found = told(network(n), 1);
      if (!found) return false;
      best = Fitting{std::move(*found), n};
      return true;
    };
    base::largest_that_fits(most, likely(most, network), fits,
                            [&](std::size_t low, std::size_t high) {
                              fit = low;
                              return may_win(high);
                            });
    if (best) lines_that_fit_ = std::max(lines_that_fit_, best->choice.draft.network.ties.size());
    return best;
  }

  /// The largest of the networks that has no more lines than are known to fit, or usually do.
  template <class MakeNetwork>
  std::size_t likely(std::size_t most, const MakeNetwork& network) const {
    constexpr double usual_room = 180;  // em² of a line, its words and what it takes of boxes
    const double em = context_.look.metrics.label;
    const std::size_t usual =
        static_cast<std::size_t>(area_.width * area_.height / (em * em * usual_room));
    const std::size_t lines = lines_that_fit_ > 0 ? lines_that_fit_ : usual;
    const std::size_t few = base::largest_that_fits(
        most, 0, [&](std::size_t n) { return network(n).ties.size() <= lines; },
        [](std::size_t, std::size_t) { return true; });
    return std::max<std::size_t>(few, 1);
  }

  /// The network with as many words as fit; none if not even few do.
  std::optional<ColumnChoice> told(const graph::Network& network, std::size_t least_lines) {
    // Where another choice of lines had room for so many, so many more have none.
    const auto lines = static_cast<double>(network.ties.size());
    const double em = context_.look.metrics.label;
    const double fitting = std::max(static_cast<double>(lines_that_fit_),
                                    area_.width * area_.height / (em * em * dense_line));
    if (lines > far_too_many * std::max(least_known, fitting)) {
      return std::nullopt;
    }
    for (const Told& known : told_) {
      if (known.network == network && known.least_lines == least_lines) {
        return again(known);
      }
    }
    const std::size_t first = report_.candidates.size();
    std::optional<ColumnChoice> found = arranged(network, least_lines);
    const auto tried = report_.candidates.begin() + static_cast<std::ptrdiff_t>(first);
    told_.push_back({network, least_lines, first, {tried, report_.candidates.end()}, found});
    return found;
  }

  /// Choices of lines that differ may come to the same network.
  struct Told {
    graph::Network network;
    std::size_t least_lines = 0;
    std::size_t first = 0;  ///< of its candidates in the report
    std::vector<LayoutCandidate> candidates;
    std::optional<ColumnChoice> found;
  };

  std::optional<ColumnChoice> again(const Told& known) {
    std::optional<ColumnChoice> found = known.found;
    if (found) found->candidate += report_.candidates.size() - known.first;
    report_.candidates.insert(report_.candidates.end(), known.candidates.begin(),
                              known.candidates.end());
    return found;
  }

  /// One arrangement serves all numbers of words: it is looked for with a middling one. Where that
  /// leaves few or none, whoever has most partners is put between the others: what costs least
  /// knows nothing of the words that it does without.
  std::optional<ColumnChoice> arranged(const graph::Network& network, std::size_t least_lines) {
    Drafts drafts;
    layout::LaneProblem problem = draft_in(drafts, network, 2, tellings[2].roomy)->problem;
    Outcome first = told_in(layout::solve_lanes(problem).arrangement, network, least_lines, drafts);
    std::optional<ColumnChoice>& best = first.choice;
    const bool few = problem.boxes.size() < 3;  // nobody stands between two
    const bool enough = (best && best->telling.lines > 2) || first.height > out_of_reach;
    if (enough || !problem.sides.empty() || few) return std::move(best);
    problem.sides.assign(problem.boxes.size(), layout::LaneSide::anywhere);
    problem.sides[layout::partners_of(problem).first] = layout::LaneSide::between;
    std::optional<ColumnChoice> other =
        told_in(layout::solve_lanes(problem).arrangement, network, least_lines, drafts).choice;
    const bool more = other && (!best || other->telling.lines > best->telling.lines);
    return more ? std::move(other) : std::move(best);
  }

  /// Drafts of one network, by way of telling.
  using Drafts = std::array<std::optional<ColumnDraft>, std::size(tellings)>;

  std::optional<ColumnDraft>& draft_in(Drafts& drafts, const graph::Network& network,
                                       std::size_t way, bool roomy) {
    std::optional<ColumnDraft>& made = drafts[way];
    if (!made) {
      made = draft(network, tellings[way]);
      if (reserves_) reserve_events(context_, network_, *made);
    }
    make_roomy(*made, roomy);
    return made;
  }

  /// What an arrangement has room for.
  struct Outcome {
    std::optional<ColumnChoice> choice;
    double height = 0;  ///< with the fewest words: times that of the area
  };

  Outcome told_in(const layout::LaneArrangement& arrangement, const graph::Network& network,
                  std::size_t least_lines, Drafts& drafts) {
    const auto ways = static_cast<std::size_t>(
        std::find_if(std::begin(tellings), std::end(tellings),
                     [&](const Telling& telling) { return telling.lines < least_lines; }) -
        std::begin(tellings));
    if (arrangement.empty()) return {};
    const auto [possible, height] = least_of(arrangement, network, ways - 1, drafts);
    if (!possible) return {std::nullopt, height};
    // People stand before words are many: these come back where there is room for them.
    for (const bool roomy : {true, false}) {
      for (std::size_t way = 0; way < ways; ++way) {
        Telling telling = tellings[way];
        telling.roomy = roomy;
        std::optional<ColumnDraft>& ready = draft_in(drafts, network, way, roomy);
        if (!roomy && ready->narrow == ready->roomy) continue;  // no box is narrower
        layout::LaneSolution solution = layout::solve_lanes(ready->problem, arrangement);
        note(telling, *ready, solution);
        if (!solution.fits) continue;
        ColumnChoice found{std::move(*ready), std::move(solution), telling,
                           report_.candidates.size() - 1};
        ready.reset();
        return {std::move(found), height};
      }
    }
    return {std::nullopt, height};
  }

  /// What the way that takes least room tells of all: where its height is hopeless no other fits
  /// either, and all lines cross and are lost alike.
  struct Least {
    bool possible = false;
    double height = 0;  ///< times that of the area
  };

  Least least_of(const layout::LaneArrangement& arrangement, const graph::Network& network,
                 std::size_t way, Drafts& drafts) {
    const ColumnDraft& draft = *draft_in(drafts, network, way, false);
    const layout::LaneSolution solution = layout::solve_lanes(draft.problem, arrangement);
    const double height = solution.used.height / draft.problem.area.height;
    const bool possible =
        height <= hopeless && solution.lost == 0 && !layout::is_tangle(draft.problem, solution);
    Telling telling = tellings[way];
    telling.roomy = false;
    if (!possible) note(telling, draft, solution);
    return {possible, height};
  }

  /// Who acts together as one, and each alone, as far as these differ: any may take less room. Of
  /// camps nobody stands in one box with who is not of his own.
  std::vector<graph::Network> gathered(const graph::Network& ground, graph::People people) {
    using graph::Several;
    auto made = [&](Several several) {
      return memory_.gathered(context_, ground, people, several);
    };
    std::vector<graph::Network> networks{made(facing_ ? Several::each : Several::as_one)};
    for (const Several several : {Several::joint, Several::once}) {
      graph::Network other = made(several);
      if (!facing_ || !joins_camps(other, *facing_)) add_other(networks, std::move(other));
    }
    return networks;
  }

  /// Where not all fits, meetings of many may cost more than they tell.
  void add_between_two(std::vector<graph::Network>& networks, const graph::Network& ground,
                       graph::People people) {
    if (facing_) return;
    add_other(networks, memory_.gathered(context_, ground, people, graph::Several::between_two));
  }

  static void add_other(std::vector<graph::Network>& networks, graph::Network other) {
    const bool known = std::find(networks.begin(), networks.end(), other) != networks.end();
    if (!known) networks.push_back(std::move(other));
  }

  ColumnDraft draft(graph::Network network, const Telling& telling) {
    if (!facing_) {
      ColumnDraft draft = column_draft(context_, std::move(network), telling, area_, options_.homes,
                                       memory_.stories);
      draft.frame.inner = area_;
      return draft;
    }
    Parted parts = parted(network, *facing_);
    const FacingFrame frame = facing_frame(context_, parts, *facing_, area_);
    ColumnDraft draft = column_draft(context_, std::move(parts.across), telling, frame.inner,
                                     options_.homes, memory_.stories);
    draft.problem.sides = sides_of(draft.network, draft.cards, *facing_);
    // Who stands between two camps needs a column, however narrow that leaves the words.
    draft.problem.spacing.least_corridor = 7.5 * context_.look.metrics.label;
    draft.within = std::move(parts.within);
    draft.frame = frame;
    return draft;
  }

  void note(const Telling& telling, const ColumnDraft& draft,
            const layout::LaneSolution& solution) {
    LayoutCandidate candidate;
    using Fate = LayoutCandidate::Outcome;
    candidate.outcome = layout::is_tangle(draft.problem, solution) ? Fate::tangled
                        : solution.fits                            ? Fate::fits
                                                                   : Fate::too_large;
    candidate.name = fmt::format("{} columns, {} lines, up to {} lines of words{}{}",
                                 solution.arrangement.size(), draft.network.ties.size(),
                                 telling.lines, telling.short_names ? ", short names" : "",
                                 telling.roomy ? "" : ", narrow boxes");
    candidate.cost = solution.cost;
    candidate.width = solution.used.width;
    candidate.height = solution.used.height;
    candidate.crossings = solution.crossings;
    report_.candidates.push_back(std::move(candidate));
  }

  const graph::Network& network_;
  const Context& context_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  Rect area_;
  const GraphOptions& options_;
  const Facing* const facing_;
  LayoutReport& report_;
  const ColumnWorth worth_;
  ColumnMemory own_;  ///< where nobody lends one
  ColumnMemory& memory_;
  std::vector<Told> told_;
  std::size_t lines_that_fit_ = 0;
  bool reserves_ = false;  ///< room in boxes for what happens there, before lines are chosen
};

}  // namespace

std::optional<ColumnChoice> choose_columns(const Context& context, const graph::Network& network,
                                           Rect area, const GraphOptions& options,
                                           const Facing* facing, LayoutReport& report) {
  std::optional<ColumnChoice> choice =
      Search(context, network, area, options, facing, report).find();
  if (choice) report.candidates[choice->candidate].outcome = LayoutCandidate::Outcome::chosen;
  return choice;
}

graph::Network drawn_by(const ColumnDraft& draft) {
  graph::Network told = draft.network;
  for (const std::set<int>& numbers : draft.within.numbers) {
    graph::Tie tie;
    tie.numbers.assign(numbers.begin(), numbers.end());
    told.ties.push_back(std::move(tie));
  }
  for (const Card& card : draft.cards.list) {
    for (const CardRow& row : card.rows) {
      std::vector<int>& numbers = told.nodes[row.node].numbers;
      for (const CardEvent& event : row.events) numbers.push_back(event.number);
    }
  }
  return told;
}

bool is_drawn(const layout::LaneSolution& solution, const layout::End& end) {
  const std::vector<Rect>& members = solution.members[static_cast<std::size_t>(end.box)];
  return end.row == 0 || members[static_cast<std::size_t>(end.row - 1)].height > 0;
}

}  // namespace entente::relations
