#pragma once

#include <string>

namespace entente::output {

struct LibraryVersions {
  std::string librsvg, cairo;
};
/// Of the libraries that are loaded, not of those compiled against.
LibraryVersions library_versions();

}  // namespace entente::output
