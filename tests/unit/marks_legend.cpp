#include "languages/language.hpp"
#include "marks/legend.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::marks;

namespace {

Sample sample(double width) { return {width, {line({}, {width, 0}, {theme::rgb(0), 1})}}; }

LegendEntry entry(Rank rank, const std::string& words, double width, bool in_company = false) {
  return {.rank = rank, .words = words, .samples = {sample(width)}, .in_company = in_company};
}

std::vector<std::string> words_of(const Legend& legend) {
  std::vector<std::string> words;
  for (const LegendEntry& each : legend) words.push_back(each.words);
  return words;
}

}  // namespace

TEST_CASE("entries stand by rank, and within a rank as they were given") {
  Legend legend;
  join(legend, {entry(Rank::claim, "Claim", 1), entry(Rank::stretch, "Period", 1)});
  join(legend, {entry(Rank::stretch, "Era", 1), entry(Rank::sign, "Conflict", 1)});
  CHECK(words_of(legend) == std::vector<std::string>{"Conflict", "Period", "Era", "Claim"});
}

TEST_CASE("equal entries of two bodies are one") {
  Legend legend;
  join(legend, {entry(Rank::sign, "Conflict", 5, true)});
  join(legend, {entry(Rank::sign, "Conflict", 5, true)});
  REQUIRE(legend.size() == 1);
  CHECK(legend[0].samples.size() == 1);
}

TEST_CASE("two samples of one sign stand side by side, the narrower first") {
  Legend legend;
  join(legend, {entry(Rank::sign, "Conflict", 30, true)});
  join(legend, {entry(Rank::sign, "Conflict", 11, true)});
  REQUIRE(legend.size() == 1);
  REQUIRE(legend[0].samples.size() == 2);
  CHECK(legend[0].samples[0].width == 11);
  CHECK(legend[0].samples[1].width == 30);
}

TEST_CASE("where samples keep no company those of the first body stand for both") {
  Legend legend;
  join(legend, {entry(Rank::status, "Planned", 30)});
  join(legend, {entry(Rank::status, "Planned", 11)});
  REQUIRE(legend.size() == 1);
  REQUIRE(legend[0].samples.size() == 1);
  CHECK(legend[0].samples[0].width == 30);
}

TEST_CASE("a legend leaves out what there is nothing to tell from") {
  const languages::Phrases& phrases = languages::phrases("en");
  const std::string neutral(phrases.neutral);
  const Legend alone{entry(Rank::sign, neutral, 1), entry(Rank::medium, "Words", 1),
                     entry(Rank::actor, "Country", 1), entry(Rank::stretch, "Period", 1)};
  CHECK(words_of(told_apart(alone, phrases)) == std::vector<std::string>{"Period"});
  const Legend both{entry(Rank::sign, "Conflict", 1), entry(Rank::sign, neutral, 1),
                    entry(Rank::actor, "Country", 1), entry(Rank::actor, "Bloc", 1)};
  CHECK(told_apart(both, phrases) == both);
  // A color says something even where it is the only one, and so does the type of all items.
  for (const char* words : {"Conflict", "Successions"}) {
    const Legend one{entry(Rank::sign, words, 1)};
    CHECK(told_apart(one, phrases) == one);
  }
}

TEST_CASE("what has the same words but another rank is something else") {
  Legend legend;
  join(legend, {entry(Rank::actor, "Other", 1), entry(Rank::scale, "Other", 1)});
  CHECK(legend.size() == 2);
}

TEST_CASE("a page of two bodies explains a sign in one way, whichever of them used it") {
  Legend possible;
  join(possible, {entry(Rank::sign, "Conflict", 30, true), entry(Rank::status, "Planned", 30)});
  join(possible, {entry(Rank::sign, "Conflict", 11, true), entry(Rank::status, "Planned", 11)});
  const Legend legend = explained_as(
      possible, {entry(Rank::sign, "Conflict", 11, true), entry(Rank::status, "Planned", 11)});
  CHECK(legend == possible);
}

TEST_CASE("a scale is as its body made it") {
  LegendEntry drawn = entry(Rank::scale, "Number of events:", 30);
  drawn.samples.front().words = "7";
  LegendEntry possible = drawn;
  possible.samples.front().words = "1000";
  CHECK(explained_as({possible}, {drawn}) == Legend{drawn});
}

TEST_CASE("statuses that look alike are one entry") {
  const languages::Phrases& phrases = languages::phrases("en");
  const marks::Sample dots{10, {}}, dashes{12, {}};
  marks::Legend legend;
  for (const Status status : {Status::planned, Status::reported, Status::claimed}) {
    legend.push_back(marks::entry_for(status, phrases));
    legend.back().samples = {status == Status::planned ? dashes : dots};
  }
  legend.push_back(marks::entry_for(Sign::conflict, phrases));
  legend.back().samples = {dots};  // of another rank: that is another matter
  const marks::Legend told = marks::told_once(legend, phrases);
  REQUIRE(told.size() == 3);
  CHECK(told[0].words == "Planned");
  CHECK(told[1].words == "Reported, claimed");
  CHECK(told[2].words == "Conflict");
}
