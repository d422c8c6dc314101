#include "entente/render.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/explain_layout.hpp"
#include "cli/files.hpp"
#include "cli/flag_folder.hpp"
#include "cli/font_option.hpp"
#include "cli/help.hpp"
#include "cli/kept_layout.hpp"
#include "cli/measures.hpp"
#include "cli/progress.hpp"
#include "cli/render_wishes.hpp"
#include "cli/report.hpp"
#include "cli/stamp.hpp"
#include "cli/wire.hpp"
#include "entente/difference.hpp"

namespace entente::cli {
namespace {

/// One figure in one size and theme.
struct Sheet {
  FigureKind kind{};
  PageSize size;
  ThemeName theme{};
};

/// "story" for "news/story.json".
std::string stem_of(const std::string& file) {
  return file == "-" ? "dossier" : std::filesystem::path(file).stem().string();
}

std::string in_folder(const RenderWishes& wishes, const std::string& name) {
  return (std::filesystem::path(wishes.output) / name).string();
}

/// Size and theme as part of a name, except those that nobody has to ask for.
std::string variant_of(const RenderWishes& wishes, const Sheet& sheet) {
  std::string words;
  const std::string size = size_name(sheet.size);
  if (size != size_name(wishes.usual_size)) words += '-' + size;
  if (sheet.theme != ThemeName::light) words += '-' + std::string(word_for(sheet.theme, themes));
  return words;
}

/// Path without extension, of one figure or, without a figure's name, of all of a sheet.
std::string path_of(const RenderWishes& wishes, const std::string& file, const Sheet& sheet,
                    bool one_figure = true) {
  if (wishes.target == RenderWishes::Target::file) {
    return std::filesystem::path(wishes.output).replace_extension().string();
  }
  std::string name = stem_of(file);
  if (one_figure) name += '-' + std::string(facts(sheet.kind).name);
  return in_folder(wishes, name + variant_of(wishes, sheet));
}

/// True if all figures of a size and theme make one file.
bool gathers(const RenderWishes& wishes, FileFormat format) {
  const Holds holds = row_of(format).holds;
  return holds == Holds::dossier ||
         (holds == Holds::figure && wishes.target != RenderWishes::Target::folder);
}

/// "-2" for the second of several pages.
std::string page_of(const Figure& figure) {
  return figure.pages > 1 ? fmt::format("-{}", figure.page) : std::string();
}

/// Draws the figures of one dossier and hands them over.
class Renderer {
 public:
  /// `alone`: progress is shown.
  Renderer(const RenderWishes& wishes, bool alone)
      : wishes_(wishes),
        alone_(alone),
        report_(wishes.diagnostics),
        files_(wishes.inputs, wishes.force) {}

  void render(const std::string& file) {
    file_ = file;
    Checked<std::string> bytes = read_input(file, Limits{}.bytes);
    report_.add(bytes.diagnostics, file);
    if (!bytes.value) return;
    const Checked<Dossier> dossier = load(*bytes.value, file);
    report_.add(dossier.diagnostics, file);
    if (!kept_.read(wishes_.layout_file, report_)) return;
    if (dossier.value && !wishes_.flags.empty()) {
      flags_ = read_flags(wishes_.flags, flag_codes(*dossier.value));
    }
    const std::uint64_t mark =
        wishes_.if_changed ? fingerprint(wishes_, *bytes.value + kept_.bytes() + joined(flags_))
                           : 0;
    report_.add_text(file, std::move(*bytes.value));
    if (!dossier.value || has_errors(dossier.diagnostics)) return;
    if (wishes_.if_changed) {
      if (auto known = up_to_date(wishes_, file, mark)) {
        outputs_ = std::move(*known);
        up_to_date_ = true;
        return;
      }
    }
    draw(*dossier.value);
    if (incomplete_) return;
    if (wishes_.target == RenderWishes::Target::memory) {
      figures_ = files_.figures();
      return;
    }
    for (auto& [path, figure] : files_.figures()) {
      outputs_.push_back(path);
      if (wishes_.keep_figures) figures_.emplace_back(path, std::move(figure));
    }
    if (kept_ && !has_errors(report_.diagnostics())) kept_.add_to(files_);
    Diagnostics problems = files_.commit();
    if (!problems.empty()) outputs_.clear();
    report_.add(problems, file);
    if (wishes_.target == RenderWishes::Target::standard_output) {
      report_.add(write_output(output_), file);
      return;
    }
    if (wishes_.if_changed && !has_errors(report_.diagnostics())) {
      report_.add(write_stamp(wishes_, file, mark, outputs_), file);
    }
  }

