#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// Runs a command line test: run_cli_tests PROGRAM ROOT TEST...
//
// A test is a text file, read line by line, in a fresh folder that the program runs in:
//
//   # remark
//   write NAME        makes a file of the lines that follow and begin with "| "
//   run COMMAND       runs it in a shell, where `entente` is the program
//   exit N            what it has to return; 0 if not said
//   1> LINE           what it has to print, line by line; 2> the same for errors
//
// In an expected line "..." stands for any text; alone, for any lines. The folder prints as {dir},
// the top folder of the sources as {root}. ENTENTE_ACCEPT=1 writes what came out into the test,
// except where CI is set.

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct Setting {
  std::string program, root;
};

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// "..." in `pattern` stands for any text.
bool line_matches(std::string_view line, std::string_view pattern) {
  const std::size_t dots = pattern.find("...");
  if (dots == pattern.npos) return line == pattern;
  if (!line.starts_with(pattern.substr(0, dots))) return false;
  const std::string_view rest = pattern.substr(dots + 3);
  for (std::size_t at = dots; at <= line.size(); ++at) {
    if (line_matches(line.substr(at), rest)) return true;
  }
  return false;
}

bool all_match(const Lines& lines, std::size_t line, const Lines& patterns, std::size_t pattern) {
  if (pattern == patterns.size()) return line == lines.size();
  if (patterns[pattern] == "...") {
    for (std::size_t at = line; at <= lines.size(); ++at) {
      if (all_match(lines, at, patterns, pattern + 1)) return true;
    }
    return false;
  }
  return line < lines.size() && line_matches(lines[line], patterns[pattern]) &&
         all_match(lines, line + 1, patterns, pattern + 1);
}

/// A command with what it has to do.
struct Step {
  std::string command;
  int exit_code = 0;
  Lines output, errors;
};

/// What a command did.
struct Outcome {
  int exit_code = 0;
  Lines output, errors;
};

class TestRun {
 public:
  TestRun(Setting setting, fs::path file) : setting_(std::move(setting)), file_(std::move(file)) {
    std::string pattern = (fs::temp_directory_path() / "entente-cli-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    base_ = fs::canonical(pattern);
    dir_ = base_ / "work";
    fs::create_directory(dir_);
  }
  ~TestRun() {
    std::error_code error;
    fs::remove_all(base_, error);
  }
  TestRun(const TestRun&) = delete;
  TestRun& operator=(const TestRun&) = delete;

  bool run() {
    const Lines lines = lines_of(text_of(file_));
    for (std::size_t i = 0; i < lines.size();) {
      const std::string& line = lines[i];
      if (line.starts_with("write ")) {
        write_file(lines, i);
      } else if (line.starts_with("run ")) {
        run_step(lines, i);
      } else {
        if (!line.empty() && line.front() != '#') fail(i, "not understood: " + line);
        accepted_.push_back(line);
        ++i;
      }
    }
    if (steps_ == 0) fail(0, "nothing is run");
    if (good_ || !may_accept()) return good_;
    std::ofstream stream(file_, std::ios::binary);
    for (const std::string& line : accepted_) stream << line << '\n';
    return true;
  }

 private:
  static bool may_accept() { return std::getenv("ENTENTE_ACCEPT") && !std::getenv("CI"); }

  void fail(std::size_t line, const std::string& message) {
    std::printf("%s:%zu: %s\n", file_.c_str(), line + 1, message.c_str());
    good_ = false;
  }

  void write_file(const Lines& lines, std::size_t& i) {
    const fs::path path = dir_ / lines[i].substr(6);
    fs::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    accepted_.push_back(lines[i]);
    for (++i; i < lines.size() && lines[i].starts_with("|"); ++i) {
      stream << (lines[i].size() > 2 ? lines[i].substr(2) : "") << '\n';
      accepted_.push_back(lines[i]);
    }
  }

  void run_step(const Lines& lines, std::size_t& i) {
    const std::size_t start = i;
    Step step;
    step.command = lines[i++].substr(4);
    for (; i < lines.size(); ++i) {
      const std::string& line = lines[i];
      const std::string rest = line.size() > 3 ? line.substr(3) : "";
      if (line.starts_with("exit ")) {
        step.exit_code = std::stoi(line.substr(5));
      } else if (line.starts_with("1>")) {
        step.output.push_back(rest);
      } else if (line.starts_with("2>")) {
        step.errors.push_back(rest);
      } else {
        break;
      }
    }
    ++steps_;
    const Outcome outcome = execute(step.command);
    const bool same = outcome.exit_code == step.exit_code &&
                      all_match(outcome.output, 0, step.output, 0) &&
                      all_match(outcome.errors, 0, step.errors, 0);
    if (same) {
      accepted_.insert(accepted_.end(), lines.begin() + static_cast<std::ptrdiff_t>(start),
                       lines.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
    fail(start, "another outcome: " + step.command);
    accepted_.push_back("run " + step.command);
    const std::size_t shown = accepted_.size();
    if (outcome.exit_code != 0) accepted_.push_back("exit " + std::to_string(outcome.exit_code));
    for (const std::string& line : outcome.output) accepted_.push_back("1> " + line);
    for (const std::string& line : outcome.errors) accepted_.push_back("2> " + line);
    for (std::size_t at = shown; at < accepted_.size(); ++at) {
      std::printf("  %s\n", accepted_[at].c_str());
    }
  }

  Outcome execute(const std::string& command) {
    const fs::path out = base_ / "out", err = base_ / "err", script = base_ / "script";
    std::ofstream(script) << "cd '" << dir_.string() << "' || exit 99\n" << command << '\n';
    const std::string shell =
        "sh '" + script.string() + "' >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
    const int status = std::system(shell.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, neutral(text_of(out)),
            neutral(text_of(err))};
  }

  Lines neutral(std::string text) const {
    replace_all(text, dir_.string(), "{dir}");
    replace_all(text, setting_.root, "{root}");
    return lines_of(text);
  }

  Setting setting_;
  fs::path file_, base_, dir_;
  Lines accepted_;
  int steps_ = 0;
  bool good_ = true;
};

void prepare_environment(const Setting& setting) {
  const std::string folder = fs::path(setting.program).parent_path().string();
  const char* path = std::getenv("PATH");
  setenv("PATH", (folder + ":" + (path ? path : "")).c_str(), 1);
  setenv("ROOT", setting.root.c_str(), 1);
  setenv("LC_ALL", "C", 1);
  unsetenv("NO_COLOR");
}

}  // namespace

int main(int count, char* words[]) {
  if (count < 4) {
    std::puts("usage: run_cli_tests PROGRAM ROOT TEST...");
    return 2;
  }
  const Setting setting{fs::absolute(words[1]).string(), fs::canonical(words[2]).string()};
  prepare_environment(setting);
  int failures = 0;
  for (int i = 3; i < count; ++i) failures += TestRun(setting, words[i]).run() ? 0 : 1;
  return failures == 0 ? 0 : 1;
}
