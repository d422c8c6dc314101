#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/choices.hpp"
#include "cli/exit_codes.hpp"
#include "cli/formats.hpp"
#include "cli/wire.hpp"
#include "entente/deck.hpp"
#include "entente/render.hpp"

namespace CLI {
class App;
}

namespace entente::cli {

class Report;

/// The kinds of figures that --figure chooses from; the others need options of their own.
std::vector<std::pair<std::string_view, FigureKind>> figure_choices();
/// The kinds of which `fact` is true.
std::vector<FigureKind> figures_with(bool FigureFacts::*fact);
inline constexpr Choices<ThemeName, 3> themes = {
    {{"light", ThemeName::light}, {"dark", ThemeName::dark}, {"print", ThemeName::print}}};

/// The command line of `entente render`, as written.
struct RenderWords {
  std::vector<std::string> files;
  std::string figures, sizes, themes = "light", formats;  ///< with commas
  std::string output, layout = "normal", background = "page", diagnostics = "text", report, depfile;
  std::string form = "auto", orientation = "auto", time_scale = "auto", lanes = "houses";
  std::string layout_file, flags, style;
  std::vector<std::string> fonts;
  std::string text = "live";
  std::string as_of, from, to, focus, language;
  std::string at, by = "auto";       ///< of snapshots
  std::vector<std::string> between;  ///< two days of a difference
  bool of_versions = false;          ///< it compares two files and needs no days
  int top = 0;                       ///< 0: all
  double min_weight = 0;
  std::vector<std::string> keep, leave_out;
  std::optional<std::string> title, subtitle;
  bool no_title = false;
  std::string slide_format = "auto", build = "none";
  std::string pages = "1";
  bool shapes = false;        ///< in a deck
  double scale = 2, dpi = 0;  ///< dpi: 0 for `scale`
  int jobs = 0;
  bool camps = false, table = false, force = false, if_changed = false, explain_layout = false;
  bool check = false, quiet = false;
};

/// The same, understood.
struct RenderWishes {
  std::vector<std::string> files, fonts;
  std::vector<std::string> inputs;  ///< all that is read, and so never replaced
  std::vector<FigureKind> figures;
  std::vector<PageSize> sizes;
  PageSize usual_size;  ///< what is drawn if no size is asked for: no part of a name
  std::vector<ThemeName> themes;
  std::vector<FileFormat> formats;
  RenderOptions options;  ///< but for figures, size and theme
  /// The version with which a difference compares the file; none: it compares two days of it.
  std::shared_ptr<const Dossier> earlier;
  DeckOptions deck;
  DiagnosticsFormat diagnostics = DiagnosticsFormat::text;
  double scale = 2;
  bool table = false, force = false, check = false;
  bool quiet = false;  ///< a terminal is not told what was written

  int jobs = 1;               ///< files drawn at a time
  bool all_figures = false;   ///< none was named: what has nothing to show is passed over
  bool keep_figures = false;  ///< in the outcome, as bytes
  bool if_changed = false;    ///< leave figures that are up to date
  std::string as_written;     ///< the options and the version: what --if-changed compares
  std::string report;         ///< file for what is reported, besides the stream of errors
  std::string depfile;        ///< file for what the figures depend on, as a rule of Make
  bool explain_layout = false;
  std::string layout_file;  ///< file that keeps actors in place
  std::string flags;        ///< folder of flags; empty: codes
  std::string style;        ///< file of a style; empty: as usual

  enum class Target { folder, file, standard_output, memory } target = Target::folder;
  std::string output;  ///< the folder or file
};

/// Defines the options that say what is drawn, how, and where to. In render_options.cpp.
void add_figure_options(CLI::App& app, RenderWords& words);

/// Throws UsageError.
RenderWishes understand(const RenderWords& words);

/// Tells completion which words the options take.
void tell_words(CLI::App& app);

/// Reads the style and the fonts that are wished for into the options, and tells what is wrong.
/// False: there are errors. In style_option.cpp.
bool fetch_look(RenderWishes& wishes, Report& report);

/// Draws the figures of one file. In render.cpp.
Outcome draw_file(const RenderWishes& wishes, const std::string& file);

/// Draws what is wished for and reports. In render_files.cpp.
ExitCode render(RenderWishes wishes);

/// Name of a size as part of a file name: "a4", "800x600".
std::string size_name(const PageSize& size);

}  // namespace entente::cli