  Outcome outcome() && {
    return {report_.diagnostics(), report_.texts(), std::move(outputs_), std::move(figures_),
            up_to_date_};
  }

 private:
  void draw(const Dossier& dossier) {
    Progress progress(
        static_cast<int>(wishes_.sizes.size() * wishes_.themes.size() * wishes_.figures.size()),
        alone_);
    std::string table;
    for (const PageSize& size : wishes_.sizes) {
      for (const ThemeName theme : wishes_.themes) {
        Rendering all = draw(dossier, size, theme, progress);
        if (all.figures.empty()) continue;
        all.narrow = for_narrow_screens(dossier, theme);
        table = all.table;
        gather(all, {all.figures.front().kind, size, theme});
      }
    }
    if (wishes_.table && !table.empty()) {
      const std::string path = wishes_.target == RenderWishes::Target::file
                                   ? path_of(wishes_, file_, {})
                                   : in_folder(wishes_, stem_of(file_));
      files_.add(path + ".md", table + "\n<!-- made by entente -->\n");
    }
  }

  Checked<Rendering> rendered(const Dossier& dossier, const RenderOptions& options) const {
    return wishes_.earlier ? render_difference(*wishes_.earlier, dossier, options)
                           : entente::render(dossier, options);
  }

  /// What there is nothing to draw of is drawn only for those who name it.
  bool passes_over(FigureKind kind, const Dossier& dossier) {
    if (!wishes_.all_figures || wishes_.figures.size() < 2) return false;
    std::string reason = nothing_to_draw(kind, dossier);
    if (reason.empty()) return false;
    Diagnostic note = make_diagnostic(Code::nothing_to_draw, std::move(reason));
    note.severity = Severity::note;
    report_.add({std::move(note)}, file_);
    return true;
  }

  /// The figures of one size and theme, each drawn once for all formats.
  Rendering draw(const Dossier& dossier, const PageSize& size, ThemeName theme,
                 Progress& progress) {
    Rendering all;
    for (const FigureKind kind : wishes_.figures) {
      progress.step(fmt::format("{}: {}, {}, {}", file_, facts(kind).name, size_name(size),
                                word_for(theme, themes)));
      if (passes_over(kind, dossier)) continue;
      RenderOptions options = wishes_.options;
      options.figures = {kind};
      options.size = size;
      options.theme = theme;
      if (!wishes_.flags.empty()) options.flags = flags_;
      const Sheet sheet{kind, size, theme};
      const std::string name = fmt::format("{} {}", facts(kind).name, size_name(size));
      options.homes[kind] = kept_.homes(name);
      Checked<Rendering> rendering = rendered(dossier, options);
      if (rendering.value) tell_kept(*rendering.value, name, rendering.diagnostics);
      report_.add(named(rendering.diagnostics, sheet), file_);
      if (wishes_.explain_layout && rendering.value) explain(*rendering.value, sheet);
      if (!rendering.value || rendering.value->figures.empty()) continue;
      for (const Figure& figure : rendering.value->figures) {
        if (!wishes_.check) break;
        report_.add(named(measured(assess(figure)), sheet, page_of(figure)), file_);
      }
      take(*rendering.value, sheet);
      std::vector<Figure> figures = std::move(all.figures);
      for (Figure& figure : rendering.value->figures) figures.push_back(std::move(figure));
      all = std::move(*rendering.value);
      all.figures = std::move(figures);
    }
    return all;
  }

