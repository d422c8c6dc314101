#include "cli/report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "cli/files.hpp"

namespace entente::cli {
namespace {

ExitCode code_for(const Diagnostic& diagnostic) {
  if (diagnostic.severity != Severity::error) return ExitCode::done;
  switch (diagnostic.code) {
    case Code::io_read:
    case Code::io_write:
      return ExitCode::no_access;
    case Code::worker_failed:
      return ExitCode::internal_error;
    case Code::layout_failed:
    case Code::does_not_fit:
    case Code::figure_fault:
      return ExitCode::no_figure;
    default:
      return ExitCode::invalid_input;
  }
}

}  // namespace

void Report::add_text(std::string file, std::string bytes) {
  texts_.emplace_back(std::move(file), std::move(bytes));
}

void Report::add(const Diagnostics& diagnostics, const std::string& file) {
  for (Diagnostic diagnostic : diagnostics) {
    if (diagnostic.at.file.empty()) diagnostic.at.file = file;
    diagnostics_.push_back(std::move(diagnostic));
  }
}

ExitCode Report::exit_code() const {
  ExitCode code = ExitCode::done;
  for (const Diagnostic& diagnostic : diagnostics_) code = std::max(code, code_for(diagnostic));
  return code;
}

std::string Report::text(bool color) {
  tidy(diagnostics_);
  return entente::format(diagnostics_, format_, texts_, color);
}

bool wants_color(int stream) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return ::isatty(stream) && !(no_color && *no_color) && terminal &&
         std::string_view(terminal) != "dumb";
}

void print_errors(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
    if (count <= 0) return;  // nobody is left to tell
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

void print_errors(Report& report) {
  if (report.empty() && report.format() != DiagnosticsFormat::json) return;
  print_errors(report.text(wants_color(STDERR_FILENO)));
}

ExitCode print(std::string_view text) {
  Report report(DiagnosticsFormat::text);
  report.add(write_output(text), "");
  print_errors(report);
  return report.exit_code();
}

}  // namespace entente::cli
