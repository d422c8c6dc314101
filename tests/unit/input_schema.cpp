#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "entente/dossier.hpp"
#include "model/vocabulary.hpp"
#include "support/case_files.hpp"
#include "support/catch.hpp"
#include "support/schema_validator.hpp"

using namespace entente;
using Json = nlohmann::json;

namespace {

const Json& schema() {
  static const Json parsed = Json::parse(json_schema());
  return parsed;
}

bool is_lines(const cases::File& file) { return file.name.find(".jsonl") != std::string::npos; }

/// Errors and warnings that a schema can see, too.
bool concerns_shape(Code code) {
  static const std::set<Code> codes = {Code::unknown_key, Code::missing_key,   Code::wrong_type,
                                       Code::bad_format,  Code::bad_enum,      Code::bad_value,
                                       Code::bad_url,     Code::limit_exceeded};
  return codes.count(code) > 0;
}

/// All places in a JSON value, for mutations to choose from.
void collect(Json& value, std::vector<Json*>& places) {
  places.push_back(&value);
  if (!value.is_structured()) return;
  for (Json& child : value) collect(child, places);
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  /// Changes one thing: drops, copies or replaces a value, or renames a key.
  void mutate(Json& document) {
    std::vector<Json*> places;
    collect(document, places);
    Json& place = *places[pick(places.size())];
    switch (pick(5)) {
      case 0:
        place = replacement();
        break;
      case 1:
        drop(place);
        break;
      case 2:
        rename(place);
        break;
      case 3:
        place = Json(*places[pick(places.size())]);
        break;
      default:
        add(place);
    }
  }

  /// Changes a byte or two of a text.
  void mutate(std::string& text) {
    for (std::size_t edits = 1 + pick(2); edits > 0 && !text.empty(); --edits) {
      const std::size_t at = pick(text.size());
      const char c = static_cast<char>(pick(4) == 0 ? pick(256) : 32 + pick(95));
      if (pick(3) == 0) {
        text.insert(at, 1, c);
      } else if (pick(2) == 0) {
        text.erase(at, 1 + pick(5));
      } else {
        text[at] = c;
      }
    }
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }

  Json replacement() {
    static const std::vector<Json> values = {nullptr,
                                             true,
                                             0,
                                             -1,
                                             1e300,
                                             11,
                                             "",
                                             "A",
                                             "talks",
                                             "1999",
                                             "\u200b",
                                             "http://x",
                                             "ftp://x",
                                             Json::array(),
                                             Json::object(),
                                             Json::array({1}),
                                             Json::array({"A", "A"}),
                                             Json::object({{"actor", nullptr}}),
                                             std::string(201, 'i'),
                                             std::string(10001, 't')};
    return values[pick(values.size())];
  }

  void drop(Json& place) {
    if (place.empty() || !place.is_structured()) return;
    auto member = place.begin();
    std::advance(member, static_cast<long>(pick(place.size())));
    place.erase(member);
  }

  void rename(Json& place) {
    if (!place.is_object() || place.empty()) return;
    auto member = place.begin();
    std::advance(member, static_cast<long>(pick(place.size())));
    const std::string key = member.key();
    const Json value = member.value();
    place.erase(member);
    place[pick(2) == 0 ? key + "s" : "x-" + key] = value;
  }

  void add(Json& place) {
    if (place.is_array()) place.push_back(replacement());
    if (place.is_object()) place["note"] = replacement();
  }

  std::mt19937 random_;
};

/// What the schema refuses must not load without a word. Returns whether it refuses.
bool check_agreement(const Json& document) {
  const std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string fault = test::schema_fault(schema(), Json::parse(text));
  const Checked<Dossier> result = load(text, "mutant.json");
  if (!fault.empty() && result.diagnostics.empty()) {
    FAIL("the schema refuses this, the decoder does not: " << fault << "\n" << text);
  }
  if (fault.empty()) {
    for (const Diagnostic& d : result.diagnostics) {
      // Blank names, language tags and addresses can be told apart by the decoder alone.
      if (!concerns_shape(d.code) || d.code == Code::bad_value || d.code == Code::bad_url) continue;
      FAIL("the schema accepts this, the decoder does not: " << d.message << "\n" << text);
    }
  }
  return !fault.empty();
}

}  // namespace

