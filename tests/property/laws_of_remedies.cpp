#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "entente/dossier.hpp"
#include "entente/remedy.hpp"
#include "support/catch.hpp"

// A sound dossier with one defect: the remedies that are printed, followed by a program that knows
// nothing else, mend it in at most two rounds.

using namespace entente;
using Json = nlohmann::json;

namespace {

constexpr std::string_view sound_dossier =
    R"({"format": "entente/1", "title": "Two ships and an embargo", "language": "en", "as_of": "2026-02-20",
"types": {"ship-visit": {"label": "visit of a ship", "sign": "cooperation", "medium": "material"}},
"sources": [{"id": "wire", "title": "Example Wire", "url": "https://example.org/wire", "date": "2026-02-19"}],
"actors": [{"id": "arland", "name": "Arland", "kind": "country", "codes": {"iso": "RU"}},
{"id": "borduria", "name": "Borduria", "kind": "country", "codes": {"iso": "CU"}},
{"id": "minister", "name": "Ana Example", "kind": "official", "of": "arland", "lived": "1960/.."},
{"id": "fleet", "name": "Arland's fleet", "kind": "organization", "of": "arland"}],
"relations": [{"id": "pact", "from": "arland", "to": "borduria", "type": "alliance", "when": "2001-05/..", "sources": ["wire"]},
{"id": "embargo", "from": "arland", "to": "borduria", "type": "embargo", "when": "1962-02-07/1990", "weight": 2}],
"events": [{"id": "talks", "when": "2026-02-18", "title": "Talks in Arlen", "type": "cameo:042",
"participants": ["minister", "borduria"], "status": "happened"},
{"id": "ships", "when": "2026-02-19~", "title": "Two ships arrive", "type": "ship-visit", "from": "fleet", "to": "borduria",
"url": "https://example.org/ships", "amount": {"value": 2, "unit": "ships"}, "part_of": "talks"}],
"eras": [{"when": "1962/1990", "title": "The embargo"}],
"camps": [{"name": "North", "members": ["arland"]}, {"name": "South", "members": ["borduria"]}]})"
    "\n";

/// What comes of it: the dossier as it was, or another one that is sound.
enum class Mended { exact, sound };

struct Defect {
  Mended mended;
  std::string_view name, written, instead;
};

