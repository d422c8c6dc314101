// Draws many random dossiers at every size, judges each figure, and prints a table of what fitted
// and what did not:
//
//   sweep --seeds 500 -j 4
//   sweep --first 137 --seeds 1 --size column --figure timeline --save DIR
//
// Every seed is drawn in a process of its own, so that a crash or a hang is one line of the table.

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/build_dossier.hpp"
#include "support/draw.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"
#include "support/scene_checks.hpp"
#include "svg/write_scene.hpp"

namespace {

using namespace entente;
using namespace entente::test;

struct Wishes {
  std::uint64_t first = 0, seeds = 100;
  int processes = 4;
  int deadline = 60;  ///< s for one seed
  std::vector<std::string> sizes = {"slide", "a4", "column"};
  std::vector<std::string> figures = {"graph", "timeline", "dossier"};
  std::string effort = "normal", kind = "realistic", save;
  bool quiet = false;
};

const std::map<std::string, FigureKind> drawn_kinds = {{"graph", FigureKind::graph},
                                                       {"timeline", FigureKind::timeline},
                                                       {"dossier", FigureKind::dossier}};
const std::map<std::string, Effort> efforts = {
    {"quick", Effort::quick}, {"normal", Effort::normal}, {"thorough", Effort::thorough}};

/// The texts of a scene by the group they stand in, in one string each.
void collect_words(const std::vector<scene::Element>& elements, std::string& words) {
  for (const scene::Element& element : elements) {
    if (const auto* text = std::get_if<scene::TextShape>(&element)) words += text->text + ' ';
    if (const auto* group = std::get_if<scene::Group>(&element))
      collect_words(group->elements, words);
  }
}

/// Counts groups by part, at any depth.
void count_parts(const std::vector<scene::Element>& elements,
                 std::map<scene::Part, std::size_t>& count) {
  for (const scene::Element& element : elements) {
    if (const auto* group = std::get_if<scene::Group>(&element)) {
      ++count[group->part];
      count_parts(group->elements, count);
    }
  }
}

/// In which ways the figure says less than the dossier.
std::set<std::string> reductions(const Drawing& drawing, const Dossier& dossier, FigureKind kind,
                                 const std::string& preset) {
  std::set<std::string> ways;
  const scene::Scene& scene = *drawing.scene.value;
  for (const Diagnostic& d : drawing.scene.diagnostics) {
    if (d.code != Code::reduced) continue;
    ways.insert(d.message.find("without number") != std::string::npos ? "quiet marks" : "left out");
  }
  std::string words;
  collect_words(scene.elements, words);
  if (kind != FigureKind::timeline) {
    std::map<scene::Part, std::size_t> count;
    count_parts(scene.elements, count);
    if (count[scene::Part::edge] < drawing.network.ties.size()) ways.insert("ties rolled up");
    if (count[scene::Part::node] < drawing.network.nodes.size()) ways.insert("houses only");
  }
  for (const Actor& actor : dossier.actors) {
    const bool shortened =
        !actor.short_name.empty() && words.find(actor.short_name) != std::string::npos &&
        words.find(actor.name.substr(0, actor.name.find(' '))) == std::string::npos;
    if (shortened) ways.insert("short names");
  }
  if (scene.page.height > theme::page({preset}).size.height + 0.5) ways.insert("taller");
  return ways;
}

/// One line of the log: kind of line, figure, size, seed, words, with tabs between.
void tell(int log, std::string_view what, const std::string& figure, const std::string& size,
          std::uint64_t seed, const std::string& words) {
  const std::string line = fmt::format("{}\t{}\t{}\t{}\t{}\n", what, figure, size, seed, words);
  if (::write(log, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::_Exit(3);
}

/// Of this process and of the layout engine's, which is its child.
double cpu_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(who, &used);
    for (const timeval& t : {used.ru_utime, used.ru_stime}) {
      sum += static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    }
  }
  return sum;
}

void draw_one(const Wishes& wishes, const Dossier& dossier, std::uint64_t seed, int log,
              const std::string& figure, const std::string& size) {
  const FigureKind kind = drawn_kinds.at(figure);
  const double begin = cpu_seconds();
  const Drawing drawing = draw(dossier, kind, size, efforts.at(wishes.effort));
  const std::string spent = fmt::format("{:.3f}", cpu_seconds() - begin);
  tell(log, "time", figure, size, seed, spent);
  if (figure == "graph") {
    tell(log, "form", drawing.form.empty() ? "none" : drawing.form, size, seed, spent);
  }
  if (!drawing.scene.value) {
    const Diagnostics& problems = drawing.scene.diagnostics;
    const bool explained = !problems.empty() && problems.front().code == Code::does_not_fit;
    tell(log, explained ? "does not fit" : "failed", figure, size, seed,
         problems.empty() ? "no diagnostic" : problems.front().message);
    return;
  }
  const std::set<std::string> ways = reductions(drawing, dossier, kind, size);
  tell(log, ways.empty() ? "whole" : "reduced", figure, size, seed,
       fmt::format("{}", fmt::join(ways, ",")));
  const std::vector<std::string> found = faults(*drawing.scene.value);
  for (const std::string& fault : found) tell(log, "fault", figure, size, seed, fault);
  if (!wishes.save.empty()) {
    std::ofstream(fmt::format("{}/{}-{}-{}.svg", wishes.save, seed, figure, size))
        << svg::write(*drawing.scene.value);
  }
}

void draw_all(const Wishes& wishes, std::uint64_t seed, int log) {
  const nlohmann::json document =
      wishes.kind == "hostile" ? random_dossier(seed) : realistic_dossier(seed);
  if (!wishes.save.empty()) {
    std::ofstream(fmt::format("{}/{}.json", wishes.save, seed)) << document.dump(1) << '\n';
  }
  const Dossier dossier = dossier_of(document.dump());
  for (const std::string& size : wishes.sizes) {
    for (const std::string& figure : wishes.figures)
      draw_one(wishes, dossier, seed, log, figure, size);
  }
}

/// Runs the seeds side by side, each in a child; the log has their lines.
void run(const Wishes& wishes, int log) {
  std::map<pid_t, std::uint64_t> running;
  const std::uint64_t end = wishes.first + wishes.seeds;
  for (std::uint64_t seed = wishes.first; seed < end || !running.empty();) {
    if (seed < end && static_cast<int>(running.size()) < wishes.processes) {
      const pid_t child = ::fork();
      if (child == 0) {
        ::alarm(static_cast<unsigned>(wishes.deadline));
        try {
          draw_all(wishes, seed, log);
        } catch (const std::exception& error) {
          tell(log, "failed", "-", "-", seed, error.what());
        }
        std::_Exit(0);
      }
      running[child] = seed++;
      continue;
    }
    int status = 0;
    const pid_t child = ::waitpid(-1, &status, 0);
    if (child < 0) break;
    const std::uint64_t done = running[child];
    running.erase(child);
    if (WIFSIGNALED(status)) {
      tell(log, "failed", "-", "-", done, fmt::format("ended by signal {}", WTERMSIG(status)));
    }
    if (isatty(2))
      fmt::print(stderr, "\r{} of {}", seed - wishes.first - running.size(), wishes.seeds);
  }
  if (isatty(2)) fmt::print(stderr, "\n");
}

struct Row {
  std::map<std::string, int> outcomes;
  std::map<std::string, int> ways;
  std::set<std::uint64_t> at_fault;
  std::vector<double> times;
  int faults = 0;
};

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, '\t');) parts.push_back(part);
  parts.resize(5);
  return parts;
}

