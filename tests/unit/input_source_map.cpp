#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "base/utf8.hpp"
#include "input/document.hpp"
#include "input/scanner.hpp"
#include "support/case_files.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::input;
using Json = nlohmann::json;

namespace {

SourceMap scanned(std::string_view text) {
  SourceMap map{text, {}, {}};
  const Scan result = scan(map, {0, text.size()}, 64);
  REQUIRE_FALSE(result.fault);
  return map;
}

std::string_view at(const SourceMap& map, std::string_view pointer) {
  const TextSpan span = map.nodes[map.find(pointer).node].value;
  return map.text.substr(span.begin, span.end - span.begin);
}

/// Checks that the places of a text's values hold these values.
void check_places(const SourceMap& map, const Json& value, const std::string& pointer) {
  const SourceMap::Found found = map.find(pointer);
  REQUIRE(found.exact);
  REQUIRE(map.pointer_to(found.node) == pointer);
  REQUIRE(Json::parse(at(map, pointer)) == value);
  if (!value.is_structured()) return;
  for (const auto& [key, child] : value.items()) {
    check_places(map, child, pointer + "/" + pointer_token(key));
  }
}

}  // namespace

TEST_CASE("every pointer of a document leads to its value and back") {
  for (const char* folder : {"valid", "invalid"}) {
    for (const cases::File& file : cases::files(folder)) {
      const Json value = Json::parse(file.text, nullptr, false);
      if (value.is_discarded()) continue;
      SourceMap map{file.text, {}, {}};
      const std::size_t begin = file.text.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0;
      const Scan result = scan(map, {begin, file.text.size()}, 64);
      INFO(file.path);
      if (!result.fault && result.duplicates.empty()) check_places(map, value, "");
    }
  }
}

TEST_CASE("pointers escape what they must") {
  const SourceMap map = scanned(R"({"a/b~c": [1, {"": 2}], "\u00e9\n": {"é": 3}})");
  CHECK(at(map, "/a~1b~0c/1/") == "2");
  CHECK(at(map, "/é\n/é") == "3");
  CHECK(map.pointer_to(map.find("/a~1b~0c/1/").node) == "/a~1b~0c/1/");
  CHECK(decoded(R"("\u00e9\ud83d\ude00\/\"")") == "é😀/\"");
}

TEST_CASE("a pointer to nothing leads to what is around it") {
  const SourceMap map = scanned(R"({"a": {"b": [1, 2]}})");
  CHECK_FALSE(map.find("/a/b/2").exact);
  CHECK(at(map, "/a/b/2") == "[1, 2]");
  CHECK(at(map, "/x/y/z") == map.text);
  CHECK(at(map, "/a/b/01") == "[1, 2]");
}

TEST_CASE("the last of equal keys counts, and all are found") {
  SourceMap map{R"({"a": 1, "\u0061": 2, "b": {"a": 3}, "a": 4})", {}, {}};
  const Scan result = scan(map, {0, map.text.size()}, 64);
  CHECK(at(map, "/a") == "4");
  REQUIRE(result.duplicates.size() == 2);
  CHECK(result.duplicates[0].first == 1);
}

TEST_CASE("characters inside a string are found behind escapes") {
  const SourceMap map = scanned(R"("a\u00e9\nz")");
  const TextSpan string = map.nodes[0].value;
  CHECK(map.inside(string, 0) == TextSpan{1, 2});
  CHECK(map.inside(string, 1) == TextSpan{2, 8});
  CHECK(map.inside(string, 3) == TextSpan{8, 10});
  CHECK(map.inside(string, 4) == TextSpan{10, 11});
  CHECK(map.inside(string, 99) == TextSpan{11, 12});
}

TEST_CASE("the scanner and the parser agree on what is JSON") {
  std::vector<std::string> seeds = {
      R"({"a": [1, -0.5e+3, true, null, "x\u0039\ud83d\ude00"], "b": {}})", "[]", "0", "\"\"",
      R"([-1, 1E5, 0.0, "\\\"\/\b\f\n\r\t"])"};
  std::mt19937 random(11);
  const std::string_view alphabet = "{}[]\",:\\/u0123456789abefnrtlsd+-. \n\t\x01\xC3\xA9";
  int accepted = 0;
  for (int i = 0; i < 50000; ++i) {
    std::string text = seeds[random() % seeds.size()];
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const std::size_t place = random() % (text.size() + 1);
      const char c = alphabet[random() % alphabet.size()];
      switch (random() % 3) {
        case 0:
          text.insert(place, 1, c);
          break;
        case 1:
          text.erase(place, 1);
          break;
        default:
          if (place < text.size()) text[place] = c;
      }
    }
    SourceMap map{text, {}, {}};
    const Scan result = scan(map, {0, text.size()}, 64);
    const bool good = !result.fault;
    // The scanner is given UTF-8 only, and alone refuses numbers beyond the range of double.
    const bool out_of_range = !good && result.fault->code == Code::bad_value;
    if (base::invalid_utf8(text) || out_of_range) continue;
    INFO(text);
    if (good != Json::accept(text)) FAIL("disagreement: the scanner says " << good);
    accepted += good ? 1 : 0;
  }
  CHECK(accepted > 1000);
}

TEST_CASE("a value is found without looking at all beside it") {
  std::string list, object;
  for (int i = 0; i < 20000; ++i) {
    list += (i ? "," : "") + std::to_string(i);
    object += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":0";
  }
  const std::string text = "{\"list\":[" + list + "],\"object\":{" + object + "}}";
  const SourceMap map = scanned(text);
  CHECK(at(map, "/list/19999") == "19999");
  CHECK(map.find("/list/19999").steps < 5);
  CHECK(map.find("/object/k777").exact);
  CHECK(map.find("/object/k777").steps < 20);
  CHECK_FALSE(map.find("/list/20000").exact);
  CHECK_FALSE(map.find("/list/01").exact);
  CHECK_FALSE(map.find("/object/k").exact);
}

TEST_CASE("columns of a long line are counted as of a short one") {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i) text += "\"é\", ";
  text += "0, 1]";
  const Parsed parsed = parse(text, "long.json", {});
  const Location at = place(parsed.document, parsed.document.map.find("/5000"));
  CHECK(at.line == 1);
  CHECK(at.column == 1 + 1 + 5000 * 5);
}

TEST_CASE("of thousands of broken lines the first are told") {
  std::string text = "{\"record\": \"dossier\"}\n";
  for (int i = 0; i < 5000; ++i) text += "{\"a\": 1, \"a\": 2}\n{\n";
  CHECK(parse(text, "lines.jsonl", {}).diagnostics.size() == 1000);
}
