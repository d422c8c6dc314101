#pragma once

#include <cstdint>
#include <string_view>

namespace entente::base {

/// FNV-1a, 64 bits: tells contents apart that nobody forges. Source: RFC 9923.
constexpr std::uint64_t hash(std::string_view bytes, std::uint64_t start = 0xCBF29CE484222325) {
  for (const char byte : bytes) {
    start = (start ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  }
  return start;
}

/// The same of 32 bits, where a short word has to do.
constexpr std::uint32_t short_hash(std::string_view bytes) {
  std::uint32_t sum = 0x811C9DC5;
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 0x01000193;
  return sum;
}

}  // namespace entente::base
