#include <string>

#include "entente/date.hpp"
#include "support/catch.hpp"

namespace {

using entente::date::Edtf;
using entente::date::LabelLength;

struct Row {
  const char *text, *english, *english_brief, *russian;
};

const Row rows[] = {
    {"2026-02-18", "18 February 2026", "18 Feb 2026", "18 февраля 2026"},
    {"2026-02", "February 2026", "Feb 2026", "февраль 2026"},
    {"1962", "1962", "1962", "1962"},
    {"1985-04-12T23:20:30+04:30", "12 April 1985, 23:20:30 UTC+4:30", "12 Apr 1985, 23:20:30",
     "12 апреля 1985, 23:20:30 UTC+4:30"},
    {"1985-04-12T23:20:00Z", "12 April 1985, 23:20 UTC", "12 Apr 1985, 23:20",
     "12 апреля 1985, 23:20 UTC"},
    // years
    {"0079", "79 CE", "79 CE", "79 н.\u00a0э."},
    {"0000", "1 BCE", "1 BCE", "1 до\u00a0н.\u00a0э."},
    {"-0043", "44 BCE", "44 BCE", "44 до\u00a0н.\u00a0э."},
    {"Y12026", "12,026", "12,026", "12\u00a0026"},
    {"Y-61000", "61,000 BCE", "61,000 BCE", "61\u00a0000 до\u00a0н.\u00a0э."},
    {"Y-17E7", "170 million BCE", "170 million BCE", "170 млн до\u00a0н.\u00a0э."},
    {"Y-4543E6", "4.543 billion BCE", "4.543 billion BCE", "4,543 млрд до\u00a0н.\u00a0э."},
    {"Y170000002", "170,000,002 CE", "170,000,002 CE", "170\u00a0000\u00a0002 н.\u00a0э."},
    {"1950S2", "c. 1950 (1900–1999)", "c. 1950", "около 1950 (1900–1999)"},
    {"1950S4", "1950", "1950", "1950"},
    // qualifiers
    {"1981%", "c. 1981?", "c. 1981?", "около 1981?"},
    {"1962-02~", "c. February 1962", "c. Feb 1962", "около февраля 1962"},
    {"2004-06~-11", "11 June 2004 (year approximate, month approximate)", "c. 11 Jun 2004",
     "11 июня 2004 (год приблизительный, месяц приблизительный)"},
    {"2004-?06-11", "11 June 2004 (month uncertain)", "11 Jun 2004?",
     "11 июня 2004 (месяц под вопросом)"},
    // what is not known
    {"199X", "1990s", "1990s", "1990-е"},
    {"190X", "1900s (decade)", "1900–1909", "первое десятилетие XX века"},
    {"19XX", "1900s (century)", "1900–1999", "XX век"},
    {"003X", "30s CE", "30s CE", "30-е н.\u00a0э."},
    {"000X", "1 BCE – 9 CE, exact date unknown", "1 BCE – 9 CE",
     "1 до\u00a0н.\u00a0э. – 9 н.\u00a0э., точная дата неизвестна"},
    {"-01XX", "200–101 BCE, exact date unknown", "200–101 BCE",
     "200–101 до\u00a0н.\u00a0э., точная дата неизвестна"},
    {"1985-XX", "1985, month unknown", "1985", "1985, месяц неизвестен"},
    {"1985-XX-XX", "1985, day and month unknown", "1985", "1985, день и месяц неизвестны"},
    {"1985-04-XX", "April 1985, day unknown", "Apr 1985", "апрель 1985, день неизвестен"},
    {"1984-1X", "October–December 1984, exact date unknown", "Oct–Dec 1984",
     "октябрь–декабрь 1984, точная дата неизвестна"},
    {"156X-12-25", "25 December, 1560s", "25 Dec, 1560s", "25 декабря, 1560-е"},
    {"XXXX-12-XX", "December, year unknown", "Dec, year unknown", "декабрь, год неизвестен"},
    // parts of a year
    {"1975-22", "summer 1975", "summer 1975", "лето 1975"},
    {"2010-24", "winter 2010–2011", "winter 2010–2011", "зима 2010–2011"},
    {"2001-29", "spring 2001 (southern hemisphere)", "spring 2001", "весна 2001 (южное полушарие)"},
    {"2001-34", "second quarter of 2001", "Q2 2001", "II квартал 2001"},
    {"2001-38", "May–August 2001", "May–Aug 2001", "май–август 2001"},
    {"2001-41", "second half of 2001", "H2 2001", "второе полугодие 2001"},
    // intervals
    {"1970/1980", "1970–1980", "1970–1980", "1970–1980"},
    {"2026/2026", "2026", "2026", "2026"},
    {"1962-02/1962-05", "February–May 1962", "Feb–May 1962", "февраль–май 1962"},
    {"1962-02/1963-05", "February 1962 – May 1963", "Feb 1962 – May 1963",
     "февраль 1962 – май 1963"},
    {"2016-03-20/2016-03-22", "20–22 March 2016", "20–22 Mar 2016", "20–22 марта 2016"},
    {"2016-03-20/2016-04-02", "20 March – 2 April 2016", "20 Mar – 2 Apr 2016",
     "20 марта – 2 апреля 2016"},
    {"-0099/-0043", "100–44 BCE", "100–44 BCE", "100–44 до\u00a0н.\u00a0э."},
    {"-0043/0014", "44 BCE – 14 CE", "44 BCE – 14 CE", "44 до\u00a0н.\u00a0э. – 14 н.\u00a0э."},
    {"1984~/2004?", "c. 1984 – 2004?", "c. 1984 – 2004?", "около 1984 – 2004?"},
    {"1962-02/..", "since February 1962", "since Feb 1962", "с февраля 1962"},
    {"1936-12-04~/1936-12-10~", "c. 4–10 December 1936", "c. 4–10 Dec 1936",
     "около 4–10 декабря 1936"},
    {"1936-12-04~/1936-12-10", "c. 4 – 10 December 1936", "c. 4 – 10 Dec 1936",
     "около 4 – 10 декабря 1936"},
    {"1936-11-04?/1936-12-10?", "4 November – 10 December 1936?", "4 Nov – 10 Dec 1936?",
     "4 ноября – 10 декабря 1936?"},
    {"1936-11-04/1936-12-10?", "4 November 1936 – 10 December 1936?", "4 Nov 1936 – 10 Dec 1936?",
     "4 ноября 1936 – 10 декабря 1936?"},
    {"1936-12-04~/1936-12-04", "c. 4 December 1936 – 4 December 1936", "c. 4 Dec 1936 – 4 Dec 1936",
     "около 4 декабря 1936 – 4 декабря 1936"},
    {"{1936-12-04~..1936-12-10~}", "c. 4–10 December 1936", "c. 4–10 Dec 1936",
     "около 4–10 декабря 1936"},
    {"1936-12-04~/1937-01-10", "c. 4 December 1936 – 10 January 1937",
     "c. 4 Dec 1936 – 10 Jan 1937", "около 4 декабря 1936 – 10 января 1937"},
    {"1984~/..", "since c. 1984", "since c. 1984", "с ок. 1984"},
    {"../1970", "until 1970", "until 1970", "до 1970"},
    {"../1975-22", "until summer 1975", "until summer 1975", "до лета 1975"},
    {"1970/", "from 1970, end unknown", "1970–?", "с 1970, конец неизвестен"},
    {"/1970", "until 1970, start unknown", "?–1970", "до 1970, начало неизвестно"},
    {"/", "undated", "undated", "без даты"},
    {"../..", "undated", "undated", "без даты"},
    // sets
    {"[1980,1981,1983]", "1980, 1981 or 1983", "1980, 1981 or 1983", "1980, 1981 или 1983"},
    {"{1980,1981,1983}", "1980, 1981 and 1983", "1980, 1981 and 1983", "1980, 1981 и 1983"},
    {"[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "1667, 1668 or 1670–1672",
     "1667, 1668 или 1670–1672"},
    {"[2014-07-11,2014-07-12]", "11 or 12 July 2014", "11 or 12 Jul 2014", "11 или 12 июля 2014"},
    {"[2016..2020]", "2016–2020, exact date unknown", "2016–2020",
     "2016–2020, точная дата неизвестна"},
    {"[..1760-12-03]", "on or before 3 December 1760", "on or before 3 Dec 1760",
     "не позднее 3 декабря 1760"},
    {"[1760-12..]", "on or after December 1760", "on or after Dec 1760", "не ранее декабря 1760"},
    {"[2024~,2025?]", "c. 2024 or 2025?", "c. 2024 or 2025?", "около 2024 или 2025?"},
};

}  // namespace

