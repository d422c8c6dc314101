#include "exchange/ftm_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/ftm_entity.hpp"
#include "exchange/known_actors.hpp"
#include "exchange/values.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

enum class Drawn : std::uint8_t { always, named };

struct Thing {
  std::string_view schema;
  ActorKind kind;
  Drawn drawn;
  std::string_view born, gone, of;
};

constexpr Thing things[] = {
#define ENTENTE_FTM_THING(schema, kind, drawn, born, gone, of) \
  {schema, ActorKind::kind, Drawn::drawn, born, gone, of},
#define ENTENTE_FTM_TIE(...)
#define ENTENTE_FTM_TYPE(...)
#include "exchange/ftm_schemata.def"
#undef ENTENTE_FTM_THING
#undef ENTENTE_FTM_TIE
#undef ENTENTE_FTM_TYPE
};

struct FtmTie {
  std::string_view schema;
  RowKind kind;
  std::string_view from, to;
  bool directed;
  std::string_view type, words;
};

constexpr bool one_way = true, both_ways = false;
constexpr RowKind relation = RowKind::relation, event = RowKind::event;

constexpr FtmTie ties[] = {
#define ENTENTE_FTM_THING(...)
#define ENTENTE_FTM_TIE(schema, kind, from, to, direction, type, words) \
  {schema, kind, from, to, direction, type, words},
#define ENTENTE_FTM_TYPE(...)
#include "exchange/ftm_schemata.def"
#undef ENTENTE_FTM_THING
#undef ENTENTE_FTM_TIE
#undef ENTENTE_FTM_TYPE
};

struct OwnType {
  std::string_view word, label, plural;
  Sign sign;
  Medium medium;
};

constexpr OwnType own_types[] = {
#define ENTENTE_FTM_THING(...)
#define ENTENTE_FTM_TIE(...)
#define ENTENTE_FTM_TYPE(word, label, plural, sign, medium) \
  {word, label, plural, Sign::sign, Medium::medium},
#include "exchange/ftm_schemata.def"
#undef ENTENTE_FTM_THING
#undef ENTENTE_FTM_TIE
#undef ENTENTE_FTM_TYPE
};

template <class Row, std::size_t n>
const Row* by_schema(const Row (&rows)[n], std::string_view schema) {
  const Row* found = std::find_if(std::begin(rows), std::end(rows),
                                  [&](const Row& row) { return row.schema == schema; });
  return found == std::end(rows) ? nullptr : found;
}

std::string key_of(const std::string& id) { return "ftm:" + id; }

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}

class FtmReader : public Reader {
 public:
  FtmReader(Input input, ImportedSheet& account, Intake& intake)
      : Reader(std::move(input), account, intake), lines_(input_.text) {}

  void read(RowKind kind) override {
    if (kind == RowKind::actor) {
      read_lines();
    } else {
      for (const Record& record : records_) {
        if (record.tie->kind == kind) read_tie(record);
      }
    }
    if (kind == RowKind::event) finish();
  }

  Location located(Location at) const override {
    if (at.line > 0) lines_.locate_json(at, intake_.options().limits.depth);
    return at;
  }

 private:
  struct Record {
    Json json;
    std::uint32_t line;
    const FtmTie* tie;
  };

  model::Origin origin(std::size_t line) const {
    return {"", file_, 0, 0, static_cast<std::uint32_t>(line)};
  }
  FtmEntity entity(const Json& json, std::size_t line) const {
    return {json, origin(line), intake_.options().limits};
  }

  void reject_line(std::size_t line, Code code, std::string message, std::string hint = "") {
    ++account_.rejected;
    reject({origin(line), code, std::move(message), std::move(hint), {}});
  }

