#include "relations/account.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "graph/network.hpp"
#include "languages/language.hpp"

namespace entente::relations {

namespace {

constexpr std::size_t most_names = 6;  // in one note

/// Who takes part in anything.
std::set<ActorIndex> tied_actors(const graph::Network& network) {
  std::set<ActorIndex> actors;
  for (const graph::Tie& tie : network.ties) {
    for (const std::uint32_t node : {tie.from, tie.to}) {
      if (network.nodes[node].kind == graph::Node::Kind::actor) {
        actors.insert(network.nodes[node].actor);
      }
    }
  }
  return actors;
}

/// Whether some of a house's people are drawn: if it does nothing itself, nothing of it is missing.
bool has_people_in(const graph::Network& network, std::uint32_t node,
                   const std::set<ActorIndex>& drawn) {
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    const graph::Node& other = network.nodes[i];
    const bool shown = other.kind == graph::Node::Kind::actor && drawn.count(other.actor) > 0;
    if (shown && graph::house(network, i) == node) return true;
  }
  return false;
}

std::string list_of(std::vector<std::string> names, const languages::Phrases& phrases) {
  const std::size_t more = names.size() > most_names ? names.size() - most_names : 0;
  names.resize(names.size() - more);
  std::string list = fmt::format("{}", fmt::join(names, phrases.in_list));
  if (more > 0) list += fmt::format(fmt::runtime(phrases.and_more), more);
  return list;
}

/// Whether two actors have a part in it, so that a line could tell it.
bool ties_two(const select::ItemView& facts) {
  std::set<ActorIndex> actors;
  for (const Participant& one : facts.participants) {
    if (one.actor) actors.insert(*one.actor);
  }
  return actors.size() > 1;
}

std::string in_brief(std::string_view title) {
  constexpr std::size_t longest = 60;
  const std::string clean = base::clean_label(title);
  std::size_t end = 0;
  for (std::size_t count = 0; end < clean.size() && count < longest; ++count) {
    base::next_code_point(clean, end);
  }
  return fmt::format("\"{}{}\"", clean.substr(0, end), end < clean.size() ? "…" : "");
}

/// `7 "Talks in Geneva", 12 "Embargo", and 3 more`: the first of them.
std::string numbered(const Context& context, const std::vector<int>& numbers) {
  constexpr std::size_t most_listed = 24;
  std::string list;
  for (std::size_t i = 0; i < std::min(most_listed, numbers.size()); ++i) {
    const select::Item& item = item_of(context.selection, numbers[i]);
    list += fmt::format("{}{} {}", i > 0 ? ", " : "", numbers[i],
                        in_brief(select::view(context.dossier, item).title));
  }
  if (numbers.size() > most_listed) {
    list += fmt::format(", and {} more", numbers.size() - most_listed);
  }
  return list;
}

/// Which items have no line, and why; how many of them no graph could draw.
std::size_t explain_left_out(const Context& context, const std::vector<int>& numbers, Body& body) {
  std::vector<int> alone, others;
  for (const int number : numbers) {
    const select::Item& item = item_of(context.selection, number);
    (ties_two(select::view(context.dossier, item)) ? others : alone).push_back(number);
  }
  if (!alone.empty()) {
    body.layout.reductions.push_back("no line, since no two actors take part: " +
                                     numbered(context, alone));
  }
  if (!others.empty()) {
    body.layout.reductions.push_back("not drawn, for want of room or of two boxes: " +
                                     numbered(context, others));
  }
  return alone.size();
}

}  // namespace

void tell_absent(const Context& context, const graph::Network& network,
                 const std::set<ActorIndex>& drawn, Body& body) {
  std::vector<std::string> absent, folded;
  const std::set<ActorIndex> acting = tied_actors(network);
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    const graph::Node& node = network.nodes[i];
    if (node.kind != graph::Node::Kind::actor || drawn.count(node.actor) > 0) continue;
    const std::string& name = context.dossier[node.actor].short_name;
    if (!node.container) {
      if (acting.count(node.actor) > 0 || !has_people_in(network, i, drawn)) absent.push_back(name);
    } else if (drawn.count(network.nodes[graph::house(network, i)].actor) > 0 &&
               acting.count(node.actor) > 0) {
      folded.push_back(name);
    }
  }
  const languages::Phrases& phrases = context.phrases();
  if (!absent.empty() && body.left_out == 0) {
    // What they have a part in is told on a line between others.
    warn_reduced(fmt::format("the graph has no box for {} actors", absent.size()), body);
  }
  if (absent.size() > most_names) {
    body.actors_left_out = absent.size();
  } else if (!absent.empty()) {
    body.notes.push_back(
        fmt::format(fmt::runtime(phrases.actors_not_drawn), fmt::join(absent, phrases.in_list)));
  }
  if (folded.empty()) return;
  warn_reduced(
      fmt::format("the graph draws {} people and bodies as their countries", folded.size()), body);
  body.notes.push_back(
      fmt::format(fmt::runtime(phrases.people_in_countries), list_of(std::move(folded), phrases)));
}

Moves moves(const std::vector<ActorPlace>& homes, const std::vector<ActorPlace>& places) {
  Moves all;
  for (const ActorPlace& home : homes) {
    const auto now = std::find_if(places.begin(), places.end(),
                                  [&](const ActorPlace& p) { return p.actor == home.actor; });
    if (now == places.end()) continue;
    ++all.kept;
    all.px += std::hypot(now->x - home.x, now->y - home.y);
  }
  return all;
}

void tell_moves(const std::vector<ActorPlace>& homes, Body& body) {
  const Moves all = moves(homes, body.places);
  body.layout.kept = all.kept;
  body.layout.moved = all.px / std::max<double>(1, static_cast<double>(all.kept));
}

void tell_left_out(const Context& context, const graph::Network& drawn, Body& body) {
  const std::vector<int> missing = graph::missing(context.selection, drawn);
  body.left_out = missing.size();
  if (missing.empty()) return;
  const std::size_t alone = explain_left_out(context, missing, body);
  std::string message = fmt::format("the graph leaves out {} of the numbered items", body.left_out);
  if (alone == 0) return warn_reduced(message + " so that it fits", body);
  const bool all = alone == missing.size();
  message +=
      all ? ", in which no two actors take part"
          : fmt::format(": {} in which no two actors take part, the others so that it fits", alone);
  body.diagnostics.push_back(make_diagnostic(
      Code::reduced, std::move(message),
      all ? "--explain-layout names them; a timeline has them"
          : "choose a larger size, a window of time or a focus; --explain-layout names them"));
}

void tell_missing(const Context& context, const graph::Network& network,
                  const graph::Network& drawn, const std::set<ActorIndex>& seen, Body& body) {
  tell_left_out(context, drawn, body);
  tell_absent(context, network, seen, body);
}

void tell_counted(std::size_t actors, Body& body) {
  if (actors == 0) return;
  warn_reduced(fmt::format("the graph counts {} actors among others", actors), body);
}

double worth_of(const Context& context, double shown, std::size_t named) {
  const auto all = static_cast<double>(context.selection.items.size());
  return shown + 0.2 * all * static_cast<double>(named);
}

void warn_reduced(std::string message, Body& body) {
  body.diagnostics.push_back(make_diagnostic(Code::reduced, std::move(message),
                                             "choose a larger size, a window of time or a focus"));
}

}  // namespace entente::relations
