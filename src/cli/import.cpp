#include "entente/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/json_text.hpp"
#include "base/plain_number.hpp"
#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/import_mapping.hpp"
#include "cli/report.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t most_shown = 10;

/// What was said to one of import_wishes().
struct Said {
  std::vector<std::string> values;
  bool on = false;  ///< of a flag
};

struct Wishes {
  std::vector<std::string> files, columns;
  std::vector<Said> said = std::vector<Said>(import_wishes().size());
  std::string output = "-", report, map_out;
  std::string diagnostics = "text";
  bool force = false, quiet = false;
};

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "120000 rows, 40000 a second, 30 %, 7 s left …". Bytes tell how much is left.
std::string progress_words(std::size_t rows, double share, double seconds) {
  std::string words = fmt::format("{} rows, {:.0f} a second, {:.0f} %", rows,
                                  static_cast<double>(rows) / std::max(seconds, 1e-3), 100 * share);
  if (share > 0.01) words += fmt::format(", {:.0f} s left", seconds / share * (1 - share));
  return words + " …";
}

/// A line on the terminal, once reading takes longer than a second.
class RowProgress {
 public:
  explicit RowProgress(bool enabled)
      : shown_(enabled && wants_color(2)), next_(Clock::now() + std::chrono::seconds(1)) {}
  ~RowProgress() {
    if (written_) print_errors("\r\x1b[K");
  }
  RowProgress(const RowProgress&) = delete;
  RowProgress& operator=(const RowProgress&) = delete;

