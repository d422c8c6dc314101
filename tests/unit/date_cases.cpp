#include <fstream>
#include <nlohmann/json.hpp>

#include "entente/date.hpp"
#include "support/catch.hpp"

namespace {

using entente::date::Bound;
using entente::date::Edtf;
using entente::date::Moment;
using entente::date::ParseError;
using nlohmann::json;

json read_cases() {
  std::ifstream file(ENTENTE_TEST_DIR "/cases/edtf-cases.json");
  return json::parse(file).at("cases");
}

json bound(const Bound& bound, const char* infinity) {
  auto text = entente::date::bound_text(bound, infinity);
  return text ? json(*text) : json(nullptr);
}

void describe_moment(const Moment& moment, json& out) {
  out["precision"] = entente::date::precision_name(moment.precision);
  json qualifiers;
  auto add = [&](const char* name, const entente::date::Qualifier& qualifier) {
    auto text = entente::date::qualifier_text(qualifier);
    if (!text.empty()) qualifiers[name] = text;
  };
  add("year", moment.year);
  add("month", moment.month);
  add("day", moment.day);
  if (!qualifiers.is_null()) out["qualifiers"] = qualifiers;
  if (moment.estimate) out["estimate"] = json::parse(entente::date::year_text(*moment.estimate));
}

/// The parser's answer in the form of the cases file.
json describe(const std::string& input) {
  auto result = entente::date::parse(input);
  if (auto* error = std::get_if<ParseError>(&result)) {
    return {{"valid", false}, {"reason", error->reason}};
  }
  const Edtf& date = std::get<Edtf>(result);
  json out = {{"valid", true},
              {"level", entente::date::level_number(date.level)},
              {"type", entente::date::type_name(date.type)},
              {"earliest", bound(date.earliest, "-inf")},
              {"latest", bound(date.latest, "+inf")}};
  for (auto [name, flag] :
       {std::pair("uncertain", date.uncertain), std::pair("approximate", date.approximate),
        std::pair("unspecified", date.unspecified)}) {
    if (flag) out[name] = true;
  }
  if (date.type == entente::date::Type::interval) {
    out["start"] = entente::date::end_name(date.members[0]);
    out["end"] = entente::date::end_name(date.members[1]);
    out["start_latest"] = bound(date.start_latest, "-inf");
    out["end_earliest"] = bound(date.end_earliest, "+inf");
  } else if (date.members.size() == 1 && date.type != entente::date::Type::one_of &&
             date.type != entente::date::Type::all_of) {
    describe_moment(*date.members[0].first, out);
  }
  return out;
}

}  // namespace

TEST_CASE("every case has the expected answer, field by field") {
  json cases = read_cases();
  REQUIRE(cases.size() > 600);
  for (const json& item : cases) {
    std::string input = item.at("input");
    INFO(input);
    json expected = item.at("expected"), answer = describe(input);
    if (!expected.contains("reason")) answer.erase("reason");
    CHECK(answer.dump() == expected.dump());
  }
}

TEST_CASE("strings of the 2012 draft are answered with their modern spelling") {
  int seen = 0;
  for (const json& item : read_cases()) {
    if (!item.contains("modern")) continue;
    INFO(item.at("input"));
    auto result = entente::date::parse(item.at("input").get<std::string>());
    REQUIRE(std::holds_alternative<ParseError>(result));
    CHECK(std::get<ParseError>(result).hint == "write " + item.at("modern").get<std::string>());
    ++seen;
  }
  CHECK(seen == 25);
}
