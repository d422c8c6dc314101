#include <string>

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "support/catch.hpp"

using namespace entente::base;

TEST_CASE("malformed UTF-8 is found at its first byte") {
  CHECK_FALSE(invalid_utf8("Сергей Лавров 外交部 🇷🇺"));
  CHECK(invalid_utf8("ab\xFFz") == 2);
  CHECK(invalid_utf8("a\xC0\x80") == 1);         // overlong NUL
  CHECK(invalid_utf8("\xE0\x80\xAF") == 0);      // overlong slash
  CHECK(invalid_utf8("xy\xED\xA0\x80") == 2);    // a surrogate
  CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(invalid_utf8("caf\xC3") == 3);           // cut off
  CHECK(invalid_utf8("caf\xE9 noir") == 3);      // Windows-1252
}

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, c);
    std::size_t at = 0;
    if (next_code_point(text, at) != c || at != text.size()) FAIL("code point " << std::hex << +c);
  }
}

TEST_CASE("what is no code point becomes a replacement character") {
  std::string text;
  append_code_point(text, 0xD800);
  append_code_point(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
  std::size_t at = 0;
  CHECK(next_code_point("\xE2\x82", at) == 0xFFFD);
  CHECK(at == 1);
  CHECK(count_code_points("\xE2\x82z") == 3);
}

TEST_CASE("case folding serves look-ups in several scripts") {
  CHECK(fold_case("Sergei LAVROV") == "sergei lavrov");
  CHECK(fold_case("СЕРГЕЙ ЁЛКИН") == "сергей ёлкин");
  CHECK(fold_case("ÅÉÎ×ÿ") == "åéî×ÿ");
  CHECK(fold_case("ŁÓDŹ ŽIŽEK İ Ÿ") == "łódź žižek i ÿ");
  CHECK(fold_case("ΟΔΥΣΣΕΥΣ Άς") == "οδυσσευσ άσ");
  CHECK(fold_case("外交部") == "外交部");
}

TEST_CASE("labels are one clean line") {
  CHECK(clean_label("  Talks\t in \r\n Moscow ") == "Talks in Moscow");
  CHECK(clean_label(std::string("a\0b\x1B[31mc", 9)) == "ab[31mc");
  CHECK(clean_label("a\u202Eb\u2066c\uFEFFd\u200Be") == "abcde");
  CHECK(clean_label("x\U000E0041y") == "xy");
  CHECK(clean_label("\uFFFE") == "\uFFFD");
  CHECK(clean_label("\u00A0New\u00A0York") == "\u00A0New\u00A0York");
}

TEST_CASE("joiners stay where a script needs them") {
  const std::string persian = "می\u200Cخواهم";
  CHECK(clean_label(persian) == persian);
  CHECK(clean_label("👩\u200D🚀") == "👩\u200D🚀");
  CHECK(clean_label("pay\u200Cpal\u200D") == "paypal");
}

TEST_CASE("clean_xml keeps spaces") { CHECK(clean_xml(" a \t b\x01 ") == " a   b "); }

TEST_CASE("what is shown in a terminal acts on nothing, and nothing of it is lost") {
  using entente::base::shown;
  CHECK(shown("plain Zürich 日本") == "plain Zürich 日本");
  CHECK(shown("a\x1b[2J\nb\tc\x7f") == "a\\u{1b}[2J\\u{a}b\\u{9}c\\u{7f}");
  CHECK(shown("\u0085\u009b\u202e\u2028\ufeff") == "\\u{85}\\u{9b}\\u{202e}\\u{2028}\\u{feff}");
  CHECK(shown("\xff"
              "a\xc3") == "\\x{ff}a\\x{c3}");
  CHECK(entente::base::json_text("\u009b\u202e\U000e0041") == "\"\\u009b\\u202e\\udb40\\udc41\"");
}

TEST_CASE("words stand between spaces") {
  using Words = std::vector<std::string>;
  CHECK(entente::base::words_of("von der Leyen") == Words{"von", "der", "Leyen"});
  CHECK(entente::base::words_of("two  spaces ") == Words{"two", "", "spaces"});
  CHECK(entente::base::words_of("").empty());
}
