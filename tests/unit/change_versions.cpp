#include <nlohmann/json.hpp>
#include <set>

#include "change/united.hpp"
#include "entente/difference.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using entente::test::dossier_of;
using entente::test::small_dossier;

namespace {

std::string bond(const std::string& id, const std::string& more,
                 const std::string& type = "alliance") {
  return R"({"id":")" + id + R"(","from":"A","to":"B","type":")" + type + "\"" + more + "}";
}

Dossier with(const std::string& relations) {
  return small_dossier(R"("relations":[)" + relations + "]");
}

}  // namespace

TEST_CASE("a dossier is the same as itself") {
  const Dossier dossier = with(bond("t", R"(,"when":"1955/..")"));
  const DossierDifference difference = compare(dossier, dossier);
  CHECK(difference.same());
  CHECK(difference.kept == 7);  // six actors and a tie
  CHECK(difference.aside == 0);
}

TEST_CASE("what differs is told field by field, in words") {
  const DossierDifference difference =
      compare(with(bond("t", R"(,"when":"2026-02","status":"reported","label":"x")")),
              with(bond("t", R"(,"when":"2026-02-18","label":"x")")));
  REQUIRE(difference.changed.size() == 1);
  const std::vector<FieldDifference> expected = {{"status", "reported", "happened"},
                                                 {"date", "Feb 2026", "18 Feb 2026"}};
  CHECK(difference.changed.front().fields == expected);
  CHECK(difference.changed.front().words == "A–B: x");
}

TEST_CASE("records with other ids are matched by what they say, and that is told") {
  const DossierDifference by_label =
      compare(with(bond("old", R"(,"label":"x")") + "," + bond("o", R"(,"label":"y")")),
              with(bond("new", R"(,"label":"x")") + "," + bond("n", R"(,"label":"y")")));
  CHECK(by_label.same());
  REQUIRE(by_label.matched.size() == 2);
  CHECK(by_label.matched.front().matched_by == "type, actors and label");
  const DossierDifference by_type =
      compare(with(bond("old", R"(,"label":"x")")), with(bond("new", R"(,"label":"y")")));
  REQUIRE(by_type.changed.size() == 1);
  CHECK(by_type.changed.front().matched_by == "type and actors");
  // Two alike are not guessed.
  const DossierDifference unclear =
      compare(with(bond("old", R"(,"label":"x")")),
              with(bond("n", R"(,"label":"y")") + "," + bond("m", R"(,"label":"z")")));
  CHECK(unclear.added.size() == 2);
  CHECK(unclear.ended.size() == 1);
}

TEST_CASE("an actor with another id is the same in all ties") {
  const auto document = [](const std::string& id) {
    return dossier_of(
        R"({"format":"entente/1","actors":[{"id":")" + id +
        R"(","kind":"country","name":"Utopia"},{"id":"B","kind":"country","name":"B"}],
        "relations":[{"id":"t","from":")" +
        id + R"(","to":"B","type":"trade"}]})");
  };
  const DossierDifference difference = compare(document("U"), document("utopia"));
  CHECK(difference.same());
  REQUIRE(difference.matched.size() == 1);
  CHECK(difference.matched.front().before == "U");
  CHECK(difference.matched.front().after == "utopia");
}

TEST_CASE("notes, sources and weights are counted, not compared") {
  const DossierDifference difference =
      compare(with(bond("t", "")), with(bond("t", R"(,"weight":3,"note":"n")")));
  CHECK(difference.same());
  CHECK(difference.aside == 1);
}

TEST_CASE("who takes part in a tie that is gone is the same where actors have other places") {
  const auto document = [](const std::string& actors, const std::string& ties) {
    return dossier_of(R"({"format":"entente/1","title":"T","actors":[)" + actors +
                      R"(],"events":[{"title":"x","from":"B","to":"C"}],"relations":[)" + ties +
                      "]}");
  };
  const std::string b = R"({"id":"B","kind":"country","name":"B"})",
                    c = R"({"id":"C","kind":"country","name":"C"})";
  const Dossier before = document(b + "," + c, R"({"id":"t","from":"B","to":"C","type":"trade"})");
  const Dossier after = document(R"({"id":"A","kind":"country","name":"A"},)" + b + "," + c, "");
  const change::United united = change::unite(before, after);
  REQUIRE(united.dossier.relations.size() == 1);
  const Relation& gone = united.dossier.relations.front();
  REQUIRE(gone.participants.size() == 2);
  CHECK(gone.participants[0].actor == gone.from.front());
  CHECK(gone.participants[1].actor == gone.to.front());
  CHECK(united.dossier[*gone.participants[0].actor].id == "B");
}
