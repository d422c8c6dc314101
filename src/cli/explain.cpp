#include <fmt/format.h>

#include <string>

#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/diagnostic.hpp"
#include "entente/judgement.hpp"

namespace entente::cli {
namespace {

std::string_view severity_word(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string list_of_codes() {
  std::string out;
  for (const Code code : all_codes()) {
    const CodeInfo& known = info(code);
    out +=
        fmt::format("{:<20} {:<8} {}\n", known.word, severity_word(known.severity), known.summary);
  }
  return out;
}

std::string explanation(const std::string& word) {
  if (const auto code = code_from_word(word)) {
    const CodeInfo& known = info(*code);
    return fmt::format("{} ({})\n{}\n\n{}\n", known.word, severity_word(known.severity),
                       known.summary, known.advice);
  }
  std::vector<std::string> words;
  for (const Code code : all_codes()) words.emplace_back(info(code).word);
  for (const Flaw flaw : all_flaws()) {
    words.emplace_back(entente::word(flaw));
    if (words.back() != word) continue;
    return fmt::format(
        "{} (fault of a figure)\n{}\n\n`entente check --figure` and `entente render --check` find "
        "it, as one of the faults of `figure-fault`. `entente help sizes` tells what they look "
        "for.\n",
        word, meaning(flaw));
  }
  const auto meant = base::closest(word, words);
  throw UsageError(
      fmt::format("unknown code \"{}\"", word),
      meant ? fmt::format("did you mean {}?", *meant) : "entente explain lists all of them");
}

}  // namespace

Command add_explain(CLI::App& program) {
  CLI::App* app = add_command(program, "explain", "Explains a problem by the code in brackets",
                              R"(Examples:
  entente explain                       all codes
  entente explain bad-date
)");
  app->group("Look up");
  auto word = std::make_shared<std::string>();
  add_value(*app, "code", "CODE", *word, "As printed: bad-date. Without it, all codes are listed");
  return {app, [word] { return print(word->empty() ? list_of_codes() : explanation(*word)); }};
}

}  // namespace entente::cli