  void read_lines() {
    for (std::size_t line = 1; line <= lines_.count(); ++line) {
      const TextSpan span = lines_.span(line);
      const std::string_view text =
          std::string_view(input_.text).substr(span.begin, span.end - span.begin);
      if (text.find_first_not_of(" \t") == text.npos) continue;
      ++account_.rows;
      intake_.advance(span.end);
      std::optional<input::Fault> fault;
      std::optional<Json> json = json_at(input_.text, span, intake_.options().limits.depth, fault);
      if (!json || !json->is_object()) {
        reject_line(line, fault ? fault->code : Code::json_syntax,
                    fault ? fault->message : "the line is no JSON object");
      } else {
        sort_out(std::move(*json), line);
      }
    }
    intake_.finish_input(input_.text.size());
  }

  void sort_out(Json json, std::size_t line) {
    FtmEntity record = entity(json, line);
    const std::string schema = record.schema(), id = record.id();
    if (id.empty() || base::count_code_points(id) > intake_.options().limits.id) {
      reject_line(line, Code::missing_key, "the entity has no id, or one that is too long");
    } else if (const Thing* thing = by_schema(things, schema)) {
      read_thing(record, *thing);
    } else if (const FtmTie* tie = by_schema(ties, schema)) {
      if (tie->kind == RowKind::event || tie->kind == RowKind::relation) {
        records_.push_back({std::move(json), static_cast<std::uint32_t>(line), tie});
      }
    } else {
      reject_line(
          line, Code::bad_enum,
          fmt::format("{} is no schema of FollowTheMoney that is known", model::in_quotes(schema)));
    }
  }

  void note_unread(const FtmEntity& record) {
    for (const std::string& property : record.unread()) {
      ++unread_[base::clean_label(record.schema() + '.' + property)];
    }
  }

  /// Rejects the entity if something does not fit. Whether all does.
  bool sound(FtmEntity& record) {
    if (record.faults().empty()) return true;
    ++account_.rejected;
    for (RowFault& fault : record.faults()) reject(std::move(fault));
    return false;
  }

  void read_thing(FtmEntity& record, const Thing& thing) {
    model::DraftActor actor;
    Actor& facts = actor.facts;
    actor.at = record.at();
    facts.kind = thing.kind;
    facts.name = name_of(record);
    facts.short_name = facts.name;
    facts.aliases = record.texts("alias");
    for (std::string& name : record.texts("weakAlias")) facts.aliases.push_back(std::move(name));
    for (std::string& name : record.texts("previousName")) facts.aliases.push_back(std::move(name));
    std::vector<std::string> names = record.texts("name");
    for (std::string& name : names) {
      if (name != facts.name) facts.aliases.push_back(std::move(name));
    }
    const std::size_t most = intake_.options().limits.list;
    if (facts.aliases.size() > most) facts.aliases.resize(most);
    const std::string wikidata = record.first({"wikidataId"});
    if (!wikidata.empty()) facts.codes["wikidata"] = wikidata;
    facts.codes["ftm"] = record.id();
    facts.note = record.first({"summary", "description", "notes"});
    if (const std::string url = record.first({"website", "sourceUrl"}); base::is_safe_url(url)) {
      facts.url = url;
    }
    const std::string born = record.date({thing.born}, false);
    facts.lived = record.span(born, record.date({thing.gone}, true));
    const std::vector<std::string> houses = record.texts(thing.of);
    if (!sound(record)) return;
    if (!intake_.joiner().declare(key_of(record.id()), std::move(actor),
                                  thing.drawn == Drawn::named)) {
      join(record);
      return;
    }
    ++account_.read;
    note_unread(record);
    if (!houses.empty()) houses_.emplace_back(record.id(), houses.front());
    if (thing.drawn == Drawn::named) held_back_.emplace_back(record.id(), thing.schema);
  }

  /// A second entity of an id.
  void join(FtmEntity& record) {
    const model::DraftActor& first = *intake_.joiner().declared(key_of(record.id()));
    if (first.facts.name == name_of(record)) {
      ++account_.merged;
      return;
    }
    record.fail("", Code::duplicate_id,
                fmt::format("the id {} belongs to another entity, named {}",
                            model::in_quotes(record.id()), model::in_quotes(first.facts.name)));
    record.faults().back().related = {{first.at.location(), "it first stands here"}};
    sound(record);
  }

