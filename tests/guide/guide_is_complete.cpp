#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "entente/diagnostic.hpp"
#include "entente/dossier.hpp"
#include "entente/words.hpp"
#include "support/catch.hpp"

// What the guide lists is what the program knows: no more, no less.

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

const fs::path root = ENTENTE_ROOT_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string guide(const std::string& topic) {
  return text_of(root / "src" / "guide" / (topic + ".md"));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// What the program prints.
std::string printed(const std::string& arguments) {
  const std::string command = fmt::format("'{}' {}", ENTENTE_PROGRAM, arguments);
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::string out;
  char bytes[4096];
  while (const std::size_t count = fread(bytes, 1, sizeof bytes, pipe)) out.append(bytes, count);
  INFO(command);
  REQUIRE(pclose(pipe) == 0);
  return out;
}

/// All that the pattern's first group finds.
Words found(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  Words words;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) {
    words.insert((*at)[1]);
  }
  return words;
}

/// The section below "## heading", up to the next of that level; empty if there is none.
std::string section(const std::string& text, const std::string& heading) {
  std::string out;
  bool inside = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("## ")) {
      inside = line == "## " + heading;
    } else if (inside) {
      out += line + '\n';
    }
  }
  return out;
}

/// The first cells of all tables in it.
std::string first_cells(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("| ")) out += line.substr(0, line.find('|', 1)) + '\n';
  }
  return out;
}

/// The row of a table whose first cell names the word in code.
std::string row_of(const std::string& text, const std::string& word) {
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with("| ")) continue;
    if (found(line.substr(0, line.find('|', 1)), "`([^` ]+)").count(word) > 0) return line;
  }
  return "";
}

/// What the text shows as code, word by word: `a`, and not `a b`.
Words words_in_code(const std::string& text) { return found(text, "`([^` ]+)`"); }

Words commands() {
  const std::string help = printed("--help");
  return found(help.substr(0, help.find("\nOptions:")), "\n  ([a-z]+) ");
}

/// The long options of a command's help, but --help.
Words options_of(const std::string& command) {
  std::string lines;
  for (const std::string& line : lines_of(printed(command + " --help"))) {
    if (line.starts_with("  -")) lines += line.substr(0, 28) + '\n';  // the column of names
  }
  Words options = found(lines, "(--[a-z-]+)");
  options.erase("--help");
  return options;
}

/// What completion in fish offers for the value of an option.
std::map<std::string, Words> values_of(const std::string& command) {
  const std::regex line("__fish_seen_subcommand_from " + command +
                        "'[^\n]* -l ([a-z-]+)[^\n]* -x -a '([^']*)'");
  const std::string completion = printed("completion fish");
  std::map<std::string, Words> values;
  for (std::sregex_iterator at(completion.begin(), completion.end(), line), end; at != end; ++at) {
    values["--" + (*at)[1].str()] = found((*at)[2], "([^ ]+)");
  }
  return values;
}

std::vector<fs::path> documents() {
  std::vector<fs::path> paths;
  for (const char* name :
       {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md",
        "examples/recipes/README.md", "src/layout/README.md"}) {
    paths.push_back(root / name);
  }
  for (const auto& entry : fs::directory_iterator(root / "src" / "guide")) {
    paths.push_back(entry.path());
  }
  return paths;
}

std::string without_code(const std::string& text) {
  const std::string outside = std::regex_replace(text, std::regex("```[^`]*```"), "");
  return std::regex_replace(outside, std::regex("`[^`]*`"), "code");
}

/// "names-of-files" for "### Names of files", as the web makes it.
std::string anchor_of(std::string heading) {
  heading = heading.substr(heading.find_first_not_of("# "));
  std::string anchor;
  for (const char c : heading) {
    if (c == ' ') anchor += '-';
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '-') {
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return anchor;
}

Words anchors_of(const fs::path& document) {
  Words anchors;
  for (const std::string& line : lines_of(text_of(document))) {
    if (line.starts_with("#")) anchors.insert(anchor_of(line));
  }
  return anchors;
}

}  // namespace

TEST_CASE("every text of the guide is a topic, and the README names all in that order") {
  Words files;
  for (const auto& entry : fs::directory_iterator(root / "src" / "guide")) {
    files.insert(entry.path().stem().string());
  }
  std::string readme;
  for (const std::string& line : lines_of(printed("help"))) {
    if (!line.starts_with("  ")) continue;
    const std::string name = line.substr(2, line.find(' ', 2) - 2);
    const std::string heading = line.substr(line.find_first_not_of(' ', 2 + name.size()));
    CHECK(files.erase(name) == 1);
    CHECK(guide(name).starts_with("# " + heading + "\n"));
    readme += fmt::format("| [{}](src/guide/{}.md) | {} |\n", name, name, heading);
  }
  CHECK(files == Words{});
  CHECK(text_of(root / "README.md").find(readme) != std::string::npos);
}

TEST_CASE("the README is a landing page") { CHECK(text_of(root / "README.md").size() <= 9000); }

TEST_CASE("the guide lists every command and every option, and none that is not there") {
  const std::string text = guide("commands");
  const std::string table = text.substr(0, text.find("\n## "));
  Words listed = found(table, "`entente ([a-z]+)");
  CHECK(listed == commands());
  for (const std::string& command : commands()) {
    INFO(command);
    CHECK(found(first_cells(section(text, command)), "(--[a-z-]+)") == options_of(command));
  }
}

TEST_CASE("the guide lists the words that the options of render take") {
  const std::string text = section(guide("commands"), "render");
  const auto values = values_of("render");
  REQUIRE(values.size() > 8);
  for (const auto& [option, words] : values) {
    const std::string row = row_of(text, option);
    const Words listed = words_in_code(row);
    INFO(option << ": " << row);
    for (const std::string& word : words) CHECK(listed.count(word) == 1);
  }
}

