#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entente/judgement.hpp"

// Any bytes as a figure to be judged: what is wrong with it, or measures.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto judged = entente::assess_svg({reinterpret_cast<const char*>(data), size});
  if (!judged.value && judged.diagnostics.empty()) std::abort();
  return 0;
}
