#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "entente/date.hpp"
#include "support/catch.hpp"

namespace {

using namespace entente::date;

std::vector<std::string> case_strings() {
  std::ifstream file(ENTENTE_TEST_DIR "/cases/edtf-cases.json");
  const nlohmann::json document = nlohmann::json::parse(file);
  std::vector<std::string> out;
  for (const auto& item : document.at("cases")) out.push_back(item.at("input"));
  return out;
}

std::vector<Edtf> case_dates() {
  std::vector<Edtf> out;
  for (const std::string& text : case_strings()) {
    auto result = parse(text);
    if (auto* date = std::get_if<Edtf>(&result)) out.push_back(*date);
  }
  return out;
}

Edtf read(const std::string& text) { return std::get<Edtf>(parse(text)); }

/// What holds for every date that was read. Returns the law that does not.
const char* broken_law(const Edtf& date) {
  if (date.earliest.finite() && date.latest.finite() && date.earliest.day > date.latest.day) {
    return "earliest is not after latest";
  }
  auto again = parse(date.text);
  if (!std::holds_alternative<Edtf>(again)) return "the canonical text parses";
  if (!(std::get<Edtf>(again) == date)) return "the canonical text parses to an equal date";
  for (const Member& member : date.members) {
    for (const std::optional<Moment>* moment : {&member.first, &member.last}) {
      if (!*moment) continue;
      auto alone = parse((*moment)->digits);
      bool plain = (*moment)->precision != Precision::time;
      if (plain && !std::holds_alternative<Edtf>(alone)) return "the digits of a moment parse";
    }
  }
  auto earliest = axis_earliest(date), latest = axis_latest(date);
  if (earliest && latest && *earliest > *latest) return "the axis agrees with the bounds";
  if (label(date, "en").empty() || label(date, "ru", LabelLength::brief).empty()) {
    return "every date has a label";
  }
  return nullptr;
}

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    static const std::string alphabet = "0123456789XYES-/.,?~%[]{}TZ:+ ux()yep^";
    std::string text = seeds_[below(seeds_.size())];
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
      std::size_t at = below(text.size() + 1);
      switch (below(5)) {
        case 0:
          text.insert(at, 1, alphabet[below(alphabet.size())]);
          break;
        case 1:
          if (at < text.size()) text.erase(at, 1);
          break;
        case 2:
          if (at < text.size()) text[at] = alphabet[below(alphabet.size())];
          break;
        case 3:
          if (at < text.size()) text[at] = static_cast<char>(below(256));
          break;
        default:
          text = text.substr(0, at) + seeds_[below(seeds_.size())].substr(0, below(12));
          break;
      }
    }
    return text;
  }

 private:
  // Not a standard distribution: those differ between libraries, and runs must not.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  std::vector<std::string> seeds_;
  std::mt19937 random_{20190204};
};

}  // namespace

TEST_CASE("every date of the cases keeps the laws") {
  std::vector<Edtf> dates = case_dates();
  REQUIRE(dates.size() > 400);
  for (const Edtf& date : dates) {
    INFO(date.text);
    const char* law = broken_law(date);
    CHECK(std::string(law ? law : "") == "");
  }
}

