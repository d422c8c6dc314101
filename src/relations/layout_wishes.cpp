#include "relations/layout_wishes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente::relations {
namespace {

using layout::Wish;

class Translator {
 public:
  Translator(const Dossier& dossier, const select::Selection& selection,
             const graph::Network& network, const Cards& cards)
      : dossier_(dossier), selection_(selection) {
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
      const graph::Node& node = network.nodes[i];
      const auto end = cards.end_of.find(i);
      if (node.kind != graph::Node::Kind::actor || end == cards.end_of.end()) continue;
      box_of_[node.actor.value] = end->second.box;
      if (end->second.row == 0) header_of_[node.actor.value] = end->second.box;
    }
  }

  BoxWishes run(const std::vector<ActorPlace>& homes) {
    const LayoutWishes& wishes = dossier_.layout;
    for (const auto& group : wishes.near) pairs(Wish::Kind::near, group, "near");
    for (const auto& chain : wishes.left_of) pairs(Wish::Kind::before, chain, "left of");
    pairs(Wish::Kind::reading, wishes.order, "before");
    for (const auto& [actor, pin] : wishes.pin) place(actor, pin);
    for (const ActorPlace& home : homes) keep(home);
    return std::move(result_);
  }

 private:
  const std::string& name(ActorIndex actor) const { return dossier_[actor].short_name; }

  /// Its box, or that of the house that it stepped back into.
  std::optional<int> box(ActorIndex actor) const {
    auto found = box_of_.find(actor.value);
    if (found == box_of_.end()) {
      found = box_of_.find(select::house_of(dossier_, actor, selection_.as_of).value);
    }
    return found == box_of_.end() ? std::nullopt : std::optional(found->second);
  }

  void add(Wish wish, std::string words) {
    result_.wishes.list.push_back(wish);
    result_.words.push_back(std::move(words));
  }

  void give_up(std::string words, std::string reason) {
    result_.hopeless.push_back({std::move(words), false, std::move(reason)});
  }

  void pairs(Wish::Kind kind, const std::vector<ActorIndex>& actors, std::string_view relation) {
    for (std::size_t i = 1; i < actors.size(); ++i) {
      const std::optional<int> a = box(actors[i - 1]), b = box(actors[i]);
      std::string words = fmt::format("{} {} {}", name(actors[i - 1]), relation, name(actors[i]));
      if (!a || !b) {
        give_up(std::move(words), absent(a ? actors[i] : actors[i - 1]));
      } else if (*a != *b) {
        add({kind, *a, *b}, std::move(words));
      } else if (kind != Wish::Kind::near) {
        give_up(std::move(words), "both stand in one box");
      }
    }
  }

  std::string absent(ActorIndex actor) const {
    return fmt::format("{} is not in this figure", name(actor));
  }

  void place(ActorIndex actor, const Pin& pin) {
    std::string words = pin.word.empty() ? fmt::format("{} at [{}, {}]", name(actor),
                                                       pin.x.value_or(0), pin.y.value_or(0))
                                         : fmt::format("{} at {}", name(actor), pin.word);
    const std::optional<int> at = box(actor);
    if (!at) return give_up(std::move(words), absent(actor));
    add({Wish::Kind::place, *at, -1, pin.x, pin.y}, std::move(words));
  }

  /// Members move with their card, which alone has a home.
  void keep(const ActorPlace& home) {
    const auto actor = std::lower_bound(
        dossier_.actors.begin(), dossier_.actors.end(), home.actor,
        [](const Actor& candidate, const std::string& id) { return candidate.id < id; });
    if (actor == dossier_.actors.end() || actor->id != home.actor) return;
    const auto found =
        header_of_.find(static_cast<std::uint32_t>(std::distance(dossier_.actors.begin(), actor)));
    if (found != header_of_.end()) {
      add({Wish::Kind::home, found->second, -1, home.x, home.y}, "");
    }
  }

  const Dossier& dossier_;
  const select::Selection& selection_;
  std::map<std::uint32_t, int> box_of_, header_of_;
  BoxWishes result_;
};

std::string why_not(const std::vector<layout::Trial>& trials, std::size_t count, std::size_t wish) {
  bool too_large = false;
  for (const layout::Trial& trial : trials) {
    if (trial.shortfalls.size() != count || trial.shortfalls[wish] >= 1) continue;
    if (trial.fate > layout::Fate::too_large)
      return "drawings that keep it are harder to read or say less";
    too_large = true;
  }
  return too_large ? "drawings that keep it do not fit the page"
                   : "no drawing that was tried keeps it";
}

}  // namespace

BoxWishes box_wishes(const Context& context, const graph::Network& network, const Cards& cards,
                     const std::vector<ActorPlace>& homes) {
  if (context.dossier.layout.empty() && homes.empty()) return {};
  return Translator(context.dossier, context.selection, network, cards).run(homes);
}

void tell_wishes(const BoxWishes& wishes, const layout::Problem& problem,
                 const layout::Answer& answer, LayoutReport& report) {
  const std::vector<layout::Wish>& list = problem.wishes.list;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (wishes.words[i].empty()) continue;
    LayoutWish wish{wishes.words[i], true, {}};
    if (layout::shortfall(list[i], answer.solution) >= 1) {
      wish.honored = false;
      wish.reason = why_not(answer.trials, list.size(), i);
    }
    report.wishes.push_back(std::move(wish));
  }
  report.wishes.insert(report.wishes.end(), wishes.hopeless.begin(), wishes.hopeless.end());
}

void warn_of_wishes(const LayoutReport& report, Diagnostics& diagnostics) {
  for (const LayoutWish& wish : report.wishes) {
    if (wish.honored) continue;
    diagnostics.push_back(make_diagnostic(
        Code::wish_not_honored, fmt::format("not kept: \"{}\"; {}", wish.words, wish.reason),
        "--explain-layout lists what was tried"));
  }
}

LayoutCandidate candidate_of(const layout::Trial& trial, std::string name, double penalty,
                             Flow flow, bool chosen) {
  using Outcome = LayoutCandidate::Outcome;
  using layout::Fate;
  LayoutCandidate result;
  result.name = std::move(name);
  result.penalty = penalty;
  if (trial.fate == Fate::failed) {
    result.outcome = Outcome::failed;
    return result;
  }
  if (trial.fate < Fate::failed) {
    result.outcome = Outcome::not_tried;
    result.reason = trial.fate == Fate::unpromising ? "could not win"
                    : trial.fate == Fate::too_dense ? "too much for the area"
                                                    : "larger ones did not fit by far";
    return result;
  }
  result.cost = penalty + trial.score.total();
  for (std::size_t i = 0; i < layout::term_count; ++i) {
    result.terms.emplace_back(layout::name_of(static_cast<layout::Term>(i)), trial.score.terms[i]);
  }
  result.width = flow == Flow::right ? trial.used.width : trial.used.height;
  result.height = flow == Flow::right ? trial.used.height : trial.used.width;
  result.crossings = static_cast<int>(trial.crossings);
  result.outcome = chosen                          ? Outcome::chosen
                   : trial.fate == Fate::too_large ? Outcome::too_large
                   : trial.fate == Fate::colliding ? Outcome::overlaps
                                                   : Outcome::fits;
  return result;
}

}  // namespace entente::relations
