#pragma once

#include <map>
#include <string>

#include "entente/import.hpp"
#include "exchange/asked.hpp"
#include "exchange/joiner.hpp"
#include "exchange/row.hpp"

namespace entente::exchange {

/// Notes what there is how often, if there is anything: "keys that are not read: color (12)".
void note_counts(ImportedSheet& account, std::string words,
                 const std::map<std::string, std::size_t>& counts);

/// What the readers of all inputs bring together: the draft, and what was found on the way.
class Intake {
 public:
  explicit Intake(const ImportOptions& options) : options_(options) {}

  const ImportOptions& options() const { return options_; }
  Joiner& joiner() { return joiner_; }
  Import& result() { return result_; }

  Diagnostic& report(Code code, const std::string& file, std::string message,
                     std::string hint = "");
  /// One reason why a record was left out. Its place is yet to be found in the text.
  void reject(RowFault fault, const ImportedSheet& account);
  Answer& answer() { return answer_; }
  /// What was kept of many pairs of actors.
  void note_kept(const std::string& words) { kept_ += (kept_.empty() ? "" : "; ") + words; }
  bool has_kept() const { return !kept_.empty(); }
  /// What was asked for and what was kept: the figure is to say it.
  void note_in_subtitle();
  /// Tells now and then how far reading is. `bytes`: of the input that is being read.
  void advance(std::size_t bytes);
  void finish_input(std::size_t bytes) { done_bytes_ += bytes; }
  void expect(std::size_t bytes) { all_bytes_ += bytes; }

 private:
  const ImportOptions& options_;
  Joiner joiner_;
  Import result_;
  Answer answer_;
  std::string kept_;
  std::size_t all_bytes_ = 1, done_bytes_ = 0, records_ = 0;
};

}  // namespace entente::exchange
