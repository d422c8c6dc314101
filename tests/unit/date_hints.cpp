#include <string>

#include "entente/date.hpp"
#include "support/catch.hpp"

namespace {

using entente::date::ParseError;

ParseError error(const std::string& text) {
  auto result = entente::date::parse(text);
  INFO(text);
  REQUIRE(std::holds_alternative<ParseError>(result));
  return std::get<ParseError>(result);
}

}  // namespace

TEST_CASE("common slips are answered with what was meant") {
  struct Row {
    const char *slip, *hint;
  };
  const Row rows[] = {
      {"18.02.2026", "write 2026-02-18"},
      {"2026.02.18", "write 2026-02-18"},
      {"2026/02/18", "write 2026-02-18"},
      {"02/18/2026", "write 2026-02-18"},
      {"02/03/2026", "write 2026-02-03 or 2026-03-02"},
      {"2026-2-18", "write 2026-02-18"},
      {"2026-18-02", "write 2026-02-18"},
      {"20260218", "write 2026-02-18"},
      {"2026–02–18", "write 2026-02-18"},
      {"２０２６-02-18", "write 2026-02-18"},
      {" 2026-02-18", "write 2026-02-18"},
      {"2026/02", "write 2026-02"},
      {"02/2026", "write 2026-02"},
      {"Feb 2026", "write 2026-02"},
      {"February 2026", "write 2026-02"},
      {"18 February 2026", "write 2026-02-18"},
      {"February 18th, 2026", "write 2026-02-18"},
      {"18 февраля 2026 г.", "write 2026-02-18"},
      {"Spring, 2002", "write 2002-21"},
      {"1990s", "write 199X"},
      {"1900s", "write 19XX or 190X"},
      {"1990-е", "write 199X"},
      {"19th century", "write 18XX"},
      {"c. 1981", "write 1981~"},
      {"ca 1981", "write 1981~"},
      {"c.1981?", "write 1981%"},
      {"около 1981", "write 1981~"},
      {"44 BC", "write -0043"},
      {"AD 79", "write 0079"},
      {"1981-1985", "write 1981/1985"},
      {"1981–85", "write 1981/1985"},
      {"2008/1964", "write 1964/2008"},
      {"18 Feb 2026 – 20 Feb 2026", "write 2026-02-18/2026-02-20"},
      {"since 1985", "write 1985/.."},
      {"1985-present", "write 1985/.."},
      {"until 1970", "write ../1970"},
      {"before 1970", "write [..1970]"},
      {"1984 or 1985", "write [1984,1985]"},
      {"between 1980 and 1985", "write [1980..1985]"},
      {"[1667, 1668, 1670..1672]", "write [1667,1668,1670..1672]"},
      {"[1999}", "write [1999]"},
      {"12345", "write Y12345"},
      {"Y2006", "write 2006"},
      {"+2026", "write 2026"},
      {"19", "write 19XX"},
      {"198~", "write 198X~"},
      {"2026-02-18 9:30", "write 2026-02-18T09:30:00"},
      {"2016-05-02T16:54:59.042z", "write 2016-05-02T16:54:59Z"},
      {"2016-05-02T16:54:59+1400", "write 2016-05-02T16:54:59+14:00"},
      {"2005-07-25T10:10:10Z/2006-01", "write 2005-07-25/2006-01"},
      {"2001-02-29", "write 2001-02 unless the day is known: February 2001 has 28 days"},
      {"today", "write the day itself, like 2026-02-18"},
      {"unknown", "leave the date out if it is not known"},
      {"", "leave the date out if it is not known"},
      {"hello", ""},
      {"31.02.2026", ""},
      {"12 May", ""},
  };
  for (const Row& row : rows) {
    INFO(row.slip);
    CHECK(error(row.slip).hint == row.hint);
  }
}

TEST_CASE("parentheses of the 2012 draft become qualifiers of components") {
  CHECK(error("2004-(06)?-01").hint == "write 2004-?06-01");
  CHECK(error("2004?-06-(11)~").hint == "write ?2004-06-~11");
  CHECK(error("(2004-(06)~)?").hint == "write ?2004-%06");
  CHECK(error("(2011)-06-04~").hint == "write 2011-~06-~04");
  CHECK(error("2004-06-(01)~/2004-06-(20)~").hint == "write 2004-06-~01/2004-06-~20");
  CHECK(error("2001-21^southernHemisphere").hint == "write 2001-29");
  CHECK(error("((((").hint.empty());
}

TEST_CASE("an error says where and, for a person, why") {
  ParseError e = error("[2024,2026-13]");
  CHECK(e.reason == "month out of range");
  CHECK(e.explanation == "months are 01 to 12, seasons 21 to 41");
  CHECK(e.offset == 6);
  CHECK(error("1985/1986/1987").offset == 9);
}

TEST_CASE("years beyond 128 bits are refused, not wrapped") {
  CHECK(error("Y1E38").reason == "year too large");
  CHECK(error("Y1E999999999999999999999").reason == "year too large");
  CHECK(error("Y" + std::string(100'000, '9')).reason == "year too large");
  auto largest = entente::date::parse("Y-" + std::string(38, '9'));
  REQUIRE(std::holds_alternative<entente::date::Edtf>(largest));
  CHECK(iso(std::get<entente::date::Edtf>(largest).earliest.day) ==
        "-" + std::string(38, '9') + "-01-01");
}
