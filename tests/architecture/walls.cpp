#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

// The rules that the compiler does not know: who may include whom, what a library must not do, how
// long a file may be. They are those of ARCHITECTURE.md.

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

const fs::path root = ENTENTE_ROOT_DIR;

/// The room of "date/scan.hpp", as it is included.
std::string room_of(const std::string& name) {
  const std::size_t slash = name.find('/');
  const std::string folder = slash == name.npos ? "render" : name.substr(0, slash);
  return folder == "entente" ? "include" : folder;
}

struct File {
  std::string path;  ///< from the top folder: "src/date/parse.cpp"
  std::vector<std::string> lines;

  /// "date" for "src/date/parse.cpp"; "render" for what lies in src itself, and knows all stages;
  /// "include" for public headers.
  std::string room() const {
    if (path.starts_with("include/")) return "include";
    return room_of(path.substr(4));
  }
};

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream stream(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<File> sources() {
  std::vector<File> files;
  for (const char* folder : {"include", "src"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".hpp") continue;
      files.push_back({fs::relative(entry.path(), root).string(), lines_of(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

/// What a file includes: `<nlohmann/json.hpp>` or `"date/scan.hpp"`, with its brackets.
std::vector<std::string> includes_of(const File& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"][^>"]+[>"]))");
  std::vector<std::string> names;
  for (const std::string& line : file.lines) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) names.push_back(match[1]);
  }
  return names;
}

/// The same without brackets, of this project alone: `date/scan.hpp`.
std::vector<std::string> own_includes_of(const File& file) {
  std::vector<std::string> names;
  for (const std::string& name : includes_of(file)) {
    if (name.front() == '"') names.push_back(name.substr(1, name.size() - 2));
  }
  return names;
}

/// Follows what includes what: the first way that comes back to where it was, "a, b, a".
class CircleSearch {
 public:
  explicit CircleSearch(std::map<std::string, Words> arrows) : arrows_(std::move(arrows)) {}

  std::string from(const std::string& name) {
    const auto met = std::find(way_.begin(), way_.end(), name);
    if (met != way_.end()) {
      std::string words;
      for (auto step = met; step != way_.end(); ++step) words += *step + ", ";
      return words + name;
    }
    if (!seen_.insert(name).second) return "";
    way_.push_back(name);
    for (const std::string& next : arrows_[name]) {
      if (std::string found = from(next); !found.empty()) return found;
    }
    way_.pop_back();
    return "";
  }

 private:
  std::map<std::string, Words> arrows_;
  Words seen_;
  std::vector<std::string> way_;
};

std::string circle_in(const std::map<std::string, Words>& arrows) {
  CircleSearch search(arrows);
  for (const auto& [name, others] : arrows) {
    if (std::string found = search.from(name); !found.empty()) return found;
  }
  return "";
}

/// A line without comments and without what is in quotes.
std::string code_of(std::string line) {
  line = std::regex_replace(line, std::regex(R"("(\\.|[^"\\])*")"), "\"\"");
  return line.substr(0, line.find("//"));
}

/// Besides itself, base and the public headers.
const std::map<std::string, Words> rooms_open_to = {
    {"include", {}},
    {"base", {}},
    {"process", {}},
    {"diagnostic", {}},
    {"languages", {}},
    {"date", {"languages"}},
    {"input", {"date", "model"}},
    {"model", {"languages"}},
    {"select", {"languages", "model"}},
    {"graph", {"select"}},
    {"text", {}},
    {"theme", {}},
    {"flags", {"theme"}},
    {"yaml", {}},
    {"style", {"flags", "input", "model", "theme", "yaml"}},
    {"geometry", {}},
    {"layout", {"geometry", "process"}},
    {"scene", {"text", "theme"}},
    {"marks", {"flags", "languages", "scene", "select", "text", "theme"}},
    {"words", {"date", "languages", "select"}},
    {"relations",
     {"graph", "languages", "layout", "marks", "process", "text", "theme", "flags", "select",
      "words"}},
    {"change", {"date", "languages", "model", "select"}},
    {"stages", {"change", "languages", "layout", "marks", "relations", "select", "text", "words"}},
    {"timeline", {"languages", "text", "select", "marks", "theme", "words"}},
    {"storyline", {"geometry", "layout", "marks", "select", "text", "timeline", "words"}},
    {"figure",
     {"change", "languages", "stages", "marks", "process", "relations", "storyline", "style",
      "timeline", "words", "text", "select"}},
    {"svg", {"scene", "text"}},
    {"judge", {"geometry", "scene", "text", "theme"}},
    {"deck", {"scene", "style", "svg", "text", "theme"}},
    {"output", {"scene", "deck", "theme"}},
    {"loader", {"deck", "output", "scene", "text"}},
    {"exchange", {"input", "model"}},
    {"assistant", {"svg"}},
    {"exports", {"graph", "loader", "model", "select", "svg", "words"}},
    {"html", {"languages", "scene", "style", "svg"}},
    {"preview", {}},
    {"cli", {"assistant", "preview", "process"}},
    {"render",
     {"change", "graph", "languages", "select", "scene", "figure", "marks", "style", "svg", "text",
      "words", "flags", "loader"}},
};

struct Guest {
  std::string prefix;  ///< of the name in brackets
  Words rooms;         ///< that may include it
};

const std::vector<Guest> guests = {
    {"<graphviz/", {"layout"}},
    {"<boost/", {"graph", "flags"}},
    {"<nlohmann/", {"input", "exchange", "exports", "assistant"}},
    {"<expat.h>", {"judge", "flags", "exchange"}},
    {"<zlib.h>", {"exchange", "style"}},
    {"<yaml-cpp/", {"yaml"}},
    {"<zstd.h>", {"exchange"}},
    {"<hb", {"text", "output"}},
    {"<fribidi", {"text"}},
    {"<unicode/", {"text"}},
    {"<fontconfig/", {"output"}},
    {"<woff2/", {"output"}},
    {"<librsvg/", {"output"}},
    {"<cairo", {"output"}},
    {"<png", {"output"}},
    {"<qpdf/", {"output"}},
    {"<zip", {"output"}},
    {"<pugixml", {"output"}},
    {"<CLI/", {"cli"}},
    {"<httplib.h>", {"preview"}},
    {"<sys/", {"process", "cli", "preview"}},
    {"<unistd.h>", {"process", "cli", "output", "preview"}},
    {"<iostream>", {}},
    {"<fstream>", {}},
    {"<filesystem>", {"cli"}},
    {"<locale>", {}},
    {"<random>", {}},
    {"<format>", {}},
    {"<expected>", {}},
    {"<ranges>", {}},
};

/// What a library must not do, and the files that may all the same.
struct Taboo {
  std::string name;
  std::regex pattern;
  Words exempt;
};

const std::vector<Taboo> taboos = {
    {"prints",
     std::regex(R"(\b(std::cout|std::cerr|std::clog|f?printf|puts|fputs|fmt::print)\b)"),
     {}},
    {"ends the program", std::regex(R"(\b(abort|exit|quick_exit|terminate)\s*\()"), {}},
    {"reads the environment", std::regex(R"(\b(secure_)?getenv\s*\()"), {}},
    {"reads the clock",
     std::regex(R"(\b(system_clock|std::time\s*\(|gettimeofday|localtime|gmtime)\b)"),
     {}},
    {"measures time",
     std::regex(R"(\bsteady_clock\b)"),
     {"src/process/deadline.hpp", "src/process/deadline.cpp", "src/preview/hasty_server.hpp"}},
    {"follows the locale",
     std::regex(R"(\b(setlocale|std::locale|std::stod|strtod|std::isalpha)\b)"),
     {}},
    {"draws lots", std::regex(R"(\b(std::rand|srand|random_device)\b)"), {}},
};

const Words generated = {"src/text/metrics_table.cpp"};
constexpr std::size_t most_lines = 500;

/// The text of a file as one string.
std::string text_of(const fs::path& path) {
  std::ifstream stream(path);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::string> code_words() {
  const std::string text = text_of(root / "include/entente/codes.def");
  const std::regex pattern(R"rx(ENTENTE_CODE\(\w+,\s*"([a-z-]+)")rx");
  std::vector<std::string> words;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
    words.push_back((*it)[1]);
  }
  return words;
}

}  // namespace

TEST_CASE("rooms include only those they are open to") {
  for (const File& file : sources()) {
    const std::string room = file.room();
    REQUIRE(rooms_open_to.count(room) == 1);
    for (const std::string& name : own_includes_of(file)) {
      const std::string other = room_of(name);
      INFO(file.path << " includes " << name);
      const bool open = other == "base" || other == "include" || other == room ||
                        rooms_open_to.at(room).count(other) > 0;
      CHECK(open);
      if (room == "base") CHECK((other == "base"));
      if (room == "include") CHECK((other == "include"));
    }
  }
}

TEST_CASE("a wall has no door that nobody uses") {
  std::map<std::string, Words> used;
  for (const File& file : sources()) {
    for (const std::string& name : own_includes_of(file)) used[file.room()].insert(room_of(name));
  }
  for (const auto& [room, others] : rooms_open_to) {
    for (const std::string& other : others) {
      INFO(room << " is open to " << other << ", and includes nothing of it");
      CHECK(used[room].count(other) == 1);
    }
  }
  for (const Guest& guest : guests) {
    Words hosts;
    for (const File& file : sources()) {
      for (const std::string& name : includes_of(file)) {
        if (name.starts_with(guest.prefix)) hosts.insert(file.room());
      }
    }
    for (const std::string& room : guest.rooms) {
      INFO(room << " may include " << guest.prefix << ", and does not");
      CHECK(hosts.count(room) == 1);
    }
  }
  for (const Taboo& taboo : taboos) {
    for (const std::string& exempt : taboo.exempt) {
      INFO(exempt << " may be one that " << taboo.name << ", and is not");
      const std::vector<std::string> lines = lines_of(root / exempt);
      CHECK(std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return std::regex_search(code_of(line), taboo.pattern);
      }));
    }
  }
}

TEST_CASE("no room and no file includes itself by way of others") {
  std::map<std::string, Words> rooms, files;
  for (const File& file : sources()) {
    const std::string name = file.path.substr(file.path.find('/') + 1);
    for (const std::string& other : own_includes_of(file)) {
      files[name].insert(other);
      if (room_of(other) != file.room()) rooms[file.room()].insert(room_of(other));
    }
  }
  CHECK(circle_in(rooms) == "");
  CHECK(circle_in(files) == "");
  CHECK(circle_in({{"a", {"b", "c"}}, {"b", {"c"}}, {"c", {"b"}}}) == "b, c, b");
}

TEST_CASE("each foreign library stays in its room") {
  for (const File& file : sources()) {
    for (const std::string& name : includes_of(file)) {
      for (const Guest& guest : guests) {
        if (!name.starts_with(guest.prefix)) continue;
        INFO(file.path << " includes " << name);
        const bool opt_in = file.path == "include/entente/graph.hpp" && guest.prefix == "<boost/";
        CHECK((opt_in || guest.rooms.count(file.room()) > 0));
      }
    }
  }
}

TEST_CASE("one file includes Graphviz") {
  std::vector<std::string> files;
  for (const File& file : sources()) {
    for (const std::string& name : includes_of(file)) {
      if (name.starts_with("<graphviz/")) files.push_back(file.path);
    }
  }
  CHECK(std::set<std::string>(files.begin(), files.end()).size() == 1);
}

TEST_CASE("public headers need nothing but the standard library, and Boost in one") {
  for (const File& file : sources()) {
    if (file.room() != "include") continue;
    for (const std::string& name : includes_of(file)) {
      INFO(file.path << " includes " << name);
      const bool standard = name.front() == '<' && name.find('/') == name.npos;
      const bool own = name.starts_with("\"entente/");
      CHECK((standard || own || file.path == "include/entente/graph.hpp"));
    }
  }
}

TEST_CASE("the library does not print, exit, or look at the world") {
  for (const File& file : sources()) {
    if (file.room() == "cli") continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = code_of(file.lines[i]);
      for (const Taboo& taboo : taboos) {
        if (taboo.exempt.count(file.path) > 0) continue;
        INFO(file.path << ":" << i + 1 << " " << taboo.name << ": " << file.lines[i]);
        CHECK_FALSE(std::regex_search(code, taboo.pattern));
      }
    }
  }
}

TEST_CASE("which kind a figure is and which format a file only their tables ask") {
  static const std::regex comparison(
      R"((==|!=|\bcase)\s*(\w+::)*(FigureKind|FileFormat)::|(FigureKind|FileFormat)::\w+\s*(==|!=))");
  std::size_t rows = 0;
  for (const File& file : sources()) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = code_of(file.lines[i]);
      if (file.path == "src/figure/kinds.cpp" && code.find("= FigureKind::") != code.npos) ++rows;
      INFO(file.path << ":" << i + 1 << ": " << file.lines[i]);
      CHECK_FALSE(std::regex_search(code, comparison));
    }
  }
  CHECK(rows >= 4);
}

