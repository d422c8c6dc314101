#include <fmt/format.h>

#include <algorithm>

#include "model/checks.hpp"

namespace entente::model {
namespace {

/// Walks "belongs to" links depth first and hands every circle to `found`, once.
template <class Parents, class Found>
void find_cycles(std::size_t count, const Parents& parents, const Found& found) {
  enum class State : std::uint8_t { fresh, on_path, done };
  struct Step {
    std::uint32_t node;
    std::vector<std::uint32_t> parents;
    std::size_t next = 0;
  };
  std::vector<State> states(count, State::fresh);
  for (std::uint32_t start = 0; start < count; ++start) {
    if (states[start] != State::fresh) continue;
    std::vector<Step> path = {{start, parents(start)}};
    states[start] = State::on_path;
    while (!path.empty()) {
      Step& top = path.back();
      if (top.next == top.parents.size()) {
        states[top.node] = State::done;
        path.pop_back();
        continue;
      }
      const std::uint32_t parent = top.parents[top.next++];
      if (states[parent] == State::on_path) {
        std::vector<std::uint32_t> circle;
        auto first = std::find_if(path.begin(), path.end(),
                                  [&](const Step& step) { return step.node == parent; });
        for (; first != path.end(); ++first) circle.push_back(first->node);
        found(circle);
      } else if (states[parent] == State::fresh) {
        states[parent] = State::on_path;
        path.push_back({parent, parents(parent)});
      }
    }
  }
}

/// "A → B → A", shortened in the middle.
template <class Name>
std::string circle_text(const std::vector<std::uint32_t>& circle, const Name& name) {
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    if (i < most) text += name(circle[i]) + " → ";
    if (i == most) text += "… → ";
  }
  return text + name(circle.front());
}

}  // namespace

void check_cycles(const Dossier& dossier, const Places& places, Diagnostics& diagnostics) {
  auto containers = [&](std::uint32_t i) {
    std::vector<std::uint32_t> found;
    const Actor& actor = dossier.actors[i];
    if (actor.of) return std::vector{actor.of->value};
    for (const Post& post : actor.posts) found.push_back(post.of.value);
    return found;
  };
  find_cycles(dossier.actors.size(), containers, [&](const std::vector<std::uint32_t>& circle) {
    auto name = [&](std::uint32_t i) { return in_quotes(dossier.actors[i].name); };
    const bool by_of = dossier.actors[circle.front()].of.has_value();
    diagnostics.push_back(problem(
        Code::containment_cycle, places.actors[circle.front()].field(by_of ? "of" : "posts"),
        fmt::format("actors contain each other in a circle: {}", circle_text(circle, name)),
        "leave this one out, or cut another of these links"));
  });
  auto whole = [&](std::uint32_t i) {
    const std::optional<EventIndex>& of = dossier.events[i].part_of;
    return of ? std::vector{of->value} : std::vector<std::uint32_t>();
  };
  find_cycles(dossier.events.size(), whole, [&](const std::vector<std::uint32_t>& circle) {
    auto name = [&](std::uint32_t i) { return in_quotes(dossier.events[i].title); };
    diagnostics.push_back(problem(
        Code::containment_cycle, places.events[circle.front()].field("part_of"),
        fmt::format("events are part of each other in a circle: {}", circle_text(circle, name)),
        "leave this one out, or cut another of these links"));
  });
}

}  // namespace entente::model