TEST_CASE("options that the guide mentions exist") {
  Words known = {"--help", "--version"};
  for (const std::string& command : commands()) {
    for (const std::string& option : options_of(command)) known.insert(option);
  }
  for (const fs::path& path : documents()) {
    if (path.stem() == "building" || path.stem() == "CONTRIBUTING") continue;  // other programs'
    for (const std::string& option : found(text_of(path), "[`| ](--[a-z][a-z-]+)[` =,)]")) {
      INFO(path << " " << option);
      const bool of_others = option == "--lua-filter" || option == "--embed-resources";
      CHECK((of_others || known.count(option) > 0));
    }
  }
}

TEST_CASE("the guide lists every diagnostic with its severity and summary") {
  const std::string text = guide("diagnostics");
  Words codes;
  for (const entente::Code code : entente::all_codes()) {
    const entente::CodeInfo& info = entente::info(code);
    const char* severity = info.severity == entente::Severity::error     ? "error"
                           : info.severity == entente::Severity::warning ? "warning"
                                                                         : "note";
    const std::string row = fmt::format("| `{}` | {} | {} |\n", info.word, severity, info.summary);
    INFO(row);
    CHECK(text.find(row) != std::string::npos);
    codes.emplace(info.word);
  }
  CHECK(found(first_cells(text), "`([^`]+)`") == codes);
}

TEST_CASE("the guide lists every type by sign and medium") {
  const std::string text = section(guide("words"), "Types, sign, medium");
  std::map<std::string, Words> listed, known;
  for (const std::string& line : lines_of(text)) {
    std::smatch cells;
    if (!std::regex_match(line, cells, std::regex("\\| (\\w+) \\|([^|]*)\\|([^|]*)\\|"))) continue;
    if (cells[1] == "Sign") continue;
    listed[cells[1].str() + " verbal"] = words_in_code(cells[2]);
    listed[cells[1].str() + " material"] = words_in_code(cells[3]);
  }
  for (auto& [name, words] : listed) known[name];
  for (const entente::TypeWord& type : entente::type_words()) {
    known[fmt::format("{} {}", word_of(type.sign), word_of(type.medium))].emplace(type.word);
  }
  CHECK(listed == known);
}

TEST_CASE("the guide lists every role word at the role that it means") {
  const std::string text = section(guide("words"), "Roles");
  std::map<std::string, Words> listed, known;
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with("| `")) continue;
    const std::string role = *found(line.substr(0, line.find('|', 1)), "`([^`]+)`").begin();
    listed[role] = words_in_code(line);
  }
  for (const entente::RoleWord& role : entente::role_words()) {
    known[std::string(word_of(role.kind))].emplace(role.word);
  }
  CHECK(listed == known);
}

TEST_CASE("the guide lists every key of the format in the section of its record") {
  const std::string text = guide("format");
  const auto schema = nlohmann::json::parse(entente::json_schema());
  std::map<std::string, nlohmann::json> records = {{"The document", schema}};
  for (const char* name : {"source", "actor", "relation", "event", "era", "type", "layout"}) {
    records[name] = schema["$defs"][name];
  }
  for (const auto& [name, record] : records) {
    INFO(name);
    Words keys;
    for (const auto& [key, value] : record["properties"].items()) keys.insert(key);
    CHECK(words_in_code(first_cells(section(text, name))) == keys);
  }
  const Words actor_kinds = words_in_code(row_of(section(text, "actor"), "kind"));
  for (const auto& kind : schema["$defs"]["actor"]["properties"]["kind"]["enum"]) {
    CHECK(actor_kinds.count(kind) == 1);
  }
  const std::string statuses = first_cells(section(guide("words"), "Status"));
  CHECK(words_in_code(statuses) == schema["$defs"]["status"]["enum"].get<Words>());
}

TEST_CASE("the guide lists the limits") {
  const std::string text = section(guide("format"), "Limits");
  const entente::Limits limits;
  const std::map<std::string, std::string> rows = {
      {"Size of the file", fmt::format("{} MiB", limits.bytes >> 20)},
      {"Nesting", fmt::format("{}", limits.depth)},
      {"Actors", fmt::format("{}", limits.actors)},
      {"Relations", fmt::format("{}", limits.relations)},
      {"Events", fmt::format("{}", limits.events)},
      {"Sources", fmt::format("{}", limits.sources)},
      {"Eras", fmt::format("{}", limits.eras)},
      {"One text", fmt::format("{} characters", limits.text)},
      {"One id", fmt::format("{} characters", limits.id)},
      {"One list inside a record", fmt::format("{} members", limits.list)}};
  std::string plain;
  for (const char c : text) {
    if (c != ',') plain += c;
  }
  for (const auto& [what, most] : rows) {
    const std::string row = fmt::format("| {} | {} |\n", what, most);
    INFO(row);
    CHECK(plain.find(row) != std::string::npos);
  }
}

TEST_CASE("links between documents lead somewhere") {
  for (const fs::path& path : documents()) {
    const std::string text = without_code(text_of(path));
    for (const std::string& target : found(text, "\\]\\(([^)]+)\\)")) {
      if (target.find("://") != target.npos) continue;
      INFO(path << " links to " << target);
      const std::size_t hash = std::min(target.find('#'), target.size());
      const fs::path file = hash == 0 ? path : path.parent_path() / target.substr(0, hash);
      REQUIRE(fs::exists(file));
      if (hash < target.size()) CHECK(anchors_of(file).count(target.substr(hash + 1)) == 1);
    }
  }
}