/// The number of parameters of each function that is declared or defined in a file.
std::vector<std::pair<std::string, int>> parameters_of(const File& file) {
  std::string code;
  for (const std::string& line : file.lines) {
    if (!line.starts_with("#")) code += code_of(line) + "\n";
  }
  static const std::regex head(R"(\n(  )?[\w:<>,*& \[\]]*\b(\w+)\()");
  static const std::regex parameter(R"(\s*(const\s+)?[\w:<>, *&]+[&*\s]\s*\w+\s*(=.*)?\s*)");
  std::vector<std::pair<std::string, int>> found;
  for (std::sregex_iterator it(code.begin(), code.end(), head), end; it != end; ++it) {
    std::vector<std::string> parts(1);
    int depth = 0;
    for (std::size_t at = static_cast<std::size_t>(it->position() + it->length());
         at < code.size() && depth >= 0; ++at) {
      const char c = code[at];
      if (c == '(' || c == '<' || c == '{') ++depth;
      if (c == ')' || c == '>' || c == '}') --depth;
      if (depth < 0) break;
      if (c == ',' && depth == 0) {
        parts.emplace_back();
      } else {
        parts.back() += c == '\n' ? ' ' : c;
      }
    }
    const bool declares = std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
      return std::regex_match(part, parameter);
    });
    if (declares) found.emplace_back((*it)[2], static_cast<int>(parts.size()));
  }
  return found;
}

