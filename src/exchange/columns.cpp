#include "exchange/columns.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "exchange/amount_cell.hpp"

namespace entente::exchange {
namespace {

/// A column as people name it, and the field of an actor, a relation and an event that it holds;
/// "": none.
struct Meaning {
  std::string_view word;
  std::string_view actor, relation, event;
  std::string_view names;        ///< usual headers, with "|" around each
  std::string_view source = {};  ///< the field of a source
};

constexpr std::array<Meaning, 56> meanings = {{
    {"id", "id", "id", "id", "|id|key|unique id|", "id"},
    {"from", "", "from", "from", "|from|who|sender|subject|actor 1|actor1|initiator|"},
    {"to", "", "to", "to", "|to|target|whom|to whom|receiver|recipient|actor 2|actor2|"},
    {"source", "source", "source", "source", "|source|"},
    {"actor", "name", "from", "from", "|actor|"},
    {"participants", "", "", "participants", "|participants|parties|actors|involved|"},
    {"when", "lived", "when", "when", "|date|when|day of event|on|event date|time span|", "date"},
    {"start", "", "start", "start", "|start|start date|begin|begins|since|from date|begin date|"},
    {"end", "", "end", "end", "|end|end date|until|till|to date|ends|"},
    {"year", "", "year", "year", "|year|start year|"},
    {"month", "", "month", "month", "|month|start month|"},
    {"day", "", "day", "day", "|day|start day|"},
    {"end_year", "", "end_year", "end_year", "|end year|"},
    {"end_month", "", "end_month", "end_month", "|end month|"},
    {"end_day", "", "end_day", "end_day", "|end day|"},
    {"title", "name", "label", "title", "|title|headline|event|what|", "title"},
    {"label", "name", "label", "title", "|label|why|relation|relationship|"},
    {"name", "name", "label", "title", "|name|full name|"},
    {"text", "note", "note", "text", "|text|description|details|summary|"},
    {"type", "kind", "type", "type", "|type|category|event type|relation type|"},
    {"weight", "", "weight", "weight", "|weight|strength|importance|"},
    {"amount", "", "amount", "amount", "|amount|sum|amount of money|amount in|"},
    {"unit", "", "unit", "unit", "|unit|currency|unit of amount|amount unit|"},
    {"approximate", "", "approximate", "approximate", "|approximate|about|approximate amount|"},
    {"place", "", "", "place", "|place|location|locale|where|city|venue|"},
    {"url", "url", "", "url", "|url|link|website|web|", "url"},
    {"citation", "", "source", "source", "|citation|reference|sources|cited|evidence|source url|"},
    {"note", "note", "note", "note", "|note|notes|comment|comments|remark|remarks|", "note"},
    {"status", "", "status", "status", "|status|"},
    {"sign", "", "sign", "sign", "|sign|tone|"},
    {"medium", "", "medium", "medium", "|medium|"},
    {"directed", "", "directed", "", "|directed|direction|"},
    {"certainty", "", "certainty", "certainty", "|certainty|confidence|"},
    {"kind", "kind", "type", "type", "|kind|class|"},
    {"short", "short", "", "", "|short|short name|abbreviation|acronym|"},
    {"aliases", "aliases", "", "", "|aliases|alias|other names|also known as|"},
    {"iso", "codes/iso", "", "", "|iso|country code|iso code|iso2|iso3|alpha-2|alpha-3|"},
    {"of", "of", "", "", "|of|belongs to|member of|country|parent|"},
    {"lived", "lived", "", "", "|lived|life|life span|lifespan|"},
    {"codes", "codes", "", "", "|codes|"},
    {"posts", "posts", "", "", "|posts|"},
    {"roles", "", "", "roles", "|roles|"},
    {"score", "", "", "score", "|score|"},
    {"claims", "", "claims", "claims", "|claims|"},
    {"allow", "allow", "allow", "allow", "|allow|"},
    {"reported_by", "", "", "reported_by", "|reported by|"},
    {"denied_by", "", "", "denied_by", "|denied by|"},
    {"part_of", "", "", "part_of", "|part of|"},
    {"author", "", "", "", "|author|authors|", "author"},
    {"publisher", "", "", "", "|publisher|", "publisher"},
    {"published", "", "", "", "|published|date of publication|", "date"},
    {"accessed", "", "", "", "|accessed|date of access|", "accessed"},
    {"media", "", "", "media", "|media|"},
    {"media_caption", "", "", "media_caption", "|media caption|"},
    {"media_credit", "", "", "media_credit", "|media credit|"},
    {"group", "", "", "group", ""},
}};

/// "start_date " and "Start Date" are one header.
std::string normal(std::string_view header) {
  std::string folded = base::fold_case(base::clean_label(header));
  std::replace(folded.begin(), folded.end(), '_', ' ');
  const std::size_t first = folded.find_first_not_of(' ');
  if (first == folded.npos) return "";
  return folded.substr(first, folded.find_last_not_of(' ') - first + 1);
}

const Meaning* by_word(std::string_view word) {
  auto found = std::find_if(meanings.begin(), meanings.end(),
                            [&](const Meaning& m) { return m.word == word; });
  return found == meanings.end() ? nullptr : &*found;
}

const Meaning* by_header(const std::string& header);

/// "Amount (EUR)" is the amount, in a unit that the header tells once for all rows.
const Meaning* by_header_with_unit(const std::string& header) {
  const std::size_t space = header.find_last_of(' ');
  if (space == header.npos || currency_of_header(header).empty()) return nullptr;
  const Meaning* meaning = by_header(header.substr(0, space));
  return meaning && meaning->word == "amount" ? meaning : nullptr;
}

const Meaning* by_header(const std::string& header) {
  if (header.empty() || header.find('|') != header.npos) return nullptr;
  const std::string wanted = '|' + header + '|';
  auto found = std::find_if(meanings.begin(), meanings.end(),
                            [&](const Meaning& m) { return m.names.find(wanted) != m.names.npos; });
  return found == meanings.end() ? by_header_with_unit(header) : &*found;
}

std::string_view field_of(const Meaning& meaning, RowKind kind) {
  switch (kind) {
    case RowKind::actor:
      return meaning.actor;
    case RowKind::relation:
      return meaning.relation;
    case RowKind::event:
      return meaning.event;
    case RowKind::source:
      return meaning.source;
    case RowKind::fact:
      break;
  }
  return "";
}

class Recogniser {
 public:
  Recogniser(const std::vector<std::string>& headers, std::string_view file,
             const ImportOptions& options)
      : file_(base::fold_case(file.substr(file.find_last_of('/') + 1))), options_(options) {
    for (const std::string& header : headers) read_header(header);
    own_ = found_;
    name_ends();
    name_groups(headers);
  }

