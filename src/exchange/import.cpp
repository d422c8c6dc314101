#include "entente/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <set>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "exchange/asked.hpp"
#include "exchange/columns.hpp"
#include "exchange/encoding.hpp"
#include "exchange/feed.hpp"
#include "exchange/formats.hpp"
#include "exchange/kept_pairs.hpp"
#include "exchange/workbook.hpp"
#include "exchange/write_dossier.hpp"
#include "model/allowed.hpp"
#include "model/checks.hpp"
#include "model/resolve.hpp"

namespace entente::exchange {
namespace {

/// Warnings of the dossier as a whole that are told, and errors likewise.
constexpr std::size_t most_kept = 1000;
/// Within it the first line tells of rows that are read piece by piece.
constexpr std::size_t longest_head = std::size_t{1} << 16;

/// "events 2026" for "data/events_2026.csv".
std::string title_from(const std::string& file) {
  if (file == "-") return "Untitled";
  std::string name = file.substr(file.find_last_of('/') + 1);
  name = name.substr(0, name.find('.', 1));
  std::replace(name.begin(), name.end(), '_', ' ');
  return base::clean_label(name);
}

class Importer {
 public:
  Importer(const std::vector<ImportFile>& files, const ImportOptions& options)
      : files_(files), options_(options), intake_(options) {}

  Import run() {
    Import& result = intake_.result();
    for (const ImportFile& file : files_) open(file);
    for (RowKind kind :
         {RowKind::source, RowKind::fact, RowKind::actor, RowKind::relation, RowKind::event}) {
      // Sheets first: what they tell of an actor holds for the others.
      for (const bool sheets : {true, false}) {
        for (auto& reader : readers_) {
          if (sheets == (kind != RowKind::actor || reader->is_sheet())) reader->read(kind);
        }
      }
      if (kind == RowKind::actor) intake_.joiner().settle_houses();
    }
    finish();
    result.sheets.assign(std::make_move_iterator(accounts_.begin()),
                         std::make_move_iterator(accounts_.end()));
    for (Diagnostics* list : {&result.rejections, &result.diagnostics}) {
      for (Diagnostic& d : *list) locate(d);
    }
    for (auto& reader : readers_) {
      if (!reader->has_text()) continue;
      result.texts.emplace_back(reader->name(), reader->take_text());
    }
    return std::move(result);
  }

 private:
  void open(const ImportFile& file) {
    ImportedSheet& account = accounts_.emplace_back();
    account.file = file.name;
    auto feed = std::make_shared<Feed>(file);
    Input input{file.name, "", {}, {}, {}, {}, feed};
    while (input.text.find('\n') == std::string::npos && input.text.size() < longest_head &&
           feed->more(input.text)) {
    }
    const Format* format =
        options_.format.empty() ? recognise_format(input, true) : format_by_name(options_.format);
    if (format && format->shape == Shape::book) {
      open_workbook(std::move(input), *format);
      return;
    }
    const bool rows = format && format->shape == Shape::rows;
    if (!rows && !read_whole(input, *feed, account)) return;
    if (rows) account.encoding = "UTF-8";
    if (!feed->packing().empty()) account.encoding += ", packed by " + feed->packing();
    if (!format) format = recognise_format(input, false);
    if (!format || (format->shape == Shape::json && !input.json)) {
      refuse(std::move(input), format);
      return;
    }
    account.format = format->title;
    account.unit = format->unit;
    account.units = format->units;
    if (rows) intake_.expect(file.size);
    report_repeated_keys(input);
    readers_.push_back(format->open(std::move(input), account, intake_));
  }