TEST_CASE("at most three functions take seven parameters or more") {
  const File sample{"sample",
                    {"", "int sum(int a, const std::map<int, int>& b, int c = f(1, 2),",
                     "        int d, int e, int f, int g);", "  draw(a, b, c, d, e, f, g, h);"}};
  CHECK(parameters_of(sample) == std::vector<std::pair<std::string, int>>{{"sum", 7}});
  std::set<std::string> long_ones;
  for (const File& file : sources()) {
    for (const auto& [name, count] : parameters_of(file)) {
      if (count >= 7) long_ones.insert(name);
    }
  }
  std::string names;
  for (const std::string& name : long_ones) names += name + " ";
  INFO(names);
  CHECK(long_ones.size() <= 3);
}

TEST_CASE("more than three numbers in a row have names") {
  static const std::regex row(R"((\w|return |\()\{\s*-?\d[\w.]*(\s*,\s*-?\d[\w.]*){3})");
  CHECK(std::regex_search(std::string("modes.push_back({4, 0, 1.5, -2});"), row));
  for (const File& file : sources()) {
    if (generated.count(file.path) > 0) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      INFO(file.path << ":" << i + 1 << ": " << file.lines[i]);
      CHECK_FALSE(std::regex_search(code_of(file.lines[i]), row));
    }
  }
}

