#include "assistant/tools.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "assistant/tool_schemas.hpp"
#include "entente/export.hpp"
#include "entente/import.hpp"
#include "entente/judgement.hpp"
#include "entente/remedy.hpp"
#include "entente/render.hpp"
#include "svg/base64.hpp"

namespace entente::assistant {
namespace {

std::string argument(const Json& arguments, std::string_view name, std::string otherwise = "") {
  const auto found = arguments.find(std::string(name));
  return found == arguments.end() ? std::move(otherwise) : found->get<std::string>();
}
bool flag(const Json& arguments, std::string_view name) {
  const auto found = arguments.find(std::string(name));
  return found != arguments.end() && found->get<bool>();
}

const Folder& folder_of(const Setting& setting) {
  if (setting.folder) return *setting.folder;
  throw BadArguments{
      "this server has no folder: give the dossier as \"text\", or start it as entente mcp "
      "--folder "
      "DIR"};
}

std::string words_of(const Diagnostics& diagnostics) {
  return format(diagnostics, DiagnosticsFormat::text, {}, false);
}

/// A file of the folder, or the text that stands in its place.
struct Given {
  std::string name, bytes;
};
Given given(const Json& arguments, const Setting& setting) {
  const std::string path = argument(arguments, "path");
  const bool has_text = arguments.contains("text");
  if (path.empty() == !has_text) {
    throw BadArguments{"give either \"path\" (a file in the folder) or \"text\" (the dossier)"};
  }
  if (has_text) return {"text", argument(arguments, "text")};
  Checked<std::string> bytes = folder_of(setting).read(path, Limits{}.bytes);
  if (!bytes.value) throw BadArguments{words_of(bytes.diagnostics)};
  return {path, std::move(*bytes.value)};
}

/// Files that the tool was given: they are never replaced.
std::vector<std::string> inputs_of(const Json& arguments) {
  std::vector<std::string> names;
  if (arguments.contains("path")) names.push_back(argument(arguments, "path"));
  if (const auto paths = arguments.find("paths"); paths != arguments.end()) {
    for (const Json& path : *paths) names.push_back(path.get<std::string>());
  }
  return names;
}

void save(const Json& arguments, const Setting& setting, std::vector<NamedBytes> files) {
  const Diagnostics problems =
      folder_of(setting).write(std::move(files), flag(arguments, "replace"), inputs_of(arguments));
  if (!problems.empty()) throw BadArguments{words_of(problems)};
}

/// Where the tool was asked to put its result, where it now is; empty: nowhere.
std::string saved(const Json& arguments, const Setting& setting, std::string bytes) {
  std::string name = argument(arguments, "save_as");
  if (!name.empty()) save(arguments, setting, {{name, std::move(bytes)}});
  return name;
}

Json text_content(const std::string& text) { return {{"type", "text"}, {"text", text}}; }

/// As a patch of JSON (RFC 6902), or of the bytes of what is no JSON yet.
Json fix_of(const Remedy& remedy) {
  using Action = Remedy::Action;
  const auto value = [&] { return Json::parse(remedy.value, nullptr, false); };
  const std::string member = remedy.pointer + '/' + remedy.key;
  if (remedy.span.end > 0) {
    const std::size_t end =
        remedy.action == Action::put_before ? remedy.span.begin : remedy.span.end;
    return {{"op", "replace-bytes"},
            {"begin", remedy.span.begin},
            {"end", end},
            {"value", remedy.value}};
  }
  switch (remedy.action) {
    case Action::rename: {
      const std::string object = remedy.pointer.substr(0, remedy.pointer.rfind('/'));
      return {{"op", "move"}, {"from", remedy.pointer}, {"path", object + '/' + remedy.key}};
    }
    case Action::add:
      return {{"op", "add"}, {"path", member}, {"value", value()}};
    case Action::declare: {
      const Json records = value();
      const std::string last = records.is_object() ? records.items().begin().key() : "-";
      return {{"op", "add"}, {"path", '/' + remedy.key + '/' + last}, {"value", records.front()}};
    }
    case Action::leave_out:
      return {{"op", "remove"}, {"path", remedy.pointer}};
    default:
      return {{"op", "replace"}, {"path", remedy.pointer}, {"value", value()}};
  }
}

Json told(const Diagnostics& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics) {
    if (list.size() == most_told) break;
    Json one = {{"code", info(d.code).word},
                {"severity", d.severity == Severity::error     ? "error"
                             : d.severity == Severity::warning ? "warning"
                                                               : "note"},
                {"message", d.message}};
    if (!d.hint.empty()) one["remedy"] = d.hint;
    if (const auto remedy = remedy_of(d)) one["fix"] = fix_of(*remedy);
    if (d.at.line > 0) one["line"] = d.at.line;
    if (d.at.column > 0) one["column"] = d.at.column;
    if (!d.at.pointer.empty()) one["pointer"] = d.at.pointer;
    list.push_back(std::move(one));
  }
  return list;
}

std::size_t count_of(const Diagnostics& diagnostics, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](const Diagnostic& d) { return d.severity == severity; }));
}

