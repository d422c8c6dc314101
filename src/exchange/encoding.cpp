#include "exchange/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.hpp"

namespace entente::exchange {
namespace {

/// What Windows-1252 has in place of the controls 80 to 9F. Source: the WHATWG Encoding Standard;
/// 0: no character.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// Lone halves of pairs and an odd byte at the end become U+FFFD.
std::string from_utf16(std::string_view bytes, bool big) {
  const auto unit = [&](std::size_t at) -> std::uint32_t {
    return big ? byte_at(bytes, at) << 8 | byte_at(bytes, at + 1)
               : byte_at(bytes, at + 1) << 8 | byte_at(bytes, at);
  };
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t c = unit(at);
    at += 2;
    if (c >= 0xD800 && c <= 0xDBFF && at + 1 < bytes.size()) {
      const std::uint32_t low = unit(at);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    base::append_code_point(out, c >= 0xD800 && c <= 0xDFFF ? U'\uFFFD' : c);
  }
  if (at < bytes.size()) base::append_code_point(out, U'\uFFFD');
  return out;
}

/// Where the zeros of Latin letters stand tells the order of a text without a mark: 0 or 1.
std::optional<std::size_t> place_of_zeros(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 1000);
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < start.size(); ++i) zeros[i % 2] += start[i] == '\0' ? 1 : 0;
  for (std::size_t place : {0u, 1u}) {
    if (zeros[place] * 4 > start.size() && zeros[1 - place] == 0) return place;
  }
  return std::nullopt;
}

DecodedText from_windows_1252(std::string_view bytes) {
  DecodedText result{"", "Windows-1252", std::nullopt, true};
  result.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    char32_t c = byte_at(bytes, at);
    if (c >= 0x80 && c <= 0x9F) c = windows_1252[c - 0x80];
    const bool none = c == 0;
    if (none && !result.fault) result.fault = at;
    base::append_code_point(result.text, none ? U'\uFFFD' : c);
  }
  return result;
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF" && !base::invalid_utf8(bytes)) {
    return {std::string(bytes.substr(3)), "UTF-8 with a byte order mark", std::nullopt};
  }
  if (bytes.substr(0, 2) == "\xFF\xFE") {
    return {from_utf16(bytes.substr(2), false), "UTF-16, little-endian", std::nullopt};
  }
  if (bytes.substr(0, 2) == "\xFE\xFF") {
    return {from_utf16(bytes.substr(2), true), "UTF-16, big-endian", std::nullopt};
  }
  if (const auto zeros = place_of_zeros(bytes)) {
    const bool big = *zeros == 0;
    return {from_utf16(bytes, big), big ? "UTF-16, big-endian" : "UTF-16, little-endian",
            std::nullopt, true};
  }
  if (!base::invalid_utf8(bytes)) return {std::string(bytes), "UTF-8", std::nullopt};
  return from_windows_1252(bytes);
}

}  // namespace entente::exchange
