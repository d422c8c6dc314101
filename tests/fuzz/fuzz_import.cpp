#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "exchange/csv.hpp"
#include "try_format.hpp"

// Any bytes as an input, of the format that they look like and of each in turn; and faults do not
// make reading of sheets more than linear.

using namespace entente;
using namespace entente::test;

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
