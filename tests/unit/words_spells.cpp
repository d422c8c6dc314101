#include <vector>

#include "support/catch.hpp"
#include "words/spells.hpp"

using namespace entente;

namespace {

std::string told(const std::vector<std::string_view>& dates, std::string_view language = "en") {
  std::vector<date::Edtf> parsed;
  for (std::string_view text : dates) parsed.push_back(std::get<date::Edtf>(date::parse(text)));
  std::vector<const date::Edtf*> spells;
  for (const date::Edtf& date : parsed) spells.push_back(&date);
  return words::spells_in_brief(spells, language);
}

}  // namespace

TEST_CASE("several spells are never told as one") {
  CHECK(told({"1902-05-20/1961-01-03", "2015-07-20/.."}) == "1902–61, since 2015");
  CHECK(told({"1942/1952", "1960/1991"}) == "1942–52, 1960–91");
  CHECK(told({"1942", "1950", "1960/1991", "2015/.."}) == "4×, 1942–91, since 2015");
  CHECK(told({"2003-12", "2003-11", "2004", "2011"}) == "4×, 2003–11");
  CHECK(told({"2014-02", "2014-05"}) == "2×, 2014");
  CHECK(told({"1902/1961", "2015/.."}, "ru").find("1902–2015") == std::string::npos);
}

TEST_CASE("one spell keeps what is known of it") {
  CHECK(told({}).empty());
  CHECK(told({"1980/1987"}) == "1980–87");
  CHECK(told({"1899/1902"}) == "1899–1902");
  CHECK(told({"1962-02-07/.."}) == "since 7 Feb 1962");
  CHECK(told({"1962-02-07"}) == "7 Feb 1962");
}
