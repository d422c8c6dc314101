#include <set>

#include "entente/words.hpp"
#include "model/near_types.hpp"
#include "model/vocabulary.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::model;

TEST_CASE("types mean a label, a sign and a medium") {
  CHECK(look_up_type("embargo", "en").meaning == TypeMeaning{"embargo", Sign::conflict,
                                                             Medium::material, "embargoes",
                                                             "{} embargo|{} embargoes"});
  CHECK(look_up_type("talks", "ru-RU").meaning.label == "переговоры");
  CHECK(look_up_type("talks", "de").meaning.label == "Gespräche");
  CHECK(look_up_type("talks", "it").meaning.label == "talks");
  CHECK(look_up_type("cameo:042", "en").meaning ==
        TypeMeaning{"make a visit", Sign::cooperation, Medium::verbal});
  CHECK(look_up_type("cameo:163", "en").meaning.sign == Sign::conflict);
  CHECK(look_up_type("CAMEO:20", "en").meaning.medium == Medium::material);
}

TEST_CASE("codes keep their leading zeros") {
  CHECK(look_up_type("cameo:42", "en").problem == TypeProblem::unknown_code);
  CHECK(look_up_type("cameo:", "en").problem == TypeProblem::unknown_code);
  CHECK(look_up_type("cameo:0423", "en").problem == TypeProblem::none);
  CHECK(look_up_type("cameo:042x", "en").problem == TypeProblem::unknown_code);
  CHECK(look_up_type("cameo:04231", "en").problem == TypeProblem::unknown_code);
}

TEST_CASE("a leaf that is not in the table means what its parent means") {
  CHECK(look_up_type("cameo:1631", "en").meaning == look_up_type("cameo:163", "en").meaning);
}

TEST_CASE("PLOVER types take their words from the mode") {
  CHECK(look_up_type("plover:CONSULT/visit", "en").meaning ==
        TypeMeaning{"visit", Sign::cooperation, Medium::verbal, "visits", "{} visit|{} visits"});
  CHECK(look_up_type("plover:CONSULT", "ru").meaning.label == "консультации");
  CHECK(look_up_type("plover:INVESTIGATE", "en").meaning.sign == Sign::neutral);
  CHECK(look_up_type("plover:INVESTIGATE", "en").problem == TypeProblem::none);
  CHECK(look_up_type("plover:AID/food parcels", "en").meaning.label == "food parcels");
}

TEST_CASE("unknown types are labelled as they are written") {
  CHECK(look_up_type("rivalry", "en").problem == TypeProblem::unknown_word);
  CHECK(look_up_type("rivalry", "en").meaning == TypeMeaning{"rivalry"});
  CHECK(look_up_type("cow:5", "en").problem == TypeProblem::unknown_scheme);
}

TEST_CASE("every built-in type has a label and a plural in both languages") {
  std::set<std::string_view> words;
  for (const char* language : {"en", "ru"}) {
    for (const TypeWord& type : type_words(language)) {
      INFO(language << " " << type.word);
      CHECK_FALSE(type.label.empty());
      CHECK_FALSE(type.plural.empty());
      words.insert(type.word);
    }
  }
  CHECK(words.size() == type_words().size());
}

TEST_CASE("capitals and spaces make no other type") {
  CHECK(look_up_type("Debt relief", "en").meaning == look_up_type("debt-relief", "en").meaning);
  CHECK(look_up_type("break_relations", "en").problem == TypeProblem::none);
}

TEST_CASE("what concerns a person as such is personal, and codes have no plural") {
  CHECK(look_up_type("marriage", "en").meaning.personal);
  CHECK_FALSE(look_up_type("visit", "en").meaning.personal);
  CHECK(look_up_type("cameo:042", "en").meaning.plural.empty());
  CHECK(look_up_type("plover:AID/food parcels", "en").meaning.plural.empty());
  CHECK(look_up_type("plover:CONSULT/visit", "ru").meaning.plural == "визиты");
}

TEST_CASE("other words stand for those of the format where these are known") {
  using Words = std::vector<std::string_view>;
  CHECK(meant_by(SynonymOf::type, "Member") == Words{"membership"});
  CHECK(meant_by(SynonymOf::word, "rumoured") == Words{"reported"});
  CHECK(meant_by(SynonymOf::type, "rumoured").empty());
  CHECK(written_for_key("when") == Words{"date", "dates"});
  for (const std::string& type : built_in_types()) {
    INFO(type);
    CHECK(meant_by(SynonymOf::type, type).empty());
  }
}

TEST_CASE("a type that nobody knows has near ones") {
  const auto meant = [](std::string_view type, std::string_view language = "en") {
    return near_types(type, language, {"handover-of-power"}).meant.value_or("");
  };
  using Words = std::vector<std::string>;
  const auto others = [](std::string_view type) { return near_types(type, "en", {}).others; };
  CHECK(meant("embrago") == "embargo");
  CHECK(meant("handover-of-powers") == "handover-of-power");
  CHECK(meant("armistise") == "ceasefire");  // a slip for another word for it
  CHECK(meant("rapport", "fr") == "report");
  CHECK(meant("Rapports", "fr-FR") == "report");
  CHECK(meant("aveu de culpabilité", "fr") == "guilty-plea");
  CHECK(meant("aveu de culpabilité").empty());
  CHECK(others("appeal-refused") == Words{"appeal"});
  CHECK(others("friendship treaty") == Words{"friendship", "treaty"});
  CHECK(others("bombed") == Words{"bombing"});
  CHECK(others("gas-cut").empty());
  CHECK(others("relations-relations-relations").size() <= 3);
  CHECK(others(std::string(5000, 'x')).empty());
  CHECK(others("-").empty());
  CHECK(others("").empty());
}

TEST_CASE("roles are recognised by many words") {
  CHECK(role_kind("Host") == RoleKind::host);
  CHECK(role_kind("visitor") == RoleKind::guest);
  CHECK(role_kind("recipient") == RoleKind::target);
  CHECK(role_kind("") == RoleKind::party);
  CHECK(role_kind("best man") == RoleKind::party);
}

TEST_CASE("country codes of today and of former states are known") {
  for (const char* code :
       {"RU", "RUS", "CU", "SUHH", "SU", "YU", "DD", "CSHH", "CSXX", "XK", "EU"}) {
    INFO(code);
    CHECK(is_country_code(code));
  }
  for (const char* code : {"", "UK", "CS", "RUX", "ru", "ROM", "ZZ"}) {
    INFO(code);
    CHECK_FALSE(is_country_code(code));
  }
}
