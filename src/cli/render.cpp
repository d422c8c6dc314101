#include "entente/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/progress.hpp"
#include "cli/render_wishes.hpp"
#include "cli/report.hpp"

namespace entente::cli {
namespace {

using Target = RenderWishes::Target;

/// One figure in one size and theme.
struct Sheet {
  FigureKind kind{};
  PageSize size;
  ThemeName theme{};
};

std::vector<Sheet> sheets_of(const RenderWishes& wishes) {
  std::vector<Sheet> sheets;
  for (const PageSize& size : wishes.sizes) {
    for (const ThemeName theme : wishes.themes) {
      for (const FigureKind kind : wishes.figures) sheets.push_back({kind, size, theme});
    }
  }
  return sheets;
}

/// "story" for "news/story.json".
std::string stem_of(const std::string& file) {
  return file == "-" ? "dossier" : std::filesystem::path(file).stem().string();
}

std::string in_folder(const RenderWishes& wishes, const std::string& name) {
  return (std::filesystem::path(wishes.output) / name).string();
}

/// Path without extension. Size and theme are part of the name if several are asked for, except the
/// plain ones.
std::string path_of(const RenderWishes& wishes, const std::string& file, const Sheet& sheet) {
  if (wishes.target == Target::file) {
    return std::filesystem::path(wishes.output).replace_extension().string();
  }
  std::string name = stem_of(file) + '-' + std::string(word_for(sheet.kind, figure_names));
  const std::string size = size_name(sheet.size);
  if (wishes.sizes.size() > 1 && size != "slide") name += '-' + size;
  if (wishes.themes.size() > 1 && sheet.theme != ThemeName::light) {
    name += '-' + std::string(word_for(sheet.theme, themes));
  }
  return in_folder(wishes, name);
}

Checked<std::string> converted(const Figure& figure, FileFormat format, double scale) {
  switch (format) {
    case FileFormat::png:
      return to_png(figure.svg, scale);
    case FileFormat::pdf:
      return to_pdf(figure.svg);
    case FileFormat::svg:
      break;
  }
  return {figure.svg, {}};
}

/// Draws the figures of one dossier and hands them over.
class Renderer {
 public:
  Renderer(const RenderWishes& wishes, Report& report)
      : wishes_(wishes), report_(report), files_(wishes.files, wishes.force) {}

  void render(const std::string& file) {
    file_ = file;
    Checked<std::string> bytes = read_input(file, Limits{}.bytes);
    report_.add(bytes.diagnostics, file);
    if (!bytes.value) return;
    const Checked<Dossier> dossier = load(*bytes.value, file);
    report_.add(dossier.diagnostics, file);
    report_.add_text(file, std::move(*bytes.value));
    if (!dossier.value || has_errors(dossier.diagnostics)) return;
    draw(*dossier.value);
    report_.add(wishes_.target == Target::standard_output ? write_output(output_) : files_.commit(),
                file);
  }

 private:
  void draw(const Dossier& dossier) {
    const std::vector<Sheet> sheets = sheets_of(wishes_);
    Progress progress(static_cast<int>(sheets.size()), true);
    std::string table;
    for (const Sheet& sheet : sheets) {
      progress.step(fmt::format("{}: {}, {}, {}", file_, word_for(sheet.kind, figure_names),
                                size_name(sheet.size), word_for(sheet.theme, themes)));
      RenderOptions options = wishes_.options;
      options.figures = {sheet.kind};
      options.size = sheet.size;
      options.theme = sheet.theme;
      const Checked<Rendering> rendering = entente::render(dossier, options);
      report_.add(named(rendering.diagnostics, sheet), file_);
      if (!rendering.value) continue;
      table = rendering.value->table;
      for (const Figure& figure : rendering.value->figures) take(figure, sheet);
    }
    if (wishes_.table && !table.empty()) {
      const std::string path = wishes_.target == Target::file ? path_of(wishes_, file_, {})
                                                              : in_folder(wishes_, stem_of(file_));
      files_.add(path + ".md", table + "\n<!-- made by entente -->\n");
    }
  }

