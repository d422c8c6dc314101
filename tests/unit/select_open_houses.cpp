#include "select/open_houses.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// Ids of the houses that open, one after the other. P and Q are officials of A, R of B.
std::string open(const std::string& events) {
  const std::string actors = R"("actors":[
    {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
    {"id":"P","kind":"official","name":"P","posts":[{"role":"Envoy","of":"A"}]},
    {"id":"Q","kind":"official","name":"Q","posts":[{"role":"Envoy","of":"A"}]},
    {"id":"R","kind":"official","name":"R","posts":[{"role":"Envoy","of":"B"}]}],)";
  const Dossier dossier = test::small_dossier(actors + "\"events\":[" + events + "]");
  std::string ids;
  for (const ActorIndex house : select::open_houses(dossier, *select::apply(dossier, {}).value)) {
    ids += dossier[house].id;
  }
  return ids;
}

std::string event(const std::string& from, const std::string& to, int weight) {
  return R"({"title":"Act","when":"2001","from":)" + from + R"(,"to":)" + to + R"(,"weight":)" +
         std::to_string(weight) + "}";
}

const std::string within = event(R"("P")", R"("Q")", 2);
const std::string abroad = event(R"("P")", R"("R")", 2);

}  // namespace

TEST_CASE("a house opens if more than half of the story happens among its people") {
  CHECK(open(within) == "A");
  CHECK(open(within + "," + within + "," + event(R"("A")", R"("B")", 3)) == "A");
  CHECK(open(abroad).empty());
}

TEST_CASE("or if half of what they do does, and that is a quarter of the story") {
  CHECK(open(within + "," + abroad) == "A");
  // The most that matters is elsewhere, and it is a small part of the story.
  std::string much;
  for (int i = 0; i < 6; ++i) much += "," + event(R"("A")", R"("B")", 3);
  CHECK(open(within + much).empty());
}

TEST_CASE("or if what matters most does, and they act rather than the house") {
  const std::string key = event(R"("P")", R"("Q")", 5);
  std::string much;
  for (int i = 0; i < 6; ++i) much += "," + event(R"("P")", R"("R")", 3);
  CHECK(open(key + much) == "A");
  std::string own;
  for (int i = 0; i < 6; ++i) own += "," + event(R"("A")", R"("B")", 3);
  CHECK(open(key + own).empty());
}

TEST_CASE("people of one house who act on others together do nothing to each other") {
  CHECK(open(event(R"(["P","Q"])", R"("R")", 5)).empty());
}
