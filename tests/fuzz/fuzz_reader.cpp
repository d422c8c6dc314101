#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "try_format.hpp"

// Any bytes as an input of one format: that which ENTENTE_FUZZ_READER names.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const char* const format = std::getenv("ENTENTE_FUZZ_READER");
  if (!format) {
    std::puts("ENTENTE_FUZZ_READER names no format");
    std::abort();
  }
  entente::test::try_format({reinterpret_cast<const char*>(data), size}, format);
  return 0;
}
