#include "entente/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/utf8.hpp"
#include "exchange/encoding.hpp"
#include "exchange/formats.hpp"
#include "exchange/write_dossier.hpp"
#include "model/checks.hpp"
#include "model/resolve.hpp"

namespace entente::exchange {
namespace {

/// Warnings of the dossier as a whole that are told, and errors likewise.
constexpr std::size_t most_kept = 1000;

/// "events 2026" for "data/events_2026.csv".
std::string title_from(const std::string& file) {
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
    result.sheets.resize(files_.size());
    for (std::size_t i = 0; i < files_.size(); ++i) {
      intake_.expect(files_[i].bytes.size());
      open(files_[i], result.sheets[i]);
    }
    for (RowKind kind : {RowKind::actor, RowKind::relation, RowKind::event}) {
      for (auto& reader : readers_) reader->read(kind);
    }
    finish();
    for (Diagnostics* list : {&result.rejections, &result.diagnostics}) {
      for (Diagnostic& d : *list) locate(d);
    }
    for (auto& reader : readers_) {
      result.texts.emplace_back(reader->name(), reader->take_text());
    }
    return std::move(result);
  }

 private:
  void open(const ImportFile& file, ImportedSheet& account) {
    account.file = file.name;
    if (file.bytes.size() > options_.limits.bytes) {
      intake_.report(Code::limit_exceeded, file.name,
                     fmt::format("the file has {} bytes, more than the limit of {}",
                                 file.bytes.size(), options_.limits.bytes));
      return;
    }
    DecodedText decoded = decode_text(file.bytes);
    account.encoding = decoded.encoding;
    if (decoded.fault) {
      intake_.report(Code::not_utf8, file.name,
                     fmt::format("byte {} is neither UTF-8 nor Windows-1252", *decoded.fault + 1),
                     "save the file as UTF-8");
      return;
    }
    Input input{file.name, std::move(decoded.text), {}, {}, {}, {}};
    read_json(input, options_.limits.depth);
    const Format* format =
        options_.format.empty() ? recognise_format(input) : format_by_name(options_.format);
    if (!format || (format->shape == Shape::json && !input.json)) {
      refuse(std::move(input), format);
      return;
    }
    account.format = format->title;
    account.unit = format->unit;
    account.units = format->units;
    report_repeated_keys(input);
    readers_.push_back(format->open(std::move(input), account, intake_));
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
    if (draft.title.empty() && !files_.empty()) draft.title = title_from(files_.front().name);
    result.guessed = joiner.guessed();
    const Limits& limits = options_.limits;
    check_count("actors", draft.actors.size(), limits.actors);
    check_count("relations", draft.relations.size(), limits.relations);
    check_count("events", draft.events.size(), limits.events);
    check_count("sources", draft.sources.size(), limits.sources);
    check_count("eras", draft.eras.size(), limits.eras);
    if (has_errors(result.diagnostics)) return;
    Checked<Dossier> resolved = model::resolve(draft);
    std::map<Severity, std::size_t> counts;
    for (Diagnostic& d : resolved.diagnostics) {
      if (++counts[d.severity] <= most_kept) result.diagnostics.push_back(std::move(d));
    }
    if (resolved.value) result.dossier = write_dossier(draft);
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
