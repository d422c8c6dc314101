#include "entente/export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"

namespace entente::cli {
namespace {

struct ExportWishes {
  std::string file, format, output = "-", diagnostics = "text";
  bool force = false, quiet = false;
};

std::vector<std::string> export_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : export_formats()) names.emplace_back(format.name);
  return names;
}

/// The format of that extension, if it is that of one alone.
const ExportFormat* format_of_name(const std::string& path) {
  const ExportFormat* found = nullptr;
  for (const ExportFormat& format : export_formats()) {
    if (!path.ends_with(format.extension)) continue;
    if (found && found->extension == format.extension) return nullptr;
    if (!found || found->extension.size() < format.extension.size()) found = &format;
  }
  return found;
}

const ExportFormat& wished_format(const ExportWishes& wishes) {
  const std::vector<std::string> names = export_names();
  const ExportFormat* format =
      wishes.format.empty() ? format_of_name(wishes.output) : export_format(wishes.format);
  if (!format && wishes.format.empty()) {
    throw UsageError("export: which format?", fmt::format("--to {}", fmt::join(names, "|")));
  }
  if (!format) {
    throw UsageError(fmt::format("--to: unknown format \"{}\"", base::clean_label(wishes.format)),
                     hint_for(wishes.format, names));
  }
  if (format->several && wishes.output == "-") {
    throw UsageError(fmt::format("--to {}: this is several files", format->name),
                     fmt::format("say where they go: -o story{} makes story-events{} and others",
                                 format->extension, format->extension));
  }
  return *format;
}

ExitCode export_file(const ExportWishes& wishes) {
  Report report(chosen("--diagnostics", wishes.diagnostics, diagnostics_formats));
  const ExportFormat& format = wished_format(wishes);
  if (const std::optional<Dossier> dossier = read_dossier(wishes.file, report)) {
    Checked<Export> made = export_dossier(*dossier, format);
    report.add(made.diagnostics, wishes.file);
    if (made.value && wishes.output == "-") {
      report.add(write_output(made.value->files.front().bytes), "");
    } else if (made.value) {
      FileBatch batch({wishes.file}, wishes.force);
      for (ExportedFile& file : made.value->files) {
        batch.add(path_of_part(wishes.output, file.part), std::move(file.bytes));
      }
      report.add(batch.commit(), "");
    }
    if (made.value && !wishes.quiet && report.format() == DiagnosticsFormat::text) {
      for (const std::string& words : made.value->left_out) {
        print_errors(fmt::format("{} has no place for {}\n", format.title, words));
      }
    }
  }
  print_errors(report);
  return report.exit_code();
}

}  // namespace

Command add_export(CLI::App& program) {
  CLI::App* app = add_command(program, "export", "Writes a dossier in another format", R"(Examples:
  entente export story.json --to gexf -o story.gexf
  entente export story.json --to ftm > story.ftm.json
  entente export story.json -o story.xlsx
  entente export story.json -o story.csv      story-actors.csv, story-events.csv …

For graph programs, spreadsheets, calendars and timelines. Sheets hold all of a dossier:
edit them and `entente import` makes it again. What another format has no place for is
counted on the stream of errors. `entente help exports` tells what becomes of what.
)");
  app->group("Write a dossier");
  auto wishes = std::make_shared<ExportWishes>();
  add_value(*app, "file", "FILE", wishes->file, "A dossier; - is standard input")->required();
  with_words(add_value(*app, "--to", "FORMAT", wishes->format,
                       "The format. Default: told by the name after -o"),
             fmt::format("{}", fmt::join(export_names(), "|")));
  add_value(*app, "-o,--output", "PATH", wishes->output,
            "Where it goes. - (default) is standard output");
  app->add_flag("--force", wishes->force, "Replace files that are there");
  app->add_flag("-q,--quiet", wishes->quiet, "Print problems only");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return export_file(*wishes); }};
}

}  // namespace entente::cli
