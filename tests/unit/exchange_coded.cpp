#include <string>

#include "support/catch.hpp"
#include "support/imported.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("rows of ACLED: parties, types, weeks and months, deaths, sources") {
  const Made made({sample("acled.csv")});
  CHECK(made.account() == "ACLED events: 6 = 3 + 2 + 1");
  const Event& clash = made.event("EXA1");
  CHECK(clash.title == "Armed clash");
  CHECK(clash.type == "battle");
  CHECK(clash.type_plural == "battles");
  CHECK(clash.sign == Sign::conflict);
  CHECK(clash.medium == Medium::material);
  CHECK(clash.when->text == "2026-02-18");
  CHECK(clash.place == "Harbor, Idleb, Syria");
  REQUIRE(clash.amount);
  CHECK(clash.amount->value == 3);
  CHECK(clash.sources.size() == 2);
  REQUIRE(clash.participants.size() == 3);
  for (const Participant& one : clash.participants) CHECK(one.role.empty());
  const Actor& army = made.actor("Military Forces of Syria (2024-)");
  CHECK(army.kind == ActorKind::organization);
  CHECK(army.short_name == "Military Forces of Syria");
  REQUIRE(army.of);
  CHECK(made.name(*army.of) == "Syria");
  CHECK_FALSE(made.actor("Harbor Rebels").of);
  CHECK(made.event("EXA2").when->text == "[2026-02-17..2026-02-23]");  // a day of the week
  CHECK(made.event("EXA2").sign == Sign::conflict);
  CHECK_FALSE(made.event("EXA2").amount);
  CHECK(made.event("EXA3").when->text == "2026-02");
  CHECK(made.event("EXA3").sign == Sign::neutral);
  CHECK(made.notes("columns that are not read: "));
  REQUIRE(made.import.rejections.size() == 2);
  CHECK(made.import.rejections[0].message.find("\"soon\" is no day") != std::string::npos);
  CHECK(made.import.rejections[0].at.line == 6);
  CHECK(made.import.rejections[0].at.column == 6);
  CHECK(made.import.rejections[1].code == Code::bad_enum);
}

TEST_CASE("state forces of ACLED count as their country on request; other filters hold") {
  ImportOptions options;
  options.fold = true;
  const Made folded({sample("acled.csv")}, options);
  CHECK(folded.actor("Syria").kind == ActorKind::country);
  CHECK(folded.notes("forces of states count as their country"));
  options.fold = false;
  options.places = {"Damascus"};
  const Made there({sample("acled.csv")}, options);
  CHECK(there.dossier.events.size() == 1);
  ImportOptions named;
  named.format = "acled";
  const Import none = import_files({{"x.csv", "event_date,event_type,sub_event_type\n"}}, named);
  CHECK(none.diagnostics.front().message == "the column \"actor1\" of ACLED is not there");
}

TEST_CASE("rows of POLECAT: codes of PLOVER, sectors, who is not named is the country") {
  const Made made({sample("polecat.tab")});
  CHECK(made.account() == "POLECAT events: 4 = 2 + 1 + 1");
  REQUIRE(made.dossier.events.size() == 2);
  const Event& visit = made.dossier.events[0];
  CHECK(visit.type == "plover:CONSULT/visit");
  CHECK(visit.sign == Sign::cooperation);
  CHECK(visit.when->text == "2026-02");  // both rows together
  CHECK(visit.weight == 2);
  CHECK(visit.place == "Havana");
  REQUIRE(visit.participants.size() == 2);
  CHECK(visit.participants[0].role == "from");
  const Actor& minister = made.actor("Sergey Example");
  REQUIRE(minister.of);
  CHECK(made.name(*minister.of) == "Russia");
  const Event& sanction = made.dossier.events[1];
  CHECK(sanction.sign == Sign::conflict);
  CHECK(sanction.score == -6);
  CHECK(made.name(*sanction.participants[0].actor) == "United States");
  ImportOptions options;
  options.fold = true;
  CHECK(Made({sample("polecat.tab")}, options).dossier.actors.size() == 3);
}

TEST_CASE("events of PLOVER as JSON: modes are status, who meets takes part alike") {
  const Made made({sample("plover.jsonl")});
  CHECK(made.account() == "PLOVER events: 5 = 3 + 2 + 0");
  const Event& visit = made.event("p1");
  CHECK(visit.type == "plover:CONSULT/visit");
  CHECK(visit.status == Status::reported);
  CHECK(visit.place == "Havana");
  CHECK(visit.sources.size() == 1);
  CHECK(made.name(*visit.participants[0].actor) == "Sergey Example");
  REQUIRE(made.actor("Miguel Example").of);
  CHECK(made.name(*made.actor("Miguel Example").of) == "Cuba");
  const Event& meeting = made.event("p2");
  CHECK(meeting.when->text == "2026-03-01/2026-03-03");
  CHECK(meeting.status == Status::planned);
  REQUIRE(meeting.participants.size() == 2);
  CHECK(meeting.participants[0].role.empty());
  CHECK(made.event("p3").status == Status::denied);
  CHECK(made.event("p3").score == -10);
  CHECK(made.actor("Cuba").kind == ActorKind::country);
  CHECK(made.notes("keys that are not read: quad_code (1)"));
  CHECK(made.import.rejections[0].at.line == 4);
}