const Defect defects[] = {
    {Mended::exact, "misspelt id of an actor", R"("to": "borduria", "type": "alliance")",
     R"("to": "borduia", "type": "alliance")"},
    {Mended::exact, "misspelt participant", R"(["minister", "borduria"])",
     R"(["minster", "borduria"])"},
    {Mended::exact, "misspelt house", R"("of": "arland", "lived")", R"("of": "arlnd", "lived")"},
    {Mended::exact, "a name in place of an id", R"("from": "fleet")",
     R"("from": "Arland's fleet")"},
    {Mended::sound, "an id that nobody declares", R"(["minister", "borduria"])",
     R"(["minister", "borduria", "zzz"])"},
    {Mended::exact, "misspelt source", R"("sources": ["wire"])", R"("sources": ["wier"])"},
    {Mended::sound, "a source that nobody declares", R"("sources": ["wire"])",
     R"("sources": ["wire", "zzz"])"},
    {Mended::exact, "misspelt whole of an event", R"("part_of": "talks")", R"("part_of": "talk")"},
    {Mended::exact, "misspelt member of a camp", R"("members": ["borduria"])",
     R"("members": ["bordura"])"},
    {Mended::sound, "a member of both camps", R"("members": ["borduria"])",
     R"("members": ["borduria", "arland"])"},
    {Mended::exact, "misspelt type", R"("type": "embargo")", R"("type": "embrago")"},
    {Mended::exact, "misspelt type of its own", R"("type": "ship-visit")",
     R"("type": "ship-vist")"},
    {Mended::sound, "a type that nobody declares", R"("type": "embargo")", R"("type": "zzzzz")"},
    {Mended::exact, "misspelt kind", R"("kind": "official")", R"("kind": "offical")"},
    {Mended::exact, "misspelt status", R"("status": "happened")", R"("status": "hapened")"},
    {Mended::exact, "misspelt sign", R"("sign": "cooperation")", R"("sign": "coperation")"},
    {Mended::exact, "misspelt medium", R"("medium": "material")", R"("medium": "materiel")"},
    {Mended::exact, "misspelt key of an event", R"("title": "Talks in Arlen")",
     R"("titel": "Talks in Arlen")"},
    {Mended::exact, "misspelt key of an actor", R"("name": "Borduria")", R"("nmae": "Borduria")"},
    {Mended::exact, "misspelt key of the dossier", R"("as_of")", R"("as_off")"},
    {Mended::exact, "misspelt key of a relation", R"("weight": 2)", R"("wieght": 2)"},
    {Mended::sound, "a key that means nothing", R"("weight": 2)",
     R"("weight": 2, "mood": "tense")"},
    {Mended::exact, "a date with its day first", R"("2026-02-18")", R"("18.2.2026")"},
    {Mended::exact, "a date with slashes", R"("2026-02-18")", R"("2026/02/18")"},
    {Mended::exact, "a date in words", R"("2026-02-18")", R"("18 February 2026")"},
    {Mended::exact, "a date without zeros", R"("2026-02-18")", R"("2026-2-18")"},
    {Mended::exact, "a date with month and day swapped", R"("2026-02-18")", R"("2026-18-02")"},
    {Mended::sound, "a day that its month does not have", R"("2026-02-18")", R"("2026-02-30")"},
    {Mended::exact, "circa", R"("2026-02-19~")", R"("c. 2026-02-19")"},
    {Mended::exact, "an interval in words", R"("1962-02-07/1990")", R"("1962-02-07 to 1990")"},
    {Mended::exact, "an interval with a dash", R"("1962/1990")", R"("1962-1990")"},
    {Mended::exact, "an interval that runs backwards", R"("1962-02-07/1990")",
     R"("1990/1962-02-07")"},
    {Mended::exact, "until the present", R"("2001-05/..")", R"("2001-05/present")"},
    {Mended::sound, "a year that is a number", R"("1962-02-07/1990")", R"(1962)"},
    {Mended::exact, "the date of a source", R"("date": "2026-02-19")", R"("date": "19/02/2026")"},
    {Mended::exact, "an actor without an id", R"({"id": "borduria", "name": "Borduria")",
     R"({"name": "Borduria")"},
    {Mended::sound, "an actor without a name", R"("name": "Arland's fleet", )", R"()"},
    {Mended::sound, "an actor without a kind", R"("kind": "official", )", R"()"},
    {Mended::sound, "a source without a title", R"("title": "Example Wire", )", R"()"},
    {Mended::exact, "no format", R"("format": "entente/1", )", R"()"},
    {Mended::exact, "misspelt format", R"("entente/1")", R"("entente-1")"},
    {Mended::sound, "two actors of one id", R"("actors": [)",
     R"("actors": [{"id": "arland", "name": "Arland's navy", "kind": "organization", "of": "borduria"},)"},
    {Mended::sound, "two events of one id", R"("id": "ships")", R"("id": "talks")"},
    {Mended::sound, "two relations of one id", R"("id": "embargo")", R"("id": "pact")"},
    {Mended::exact, "a comma too much", R"("The embargo"}])", R"("The embargo"},])"},
    {Mended::exact, "a missing comma", R"("language": "en",)", R"("language": "en")"},
    {Mended::exact, "a missing colon", R"("language": "en")", R"("language" "en")"},
    {Mended::exact, "single quotes", R"("title": "The embargo")", R"("title": 'The embargo')"},
    {Mended::exact, "quotes of a word processor", R"("title": "The embargo")",
     R"("title": “The embargo”)"},
    {Mended::exact, "a key without quotes", R"("language": "en")", R"(language: "en")"},
    {Mended::exact, "a text without quotes", R"("kind": "official")", R"("kind": official)"},
    {Mended::exact, "a date without quotes", R"("as_of": "2026-02-20")", R"("as_of": 2026-02-20)"},
    {Mended::exact, "a comment", R"("language": "en",)", R"("language": "en", /* of all texts */)"},
    {Mended::sound, "a word of another language", R"("weight": 2)", R"("weight": None)"},
    {Mended::sound, "no number", R"("weight": 2)", R"("weight": NaN)"},
    {Mended::sound, "a tab inside of a text", R"("Two ships arrive")", R"("Two	ships arrive")"},
    {Mended::sound, "a backslash inside of a text", R"("Two ships arrive")",
     R"("Two\ships arrive")"},
    {Mended::exact, "a wrong bracket", R"("members": ["arland"])", R"("members": ["arland"})"},
    {Mended::exact, "cut off",
     R"(["borduria"]}]})"
     "\n",
     R"(["borduria"])"},
    {Mended::exact, "an address without its scheme", R"("url": "https://example.org/ships")",
     R"("url": "example.org/ships")"},
    {Mended::sound, "an address that runs a program", R"("url": "https://example.org/ships")",
     R"("url": "javascript:run")"},
    {Mended::exact, "a number in quotes", R"("weight": 2)", R"("weight": "2")"},
    {Mended::sound, "a number for a text", R"("title": "Talks in Arlen")", R"("title": 5)"},
    {Mended::exact, "a text for a list", R"("members": ["arland"])", R"("members": "arland")"},
    {Mended::exact, "an object for a list", R"(["minister", "borduria"])",
     R"({"1": "minister", "2": "borduria"})"},
    {Mended::exact, "an amount in words", R"({"value": 2, "unit": "ships"})", R"("2 ships")"},
    {Mended::exact, "the value of an amount in quotes", R"({"value": 2,)", R"({"value": "2",)"},
    {Mended::sound, "actors that contain each other", R"("codes": {"iso": "RU"})",
     R"("of": "fleet", "codes": {"iso": "RU"})"},
    {Mended::exact, "a code without its zero", R"("type": "cameo:042")", R"("type": "cameo:42")"},
    {Mended::exact, "misspelt scheme of a code", R"("type": "cameo:042")",
     R"("type": "cmaeo:042")"},
    {Mended::sound, "no value", R"("weight": 2)", R"("weight": null)"},
    {Mended::sound, "what is yet to come has happened", R"("when": "2026-02-18")",
     R"("when": "2027-02-18")"},
    {Mended::exact, "an id that is empty", R"({"id": "borduria", "name")", R"({"id": "", "name")"},
    {Mended::sound, "a title that is empty", R"("title": "Talks in Arlen")", R"("title": "")"},
};

std::string broken(const Defect& defect) {
  std::string text(sound_dossier);
  const std::size_t at = text.find(defect.written);
  REQUIRE(at != text.npos);
  return text.replace(at, defect.written.size(), defect.instead);
}

void rename_key(Json& document, const std::string& pointer, const std::string& key) {
  Json& object = document[Json::json_pointer(pointer.substr(0, pointer.rfind('/')))];
  const std::string old = pointer.substr(pointer.rfind('/') + 1);
  if (object.contains(key)) return;
  object[key] = object[old];
  object.erase(old);
}

void declare(Json& document, const std::string& list, const Json& records) {
  for (const auto& [key, record] : records.items()) {
    if (records.is_array()) {
      document[list].push_back(record);
    } else {
      document[list][key] = record;
    }
  }
}

void follow(Json& document, const Remedy& remedy) {
  using Action = Remedy::Action;
  const Json::json_pointer at(remedy.pointer);
  const auto value = [&] { return Json::parse(remedy.value); };
  switch (remedy.action) {
    case Action::write:
      document[at] = value();
      break;
    case Action::rename:
      rename_key(document, remedy.pointer, remedy.key);
      break;
    case Action::add:
      if (!document[at].contains(remedy.key) || remedy.key == "status") {
        document[at][remedy.key] = value();
      }
      break;
    case Action::declare:
      declare(document, remedy.key, value());
      break;
    case Action::leave_out: {
      Json& around = document[at.parent_pointer()];
      if (around.is_array()) {
        around.erase(std::stoul(at.back()));
      } else {
        around.erase(at.back());
      }
      break;
    }
    case Action::put_before:
      FAIL("only of texts");
  }
}

/// Who is named by nobody, once there are two of him, is for people to say.
Diagnostics defects_in(const std::string& text) {
  Diagnostics found = load(text, "dossier.json").diagnostics;
  std::erase_if(found, [](const Diagnostic& d) { return d.code == Code::unused_actor; });
  return found;
}

/// The text with all that its diagnostics say done to it; keys get their names before others are
/// added.
std::string after_one_round(std::string text, const Diagnostics& diagnostics) {
  std::vector<Remedy> remedies;
  for (const Diagnostic& d : diagnostics) {
    INFO(info(d.code).word << ": " << d.message << ": " << d.hint);
    const auto remedy = remedy_of(d);
    REQUIRE(remedy);
    remedies.push_back(*remedy);
  }
  if (Json::accept(text)) {
    Json document = Json::parse(text);
    std::stable_partition(remedies.begin(), remedies.end(), [](const Remedy& remedy) {
      return remedy.action == Remedy::Action::rename;
    });
    for (const Remedy& remedy : remedies) follow(document, remedy);
    return document.dump();
  }
  REQUIRE(remedies.size() == 1);
  const Remedy& remedy = remedies.front();
  const bool before = remedy.action == Remedy::Action::put_before;
  const std::size_t length = before ? 0 : remedy.span.end - remedy.span.begin;
  return text.replace(remedy.span.begin, length, remedy.value);
}

}  // namespace

TEST_CASE("the dossier that defects are made of is sound") {
  CHECK(load(sound_dossier, "sound.json").diagnostics.empty());
}

TEST_CASE("the printed remedy mends a defect in at most two rounds") {
  CHECK(std::size(defects) >= 50);
  std::set<std::string> texts;
  for (const Defect& defect : defects) {
    INFO(defect.name);
    std::string text = broken(defect);
    CHECK(texts.insert(text).second);
    Diagnostics left = defects_in(text);
    CHECK_FALSE(left.empty());
    for (int round = 1; round <= 2 && !left.empty(); ++round) {
      text = after_one_round(std::move(text), left);
      left = defects_in(text);
    }
    INFO((left.empty() ? "" : left.front().message + ": " + left.front().hint));
    CHECK(left.empty());
    if (defect.mended == Mended::exact) CHECK(Json::parse(text) == Json::parse(sound_dossier));
  }
}

TEST_CASE("where people have to choose, no program does") {
  const auto remedy = [](Code code, const std::string& hint) {
    Diagnostic d;
    d.code = code;
    d.at.pointer = "/events/0/when";
    d.hint = hint;
    return remedy_of(d);
  };
  CHECK_FALSE(remedy(Code::bad_date, "write 2026-03-04 or 2026-04-03"));
  CHECK_FALSE(remedy(Code::bad_date, "write the day itself, like 2026-02-18"));
  CHECK_FALSE(remedy(Code::missing_key, "say what is counted: \"unit\": \"EUR\""));
  CHECK_FALSE(remedy(Code::unknown_actor, "did you mean \"a very long name that is cut…\"?"));
  CHECK_FALSE(remedy(Code::bad_value, ""));
  CHECK(remedy(Code::bad_date, "write {2026-02-18,2026-02-20}")->value ==
        "\"{2026-02-18,2026-02-20}\"");
  CHECK(remedy(Code::bad_date, "write 2026-02 unless the day is known: x")->value == "\"2026-02\"");
}
