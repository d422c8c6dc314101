#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "assistant/server.hpp"

// Any bytes as a line to the server for assistants, which has no folder: its answer is one line.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const entente::assistant::Server server(
      {{}, {}, [](std::string_view) { return std::string("{}"); }});
  const auto answer = server.answer({reinterpret_cast<const char*>(data), size});
  if (answer && answer->find('\n') != answer->npos) std::abort();
  return 0;
}
