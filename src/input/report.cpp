#include "input/report.hpp"

#include <utility>

namespace entente::input {
namespace {

/// Errors, and as many others, that are kept: a megabyte of nonsense should not become a gigabyte
/// of complaints.
constexpr std::size_t most_kept = 1000;

Diagnostic make(Code code, std::string message, std::string hint) {
  Diagnostic d;
  d.code = code;
  d.severity = info(code).severity;
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

}  // namespace

void Report::keep(Diagnostic diagnostic) {
  std::size_t& count = diagnostic.severity == Severity::error ? errors_ : others_;
  if (++count <= most_kept) diagnostics_.push_back(std::move(diagnostic));
}

void Report::add(Code code, std::string pointer, std::string message, std::string hint, Spot spot) {
  Diagnostic d = make(code, std::move(message), std::move(hint));
  d.at = place(document_, pointer, spot);
  keep(std::move(d));
}

void Report::add_inside(Code code, std::string pointer, std::size_t offset, std::string message,
                        std::string hint) {
  Diagnostic d = make(code, std::move(message), std::move(hint));
  const TextSpan string = document_.map.nodes[document_.map.find(pointer).node].value;
  d.at = document_.locate(document_.map.inside(string, offset));
  d.at.pointer = std::move(pointer);
  keep(std::move(d));
}

void Report::add(Diagnostic diagnostic) {
  diagnostic.at = place(document_, diagnostic.at.pointer);
  for (Related& related : diagnostic.related) {
    related.at = place(document_, related.at.pointer);
  }
  keep(std::move(diagnostic));
}

}  // namespace entente::input
