#include "model/allowed.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::model {
namespace {

/// The row of a sheet, else the pointer.
std::string place_of(const Location& at) {
  if (at.cell.row == 0) return at.pointer;
  return fmt::format("{}\n{}\n{}", at.file, at.cell.sheet, at.cell.row);
}

}  // namespace

bool allows(const std::vector<Allowance>& allowed, Code code) {
  return std::any_of(allowed.begin(), allowed.end(),
                     [code](const Allowance& allowance) { return allowance.code == code; });
}

AllowedHere::AllowedHere(const Draft& draft) {
  const auto add = [this](const auto& records) {
    for (const auto& record : records) {
      if (!record.facts.allowed.empty()) {
        allowed_[place_of(record.at.location())] = record.facts.allowed;
      }
    }
  };
  add(draft.actors);
  add(draft.relations);
  add(draft.events);
}

bool AllowedHere::holds(const std::string& place, Code code) const {
  const auto found = allowed_.find(place);
  return found != allowed_.end() && allows(found->second, code);
}

bool AllowedHere::holds(const Diagnostic& diagnostic) const {
  std::string place = place_of(diagnostic.at);
  if (holds(place, diagnostic.code)) return true;
  if (diagnostic.at.cell.row > 0) return false;
  for (std::size_t end = place.rfind('/'); end != place.npos && end > 0; end = place.rfind('/')) {
    place.resize(end);
    if (holds(place, diagnostic.code)) return true;
  }
  return false;
}

void AllowedHere::drop_from(Diagnostics& diagnostics) const {
  if (allowed_.empty()) return;
  std::erase_if(diagnostics, [this](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::warning && holds(diagnostic);
  });
}

}  // namespace entente::model

namespace entente {

void drop_allowed(const std::vector<Allowance>& allowed, Diagnostics& diagnostics) {
  std::erase_if(diagnostics, [&allowed](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::warning && model::allows(allowed, diagnostic.code);
  });
}

}  // namespace entente
