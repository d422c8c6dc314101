#include "entente/analysis.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using entente::test::dossier_of;
using entente::test::small_dossier;

namespace {

ActorIndex who(const Dossier& dossier, std::string_view words) {
  const Checked<ActorIndex> found = find_actor(dossier, words);
  REQUIRE(found);
  return *found.value;
}

std::string path(const Dossier& dossier, const char* from, const char* to) {
  const auto steps = shortest_path(dossier, who(dossier, from), who(dossier, to));
  if (!steps) return "none";
  std::string line = from;
  for (const PathStep& step : *steps) {
    line += " -(";
    for (int number : step.numbers) line += std::to_string(number) + " ";
    line += step.words + ")- " + dossier[step.to].id;
  }
  return line;
}

const char* const names = R"({"format":"entente/1","actors":[
  {"id":"RU","kind":"country","name":"Russia","short":"Rus","aliases":["Russian Federation"]},
  {"id":"x1","kind":"official","name":"russia"},
  {"id":"x2","kind":"official","name":"Сергей Лавров"}],
  "events":[{"title":"t","participants":["RU","x1","x2"]}]})";

}  // namespace

TEST_CASE("actors are found by id, name, short name and alias") {
  const Dossier d = dossier_of(names);
  for (const char* words :
       {"RU", "Russia", "Rus", "Russian Federation", "ru", "RUSSIAN federation"}) {
    INFO(words);
    CHECK(d[who(d, words)].id == "RU");
  }
  CHECK(d[who(d, "russia")].id == "x1");  // exact before folded
  CHECK(d[who(d, "сергей лавров")].id == "x2");
}

TEST_CASE("an actor that nobody knows gets a hint") {
  const Checked<ActorIndex> found = find_actor(dossier_of(names), "Rusia");
  CHECK_FALSE(found);
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].code == Code::unknown_actor);
  CHECK(found.diagnostics[0].hint.find("ussia\"") != std::string::npos);
  CHECK(find_actor(dossier_of(names), "Uruguay").diagnostics[0].hint.empty());
  CHECK_FALSE(find_actor(dossier_of(names), ""));
}

TEST_CASE("a path tells what ties each step") {
  const Dossier d = small_dossier(R"("events":[
    {"when":"2001","title":"loan","from":"A","to":"B"},
    {"when":"2002","title":"visit","participants":["B","A"]},
    {"when":"2003","title":"war","from":"C","to":"B"},
    {"when":"2004","title":"speech","participants":["P"]},
    {"when":"2005","title":"alone","participants":["D"]}])");
  CHECK(path(d, "A", "B") == "A -(1 2 loan; visit)- B");
  CHECK(path(d, "P", "C") == "P -(Envoy)- A -(1 2 loan; visit)- B -(3 war)- C");
  CHECK(path(d, "A", "A") == "A");
  CHECK(path(d, "A", "D") == "none");
  CHECK(path(d, "A", "O") == "none");  // takes part in nothing
}

TEST_CASE("membership without a post is called belonging") {
  const Dossier d = small_dossier(R"("events":[{"title":"t","participants":["O","B"]}])");
  CHECK(path(d, "A", "O") == "A -(belongs to)- O");
}

TEST_CASE("who met among many are one step apart") {
  const Dossier d =
      small_dossier(R"("events":[{"title":"summit","participants":["B","C","D","O","P"]}])");
  CHECK(path(d, "B", "D") == "B -(1 summit)- D");
  CHECK(path(d, "A", "C") == "A -(belongs to)- O -(1 summit)- C");
}

TEST_CASE("camps name what contradicts them") {
  const Dossier d = small_dossier(R"("events":[
    {"when":"2001","title":"pact","from":"A","to":"B","type":"treaty","weight":3},
    {"when":"2002","title":"raid","from":"C","to":"A","type":"assault","weight":2},
    {"when":"2003","title":"loan","from":"C","to":"B","type":"aid"},
    {"when":"2004","title":"note","from":"D","to":"B","type":"statement"}])");
  const Camps found = camps(d);
  CHECK(found.camp == std::vector<int>{0, 0, 1, -1, -1, -1});
  REQUIRE(found.against.size() == 1);
  CHECK(found.against[0] == "C → B: 3. loan");
  CHECK(found.frustration == Approx(1.0 / 6));
}

TEST_CASE("without signed ties there are no camps") {
  const Camps none = camps(small_dossier(R"("events":[{"title":"t","participants":["A"]}])"));
  CHECK(none.camp == std::vector<int>(6, -1));
  CHECK(none.frustration == 0);
}

TEST_CASE("bridges come with those who would be missed most first") {
  const Dossier d = small_dossier(R"("events":[
    {"title":"t","participants":["A","B"]},{"title":"u","participants":["B","C"]},
    {"title":"v","participants":["B","D"]}])");
  const std::vector<Bridge> found = bridges(d);
  REQUIRE(found.size() == 4);
  CHECK(d[found[0].actor].id == "B");
  CHECK(found[0].betweenness == Approx(1));
  CHECK(found[0].articulation);
  CHECK_FALSE(found[1].articulation);
}
