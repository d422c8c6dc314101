#include "loader/load.hpp"

#include <dlfcn.h>

#include <string>

namespace entente::loader {
namespace {

constexpr const char* module_name = "entente-output.so";

/// Beside the program (its run path leads there), else where it was installed.
void* open_module() {
  void* library = dlopen(module_name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    library =
        dlopen((std::string(ENTENTE_MODULE_DIR "/") + module_name).c_str(), RTLD_NOW | RTLD_LOCAL);
  }
  return library;
}

}  // namespace

const output::Module* load() {
  static const output::Module* const loaded = []() -> const output::Module* {
    void* library = open_module();
    void* symbol = library ? dlsym(library, "entente_output_module") : nullptr;
    using Entry = const output::Module* (*)();
    return symbol ? reinterpret_cast<Entry>(symbol)() : nullptr;
  }();
  return loaded;
}

Diagnostic unavailable() {
  return make_diagnostic(
      Code::io_write,
      std::string("PNG, PDF, PPTX, XLSX and embedded fonts need the module ") + module_name +
          ", which cannot be loaded",
      "install entente completely, with librsvg, cairo and libzip; SVG needs none of them");
}

}  // namespace entente::loader
