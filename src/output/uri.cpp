#include "output/uri.hpp"

#include <fmt/format.h>

namespace entente::output {

std::string uri(std::string_view url) {
  constexpr std::string_view unsafe = "\"'<>\\^`{|}";
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || unsafe.find(c) != unsafe.npos) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace entente::output