/// A result with the same in words and as data.
Json result_of(const std::string& words, Json data, bool is_error = false) {
  return {{"content", Json::array({text_content(words)})},
          {"structuredContent", std::move(data)},
          {"isError", is_error}};
}

Json check(const Json& arguments, const Setting& setting) {
  const Given file = given(arguments, setting);
  const Checked<Dossier> dossier = load(file.bytes, file.name);
  const std::size_t errors = count_of(dossier.diagnostics, Severity::error);
  Json data = {{"ok", errors == 0},
               {"errors", errors},
               {"warnings", count_of(dossier.diagnostics, Severity::warning)},
               {"diagnostics", told(dossier.diagnostics)}};
  std::string words =
      format(dossier.diagnostics, DiagnosticsFormat::text, {{file.name, file.bytes}}, false);
  if (dossier.value) {
    data["holds"] = {{"actors", dossier.value->actors.size()},
                     {"relations", dossier.value->relations.size()},
                     {"events", dossier.value->events.size()},
                     {"sources", dossier.value->sources.size()}};
    words += fmt::format("{} actors, {} relations, {} events, {} sources\n",
                         dossier.value->actors.size(), dossier.value->relations.size(),
                         dossier.value->events.size(), dossier.value->sources.size());
  }
  if (const std::string earlier = argument(arguments, "earlier"); !earlier.empty()) {
    const Checked<std::string> bytes = folder_of(setting).read(earlier, Limits{}.bytes);
    if (!bytes.value) throw BadArguments{words_of(bytes.diagnostics)};
    const Checked<Dossier> before = load(*bytes.value, earlier);
    if (!before.value) throw BadArguments{words_of(before.diagnostics)};
    if (dossier.value) {
      Comparison difference = comparison(*before.value, *dossier.value);
      data["difference"] = std::move(difference.data);
      words += difference.words;
    }
  }
  return result_of(words, std::move(data), errors > 0);
}

/// The dossier, or the answer that names its errors.
std::optional<Json> refused_dossier(const Given& file, const Checked<Dossier>& dossier) {
  if (dossier.value && !has_errors(dossier.diagnostics)) return std::nullopt;
  std::string words =
      format(dossier.diagnostics, DiagnosticsFormat::text, {{file.name, file.bytes}}, false);
  return Json{{"content", Json::array({text_content(words)})}, {"isError", true}};
}

/// What a reader would see in the figure: how much of the dossier, and which faults.
Json evidence_of(const Figure& figure, const Rendering& rendering, const Dossier& dossier,
                 const Diagnostics& diagnostics) {
  const Judgement judgement = assess(figure);
  Json faults = Json::array(), reduced = Json::array();
  for (const Fault& fault : judgement.faults) {
    faults.push_back({{"flaw", word(fault.flaw)}, {"message", fault.message}});
  }
  for (const Diagnostic& d : diagnostics) {
    if (d.code == Code::reduced) reduced.push_back(d.message);
  }
  return {{"figure", facts(figure.kind).name},
          {"width", figure.width},
          {"height", figure.height},
          {"items", rendering.items.rows.size()},
          {"actors_in_dossier", dossier.actors.size()},
          {"actors_drawn", judgement.nodes},
          {"lines_drawn", judgement.edges},
          {"texts_drawn", judgement.texts},
          {"crossings", judgement.crossings},
          {"smallest_type_pt", judgement.smallest_type},
          {"alternative", figure.alt},
          {"left_out", std::move(reduced)},
          {"faults", std::move(faults)},
          {"diagnostics", told(diagnostics)}};
}

