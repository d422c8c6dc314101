#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "assistant/server.hpp"
#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/date_json.hpp"
#include "cli/files.hpp"
#include "cli/guide.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "cli/usage_error.hpp"
#include "entente/dossier.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_line = std::size_t{64} << 20;

Diagnostic outside(const std::string& name) {
  Diagnostic problem =
      make_diagnostic(Code::io_read, "this is not in the folder that the server was given",
                      "name files relative to it");
  problem.at.file = name;
  return problem;
}

/// Where a name leads, if that is inside of the folder, with all links followed; else nothing.
std::optional<std::string> path_in(const fs::path& folder, const std::string& name) {
  std::error_code error;
  if (name.empty() || name.find('\0') != name.npos) return std::nullopt;
  const fs::path path = fs::weakly_canonical(folder / fs::path(name), error);
  if (error) return std::nullopt;
  const fs::path relative = path.lexically_relative(folder);
  if (relative.empty() || *relative.begin() == ".." || relative == ".") return std::nullopt;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error)) return std::nullopt;
  // A link that is still there leads to nothing as yet: nobody may make that.
  for (fs::path part = path; part != folder; part = part.parent_path()) {
    if (fs::is_symlink(fs::symlink_status(part, error))) return std::nullopt;
  }
  return path.string();
}

assistant::Folder lent(const fs::path& folder) {
  assistant::Folder out;
  out.read = [folder](const std::string& name, std::size_t limit) -> Checked<std::string> {
    const auto path = path_in(folder, name);
    if (!path) return {std::nullopt, {outside(name)}};
    Checked<std::string> bytes = read_input(*path, limit);
    if (bytes.value && bytes.value->size() > limit) {
      const std::string message = fmt::format("there are more than {} bytes", limit);
      bytes = {std::nullopt, {make_diagnostic(Code::limit_exceeded, message)}};
    }
    for (Diagnostic& d : bytes.diagnostics) d.at.file = name;
    return bytes;
  };
  out.write = [folder](std::vector<assistant::NamedBytes> files, bool replace,
                       const std::vector<std::string>& inputs) -> Diagnostics {
    std::vector<std::string> kept;
    for (const std::string& name : inputs) kept.push_back(path_in(folder, name).value_or(""));
    FileBatch batch(std::move(kept), replace);
    std::map<std::string, std::string> names;  // by path
    for (assistant::NamedBytes& file : files) {
      const auto path = path_in(folder, file.name);
      if (!path) return {outside(file.name)};
      names[*path] = file.name;
      batch.add(*path, std::move(file.bytes));
    }
    Diagnostics problems = batch.commit();
    for (Diagnostic& d : problems) {
      // What the rest of the machine looks like is nobody's business.
      d.at.file = names.count(d.at.file) > 0 ? names[d.at.file] : "";
      const bool forced = d.hint.find("--force") != d.hint.npos;
      if (!d.hint.empty()) d.hint = "choose another name";
      if (forced) d.hint += ", or set \"replace\"";
    }
    return problems;
  };
  return out;
}

std::vector<assistant::Resource> resources() {
  std::vector<assistant::Resource> list = {
      {"entente://schema", "schema", "The JSON Schema of dossiers", "application/schema+json",
       std::string(json_schema())},
      {"entente://example", "example", "A small dossier", "application/json",
       starter_dossier("Who acts on whom")}};
  for (const GuideTopic& topic : guide) {
    list.push_back({"entente://guide/" + std::string(topic.name), std::string(topic.name),
                    std::string(topic.text.substr(2, topic.text.find('\n') - 2)), "text/markdown",
                    std::string(topic.text)});
  }
  return list;
}

/// Lines of standard input. One that is too long is handed over cut off, and so is no JSON.
class LineReader {
 public:
  /// False at the end of input.
  bool next(std::string& line) {
    line.clear();
    do {
      const std::size_t end = buffer_.find('\n');
      const std::size_t room = longest_line - std::min(longest_line, line.size());
      line.append(buffer_, 0, std::min(end, room));
      buffer_.erase(0, end == buffer_.npos ? end : end + 1);
      if (end != buffer_.npos) return true;
    } while (more());
    return !line.empty();
  }

 private:
  bool more() {
    buffer_.resize(std::size_t{1} << 16);
    ssize_t count = -1;
    do {
      count = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
    } while (count < 0 && errno == EINTR);
    buffer_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return count > 0;
  }

  std::string buffer_;  // what was read behind the last line
};

ExitCode serve(const std::string& folder) {
  assistant::Setting setting;
  if (!folder.empty()) {
    std::error_code error;
    const fs::path path = fs::canonical(folder, error);
    if (error || !is_folder(path.string())) {
      throw UsageError(fmt::format("--folder: there is no folder {}", base::shown(folder)));
    }
    setting.folder = lent(path);
  }
  setting.resources = resources();
  setting.date = [](std::string_view text) { return date_json(text, date::parse(text)); };
  const assistant::Server server(std::move(setting));
  LineReader lines;
  std::string line;
  while (lines.next(line)) {
    const auto answer = server.answer(line);
    if (answer && !write_output(*answer + '\n').empty()) return ExitCode::no_access;
  }
  return ExitCode::done;
}

}  // namespace

Command add_mcp(CLI::App& program) {
  CLI::App* app = add_command(program, "mcp", "Serves assistants that write dossiers", R"(Examples:
  entente mcp --folder stories
  claude mcp add entente -- entente mcp --folder "$PWD/stories"

A server of the Model Context Protocol on standard input and output: tools to check,
draw, import and export dossiers, the guide and the schema as resources, and a prompt
that makes a dossier of an article. It reads and writes only in the folder, and opens
no connection. `entente help assistants` tells more.
)");
  app->group("Set up");
  auto folder = std::make_shared<std::string>();
  add_value(*app, "--folder", "DIR", *folder,
            "The folder whose files it may read and write. Default: none, dossiers come as text");
  return {app, [folder] { return serve(*folder); }};
}

Command add_prompt(CLI::App& program) {
  CLI::App* app = add_command(program, "prompt", "Prints what an assistant must know",
                              R"(Examples:
  entente prompt
  (entente prompt; cat article.txt) | xclip -selection clipboard

Paste it to an assistant, with the article behind it: the format in brief, the rules of
honesty, a worked example. Then let `entente check` name what is to be mended.
)");
  app->group("Write a dossier");
  return {app, [] { return print(assistant::prompt()); }};
}

}  // namespace entente::cli
