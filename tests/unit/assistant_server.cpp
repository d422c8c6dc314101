#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "assistant/server.hpp"
#include "entente/dossier.hpp"
#include "entente/import.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::assistant;
using nlohmann::json;

namespace {

Diagnostic problem(Code code, const std::string& name) {
  Diagnostic out;
  out.code = code;
  out.at.file = name;
  out.message = "no";
  return out;
}

/// A folder in memory.
struct Files {
  std::map<std::string, std::string> files;

  Setting setting() {
    Folder folder;
    folder.read = [this](const std::string& name, std::size_t) -> Checked<std::string> {
      const auto found = files.find(name);
      if (found == files.end()) return {std::nullopt, {problem(Code::io_read, name)}};
      return {found->second, {}};
    };
    folder.write = [this](std::vector<NamedBytes> given, bool replace,
                          const std::vector<std::string>& inputs) -> Diagnostics {
      for (const NamedBytes& file : given) {
        const bool input = std::find(inputs.begin(), inputs.end(), file.name) != inputs.end();
        const bool there = files.count(file.name) > 0;
        if (input || (there && !replace)) return {problem(Code::io_write, file.name)};
      }
      for (NamedBytes& file : given) files[file.name] = std::move(file.bytes);
      return {};
    };
    return {folder,
            {{"entente://schema", "schema", "The schema", "application/json", "{}"}},
            [](std::string_view text) { return R"({"input":")" + std::string(text) + "\"}"; }};
  }
};

json asked(const Server& server, const json& request) {
  const auto answer = server.answer(request.dump());
  REQUIRE(answer);
  CHECK(answer->find('\n') == std::string::npos);
  json out = json::parse(*answer);
  CHECK(out["jsonrpc"] == "2.0");
  CHECK(out.contains("result") != out.contains("error"));
  return out;
}

json request(const std::string& method, const json& params = json::object()) {
  return {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
}

json called(const Server& server, const std::string& tool, const json& arguments) {
  return asked(server, request("tools/call", {{"name", tool}, {"arguments", arguments}}))["result"];
}

const json modern = {{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
                     {"io.modelcontextprotocol/clientCapabilities", json::object()}};
const std::string story =
    R"({"format":"entente/1","title":"T","actors":[{"id":"a","kind":"country","name":"A"},
        {"id":"b","kind":"country","name":"B"}],
        "events":[{"when":"2026-02-18","title":"Talks","participants":["a","b"],"type":"talks"}]})";

}  // namespace

