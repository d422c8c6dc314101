#include "exchange/feed.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace entente::exchange {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;
/// Whatever is read of it: what unpacks to more is made to do harm.
constexpr std::size_t most_unpacked = std::size_t{8} << 30;

}  // namespace

/// Unpacks a stream of bytes. Several that stand behind one another count as one.
struct Feed::Unpacker {
  std::string packed;
  std::size_t begin = 0;  ///< of what is not taken yet
  std::size_t unpacked = 0;
  bool ended = false;  ///< a whole stream was read

  Unpacker() = default;
  virtual ~Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  /// Writes some of what is packed to `out`, which has room for it. False if the bytes are damaged.
  virtual bool step(char* out, std::size_t room, std::size_t& written) = 0;
};

namespace {

class Gunzip : public Feed::Unpacker {
 public:
  Gunzip() { inflateInit2(&stream_, 16 + MAX_WBITS); }
  ~Gunzip() override { inflateEnd(&stream_); }

  bool step(char* out, std::size_t room, std::size_t& written) override {
    if (ended) inflateReset(&stream_);
    // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the library takes bytes so
    stream_.next_in = reinterpret_cast<Bytef*>(packed.data() + begin);
    stream_.avail_in = static_cast<uInt>(packed.size() - begin);
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(room);
    // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
    const int status = inflate(&stream_, Z_NO_FLUSH);
    begin = packed.size() - stream_.avail_in;
    written = room - stream_.avail_out;
    ended = status == Z_STREAM_END;
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
  }

 private:
  z_stream stream_{};
};

class Unzstd : public Feed::Unpacker {
 public:
  Unzstd() : stream_(ZSTD_createDStream()) {}
  ~Unzstd() override { ZSTD_freeDStream(stream_); }

  bool step(char* out, std::size_t room, std::size_t& written) override {
    ZSTD_inBuffer from = {packed.data(), packed.size(), begin};
    ZSTD_outBuffer to = {out, room, 0};
    const std::size_t status = ZSTD_decompressStream(stream_, &to, &from);
    begin = from.pos;
    written = to.pos;
    ended = status == 0;
    return ZSTD_isError(status) == 0;
  }

 private:
  ZSTD_DStream* stream_;
};

}  // namespace

Feed::Feed(const ImportFile& file) : file_(file) {
  const std::string_view bytes = file.bytes;
  if (bytes.starts_with("\x1F\x8B")) {
    unpacker_ = std::make_unique<Gunzip>();
    packing_ = "gzip";
  } else if (bytes.starts_with("\x28\xB5\x2F\xFD")) {
    unpacker_ = std::make_unique<Unzstd>();
    packing_ = "zstd";
  }
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
  Unpacker& unpacker = *unpacker_;
  const std::size_t before = out.size();
  bool waits = false;  // for more of what is packed
  while (fault_.empty() && out.size() == before) {
    if (waits || unpacker.begin == unpacker.packed.size()) {
      unpacker.packed.erase(0, unpacker.begin);
      unpacker.begin = 0;
      if (!take(unpacker.packed)) {
        if (!unpacker.ended) fault_ = "the packed file ends too early";
        return false;
      }
    }
    std::size_t written = 0;
    const std::size_t begin = unpacker.begin;
    out.resize(before + piece);
    const bool sound = unpacker.step(out.data() + before, piece, written);
    out.resize(before + written);
    waits = written == 0 && unpacker.begin == begin;
    unpacker.unpacked += written;
    if (!sound) fault_ = "the packed file is damaged";
    if (unpacker.unpacked > most_unpacked) fault_ = "the packed file holds more than 8 GiB";
  }
  return out.size() > before;
}

}  // namespace entente::exchange
