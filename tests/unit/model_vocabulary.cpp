#include "model/vocabulary.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::model;

TEST_CASE("types mean a label, a sign and a medium") {
  CHECK(look_up_type("embargo", "en").meaning ==
        TypeMeaning{"embargo", Sign::conflict, Medium::material});
  CHECK(look_up_type("talks", "ru-RU").meaning.label == "переговоры");
  CHECK(look_up_type("talks", "de").meaning.label == "talks");
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
        TypeMeaning{"visit", Sign::cooperation, Medium::verbal});
  CHECK(look_up_type("plover:CONSULT", "ru").meaning.label == "консультации");
  CHECK(look_up_type("plover:INVESTIGATE", "en").meaning.sign == Sign::neutral);
  CHECK(look_up_type("plover:INVESTIGATE", "en").problem == TypeProblem::none);
  CHECK(look_up_type("plover:AID/food parcels", "en").meaning.label == "food parcels");
}

TEST_CASE("unknown types are labelled as they are written") {
  CHECK(look_up_type("friendship", "en").problem == TypeProblem::unknown_word);
  CHECK(look_up_type("friendship", "en").meaning == TypeMeaning{"friendship"});
  CHECK(look_up_type("cow:5", "en").problem == TypeProblem::unknown_scheme);
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
