#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "support/made_workbook.hpp"
#include "try_format.hpp"

// Any bytes as an input of one format: that which ENTENTE_FUZZ_READER names. What begins as XML
// stands for a sheet of a workbook, whose parts are packed.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const char* const format = std::getenv("ENTENTE_FUZZ_READER");
  if (!format) {
    std::puts("ENTENTE_FUZZ_READER names no format");
    std::abort();
  }
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (format == std::string_view("xlsx") && bytes.starts_with('<')) {
    bytes = entente::test::book_of(bytes);
  }
  entente::test::try_format(bytes, format);
  return 0;
}