std::string evidence_words(const Json& evidence) {
  std::string out = evidence["alternative"].get<std::string>() + "\n";
  out += fmt::format(
      "{} items; {} of {} actors drawn, {} lines, {} texts\n", evidence["items"].get<std::size_t>(),
      evidence["actors_drawn"].get<std::size_t>(), evidence["actors_in_dossier"].get<std::size_t>(),
      evidence["lines_drawn"].get<std::size_t>(), evidence["texts_drawn"].get<std::size_t>());
  for (const Json& one : evidence["left_out"]) out += "left out: " + one.get<std::string>() + "\n";
  for (const Json& one : evidence["faults"]) {
    out += "fault: " + one["message"].get<std::string>() + "\n";
  }
  if (evidence["faults"].empty()) out += "no faults\n";
  return out;
}

Json render_figure(const Json& arguments, const Setting& setting) {
  const Given file = given(arguments, setting);
  const Checked<Dossier> dossier = load(file.bytes, file.name);
  if (auto refusal = refused_dossier(file, dossier)) return *refusal;
  RenderOptions options;
  const std::string wished = argument(arguments, "figure", "dossier");
  for (const FigureFacts& facts : figure_kinds()) {
    if (facts.by_name && facts.name == wished) options.figures = {facts.kind};
  }
  options.size.preset = argument(arguments, "size", "slide");
  const std::string theme = argument(arguments, "theme", "light");
  options.theme = theme == "dark"    ? ThemeName::dark
                  : theme == "print" ? ThemeName::print
                                     : ThemeName::light;
  options.isolated = true;
  const Checked<Rendering> rendering = render(*dossier.value, options);
  if (!rendering.value || rendering.value->figures.empty()) {
    return {{"content", Json::array({text_content(words_of(rendering.diagnostics))})},
            {"isError", true}};
  }
  const Figure& figure = rendering.value->figures.front();
  Json evidence = evidence_of(figure, *rendering.value, *dossier.value, rendering.diagnostics);
  const std::string name = argument(arguments, "save_as");
  if (!name.empty() && !name.ends_with(".png") && !name.ends_with(".svg")) {
    throw BadArguments{"\"save_as\" ends with .svg or .png"};
  }
  const Checked<std::string> png = to_png(figure.svg, 1);
  const bool as_png = name.ends_with(".png");
  if (as_png && !png.value) throw BadArguments{words_of(png.diagnostics)};
  if (!name.empty()) {
    evidence["saved"] = saved(arguments, setting, as_png ? *png.value : figure.svg);
  }
  Json content = Json::array({text_content(evidence_words(evidence))});
  if (png.value) {
    content.push_back(
        {{"type", "image"}, {"data", svg::base64(*png.value)}, {"mimeType", "image/png"}});
  }
  content.push_back({{"type", "resource"},
                     {"resource",
                      {{"uri", "entente://figure/" + wished + ".svg"},
                       {"mimeType", "image/svg+xml"},
                       {"text", figure.svg}}}});
  return {{"content", std::move(content)},
          {"structuredContent", std::move(evidence)},
          {"isError", false}};
}

Json explain_date(const Json& arguments, const Setting& setting) {
  const std::string text = argument(arguments, "text");
  const std::string words = setting.date(text);
  return result_of(words, Json::parse(words, nullptr, false));
}

Json give_schema(const Json&, const Setting&) {
  return {{"content", Json::array({text_content(std::string(json_schema()))})}, {"isError", false}};
}

