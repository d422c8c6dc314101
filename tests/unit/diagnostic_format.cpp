#include <nlohmann/json.hpp>
#include <set>

#include "diagnostic/excerpt.hpp"
#include "entente/diagnostic.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

Diagnostic sample(Code code, std::string file, TextSpan span, std::uint32_t line,
                  std::uint32_t column) {
  Diagnostic d;
  d.code = code;
  d.severity = info(code).severity;
  d.at = {std::move(file), "/relations/3/to", span, line, column};
  d.message = "unknown actor \"rus\"";
  return d;
}

const std::string sample_text = "{\n  \"from\": \"usa\", \"to\": \"rus\",\n}\n";

Diagnostics one() {
  Diagnostic d = sample(Code::unknown_actor, "bad.json", {25, 30}, 2, 24);
  d.related.push_back({{"bad.json", "/actors", {0, 1}, 1, 1}, "actors are declared at /actors"});
  d.hint = "did you mean \"RU\"?";
  return {d};
}

std::string as_text(const Diagnostics& diagnostics, bool color = false) {
  return format(diagnostics, DiagnosticsFormat::text, {{"bad.json", sample_text}}, color);
}

}  // namespace

TEST_CASE("a diagnostic shows its line, a caret, related places and a hint") {
  CHECK(as_text(one()) ==
        "bad.json:2:24: error: unknown actor \"rus\" [unknown-actor]\n"
        "   2 |   \"from\": \"usa\", \"to\": \"rus\",\n"
        "     |                        ^^^^^ at /relations/3/to\n"
        "  note: actors are declared at /actors (bad.json:1:1)\n"
        "  help: did you mean \"RU\"?\n"
        "1 error\n");
}

TEST_CASE("a diagnostic without a place is one line") {
  Diagnostic d = sample(Code::reduced, "", {}, 0, 0);
  d.at.pointer.clear();
  CHECK(as_text({d}) == "warning: unknown actor \"rus\" [reduced]\n1 warning\n");
}

TEST_CASE("colors only if they are asked for") {
  CHECK(as_text(one()).find('\x1b') == std::string::npos);
  CHECK(as_text(one(), true).find("\x1b[31merror\x1b[0m") != std::string::npos);
}

TEST_CASE("messages cannot steer a terminal") {
  Diagnostics d = one();
  d[0].message = "a\x1b[2Jb\nc\u202E";
  d[0].at.pointer = "/\x1b[0m";
  const std::string out = as_text(d);
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find("a[2Jb c [unknown-actor]") != std::string::npos);
}

TEST_CASE("the JSON form is JSON and says everything") {
  Diagnostics d = one();
  d[0].message = "quote \" backslash \\ line\nend \xFF";
  const auto json =
      nlohmann::json::parse(format(d, DiagnosticsFormat::json, {{"bad.json", sample_text}}, false));
  REQUIRE(json.size() == 1);
  CHECK(json[0]["code"] == "unknown-actor");
  CHECK(json[0]["severity"] == "error");
  CHECK(json[0]["file"] == "bad.json");
  CHECK(json[0]["pointer"] == "/relations/3/to");
  CHECK(json[0]["line"] == 2);
  CHECK(json[0]["column"] == 24);
  CHECK(json[0]["end_line"] == 2);
  CHECK(json[0]["end_column"] == 29);
  CHECK(json[0]["message"] == "quote \" backslash \\ line\nend \uFFFD");
  CHECK(json[0]["hint"] == "did you mean \"RU\"?");
  CHECK(json[0]["related"][0]["line"] == 1);
  CHECK(format({}, DiagnosticsFormat::json, {}, false) == "[]\n");
}

TEST_CASE("the github and the JSON form hold nothing that acts on a terminal") {
  Diagnostics d = one();
  d[0].at.file = "a\x1b\u009b\u202e.json";
  d[0].message = "b\x1b\u009b\u202e";
  d[0].hint = "c\x1b\u009b\u202e";
  for (const DiagnosticsFormat form : {DiagnosticsFormat::github, DiagnosticsFormat::json}) {
    const std::string out = format(d, form, {}, false);
    for (const char* bad : {"\x1b", "\u009b", "\u202e"}) {
      CHECK(out.find(bad) == std::string::npos);
    }
    CHECK(out.find("202e") != std::string::npos);
  }
}

TEST_CASE("the github form escapes what would end the command") {
  Diagnostics d = one();
  d[0].at.file = "a,b:c.json";
  d[0].message = "100 %\n::error::";
  d[0].hint.clear();
  CHECK(format(d, DiagnosticsFormat::github, {}, false) ==
        "::error file=a%2Cb%3Ac.json,line=2,col=24,title=unknown-actor::100 %25%0A::error::\n");
}

