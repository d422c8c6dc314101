#include <map>
#include <string>

#include "base/utf8.hpp"
#include "entente/date.hpp"
#include "languages/language.hpp"
#include "support/catch.hpp"

// Dates in all languages: every form has words of its own.

namespace {

using entente::date::Edtf;
using entente::date::LabelLength;

std::string label(const std::string& text, std::string_view language,
                  LabelLength length = LabelLength::full) {
  INFO(text);
  const auto parsed = entente::date::parse(text);
  REQUIRE(std::holds_alternative<Edtf>(parsed));
  return entente::date::label(std::get<Edtf>(parsed), language, length);
}

const char* const forms[] = {
    "2023",           "2023-03",     "2023-03-10",  "2023-03-01",      "2023-03-10T14:05:00Z",
    "-0043",          "0079",        "Y-17E7",      "2023?",           "2023~",
    "2023%",          "2023-03-10~", "2023-03~",    "2023-03-10?",     "199X",
    "190X",           "18XX",        "2023-21",     "2023-22",         "2023-23",
    "2023-24",        "2023-25",     "2023-29",     "2023-33",         "2023-36",
    "2023-40",        "2023-41",     "2023-XX",     "2023-03-XX",      "2023-XX-XX",
    "XXXX",           "1950S2",      "2023/2025",   "2023-03/2023-05", "2023-03-10/2023-03-12",
    "2023-03-10/..",  "2023/..",     "2023-03/..",  "../2023",         "../2023-03-10",
    "2023/",          "/2023-03-10", "[..2023]",    "[..2023-03-10]",  "[2023..]",
    "[2023-03..]",    "[2023,2024]", "{2023,2024}", "199X/..",         "../199X",
    "199X~",          "18XX/..",     "2023-22/..",  "../2023-22",      "2023~/..",
    "2023-03-10~/..", "2023?-03-10"};

TEST_CASE("in every language each form of dates has words of its own") {
  for (const entente::languages::Language& language : entente::languages::all()) {
    std::map<std::string, std::string> seen;
    for (const char* form : forms) {
      const std::string words = label(form, language.tag);
      INFO(language.tag << " " << form << ": " << words);
      CHECK(!words.empty());
      CHECK(words.find_first_of("{}") == std::string::npos);
      CHECK(words == entente::base::clean_label(words));
      // A year that may be any, and one of no month: told apart by what is known.
      const auto [other, is_new] = seen.emplace(words, form);
      INFO(other->second);
      CHECK((is_new || std::string(form) == "2023-XX-XX"));
      CHECK(!label(form, language.tag, LabelLength::brief).empty());
    }
  }
}

struct Told {
  const char *language, *date, *label;
};

const Told told_dates[] = {
    {"ar", "2023-03-10", "10 مارس 2023"},
    {"ar", "199X", "تسعينيات القرن الـ20"},
    {"ar", "2015/..", "منذ 2015"},
    {"ar", "-0043", "44 ق.م"},
    {"ar", "Y-3E6", "3 ملايين ق.م"},
    {"de", "2023-03-10", "10. März 2023"},
    {"de", "2023-03-10/2023-03-12", "10.–12. März 2023"},
    {"de", "199X/..", "seit den 1990er-Jahren"},
    {"de", "../199X", "bis zu den 1990er-Jahren"},
    {"de", "../18XX", "bis zum 19. Jahrhundert"},
    {"de", "2023-22~", "etwa im Sommer 2023"},
    {"de", "[..2023-03-10]", "spätestens am 10. März 2023"},
    {"de", "[..199X]", "spätestens in den 1990er-Jahren"},
    {"de", "2023-22", "Sommer 2023"},
    {"de", "-0043", "44 v.\u00a0Chr."},
    {"es", "2023-03-10", "10 de marzo de 2023"},
    {"es", "2023-03-10/..", "desde el 10 de marzo de 2023"},
    {"es", "2023-03~", "hacia marzo de 2023"},
    {"es", "18XX", "siglo XIX"},
    {"es", "Y-17E7", "170 millones a.\u00a0C."},
    {"es", "2023?", "¿2023?"},
    {"fr", "2023-03-01", "1er mars 2023"},
    {"fr", "../2023-03-10", "jusqu’au 10 mars 2023"},
    {"fr", "../2023", "jusqu’en 2023"},
    {"fr", "../199X", "jusqu’aux années 1990"},
    {"fr", "../2023-21", "jusqu’au printemps 2023"},
    {"fr", "../2023-22", "jusqu’à l’été 2023"},
    {"fr", "[..2023-33]", "au plus tard au premier trimestre 2023"},
    {"fr", "Y-1499999", "1,5 million av.\u00a0J.-C."},
    {"fr", "Y-17E7", "170 millions av.\u00a0J.-C."},
    {"fr", "2023?", "2023\u202f?"},
    {"fr", "2023~/..", "depuis 2023 environ"},
    {"fr", "18XX", "XIXe siècle"},
    {"pt", "2023-03-10", "10 de março de 2023"},
    {"pt", "199X~", "por volta da década de 1990"},
    {"pt", "[..2023]", "o mais tardar em 2023"},
    {"pt", "[..199X]", "o mais tardar na década de 1990"},
    {"pt", "Y-17E7", "170 milhões a.C."},
    {"ru", "199X/..", "с 1990-х"},
    {"ru", "18XX", "XIX век"},
    {"ru", "../18XX", "до XIX века"},
    {"ru", "[..190X]", "не позднее первого десятилетия XX века"},
    {"zh", "2023-03-10", "2023年3月10日"},
    {"zh", "2023-03-10/2023-03-12", "2023年3月10日—12日"},
    {"zh", "199X", "20世纪90年代"},
    {"zh", "2015/..", "2015年起"},
    {"zh", "2023~", "约2023年"},
    {"zh", "-0043", "公元前44年"},
    {"zh", "Y-17E7", "公元前1.7亿年"},
    {"zh", "2023-33", "2023年第一季度"},
};

TEST_CASE("dates as newspapers have them") {
  for (const Told& row : told_dates) {
    INFO(row.language << " " << row.date);
    CHECK(label(row.date, row.language) == row.label);
  }
}

TEST_CASE("dates in brief") {
  CHECK(label("2023-03-10", "es", LabelLength::brief) == "10 mar 2023");
  CHECK(label("2023-03-10", "fr", LabelLength::brief) == "10 mars 2023");
  CHECK(label("2023-04-10", "fr", LabelLength::brief) == "10 avr. 2023");
  CHECK(label("2023-02-10", "de", LabelLength::brief) == "10. Feb. 2023");
  CHECK(label("2023/", "zh", LabelLength::brief) == "2023年—？");
  CHECK(label("2023/", "ar", LabelLength::brief) == "2023–؟");
  CHECK(label("2023-03-10", "pt", LabelLength::brief) == "10 mar. 2023");
  CHECK(label("2023-10-03", "de", LabelLength::brief) == "3. Okt. 2023");
  CHECK(entente::date::month_label({2023, 3, 10}, "zh") == "2023年3月");
  CHECK(entente::date::month_label({2023, 3, 10}, "en") == "Mar 2023");
}

}  // namespace
