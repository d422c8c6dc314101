#include "assistant/server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assistant/tools.hpp"
#include "base/utf8.hpp"
#include "entente/render.hpp"

// Source: Model Context Protocol, revisions 2026-07-28 (every request for itself, with its version
// in _meta) and 2025-11-25 and before (a session that begins with "initialize").

namespace entente::assistant {
namespace {

constexpr std::string_view modern = "2026-07-28";
constexpr std::array<std::string_view, 4> legacy = {"2025-11-25", "2025-06-18", "2025-03-26",
                                                    "2024-11-05"};
constexpr std::string_view instructions =
    "Write a dossier from an article as the prompt dossier-from-article says, then check it, mend "
    "what is reported, and render it. Files are named relative to the folder that the server was "
    "given; without one, give the dossier as text.";

enum Failure {
  parse_error = -32700,
  invalid_request = -32600,
  no_method = -32601,
  invalid_parameters = -32602,
  no_resource = -32002,
  unsupported_version = -32022,
};

struct Refusal {
  int code;
  std::string message;
  Json data = {};
};

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Json* find(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(key));
  return found == object.end() ? nullptr : &*found;
}

std::string text_at(const Json& object, std::string_view key) {
  const Json* value = find(object, key);
  return value && value->is_string() ? value->get<std::string>() : "";
}

/// One request.
class Call {
 public:
  Call(const Setting& setting, const Json& parameters)
      : setting_(setting), parameters_(parameters) {
    const Json* meta = find(parameters, "_meta");
    version_ = meta ? text_at(*meta, "io.modelcontextprotocol/protocolVersion") : "";
    if (version_.empty() || version_ == modern) return;
    throw Refusal{unsupported_version,
                  "Unsupported protocol version",
                  {{"supported", {modern}}, {"requested", version_}}};
  }

  Json result(const std::string& method) const {
    struct Row {
      std::string_view method;
      Json (Call::*answer)() const;
      bool listed = false;  ///< the same for everybody, for as long as the program runs
    };
    static constexpr std::array<Row, 10> rows = {
        {{"initialize", &Call::initialize},
         {"server/discover", &Call::discover, true},
         {"ping", &Call::ping},
         {"tools/list", &Call::list_tools, true},
         {"tools/call", &Call::call_tool},
         {"resources/list", &Call::list_resources, true},
         {"resources/templates/list", &Call::list_templates, true},
         {"resources/read", &Call::read_resource, true},
         {"prompts/list", &Call::list_prompts, true},
         {"prompts/get", &Call::get_prompt}}};
    for (const Row& row : rows) {
      if (row.method != method) continue;
      Json result = (this->*row.answer)();
      if (!is_modern(method)) return result;
      result["resultType"] = "complete";
      if (row.listed) {
        result["ttlMs"] = 3600000;
        result["cacheScope"] = "public";
      }
      result["_meta"]["io.modelcontextprotocol/serverInfo"] = identity();
      return result;
    }
    throw Refusal{no_method, fmt::format("there is no method {}", base::shown(method))};
  }

 private:
  bool is_modern(std::string_view method) const {
    return !version_.empty() || method == "server/discover";
  }

  static Json identity() {
    return {{"name", "entente"}, {"title", "entente"}, {"version", versions().program}};
  }
  static Json capabilities() {
    return {{"tools", Json::object()}, {"resources", Json::object()}, {"prompts", Json::object()}};
  }

  Json initialize() const {
    const std::string wished = text_at(parameters_, "protocolVersion");
    const bool known = std::find(legacy.begin(), legacy.end(), wished) != legacy.end();
    return {{"protocolVersion", known ? wished : std::string(legacy.front())},
            {"capabilities", capabilities()},
            {"serverInfo", identity()},
            {"instructions", instructions}};
  }

  Json discover() const {
    return {{"supportedVersions", {modern}},
            {"capabilities", capabilities()},
            {"instructions", instructions}};
  }

  Json ping() const { return Json::object(); }
  Json list_templates() const { return {{"resourceTemplates", Json::array()}}; }

  Json list_tools() const {
    Json list = Json::array();
    for (const Tool& tool : tools()) {
      Json one = {{"name", tool.name},
                  {"title", tool.title},
                  {"description", tool.description},
                  {"inputSchema", Json::parse(tool.input)}};
      if (!tool.output.empty()) one["outputSchema"] = Json::parse(tool.output);
      one["annotations"] = {{"readOnlyHint", !tool.writes},
                            {"destructiveHint", tool.writes},
                            {"idempotentHint", true},
                            {"openWorldHint", false}};
      list.push_back(std::move(one));
    }
    return {{"tools", std::move(list)}};
  }