  std::string name_of(FtmEntity& record) {
    std::string name = record.first({"name", "title", "full", "fileName", "caseNumber",
                                     "registrationNumber", "accountNumber", "iban", "number",
                                     "projectId", "procedureNumber", "username", "email"});
    const std::string given = record.first({"firstName"}), family = record.first({"lastName"});
    if (name.empty())
      name = given.empty() || family.empty() ? given + family : given + ' ' + family;
    return name.empty() ? record.id() : name;
  }

  /// The actors that a property names, by their ids or, if it is no id, by their names.
  std::vector<model::Reference> ends(FtmEntity& record, std::string_view property) {
    std::vector<model::Reference> out;
    for (const std::string& id : record.texts(property)) {
      if (const std::string* actor = intake_.joiner().by_key(key_of(id))) {
        out.push_back({*actor, record.at(property)});
      } else if (property == "authority") {
        out.push_back({intake_.joiner().by_name(id, record.at(property)), record.at(property)});
      } else {
        record.fail(property, Code::unknown_actor,
                    fmt::format("{} is no entity of these files", model::in_quotes(id)),
                    "import the file that has it along with this one");
      }
    }
    return out;
  }

  template <class Draft>
  void read_meaning(FtmEntity& record, const FtmTie& tie, Draft& draft) {
    draft.at = record.at();
    draft.facts.id = record.id();
    draft.facts.type = tie.type;
    draft.facts.note = record.first({"summary", "description", "notes"});
    draft.facts.amount = record.amount(draft.facts.note);
    const std::string url = record.first({"sourceUrl"});
    const std::string publisher = record.first({"publisher"});
    if (base::is_safe_url(url) || !publisher.empty()) {
      Source source;
      source.title = publisher.empty() ? url : publisher;
      if (base::is_safe_url(url)) source.url = url;
      draft.sources.push_back(intake_.joiner().source(std::move(source), record.at("sourceUrl")));
    }
    for (const OwnType& type : own_types) {
      if (type.word == tie.type) {
        intake_.joiner().draft().types.try_emplace(std::string(type.word),
                                                   model::DraftType{std::string(type.label),
                                                                    std::string(type.plural),
                                                                    "",
                                                                    type.sign,
                                                                    type.medium,
                                                                    {},
                                                                    {}});
      }
    }
  }

  /// When it is: from start to end, or the day that alone is told.
  std::optional<date::Edtf> when(FtmEntity& record, bool lasts, std::string& note) {
    const std::string start = record.date({"startDate", "listingDate", "declarationDate"}, false);
    const std::string end = record.date({"endDate"}, true);
    const std::string day = record.date({"date"}, false);
    if (!record.differing_dates().empty()) {
      note += (note.empty() ? "" : "; ") +
              fmt::format("dates differ: {}", joined(record.differing_dates()));
    }
    if (start.empty() && (end.empty() || !day.empty())) {
      return end.empty() ? record.span(day, day) : record.span(day, end);
    }
    return !lasts && end.empty() ? record.span(start, start) : record.span(start, end);
  }

  void read_tie(const Record& source) {
    FtmEntity record = entity(source.json, source.line);
    const FtmTie& tie = *source.tie;
    std::vector<model::Reference> from = ends(record, tie.from), to = ends(record, tie.to);
    if (from.empty() && tie.from == "authority" && record.faults().empty()) {
      from = by_country(record);
    }
    const Joiner::Added added = tie.kind == RowKind::relation
                                    ? add_relation(record, tie, std::move(from), std::move(to))
                                    : add_event(record, tie, std::move(from), std::move(to));
    if (added.fault) record.faults().push_back(*added.fault);
    if (!sound(record)) return;
    ++(added.outcome == Outcome::merged ? account_.merged : account_.read);
    note_unread(record);
  }

