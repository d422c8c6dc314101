#include "relations/account.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

void tell_moves(const std::vector<ActorPlace>& homes, Body& body) {
  for (const ActorPlace& home : homes) {
    const auto now = std::find_if(body.places.begin(), body.places.end(),
                                  [&](const ActorPlace& p) { return p.actor == home.actor; });
    if (now == body.places.end()) continue;
    ++body.layout.kept;
    body.layout.moved += std::hypot(now->x - home.x, now->y - home.y);
  }
  body.layout.moved /= std::max<double>(1, static_cast<double>(body.layout.kept));
}

void tell_left_out(const Context& context, const graph::Network& drawn, Body& body) {
  body.left_out = graph::missing(context.selection, drawn).size();
  if (body.left_out == 0) return;
  warn_reduced(
      fmt::format("the graph leaves out {} of the numbered items so that it fits", body.left_out),
      body);
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

double worth_of(const Context& context, std::size_t shown, std::size_t named) {
  const auto all = static_cast<double>(context.selection.items.size());
  return static_cast<double>(shown) + 0.2 * all * static_cast<double>(named);
}

void warn_reduced(std::string message, Body& body) {
  body.diagnostics.push_back(make_diagnostic(Code::reduced, std::move(message),
                                             "choose a larger size, a window of time or a focus"));
}

}  // namespace entente::relations
