#include "base/url.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"

namespace entente::base {

bool is_safe_url(std::string_view url) {
  const std::string scheme = fold_case(url.substr(0, url.find(':')));
  const std::size_t rest = std::min(url.size(), scheme.size() + 1);
  const bool web = (scheme == "http" || scheme == "https") && url.substr(rest, 2) == "//" &&
                   url.size() > rest + 2;
  const bool mail = scheme == "mailto" && url.size() > rest;
  const bool plain = std::none_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
  });
  return (web || mail) && plain;
}

}  // namespace entente::base
