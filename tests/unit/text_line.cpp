#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/lacking.hpp"
#include "text/fonts.hpp"
#include "text/line.hpp"
#include "text/line_breaks.hpp"
#include "text/measure.hpp"
#include "text/stretches.hpp"

using namespace entente;
using text::lay_line;

namespace {

/// Adds a font, regular and bold; false if it is not installed.
bool add_font(const std::string& start, std::vector<FontFile>& files) {
  for (const char* weight : {"Regular", "Bold"}) {
    const std::string path = "/usr/share/fonts/truetype/" + start + "-" + weight + ".ttf";
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return false;
    files.push_back({path, {std::istreambuf_iterator<char>(stream), {}}});
  }
  return true;
}

/// Debian's Noto fonts for these scripts; null, and that is told, if they are not installed.
Fonts noto_for(const std::vector<std::string>& scripts, std::vector<FontFile> more = {}) {
  std::vector<FontFile> files = std::move(more);
  for (const std::string& script : scripts) {
    if (add_font("noto/NotoSans" + script, files)) continue;
    test::lacks("Debian's Noto fonts");
    return nullptr;
  }
  return std::make_shared<const text::FontSet>(std::move(files));
}

/// The words of the parts from left to right, with "|" between.
std::string drawn(std::string_view words) {
  std::string out;
  for (const text::Part& part : lay_line(words, {10}).parts) {
    if (!out.empty()) out += '|';
    out += part.text;
  }
  return out;
}

}  // namespace

TEST_CASE("what is all in the figure's own type is one part, as wide as its letters") {
  const text::Line line = lay_line("Lavrov receives Rodríguez, 18 февраля", {12});
  CHECK(line.parts.empty());
  CHECK(line.width == Approx(text::width("Lavrov receives Rodríguez, 18 февраля", {12})));
}

TEST_CASE("what has no letters runs as its page does") {
  CHECK(drawn("1962–1973").empty());
  const text::UseSetting setting({nullptr, "ar", TextMode::live, true});
  CHECK(drawn("1962–1973") == "1973|–|1962");
  CHECK(drawn("1962") == "1962");
  CHECK(drawn("5.2%") == "5.2%");
  CHECK(drawn("US–Cuba").empty());
}

TEST_CASE("on a page from right to left an arrow points away from who is read first") {
  CHECK(drawn("US ← Cuba").empty());
  const text::UseSetting setting({nullptr, "ar", TextMode::live, true});
  CHECK(drawn("US ← Cuba: talks") == "Cuba: talks|←|US");
}

TEST_CASE("parts stand in the order of drawing") {
  CHECK(drawn("ab שלום cd") == "ab|שלום|cd");
  CHECK(drawn("שלום ab עולם") == "עולם|ab|שלום");  // the paragraph runs leftward
  CHECK(drawn("שלום 2024 ab") == "ab|2024|שלום");  // a number goes with what is before
  CHECK(drawn("עד 2024, שלום") == "שלום|,|2024|עד");
}

TEST_CASE("punctuation at the ends of what runs leftward is turned and stands by itself") {
  CHECK(drawn("שלום.") == ".|שלום");
  CHECK(drawn("(שלום)") == "(|שלום|)");
  CHECK(drawn("שלום (ab)") == "(|ab|)|שלום");
  CHECK(drawn("ab (שלום)") == "ab (|שלום|)");
}

TEST_CASE("parts lie beside each other and fill the line") {
  for (const std::string words : {"ab שלום (2024) cd", "وزير الخارجية (2026) يستقبل",
                                  "中文 and ไทย, עברית.", "  שלום  ab  "}) {
    INFO(words);
    const text::Line line = lay_line(words, {10});
    REQUIRE_FALSE(line.parts.empty());
    double right = 0;
    for (const text::Part& part : line.parts) {
      CHECK(part.left >= right - 1e-9);
      CHECK(part.width > 0);
      right = part.left + part.width;
    }
    CHECK(right <= line.width + 1e-9);
  }
}

TEST_CASE("lines end where the script lets them") {
  const auto pieces = [](std::string_view words) {
    std::vector<std::string> out;
    std::size_t from = 0;
    for (const std::size_t at : text::line_breaks(words)) {
      out.emplace_back(words.substr(from, at - from));
      from = at;
    }
    out.emplace_back(words.substr(from));
    return out;
  };
  CHECK(pieces("oil and gas") == std::vector<std::string>{"oil ", "and ", "gas"});
  CHECK(pieces("中国(北京)。") == std::vector<std::string>{"中", "国", "(北", "京)。"});
  // Words of a script without spaces, by dictionary: "energy", "cooperation".
  CHECK(pieces("ความร่วมมือพลังงาน") == std::vector<std::string>{"ความ", "ร่วม", "มือ", "พลังงาน"});
}

TEST_CASE("a line of a paragraph that runs leftward is marked if it would not seem to") {
  const std::vector<std::string> lines = text::wrap("שלום רב NATO summit", {10}, 45, 0);
  REQUIRE(lines.size() >= 2);
  CHECK(text::runs_right_to_left(lines.front()));
  CHECK(lines.back().starts_with("\u200F"));
  CHECK(lay_line(lines.back(), {10}).width == Approx(text::width(lines.back().substr(3), {10})));
  for (const text::Part& part : lay_line("\u200Fab", {10}).parts) CHECK(part.text == "ab");
}

