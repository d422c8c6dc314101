#include "base/id.hpp"

#include "base/utf8.hpp"

namespace entente::base {

std::string id_from(const std::string& name) {
  std::string id;
  for (const char c : fold_case(name)) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (plain) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace entente::base
