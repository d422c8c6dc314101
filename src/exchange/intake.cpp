#include "exchange/intake.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/checks.hpp"

namespace entente::exchange {
namespace {

constexpr std::size_t records_between_progress = 4096;
/// Reasons that are kept; the account counts all.
constexpr std::size_t most_rejections = 20000;
constexpr std::size_t most_listed = 20;

}  // namespace

void note_counts(ImportedSheet& account, std::string words,
                 const std::map<std::string, std::size_t>& counts) {
  if (counts.empty()) return;
  std::size_t listed = 0;
  for (const auto& [word, count] : counts) {
    if (listed == most_listed) {
      words += fmt::format(" and {} more", counts.size() - listed);
      break;
    }
    words += fmt::format("{}{} ({})", listed++ > 0 ? ", " : "", word, count);
  }
  account.notes.push_back(std::move(words));
}

Diagnostic& Intake::report(Code code, const std::string& file, std::string message,
                           std::string hint) {
  Diagnostic d = model::problem(code, {}, std::move(message), std::move(hint));
  d.at.file = file;
  result_.diagnostics.push_back(std::move(d));
  return result_.diagnostics.back();
}

void Intake::reject(RowFault fault, const ImportedSheet& account) {
  if (result_.rejections.size() >= most_rejections) return;
  Diagnostic d =
      model::problem(fault.code, fault.at,
                     fmt::format("{} left out: {}", account.unit, fault.message), fault.hint);
  d.severity = Severity::warning;
  d.related = std::move(fault.related);
  result_.rejections.push_back(std::move(d));
}

void Intake::note_in_subtitle() {
  std::string& subtitle = joiner_.draft().subtitle;
  for (const std::string& words : {words_of(answer_, options_), kept_}) {
    if (!words.empty()) subtitle += (subtitle.empty() ? "" : "; ") + words;
  }
}

void Intake::advance(std::size_t bytes) {
  if (++records_ % records_between_progress != 0 || !options_.progress) return;
  const double done = static_cast<double>(done_bytes_ + bytes);
  options_.progress(records_, std::min(1.0, done / static_cast<double>(all_bytes_)));
}

}  // namespace entente::exchange
