#pragma once

#include <string>
#include <vector>

#include "cli/choices.hpp"
#include "cli/exit_codes.hpp"
#include "entente/render.hpp"

namespace CLI {
class App;
}

namespace entente::cli {

enum class FileFormat { svg, png, pdf };

inline constexpr Choices<FileFormat, 3> file_formats = {
    {{"svg", FileFormat::svg}, {"png", FileFormat::png}, {"pdf", FileFormat::pdf}}};
/// True if a file of that format holds all figures of a dossier.
constexpr bool gathers(FileFormat) { return false; }
inline constexpr Choices<FigureKind, 3> figure_kinds = {{{"graph", FigureKind::graph},
                                                         {"timeline", FigureKind::timeline},
                                                         {"dossier", FigureKind::dossier}}};
/// Those, and what only `entente path` draws.
inline constexpr Choices<FigureKind, 4> figure_names = {{{"graph", FigureKind::graph},
                                                         {"timeline", FigureKind::timeline},
                                                         {"dossier", FigureKind::dossier},
                                                         {"path", FigureKind::path}}};
inline constexpr Choices<ThemeName, 3> themes = {
    {{"light", ThemeName::light}, {"dark", ThemeName::dark}, {"print", ThemeName::print}}};

/// The command line of `entente render`, as written.
struct RenderWords {
  std::vector<std::string> files;
  std::string figures, sizes = "slide", themes = "light", formats;  ///< with commas
  std::string output, layout = "normal", background = "page", diagnostics = "text", report;
  std::string as_of, from, to, focus, language;
  double scale = 2;
  bool camps = false, table = false, force = false;
};

/// The same, understood.
struct RenderWishes {
  std::vector<std::string> files;
  std::vector<FigureKind> figures;
  std::vector<PageSize> sizes;
  std::vector<ThemeName> themes;
  std::vector<FileFormat> formats;
  RenderOptions options;  ///< but for figures, size and theme
  DiagnosticsFormat diagnostics = DiagnosticsFormat::text;
  double scale = 2;
  bool table = false, force = false;

  std::string report;  ///< file for what is reported, besides the stream of errors

  enum class Target { folder, file, standard_output } target = Target::folder;
  std::string output;  ///< the folder or file
};

/// Throws UsageError.
RenderWishes understand(const RenderWords& words);

/// Tells completion which words the options take.
void tell_words(CLI::App& app);

/// Draws what is wished for and reports. In render.cpp.
ExitCode render(const RenderWishes& wishes);

/// Name of a size as part of a file name: "a4", "800x600".
std::string size_name(const PageSize& size);

}  // namespace entente::cli