  /// What is about one figure says which: "story-graph-a4: ...".
  Diagnostics named(Diagnostics diagnostics, const Sheet& sheet) const {
    if (wishes_.target == Target::standard_output) return diagnostics;
    const std::string name =
        std::filesystem::path(path_of(wishes_, file_, sheet)).filename().string();
    for (Diagnostic& diagnostic : diagnostics) {
      const Code code = diagnostic.code;
      if (code != Code::reduced && code != Code::does_not_fit && code != Code::layout_failed) {
        continue;
      }
      diagnostic.message = fmt::format("{}: {}", name, diagnostic.message);
    }
    return diagnostics;
  }

  void take(const Figure& figure, const Sheet& sheet) {
    const std::string path = path_of(wishes_, file_, sheet);
    for (const FileFormat format : wishes_.formats) {
      Checked<std::string> bytes = converted(figure, format, wishes_.scale);
      report_.add(bytes.diagnostics, file_);
      if (!bytes.value) continue;
      if (wishes_.target == Target::standard_output) {
        output_ = std::move(*bytes.value);
      } else {
        files_.add(fmt::format("{}.{}", path, word_for(format, file_formats)),
                   std::move(*bytes.value));
      }
    }
    if (wishes_.target != Target::standard_output) files_.add(path + ".alt.txt", figure.alt + '\n');
  }

  const RenderWishes& wishes_;
  Report& report_;
  FileBatch files_;
  std::string file_, output_;
};

constexpr const char* notes =
    R"(Names: story.json gives story-graph.svg, story-timeline.svg, story-dossier.svg,
each with its text alternative beside it (story-graph.alt.txt), and with --table
story.md. Of several sizes or themes, all but slide and light are added to the
name: story-graph-a4-dark.svg.

A figure that entente made before is replaced. Any other file of that name is kept,
and reported, unless with --force; an input is always kept. Files are written
together and in full, or not at all.

Examples:
  entente render story.json -o figures/
  entente render story.json -o story.svg            both on one page, one file
  entente render story.json --figure graph -o - > graph.svg
  entente render story.json --size slide,a4 --theme light,dark --format svg,png
  entente render story.json --focus Cuba,2 --from 1959 --to 1962-12
  entente new | entente render - -o first/
)";

void add_output_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Output");
  add_value(app, "-o,--output", "PATH", words.output,
            "A folder (figures/), one file (story.svg, .png, .pdf), or - for standard output. "
            "Default: the current folder");
  add_value(app, "--format", "LIST", words.formats, "svg (default), png, pdf");
  add_value(app, "--scale", "NUMBER", words.scale,
            "Pixels of a PNG for one of the figure, 0.1 to 10. Default: 2");
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
  add_value(app, "--theme", "LIST", words.themes, "light (default), dark, print");
  add_value(app, "--background", "WORD", words.background, "page (default) or none");
  add_value(app, "--layout", "WORD", words.layout,
            "quick, normal (default), thorough: how many layouts are tried");
  add_value(app, "--lang", "TAG", words.language,
            "Language of dates, legend and notes. Default: the document's");
  app.add_flag("--camps", words.camps, "Mark who stands with whom");
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

ExitCode render(const RenderWishes& wishes) {
  Report report(wishes.diagnostics);
  for (const std::string& file : wishes.files) Renderer(wishes, report).render(file);
  print_errors(report);
  if (wishes.report.empty()) return report.exit_code();
  FileBatch batch(wishes.files, true);
  batch.add(wishes.report, report.text(false));
  Report trouble(DiagnosticsFormat::text);
  trouble.add(batch.commit(), wishes.report);
  print_errors(trouble);
  return std::max(report.exit_code(), trouble.exit_code());
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
  add_diagnostics_option(*app, words->diagnostics);
  add_value(*app, "--report", "FILE", words->report, "Also writes what is reported to this file");
  return {app, [words] { return render(understand(*words)); }};
}

}  // namespace entente::cli
