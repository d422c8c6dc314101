#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/dossier.hpp"

namespace entente {

struct ImportFile {
  std::string name;   ///< as given by the user; it is shown, and its words tell what the rows are
  std::string bytes;  ///< all of it, or its beginning
  /// Appends more of the file; false at its end. None: `bytes` are all.
  std::function<bool(std::string& out)> more = {};
  std::size_t size = 0;  ///< of the file, if that is known: for the progress
};

/// What a row of a sheet is. A fact is one of the dossier as a whole: its title, its license.
enum class RowKind : std::uint8_t { source, fact, actor, relation, event };
/// The order of day, month and year in dates of numbers alone; none: such dates are no EDTF.
enum class DateOrder : std::uint8_t { none, day_first, month_first, year_first };
/// How it is told which pairs of actors are no chance: the disparity filter, or noise-corrected.
enum class BackboneRule : std::uint8_t { disparity, noise_corrected };

struct ImportOptions {
  std::string title;
  /// BCP 47: that of the dossier, and of names where a file has them in several; empty: English, or
  /// what the file says.
  std::string language;
  std::string
      format;  ///< of all files, one of import_formats(); empty: told by the content of each
  /// Header and field: what a column means that is not known by its name.
  std::vector<std::pair<std::string, std::string>> columns;
  std::optional<RowKind> rows;  ///< none: told by the columns of each file
  DateOrder dates = DateOrder::none;
  /// What is kept: that may have been on these dates or between them (what has no date then goes),
  /// and that is of one of these types, or of a code below it: "cameo:19" has "cameo:193".
  std::optional<date::Edtf> from, to;
  std::vector<std::string> types;
  /// In which one of these takes part, or who belongs to it; by name, short name, id or code.
  std::vector<std::string> actors;
  std::vector<std::string> places;  ///< at one of these: "Cuba" has "Havana, Cuba"
  std::vector<Sign> signs;
  bool fold = false;  ///< officials and groups of coded events count as their country
  /// What is kept of many ties, by pairs of actors and the sum of their weights; 0: no such rule.
  std::size_t top = 0, least = 0;
  double backbone = 0;  ///< the level of the backbone, below 1
  BackboneRule backbone_rule = BackboneRule::disparity;
  /// Told now and then: rows that were read, and the share of all bytes.
  std::function<void(std::size_t rows, double share)> progress;
  Limits limits = {.bytes = std::size_t{256} << 20};  ///< bytes: of each file
};

/// Why a value is none of an option, and what to write instead.
struct ImportRefusal {
  std::string message, hint;
};

/// An option of an import as words, for programs that are told it by people or by other programs.
struct ImportWish {
  enum class Shape : std::uint8_t { text, list, count, number, flag };
  std::string_view name;         ///< "from-date"
  std::string_view placeholder;  ///< "DATE"; empty: a flag
  std::string_view help;
  Shape shape = Shape::text;  ///< of a list each value is taken by itself
  /// Takes a value into the options. The values of import_wishes() are taken in its order.
  std::optional<ImportRefusal> (*take)(const std::string& value, ImportOptions& options) = nullptr;
  std::vector<std::string> words = {};  ///< all values that there are; empty: any
  double least = 0, most = 0;           ///< of a count or number
};

/// What was found in one file. rows = read + rejected + merged + unasked.
struct ImportedSheet {
  std::string file, encoding;
  std::string sheet;                         ///< of a workbook; empty: the file is one sheet
  std::string format;                        ///< "FollowTheMoney"; empty: it could not be opened
  std::string unit = "row", units = "rows";  ///< what a record of the format is called
  std::string separator;                     ///< of a sheet
  std::optional<RowKind> kind;               ///< of a sheet; none: no known column
  std::vector<std::pair<std::string, std::string>> columns;  ///< header and field; "": ignored
  std::vector<std::string> meanings;  ///< of the columns, as import_fields() has them; "": ignored
  std::size_t rows = 0, read = 0, rejected = 0, merged = 0;
  std::size_t unasked = 0;  ///< rows that the options do not ask for
  /// What readers should know of it: what was read and is not drawn, what was not read.
  std::vector<std::string> notes;
};

/// An actor that no sheet of actors declares.
struct GuessedActor {
  std::string name;
  ActorKind kind = ActorKind::other;
};

struct Import {
  std::string dossier;  ///< JSON that load() accepts; empty if there is none
  std::vector<ImportedSheet> sheets;
  std::vector<GuessedActor> guessed;
  Diagnostics rejections;   ///< each row that was left out, and why
  Diagnostics diagnostics;  ///< all else
  /// The inputs as UTF-8, so that their lines can be shown.
  std::vector<std::pair<std::string, std::string>> texts;
};

/// Reads sheets and files of other formats and joins them into one dossier. Nothing is lost
/// silently: every record is read, merged into an equal one, or rejected with its place.
Import import_files(const std::vector<ImportFile>& files, const ImportOptions& options);

/// The formats that are read, for `ImportOptions::format`.
std::vector<std::string> import_formats();
/// All options but the columns, the progress and the limits. Values that are among their words and
/// between their bounds are never refused for these.
const std::vector<ImportWish>& import_wishes();
/// What a column may mean, for `ImportOptions::columns`.
std::vector<std::string> import_fields();
std::string_view row_kind_word(RowKind kind);      ///< "events"
std::string_view actor_kind_word(ActorKind kind);  ///< "country"

}  // namespace entente
