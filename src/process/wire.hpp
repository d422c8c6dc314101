#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Values as bytes, between two processes of the same program. A type takes part through a function
// beside it that names its fields, for both ways:
//
//   template <class Wire> void fields(Wire& wire, Point& p) { wire(p.x, p.y); }

namespace entente::process {

class Packer {
 public:
  template <class... T>
  void operator()(T&... values) {
    (put(values), ...);
  }
  std::string bytes;

 private:
  template <class T>
  void put(T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      fields(*this, value);
    }
  }
  void put_size(std::uint64_t size) { put(size); }
  void put(std::string& text) {
    put_size(text.size());
    bytes += text;
  }
  template <class T>
  void put(std::vector<T>& list) {
    put_size(list.size());
    for (T& item : list) put(item);
  }
  template <class A, class B>
  void put(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// All was there, and nothing more.
  bool whole() const { return !broken_ && rest_.empty(); }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = !take(sizeof(bool)).starts_with('\0') && !broken_;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      const std::string_view bytes = take(sizeof value);
      if (!broken_) std::memcpy(&value, bytes.data(), sizeof value);
    } else {
      fields(*this, value);
    }
  }
  /// How many of something follow; each takes a byte at least.
  std::size_t size() {
    std::uint64_t n = 0;
    get(n);
    if (n > rest_.size()) broken_ = true;
    return broken_ ? 0 : static_cast<std::size_t>(n);
  }
  void get(std::string& text) { text = take(size()); }
  template <class T>
  void get(std::vector<T>& list) {
    list.clear();
    for (std::size_t left = size(); left > 0 && !broken_; --left) get(list.emplace_back());
  }
  template <class A, class B>
  void get(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  std::string_view take(std::size_t size) {
    if (broken_ || size > rest_.size()) {
      broken_ = true;
      return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
  bool broken_ = false;
};

template <class T>
std::string packed(T value) {
  Packer pack;
  pack(value);
  return std::move(pack.bytes);
}

/// Nullopt if the bytes are cut off, too many, or make no sense.
template <class T>
std::optional<T> unpacked(std::string_view bytes) {
  Unpacker unpack(bytes);
  T value{};
  unpack(value);
  if (!unpack.whole()) return std::nullopt;
  return value;
}

}  // namespace entente::process
