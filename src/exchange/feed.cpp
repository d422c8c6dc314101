#include "exchange/feed.hpp"

#include <zlib.h>

#include <algorithm>

namespace entente::exchange {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;
/// Whatever is read of it: what unpacks to more is made to do harm.
constexpr std::size_t most_unpacked = std::size_t{8} << 30;

}  // namespace

struct Feed::Unpacker {
  z_stream stream{};
  std::string packed;
  std::size_t unpacked = 0;
  bool ended = false;  ///< a member of the file; others may follow

  Unpacker() { inflateInit2(&stream, 16 + MAX_WBITS); }
  ~Unpacker() { inflateEnd(&stream); }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
};

Feed::Feed(const ImportFile& file) : file_(file) {
  if (file.bytes.substr(0, 2) == "\x1F\x8B") unpacker_ = std::make_unique<Unpacker>();
}

Feed::~Feed() = default;

bool Feed::take(std::string& out) {
  const std::size_t before = out.size();
  if (!begun_) {
    begun_ = true;
    out += file_.bytes;
  }
  while (out.size() == before && file_.more && file_.more(out)) {
  }
  taken_ += out.size() - before;
  return out.size() > before;
}

bool Feed::more(std::string& out) { return unpacker_ ? unpack(out) : take(out); }

bool Feed::unpack(std::string& out) {
  if (!fault_.empty()) return false;
  z_stream& stream = unpacker_->stream;
  const std::size_t before = out.size();
  while (out.size() == before) {
    if (stream.avail_in == 0) {
      unpacker_->packed.clear();
      if (!take(unpacker_->packed)) {
        if (!unpacker_->ended) fault_ = "the packed file ends too early";
        return false;
      }
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the library takes bytes so
      stream.next_in = reinterpret_cast<Bytef*>(unpacker_->packed.data());
      stream.avail_in = static_cast<uInt>(unpacker_->packed.size());
    }
    if (unpacker_->ended) {
      inflateReset(&stream);
      unpacker_->ended = false;
    }
    out.resize(before + piece);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(piece);
    const int status = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + piece - stream.avail_out);
    unpacker_->unpacked += out.size() - before;
    unpacker_->ended = status == Z_STREAM_END;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      fault_ = "the packed file is damaged";
    } else if (unpacker_->unpacked > most_unpacked) {
      fault_ = "the packed file holds more than 8 GiB";
    }
    if (!fault_.empty()) return out.size() > before;
  }
  return true;
}

}  // namespace entente::exchange
