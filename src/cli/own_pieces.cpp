#include "cli/own_pieces.hpp"

#include <cstdlib>
#include <filesystem>

namespace entente::cli {

void use_own_pieces() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return;
  const fs::path pieces = program.parent_path().parent_path() / "share" / "entente" / "pieces";
  const fs::path fonts = pieces / "fonts.conf";
  if (!fs::exists(fonts, error)) return;
  constexpr int keep = 0;  // what the user says about them counts more
  ::setenv("FONTCONFIG_FILE", fonts.c_str(), keep);
  ::setenv("GDK_PIXBUF_MODULE_FILE", (pieces / "loaders.cache").c_str(), keep);
  ::setenv("GIO_MODULE_DIR", (pieces / "modules").c_str(), keep);
  ::setenv("GIO_USE_VFS", "local", keep);
}

}  // namespace entente::cli
