#include "process/channel.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace entente::process {
namespace {

#ifdef MSG_NOSIGNAL
constexpr int no_signal = MSG_NOSIGNAL;  // an end that is gone is told, and ends nobody
#else
constexpr int no_signal = 0;  // the socket has been told: see child.cpp
#endif

constexpr std::uint64_t longest_message = std::uint64_t{1} << 32;

/// As read(), but goes on after a signal.
ssize_t read_some(int descriptor, char* bytes, std::size_t size) {
  ssize_t count;
  do count = ::read(descriptor, bytes, size);
  while (count < 0 && errno == EINTR);
  return count;
}

}  // namespace

Channel& Channel::operator=(Channel&& other) noexcept {
  close();
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

void Channel::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

bool Channel::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(descriptor_, bytes.data(), bytes.size(), no_signal);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Channel::receive(std::string& bytes) {
  char buffer[1 << 16];
  const ssize_t count = read_some(descriptor_, buffer, sizeof buffer);
  if (count > 0) bytes.append(buffer, static_cast<std::size_t>(count));
  return count > 0;
}

std::optional<std::string> Channel::receive_all(const Deadline& deadline) {
  std::string bytes;
  while (!deadline.passed()) {
    pollfd waiting{descriptor_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, deadline.milliseconds());
    if (ready < 0 && errno != EINTR) return std::nullopt;
    if (ready > 0 && !receive(bytes)) return bytes;
  }
  return std::nullopt;
}

bool Channel::receive_exactly(char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = read_some(descriptor_, bytes, size);
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

bool Channel::send_message(std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  return send({reinterpret_cast<const char*>(&size), sizeof size}) && send(bytes);
}

std::optional<std::string> Channel::receive_message() {
  std::uint64_t size = 0;
  if (!receive_exactly(reinterpret_cast<char*>(&size), sizeof size) || size > longest_message) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!receive_exactly(bytes.data(), bytes.size())) return std::nullopt;
  return bytes;
}

}  // namespace entente::process