  /// The figures of a page as wide as a telephone. What is reported of them says so; where they
  /// cannot be had, the page has the others alone.
  std::shared_ptr<const Rendering> for_narrow_screens(const Dossier& dossier, ThemeName theme) {
    const auto& formats = wishes_.formats;
    const bool web = std::any_of(formats.begin(), formats.end(),
                                 [](FileFormat format) { return row_of(format).for_web; });
    if (!web) return nullptr;
    RenderOptions options = wishes_.options;
    options.figures.clear();
    for (const FigureKind kind : wishes_.figures) {
      if (facts(kind).paired) options.figures.push_back(kind);
    }
    if (options.figures.empty()) options.figures = wishes_.figures;
    options.size = {"column", 0, 0};
    options.theme = theme;
    if (!wishes_.flags.empty()) options.flags = flags_;
    Checked<Rendering> rendering = rendered(dossier, options);
    for (Diagnostic& diagnostic : rendering.diagnostics) {
      if (diagnostic.severity == Severity::error) diagnostic.severity = Severity::warning;
      diagnostic.message = "on narrow screens: " + diagnostic.message;
    }
    report_.add(rendering.diagnostics, file_);
    if (!rendering.value) return nullptr;
    return std::make_shared<const Rendering>(std::move(*rendering.value));
  }

  void tell_kept(const Rendering& rendering, const std::string& name, Diagnostics& into) {
    for (const auto& [kind, layout] : rendering.layouts) {
      if (auto note = told(layout)) into.push_back(std::move(*note));
    }
    for (const Figure& figure : rendering.figures) {
      // Which actors are on which page changes with every item: places are kept for one page.
      if (figure.pages > 1) continue;
      if (!figure.places.empty()) kept_.keep(name, {figure.width, figure.height, figure.places});
    }
  }

  /// On standard output, unless a figure goes there.
  void explain(const Rendering& rendering, const Sheet& sheet) {
    const bool several = rendering.layouts.size() > 1;
    int page = 0;
    for (const auto& [kind, layout] : rendering.layouts) {
      ++page;
      const std::string text =
          explained(layout, name_of(sheet) + (several ? fmt::format("-{}", page) : ""));
      if (wishes_.target == RenderWishes::Target::standard_output) {
        print_errors(text);
      } else {
        report_.add(write_output(text), file_);
      }
    }
  }

  std::string name_of(const Sheet& sheet) const {
    return std::filesystem::path(path_of(wishes_, file_, sheet)).filename().string();
  }

  /// What is about one figure says which: "story-graph-a4: ...".
  Diagnostics named(Diagnostics diagnostics, const Sheet& sheet,
                    const std::string& page = {}) const {
    if (wishes_.target == RenderWishes::Target::standard_output) return diagnostics;
    const std::string name = name_of(sheet) + page;
    for (Diagnostic& diagnostic : diagnostics) {
      const Code code = diagnostic.code;
      const bool about_figure = code == Code::reduced || code == Code::does_not_fit ||
                                code == Code::layout_failed || code == Code::figure_fault ||
                                code == Code::figure_measures || code == Code::wish_not_honored ||
                                code == Code::places_kept;
      if (!about_figure) continue;
      diagnostic.message = fmt::format("{}: {}", name, diagnostic.message);
    }
    return diagnostics;
  }

  /// The files of one figure.
  void take(const Rendering& rendering, const Sheet& sheet) {
    const std::string path = path_of(wishes_, file_, sheet);
    bool by_page = false, together = false;
    for (const FileFormat format : wishes_.formats) {
      if (gathers(wishes_, format)) continue;
      const FormatRow& row = row_of(format);
      if (row.holds == Holds::figure) {
        together = true;
        hand_over(row.file(rendering, wishes_), path, format);
        continue;
      }
      by_page = true;
      for (const Figure& figure : rendering.figures) {
        hand_over(row.page(figure, rendering, wishes_), path + page_of(figure), format);
      }
    }
    const bool several = rendering.figures.size() > 1;
    if (together || (by_page && !several)) add_alternative(path, rendering.figures);
    if (!by_page || !several) return;
    for (const Figure& figure : rendering.figures) {
      add_alternative(path + page_of(figure), {figure});
    }
  }

  /// The files of all figures of one size and theme.
  void gather(const Rendering& rendering, const Sheet& sheet) {
    const std::string path = path_of(wishes_, file_, sheet, false);
    for (const FileFormat format : wishes_.formats) {
      if (!gathers(wishes_, format)) continue;
      hand_over(row_of(format).file(rendering, wishes_), path, format);
      if (row_of(format).holds == Holds::figure) add_alternative(path, rendering.figures);
    }
  }

  void hand_over(Checked<std::string> bytes, const std::string& path, FileFormat format) {
    report_.add(bytes.diagnostics, file_);
    if (!bytes.value) {
      incomplete_ = true;  // together or not at all
      return;
    }
    if (wishes_.target == RenderWishes::Target::standard_output) {
      output_ = std::move(*bytes.value);
    } else {
      files_.add(fmt::format("{}.{}", path, row_of(format).name), std::move(*bytes.value));
    }
  }

