#pragma once

#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstring>

namespace entente::preview {

/// A connection whose question must come soon, whoever asks: those who say nothing, or one letter
/// at a time, hold nobody else up.
class HastyStream : public httplib::Stream {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr auto question = std::chrono::milliseconds(500);  // all of it
  static constexpr auto answer = std::chrono::seconds(5);           // a part of it

  explicit HastyStream(socket_t socket) : socket_(socket), end_(Clock::now() + question) {}

  bool is_readable() const override { return at_ < size_ || waited(POLLIN, end_); }
  bool is_writable() const override { return waited(POLLOUT, Clock::now() + answer); }
  ssize_t read(char* into, std::size_t size) override {
    if (at_ == size_) {
      if (!waited(POLLIN, end_)) return -1;
      const ssize_t count = ::recv(socket_, buffer_, sizeof buffer_, 0);
      if (count <= 0) return count;
      at_ = 0;
      size_ = static_cast<std::size_t>(count);
    }
    const std::size_t taken = std::min(size, size_ - at_);
    std::memcpy(into, buffer_ + at_, taken);
    at_ += taken;
    return static_cast<ssize_t>(taken);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    return is_writable() ? ::send(socket_, bytes, size, MSG_NOSIGNAL) : -1;
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }

 private:
  bool waited(short what, Clock::time_point until) const {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    const auto left = duration_cast<milliseconds>(until - Clock::now()).count();
    pollfd wish{socket_, what, 0};
    return left > 0 && ::poll(&wish, 1, static_cast<int>(left)) > 0;
  }

  socket_t socket_;
  Clock::time_point end_;
  char buffer_[4096];
  std::size_t at_ = 0, size_ = 0;
};

/// One question for each connection.
class HastyServer : public httplib::Server {
 private:
  bool process_and_close_socket(socket_t socket) override {
    HastyStream stream(socket);
    bool closed = false;
    const bool done = process_request(stream, true, closed, nullptr);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return done;
  }
};

}  // namespace entente::preview
