#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entente/layout.hpp"

// Any bytes as a file of kept places: what is wrong with it, or places that are written and read
// again the same.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read =
      entente::load_layout({reinterpret_cast<const char*>(data), size}, "layout.json");
  if (!read.value) {
    if (read.diagnostics.empty()) std::abort();
    return 0;
  }
  const std::string written = entente::save_layout(*read.value);
  const auto again = entente::load_layout(written, "layout.json");
  if (!again.value || entente::save_layout(*again.value) != written) std::abort();
  return 0;
}