  Json call_tool() const {
    const std::string name = text_at(parameters_, "name");
    const auto tool = std::find_if(tools().begin(), tools().end(),
                                   [&](const Tool& one) { return one.name == name; });
    if (tool == tools().end()) {
      throw Refusal{invalid_parameters, fmt::format("there is no tool {}", base::shown(name))};
    }
    const Json* given = find(parameters_, "arguments");
    const Json arguments = given ? *given : Json::object();
    std::string fault = misfit(arguments, Json::parse(tool->input));
    try {
      if (fault.empty()) return tool->call(arguments, setting_);
    } catch (const BadArguments& bad) {
      fault = bad.message;
    }
    return {{"content", {{{"type", "text"}, {"text", fault}}}}, {"isError", true}};
  }

  Json list_resources() const {
    Json list = Json::array();
    for (const Resource& one : setting_.resources) {
      list.push_back({{"uri", one.uri},
                      {"name", one.name},
                      {"title", one.title},
                      {"mimeType", one.mime_type}});
    }
    return {{"resources", std::move(list)}};
  }

  Json read_resource() const {
    const std::string uri = text_at(parameters_, "uri");
    for (const Resource& one : setting_.resources) {
      if (one.uri != uri) continue;
      return {{"contents", {{{"uri", uri}, {"mimeType", one.mime_type}, {"text", one.text}}}}};
    }
    throw Refusal{
        version_.empty() ? no_resource : invalid_parameters, "Resource not found", {{"uri", uri}}};
  }

  Json list_prompts() const {
    return {{"prompts",
             {{{"name", "dossier-from-article"},
               {"title", "A dossier from an article"},
               {"description", "The format in brief, the rules of honesty and a worked example"},
               {"arguments",
                {{{"name", "article"},
                  {"description", "The text of the article, with its date and publisher"},
                  {"required", false}}}}}}}};
  }

  Json get_prompt() const {
    if (text_at(parameters_, "name") != "dossier-from-article") {
      throw Refusal{invalid_parameters, "there is one prompt: dossier-from-article"};
    }
    std::string text(prompt());
    const Json* arguments = find(parameters_, "arguments");
    const std::string article = arguments ? text_at(*arguments, "article") : "";
    if (!article.empty()) text += "\n## The article\n\n" + article + "\n";
    return {{"description", "A dossier from an article"},
            {"messages", {{{"role", "user"}, {"content", {{"type", "text"}, {"text", text}}}}}}};
  }

  const Setting& setting_;
  const Json& parameters_;
  std::string version_;
};

Json refused(const Json& id, const Refusal& refusal) {
  Json error = {{"code", refusal.code}, {"message", refusal.message}};
  if (!refusal.data.is_null()) error["data"] = refusal.data;
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", std::move(error)}};
}

/// None: it asks for no answer.
std::optional<Json> answered(const Json& request, const Setting& setting) {
  const Json* id = find(request, "id");
  const bool is_id = id && (id->is_string() || id->is_number_integer());
  const Json own = is_id ? *id : Json();
  const Json* method = find(request, "method");
  if (request.is_object() && !method && (request.contains("result") || request.contains("error"))) {
    return std::nullopt;  // an answer, to a question that nobody asked
  }
  const bool sound = text_at(request, "jsonrpc") == "2.0" && method && method->is_string();
  if (!sound || (id && !is_id)) {
    return refused(own, {invalid_request, "this is no request of JSON-RPC 2.0"});
  }
  if (!id) return std::nullopt;
  const Json* given = find(request, "params");
  if (given && !given->is_object()) {
    return refused(own, {invalid_parameters, "\"params\" is no object"});
  }
  try {
    const Json parameters = given ? *given : Json::object();
    Json result = Call(setting, parameters).result(method->get<std::string>());
    return Json{{"jsonrpc", "2.0"}, {"id", own}, {"result", std::move(result)}};
  } catch (const Refusal& refusal) {
    return refused(own, refusal);
  }
}

}  // namespace

std::optional<std::string> Server::answer(std::string_view line) const {
  if (line.find_first_not_of(" \t\r") == line.npos) return std::nullopt;
  // Copies of what is deeper would take the stack.
  constexpr int deepest = 64;
  bool deep = false;
  const auto shallow = [&deep](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > deepest;
    return !deep;
  };
  const Json request = Json::parse(line, shallow, false);
  if (request.is_discarded() || base::invalid_utf8(line)) {
    return text_of(refused({}, {parse_error, "this is no JSON in UTF-8 in one line"}));
  }
  if (deep) return text_of(refused({}, {invalid_request, "this is nested too deeply"}));
  if (const auto answer = answered(request, setting_)) return text_of(*answer);
  return std::nullopt;
}

}  // namespace entente::assistant
