#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "text/measure.hpp"

using entente::text::shorten;
using entente::text::Style;
using entente::text::width;
using entente::text::wrap;
using Lines = std::vector<std::string>;

namespace {

constexpr Style style{10, false};

std::string without_spaces(std::string text) {
  constexpr std::string_view no_break_space = "\u00A0";
  for (std::size_t at; (at = text.find(no_break_space)) != std::string::npos;) {
    text.erase(at, no_break_space.size());
  }
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

std::string all(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

std::string random_text(std::mt19937& random) {
  const Lines syllables = {"Ma", "ria", "Za",     "kha", "ro",   "va",    "го", "вор", "ῆ",
                           "ş",  "i",   "W",      "-",   "–",    "/",     "1",  "26",  ".",
                           ",",  "é",   " ",      " ",   " ",    "  ",    "—",  "古",  "巴",
                           "。", "「",  "\u00A0", "(",   "ness", "\u0301"};
  std::string out;
  const auto length = random() % 40;
  for (unsigned i = 0; i < length; ++i) out += syllables[random() % syllables.size()];
  return out;
}

}  // namespace

TEST_CASE("short texts stay on one line") {
  CHECK(wrap("Cuba", style, 100, 0) == Lines{"Cuba"});
  CHECK(wrap("  Cuba  ", style, 100, 0) == Lines{"Cuba"});
  CHECK(wrap("", style, 100, 0).empty());
  CHECK(wrap("   ", style, 100, 0).empty());
}

TEST_CASE("lines are balanced, not filled") {
  const std::string text = "political and financial support for Havana";
  const double two_lines = width("political and financial support", style) + 1;
  const Lines lines = wrap(text, style, two_lines, 0);
  REQUIRE(lines.size() == 2);
  CHECK(lines == Lines{"political and financial", "support for Havana"});
}

TEST_CASE("lines break after hyphens, dashes and slashes") {
  CHECK(wrap("Lavrov–Rodríguez", style, width("Rodríguez", style) + 1, 0) ==
        Lines{"Lavrov–", "Rodríguez"});
  CHECK(wrap("Helms-Burton", style, width("Helms-", style) + 1, 0) == Lines{"Helms-", "Burton"});
  CHECK(wrap("power/energy", style, width("energy", style) + 1, 0) == Lines{"power/", "energy"});
  // but a space is the better place
  CHECK(wrap("the Helms-Burton Act", style, width("the Helms-Burton", style), 0).front() ==
        "the Helms-Burton");
}

TEST_CASE("no line ends in a stump") {
  const Lines lines = wrap("delivery of F-16 fighters", style, width("delivery of F-16", style), 0);
  for (const std::string& line : lines) CHECK_FALSE(line.ends_with("F-"));
  // A preposition of one letter goes with its noun where there is room for it.
  const Lines talks = wrap("Переговоры в Москве", style, width("Переговоры в", style) + 1, 0);
  CHECK(talks == Lines{"Переговоры", "в Москве"});
}

TEST_CASE("a number goes with what it counts, where that costs no line") {
  auto fit = [](std::string_view line) { return width(line, style) + 1; };
  CHECK(wrap("The October war 6–25 October", style, fit("The October war 6–25"), 0) ==
        Lines{"The October war", "6–25 October"});
  for (double w = fit("20 % enriched fuel"); w < fit("Law orders 20 % enriched fuel"); w += 1) {
    CHECK_FALSE(wrap("Law orders 20 % enriched fuel", style, w, 0).back().starts_with("%"));
  }
}

TEST_CASE("dashes stay with the word before, guillemets with what they quote") {
  auto fit = [](std::string_view line) { return width(line, style) + 1; };
  CHECK(wrap("«Газпром» закрывал кран — и заплатил за это", style, fit("«Газпром» закрывал кран —"),
             0) == Lines{"«Газпром» закрывал", "кран — и заплатил за это"});
  for (double w = fit("« malade »"); w < 2 * fit("ramené à Paris, « malade »"); w += 1) {
    for (const std::string& line : wrap("Il est ramené à Paris, « malade »", style, w, 0)) {
      if (w < fit("Paris, « malade »")) continue;
      CHECK_FALSE(line.ends_with("«"));
      CHECK_FALSE(line.starts_with("»"));
    }
  }
}

TEST_CASE("no-break spaces and hyphens hold") {
  for (double w = 5; w < 120; w += 1) {
    for (const std::string& line : wrap("on 18\u00A0February", style, w, 0)) {
      if (w >= width("18\u00A0February", style)) CHECK_FALSE(line.ends_with("18"));
    }
  }
}

TEST_CASE("in scripts without spaces a number stays with its unit, where that costs no line") {
  const std::string text = "美国第二轮加税$1,600亿";
  for (double w = width("税$1,600亿", style) + 1; w < width(text, style); w += 1) {
    for (const std::string& line : wrap(text, style, w, 0)) CHECK_FALSE(line.starts_with("亿"));
  }
}

TEST_CASE("what is too wide for its line is cut at a no-break space before it is cut in a word") {
  CHECK(wrap("4\u00A0December\u00A01936", style, width("December", style) + 4, 0) ==
        Lines{"4", "December", "1936"});
}

TEST_CASE("ideographs break without spaces, and punctuation stays with them") {
  const Lines lines = wrap("俄罗斯支持古巴。美国实施制裁。", style, 71, 0);
  REQUIRE(lines.size() > 1);
  for (const std::string& line : lines) CHECK_FALSE(line.starts_with("。"));
}

TEST_CASE("a word wider than the line is cut between letters, never inside one") {
  const Lines lines = wrap("Dampfschifffahrtsgesellschaft", style, 40, 0);
  CHECK(lines.size() > 2);
  CHECK(all(lines) == "Dampfschifffahrtsgesellschaft");
  for (const std::string& line : wrap("e\u0301e\u0301e\u0301e\u0301", style, 6, 0)) {
    CHECK(line == "e\u0301");
  }
}

TEST_CASE("too many lines end in an ellipsis") {
  const std::string text = "political and financial support for Havana in hard times";
  const Lines lines = wrap(text, style, 100, 2);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "political and financial");
  CHECK(lines[1].ends_with("…"));
  CHECK(width(lines, style) <= 100);
  CHECK(wrap(text, style, 100, 1) == Lines{shorten(text, style, 100)});
}

TEST_CASE("shortening keeps what fits") {
  CHECK(shorten("Cuba", style, 100) == "Cuba");
  CHECK(shorten("Cuba", style, 1) == "…");
  const std::string cut = shorten("Ministry of Foreign Affairs", style, 60);
  CHECK(cut.ends_with("…"));
  CHECK(width(cut, style) <= 60);
  CHECK(shorten("one, two", style, width("one, …", style)) == "one…");
}

TEST_CASE("laws of wrapping hold for any text") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    const double max_width = 8 + static_cast<double>(random() % 120);
    const Lines lines = wrap(text, style, max_width, 0);
    INFO(text << " | " << max_width);
    REQUIRE(without_spaces(all(lines)) == without_spaces(text));
    for (const std::string& line : lines) {
      REQUIRE_FALSE(line.empty());
      REQUIRE_FALSE(line.starts_with(' '));
      REQUIRE_FALSE(line.ends_with(' '));
      REQUIRE_FALSE(entente::base::invalid_utf8(line));
      // Only a single letter may be wider than the line.
      const bool one_letter = wrap(line, style, 0.001, 0).size() == 1;
      REQUIRE((width(line, style) <= max_width + 1e-9 || one_letter));
    }
    const int limit = 1 + static_cast<int>(random() % 3);
    const Lines limited = wrap(text, style, max_width, limit);
    REQUIRE(limited.size() <= static_cast<std::size_t>(limit));
    if (lines.size() <= static_cast<std::size_t>(limit)) REQUIRE(limited == lines);
  }
}

TEST_CASE("a text of ten thousand letters is wrapped whole") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "word ";
  CHECK(without_spaces(all(wrap(text, style, 300, 0))) == without_spaces(text));
  CHECK(wrap(text, style, 1e6, 0).size() == 1);
}

TEST_CASE(
    "what was measured before is told apart by style, width and lines, and may be forgotten") {
  const std::string text = "Ministers of two countries meet";
  const Lines lines = wrap(text, style, 60, 0);
  const double plain = width(text, style);
  CHECK(width(text, {20, false}) == Approx(2 * plain));
  CHECK(width(text, {10, true}) > plain);
  CHECK(wrap(text, style, 1000, 0) == Lines{text});
  CHECK(wrap(text, style, 60, 1).size() == 1);
  CHECK(wrap(text, {20, false}, 120, 0) == lines);
  for (int i = 0; i < 40; ++i) width(std::string(500'000, 'a') + std::to_string(i), style);
  CHECK(width(text, style) == plain);
  CHECK(wrap(text, style, 60, 0) == lines);
}