TEST_CASE("no file is too long") {
  for (const File& file : sources()) {
    if (generated.count(file.path) > 0) continue;
    INFO(file.path);
    CHECK(file.lines.size() <= most_lines);
  }
}

TEST_CASE("headers are guarded by #pragma once, and nothing is imported wholesale into them") {
  for (const File& file : sources()) {
    if (!file.path.ends_with(".hpp")) continue;
    INFO(file.path);
    REQUIRE_FALSE(file.lines.empty());
    CHECK(file.lines.front() == "#pragma once");
    for (const std::string& line : file.lines) CHECK_FALSE(line.starts_with("using namespace"));
  }
}

TEST_CASE("every diagnostic code is in the guide") {
  const std::string guide = text_of(root / "src/guide/diagnostics.md");
  const std::vector<std::string> words = code_words();
  REQUIRE(words.size() > 20);
  for (const std::string& word : words) {
    INFO(word);
    const bool listed = guide.find("`" + word + "`") != guide.npos;
    CHECK(listed);
  }
}

TEST_CASE("every diagnostic code has a case that shows it") {
  // A failure of Graphviz cannot be made from outside.
  const Words out_of_reach = {"layout-failed"};
  std::string shown;
  for (const char* folder : {"cases", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / "tests" / folder)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".expected.txt") || name.ends_with(".clitest")) {
        shown += text_of(entry.path());
      }
    }
  }
  for (const std::string& word : code_words()) {
    if (out_of_reach.count(word) > 0) continue;
    INFO(word);
    const bool has_case = shown.find("[" + word + "]") != shown.npos;
    CHECK(has_case);
  }
}
