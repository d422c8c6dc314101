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
    for (auto& [path, bytes] : files_.figures()) {
      outputs_.push_back(path);
      if (wishes_.keep_figures) figures_.emplace_back(path, std::move(bytes));
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
        const Rendering all = draw(dossier, size, theme, progress);
        if (all.figures.empty()) continue;
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

  /// What there is nothing to draw of is drawn only for those who name it.
  bool passes_over(FigureKind kind, const Dossier& dossier) {
    if (!wishes_.all_figures || wishes_.figures.size() < 2) return false;
    std::string reason = nothing_to_draw(kind, dossier);
    if (reason.empty()) return false;
    Diagnostic note;
    note.code = Code::nothing_to_draw;
    note.severity = Severity::note;
    note.message = std::move(reason);
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
      Checked<Rendering> rendering = entente::render(dossier, options);
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

void add_output_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Output");
  add_value(
      app, "-o,--output", "PATH", words.output,
      "A folder (figures/), one file (story.svg, .png, .pdf, .pptx, .html), or - for standard "
      "output. "
      "Default: the current folder");
  add_value(app, "--format", "LIST", words.formats,
            "svg (default), png, pdf; pptx, a deck with a slide for each figure; "
            "html, an interactive page");
  CLI::Option* scale = add_value(app, "--scale", "NUMBER", words.scale,
                                 "Pixels of a PNG for one of the figure, 0.1 to 10. Default: 2");
  add_value(app, "--dpi", "NUMBER", words.dpi,
            "The same as pixels per inch, 10 to 960, of which the figure has 96. Default: 192")
      ->excludes(scale);
  add_value(app, "--slide-format", "WORD", words.slide_format,
            "Slides of a deck: auto (default, by the size), 16:9, 4:3");
  add_value(app, "--build", "WORD", words.build,
            "Slides of a deck step by step: event or era, one more on each; none (default)");
  app.add_flag("--pptx-shapes", words.shapes,
               "The figures of a deck as shapes and connectors that can be edited");
  app.add_flag("--table", words.table, "Also the numbered table, as Markdown");
  app.add_flag("--force", words.force, "Replace files that entente did not make");
}

void add_look_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Look");
  add_value(app, "--figure", "LIST", words.figures,
            "graph, timeline, dossier (both on one page). Default: all; dossier for one file");
  add_value(app, "--size", "LIST", words.sizes,
            "slide (default), a4, column; or WIDTHxHEIGHT, or WIDTH alone for as high as needed, "
            "in pixels of 1/96 inch");
  add_value(app, "--pages", "N", words.pages,
            "On how many pages a figure may be before it says less: 1 (default) to 20, or auto");
  add_value(app, "--theme", "LIST", words.themes, "light (default), dark, print");
  add_value(app, "--orientation", "WORD", words.orientation,
            "Which way time runs: auto (default), horizontal, vertical");
  add_value(
      app, "--time-scale", "WORD", words.time_scale,
      "auto (default: breaks where long empty times would crowd the rest), linear, sequential "
      "(equal steps)");
  add_value(app, "--lanes", "WORD", words.lanes,
            "Lanes of a timeline: houses (default), actors, none");
  add_value(app, "--background", "WORD", words.background, "page (default) or none");
  add_value(app, "--layout", "WORD", words.layout,
            "quick, normal (default), thorough: how many layouts are tried");
  add_font_option(app, words.fonts,
                  "A font for letters that Arial lacks: .ttf, .otf, .ttc. Of a Regular the Bold "
                  "beside it is taken too. May be given several times");
  add_value(
      app, "--text", "WORD", words.text,
      "Words of an SVG: live (default), paths (shapes of letters), embed (with a font inside, "
      "for browsers)");
  add_value(app, "--lang", "TAG", words.language,
            "Language of dates, legend and notes. Default: the document's");
  add_value(app, "--flags", "DIR", words.flags,
            "Flags in place of the codes of countries: SVG files in this folder, named cu.svg");
  app.add_flag("--camps", words.camps, "Mark who stands with whom");
  add_value(app, "--layout-file", "FILE", words.layout_file,
            "Keeps actors where this file says they were, and writes where they are now");
  app.add_flag("--explain-layout", words.explain_layout,
               "Print which layouts of the graph were tried, what each costs, and why one was "
               "taken");
}

void add_content_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Content");
  add_value(app, "--as-of", "DATE", words.as_of,
            "State of knowledge. Default: the document's. Dates as in entente date");
  add_value(app, "--from", "DATE", words.from, "Only what happened then or later");
  add_value(app, "--to", "DATE", words.to, "Only what happened then or earlier");
  add_value(app, "--focus", "ACTOR[,N]", words.focus,
            "Only this actor and those up to N ties away (1 to 9, default 1)");
}

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
  add_output_options(*app, *words);
  add_look_options(*app, *words);
  add_content_options(*app, *words);
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
