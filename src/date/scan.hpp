#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.hpp"
#include "date/fault.hpp"

namespace entente::date {

using base::is_digit;
inline bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Steps through a string; what it cannot take it leaves.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t at() const { return at_; }
  char peek() const { return at_end() ? '\0' : text_[at_]; }

  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  template <class Predicate>
  std::string_view take_while(Predicate fits, std::size_t at_most = std::string_view::npos) {
    std::size_t begin = at_;
    while (!at_end() && at_ - begin < at_most && fits(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view take_digits(std::size_t at_most = std::string_view::npos) {
    return take_while(is_digit, at_most);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// Pre: digits only. Beyond `limit` it stops there.
inline int to_int(std::string_view digits, int limit = 1'000'000) {
  int value = 0;
  for (char c : digits) {
    value = value * 10 + (c - '0');
    if (value > limit) return limit;
  }
  return value;
}

}  // namespace entente::date