TEST_CASE("more than fifty are cut, warnings first") {
  Diagnostics many;
  for (std::uint32_t i = 1; i <= 60; ++i) {
    Diagnostic d = sample(i == 60 ? Code::unknown_actor : Code::unknown_key, "f", {i, i}, i, 1);
    many.push_back(d);
  }
  const std::string out = format(many, DiagnosticsFormat::text, {}, false);
  CHECK(out.find("f:60:1: error") != std::string::npos);
  CHECK(out.find("f:49:1: warning") != std::string::npos);
  CHECK(out.find("f:50:1: warning") == std::string::npos);
  CHECK(out.find("… and 10 more\n1 error, 59 warnings\n") != std::string::npos);
  const std::string json = format(many, DiagnosticsFormat::json, {}, false);
  CHECK(nlohmann::json::parse(json).size() == 60);
}

TEST_CASE("tidy sorts by place and drops repeats") {
  Diagnostics d = {sample(Code::unknown_actor, "b", {5, 6}, 1, 6),
                   sample(Code::unknown_actor, "a", {9, 10}, 1, 10),
                   sample(Code::unknown_actor, "a", {2, 3}, 1, 3),
                   sample(Code::unknown_actor, "a", {9, 10}, 1, 10)};
  tidy(d);
  REQUIRE(d.size() == 3);
  CHECK(d[0].at.span.begin == 2);
  CHECK(d[1].at.span.begin == 9);
  CHECK(d[2].at.file == "b");
}

TEST_CASE("codes have unique words that lead back to them") {
  std::set<std::string_view> words;
  for (Code code : all_codes()) {
    CHECK(words.insert(info(code).word).second);
    CHECK(code_from_word(info(code).word) == code);
    CHECK_FALSE(info(code).summary.empty());
    CHECK_FALSE(info(code).advice.empty());
  }
  CHECK_FALSE(code_from_word("no-such-code"));
}

TEST_CASE("carets stand under wide letters, tabs and marks") {
  auto shown = [](std::string_view line, std::string_view marked) {
    const std::size_t begin = line.find(marked);
    return diagnostic::excerpt(line, {begin, begin + marked.size()});
  };
  CHECK(shown("\tx", "x").indent == 4);
  CHECK(shown("外交 x", "x").indent == 5);
  CHECK(shown("a e\u0301 x", "x").indent == 4);
  CHECK(shown("外交 x", "外交").width == 4);
  CHECK(shown("a\x1b[0m x", "x").line == "a\uFFFD[0m x");
  CHECK(shown("one\r\ntwo x\r\nthree", "x").line == "two x");
  CHECK(shown("two\nlines", "two\nlines").width == 3);
}

TEST_CASE("long lines are cut around the mark") {
  const std::string line = std::string(100000, 'a') + "MARK" + std::string(100000, 'b');
  const diagnostic::Excerpt shown = diagnostic::excerpt(line, {100000, 100004});
  CHECK(shown.line.size() < 120);
  CHECK(shown.line.find("MARK") == shown.indent + 2);  // the ellipsis takes three bytes
  CHECK(shown.width == 4);
  const diagnostic::Excerpt wide = diagnostic::excerpt(line, {0, line.size()});
  CHECK(wide.width <= 110);
  CHECK(diagnostic::excerpt("", {0, 0}).width == 1);
  CHECK(diagnostic::excerpt("abc", {3, 3}).indent == 3);
}

TEST_CASE("places in tables are told by sheet, row and column") {
  Diagnostic d = sample(Code::bad_date, "book.xlsx", {0, 0}, 0, 0);
  d.at.pointer.clear();
  d.at.cell = {"Events", 5, 28, "Date"};
  CHECK(as_text({d}).find("book.xlsx, sheet \"Events\", row 5, column AB \"Date\": error: ") == 0);
  const std::string json = format({d}, DiagnosticsFormat::json, {}, false);
  CHECK(json.find(R"("sheet": "Events", "row": 5, "cell": "AB5", "header": "Date")") != json.npos);
  const std::string github = format({d}, DiagnosticsFormat::github, {}, false);
  CHECK(github.find("at sheet \"Events\", row 5, column AB \"Date\"\n") != github.npos);
}

TEST_CASE("a place far inside a line is shown with what is around it, cut on both sides") {
  const std::string text = std::string(5000, 'a') + "MARK" + std::string(5000, 'b') + "\nnext";
  Diagnostic d = sample(Code::bad_value, "long.json", {5000, 5004}, 1, 5001);
  const std::string shown = format({d}, DiagnosticsFormat::text, {{"long.json", text}}, false);
  CHECK(shown.find("| … " + std::string(48, 'a') + "MARK" + "bbb") != shown.npos);
  CHECK(shown.find("b …\n") != shown.npos);
  CHECK(shown.find("next") == shown.npos);
  for (const std::size_t length : {999u, 1000u, 1001u, 1007u, 1008u, 1009u}) {
    const std::string edge =
        "top\n" + std::string(length, 'a') + "M" + std::string(length, 'b') + "\nend";
    Diagnostic at = sample(Code::bad_value, "long.json", {4 + length, 5 + length}, 2, 1);
    const std::string out = format({at}, DiagnosticsFormat::text, {{"long.json", edge}}, false);
    CHECK(out.find("top") == out.npos);
    CHECK(out.find("end") == out.npos);
    CHECK(out.find("aMb") != out.npos);
  }
}
