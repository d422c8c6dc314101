#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/exit_codes.hpp"
#include "entente/diagnostic.hpp"

namespace entente::cli {

/// Collects what is noticed while a command runs, to print it once, in order.
class Report {
 public:
  explicit Report(DiagnosticsFormat format) : format_(format) {}

  /// An input, so that its lines can be shown.
  void add_text(std::string file, std::string bytes);
  /// `file`: the place of those that have none.
  void add(const Diagnostics& diagnostics, const std::string& file);
  /// The greatest code that the errors ask for.
  ExitCode exit_code() const;
  std::string text(bool color);
  DiagnosticsFormat format() const { return format_; }
  bool empty() const { return diagnostics_.empty(); }
  const Diagnostics& diagnostics() const { return diagnostics_; }
  const std::vector<std::pair<std::string, std::string>>& texts() const { return texts_; }

 private:
  DiagnosticsFormat format_;
  Diagnostics diagnostics_;
  std::vector<std::pair<std::string, std::string>> texts_;
};

/// True if a person reads that stream (1: output, 2: errors) on a terminal with colors.
bool wants_color(int stream);
/// Prints the report to the stream of errors.
void print_errors(Report& report);
void print_errors(std::string_view text);
/// Prints what a command was asked for to standard output.
ExitCode print(std::string_view text);

}  // namespace entente::cli