TEST_CASE("labels read as an editor would write them") {
  for (const Row& row : rows) {
    INFO(row.text);
    auto result = entente::date::parse(row.text);
    REQUIRE(std::holds_alternative<Edtf>(result));
    const Edtf& date = std::get<Edtf>(result);
    CHECK(label(date, "en") == row.english);
    CHECK(label(date, "en", LabelLength::brief) == row.english_brief);
    CHECK(label(date, "ru") == row.russian);
  }
}

TEST_CASE("a language is found by its primary subtag, else it is English") {
  auto date = std::get<Edtf>(entente::date::parse("2026-02"));
  CHECK(label(date, "ru-RU") == "февраль 2026");
  CHECK(label(date, "RU") == "февраль 2026");
  CHECK(label(date, "tlh") == "February 2026");
  CHECK(label(date, "") == "February 2026");
  CHECK(entente::date::has_language("en-GB"));
  CHECK_FALSE(entente::date::has_language("e"));
  CHECK_FALSE(entente::date::has_language("english"));
}

TEST_CASE("days, months and years have labels of their own") {
  using namespace entente::date;
  CHECK(label(CivilDay{2026, 2, 18}, "en") == "18 February 2026");
  CHECK(label(CivilDay{2026, 2, 18}, "en", LabelLength::brief) == "18 Feb 2026");
  CHECK(label(CivilDay{-43, 3, 15}, "en") == "15 March 44 BCE");
  CHECK(month_name(2, "en", LabelLength::brief) == "Feb");
  CHECK(month_name(2, "ru", LabelLength::full) == "февраль");
  CHECK(month_name(2, "ru", LabelLength::brief) == "февр.");
  CHECK(year_label(1962, "en") == "1962");
  CHECK(year_label(-43, "ru") == "44 до\u00a0н.\u00a0э.");
}