  Columns run() {
    result_.kind = options_.rows ? options_.rows : kind();
    if (result_.kind == RowKind::fact) return facts();
    std::set<std::string_view> taken;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const std::string_view field =
          result_.kind && found_[i] ? field_of(*found_[i], *result_.kind) : std::string_view();
      const bool free = !field.empty() && taken.insert(field).second;
      if (free) result_.columns[i].field = field;
      result_.words.emplace_back(free && own_[i] ? own_[i]->word : std::string_view());
      result_.meant.push_back(free || found_[i] ? "" : meant(result_.columns[i].header));
    }
    return std::move(result_);
  }

 private:
  void read_header(const std::string& header) {
    const std::string name = normal(header);
    const Meaning* meaning = by_header(name);
    for (const auto& [column, field] : options_.columns) {
      if (normal(column) == name) meaning = by_word(field);
    }
    if (name == "headline") result_.slides = true;
    result_.columns.push_back({base::clean_label(header), ""});
    found_.push_back(meaning);
  }

  /// "Source" is one end of a tie where a "Target" stands beside it, else what is cited.
  void name_ends() {
    const bool one_end = has("to") && !has("from") && !has("actor");
    for (const Meaning*& meaning : found_) {
      if (meaning && meaning->word == "source") meaning = by_word(one_end ? "from" : "citation");
    }
  }

  /// What goes together in a sheet for TimelineJS; elsewhere the word may mean anything.
  void name_groups(const std::vector<std::string>& headers) {
    for (std::size_t i = 0; i < headers.size() && result_.slides; ++i) {
      const std::string name = normal(headers[i]);
      if (!found_[i] && (name == "group" || name == "tag")) found_[i] = by_word("group");
    }
  }

