#include "cli/apart.hpp"

#include <fmt/format.h>

#include "cli/wire.hpp"
#include "entente/render.hpp"
#include "process/child.hpp"

namespace entente::cli {

Checked<std::string> made_apart(std::string_view format,
                                const std::function<Checked<std::string>()>& make) {
  versions();  // loads the libraries here, once for all figures
  const auto answer = process::answer_of_child(
      [&make]() -> std::optional<std::string> {
        Checked<std::string> made = make();
        Outcome outcome;
        outcome.diagnostics = std::move(made.diagnostics);
        if (made.value) outcome.figures.emplace_back("", std::move(*made.value));
        return packed(outcome);
      },
      process::Deadline());
  std::optional<Outcome> outcome = answer ? unpacked(*answer) : std::nullopt;
  if (!outcome) {
    return {std::nullopt,
            {make_diagnostic(Code::io_write,
                             fmt::format("the figure cannot be written as {}: the process that "
                                         "does so was ended, or could not be started",
                                         format),
                             "there is too little memory, or there are too few processes: see "
                             "`ulimit -a`")}};
  }
  Checked<std::string> result{std::nullopt, std::move(outcome->diagnostics)};
  if (!outcome->figures.empty()) result.value = std::move(outcome->figures.front().second);
  return result;
}

}  // namespace entente::cli
