#include "graph/network.hpp"
#include "relations/tie_words.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "text/measure.hpp"

using namespace entente;
using namespace entente::relations;
using Lines = std::vector<std::string>;

namespace {

const theme::Metrics metrics = theme::page({"slide"}).metrics;

/// The words at the first tie of a dossier with these events.
TieWords words(const std::string& events, const WordStyle& style = {}, Flow flow = Flow::right) {
  const Dossier d = test::small_dossier("\"events\":[" + events + "]");
  const select::Selection selection = *select::apply(d, {}).value;
  const graph::Network network = graph::network(d, selection);
  REQUIRE(network.ties.size() == 1);
  return tie_words({d, selection, {theme::theme(ThemeName::light), metrics}}, network.ties.front(),
                   style, flow);
}

std::string event(const std::string& title, const std::string& more = "") {
  return R"({"title":")" + title + R"(","from":"A","to":"B")" + more + "}";
}

std::vector<int> odd_numbers(int count) {
  std::vector<int> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(2 * i + 1);
  return numbers;
}

}  // namespace

TEST_CASE("three or more numbers in a row become a range") {
  CHECK(number_ranges({}).empty());
  CHECK(number_ranges({7}) == "7");
  CHECK(number_ranges({1, 2}) == "1, 2");
  CHECK(number_ranges({1, 2, 3}) == "1–3");
  CHECK(number_ranges({3, 5, 6, 7, 8, 9, 12}) == "3, 5–9, 12");
  CHECK(number_ranges({1, 2, 4, 5, 6}) == "1, 2, 4–6");
}

TEST_CASE("badges have at most three lines, then say how many numbers they stand for") {
  CHECK(badge_lines({4}, metrics, 80) == Lines{"4"});
  const Lines few = badge_lines(odd_numbers(9), metrics, 80);
  CHECK(few.size() > 1);
  CHECK(few.size() <= 3);
  CHECK(badge_lines(odd_numbers(60), metrics, 80) == Lines{"1 … 119", "(60)"});
}

TEST_CASE("a badge is a circle for one number and holds its text") {
  const Size one = badge_size({"7"}, metrics);
  CHECK(one.width == one.height);
  CHECK(one.width == 2 * metrics.badge_radius);
  const Lines lines = {"1, 3, 5,", "7–12"};
  const Size many = badge_size(lines, metrics);
  CHECK(many.width > text::width(lines, {metrics.badge_text, true}));
  CHECK(many.height > 2 * metrics.badge_text);
  CHECK(badge_size({"1–12"}, metrics).height == one.height);
}

TEST_CASE("one item stands with its title and its date") {
  const TieWords w = words(event("Talks", R"(,"when":"2026-02-18")"));
  CHECK(w.numbers == Lines{"1"});
  CHECK(w.lines == Lines{"Talks"});
  CHECK(w.notes == Lines{"18 Feb 2026"});
}

TEST_CASE("a title that is too long gives way to its type") {
  const std::string title =
      "Talks on the fishing rights in all of the northern waters and beyond, "
      "with a dinner for the delegations";
  CHECK(words(event(title, R"(,"type":"talks")")).lines == Lines{"talks"});
  const TieWords untyped = words(event(title));
  CHECK(untyped.lines.size() == 2);
  CHECK(untyped.lines.back().ends_with("…"));
}

TEST_CASE("several items stand with their types, the most frequent first, and their years") {
  const std::string more = R"(,"sign":"neutral","medium":"verbal")";
  const TieWords w = words(event("a", R"(,"type":"vote","when":"1999")" + more) + "," +
                           event("b", R"(,"type":"letter","when":"2001-05")" + more) + "," +
                           event("c", R"(,"type":"letter")" + more));
  CHECK(w.numbers == Lines{"1–3"});
  CHECK(w.lines == Lines{"letter, vote"});
  CHECK(w.notes == Lines{"1999–2001"});
}

TEST_CASE("in brief there are numbers only") {
  const TieWords w = words(event("Talks", R"(,"when":"2026")"), {false, false, 160, 1});
  CHECK(w.numbers == Lines{"1"});
  CHECK(w.lines.empty());
  CHECK(w.notes.empty());
  CHECK(w.text_width == 0);
  const TieWords undated = words(event("Talks", R"(,"when":"2026")"), {true, false, 160, 1});
  CHECK(undated.lines == Lines{"Talks"});
  CHECK(undated.notes.empty());
}

TEST_CASE("words keep to their lines") {
  WordStyle style;
  style.wrap = 60;
  const TieWords w = words(event("exchange of prisoners", R"(,"when":"2026")"), style);
  CHECK(w.lines.size() == 2);
  for (const std::string& line : w.lines) {
    CHECK(text::width(line, {metrics.label, false}) <= style.wrap);
  }
}

TEST_CASE("beside a level line there is room for words above and dates below") {
  const TieWords w = words(event("Talks", R"(,"when":"2026-02-18")"));
  CHECK(w.length >= w.badge.width + w.text_width);
  CHECK(w.above >= metrics.label);
  CHECK(w.below >= metrics.note);
  CHECK(w.above >= w.badge.height / 2);
  CHECK(w.below >= w.badge.height / 2);
}

TEST_CASE("beside an upright line all words stand to the right") {
  const TieWords w = words(event("Talks", R"(,"when":"2026-02-18")"), {}, Flow::down);
  CHECK(w.flow == Flow::down);
  CHECK(w.length >= w.badge.height);
  CHECK(w.length >= metrics.label + metrics.note);
  CHECK(w.above >= w.badge.width / 2);
  CHECK(w.above < w.below);
  CHECK(w.below >= w.badge.width / 2 + w.text_width);
}

TEST_CASE("what is denied or cancelled has room for its cross") {
  const TieWords plain = words(event("Talks"));
  for (const char* status : {"denied", "cancelled"}) {
    const TieWords w = words(event("Talks", R"(,"status":")" + std::string(status) + "\""));
    CHECK(w.crossed);
    CHECK(w.length >= plain.length + metrics.crossbar);
  }
  CHECK_FALSE(plain.crossed);
  CHECK_FALSE(words(event("Talks", R"(,"status":"planned")")).crossed);
}
