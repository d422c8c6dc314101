#include "cli/wire.hpp"

#include "process/wire.hpp"

namespace entente {

template <class Wire>
void fields(Wire& wire, TextSpan& span) {
  wire(span.begin, span.end);
}
template <class Wire>
void fields(Wire& wire, Location& at) {
  wire(at.file, at.pointer, at.span, at.line, at.column);
}
template <class Wire>
void fields(Wire& wire, Related& related) {
  wire(related.at, related.message);
}
template <class Wire>
void fields(Wire& wire, Diagnostic& d) {
  wire(d.code, d.severity, d.at, d.message, d.related, d.hint);
}

namespace cli {

template <class Wire>
void fields(Wire& wire, Outcome& outcome) {
  wire(outcome.diagnostics, outcome.texts, outcome.outputs, outcome.figures, outcome.up_to_date);
}

std::string packed(const Outcome& outcome) { return process::packed(outcome); }

std::optional<Outcome> unpacked(std::string_view bytes) {
  return process::unpacked<Outcome>(bytes);
}

}  // namespace cli
}  // namespace entente
