#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "entente/dossier.hpp"

namespace entente::test {

/// The dossier of a document that must be free of errors; else throws with what is wrong.
inline Dossier dossier_of(std::string_view bytes) {
  Checked<Dossier> checked = load(bytes, "test.json");
  if (checked.value) return std::move(*checked.value);
  throw std::runtime_error(format(checked.diagnostics, DiagnosticsFormat::text,
                                  {{"test.json", std::string(bytes)}}, false));
}

/// The dossier with these sections and four countries A, B, C, D (ids equal names), an organization
/// O of A and the official P of A, unless `sections` has actors of its own.
inline Dossier small_dossier(const std::string& sections) {
  const std::string actors = R"("actors":[
    {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
    {"id":"C","kind":"country","name":"C"},{"id":"D","kind":"country","name":"D"},
    {"id":"O","kind":"organization","name":"O","of":"A"},
    {"id":"P","kind":"official","name":"P","posts":[{"role":"Envoy","of":"A"}]}],)";
  const bool own = sections.find("\"actors\"") != std::string::npos;
  return dossier_of(R"({"format":"entente/1",)" + (own ? "" : actors) + sections + "}");
}

}  // namespace entente::test
