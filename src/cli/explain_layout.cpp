#include "cli/explain_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace entente::cli {
namespace {

using Fate = LayoutCandidate::Outcome;

std::string_view word_of(Fate outcome) {
  switch (outcome) {
    case Fate::chosen:
      return "chosen";
    case Fate::fits:
      return "fits";
    case Fate::overlaps:
      return "lines over boxes";
    case Fate::tangled:
      return "a tangle";
    case Fate::too_large:
      return "too large";
    case Fate::not_tried:
      return "not tried";
    case Fate::failed:
      return "failed";
  }
  return {};
}

/// "crossings 1.20, length 0.54": what a drawing costs, without what costs nothing.
std::string terms_of(const LayoutCandidate& candidate) {
  std::string text;
  auto add = [&](std::string_view name, double cost) {
    if (cost < 0.005) return;
    text += fmt::format("{}{} {:.2f}", text.empty() ? "" : ", ", name, cost);
  };
  add("says less", candidate.penalty);
  for (const auto& [name, cost] : candidate.terms) add(name, cost);
  return text;
}

std::string line_of(std::size_t number, const LayoutCandidate& candidate) {
  std::string line = fmt::format("  {:>3}  {:<17}", number, word_of(candidate.outcome));
  if (candidate.outcome == Fate::not_tried || candidate.outcome == Fate::failed) {
    return fmt::format("{} {:>8}  {:>9}  {}{}\n", line, "", "", candidate.name,
                       candidate.reason.empty() ? "" : ": " + candidate.reason);
  }
  line +=
      fmt::format(" {:>8.2f}  {:>9}  {}\n", candidate.cost,
                  fmt::format("{:.0f}×{:.0f}", candidate.width, candidate.height), candidate.name);
  const std::string terms = terms_of(candidate);
  return terms.empty() ? line : line + fmt::format("{:>43}{}\n", "", terms);
}

std::string verdict(const LayoutReport& report) {
  const auto& all = report.candidates;
  const auto chosen = std::find_if(all.begin(), all.end(), [](const LayoutCandidate& candidate) {
    return candidate.outcome == Fate::chosen;
  });
  if (chosen == all.end()) return "  None fits.\n";
  const LayoutCandidate* next = nullptr;
  for (const LayoutCandidate& candidate : all) {
    if (candidate.outcome == Fate::fits && (!next || candidate.cost < next->cost)) {
      next = &candidate;
    }
  }
  const std::size_t number = static_cast<std::size_t>(chosen - all.begin()) + 1;
  if (!next)
    return fmt::format("  Number {} is drawn: nothing else that was tried fits.\n", number);
  // Columns differ in what they tell, which no cost makes up for.
  if (next->cost < chosen->cost) {
    return fmt::format("  Number {} is drawn: it tells more than what fits and costs less.\n",
                       number);
  }
  return fmt::format("  Number {} is drawn: it costs least, {:.2f}; the next best costs {:.2f}.\n",
                     number, chosen->cost, next->cost);
}

}  // namespace

std::string explained(const LayoutReport& report, const std::string& figure) {
  std::string text = fmt::format("{}\n", base::shown(figure));
  for (const FormTrial& trial : report.forms) {
    text += fmt::format("  {} as {}: {}\n", trial.drawn ? "Drawn" : "Not drawn", trial.form,
                        trial.reason);
  }
  if (!report.candidates.empty()) {
    text += fmt::format("  {:>3}  {:<17} {:>8}  {:>9}  {}\n", "", "", "cost", "size", "how");
  }
  for (std::size_t i = 0; i < report.candidates.size(); ++i) {
    text += line_of(i + 1, report.candidates[i]);
  }
  if (!report.candidates.empty()) text += verdict(report);
  for (const std::string& reduction : report.reductions) {
    text += fmt::format("  Says less: {}\n", base::shown(reduction));
  }
  for (const LayoutWish& wish : report.wishes) {
    text += wish.honored ? fmt::format("  Wish kept: {}\n", base::shown(wish.words))
                         : fmt::format("  Wish not kept: {}; {}\n", base::shown(wish.words),
                                       base::shown(wish.reason));
  }
  if (report.kept > 0) {
    text += fmt::format("  Kept in place: {} actors, moved by {:.0f} px on average\n", report.kept,
                        report.moved);
  }
  return text;
}

}  // namespace entente::cli
