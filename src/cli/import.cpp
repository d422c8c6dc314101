#include "entente/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/date_option.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/import_mapping.hpp"
#include "cli/report.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t most_shown = 10;

constexpr Choices<RowKind, 5> row_kinds = {{{"events", RowKind::event},
                                            {"relations", RowKind::relation},
                                            {"actors", RowKind::actor},
                                            {"sources", RowKind::source},
                                            {"dossier", RowKind::fact}}};
constexpr Choices<DateOrder, 3> date_orders = {{{"dmy", DateOrder::day_first},
                                                {"mdy", DateOrder::month_first},
                                                {"ymd", DateOrder::year_first}}};

constexpr Choices<BackboneRule, 2> backbone_rules = {
    {{"disparity", BackboneRule::disparity}, {"noise-corrected", BackboneRule::noise_corrected}}};
constexpr Choices<Sign, 3> signs = {
    {{"cooperation", Sign::cooperation}, {"conflict", Sign::conflict}, {"neutral", Sign::neutral}}};

struct Wishes {
  std::vector<std::string> files, columns;
  std::string output = "-", title, language, format, rows, dates, report, map_out, from_date,
              to_date;
  std::vector<std::string> types, actors, places;
  std::string signs, backbone_rule;
  std::string diagnostics = "text";
  std::size_t top = 0, least = 0;
  double backbone = 0;
  bool force = false, quiet = false, fold = false;
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

ImportOptions import_options(const Wishes& wishes) {
  ImportOptions options;
  options.title = wishes.title;
  options.language = wishes.language;
  const std::vector<std::string> formats = import_formats();
  if (!wishes.format.empty() &&
      std::find(formats.begin(), formats.end(), wishes.format) == formats.end()) {
    throw UsageError(fmt::format("--from: unknown format \"{}\"", base::clean_label(wishes.format)),
                     hint_for(wishes.format, formats));
  }
  options.format = wishes.format;
  options.fold = wishes.fold;
  options.top = wishes.top;
  options.least = wishes.least;
  options.backbone = wishes.backbone;
  if (!wishes.rows.empty()) options.rows = chosen("--rows", wishes.rows, row_kinds);
  if (!wishes.dates.empty()) options.dates = chosen("--dates", wishes.dates, date_orders);
  options.from = date_of("--from-date", wishes.from_date);
  options.to = date_of("--to-date", wishes.to_date);
  options.types = wishes.types;
  options.actors = wishes.actors;
  options.places = wishes.places;
  options.signs = all_chosen("--sign", wishes.signs, signs);
  if (!wishes.backbone_rule.empty()) {
    options.backbone_rule = chosen("--backbone-by", wishes.backbone_rule, backbone_rules);
    if (options.backbone == 0) throw UsageError("--backbone-by goes with --backbone LEVEL");
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
  return fmt::format(
      "{} by their names alone (a sheet with columns name and kind says otherwise):\n{}",
      counted(import.guessed.size(), "actor"), out);
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
  with_words(add_value(*app, "--from", "FORMAT", wishes->format,
                       "The format of the files. Default: told by the content of each"),
             fmt::format("{}", fmt::join(import_formats(), "|")));
  add_value(*app, "--title", "TEXT", wishes->title,
            "Its title. Default: that in the sheet, else the name of the first file");
  add_value(*app, "--lang", "TAG", wishes->language,
            "The language of the dossier, and of names where a file has several");
  add_value(*app, "--map", "COLUMN=FIELD", wishes->columns,
            "What a column means, once for each column that is not known by its header; or a "
            "file that --map-out wrote")
      ->expected(1)
      ->take_all();
  add_value(*app, "--map-out", "FILE", wishes->map_out,
            "What all columns meant, as a file that --map takes");
  with_words(add_value(*app, "--rows", "KIND", wishes->rows,
                       "What the rows are: events, relations, actors, sources, or facts of the "
                       "dossier. Default: told by the "
                       "columns and the name of each file"),
             words_of(row_kinds));
  with_words(add_value(*app, "--dates", "ORDER", wishes->dates,
                       "How dates like 03/04/2026 are read: dmy, mdy or ymd. Without it they are "
                       "rejected"),
             words_of(date_orders));
  add_value(*app, "--from-date", "DATE", wishes->from_date,
            "Keep what may have been on that date or after it");
  add_value(*app, "--to-date", "DATE", wishes->to_date,
            "Keep what may have been on that date or before it");
  add_value(*app, "--type", "TYPE", wishes->types,
            "Keep this type, once for each; of codes all below it, too: cameo:19")
      ->expected(1)
      ->take_all();
  add_value(*app, "--actor", "NAME", wishes->actors,
            "Keep that in which this actor takes part, or who belongs to it; once for each")
      ->expected(1)
      ->take_all();
  add_value(*app, "--place", "PLACE", wishes->places,
            "Keep what was there, once for each: Cuba has \"Havana, Cuba\"")
      ->expected(1)
      ->take_all();
  with_words(add_value(*app, "--sign", "SIGNS", wishes->signs,
                       "Keep cooperation, conflict or neutral, or several with commas"),
             words_of(signs));
  add_value(*app, "--top", "N", wishes->top, "Keep the N pairs of actors that weigh most")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000000}));
  add_value(*app, "--least", "N", wishes->least, "Keep pairs that weigh at least N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000000000}));
  add_value(*app, "--backbone", "LEVEL", wishes->backbone,
            "Keep pairs whose weight is no chance at that level: 0.05")
      ->check(CLI::Range(1e-9, 1.0));
  with_words(add_value(*app, "--backbone-by", "RULE", wishes->backbone_rule,
                       "How chance is told: disparity (default) or noise-corrected"),
             words_of(backbone_rules));
  app->add_flag("--fold", wishes->fold,
                "Officials and groups of coded events count as their country");
  add_value(*app, "--report", "FILE", wishes->report,
            "All that was found, with every rejection, as JSON");
  app->add_flag("--force", wishes->force, "Replace files that are there");
  app->add_flag("-q,--quiet", wishes->quiet, "Print problems only");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return import(*wishes); }};
}

}  // namespace entente::cli
