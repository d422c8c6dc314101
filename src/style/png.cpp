#include <zlib.h>

#include <cstdint>

#include "style/logo.hpp"

// Source: ISO/IEC 15948 (PNG), 5 (chunks), 9 (filters), 11.2 (critical chunks).

namespace entente::style {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr std::uint32_t most_pixels = 2000;  // on a side
constexpr std::size_t most_palette = 256;

struct Chunk {
  std::string_view type, data, whole;
};

std::uint32_t number(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

/// The next chunk, which is taken off; nullopt if it is cut off or its sum is wrong.
std::optional<Chunk> next_chunk(std::string_view& rest) {
  constexpr std::size_t frame = 12;  // length, type and sum
  if (rest.size() < frame) return std::nullopt;
  const std::size_t size = number(rest);
  if (size > rest.size() - frame) return std::nullopt;
  const Chunk chunk{rest.substr(4, 4), rest.substr(8, size), rest.substr(0, size + frame)};
  if (checksum(rest.substr(4, size + 4)) != number(rest.substr(size + 8))) return std::nullopt;
  rest.remove_prefix(size + frame);
  return chunk;
}

struct Header {
  std::uint32_t width = 0, height = 0;
  unsigned depth = 0, color = 0;
  bool interlaced = false;

  /// Of a color by its bits: 1 a palette, 2 colored, 4 with transparency.
  unsigned channels() const {
    const unsigned colors = color == 2 || color == 6 ? 3 : 1;
    return colors + (color >= 4 ? 1 : 0);
  }
  std::size_t row_bytes() const {
    return (std::size_t{width} * channels() * depth + 7) / 8 + 1;  // with its filter
  }
};

std::optional<Header> header_of(const Chunk& chunk) {
  if (chunk.type != "IHDR" || chunk.data.size() != 13) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(chunk.data[i]); };
  const Header header{number(chunk.data), number(chunk.data.substr(4)), byte(8), byte(9),
                      byte(12) == 1};
  const bool small = header.depth == 1 || header.depth == 2 || header.depth == 4;
  const bool deep = header.depth == 16;
  const bool known = header.depth == 8 || (small && (header.color == 0 || header.color == 3)) ||
                     (deep && header.color != 3);
  const bool colored = header.color <= 6 && header.color != 1 && header.color != 5;
  const bool usual = byte(10) == 0 && byte(11) == 0 && byte(12) <= 1;
  if (!known || !colored || !usual || header.width == 0 || header.height == 0) return std::nullopt;
  return header;
}

/// Whether the packed rows are exactly as many as the header says, each with a known filter.
bool rows_are_sound(std::string_view packed, const Header& header) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string row(header.row_bytes(), '\0');
  constexpr unsigned char last_filter = 4;
  bool sound = true;
  int state = Z_OK;
  for (std::uint32_t y = 0; sound && y < header.height; ++y) {
    stream.next_out = reinterpret_cast<Bytef*>(row.data());
    stream.avail_out = static_cast<uInt>(row.size());
    while (stream.avail_out > 0 && state == Z_OK) state = inflate(&stream, Z_NO_FLUSH);
    sound = stream.avail_out == 0 && static_cast<unsigned char>(row.front()) <= last_filter;
  }
  // Nothing may follow the last row but the end.
  Bytef beyond = 0;
  stream.next_out = &beyond;
  stream.avail_out = 1;
  if (sound && state == Z_OK) state = inflate(&stream, Z_NO_FLUSH);
  sound = sound && state == Z_STREAM_END && stream.avail_out == 1;
  inflateEnd(&stream);
  return sound;
}

PngReading refused(std::string reason) { return {{}, std::move(reason), 0, 0}; }

/// A chunk that is kept besides the pixels, where it may stand.
bool is_kept(const Chunk& chunk, const Header& header, bool palette_before) {
  if (chunk.type == "PLTE") {
    return !palette_before && (header.color & 2) != 0 && !chunk.data.empty() &&
           chunk.data.size() % 3 == 0 && chunk.data.size() <= 3 * most_palette;
  }
  return chunk.type == "tRNS" && header.color <= 3 && chunk.data.size() <= most_palette;
}

}  // namespace

PngReading clean_png(std::string_view bytes) {
  const PngReading broken = refused("the PNG is broken");
  if (!bytes.starts_with(signature)) return broken;
  bytes.remove_prefix(signature.size());
  const std::optional<Chunk> first = next_chunk(bytes);
  const std::optional<Header> header = first ? header_of(*first) : std::nullopt;
  if (!header) return broken;
  if (header->width > most_pixels || header->height > most_pixels) {
    return refused("it has more than 2000 pixels on a side");
  }
  if (header->interlaced) return refused("it is interlaced");
  std::string out(signature), packed;
  out += first->whole;
  bool palette = false, ended = false;
  while (!ended) {
    const std::optional<Chunk> chunk = next_chunk(bytes);
    if (!chunk) return broken;
    ended = chunk->type == "IEND";
    const bool pixels = chunk->type == "IDAT";
    const bool critical = (chunk->type.front() & 0x20) == 0;
    const bool kept = packed.empty() && is_kept(*chunk, *header, palette);
    if (critical && !ended && !pixels && !kept) return broken;
    if (!ended && !pixels && !kept) continue;
    palette = palette || chunk->type == "PLTE";
    if (pixels) packed += chunk->data;
    out += chunk->whole;
  }
  if ((header->color == 3 && !palette) || !rows_are_sound(packed, *header)) return broken;
  return {
      std::move(out), {}, static_cast<double>(header->width), static_cast<double>(header->height)};
}

}  // namespace entente::style