/// How often each form of the graph was drawn, and what that took.
void report_forms(std::map<std::string, std::vector<double>>& forms) {
  fmt::print("\n{:<18} {:>6} {:>9} {:>8}\n", "form of graph", "drawn", "ms, med.", "ms, max.");
  for (auto& [name, times] : forms) {
    std::sort(times.begin(), times.end());
    fmt::print("{:<18} {:>6} {:>9.0f} {:>8.0f}\n", name, times.size(),
               1000 * times[times.size() / 2], 1000 * times.back());
  }
}

/// Prints the faults and the tables; returns the number of seeds at fault.
std::size_t report(const Wishes& wishes, std::istream& log) {
  std::map<std::string, Row> rows;
  std::map<std::string, std::vector<double>> forms;
  std::set<std::string> bad_seeds;
  for (std::string line; std::getline(log, line);) {
    const std::vector<std::string> f = fields(line);
    if (f[0] == "form") {
      forms[f[1] + " " + f[2]].push_back(std::stod(f[4]));
      continue;
    }
    Row& row = rows[f[1] + " " + f[2]];
    const bool fault = f[0] == "fault" || f[0] == "failed";
    if (f[0] == "time") {
      row.times.push_back(std::stod(f[4]));
    } else if (f[0] == "fault") {
      ++row.faults;
      row.at_fault.insert(std::stoull(f[3]));
    } else {
      ++row.outcomes[f[0]];
    }
    if (f[0] == "reduced") {
      for (const std::string& way : CLI::detail::split(f[4], ',')) ++row.ways[way];
    }
    if (fault) bad_seeds.insert(f[3]);
    if ((fault || f[0] == "does not fit") && !wishes.quiet) {
      fmt::print("{}: seed {}, {} {}: {}\n", f[0], f[3], f[1], f[2], f[4]);
    }
  }
  fmt::print("\n{:<18} {:>6} {:>8} {:>9} {:>7} {:>7} {:>9} {:>8} {:>8}\n", "figure", "whole",
             "reduced", "no room", "failed", "faults", "in seeds", "ms, med.", "ms, max.");
  for (auto& [name, row] : rows) {
    std::sort(row.times.begin(), row.times.end());
    const bool timed = !row.times.empty();
    fmt::print("{:<18} {:>6} {:>8} {:>9} {:>7} {:>7} {:>9} {:>8.0f} {:>8.0f}\n", name,
               row.outcomes["whole"], row.outcomes["reduced"], row.outcomes["does not fit"],
               row.outcomes["failed"], row.faults, row.at_fault.size(),
               timed ? 1000 * row.times[row.times.size() / 2] : 0,
               timed ? 1000 * row.times.back() : 0);
  }
  report_forms(forms);
  fmt::print("\nhow it was reduced\n");
  for (const auto& [name, row] : rows) {
    std::string ways;
    for (const auto& [way, count] : row.ways)
      ways += fmt::format("{}{} {}", ways.empty() ? "" : ", ", way, count);
    fmt::print("{:<18} {}\n", name, ways);
  }
  if (!bad_seeds.empty()) fmt::print("\nseeds at fault: {}\n", fmt::join(bad_seeds, " "));
  return bad_seeds.size();
}

}  // namespace