  void tell(std::size_t rows, double share) {
    const Clock::time_point now = Clock::now();
    if (!shown_ || now < next_) return;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    print_errors("\r\x1b[K" + progress_words(rows, share, seconds));
    written_ = true;
    next_ = now + std::chrono::milliseconds(200);
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_, written_ = false;
  Clock::time_point begin_ = Clock::now(), next_;
};

/// The values in what was said; lists of words may have commas.
std::vector<std::string> values_of(const ImportWish& wish, const Said& said) {
  if (said.on) return {""};
  if (wish.shape != ImportWish::Shape::list || wish.words.empty()) return said.values;
  std::vector<std::string> values;
  for (const std::string& value : said.values) {
    for (std::string& word : listed(value)) values.push_back(std::move(word));
  }
  return values;
}

/// Refuses what is no value of an option.
void check_value(const ImportWish& wish, const std::string& value) {
  const auto& words = wish.words;
  if (!words.empty() && std::find(words.begin(), words.end(), value) == words.end()) {
    throw UsageError(fmt::format("--{}: unknown word \"{}\"", wish.name, base::clean_label(value)),
                     hint_for(value, words));
  }
  if (wish.most == 0) return;
  const double number = base::number_in(value).value_or(-1);
  const bool whole = wish.shape != ImportWish::Shape::count || number == std::floor(number);
  if (number >= wish.least && number <= wish.most && whole) return;
  throw UsageError(fmt::format("--{} must be a number from {} to {}", wish.name,
                               base::plain_number(wish.least), base::plain_number(wish.most)));
}

ImportOptions import_options(const Wishes& wishes) {
  ImportOptions options;
  for (std::size_t i = 0; i < wishes.said.size(); ++i) {
    const ImportWish& wish = import_wishes()[i];
    for (const std::string& value : values_of(wish, wishes.said[i])) {
      check_value(wish, value);
      const auto refusal = wish.take(value, options);
      if (!refusal) continue;
      throw UsageError(fmt::format("--{}: {}", wish.name, refusal->message), refusal->hint);
    }
  }
  for (const std::string& word : wishes.columns) read_mapping(word, options);
  return options;
}

std::string account_text(const ImportedSheet& sheet) {
  std::string out = base::clean_xml(sheet.file);
  if (!sheet.sheet.empty()) out += fmt::format(", sheet \"{}\"", base::clean_label(sheet.sheet));
  out += ": ";
  if (sheet.format.empty() || (!sheet.separator.empty() && !sheet.kind)) {
    return out + (sheet.encoding.empty() ? "not read" : sheet.encoding) + "\n";
  }
  if (!sheet.sheet.empty() && !sheet.kind) return out + "not read\n";
  if (sheet.kind) {
    if (sheet.sheet.empty()) {
      out += fmt::format("{}, {}, ", sheet.encoding,
                         sheet.separator.empty() ? sheet.format : "divided by " + sheet.separator);
    }
    out += fmt::format("{}\n", row_kind_word(*sheet.kind));
    std::string columns;
    for (const auto& [header, field] : sheet.columns) {
      if (field.empty()) continue;
      columns += fmt::format("{}{} → {}", columns.empty() ? "" : ", ", header, field);
    }
    out += fmt::format("  columns: {}\n", columns);
  } else {
    out += fmt::format("{}, {}\n", sheet.encoding, sheet.format);
  }
  out += fmt::format("  {} {} = {} read + {} rejected + {} merged", sheet.rows,
                     sheet.rows == 1 ? sheet.unit : sheet.units, sheet.read, sheet.rejected,
                     sheet.merged);
  out += sheet.unasked > 0 ? fmt::format(" + {} not asked for\n", sheet.unasked) : "\n";
  for (const std::string& note : sheet.notes) out += fmt::format("  {}\n", note);
  return out;
}

std::string guesses_text(const Import& import) {
  std::string out;
  for (const auto& [word, kind] : {std::pair{"countries", ActorKind::country},
                                   {"blocs", ActorKind::bloc},
                                   {"other", ActorKind::other}}) {
    std::string names;
    std::size_t count = 0;
    for (const GuessedActor& actor : import.guessed) {
      if (actor.kind != kind) continue;
      if (++count <= most_shown) names += (names.empty() ? "" : ", ") + actor.name;
    }
    if (count > most_shown) names += fmt::format(" … and {} more", count - most_shown);
    if (count > 0) out += fmt::format("  {}: {}\n", word, names);
  }
  if (out.empty()) return "";
  return fmt::format("{} by {} alone (a sheet with columns name and kind says otherwise):\n{}",
                     counted(import.guessed.size(), "actor"),
                     import.guessed.size() == 1 ? "its name" : "their names", out);
}

std::string report_json(const Import& import) {
  std::string out = "{\n\"sheets\": [";
  for (const ImportedSheet& sheet : import.sheets) {
    std::string columns;
    for (const auto& [header, field] : sheet.columns) {
      columns +=
          fmt::format("{}{{\"header\": {}, \"field\": {}}}", columns.empty() ? "" : ", ",
                      base::json_text(header), field.empty() ? "null" : base::json_text(field));
    }
    std::string notes;
    for (const std::string& note : sheet.notes) {
      notes += (notes.empty() ? "" : ", ") + base::json_text(note);
    }
    out += fmt::format(
        "{}\n  {{\"file\": {}, \"sheet\": {}, \"format\": {}, \"encoding\": {}, \"separator\": {}, "
        "\"rows_of\": "
        "{}, \"rows\": {}, "
        "\"read\": {}, \"rejected\": {}, \"merged\": {}, \"not_asked_for\": {}, \"columns\": [{}], "
        "\"notes\": [{}]}}",
        out.back() == '[' ? "" : ",", base::json_text(sheet.file),
        sheet.sheet.empty() ? "null" : base::json_text(sheet.sheet), base::json_text(sheet.format),
        base::json_text(sheet.encoding), base::json_text(sheet.separator),
        sheet.kind ? base::json_text(row_kind_word(*sheet.kind)) : "null", sheet.rows, sheet.read,
        sheet.rejected, sheet.merged, sheet.unasked, columns, notes);
  }
  out += "\n],\n\"guessed_actors\": [";
  for (const GuessedActor& actor : import.guessed) {
    out += fmt::format("{}\n  {{\"name\": {}, \"kind\": \"{}\"}}", out.back() == '[' ? "" : ",",
                       base::json_text(actor.name), actor_kind_word(actor.kind));
  }
  out += "\n],\n\"rejections\": " +
         format(import.rejections, DiagnosticsFormat::json, import.texts, false);
  out += ",\n\"diagnostics\": " +
         format(import.diagnostics, DiagnosticsFormat::json, import.texts, false);
  return out + "}\n";
}

/// What was found, on the stream of errors: standard output is for the dossier.
void tell(const Wishes& wishes, const Import& import, Report& report) {
  if (report.format() == DiagnosticsFormat::text && !wishes.quiet) {
    for (const ImportedSheet& sheet : import.sheets) print_errors(account_text(sheet));
    print_errors(guesses_text(import));
    if (import.rejections.size() > most_shown) {
      print_errors(fmt::format("the first {} reasons of {} why rows were left out:\n", most_shown,
                               import.rejections.size()));
    }
  }
  const bool all = report.format() != DiagnosticsFormat::text;
  const std::size_t shown =
      all ? import.rejections.size() : std::min(most_shown, import.rejections.size());
  report.add(
      {import.rejections.begin(), import.rejections.begin() + static_cast<std::ptrdiff_t>(shown)},
      "");
  print_errors(report);
}

ExitCode import(const Wishes& wishes) {
  ImportOptions options = import_options(wishes);
  if (wishes.map_out == "-") {
    throw UsageError("--map-out: the mapping goes to a file", "name one: --map-out map.txt");
  }
  if (wishes.report == "-" || (!wishes.report.empty() && wishes.report == wishes.output)) {
    throw UsageError("--report is a file of its own, beside the dossier");
  }
  Report report(chosen("--diagnostics", wishes.diagnostics, diagnostics_formats));
  std::vector<ImportFile> files;
  std::vector<std::unique_ptr<InputFile>> inputs;
  for (const std::string& name : wishes.files) {
    InputFile& input = *inputs.emplace_back(std::make_unique<InputFile>(name));
    ImportFile file{name, "", [&input](std::string& out) { return input.more(out); }, input.size()};
    input.more(file.bytes);
    report.add(input.diagnostics(), name);
    if (input.diagnostics().empty()) files.push_back(std::move(file));
  }
  if (files.size() < wishes.files.size()) {
    print_errors(report);
    return report.exit_code();
  }
  Import result;
  {
    RowProgress progress(!wishes.quiet);
    options.progress = [&](std::size_t rows, double share) { progress.tell(rows, share); };
    result = import_files(files, options);
  }
  report.add(result.diagnostics, "");
  for (const auto& input : inputs) report.add(input->diagnostics(), "");
  for (const auto& [name, text] : result.texts) report.add_text(name, text);
  FileBatch batch(wishes.files, wishes.force);
  if (!result.dossier.empty() && wishes.output != "-") batch.add(wishes.output, result.dossier);
  if (!wishes.report.empty()) batch.add(wishes.report, report_json(result));
  if (!wishes.map_out.empty()) batch.add(wishes.map_out, mapping_text(result));
  report.add(batch.commit(), "");
  if (!result.dossier.empty() && wishes.output == "-") {
    report.add(write_output(result.dossier), "");
  }
  tell(wishes, result, report);
  return report.exit_code();
}

/// One option for each of import_wishes().
void add_wishes(CLI::App& app, std::vector<Said>& said) {
  for (std::size_t i = 0; i < said.size(); ++i) {
    const ImportWish& wish = import_wishes()[i];
    const std::string name = fmt::format("--{}", wish.name), help(wish.help);
    if (wish.shape == ImportWish::Shape::flag) {
      app.add_flag(name, said[i].on, help);
      continue;
    }
    CLI::Option* const option =
        add_value(app, name, std::string(wish.placeholder), said[i].values, help)
            ->expected(1)
            ->allow_extra_args(false);
    if (wish.shape == ImportWish::Shape::list) option->take_all();
    if (!wish.words.empty()) with_words(option, fmt::format("{}", fmt::join(wish.words, "|")));
  }
}

}  // namespace

