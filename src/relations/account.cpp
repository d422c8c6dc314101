#include "relations/account.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/network.hpp"

namespace entente::relations {

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

void warn_reduced(std::string message, Body& body) {
  Diagnostic problem;
  problem.code = Code::reduced;
  problem.severity = info(problem.code).severity;
  problem.message = std::move(message);
  problem.hint = "choose a larger size, a window of time or a focus";
  body.diagnostics.push_back(std::move(problem));
}

}  // namespace entente::relations
