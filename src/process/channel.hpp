#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "process/deadline.hpp"

namespace entente::process {

/// One end of a connection between two processes, of which each may write and read.
class Channel {
 public:
  Channel() = default;
  explicit Channel(int descriptor) : descriptor_(descriptor) {}
  ~Channel() { close(); }
  Channel(Channel&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Channel& operator=(Channel&& other) noexcept;

  int descriptor() const { return descriptor_; }
  void close();

  /// False if the other end is gone.
  bool send(std::string_view bytes);
  /// What has come, added to `bytes`; waits if nothing has. False once the other end is closed.
  bool receive(std::string& bytes);
  /// Everything until the other end is closed; nullopt at the deadline.
  std::optional<std::string> receive_all(const Deadline& deadline);

  /// A message keeps its length: several may follow each other.
  bool send_message(std::string_view bytes);
  /// Nullopt if the other end is gone.
  std::optional<std::string> receive_message();

 private:
  bool receive_exactly(char* bytes, std::size_t size);

  int descriptor_ = -1;
};

}  // namespace entente::process