Command add_import(CLI::App& program) {
  CLI::App* app =
      add_command(program, "import", "Makes a dossier from sheets and other formats", R"(Examples:
  entente import events.csv > story.json
  entente import events.csv actors.csv relations.csv -o story.json
  entente import story.xlsx -o story.json
  entente import ties.csv --map "Who pays=from" --map "Who is paid=to" -o story.json
  entente import events.csv --dates dmy --report report.json -o story.json
  entente import donations.ftm.json -o story.json
  entente import 20260218.export.CSV.gz --fold --top 30 -o story.json
  entente import ties.csv --actor Cuba --sign conflict --backbone 0.05 -o story.json

Sheets are workbooks, or CSV with commas, semicolons or tabs, one event, relation or
actor a row; columns are known by their usual headers. `entente help sheets` has them.
What else is read, and what it becomes, is in `entente help imports`. What was found
goes to the stream of errors: every row is read, merged into an equal one, or rejected
with its place and the way out. The exit code is 0 if a dossier was made.
)");
  app->group("Write a dossier");
  auto wishes = std::make_shared<Wishes>();
  add_value(*app, "files", "FILE…", wishes->files,
            "Sheets and files of other formats; - is standard input")
      ->required();
  add_value(*app, "-o,--output", "PATH", wishes->output,
            "Where the dossier goes. - (default) is standard output");
  add_wishes(*app, wishes->said);
  add_value(*app, "--map", "COLUMN=FIELD", wishes->columns,
            "What a column means, once for each column that is not known by its header; or a "
            "file that --map-out wrote")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  add_value(*app, "--map-out", "FILE", wishes->map_out,
            "What all columns meant, as a file that --map takes");
  add_value(*app, "--report", "FILE", wishes->report,
            "All that was found, with every rejection, as JSON");
  app->add_flag("--force", wishes->force, "Replace files that are there");
  app->add_flag("-q,--quiet", wishes->quiet, "Print problems only");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return import(*wishes); }};
}

}  // namespace entente::cli
