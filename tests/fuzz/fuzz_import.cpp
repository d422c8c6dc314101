#include <cstdint>
#include <cstdlib>
#include <string>

#include "entente/import.hpp"
#include "exchange/csv.hpp"

// Any bytes as a sheet: the account of rows adds up, every place lies in the text, what is made can
// be loaded, and faults do not make reading more than linear.

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Import import = import_sheets({{"sheet.csv", bytes}}, {});
  for (const ImportedSheet& sheet : import.sheets) {
    if (sheet.rows != sheet.read + sheet.rejected + sheet.merged) std::abort();
  }
  for (const Diagnostics& list : {import.rejections, import.diagnostics}) {
    for (const Diagnostic& d : list) {
      const std::size_t end = import.texts.empty() ? 0 : import.texts.front().second.size();
      if (d.at.span.begin > d.at.span.end || d.at.span.end > end) std::abort();
    }
  }
  if (!import.dossier.empty() && !load(import.dossier, "made.json")) std::abort();
  exchange::CsvReader reader(bytes, ',');
  exchange::CsvRow row;
  std::size_t last = 0;
  while (reader.next(row)) {
    if (reader.position() <= last) std::abort();
    last = reader.position();
  }
  if (reader.reread() > 2 * size) std::abort();
  return 0;
}
