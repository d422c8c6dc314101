#include <vector>

#include "support/catch.hpp"
#include "words/spells.hpp"

using namespace entente;

namespace {

template <class Tell>
std::string with(const std::vector<std::string_view>& dates, Tell tell) {
  std::vector<date::Edtf> parsed;
  for (std::string_view text : dates) parsed.push_back(std::get<date::Edtf>(date::parse(text)));
  std::vector<const date::Edtf*> spells;
  for (const date::Edtf& date : parsed) spells.push_back(&date);
  return tell(spells);
}

std::string told(const std::vector<std::string_view>& dates, std::string_view language = "en") {
  return with(dates, [&](const auto& all) { return words::spells_in_brief(all, language); });
}

std::string extent(const std::vector<std::string_view>& dates, words::Fineness fineness) {
  return with(dates, [&](const auto& all) { return words::extent(all, "en", fineness); });
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

TEST_CASE("spells are governed as their language asks") {
  const auto in_years = [](std::string_view text, std::string_view language) {
    return words::spell(std::get<date::Edtf>(date::parse(text)), language, words::Fineness::year);
  };
  CHECK(in_years("199X/..", "ru") == "с 1990-х");
  CHECK(in_years("199X/..", "es") == "desde la década de 1990");
  CHECK(in_years("../199X", "de") == "bis zu den 1990er-Jahren");
  CHECK(in_years("../2023-21", "fr") == "jusqu’au printemps 2023");
  CHECK(in_years("199X~/..", "en") == "since c. 1990s");
  CHECK(in_years("../2025-12~", "ru") == "до ок. дек. 2025");
  CHECK(in_years("../2025-12~", "de") == "bis ca. Dez. 2025");
  CHECK(in_years("../2025-12~", "fr") == "jusqu’en déc. 2025 environ");
  CHECK(in_years("1962-03~/", "ru") == "около марта 1962 – ?");
  CHECK(in_years("1947%/..", "fr") == "depuis 1947 environ\u202f?");
  CHECK(in_years("1947%/..", "es") == "desde ¿1947 aprox.?");
  CHECK(in_years("1962/", "zh") == "1962年—？");
  CHECK(in_years("1962/", "ar") == "1962–؟");
  CHECK(told({"1902/1961", "2015/.."}, "zh") == "1902年—1961年、2015年起");
  CHECK(told({"1942", "1950", "1960/1991", "2015/.."}, "ar") == "4 مرات، 1942–1991، منذ 2015");
  CHECK(told({"1942", "1950"}, "es") == "1942, 1950");
  CHECK(told({"1942-01", "1942-05"}, "es") == "2 veces, 1942");
}

TEST_CASE("what a document tells is as of a day, a month or a year") {
  const auto as_of = [](std::string_view text, std::string_view language) {
    return words::as_of(std::get<date::Edtf>(date::parse(text)), language);
  };
  CHECK(as_of("2026-03-18", "en") == "As of 18 March 2026");
  CHECK(as_of("2026-03-18", "fr") == "Au 18 mars 2026");
  CHECK(as_of("2026-03", "fr") == "En mars 2026");
  CHECK(as_of("2026-03", "ru") == "По состоянию на март 2026");
  CHECK(as_of("2026", "ru") == "По состоянию на 2026 год");
  CHECK(as_of("2026", "es") == "En 2026");
}

TEST_CASE("two events are told by their years, more by the time between the first and the last") {
  CHECK(extent({"2023", "1992-11-24"}, words::Fineness::year) == "1992 and 2023");
  CHECK(extent({"1992-11", "1992-12"}, words::Fineness::year) == "1992");
  CHECK(extent({"1992", "2019", "2023"}, words::Fineness::year) == "1992–2023");
  CHECK(extent({"1992", "2019/.."}, words::Fineness::year) == "since 1992");
  CHECK(extent({"1992", "2019/2023"}, words::Fineness::year) == "1992–2023");
  CHECK(extent({"1992~", "2023"}, words::Fineness::year) == "c. 1992 and 2023");
}

TEST_CASE("months of one year name it once") {
  CHECK(extent({"2026-02-18", "2026-03"}, words::Fineness::month) == "Feb–Mar 2026");
  CHECK(extent({"2026-02-18", "2026-02-20"}, words::Fineness::month) == "Feb 2026");
}

TEST_CASE("one spell keeps what is known of it") {
  CHECK(told({}).empty());
  CHECK(told({"1980/1987"}) == "1980–87");
  CHECK(told({"1899/1902"}) == "1899–1902");
  CHECK(told({"1962-02-07/.."}) == "since 7 Feb 1962");
  CHECK(told({"1962-02-07"}) == "7 Feb 1962");
}