TEST_CASE("mutated strings are read or refused, and what is read keeps the laws") {
  Mutator mutator(case_strings());
  int accepted = 0, refused = 0;
  std::string broken;
  for (int i = 0; i < 200'000; ++i) {
    std::string text = mutator.next();
    auto result = parse(text);
    if (auto* error = std::get_if<ParseError>(&result)) {
      ++refused;
      if (error->reason.empty() || error->explanation.empty() || error->offset > text.size()) {
        broken = text + ": an error says what and where";
      }
      continue;
    }
    ++accepted;
    if (const char* law = broken_law(std::get<Edtf>(result))) broken = text + ": " + law;
  }
  CHECK(broken == "");
  CHECK(accepted > 10'000);
  CHECK(refused > 10'000);
}

TEST_CASE("long hostile strings are answered") {
  std::string list = "[";
  for (int i = 0; i < 10'000; ++i) list += "9XXX-02-29,";
  CHECK(std::holds_alternative<Edtf>(parse(list + "1999]")));
  for (char c : std::string("0X-/.,?~%[{TZ: (^\n")) {
    CHECK(std::holds_alternative<ParseError>(parse(std::string(100'000, c))));
  }
}

TEST_CASE("the canonical text drops what says nothing") {
  CHECK(read("Y17E007").text == "Y17E7");
  CHECK(read("1950S7").text == "1950S4");
  CHECK(read("1950S02~/1960").text == "1950S2~/1960");
  CHECK(read("?2004-06%").text == "?2004-06%");
  CHECK(read("Y17E007") == read("Y17E7"));
}

TEST_CASE("the order of dates is a strict weak order") {
  std::vector<Edtf> dates = case_dates();
  dates.resize(std::min<std::size_t>(dates.size(), 150));
  for (const char* more : {"/", "../..", "/..", "../", "/1985", "1985/", "1985/..", "{..1984}"}) {
    dates.push_back(read(more));
  }
  auto less = [](const Edtf& a, const Edtf& b) { return compare(a, b) < 0; };
  auto same = [](const Edtf& a, const Edtf& b) { return compare(a, b) == 0; };
  bool antisymmetric = true, transitive = true, ties_transitive = true;
  for (const Edtf& a : dates) {
    REQUIRE(same(a, a));
    for (const Edtf& b : dates) {
      antisymmetric &= less(a, b) == (compare(b, a) > 0);
      for (const Edtf& c : dates) {
        transitive &= !(less(a, b) && less(b, c)) || less(a, c);
        ties_transitive &= !(same(a, b) && same(b, c)) || same(a, c);
      }
    }
  }
  CHECK(antisymmetric);
  CHECK(transitive);
  CHECK(ties_transitive);
}

TEST_CASE("dates are drawn in order of their earliest day, then their latest") {
  const std::vector<std::string> ordered{"../1970",
                                         "[..1980]",
                                         "/1950",
                                         "1984-06-01",
                                         "1984-06",
                                         "1985-04-12T09:00:00",
                                         "1985-04-12T10:00:00Z",
                                         "1986-01-01",
                                         "1986/1987",
                                         "1986/",
                                         "1986/..",
                                         "/"};
  std::vector<std::string> sorted(ordered.rbegin(), ordered.rend());
  std::sort(sorted.begin(), sorted.end(), [](const std::string& a, const std::string& b) {
    return compare(read(a), read(b)) < 0;
  });
  CHECK(sorted == ordered);
  CHECK((compare(read("/"), read("../..")) == 0));
}

TEST_CASE("days are numbered from 1970 in the proleptic Gregorian calendar") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({2000, 3, 1}) == 11017);
  CHECK(day_number({0, 1, 1}) == -719528);
  CHECK(day_number({2026, 2, 18}) - day_number({2026, 1, 31}) == 18);
  bool inverse = true, consecutive = true;
  CivilDay before = from_day_number(-1'500'000);
  for (int n = -1'499'999; n < 1'500'000; ++n) {
    CivilDay day = from_day_number(n);
    inverse &= day_number(day) == n;
    consecutive &= day > before && day.day <= days_in_month(day.year, day.month);
    before = day;
  }
  CHECK(inverse);
  CHECK(consecutive);
  for (Year year : {Year(999'999'999'999), Year(-999'999'999'999)}) {
    CHECK(from_day_number(day_number({year, 2, 28})) == CivilDay{year, 2, 28});
  }
  CHECK(from_day_number(-0.25) == CivilDay{1969, 12, 31});
  CHECK(iso({-44, 3, 15}) == "-0044-03-15");
  CHECK(iso({170000002, 1, 1}) == "170000002-01-01");
}

TEST_CASE("on an axis ends are exclusive and times of day count") {
  Edtf day = read("2026-02-18");
  CHECK(*axis_latest(day) - *axis_earliest(day) == 1);
  CHECK(*axis_start_latest(day) == *axis_earliest(day));
  CHECK(*axis_end_earliest(day) == *axis_latest(day));
  Edtf noon = read("2026-02-18T12:00:00+03:00");
  CHECK(*axis_earliest(noon) == *axis_earliest(day) + 0.5);
  CHECK(*axis_latest(noon) > *axis_earliest(noon));
  Edtf years = read("1964/2008");
  CHECK(*axis_start_latest(years) == day_number({1964, 12, 31}));
  CHECK(*axis_end_earliest(years) == day_number({2008, 1, 2}));
  CHECK_FALSE(axis_latest(read("1964/..")));
  CHECK_FALSE(axis_earliest(read("/1964")));
  CHECK(is_undated(read("/..")));
  CHECK_FALSE(is_undated(read("{..2024,2026..}")));
}
