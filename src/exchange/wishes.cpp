#include <fmt/format.h>

#include <charconv>

#include "base/plain_number.hpp"
#include "base/utf8.hpp"
#include "entente/import.hpp"
#include "model/vocabulary.hpp"

namespace entente {
namespace {

using Refusal = std::optional<ImportRefusal>;
using Shape = ImportWish::Shape;

/// Sets a member to the value, or adds the value to it.
template <auto member>
Refusal set_text(const std::string& value, ImportOptions& options) {
  options.*member = value;
  return std::nullopt;
}
template <auto member>
Refusal add_text(const std::string& value, ImportOptions& options) {
  (options.*member).push_back(value);
  return std::nullopt;
}
template <auto member>
Refusal set_number(const std::string& value, ImportOptions& options) {
  using Number = std::decay_t<decltype(options.*member)>;
  options.*member = static_cast<Number>(base::number_in(value).value_or(0));
  return std::nullopt;
}
template <auto member>
Refusal set_date(const std::string& value, ImportOptions& options) {
  auto parsed = date::parse(value);
  if (auto* edtf = std::get_if<date::Edtf>(&parsed)) {
    options.*member = std::move(*edtf);
    return std::nullopt;
  }
  const auto& error = std::get<date::ParseError>(parsed);
  return ImportRefusal{
      fmt::format("\"{}\" is not an EDTF date: {}", base::clean_label(value), error.explanation),
      error.hint};
}

Refusal set_rows(const std::string& value, ImportOptions& options) {
  for (const RowKind kind :
       {RowKind::event, RowKind::relation, RowKind::actor, RowKind::source, RowKind::fact}) {
    if (row_kind_word(kind) == value) options.rows = kind;
  }
  return std::nullopt;
}
Refusal set_dates(const std::string& value, ImportOptions& options) {
  options.dates = value == "dmy"   ? DateOrder::day_first
                  : value == "mdy" ? DateOrder::month_first
                                   : DateOrder::year_first;
  return std::nullopt;
}
Refusal add_sign(const std::string& value, ImportOptions& options) {
  for (const auto& [word, sign] : model::signs) {
    if (word == value) options.signs.push_back(sign);
  }
  return std::nullopt;
}
Refusal set_rule(const std::string& value, ImportOptions& options) {
  if (options.backbone == 0) return ImportRefusal{"goes with a level of the backbone", ""};
  options.backbone_rule =
      value == "disparity" ? BackboneRule::disparity : BackboneRule::noise_corrected;
  return std::nullopt;
}
Refusal set_fold(const std::string&, ImportOptions& options) {
  options.fold = true;
  return std::nullopt;
}

}  // namespace

const std::vector<ImportWish>& import_wishes() {
  using Options = ImportOptions;
  static const std::vector<ImportWish> list = {
      {"from", "FORMAT", "The format of the files. Default: told by the content of each",
       Shape::text, set_text<&Options::format>, import_formats()},
      {"title", "TEXT", "Its title. Default: that in the sheet, else the name of the first file",
       Shape::text, set_text<&Options::title>},
      {"lang", "TAG", "The language of the dossier, and of names where a file has several",
       Shape::text, set_text<&Options::language>},
      {"rows",
       "KIND",
       "What the rows are: events, relations, actors, sources, or facts of the dossier. Default: "
       "told by the columns and the name of each file",
       Shape::text,
       set_rows,
       {"events", "relations", "actors", "sources", "dossier"}},
      {"dates",
       "ORDER",
       "How dates like 03/04/2026 are read: dmy, mdy or ymd. Without it they are rejected",
       Shape::text,
       set_dates,
       {"dmy", "mdy", "ymd"}},
      {"from-date", "DATE", "Keep what may have been on that date or after it", Shape::text,
       set_date<&Options::from>},
      {"to-date", "DATE", "Keep what may have been on that date or before it", Shape::text,
       set_date<&Options::to>},
      {"type", "TYPE", "Keep this type, once for each; of codes all below it, too: cameo:19",
       Shape::list, add_text<&Options::types>},
      {"actor", "NAME",
       "Keep that in which this actor takes part, or who belongs to it; once for each", Shape::list,
       add_text<&Options::actors>},
      {"place", "PLACE", "Keep what was there, once for each: Cuba has \"Havana, Cuba\"",
       Shape::list, add_text<&Options::places>},
      {"sign",
       "SIGNS",
       "Keep cooperation, conflict or neutral, or several",
       Shape::list,
       add_sign,
       {"cooperation", "conflict", "neutral"}},
      {"top",
       "N",
       "Keep the N pairs of actors that weigh most",
       Shape::count,
       set_number<&Options::top>,
       {},
       1,
       1e6},
      {"least",
       "N",
       "Keep pairs that weigh at least N",
       Shape::count,
       set_number<&Options::least>,
       {},
       1,
       1e9},
      {"backbone",
       "LEVEL",
       "Keep pairs whose weight is no chance at that level: 0.05",
       Shape::number,
       set_number<&Options::backbone>,
       {},
       1e-6,
       1},
      {"backbone-by",
       "RULE",
       "How chance is told: disparity (default) or noise-corrected",
       Shape::text,
       set_rule,
       {"disparity", "noise-corrected"}},
      {"fold", "", "Officials and groups of coded events count as their country", Shape::flag,
       set_fold}};
  return list;
}

}  // namespace entente