  /// Each row is a fact of the dossier: its key, as the format has it, and its value.
  Columns facts() {
    for (auto& column : result_.columns) {
      const std::string name = normal(column.header);
      column.field = name == "key" || name == "value" ? name : "";
      result_.meant.emplace_back();
    }
    return std::move(result_);
  }

  bool has(std::string_view word) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const Meaning* m) { return m && m->word == word; });
  }
  bool file_says(std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return file_.find(word) != file_.npos; });
  }

  /// The word that the name of the file ends with, if the columns can be that: sheets that were
  /// exported have such names, whatever they begin with.
  std::optional<RowKind> kind_by_name() const {
    const std::string_view stem = std::string_view(file_).substr(0, file_.rfind('.'));
    const bool tie = (has("from") || has("actor")) && has("to");
    const bool named = has("name") || has("actor") || has("id");
    if (tie && stem.ends_with("relations")) return RowKind::relation;
    if (stem.ends_with("events") && (has("title") || has("type"))) return RowKind::event;
    if (named && stem.ends_with("actors")) return RowKind::actor;
    return std::nullopt;
  }
  bool is_of_facts() const {
    return result_.columns.size() == 2 && normal(result_.columns[0].header) == "key" &&
           normal(result_.columns[1].header) == "value";
  }
  /// What is only told of sources, and nobody who takes part in anything.
  bool is_of_sources() const {
    const bool ties = has("from") || has("to") || has("participants") || has("actor");
    const bool cited = has("publisher") || has("published") || has("accessed") || has("author");
    return !ties && has("id") && has("title") && (cited || file_says({"sources"}));
  }

  std::optional<RowKind> kind() const {
    if (is_of_facts()) return RowKind::fact;
    if (is_of_sources()) return RowKind::source;
    if (const auto named = kind_by_name()) return named;
    const bool tie = (has("from") || has("actor")) && has("to");
    const bool dated = has("when") || has("year");
    const bool told = has("title") || has("label") || has("name") || has("type") || has("text");
    const bool named = has("name") || has("actor") || has("id") || has("label") || has("title");
    if (named && !has("to") && file_says({"actor", "node", "people", "person"})) {
      return RowKind::actor;
    }
    if (tie && file_says({"relation", "edge", "tie", "link"})) return RowKind::relation;
    if (told && file_says({"event", "timeline"})) return RowKind::event;
    if (dated && told) return RowKind::event;
    if (dated && tie) return RowKind::event;
    if (tie) return has("place") || has("participants") ? RowKind::event : RowKind::relation;
    if (has("start") && told) return RowKind::event;
    if (has("participants") && told) return RowKind::event;
    return named ? std::optional(RowKind::actor) : std::nullopt;
  }

  std::string meant(const std::string& header) const {
    std::vector<std::string> known;
    for (const Meaning& m : meanings) {
      if (result_.kind && field_of(m, *result_.kind).empty()) continue;
      if (m.names.empty()) continue;
      std::string_view names = m.names.substr(1);
      while (!names.empty()) {
        known.emplace_back(names.substr(0, names.find('|')));
        names.remove_prefix(known.back().size() + 1);
      }
    }
    return base::closest(normal(header), known).value_or("");
  }

  std::string file_;
  const ImportOptions& options_;
  Columns result_;
  std::vector<const Meaning*> found_;
  std::vector<const Meaning*> own_;  ///< what headers mean by themselves, whatever stands beside
};

}  // namespace

Columns recognise(const std::vector<std::string>& headers, std::string_view file,
                  const ImportOptions& options) {
  return Recogniser(headers, file, options).run();
}

std::string_view expected_columns() {
  return "events need a title and best a date, from, to; relations need from and to; actors need "
         "a name";
}

}  // namespace entente::exchange

namespace entente {

std::vector<std::string> import_fields() {
  std::vector<std::string> words;
  for (const exchange::Meaning& meaning : exchange::meanings) {
    if (meaning.word != "actor" && meaning.word != "source") words.emplace_back(meaning.word);
  }
  return words;
}

std::string_view row_kind_word(RowKind kind) {
  switch (kind) {
    case RowKind::source:
      return "sources";
    case RowKind::fact:
      return "facts of the dossier";
    case RowKind::actor:
      return "actors";
    case RowKind::relation:
      return "relations";
    case RowKind::event:
      break;
  }
  return "events";
}

}  // namespace entente
