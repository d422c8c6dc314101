#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/utf8.hpp"
#include "input/scanner.hpp"

/// The scanner accepts what nlohmann/json accepts, but for numbers beyond double and deep nesting;
/// and pointers lead to the nodes they are made of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The parser skips a byte order mark, which the scanner is never shown, and stops at a NUL, which
  // the scanner refuses.
  const bool marked = text.substr(0, 3) == "\xEF\xBB\xBF";
  if (base::invalid_utf8(text) || marked || text.find('\0') != text.npos) return 0;
  input::SourceMap map{text, {}, {}};
  const input::Scan result = input::scan(map, {0, size}, 100);
  if (result.fault) {
    if (!map.nodes.empty()) std::abort();
    if (result.fault->at.end > size || result.fault->at.begin > result.fault->at.end) std::abort();
    if (result.fault->code == Code::json_syntax && nlohmann::json::accept(text)) std::abort();
    return 0;
  }
  if (!nlohmann::json::accept(text)) std::abort();
  const std::size_t checked = std::min<std::size_t>(map.nodes.size(), 50);
  for (std::size_t node = 0; node < checked && result.duplicates.empty(); ++node) {
    const input::SourceMap::Found found = map.find(map.pointer_to(node));
    if (!found.exact || found.node != node) std::abort();
  }
  return 0;
}
