#include "entente/dossier.hpp"
#include "input/decode.hpp"
#include "input/document.hpp"
#include "input/report.hpp"
#include "model/allowed.hpp"
#include "model/resolve.hpp"

namespace entente {

Checked<Dossier> load(std::string_view bytes, std::string_view file, const Limits& limits) {
  input::Parsed parsed = input::parse(bytes, file, limits);
  Checked<Dossier> result;
  result.diagnostics = std::move(parsed.diagnostics);
  if (parsed.readable) {
    const bool unread = has_errors(result.diagnostics);
    input::Report report(parsed.document, result.diagnostics);
    model::Draft draft = input::decode(parsed.document, report, limits);
    draft.faulty = draft.faulty || unread;
    const std::vector<Allowance> allowed = draft.allowed;
    const model::AllowedHere here(draft);
    Checked<Dossier> resolved = model::resolve(std::move(draft));
    for (Diagnostic& d : resolved.diagnostics) report.add(std::move(d));
    drop_allowed(allowed, result.diagnostics);
    here.drop_from(result.diagnostics);
    result.value = std::move(resolved.value);
  }
  tidy(result.diagnostics);
  return result;
}

}  // namespace entente
