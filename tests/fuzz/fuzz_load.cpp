#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "entente/dossier.hpp"

/// Any bytes give a dossier or an error, every diagnostic has its place, and all forms of the
/// report can be printed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Checked<Dossier> result = load(bytes, "fuzz.json");
  if (result.value.has_value() == has_errors(result.diagnostics)) std::abort();
  for (const Diagnostic& d : result.diagnostics) {
    if (d.at.span.begin > d.at.span.end || d.at.span.end > size || d.at.line == 0) std::abort();
  }
  for (DiagnosticsFormat form :
       {DiagnosticsFormat::text, DiagnosticsFormat::json, DiagnosticsFormat::github}) {
    format(result.diagnostics, form, {{"fuzz.json", std::string(bytes)}}, true);
  }
  return 0;
}