/// "from_date": what an option of an import is called as an argument.
std::string key_of(const ImportWish& wish) {
  std::string key(wish.name);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

Json schema_of(const ImportWish& wish) {
  using Shape = ImportWish::Shape;
  Json text = {{"type", "string"}};
  if (!wish.words.empty()) text["enum"] = wish.words;
  Json schema = std::move(text);
  if (wish.shape == Shape::list) schema = {{"type", "array"}, {"items", schema}};
  if (wish.shape == Shape::flag) schema = {{"type", "boolean"}};
  if (wish.shape == Shape::count || wish.shape == Shape::number) {
    schema = {{"type", wish.shape == Shape::count ? "integer" : "number"},
              {"minimum", wish.least},
              {"maximum", wish.most}};
  }
  schema["description"] = wish.help;
  return schema;
}

/// All that the command line has, too, under the same words.
std::string import_schema() {
  Json schema = Json::parse(schemas::import_input);
  Json& properties = schema["properties"];
  Json last = {{"save_as", properties["save_as"]}, {"replace", properties["replace"]}};
  for (const auto& [key, property] : last.items()) properties.erase(key);
  for (const ImportWish& wish : import_wishes()) properties[key_of(wish)] = schema_of(wish);
  properties.update(last);
  return schema.dump();
}

/// As ImportWish::take has it: each value of a list by itself.
std::vector<std::string> values_of(const Json& argument) {
  if (argument.is_string()) return {argument.get<std::string>()};
  if (argument.is_number()) return {argument.dump()};
  if (argument.is_array()) return argument.get<std::vector<std::string>>();
  return std::vector<std::string>(argument == true ? 1 : 0);
}

ImportOptions import_options(const Json& arguments) {
  ImportOptions options;
  for (const ImportWish& wish : import_wishes()) {
    const auto given = arguments.find(key_of(wish));
    if (given == arguments.end()) continue;
    for (const std::string& value : values_of(*given)) {
      const auto refusal = wish.take(value, options);
      if (!refusal) continue;
      throw BadArguments{fmt::format("\"{}\": {}{}{}", key_of(wish), refusal->message,
                                     refusal->hint.empty() ? "" : "; ", refusal->hint)};
    }
  }
  if (const auto map = arguments.find("map"); map != arguments.end()) {
    const std::vector<std::string> known = import_fields();
    for (const auto& [column, field] : map->items()) {
      const auto name = field.get<std::string>();
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        throw BadArguments{fmt::format("\"map\": a column may mean {}", fmt::join(known, ", "))};
      }
      options.columns.emplace_back(column, name);
    }
  }
  return options;
}

Json import_sheets(const Json& arguments, const Setting& setting) {
  std::vector<ImportFile> files;
  std::set<std::string> names;
  std::size_t left = ImportOptions{}.limits.bytes;  // of all together
  for (const Json& path : arguments["paths"]) {
    const auto name = path.get<std::string>();
    if (!names.insert(name).second) throw BadArguments{fmt::format("{} stands twice", name)};
    Checked<std::string> bytes = folder_of(setting).read(name, left);
    if (!bytes.value) throw BadArguments{words_of(bytes.diagnostics)};
    left -= bytes.value->size();
    files.push_back({name, std::move(*bytes.value)});
  }
  const Import import = import_files(files, import_options(arguments));
  Json sheets = Json::array();
  std::string words;
  for (const ImportedSheet& sheet : import.sheets) {
    sheets.push_back({{"file", sheet.file},
                      {"sheet", sheet.sheet},
                      {"format", sheet.format},
                      {"rows", sheet.rows},
                      {"read", sheet.read},
                      {"rejected", sheet.rejected},
                      {"merged", sheet.merged},
                      {"not_asked_for", sheet.unasked},
                      {"notes", sheet.notes}});
    words += fmt::format("{}{}{}: {} = {} read + {} rejected + {} merged + {} not asked for\n",
                         sheet.file, sheet.sheet.empty() ? "" : ", sheet ", sheet.sheet, sheet.rows,
                         sheet.read, sheet.rejected, sheet.merged, sheet.unasked);
    for (const std::string& note : sheet.notes) words += "  " + note + "\n";
  }
  Diagnostics all = import.diagnostics;
  all.insert(all.end(), import.rejections.begin(), import.rejections.end());
  tidy(all);
  words += format(all, DiagnosticsFormat::text, import.texts, false);
  Json data = {{"sheets", std::move(sheets)}, {"diagnostics", told(all)}};
  if (import.dossier.empty()) return result_of(words, std::move(data), true);
  if (const std::string name = saved(arguments, setting, import.dossier); !name.empty()) {
    data["saved"] = name;
  } else {
    words += import.dossier;
  }
  return result_of(words, std::move(data));
}