  void add_alternative(const std::string& path, const std::vector<Figure>& figures) {
    if (wishes_.target == RenderWishes::Target::standard_output) return;
    std::string text;
    for (const Figure& figure : figures) text += figure.alt + '\n';
    files_.add(path + ".alt.txt", std::move(text));
  }

  const RenderWishes& wishes_;
  const bool alone_;
  Report report_;
  FileBatch files_;
  KeptLayout kept_;
  std::map<std::string, std::string> flags_;
  std::string file_, output_;
  std::vector<std::string> outputs_;
  std::vector<std::pair<std::string, std::string>> figures_;
  bool up_to_date_ = false;
  bool incomplete_ = false;  ///< a file could not be made
};

/// The options that a figure depends on, with the version of the program.
std::string as_written(const CLI::App& app) {
  std::string out = versions().program + ' ' + versions().graphviz;
  for (const CLI::Option* option : options_of(app)) {
    const bool of_the_run = option->get_positional() || option->check_lname("jobs") ||
                            option->check_lname("if-changed") || option->check_lname("depfile") ||
                            option->check_lname("report") || option->check_lname("diagnostics") ||
                            option->check_lname("force") || option->check_lname("quiet");
    if (of_the_run || option->count() == 0) continue;
    out += fmt::format("\n{} {}", option->get_name(), fmt::join(option->results(), " "));
  }
  return out;
}

constexpr const char* notes =
    R"(Names: story.json gives story-graph.svg, story-timeline.svg, story-dossier.svg,
each with its text alternative beside it (story-graph.alt.txt), and with --table
story.md. Every size but slide and every theme but light is added to the name:
story-graph-a4-dark.svg. Of several pages each has its number: story-graph-2.svg.

A figure that entente made before is replaced. Any other file of that name is kept,
and reported, unless with --force; an input is always kept. Files are written
together and in full, or not at all.

Examples:
  entente render story.json -o figures/
  entente render story.json -o story.svg            both on one page, one file
  entente render story.json --figure graph,timeline -o story.pdf     one page each
  entente render story.json --build event -o story.pptx
  entente render story.json --figure graph -o - > graph.svg
  entente render story.json --size slide,a4 --theme light,dark --format svg,png
  entente render story.json --focus Cuba,2 --from 1959 --to 1962-12
  entente render long.json --figure timeline --pages auto
  entente render stories/*.json -o figures/ --if-changed
  entente new | entente render - -o first/
)";

}  // namespace

Outcome draw_file(const RenderWishes& wishes, const std::string& file) {
  Renderer renderer(wishes, wishes.files.size() == 1);
  renderer.render(file);
  return std::move(renderer).outcome();
}

Command add_render(CLI::App& program) {
  CLI::App* app =
      add_command(program, "render", "Draws the figures of dossiers as SVG, PNG or PDF", notes);
  app->group("Draw and ask");
  auto words = std::make_shared<RenderWords>();
  add_value(*app, "files", "FILE…", words->files, "Dossiers; - is standard input")->required();
  add_figure_options(*app, *words);
  tell_words(*app);
  app->option_defaults()->group("Options");
  app->add_flag("--check", words->check, "Judges each figure as entente check --figure does");
  add_diagnostics_option(*app, words->diagnostics);
  add_value(*app, "-j,--jobs", "N", words->jobs,
            "Files drawn at a time, 1 to 256. Default: as many as there are processors");
  app->add_flag("-q,--quiet", words->quiet,
                "Do not list what was written; that is done on a terminal alone");
  app->add_flag("--if-changed", words->if_changed,
                "Leave figures as they are if dossier, options and program are those they were "
                "drawn with. Remembered in .story.entente-stamp beside them");
  add_value(*app, "--depfile", "FILE", words->depfile,
            "Also writes there which figures depend on which dossier, as rules for Make");
  add_value(*app, "--report", "FILE", words->report, "Also writes what is reported to this file");
  return {app, [words, app] {
            RenderWishes wishes = understand(*words);
            if (wishes.if_changed) wishes.as_written = as_written(*app);
            return render(wishes);
          }};
}

}  // namespace entente::cli
