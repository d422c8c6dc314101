#pragma once

#include <optional>
#include <string>

#include "entente/diagnostic.hpp"

namespace entente {

/// What the hint of a diagnostic says to do, where its words are such that a program can do it.
struct Remedy {
  enum class Action : std::uint8_t {
    write,      ///< `value` in place of what stands at the pointer, or at the bytes
    rename,     ///< the key that the pointer ends with becomes `key`
    add,        ///< `key` and `value` to the object at the pointer, unless it has the key
    declare,    ///< what `value` holds to the list or object `key` of the document
    leave_out,  ///< what stands at the pointer, or at the bytes
    put_before  ///< `value` before the bytes
  };
  Action action = Action::write;
  std::string pointer;  ///< of a value; empty with `span`: the text is no JSON yet
  TextSpan span;        ///< of bytes in the text that is no JSON
  std::string key;
  std::string value;  ///< as JSON, or as text where the document is no JSON
};

/// None: the hint leaves it to people what is right.
std::optional<Remedy> remedy_of(const Diagnostic& diagnostic);

}  // namespace entente
