#include "entente/render.hpp"
#include "output/library_versions.hpp"

namespace entente {

Versions versions() {
  const output::LibraryVersions loaded = output::library_versions();
  return {ENTENTE_VERSION, ENTENTE_GRAPHVIZ_VERSION, loaded.librsvg,
          loaded.cairo,    ENTENTE_BOOST_VERSION,    ENTENTE_JSON_VERSION};
}

}  // namespace entente