TEST_CASE("valid documents are valid by the schema") {
  for (const cases::File& file : cases::files("valid")) {
    if (is_lines(file)) continue;
    INFO(file.path);
    const std::string text = file.text.substr(file.text.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0);
    CHECK(test::schema_fault(schema(), Json::parse(text)) == "");
  }
}

TEST_CASE("documents of the wrong shape are invalid by the schema") {
  for (const cases::File& file : cases::files("invalid")) {
    const Json document = Json::parse(file.text, nullptr, false);
    if (is_lines(file) || document.is_discarded()) continue;
    const Diagnostics found = load(file.text, file.name).diagnostics;
    const bool wrong_shape = std::any_of(found.begin(), found.end(), [](const Diagnostic& d) {
      return concerns_shape(d.code) && d.message.find("levels deep") == std::string::npos;
    });
    INFO(file.path);
    CHECK(test::schema_fault(schema(), document).empty() != wrong_shape);
  }
}

TEST_CASE("the schema names the built-in words") {
  const Json& definitions = schema()["$defs"];
  std::vector<std::string> types;
  for (const Json& choice : definitions["type_word"]["anyOf"]) {
    if (choice.contains("const")) types.push_back(choice["const"]);
  }
  CHECK(types == model::built_in_types());
  auto words = [](const auto& table) {
    Json list = Json::array();
    for (const auto& word : table) list.push_back(word.word);
    return list;
  };
  CHECK(definitions["actor"]["properties"]["kind"]["enum"] == words(model::actor_kinds));
  CHECK(definitions["sign"]["enum"] == words(model::signs));
  CHECK(definitions["medium"]["enum"] == words(model::media));
  CHECK(definitions["status"]["enum"] == words(model::statuses));
}

TEST_CASE("the schema states the default limits") {
  const Limits limits;
  const Json& top = schema()["properties"];
  CHECK(top["sources"]["maxItems"] == limits.sources);
  CHECK(top["actors"]["maxItems"] == limits.actors);
  CHECK(top["relations"]["maxItems"] == limits.relations);
  CHECK(top["events"]["maxItems"] == limits.events);
  CHECK(top["eras"]["maxItems"] == limits.eras);
  CHECK(schema()["$defs"]["label"]["maxLength"] == limits.text);
  CHECK(schema()["$defs"]["id"]["maxLength"] == limits.id);
  CHECK(schema()["$defs"]["ids"]["anyOf"][1]["maxItems"] == limits.list);
}

TEST_CASE("ten thousand changed documents: schema and decoder agree") {
  std::vector<Json> seeds;
  for (const cases::File& file : cases::files("valid")) {
    const Json document = Json::parse(file.text, nullptr, false);
    if (document.is_object() && !is_lines(file)) seeds.push_back(document);
  }
  seeds.push_back(Json::parse(starter_dossier("Starter")));
  REQUIRE(seeds.size() >= 4);
  Mutator mutator(42);
  int refused = 0;
  for (int i = 0; i < 10000; ++i) {
    Json document = seeds[static_cast<std::size_t>(i) % seeds.size()];
    for (int changes = 1 + i % 3; changes > 0; --changes) mutator.mutate(document);
    refused += check_agreement(document) ? 1 : 0;
  }
  CHECK(refused > 2000);
  CHECK(refused < 9000);
}

TEST_CASE("ten thousand damaged texts give a dossier or an error") {
  std::vector<cases::File> seeds = cases::files("valid");
  seeds.push_back({"starter.json", "", starter_dossier("Starter")});
  Mutator mutator(43);
  for (int i = 0; i < 10000; ++i) {
    std::string text = seeds[static_cast<std::size_t>(i) % seeds.size()].text;
    mutator.mutate(text);
    const Checked<Dossier> result = load(text, "damaged.json");
    INFO(text);
    if (result.value.has_value() == has_errors(result.diagnostics)) FAIL("neither or both");
    for (const Diagnostic& d : result.diagnostics) {
      if (d.at.line == 0 || d.at.span.end > text.size()) FAIL("without a place: " << d.message);
    }
    if (i % 10 == 0) {
      format(result.diagnostics, DiagnosticsFormat::text, {{"damaged.json", text}}, true);
      format(result.diagnostics, DiagnosticsFormat::json, {{"damaged.json", text}}, false);
    }
  }
}
