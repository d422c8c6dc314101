#pragma once

#include <string>
#include <string_view>

namespace entente::output {

/// What a figure says of itself in its first elements.
struct Names {
  std::string title, description, language;
};
Names names_of(std::string_view svg);

}  // namespace entente::output
