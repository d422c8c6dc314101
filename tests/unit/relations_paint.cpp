#include <algorithm>
#include <map>

#include "graph/network.hpp"
#include "relations/paint.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::relations;

namespace {

const theme::Metrics of_slide = theme::page({.preset = "slide"}).metrics;
const theme::Theme& light = theme::theme(ThemeName::light);

/// Four items among three countries, one of which has an official: items 1 and 3 are one tie.
struct Story {
  Dossier dossier = test::small_dossier(R"("actors":[
      {"id":"A","kind":"country","name":"Aland"},{"id":"B","kind":"country","name":"Borduria"},
      {"id":"C","kind":"country","name":"Carpania"},
      {"id":"M","kind":"official","name":"Minister","of":"A"}],
    "events":[
      {"id":"e1","when":"2001","title":"First talks","type":"talks","from":"A","to":"B"},
      {"id":"e2","when":"2002","title":"A strike","type":"embargo","from":"B","to":"C"},
      {"id":"e3","when":"2003","title":"Second talks","type":"talks","from":"A","to":"B"},
      {"id":"e4","when":"2004","title":"A visit","type":"visit","from":"M","to":"C"}])");
  select::Selection selection = *select::apply(dossier, {}).value;
  marks::Context context{dossier, selection, {light, of_slide}};
  Solving solving = solve(context, graph::network(dossier, selection), {0, 0, 1200, 500}, {});
};

const scene::Group* group_of(const std::vector<scene::Element>& elements, scene::Part part,
                             const std::string& key, const std::string& value) {
  for (const scene::Element& element : elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != part) continue;
    const std::pair data{key, value};
    if (std::find(group->data.begin(), group->data.end(), data) != group->data.end()) return group;
  }
  return nullptr;
}

/// The bounds of all actors by id.
std::map<std::string, Rect> places(const std::vector<scene::Element>& elements) {
  std::map<std::string, Rect> found;
  for (const char* id : {"A", "B", "C", "M"}) {
    if (const auto* group = group_of(elements, scene::Part::node, "id", id)) {
      found[id] = *scene::bounds(group->elements);
    }
  }
  return found;
}

bool has_edge(const Painted& painted, const std::string& numbers) {
  return group_of(painted.elements, scene::Part::edge, "events", numbers) != nullptr;
}

}  // namespace

TEST_CASE("one solution is painted three times, and nobody moves") {
  const Story story;
  REQUIRE(story.solving.solved);
  const Solved& solved = *story.solving.solved;
  const Painted whole = paint(solved, {}, story.context);
  const Painted early = paint(solved, {.items = std::set{1, 2}}, story.context);
  const Painted late = paint(solved, {.items = std::set{3, 4}}, story.context);
  const std::map<std::string, Rect> stand = places(whole.elements);
  REQUIRE(stand.size() == 4);
  for (const Painted* part : {&early, &late}) {
    const std::map<std::string, Rect> here = places(part->elements);
    REQUIRE(here.size() == 4);
    for (const auto& [id, rect] : stand) {
      INFO(id);
      CHECK(here.at(id).x == rect.x);  // to the last bit
      CHECK(here.at(id).y == rect.y);
      CHECK(here.at(id).width == rect.width);
      CHECK(here.at(id).height == rect.height);
    }
  }
  CHECK(early.elements != late.elements);
}

TEST_CASE("an excerpt has the ties of its items with their numbers, and their signs alone") {
  const Story story;
  const Painted whole = paint(*story.solving.solved, {}, story.context);
  CHECK((has_edge(whole, "1 3") && has_edge(whole, "2") && has_edge(whole, "4")));
  const Painted part = paint(*story.solving.solved, {.items = std::set{3, 4}}, story.context);
  CHECK((has_edge(part, "3") && has_edge(part, "4")));
  CHECK_FALSE((has_edge(part, "1 3") || has_edge(part, "2")));
  CHECK(whole.signs.signs.count(Sign::conflict) == 1);
  CHECK(part.signs.signs.count(Sign::conflict) == 0);
}

TEST_CASE("who has no part in an excerpt is pale, or absent if one likes") {
  const Story story;
  const Solved& solved = *story.solving.solved;
  const Painted whole = paint(solved, {}, story.context);
  const Painted pale = paint(solved, {.items = std::set{1}}, story.context);
  const auto* before = group_of(whole.elements, scene::Part::node, "id", "C");
  const auto* after = group_of(pale.elements, scene::Part::node, "id", "C");
  REQUIRE((before && after));
  CHECK(before->elements != after->elements);
  CHECK(*group_of(whole.elements, scene::Part::node, "id", "B") ==
        *group_of(pale.elements, scene::Part::node, "id", "B"));
  const Painted absent =
      paint(solved, {.items = std::set{1}, .actors = Excerpt::Rest::absent}, story.context);
  CHECK(places(absent.elements).size() == 2);
}

TEST_CASE("ties of other items can stay, pale") {
  const Story story;
  const Painted part = paint(*story.solving.solved,
                             {.items = std::set{2}, .ties = Excerpt::Rest::pale}, story.context);
  const auto* tie = group_of(part.elements, scene::Part::edge, "events", "4");
  REQUIRE(tie);
  const auto& line = std::get<scene::PathShape>(tie->elements.front());
  CHECK(line.paint.stroke->color != light.neutral);
  CHECK(part.signs.signs == std::set{Sign::conflict});
}
