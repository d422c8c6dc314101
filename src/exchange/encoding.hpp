#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::exchange {

struct DecodedText {
  std::string text;                  ///< UTF-8 without a byte order mark
  std::string encoding;              ///< "UTF-8 with a byte order mark"
  std::optional<std::size_t> fault;  ///< the byte that belongs to no encoding that is known
  bool guessed = false;              ///< no mark tells it, and it is no UTF-8
};

/// UTF-8, UTF-16 of both orders (by their marks, or by where zeros stand), else Windows-1252.
DecodedText decode_text(std::string_view bytes);

}  // namespace entente::exchange