int main(int argc, char** argv) {
  Wishes wishes;
  CLI::App app("Draws random dossiers at every size and judges the figures");
  app.add_option("--first", wishes.first, "The first seed (default 0)");
  app.add_option("--seeds", wishes.seeds, "How many (default 100)");
  app.add_option("-j", wishes.processes, "So many at a time (default 4)");
  app.add_option("--deadline", wishes.deadline, "Seconds for one seed (default 60)");
  app.add_option("--size", wishes.sizes, "slide, a4, column (default: all)")
      ->check(CLI::IsMember({"slide", "a4", "column"}));
  app.add_option("--figure", wishes.figures, "graph, timeline, dossier (default: all)")
      ->check(CLI::IsMember(drawn_kinds));
  app.add_option("--layout", wishes.effort, "quick, normal (default), thorough")
      ->check(CLI::IsMember(efforts));
  app.add_option("--dossiers", wishes.kind, "realistic (default) or hostile")
      ->check(CLI::IsMember({"realistic", "hostile"}));
  app.add_option("--save", wishes.save, "A folder for documents and figures")
      ->check(CLI::ExistingDirectory);
  app.add_flag("--quiet", wishes.quiet, "The table alone");
  CLI11_PARSE(app, argc, argv);

  std::FILE* log = std::tmpfile();
  if (!log) return 4;
  const std::string path = fmt::format("/proc/self/fd/{}", fileno(log));
  run(wishes, fileno(log));
  std::ifstream lines(path);
  return report(wishes, lines) == 0 ? 0 : 1;
}