Json export_format_of(const Json& arguments, const Setting& setting) {
  const Given file = given(arguments, setting);
  const Checked<Dossier> dossier = load(file.bytes, file.name);
  if (auto refusal = refused_dossier(file, dossier)) return *refusal;
  const ExportFormat* const known = export_format(argument(arguments, "to"));
  if (!known) throw BadArguments{"\"to\" names no format"};
  const ExportFormat& format = *known;
  Checked<Export> made = export_dossier(*dossier.value, format);
  if (!made.value) throw BadArguments{words_of(made.diagnostics)};
  const std::string name = argument(arguments, "save_as");
  if (format.binary && name.empty()) {
    throw BadArguments{"a workbook is no text: say where it goes by \"save_as\""};
  }
  Json saved = Json::array();
  std::string words;
  std::vector<NamedBytes> files;
  for (ExportedFile& one : made.value->files) {
    if (name.empty()) {
      words += one.part.empty() ? one.bytes : one.part + ":\n" + one.bytes + "\n";
      continue;
    }
    files.push_back({path_of_part(name, one.part), std::move(one.bytes)});
    saved.push_back(files.back().name);
    words += "saved: " + files.back().name + "\n";
  }
  if (!files.empty()) save(arguments, setting, std::move(files));
  for (const std::string& one : made.value->left_out) words += "not in that format: " + one + "\n";
  return result_of(words, {{"saved", std::move(saved)}, {"left_out", made.value->left_out}});
}

/// The words of a table in place of the name of the table.
std::string with_words(std::string_view schema) {
  std::vector<std::string> figures, formats;
  for (const FigureFacts& facts : figure_kinds()) {
    if (facts.by_name) figures.emplace_back(facts.name);
  }
  for (const ExportFormat& format : export_formats()) formats.emplace_back(format.name);
  std::string text(schema);
  for (const auto& [table, words] : {std::pair{"$figures", figures}, {"$formats_out", formats}}) {
    const std::size_t at = text.find(table);
    if (at == text.npos) continue;
    text.replace(at, std::string_view(table).size(), fmt::format("{}", fmt::join(words, "\",\"")));
  }
  return text;
}

}  // namespace

const std::vector<Tool>& tools() {
  static const std::vector<Tool> list = {
      {"check", "Check a dossier",
       "Reads a dossier and reports every problem with its place and remedy. Do this after every "
       "change, until nothing is left. With an earlier version it says what is new, ended and "
       "changed.",
       with_words(schemas::check_input), schemas::check_output, false, check},
      {"render", "Draw a figure",
       "Draws a dossier as a graph, a timeline, or both on one page, as PNG and SVG, and says what "
       "was drawn, what was left out, and which faults a reader would see.",
       with_words(schemas::render_input), schemas::render_output, true, render_figure},
      {"date", "Explain a date",
       "Shows how a date is understood: its kind, bounds and label, or what to write instead.",
       with_words(schemas::date_input), schemas::date_output, false, explain_date},
      {"schema", "The schema of dossiers", "The JSON Schema of the format, with all its words.",
       with_words(schemas::schema_input), "", false, give_schema},
      {"import", "Make a dossier of sheets",
       "Makes a dossier of sheets, workbooks, FollowTheMoney, graph files and others. Every row is "
       "read, merged or rejected with its place. Of many rows it keeps those of a time, of actors, "
       "places, codes or a sign, and the ties that matter most, and says with what share.",
       import_schema(), schemas::import_output, true, import_sheets},
      {"export", "Write another format",
       "Writes a dossier for graph programs, spreadsheets, calendars or timelines.",
       with_words(schemas::export_input), schemas::export_output, true, export_format_of}};
  return list;
}

}  // namespace entente::assistant
