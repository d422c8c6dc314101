#pragma once

#include <cstdlib>
#include <string>

#include "entente/import.hpp"

namespace entente::test {

/// Reads bytes as of one format ("": that which they look like): the account adds up, every place
/// lies in the text, and what is made can be loaded; else the program ends.
inline void try_format(const std::string& bytes, const std::string& format) {
  ImportOptions options;
  options.format = format;
  const Import import = import_files({{"input", bytes}}, options);
  for (const ImportedSheet& sheet : import.sheets) {
    if (sheet.rows != sheet.read + sheet.rejected + sheet.merged + sheet.unasked) std::abort();
  }
  for (const Diagnostics& list : {import.rejections, import.diagnostics}) {
    for (const Diagnostic& d : list) {
      const std::size_t end = import.texts.empty() ? 0 : import.texts.front().second.size();
      if (d.at.span.begin > d.at.span.end || d.at.span.end > end) std::abort();
    }
  }
  if (!import.dossier.empty() && !load(import.dossier, "made.json")) std::abort();
}

}  // namespace entente::test
