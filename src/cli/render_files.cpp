#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "cli/batch.hpp"
#include "cli/files.hpp"
#include "cli/render_wishes.hpp"
#include "cli/report.hpp"
#include "cli/rules.hpp"

namespace entente::cli {
namespace {

std::string rules(const std::vector<std::string>& files, const std::vector<Outcome>& outcomes) {
  std::string out;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!outcomes[i].outputs.empty() && files[i] != "-") out += rule(outcomes[i].outputs, files[i]);
  }
  return out;
}

/// One line a file.
std::string written(const std::vector<Outcome>& outcomes) {
  std::string out;
  for (const Outcome& outcome : outcomes) {
    if (outcome.up_to_date) continue;
    for (const std::string& output : outcome.outputs) out += base::shown(output) + '\n';
  }
  return out;
}

/// "200 files: 197 drawn, 2 up to date, 1 failed (x.json)"
std::string summary(const std::vector<std::string>& files, const std::vector<Outcome>& outcomes) {
  std::size_t drawn = 0, kept = 0;
  std::vector<std::string> failed;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (has_errors(outcomes[i].diagnostics)) {
      failed.push_back(base::shown(files[i]));
    } else {
      ++(outcomes[i].up_to_date ? kept : drawn);
    }
  }
  std::string out = fmt::format("{} files: {} drawn", files.size(), drawn);
  if (kept > 0) out += fmt::format(", {} up to date", kept);
  if (failed.empty()) return out + '\n';
  constexpr std::size_t most = 5;
  const bool more = failed.size() > most;
  out += fmt::format(", {} failed (", failed.size());
  failed.resize(std::min(failed.size(), most));
  return out + fmt::format("{}{})\n", fmt::join(failed, ", "), more ? ", …" : "");
}

}  // namespace

ExitCode render(RenderWishes wishes) {
  Report report(wishes.diagnostics);
  if (!fetch_look(wishes, report)) {
    print_errors(report);
    return report.exit_code();
  }
  const bool several = wishes.files.size() > 1;
  const auto work = [&wishes](const std::string& file) { return draw_file(wishes, file); };
  std::vector<Outcome> outcomes;
  if (several) {
    outcomes = in_workers(wishes.files, wishes.jobs, work);
  } else {
    outcomes.push_back(work(wishes.files.front()));
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    report.add(outcomes[i].diagnostics, wishes.files[i]);
    for (auto& [name, bytes] : outcomes[i].texts) report.add_text(name, std::move(bytes));
  }
  print_errors(report);
  if (several && wishes.diagnostics == DiagnosticsFormat::text) {
    print_errors(summary(wishes.files, outcomes));
  }

  std::vector<std::string> kept = wishes.inputs;
  if (!wishes.layout_file.empty()) kept.push_back(wishes.layout_file);
  for (const Outcome& outcome : outcomes) {
    kept.insert(kept.end(), outcome.outputs.begin(), outcome.outputs.end());
  }
  FileBatch batch(std::move(kept), wishes.force);
  if (!wishes.depfile.empty()) {
    batch.add(wishes.depfile, rules(wishes.files, outcomes), FileKind::rules);
  }
  if (!wishes.report.empty()) batch.add(wishes.report, report.text(false), FileKind::report);
  Report trouble(DiagnosticsFormat::text);
  trouble.add(batch.commit(), "");
  if (!wishes.quiet && ::isatty(STDOUT_FILENO)) trouble.add(write_output(written(outcomes)), "");
  print_errors(trouble);
  return std::max(report.exit_code(), trouble.exit_code());
}

}  // namespace entente::cli