  /// Each sheet is read as if it were a file of its own; the account of the file is that of the
  /// first.
  void open_workbook(Input input, const Format& format) {
    if (!read_bytes(input, *input.feed)) return;
    const std::size_t first = accounts_.size() - 1;
    auto file = std::make_shared<const model::Sheet>(model::Sheet{input.name, "", {}});
    Workbook book = read_workbook(input.text, {"", file, 0, 0, 0}, options_.limits);
    if (book.fault) {
      intake_.report(book.fault->code, input.name, book.fault->message, book.fault->hint);
      return;
    }
    bool known = false;
    for (WorkbookSheet& sheet : book.sheets) {
      if (!accounts_.back().format.empty()) accounts_.emplace_back();
      ImportedSheet& account = accounts_.back();
      account.file = input.name;
      account.sheet = sheet.name;
      account.format = format.title;
      account.encoding = "a workbook";
      intake_.expect(sheet.text.size());
      Input one{input.name, std::move(sheet.text), {}, {}, {}, {}, {}, sheet.name};
      readers_.push_back(format.open(std::move(one), account, intake_));
      account.notes = std::move(sheet.notes);
      known = known || account.kind;
    }
    if (known) return;
    intake_.report(Code::bad_format, input.name,
                   accounts_[first].format.empty()
                       ? "no visible sheet of the workbook holds anything"
                       : "no sheet of the workbook can be read",
                   std::string(expected_columns()));
  }

  /// Takes all of the file, as it is.
  bool read_bytes(Input& input, Feed& feed) {
    const std::size_t limit = options_.limits.bytes;
    while (input.text.size() <= limit && feed.more(input.text)) {
    }
    if (input.text.size() > limit) {
      intake_.report(Code::limit_exceeded, input.name,
                     fmt::format("the file has more bytes than the limit of {}", limit));
      return false;
    }
    if (!feed.fault().empty()) {
      intake_.report(Code::bad_format, input.name, feed.fault());
      return false;
    }
    return true;
  }

  /// Takes all of the file, as UTF-8, and looks whether it is JSON.
  bool read_whole(Input& input, Feed& feed, ImportedSheet& account) {
    if (!read_bytes(input, feed)) return false;
    if (input.text.starts_with("\xD0\xCF\x11\xE0")) {
      intake_.report(Code::bad_format, input.name,
                     "this is a workbook of the older kind (XLS), or one that is encrypted",
                     "save it as XLSX or CSV, without a password");
      return false;
    }
    intake_.expect(input.text.size());
    DecodedText decoded = decode_text(input.text);
    account.encoding = decoded.encoding;
    if (decoded.fault) {
      intake_.report(Code::not_utf8, input.name,
                     fmt::format("byte {} is neither UTF-8 nor Windows-1252", *decoded.fault + 1),
                     "save the file as UTF-8");
      return false;
    }
    if (decoded.guessed) {
      account.notes.push_back(
          "the encoding is a guess: if letters are wrong, save the file as UTF-8");
    }
    input.text = std::move(decoded.text);
    read_json(input, options_.limits.depth);
    return true;
  }

  /// What is no table and of no format that is known, or not of the one that was named.
  void refuse(Input input, const Format* format) {
    const bool is_json = input.begins_with() == '{' || input.begins_with() == '[';
    Location at{input.name, "", {}, 0, 0, {}};
    if (is_json && input.fault) {
      at.span = input.fault->at;
      Lines(input.text).locate(at);
      intake_.report(input.fault->code, input.name, input.fault->message, input.fault->hint).at =
          at;
    } else if (format) {
      intake_.report(
          Code::bad_format, input.name, fmt::format("this is not {}", format->title),
          input.text.size() > longest_document ? "documents may have 64 MiB at most" : "");
    } else {
      std::string names;
      for (const Format& known : formats()) {
        names += (names.empty() ? "" : ", ") + std::string(known.name);
      }
      const bool dossier = input.json && input.json->is_object() && input.json->contains("format");
      intake_.report(Code::bad_format, input.name,
                     "this is of no format that is known by its content",
                     dossier ? "a dossier needs no import: entente check"
                             : "name the format: --from " + names);
    }
    intake_.result().texts.emplace_back(input.name, std::move(input.text));
  }

  void report_repeated_keys(const Input& input) {
    for (const TextSpan key : input.repeated_keys) {
      const std::string written = input.text.substr(key.begin, key.end - key.begin);
      Diagnostic& d = intake_.report(
          Code::duplicate_key, input.name,
          fmt::format("the key {} stands twice in this object: the last one counts", written));
      d.severity = Severity::warning;
      d.at.span = key;
      Lines(input.text).locate(d.at);
    }
  }

