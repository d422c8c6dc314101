// Counts the crossings of a storyline and how long its order takes.
//
//   storylines FILE...
//
// A file has one moment a line: groups are separated by tabs, members of a group by commas. A line
// runs from the first to the last moment of its actor; with --interrupted it runs only while its
// actor is there. Equal moments in a row are one.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "layout/story_orders.hpp"

namespace {

using namespace entente;
using Groups = std::vector<std::vector<int>>;

layout::StoryProblem read(const std::string& path, bool interrupted) {
  std::ifstream stream(path);
  std::map<std::string, int> lines;
  std::vector<Groups> moments;
  for (std::string words; std::getline(stream, words);) {
    if (!words.empty() && words.back() == '\r') words.pop_back();
    Groups groups;
    std::istringstream row(words);
    for (std::string part; std::getline(row, part, '\t');) {
      std::istringstream members(part);
      std::set<int> group;
      for (std::string name; std::getline(members, name, ',');) {
        if (!name.empty()) group.insert(lines.try_emplace(name, lines.size()).first->second);
      }
      if (!group.empty()) groups.emplace_back(group.begin(), group.end());
    }
    std::sort(groups.begin(), groups.end());
    if (!groups.empty() && (moments.empty() || moments.back() != groups)) moments.push_back(groups);
  }
  layout::StoryProblem problem;
  problem.lines = static_cast<int>(lines.size());
  std::vector<std::size_t> first(lines.size(), moments.size()), last(lines.size(), 0);
  for (std::size_t t = 0; t < moments.size(); ++t) {
    for (const std::vector<int>& group : moments[t]) {
      for (const int line : group) {
        const auto i = static_cast<std::size_t>(line);
        first[i] = std::min(first[i], t);
        last[i] = t;
      }
    }
  }
  for (std::size_t t = 0; t < moments.size(); ++t) {
    layout::StoryMoment moment;
    moment.meetings = moments[t];
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const int line = static_cast<int>(i);
      const bool here = std::any_of(moments[t].begin(), moments[t].end(), [&](const auto& group) {
        return std::find(group.begin(), group.end(), line) != group.end();
      });
      if (here || (!interrupted && first[i] <= t && t <= last[i])) moment.lines.push_back(line);
    }
    problem.moments.push_back(std::move(moment));
  }
  return problem;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files;
  bool interrupted = false, search = false;
  std::int64_t budget = layout::StoryProblem().budget;
  CLI::App app("Counts the crossings of storylines");
  app.add_option("files", files, "One moment a line, groups by tabs, members by commas")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_flag("--interrupted", interrupted, "Lines run only while their actors are there");
  app.add_flag("--search", search, "Search, even where the best order could be computed");
  app.add_option("--budget", budget, "How many comparisons a search may make");
  CLI11_PARSE(app, argc, argv);
  for (const std::string& file : files) {
    layout::StoryProblem problem = read(file, interrupted);
    problem.budget = budget;
    std::size_t most = 0;
    for (const layout::StoryMoment& moment : problem.moments) {
      most = std::max(most, moment.lines.size());
    }
    const auto begin = std::chrono::steady_clock::now();
    const layout::StoryOrders found =
        search ? layout::searched_story(problem) : layout::order_story(problem);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{}: {} lines, {} at a time, {} moments: {} crossings, at least {}{}, {:.2f} s\n",
               file, problem.lines, most, problem.moments.size(), found.crossings, found.bound,
               found.proven() ? " (proven)" : "", took.count());
  }
  return 0;
}
