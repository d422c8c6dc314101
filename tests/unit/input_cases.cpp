#include <set>
#include <string>

#include "entente/dossier.hpp"
#include "support/case_files.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

std::string report(const Checked<Dossier>& result, const cases::File& file) {
  return format(result.diagnostics, DiagnosticsFormat::text, {{file.name, file.text}}, false);
}

std::string golden_path(const cases::File& file) {
  return file.path.substr(0, file.path.rfind('.')) + ".expected.txt";
}

/// Codes that a document alone cannot give: they come from drawing, or from files.
const std::set<std::string_view> not_from_documents = {
    "font-coverage",   "reduced",       "wish-not-honored", "places-kept",      "does-not-fit",
    "layout-failed",   "worker-failed", "io-read",          "io-write",         "figure-fault",
    "figure-measures", "not-a-figure",  "bad-font",         "own-type-missing", "flag-not-drawn",
    "style-mended",    "style-refused", "bad-logo"};

}  // namespace

TEST_CASE("every faulty document gives exactly the expected report") {
  for (const cases::File& file : cases::files("invalid")) {
    INFO(file.path);
    const Checked<Dossier> result = load(file.text, file.name);
    CHECK(golden::matches(golden_path(file), report(result, file)));
    CHECK_FALSE(result.diagnostics.empty());
    CHECK(result.value.has_value() != has_errors(result.diagnostics));
  }
}

TEST_CASE("a case is named after a code that it shows") {
  for (const cases::File& file : cases::files("invalid")) {
    INFO(file.path);
    const bool warns_only = file.name.rfind("warn-", 0) == 0;
    const Checked<Dossier> result = load(file.text, file.name);
    CHECK(result.value.has_value() == warns_only);
    const bool by_topic = file.name.rfind("lines-", 0) == 0 || file.name.rfind("columns-", 0) == 0;
    bool named = warns_only || by_topic;
    for (const Diagnostic& d : result.diagnostics) {
      named = named || file.name.rfind(info(d.code).word, 0) == 0;
    }
    CHECK(named);
  }
}

TEST_CASE("every code that a document can give has a case") {
  std::set<std::string_view> shown = not_from_documents;
  for (const cases::File& file : cases::files("invalid")) {
    for (const Diagnostic& d : load(file.text, file.name).diagnostics) {
      shown.insert(info(d.code).word);
    }
  }
  for (Code code : all_codes()) {
    INFO(info(code).word);
    CHECK(shown.count(info(code).word) == 1);
  }
}

TEST_CASE("every valid document loads without errors") {
  for (const cases::File& file : cases::files("valid")) {
    const Checked<Dossier> result = load(file.text, file.name);
    INFO(report(result, file));
    CHECK(result.value.has_value());
  }
}

TEST_CASE("every hostile document is refused in order") {
  for (const cases::File& file : cases::files("crash")) {
    INFO(file.path);
    const Checked<Dossier> result = load(file.text, file.name);
    CHECK_FALSE(result.value.has_value());
    CHECK(has_errors(result.diagnostics));
    CHECK_FALSE(report(result, file).empty());
  }
}

TEST_CASE("deep nesting is refused, not followed") {
  for (const char* opening : {"[", "{\"a\":", "[{\"a\":"}) {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += opening;
    Limits limits;
    limits.depth = 1u << 30;
    const Checked<Dossier> result = load(text, "deep.json", limits);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].code == Code::limit_exceeded);
  }
}

TEST_CASE("every limit is reported") {
  const std::string text = R"({"format":"entente/1",
    "sources":[{"id":"s","title":"S"}],
    "actors":[{"id":"A","kind":"country","name":"Arland"},{"id":"B","kind":"bloc","name":"B"}],
    "relations":[{"from":["A"],"to":"B","sources":["s"]}],
    "events":[{"title":"Talks","from":"A","to":"B"}],
    "eras":[{"when":"1999","title":"E"}]})";
  REQUIRE(load(text, "f").diagnostics.empty());
  std::vector<Limits> all(9);
  all[0].bytes = text.size() - 1;
  all[1].depth = 3;
  all[2].actors = 1;
  all[3].relations = 0;
  all[4].events = 0;
  all[5].sources = 0;
  all[6].eras = 0;
  all[7].text = 5;
  all[8].list = 0;
  for (const Limits& limits : all) {
    INFO("limit " << (&limits - all.data()));
    const Checked<Dossier> result = load(text, "f", limits);
    CHECK_FALSE(result);
    CHECK(std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                      [](const Diagnostic& d) { return d.code == Code::limit_exceeded; }));
  }
}

TEST_CASE("the starter dossier loads without a word") {
  for (const char* title :
       {"Title", "", "\"quotes\" \\ and \n lines", "\xFF broken", "Заголовок"}) {
    const std::string text = starter_dossier(title);
    INFO(text);
    const Checked<Dossier> result = load(text, "new.json");
    CHECK(result.value.has_value());
    CHECK(result.diagnostics.empty());
  }
  CHECK(load(starter_dossier("A \"b\""), "new.json").value->title == "A \"b\"");
}

TEST_CASE("a key that other records have says what to write") {
  const auto hint = [](const std::string& record) {
    const Checked<Dossier> checked = load(
        R"({"format":"entente/1","title":"T","actors":[{"id":"A","kind":"country","name":"A"},
            {"id":"B","kind":"country","name":"B"}],)" +
            record + "}",
        "test.json");
    REQUIRE(checked.diagnostics.size() == 1);
    CHECK(checked.diagnostics.front().code == Code::unknown_key);
    return checked.diagnostics.front().hint;
  };
  const std::string tie = R"("from":"A","to":"B","type":"trade")";
  CHECK(hint("\"relations\":[{" + tie + R"(,"reported_by":["B"]}])") ==
        "only events have it: write what was said as an event");
  CHECK(hint("\"relations\":[{" + tie + R"(,"title":"x"}])") ==
        "a relation has a \"label\", an event a \"title\"");
  CHECK(hint("\"events\":[{" + tie + R"(,"label":"x"}])") ==
        "a relation has a \"label\", an event a \"title\"");
}
