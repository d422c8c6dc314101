#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "entente/import.hpp"
#include "exchange/csv.hpp"

// Any bytes as an input, of the format that they look like and of each in turn: the account adds
// up, every place lies in the text, what is made can be loaded, and faults do not make reading of
// sheets more than linear.

using namespace entente;

namespace {

void try_format(const std::string& bytes, const std::string& format) {
  ImportOptions options;
  options.format = format;
  const Import import = import_files({{"input", bytes}}, options);
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
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> formats = import_formats();
  try_format(bytes, "");
  try_format(bytes, formats[size % formats.size()]);
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