  void locate(Diagnostic& d) const {
    d.at = located(d.at);
    for (Related& related : d.related) related.at = located(related.at);
  }

  Location located(const Location& at) const {
    if (at.span.end > 0) return at;
    for (const auto& reader : readers_) {
      if (reader->name() == at.file) return reader->located(at);
    }
    return at;
  }

  void finish() {
    Joiner& joiner = intake_.joiner();
    Import& result = intake_.result();
    model::Draft& draft = joiner.draft();
    if (!options_.title.empty()) draft.title = options_.title;
    if (!options_.language.empty()) draft.language = options_.language;
    if (draft.title.empty() && !files_.empty()) draft.title = title_from(files_.front().name);
    result.guessed = joiner.guessed();
    if (asks(options_)) keep_what_is_asked(draft);
    if (selects(options_) && !intake_.has_kept()) keep(draft);
    intake_.note_in_subtitle();
    const Limits& limits = options_.limits;
    check_count("actors", draft.actors.size(), limits.actors);
    check_count("relations", draft.relations.size(), limits.relations);
    check_count("events", draft.events.size(), limits.events);
    check_count("sources", draft.sources.size(), limits.sources);
    check_count("eras", draft.eras.size(), limits.eras);
    if (has_errors(result.diagnostics)) return;
    Checked<Dossier> resolved = model::resolve(draft);
    std::map<Severity, std::size_t> counts;
    drop_allowed(draft.allowed, resolved.diagnostics);
    model::AllowedHere(draft).drop_from(resolved.diagnostics);
    for (Diagnostic& d : resolved.diagnostics) {
      if (++counts[d.severity] <= most_kept) result.diagnostics.push_back(std::move(d));
    }
    if (resolved.value) result.dossier = write_dossier(draft);
  }

  void keep_what_is_asked(model::Draft& draft) {
    std::vector<std::string> names;
    for (const model::DraftActor& actor : draft.actors) names.push_back(actor.facts.name);
    Answer& answer = intake_.answer();
    keep_asked(draft, options_, answer);
    const std::string words = words_of(answer, options_);
    if (!words.empty() && !accounts_.empty()) accounts_.front().notes.push_back(words);
    for (const std::string& actor : options_.actors) {
      if (answer.found.count(actor)) continue;
      const auto meant = base::closest(actor, names);
      intake_.report(Code::unknown_actor, "",
                     fmt::format("no actor is called {}", model::in_quotes(actor)),
                     meant ? fmt::format("did you mean {}?", model::in_quotes(*meant)) : "");
    }
  }

  /// Leaves out what the options do not keep.
  void keep(model::Draft& draft) {
    Import& result = intake_.result();
    const std::string words = keep_records(draft, options_);
    intake_.note_kept(words);
    if (!accounts_.empty()) accounts_.front().notes.push_back("kept: " + words);
    std::set<std::string> names;
    for (const model::DraftActor& actor : draft.actors) names.insert(actor.facts.name);
    std::erase_if(result.guessed,
                  [&](const GuessedActor& actor) { return names.count(actor.name) == 0; });
  }

  void check_count(std::string_view what, std::size_t count, std::size_t limit) {
    if (count <= limit) return;
    intake_.report(Code::limit_exceeded, "",
                   fmt::format("there are {} {}, more than the limit of {}", count, what, limit),
                   "leave rows out, or divide the sheets");
  }

  const std::vector<ImportFile>& files_;
  const ImportOptions& options_;
  Intake intake_;
  std::deque<ImportedSheet> accounts_;  // readers hold on to theirs
  std::vector<std::unique_ptr<Reader>> readers_;
};

}  // namespace
}  // namespace entente::exchange

namespace entente {

Import import_files(const std::vector<ImportFile>& files, const ImportOptions& options) {
  return exchange::Importer(files, options).run();
}

std::vector<std::string> import_formats() {
  std::vector<std::string> names;
  for (const exchange::Format& format : exchange::formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace entente
