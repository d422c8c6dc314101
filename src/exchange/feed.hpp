#pragma once

#include <memory>
#include <optional>
#include <string>

#include "entente/import.hpp"

namespace entente::exchange {

/// The bytes of an input, piece by piece, unpacked if they are packed by gzip or zstd.
class Feed {
 public:
  explicit Feed(const ImportFile& file);
  ~Feed();
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  /// Appends more of the input. False at its end, or after a fault.
  bool more(std::string& out);
  /// "gzip"; empty: it is not packed.
  const std::string& packing() const { return packing_; }
  /// Of the input as it is.
  std::size_t bytes_taken() const { return taken_; }
  /// Why unpacking ended before its time; empty if it did not.
  const std::string& fault() const { return fault_; }

  struct Unpacker;

 private:
  bool take(std::string& out);
  bool unpack(std::string& out);

  const ImportFile& file_;
  std::unique_ptr<Unpacker> unpacker_;
  std::size_t taken_ = 0;
  bool begun_ = false;
  std::string packing_, fault_;
};

}  // namespace entente::exchange
