#include "input/report.hpp"

#include <utility>

namespace entente::input {
bool Report::admit(Severity severity) {
  std::size_t& count = severity == Severity::error ? errors_ : others_;
  return ++count <= most_kept;
}

Location Report::locate(std::string_view pointer, Spot spot) {
  const SourceMap::Found found = document_.map.find(pointer);
  steps_ += found.steps;
  Location at = place(document_, found, spot);
  at.pointer = pointer;
  return at;
}

void Report::add(Code code, std::string pointer, std::string message, std::string hint, Spot spot) {
  if (!admit(info(code).severity)) return;
  Diagnostic d = make_diagnostic(code, std::move(message), std::move(hint));
  d.at = locate(pointer, spot);
  diagnostics_.push_back(std::move(d));
}

void Report::add_inside(Code code, std::string pointer, std::size_t offset, std::string message,
                        std::string hint) {
  if (!admit(info(code).severity)) return;
  Diagnostic d = make_diagnostic(code, std::move(message), std::move(hint));
  const SourceMap::Found found = document_.map.find(pointer);
  steps_ += found.steps;
  const TextSpan string = document_.map.nodes[found.node].value;
  d.at = document_.locate(document_.map.inside(string, offset));
  d.at.pointer = std::move(pointer);
  diagnostics_.push_back(std::move(d));
}

void Report::add(Diagnostic diagnostic) {
  if (!admit(diagnostic.severity)) return;
  diagnostic.at = locate(diagnostic.at.pointer);
  for (Related& related : diagnostic.related) related.at = locate(related.at.pointer);
  diagnostics_.push_back(std::move(diagnostic));
}

}  // namespace entente::input