TEST_CASE("fonts measure what the table lacks, in the weight that is set") {
  const Fonts fonts = noto_for({"Arabic", "Devanagari", "Thai"});
  if (!fonts) return;
  CHECK_FALSE(text::covered("وزير"));
  const double estimate = text::width("وزير الخارجية", {100});
  const text::UseSetting use({fonts, "ar", TextMode::live});
  CHECK(text::covered("وزير विदेश ไทย"));
  CHECK_FALSE(text::covered("中"));
  const double set = text::width("وزير الخارجية", {100});
  CHECK(set != Approx(estimate).margin(1));
  // The letters join: together they are narrower than each by itself.
  double apart = 0;
  for (const char* letter : {"و", "ز", "ي", "ر"}) apart += text::width(letter, {100});
  CHECK(text::width("وزير", {100}) < apart - 20);
  // A mark and a conjunct take no room of their own.
  CHECK(text::width("ที่", {100}) == Approx(text::width("ท", {100})).margin(0.5));
  const text::Line bold = lay_line("विदेश", {100, true}), plain = lay_line("विदेश", {100, false});
  REQUIRE(bold.parts.size() == 1);
  CHECK(bold.parts[0].family == "Noto Sans Devanagari");
  CHECK(bold.parts[0].bold);
  CHECK_FALSE(plain.parts[0].bold);
  CHECK(bold.width > plain.width);
  CHECK(text::width("विदेश", {100, true}) == Approx(bold.width));
}

TEST_CASE("letters become shapes where that is asked for") {
  const Fonts fonts = noto_for({"", "Arabic"});  // "": Noto Sans itself, which is not the own type
  if (!fonts) return;
  const text::UseSetting use({fonts, "en", TextMode::paths});
  const text::Line line = lay_line("Oil نفط", {100});
  REQUIRE(line.parts.size() == 2);
  for (const text::Part& part : line.parts) {
    REQUIRE_FALSE(part.outline.empty());
    for (const text::OutlineStep& step : part.outline) {
      if (step.kind == text::OutlineStep::Kind::close) continue;
      CHECK(step.to.x >= part.left - 5);
      CHECK(step.to.x <= part.left + part.width + 5);
      CHECK(step.to.y >= -100);
      CHECK(step.to.y <= 60);
    }
  }
}

TEST_CASE("what is no font is told from what is") {
  const text::FontSet set(
      {{"a.ttf", "no font at all"}, {"b.ttf", ""}, {"c.ttf", std::string("\0\1\0\0", 4)}});
  for (std::size_t i = 0; i < 3; ++i) CHECK_FALSE(set.problem(i).empty());
  CHECK(set.own(false) == nullptr);
  CHECK(set.find('a', false, "en") == nullptr);
}

TEST_CASE("a collection that names more fonts than anybody needs is refused") {
  const auto collection = [](unsigned fonts) {
    std::string bytes("ttcf\0\1\0\0", 8);
    const auto add = [&bytes](unsigned value) {
      for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
    };
    add(fonts);
    for (unsigned i = 0; i < fonts; ++i) add(12 + 4 * fonts);
    // Of each the same table, which says that there is one glyph.
    bytes += std::string("\0\1\0\0\0\1\0\0\0\0\0\0maxp\0\0\0\0", 20);
    add(12 + 4 * fonts + 28);
    add(6);
    return bytes + std::string("\0\0\x50\0\0\1", 6);
  };
  const text::FontSet set({{"few.ttc", collection(20)}, {"many.ttc", collection(100000)}});
  CHECK(set.problem(0).empty());
  CHECK(set.problem(1) == "the collection has 100000 fonts, more than the limit of 256");
  CHECK(set.families().size() <= 20);
}

TEST_CASE("marks and what a joiner binds stay behind their letter where the order is turned") {
  CHECK(drawn("שלום 👍🏽") == "👍🏽|שלום");  // not the skin before the hand
  CHECK(drawn("שלום 👩‍🚀!") == "!👩‍🚀|שלום");
}

TEST_CASE("a line in letters twice as large is twice as wide, with all its parts") {
  const text::Line line = lay_line("ab שלום (2024)", {10}),
                   large = lay_line("ab שלום (2024)", {20});
  const text::Line twice = text::scaled(line, 2);
  CHECK(twice.width == Approx(large.width));
  REQUIRE(twice.parts.size() == large.parts.size());
  for (std::size_t i = 0; i < large.parts.size(); ++i) {
    CHECK(twice.parts[i].left == Approx(large.parts[i].left));
    CHECK(twice.parts[i].width == Approx(large.parts[i].width));
  }
}

TEST_CASE("Hebrew for which a font is given is as wide as in that font, not as in the table") {
  // The first version of Liberation Sans has no Hebrew, the second has.
  for (const char* version : {"liberation", "liberation2"}) {
    std::vector<FontFile> own;
    if (!add_font(version + std::string("/LiberationSans"), own)) continue;
    const Fonts fonts = noto_for({"Hebrew"}, own);
    if (!fonts) return;
    INFO(version);
    auto width_in = [&](TextMode mode) {
      const text::UseSetting use({fonts, "he", mode});
      return text::width("ישראל", {100});
    };
    const text::Face* given = fonts->named("Noto Sans Hebrew", false);
    CHECK(fonts->find(U'י', false, "he") == given);
    CHECK(width_in(TextMode::live) == Approx(width_in(TextMode::paths)));
    CHECK(width_in(TextMode::live) == Approx(width_in(TextMode::embed)));
  }
}
