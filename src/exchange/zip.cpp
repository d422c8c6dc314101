#include "exchange/zip.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>

// Source: PKWARE, .ZIP File Format Specification 6.3.10, 4.3.7 (file header), 4.3.12 (directory),
// 4.3.16 (its end).

namespace entente::exchange {
namespace {

constexpr std::size_t most_entries = 10000;
constexpr std::size_t end_size = 22, directory_size = 46, header_size = 30;

/// A number in little-endian order. Pre: the text holds it.
std::uint32_t number_at(std::string_view text, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(text[at + i]);
  }
  return value;
}

bool is_at(std::string_view text, std::size_t at, std::size_t size, std::string_view signature) {
  return at <= text.size() && text.size() - at >= size &&
         text.substr(at, signature.size()) == signature;
}

}  // namespace

Zip::Zip(std::string_view bytes, std::size_t most) : bytes_(bytes), left_(most) {
  read_directory();
}

void Zip::read_directory() {
  // The end of the directory is followed by a comment of less than 64 KiB.
  const std::size_t end = bytes_.rfind("PK\5\6");
  if (end == bytes_.npos || !is_at(bytes_, end, end_size, "PK\5\6")) {
    fault_ = "the archive is cut off: its directory is missing";
    return;
  }
  const std::size_t count = number_at(bytes_, end + 10, 2);
  std::size_t at = number_at(bytes_, end + 16, 4);
  if (count > most_entries || at == 0xFFFFFFFF) {
    fault_ = "the archive has more than 10000 files, or more than 4 GiB";
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_at(bytes_, at, directory_size, std::string_view("PK\1\2"))) {
      fault_ = "the directory of the archive is damaged";
      return;
    }
    Entry entry;
    entry.encrypted = (number_at(bytes_, at + 8, 2) & 1) != 0;
    entry.method = number_at(bytes_, at + 10, 2);
    entry.packed = number_at(bytes_, at + 20, 4);
    entry.begin = number_at(bytes_, at + 42, 4);
    const std::size_t name = number_at(bytes_, at + 28, 2);
    const std::size_t rest = number_at(bytes_, at + 30, 2) + number_at(bytes_, at + 32, 2);
    entries_.emplace(std::string(bytes_.substr(at + directory_size, name)), entry);
    at += directory_size + name + rest;
  }
}

std::optional<std::string> Zip::unpack(const std::string& path) {
  const auto found = entries_.find(path);
  if (found == entries_.end() || !fault_.empty()) return std::nullopt;
  const Entry& entry = found->second;
  if (entry.encrypted) {
    fault_ = "the file is encrypted";
    return std::nullopt;
  }
  if (!is_at(bytes_, entry.begin, header_size, "PK\3\4")) {
    fault_ = "the archive is damaged: a file is not where its directory says";
    return std::nullopt;
  }
  const std::size_t names =
      number_at(bytes_, entry.begin + 26, 2) + number_at(bytes_, entry.begin + 28, 2);
  const std::size_t begin = entry.begin + header_size + names;
  if (begin > bytes_.size() || bytes_.size() - begin < entry.packed) {
    fault_ = "the archive is cut off";
    return std::nullopt;
  }
  const std::string_view packed = bytes_.substr(begin, entry.packed);
  if (entry.method == Z_DEFLATED) return inflated(packed);
  if (entry.method != 0) {
    fault_ = "the archive is packed in a way that is not known";
    return std::nullopt;
  }
  if (packed.size() > left_) {
    fault_ = "the archive unpacks to more than it may";
    return std::nullopt;
  }
  left_ -= packed.size();
  return std::string(packed);
}

std::optional<std::string> Zip::inflated(std::string_view packed) {
  constexpr std::size_t piece = std::size_t{1} << 16;
  z_stream stream{};
  inflateInit2(&stream, -MAX_WBITS);
  // NOLINTBEGIN(cppcoreguidelines-pro-type-*-cast): the library takes bytes so
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  int status = Z_OK;
  while (status == Z_OK && fault_.empty()) {
    const std::size_t before = out.size();
    out.resize(before + piece);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(piece);
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + piece - stream.avail_out);
    if (out.size() > left_) fault_ = "the archive unpacks to more than it may";
  }
  // NOLINTEND(cppcoreguidelines-pro-type-*-cast)
  inflateEnd(&stream);
  if (status != Z_STREAM_END && fault_.empty()) fault_ = "the archive is damaged";
  if (!fault_.empty()) return std::nullopt;
  left_ -= out.size();
  return out;
}

}  // namespace entente::exchange
