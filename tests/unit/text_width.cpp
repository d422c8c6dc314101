#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/measure.hpp"

using entente::text::covered;
using entente::text::Style;
using entente::text::width;

namespace {

struct Measured {
  const char* text;
  double regular, bold;  // px at 100 px
};

// getComputedTextLength() of Chromium 156 with Liberation Sans 2.1.5 at 100 px, kerning as it
// comes.
const std::vector<Measured> in_chromium = {
    {"Lavrov and Rodríguez", 983.9375, 1050.15625},
    {"AVATAR To Ya. Ty", 802.203125, 837.109375},
    {"United States → Cuba", 994.984375, 1044.59375},
    {"Bruno Rodríguez Parrilla", 1094.984375, 1177.9375},
    {"Foreign ministry spokeswoman", 1378.28125, 1500.34375},
    {"11 Nov 1911, 2021–2023", 1108.359375, 1123.25},
    {"“illegitimate” blockade’s “V”", 1198.59375, 1357.8125},
    {"Владимир Зеленский", 990.234375, 1065.734375},
    {"Министерство иностранных дел", 1490.1875, 1616.703125},
    {"ГТ УА Ту Ру, Те.", 728.71875, 750.78125},
    {"Ελληνική Δημοκρατία", 942.296875, 1031.546875},
    {"ΑΥΤΟ Τα Υψ", 560.890625, 577.84375},
    {"Ångström Łódź Škoda Žižek Ğ İ ı", 1467.296875, 1555.71875},
    {"Nguyễn Phú Trọng", 833.890625, 888.875},
    {"Đặng Thị Ngọc Thịnh", 941.3125, 1005.421875},
    {"fi fl ffi office affluent", 850.546875, 955.46875},
    {"a\u0301e\u0301 A\u0308 Ve\u0301 To\u0302", 498.5, 511.28125},
    {"e\u0323\u0302 q\u0301", 139.015625, 144.484375},
    {"שלום ירושלים", 570.703125, 623.546875},
    {"בִּנְיָמִין נְתַנְיָהוּ", 531.40625, 579.984375},
    {"אל 1", 197.1875, 206.796875},
    {"1 111 $5.5 bn (50 %) № 7", 1137.609375, 1156.546875},
    {"F-16 & Mi-8 / AT&T", 848.296875, 872.21875},
    {"non\u2011breaking hyphen", 939.609375, 1016.703125},
    {"soft\u00adhyphen", 489.265625, 538.875},
    {"1\u00a0000\u202f000", 437.109375, 437.109375},
    {"P. A. Y, T. V. W.", 667.1875, 678.125},
    {"Äö Üß ÿ Æ œ þ ð", 777.9375, 805.46875},
    {"…—–•·°±×÷€£¥", 698.9375, 698.9375},
    {"iiiiiiiiiiWWWWWWWW", 977.25, 1032.921875},
    {"Ўзбекистон Қазақстан Ґ ї є", 1227.453125, 1298.78125},
    {"Yerevan: LTO LV LY L’", 987.75, 1039.3125},
};

}  // namespace

TEST_CASE("widths agree with a browser's to a thousandth") {
  for (const Measured& m : in_chromium) {
    INFO(m.text);
    CHECK(covered(m.text));
    CHECK(std::abs(width(m.text, {100, false}) / m.regular - 1) < 0.001);
    CHECK(std::abs(width(m.text, {100, true}) / m.bold - 1) < 0.001);
  }
}

TEST_CASE("widths grow with the size") {
  const double at_10 = width("Bruno Rodríguez Parrilla", {10, true});
  CHECK(width("Bruno Rodríguez Parrilla", {20, true}) == Approx(2 * at_10));
  CHECK(width("", {20, true}) == 0);
}

TEST_CASE("combining marks take no room") {
  const Style style{100, false};
  CHECK(width("e\u0301", style) == Approx(width("é", style)));
  CHECK(width("q\u0301", style) == Approx(width("q", style)));
  CHECK(width("a\u0301\u0302\u0303", style) == Approx(width("a", style)));
  // Kerning sees the letter that is drawn.
  CHECK(width("To\u0302", style) == Approx(width("Tô", style)));
}

TEST_CASE("letters outside the table are estimated by script") {
  const Style style{100, false};
  CHECK(width("古巴", style) == Approx(200));
  CHECK(width("キューバ", style) == Approx(400));
  CHECK(width("쿠바", style) == Approx(184));
  CHECK(width("كوبا", style) == Approx(212));
  CHECK(width("कयब", style) == Approx(159));
  CHECK(width("ควบ", style) == Approx(165));
  CHECK(width("ᚠ", style) == Approx(60));
  CHECK(width("\u0628\u064E", style) == Approx(53));  // with a vowel sign
  CHECK(width("كوبا", {100, true}) == Approx(212 * 1.08));
}

TEST_CASE("Arabic punctuation takes room, marks and controls do not") {
  CHECK(width("؛", {100}) > 20);
  CHECK(width("،", {100}) > 20);
  CHECK(width("؟", {100}) > 20);
  CHECK(width("\u061A", {100}) == Approx(0));
  CHECK(width("\u061C", {100}) == Approx(0));
}

TEST_CASE("what the table lacks is named by its script") {
  CHECK(covered("Łódź, Київ, Αθήνα, ירושלים → №5"));
  CHECK_FALSE(covered("古巴"));
  CHECK_FALSE(covered("Cuba كوبا"));
  CHECK(entente::text::uncovered("Cuba (古巴)") == U"古巴");
  CHECK(entente::text::uncovered("كوبا") == U"كوبا");
  CHECK(entente::text::uncovered("საქართველო") == U"საქართველო");
  CHECK(entente::text::uncovered("Cuba").empty());
}

TEST_CASE("malformed bytes are measured, not trusted") {
  CHECK(width("\xFF\xC3", {10, false}) > 0);
  CHECK(width("a\xE2\x86", {10, false}) > width("a", {10, false}));
}

TEST_CASE("the widest line counts") {
  const Style style{10, false};
  CHECK(width(std::vector<std::string>{"i", "WWW", "ii"}, style) == width("WWW", style));
  CHECK(width(std::vector<std::string>{}, style) == 0);
}
