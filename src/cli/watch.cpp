#include <dlfcn.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <memory>

#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/drawing_process.hpp"
#include "cli/file_watcher.hpp"
#include "cli/files.hpp"
#include "cli/font_option.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "preview/preview_server.hpp"

namespace entente::cli {
namespace {

struct WatchWishes {
  RenderWords figures;
  int port = 0;
};

/// Nullptr if the module cannot be loaded.
std::unique_ptr<preview::Server> start_server(int port) {
  constexpr const char* name = "entente-preview.so";
  void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);  // the run path leads to it
  void* symbol = library ? ::dlsym(library, "entente_preview_server") : nullptr;
  using Entry = preview::Server* (*)(int);
  return std::unique_ptr<preview::Server>(symbol ? reinterpret_cast<Entry>(symbol)(port) : nullptr);
}

/// "3 figures, 1 warning"
std::string tally(std::size_t figures, const Diagnostics& diagnostics) {
  std::size_t warnings = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    warnings += diagnostic.severity == Severity::warning;
  }
  const auto count = [](std::size_t n, std::string_view what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
  };
  return count(figures, "figure") + (warnings > 0 ? ", " + count(warnings, "warning") : "");
}

/// The figures alone, by their names without folder and extension.
std::vector<std::pair<std::string, std::string>> figures_of(Outcome& outcome) {
  std::vector<std::pair<std::string, std::string>> figures;
  for (auto& [path, bytes] : outcome.figures) {
    const std::filesystem::path name(path);
    if (name.extension() == ".svg") figures.emplace_back(name.stem().string(), std::move(bytes));
  }
  return figures;
}

class Watch {
 public:
  explicit Watch(const RenderWishes& wishes, int port)
      : file_(wishes.files.front()),
        drawing_(wishes),
        watcher_(file_),
        server_(start_server(port)) {}

  ExitCode run() {
    if (!server_) {
      print_errors(
          "entente: error: the module entente-preview.so cannot be loaded\n"
          "  help: install entente completely, with cpp-httplib\n");
      return ExitCode::no_access;
    }
    if (server_->address().empty()) {
      print_errors("entente: error: the port cannot be had\n  help: choose another with --port\n");
      return ExitCode::no_access;
    }
    print_errors(fmt::format("Watching {}. Ctrl-C ends.\nPreview: {}\n", base::shown(file_),
                             server_->address()));
    while (update()) watcher_.wait();
    print_errors("entente: internal error: the drawing process has ended\n");
    return ExitCode::internal_error;
  }

 private:
  bool update() {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    std::optional<Outcome> outcome = drawing_.draw();
    if (!outcome) return false;
    const auto time =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
    Report report(DiagnosticsFormat::text);
    report.add(outcome->diagnostics, file_);
    for (auto& [name, bytes] : outcome->texts) report.add_text(name, std::move(bytes));
    preview::Preview preview;
    preview.title = std::filesystem::path(file_).filename().string();
    preview.failed = has_errors(outcome->diagnostics);
    if (!report.empty()) preview.problems = report.text(false);
    preview.figures = figures_of(*outcome);
    const std::string words =
        fmt::format("{} ({} ms)\n", tally(preview.figures.size(), report.diagnostics()), time);
    const bool failed = preview.failed;
    server_->show(std::move(preview));
    failed ? print_errors(report) : print_errors(words);
    return true;
  }

  std::string file_;
  DrawingProcess drawing_;  // first: it must be started before there are threads
  FileWatcher watcher_;
  std::unique_ptr<preview::Server> server_;
};

ExitCode watch(const WatchWishes& wishes) {
  RenderWords words = wishes.figures;
  if (words.files.front() == "-") throw UsageError("standard input cannot be watched");
  if (wishes.port < 0 || wishes.port > 65535) throw UsageError("--port must be from 0 to 65535");
  const bool in_memory = words.output.empty();
  RenderWishes figures = understand(words);
  if (in_memory) figures.target = RenderWishes::Target::memory;
  if (figures.target == RenderWishes::Target::standard_output) {
    throw UsageError("-o - is not for entente watch", "give a folder, or nothing");
  }
  figures.keep_figures = true;
  Report report(DiagnosticsFormat::text);
  const bool ready = fetch_look(figures, report);
  if (!report.empty()) print_errors(report);
  if (!ready) return report.exit_code();
  return Watch(figures, wishes.port).run();
}

}  // namespace

Command add_watch(CLI::App& program) {
  CLI::App* app = add_command(
      program, "watch", "Draws anew at every save, and shows a preview",
      R"(The preview is for a browser on this machine: at 127.0.0.1, under an address that
nobody can guess. It shows the new figures by itself; after a slip the last good
ones stay, with what is wrong over them.

Examples:
  entente watch story.json
  entente watch story.json --figure graph --size a4
  entente watch story.json -o figures/          writes the figures too
)");
  app->group("Draw and ask");
  auto wishes = std::make_shared<WatchWishes>();
  RenderWords& words = wishes->figures;
  add_value(*app, "file", "FILE", words.files, "A dossier")->required()->expected(1);
  app->option_defaults()->group("Figures");
  add_value(*app, "-o,--output", "PATH", words.output,
            "Also writes the figures: a folder, or one file");
  add_value(*app, "--figure", "LIST", words.figures, "As in entente render. Default: all");
  add_value(*app, "--size", "LIST", words.sizes, "As in entente render");
  add_value(*app, "--theme", "LIST", words.themes, "As in entente render");
  add_value(*app, "--style", "FILE", words.style, "As in entente render");
  add_value(*app, "--layout", "WORD", words.layout, "As in entente render");
  add_value(*app, "--lang", "TAG", words.language, "As in entente render");
  add_value(*app, "--flags", "DIR", words.flags, "As in entente render");
  add_font_option(*app, words.fonts, "As in entente render");
  app->option_defaults()->group("Options");
  add_value(*app, "--port", "N", wishes->port, "Of the preview. Default: any free one");
  return {app, [wishes] { return watch(*wishes); }};
}

}  // namespace entente::cli