  /// Who imposes a sanction, if only the country is told.
  std::vector<model::Reference> by_country(FtmEntity& record) {
    const std::string name(country_name(record.first({"country"})));
    if (name.empty()) return {};
    return {{intake_.joiner().by_name(name, record.at("country")), record.at("country")}};
  }

  Joiner::Added add_relation(FtmEntity& record, const FtmTie& tie,
                             std::vector<model::Reference> from, std::vector<model::Reference> to) {
    for (const auto& [side, property] : {std::pair{&from, tie.from}, std::pair{&to, tie.to}}) {
      if (side->empty() && record.faults().empty()) {
        record.fail("", Code::missing_key, fmt::format("the entity has no \"{}\"", property));
      }
    }
    model::DraftRelation draft;
    read_meaning(record, tie, draft);
    draft.from = std::move(from);
    draft.to = std::move(to);
    draft.facts.directed = tie.directed;
    draft.facts.label = record.first({tie.words, "status"});
    if (tie.words == "percentage" && !draft.facts.label.empty()) draft.facts.label += " %";
    if (auto time = when(record, true, draft.facts.note)) {
      draft.facts.when.push_back(std::move(*time));
    }
    if (!record.faults().empty()) return {};
    return intake_.joiner().add(std::move(draft));
  }

  Joiner::Added add_event(FtmEntity& record, const FtmTie& tie, std::vector<model::Reference> from,
                          std::vector<model::Reference> to) {
    model::DraftEvent draft;
    read_meaning(record, tie, draft);
    draft.facts.title = record.first({tie.words});
    draft.facts.place = record.first({"location"});
    draft.facts.when = when(record, false, draft.facts.note);
    if (draft.facts.title.empty() && draft.facts.type.empty()) {
      draft.facts.title = std::exchange(draft.facts.note, "");
      if (draft.facts.title.empty()) draft.facts.title = record.schema();
    }
    for (auto& [side, role] : {std::pair{&from, tie.directed ? "from" : "organizer"},
                               std::pair{&to, tie.directed ? "to" : ""}}) {
      for (model::Reference& actor : *side) draft.participants.push_back({std::move(actor), role});
      if (side->empty() && tie.directed) draft.participants.push_back({std::nullopt, role});
    }
    if (from.empty() && to.empty() && tie.directed && record.faults().empty()) {
      record.fail("", Code::missing_key,
                  fmt::format("the entity has neither \"{}\" nor \"{}\"", tie.from, tie.to));
    }
    if (!record.faults().empty()) return {};
    return intake_.joiner().add(std::move(draft));
  }

  void finish() {
    Joiner& joiner = intake_.joiner();
    for (const auto& [id, house] : houses_) {
      if (!joiner.drafted(key_of(id))) continue;
      const std::string* of = joiner.by_key(key_of(house));
      if (of) joiner.drafted(key_of(id))->of = model::Reference{*of, {}};
    }
    std::map<std::string, std::size_t> kept;
    for (const auto& [id, schema] : held_back_) {
      if (!joiner.drafted(key_of(id))) ++kept[std::string(schema)];
    }
    note_counts(account_, "named by no tie and not drawn: ", kept);
    note_counts(account_, "properties that are not read: ", unread_);
  }

  Lines lines_;
  std::vector<Record> records_;                              // of ties
  std::vector<std::pair<std::string, std::string>> houses_;  // ids of entities: who belongs to what
  std::vector<std::pair<std::string, std::string_view>> held_back_;
  std::map<std::string, std::size_t> unread_;
};

}  // namespace

bool is_ftm(const Input& input) {
  if (!input.first_line || !input.first_line->is_object()) return false;
  const Json& line = *input.first_line;
  return line.contains("schema") && line["schema"].is_string() && line.contains("properties") &&
         line["properties"].is_object();
}

std::unique_ptr<Reader> read_ftm(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<FtmReader>(std::move(input), account, intake);
}

}  // namespace entente::exchange