TEST_CASE("both eras of the protocol are served") {
  Files files;
  const Server server(files.setting());
  const json session = asked(server, request("initialize", {{"protocolVersion", "2025-06-18"}}));
  CHECK(session["result"]["protocolVersion"] == "2025-06-18");
  CHECK(session["result"]["serverInfo"]["name"] == "entente");
  CHECK_FALSE(session["result"].contains("resultType"));
  CHECK(asked(server,
              request("initialize", {{"protocolVersion", "1999"}}))["result"]["protocolVersion"] ==
        "2025-11-25");
  CHECK_FALSE(server.answer(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"));

  const json found = asked(server, request("server/discover", {{"_meta", modern}}))["result"];
  CHECK(found["supportedVersions"] == json{"2026-07-28"});
  CHECK(found["resultType"] == "complete");
  CHECK(found["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "entente");
  const json list = asked(server, request("tools/list", {{"_meta", modern}}))["result"];
  CHECK(list["cacheScope"] == "public");
  CHECK(list["ttlMs"].is_number_unsigned());
  CHECK(list["tools"].size() <= 6);
  CHECK_FALSE(asked(server, request("tools/list"))["result"].contains("ttlMs"));
  const json other = {{"io.modelcontextprotocol/protocolVersion", "2031-01-01"}};
  const json refused = asked(server, request("tools/list", {{"_meta", other}}))["error"];
  CHECK(refused["code"] == -32022);
  CHECK(refused["data"]["supported"] == json{"2026-07-28"});
  CHECK(refused["data"]["requested"] == "2031-01-01");
}

TEST_CASE("a picture comes with what is in it and what is wrong with it") {
  Files files;
  files.files["story.json"] = story;
  const Server server(files.setting());
  const json drawn =
      called(server, "render", {{"path", "story.json"}, {"figure", "graph"}, {"save_as", "g.svg"}});
  CHECK(drawn["isError"] == false);
  const json evidence = drawn["structuredContent"];
  CHECK(evidence["items"] == 1);
  CHECK(evidence["actors_drawn"] == 2);
  CHECK(evidence["faults"] == json::array());
  CHECK(evidence["saved"] == "g.svg");
  CHECK(files.files["g.svg"] == drawn["content"].back()["resource"]["text"]);
  // What is there is not replaced unasked.
  CHECK(called(server, "render", {{"text", story}, {"save_as", "story.json"}})["isError"] == true);
  CHECK(files.files["story.json"] == story);
}

TEST_CASE("what an assistant does wrong is told so that it can mend it") {
  Files files;
  const Server server(files.setting());
  const auto words = [&](const std::string& tool, const json& arguments) {
    const json answer = called(server, tool, arguments);
    CHECK(answer["isError"] == true);
    return answer["content"][0]["text"].get<std::string>();
  };
  CHECK(words("check", {{"pth", "x"}}) ==
        "there is no argument \"pth\"; there are path, text, earlier");
  CHECK(words("check", json::object()).starts_with("give either \"path\""));
  CHECK(words("check", {{"path", "a"}, {"text", "{}"}}).starts_with("give either \"path\""));
  CHECK(words("check", {{"path", 5}}) == "\"path\" must be of type string");
  CHECK(words("render", {{"text", story}, {"size", "a5"}}) ==
        "\"size\" must be one of slide, a4, column");
  CHECK(words("export", {{"text", story}}) == "the argument \"to\" is missing");
  CHECK(words("import", {{"paths", {"a", 1}}}) == "\"paths\" must be of type string");
  CHECK(words("import", {{"paths", {"none.csv"}}, {"map", {{"x", "y"}}}}).find("none.csv") !=
        std::string::npos);
  CHECK(words("date", json::array()) == "\"arguments\" must be an object");
  const json broken =
      called(server, "check", {{"text", "{\"format\": \"entente/1\", \"events\": 1}"}});
  CHECK(broken["isError"] == true);
  CHECK(broken["structuredContent"]["diagnostics"][0]["pointer"] == "/events");
  Setting alone = files.setting();
  alone.folder.reset();
  const Server without(std::move(alone));
  CHECK(called(without, "check", {{"path", "x"}})["content"][0]["text"]
            .get<std::string>()
            .starts_with("this server has no folder"));
  CHECK(called(without, "check", {{"text", story}})["isError"] == false);
}

TEST_CASE("a dossier is compared with its earlier version") {
  Files files;
  files.files["old.json"] = story;
  std::string later = story;
  later.replace(later.find("2026-02-18"), 10, "2026-02-19");
  later.replace(
      later.find("\"events\":["), 10,
      R"("events":[{"when":"2026-03","title":"Visit","from":"a","to":"b","type":"visit"},)");
  const Server server(files.setting());
  const json answer = called(server, "check", {{"text", later}, {"earlier", "old.json"}});
  CHECK(answer["isError"] == false);
  const json difference = answer["structuredContent"]["difference"];
  CHECK(difference["kept"] == 2);
  CHECK(difference["new"].size() == 1);
  CHECK(difference["ended"].empty());
  CHECK(difference["changed"][0].get<std::string>().find("18 Feb") != std::string::npos);
  CHECK(answer["content"][0]["text"].get<std::string>().find("1 new, 0 ended, 1 changed, 2 kept") !=
        std::string::npos);
  CHECK(called(server, "check", {{"text", later}, {"earlier", "none.json"}})["isError"] == true);
}

TEST_CASE("an import has the options of the command line, and says what it kept") {
  Files files;
  files.files["events.csv"] =
      "date,title,from,to,place,weight\n2026-01,Talks,Cuba,Peru,Lima,6\n2026-02,Visit,Cuba,Chile,"
      "Havana,3\n2026-03,Strife,Peru,Chile,Lima,1\n";
  const Server server(files.setting());
  const json tools = asked(server, request("tools/list"))["result"]["tools"];
  const json schema = tools[4]["inputSchema"]["properties"];
  for (const ImportWish& wish : import_wishes()) {
    std::string key(wish.name);
    std::replace(key.begin(), key.end(), '-', '_');
    CHECK(schema.contains(key));
  }
  CHECK(schema["sign"]["items"]["enum"] == json{"cooperation", "conflict", "neutral"});
  const auto imported = [&](json wishes) {
    wishes["paths"] = {"events.csv"};
    return called(server, "import", wishes);
  };
  const auto count = [&](const json& wishes) {
    const std::string text = imported(wishes)["content"][0]["text"];
    return load(text.substr(text.find("{\n")), "made.json").value->events.size();
  };
  CHECK(count(json::object()) == 3);
  CHECK(count({{"top", 1}}) == 1);
  CHECK(count({{"least", 3}}) == 2);
  CHECK(count({{"from_date", "2026-02"}, {"to_date", "2026-02"}}) == 1);
  CHECK(count({{"actor", {"Peru", "Chile"}}, {"place", {"Lima"}}}) == 2);
  CHECK(count({{"backbone", 1}, {"backbone_by", "noise-corrected"}, {"fold", true}}) == 3);
  const json kept = imported({{"top", 1}, {"save_as", "story.json"}});
  CHECK(kept["structuredContent"]["sheets"][0]["notes"][0] ==
        "kept: 1 of 3 pairs: the weightiest, with 60.0 % of the weight");
  CHECK(files.files["story.json"].find("with 60.0 % of the weight") != std::string::npos);
  const auto refused = [&](const json& wishes) {
    const json answer = imported(wishes);
    CHECK(answer["isError"] == true);
    return answer["content"][0]["text"].get<std::string>();
  };
  CHECK(refused({{"top", 0}}) == "\"top\" must be from 1 to 1000000");
  CHECK(refused({{"top", 1.5}}) == "\"top\" must be of type integer");
  CHECK(refused({{"sign", {"good"}}}) == "\"sign\" must be one of cooperation, conflict, neutral");
  CHECK(refused({{"from_date", "18.2.2026"}}).starts_with("\"from_date\": \"18.2.2026\" is not"));
  CHECK(refused({{"backbone_by", "disparity"}}) ==
        "\"backbone_by\": goes with a level of the backbone");
}

TEST_CASE("the example of the prompt is a sound dossier") {
  const std::string text(prompt());
  const std::size_t begin = text.find("```json\n") + 8;
  const Checked<Dossier> dossier =
      load(text.substr(begin, text.find("```", begin) - begin), "example");
  REQUIRE(dossier);
  CHECK(dossier.diagnostics.empty());
  CHECK(dossier.value->events.size() == 3);
}

TEST_CASE("requests that are none get an error, and answers get nothing") {
  Files files;
  const Server server(files.setting());
  const auto code = [&](const std::string& line) {
    const auto answer = server.answer(line);
    return answer ? json::parse(*answer)["error"]["code"].get<int>() : 0;
  };
  CHECK(code("nonsense") == -32700);
  CHECK(code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xFF\"}") == -32700);
  CHECK(code("[]") == -32600);
  CHECK(code("1") == -32600);
  CHECK(code(R"({"id":1,"method":"ping"})") == -32600);
  CHECK(code(R"({"jsonrpc":"2.0","id":{},"method":"ping"})") == -32600);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":5})") == -32600);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"none"})") == -32601);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})") == -32602);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}})") == -32602);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":1}})") == -32002);
  CHECK_FALSE(server.answer(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
  CHECK_FALSE(server.answer(""));
  CHECK_FALSE(server.answer(" \r"));
  const std::string deep(100000, '[');
  CHECK(code(deep) == -32700);
  CHECK(code(deep + std::string(100000, ']')) == -32600);
}

TEST_CASE("what is nested without end is refused, not followed") {
  Files files;
  const Server server(files.setting());
  const std::string deep(3000000, '[');
  const std::string ends(3000000, ']');
  const auto answer = server.answer(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":)" +
                                    deep + ends + "}}");
  REQUIRE(answer);
  CHECK(json::parse(*answer)["error"]["code"] == -32600);
}

TEST_CASE("nonsense of any kind gets an answer in one line, or none") {
  Files files;
  const Server server(files.setting());
  const std::string seeds[] = {
      request("tools/list", {{"_meta", modern}}).dump(),
      request("initialize").dump(),
      request("tools/call", {{"name", "check"}, {"arguments", {{"text", story}}}}).dump(),
      request("tools/call", {{"name", "export"}, {"arguments", {{"text", story}, {"to", "ftm"}}}})
          .dump(),
      request("tools/call",
              {{"name", "import"}, {"arguments", {{"paths", {"a.csv"}}, {"map", {{"a", "from"}}}}}})
          .dump(),
      request("prompts/get", {{"name", "dossier-from-article"}}).dump(),
      request("resources/read", {{"uri", "entente://schema"}}).dump()};
  test::Random random(7);
  const auto below = [&](std::size_t end) {
    return static_cast<std::size_t>(random.number(0, static_cast<int>(end) - 1));
  };
  for (int round = 0; round < 4000; ++round) {
    std::string line = seeds[below(std::size(seeds))];
    for (std::size_t edits = below(4) + 1; edits > 0; --edits) {
      const std::size_t at = below(line.size());
      const std::string marks = "{}[]\",:\\0e-\xFF n";
      if (below(3) == 0) {
        line.erase(at, below(8));
        if (line.empty()) line = "x";
      } else {
        line[at] = marks[below(marks.size())];
      }
    }
    const auto answer = server.answer(line);
    if (!answer) continue;
    CHECK(answer->find('\n') == std::string::npos);
    CHECK(json::parse(*answer)["jsonrpc"] == "2.0");
  }
}
