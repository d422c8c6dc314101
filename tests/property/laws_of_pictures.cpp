#include <algorithm>
#include <set>

#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/random_dossier.hpp"
#include "support/scene_checks.hpp"

// What holds for every picture, tried on dossiers of all shapes.

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t seeds = 60;

bool has(const Diagnostics& diagnostics, Code code) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code; });
}

/// Actors that something ties or that stand alone in an item, each with its house.
std::vector<std::pair<std::string, std::string>> tied_actors(const Dossier& dossier,
                                                             const graph::Network& network) {
  std::set<std::uint32_t> tied;
  for (const graph::Tie& tie : network.ties) tied.insert({tie.from, tie.to});
  for (std::uint32_t n = 0; n < network.nodes.size(); ++n) {
    if (!network.nodes[n].numbers.empty()) tied.insert(n);
  }
  std::vector<std::pair<std::string, std::string>> ids;
  for (std::uint32_t n : tied) {
    if (network.nodes[n].kind != graph::Node::Kind::actor) continue;
    const std::uint32_t house = graph::house(network, n);
    ids.push_back({dossier[network.nodes[n].actor].id, dossier[network.nodes[house].actor].id});
  }
  return ids;
}

/// All is shown, or it is said that something is not; nothing is made up.
void check_completeness(const Dossier& dossier, const Drawing& drawing, FigureKind kind) {
  const scene::Scene& scene = *drawing.scene.value;
  const bool reduced = has(drawing.scene.diagnostics, Code::reduced);
  const std::vector<std::string> nodes = drawn_nodes(scene);
  const std::set<std::string> shown(nodes.begin(), nodes.end());
  std::set<std::string> known = {"event", "unknown", "rest"};
  for (ActorIndex actor : drawing.selection.actors) known.insert(dossier[actor].id);
  for (const std::string& id : shown) {
    INFO("id " << id);
    const std::string_view others = "others:";  // the leaves of a hub, on one plate
    CHECK(known.count(id.starts_with(others) ? id.substr(others.size()) : id) == 1);
  }
  for (const auto& [id, house] : tied_actors(dossier, drawing.network)) {
    if (kind == FigureKind::timeline) break;  // lanes may stand for several
    INFO("actor " << id);
    CHECK((shown.count(id) || shown.count(house) || reduced));
  }
  const std::vector<int> numbers = drawn_numbers(scene);
  const std::size_t items = drawing.selection.items.size();
  if (!reduced) CHECK(numbers.size() == items);
  CHECK((numbers.empty() || (numbers.front() >= 1 && numbers.back() <= static_cast<int>(items))));
}

void check_pictures(FigureKind kind, const std::string& preset) {
  std::size_t drawn = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Dossier dossier = dossier_of(random_dossier(seed).dump());
    const Drawing drawing = draw(dossier, kind, preset);
    INFO("seed " << seed << " on " << preset);
    if (!drawing.scene.value) {
      CHECK(has(drawing.scene.diagnostics, Code::does_not_fit));
      continue;
    }
    ++drawn;
    for (const std::string& fault : faults(*drawing.scene.value)) FAIL_CHECK(fault);
    check_completeness(dossier, drawing, kind);
  }
  CHECK(drawn > seeds / 2);
}

}  // namespace

TEST_CASE("graphs on slides keep the laws of pictures", "[slide]") {
  check_pictures(FigureKind::graph, "slide");
}
TEST_CASE("graphs on report pages keep the laws of pictures", "[a4]") {
  check_pictures(FigureKind::graph, "a4");
}
TEST_CASE("graphs in columns keep the laws of pictures", "[column]") {
  check_pictures(FigureKind::graph, "column");
}
TEST_CASE("timelines on slides keep the laws of pictures", "[slide]") {
  check_pictures(FigureKind::timeline, "slide");
}
TEST_CASE("timelines on report pages keep the laws of pictures", "[a4]") {
  check_pictures(FigureKind::timeline, "a4");
}
TEST_CASE("timelines in columns keep the laws of pictures", "[column]") {
  check_pictures(FigureKind::timeline, "column");
}
TEST_CASE("whole dossiers on slides keep the laws of pictures", "[slide]") {
  check_pictures(FigureKind::dossier, "slide");
}
TEST_CASE("whole dossiers on report pages keep the laws of pictures", "[a4]") {
  check_pictures(FigureKind::dossier, "a4");
}
TEST_CASE("whole dossiers in columns keep the laws of pictures", "[column]") {
  check_pictures(FigureKind::dossier, "column");
}
