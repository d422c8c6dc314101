#include "exchange/wikidata_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/values.hpp"
#include "exchange/wikidata_entity.hpp"
#include "model/checks.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

struct WikidataKind {
  std::string_view entity;
  ActorKind kind;
};

constexpr WikidataKind wikidata_kinds[] = {
#define ENTENTE_WIKIDATA_KIND(entity, kind) {entity, ActorKind::kind},
#define ENTENTE_WIKIDATA_TIE(...)
#include "exchange/wikidata.def"
#undef ENTENTE_WIKIDATA_KIND
#undef ENTENTE_WIKIDATA_TIE
};

enum class Way : std::uint8_t { to_value, to_subject, mutual };

struct WikidataTie {
  std::string_view property;
  Way way;
  std::string_view type, words;
};

constexpr WikidataTie wikidata_ties[] = {
#define ENTENTE_WIKIDATA_KIND(...)
#define ENTENTE_WIKIDATA_TIE(property, way, type, words) {property, Way::way, type, words},
#include "exchange/wikidata.def"
#undef ENTENTE_WIKIDATA_KIND
#undef ENTENTE_WIKIDATA_TIE
};

constexpr std::string_view participant = "P710", instance_of = "P31";
/// Read of an entity as such: wikidata_kinds, codes, dates, where it belongs, its page.
constexpr std::string_view facts_of_entities[] = {"P31",  "P297", "P569", "P570", "P571",
                                                  "P576", "P580", "P582", "P585", "P27",
                                                  "P17",  "P749", "P276", "P361", "P856"};

std::string wikidata_key(const std::string& id) { return "wikidata:" + id; }

class WikidataReader : public Reader {
 public:
  WikidataReader(Input input, ImportedSheet& account, Intake& intake)
      : Reader(std::move(input), account, intake),
        lines_(input_.text),
        language_(intake.options().language.empty() ? "en" : intake.options().language) {
    for (const std::string_view property : facts_of_entities) read_properties_.emplace(property);
    for (const WikidataTie& tie : wikidata_ties) read_properties_.emplace(tie.property);
    read_properties_.emplace(participant);
  }

  void read(RowKind kind) override {
    if (kind == RowKind::actor) find_entities();
    if (kind == RowKind::relation) {
      for (const WikidataEntity& entity : entities_) read_ties(entity);
      add_ties();
    }
    if (kind == RowKind::event) {
      for (const WikidataEntity& entity : events_) read_event(entity);
      finish();
    }
  }

  Location located(Location at) const override {
    lines_.locate_json(at, intake_.options().limits.depth);
    return at;
  }

 private:
  model::Origin origin() const { return {"", file_, 0, 0, 0}; }
  std::size_t text_limit() const { return intake_.options().limits.text; }
  std::string short_text(const std::string& text) const { return label_of(text, text_limit()); }

  void reject_record(const model::Origin& at, Code code, std::string message,
                     std::string hint = "") {
    ++account_.rejected;
    reject({at, code, std::move(message), std::move(hint), {}});
  }
  void count(const Joiner::Added& added) {
    if (added.fault) {
      ++account_.rejected;
      reject(*added.fault);
    } else {
      ++(added.outcome == Outcome::merged ? account_.merged : account_.read);
    }
  }

  void find_entities() {
    const Json& root = *input_.json;
    if (root.is_array()) {
      for (std::size_t i = 0; i < root.size(); ++i) {
        find_entity(root[i], origin().field(std::to_string(i)));
      }
    } else if (const auto all = root.find("entities"); all != root.end() && all->is_object()) {
      for (const auto& [id, entity] : all->items()) {
        find_entity(entity, origin().field("entities").field(input::pointer_token(id)));
      }
    } else {
      find_entity(root, origin());
    }
  }

  void find_entity(const Json& json, model::Origin at) {
    ++account_.rows;
    if (!WikidataEntity::is_one(json)) {
      // The API says of an id that nobody has: {"id": "Q0", "missing": ""}.
      const bool missing = json.is_object() && json.contains("missing");
      return reject_record(
          at, missing ? Code::missing_key : Code::wrong_type,
          missing ? "Wikidata has no entity of this id" : "it is no entity of Wikidata");
    }
    const WikidataEntity entity(json, std::move(at));
    const std::string name = short_text(entity.label(language_, counts_));
    names_.emplace(entity.id(), name);
    if (entity.id().front() == 'P') {  // a property, which has a name and nothing else to draw
      ++account_.read;
      return;
    }
    if (!ids_.insert(entity.id()).second) {
      ++account_.merged;
      return;
    }
    entity.count_unread(read_properties_, counts_);
    for (const std::string_view property : facts_of_entities)
      entity.count_left_out(property, counts_);
    if (is_event(entity)) {
      events_.push_back(entity);  // counted when it is read
      return;
    }
    declare(entity, name);
  }

  /// What has participants, or happened at a point in time.
  static bool is_event(const WikidataEntity& entity) {
    return entity.has(participant) || (entity.has("P585") && !entity.has("P569"));
  }

  void declare(const WikidataEntity& entity, const std::string& name) {
    model::DraftActor actor;
    Actor& facts = actor.facts;
    actor.at = entity.at();
    facts.name = facts.short_name = name.empty() ? entity.id() : name;
    if (name.empty()) ++counts_.without_label[entity.id()];
    facts.codes["wikidata"] = entity.id();
    facts.kind = kind_of(entity);
    const auto code = entity.statement("P297");
    if (code && model::is_country_code(code->text())) {
      facts.kind = ActorKind::country;
      facts.codes["iso"] = code->text();
    }
    for (const std::string& alias : entity.aliases(language_)) {
      if (facts.aliases.size() < intake_.options().limits.list) {
        facts.aliases.push_back(short_text(alias));
      }
    }
    facts.note = short_text(entity.description(language_));
    const auto page = entity.statement("P856");
    if (page && base::is_safe_url(page->text())) facts.url = page->text();
    facts.lived = life_of(entity, facts.note);
    const bool held_back = facts.kind == ActorKind::other;
    if (!intake_.joiner().declare(wikidata_key(entity.id()), std::move(actor), held_back)) {
      ++account_.merged;
      return;
    }
    ++account_.read;
    if (held_back) held_back_.push_back(entity.id());
    entities_.push_back(entity);
  }

  ActorKind kind_of(const WikidataEntity& entity) {
    for (const WikidataStatement& statement : entity.statements(instance_of)) {
      const std::string id = statement.entity();
      for (const WikidataKind& kind : wikidata_kinds) {
        if (kind.entity == id) return kind.kind;
      }
    }
    if (entity.has("P569") || entity.has("P27")) return ActorKind::official;
    return ActorKind::other;
  }

  /// From birth to death, or from the beginning to the end.
  std::optional<date::Edtf> life_of(const WikidataEntity& entity, std::string& note) {
    const bool person = entity.has("P569") || entity.has("P570");
    const auto born = entity.statement(person ? "P569" : "P571");
    const auto gone = entity.statement(person ? "P570" : "P576");
    const auto end = [&](const std::optional<WikidataStatement>& statement) -> std::string {
      if (!statement || statement->snak() == Snak::unknown) return "";
      if (statement->snak() == Snak::none) return "..";
      const std::string text = statement->time(counts_, note);
      return text.starts_with('[') ? "" : text;
    };
    const std::string first = end(born), last = end(gone);
    if (first.empty() && (last.empty() || last == "..")) return std::nullopt;
    return parsed(first + '/' + last, entity.at());
  }

  /// What the calendar does not have is counted; the rest of the record stands without it.
  std::optional<date::Edtf> parsed(const std::string& text, const model::Origin& at) {
    if (text.empty()) return std::nullopt;
    auto result = date::parse(text);
    if (auto* edtf = std::get_if<date::Edtf>(&result)) return std::move(*edtf);
    const auto& error = std::get<date::ParseError>(result);
    Diagnostic& d = report(Code::bad_date, fmt::format("{} is no date, and is left out: {}",
                                                       model::in_quotes(text), error.explanation));
    d.severity = Severity::warning;
    d.at = at.location();
    return std::nullopt;
  }

  /// Where somebody belongs, if that is in one of the files.
  void settle_houses() {
    Joiner& joiner = intake_.joiner();
    for (const WikidataEntity& entity : entities_) {
      for (const std::string_view property : {"P27", "P17", "P749"}) {
        for (const WikidataStatement& statement : entity.statements(property)) {
          const std::string house = statement.entity();
          if (house.empty() || house == entity.id()) continue;
          if (joiner.declared(wikidata_key(house))) {
            settle(entity, house, statement, property == "P27");
          } else {
            ++counts_.without_label[house];
          }
        }
      }
    }
  }

  void settle(const WikidataEntity& entity, const std::string& house,
              const WikidataStatement& statement, bool citizen) {
    Joiner& joiner = intake_.joiner();
    model::DraftActor* actor = joiner.drafted(wikidata_key(entity.id()));
    if (!actor || actor->facts.kind == ActorKind::country) return;  // null: held back
    std::string note;
    const std::string when = statement.when(counts_, note);
    const model::Reference of{*joiner.by_key(wikidata_key(house)), statement.at()};
    actor = joiner.drafted(wikidata_key(entity.id()));  // there may be one more before it
    if (!actor->of && when.empty() && actor->posts.empty()) {
      actor->of = of;
    } else if (actor->facts.kind == ActorKind::official && !when.empty()) {
      model::DraftPost post;
      post.facts.role = citizen ? "citizen" : "member";
      post.of = of;
      post.facts.when = parsed(when, statement.at());
      actor->posts.push_back(std::move(post));
    }
  }

  /// The actor of an entity; one that no file has goes by its id.
  std::string actor_of(const std::string& id, const model::Origin& at) {
    Joiner& joiner = intake_.joiner();
    if (const std::string* known = joiner.by_key(wikidata_key(id))) return *known;
    model::DraftActor actor;
    actor.at = at;
    const auto name = names_.find(id);
    actor.facts.name = actor.facts.short_name =
        name != names_.end() && !name->second.empty() ? name->second : id;
    actor.facts.codes["wikidata"] = id;
    joiner.declare(wikidata_key(id), std::move(actor));
    return *joiner.by_key(wikidata_key(id));
  }
  void count_nameless(const std::string& id) {
    if (!is_known(id) && names_[id].empty()) ++counts_.without_label[id];
  }
  bool is_known(const std::string& id) const { return intake_.joiner().declared(wikidata_key(id)); }

  /// Statements that are records of their own: those that are left out are counted, too.
  std::vector<WikidataStatement> statements_of(const WikidataEntity& entity,
                                               std::string_view property) {
    std::vector<WikidataStatement> statements = entity.statements(property);
    const std::size_t left_out = entity.count_left_out(property, counts_);
    account_.rows += statements.size() + left_out;
    account_.unasked += left_out;
    return statements;
  }

  void read_ties(const WikidataEntity& entity) {
    for (const WikidataTie& tie : wikidata_ties) {
      for (const WikidataStatement& statement : statements_of(entity, tie.property)) {
        read_tie(entity, tie, statement);
      }
    }
  }

  void read_tie(const WikidataEntity& entity, const WikidataTie& tie,
                const WikidataStatement& statement) {
    if (statement.snak() == Snak::none) {
      ++account_.unasked;
      ++counts_.said_to_be_none[std::string(tie.property)];
      return;
    }
    const std::string value = statement.entity();
    if (value.empty()) {
      return reject_record(statement.at(), Code::missing_key,
                           statement.snak() == Snak::unknown
                               ? "nobody knows who or what it is, and a relation has two ends"
                               : "its value is no entity");
    }
    count_nameless(value);
    std::string subject = actor_of(entity.id(), statement.at()),
                object = actor_of(value, statement.at());
    const bool swap = tie.way == Way::to_subject || (tie.way == Way::mutual && object < subject);
    if (swap) std::swap(subject, object);
    model::DraftRelation relation;
    relation.at = statement.at();
    relation.from.push_back({std::move(subject), statement.at()});
    relation.to.push_back({std::move(object), statement.at()});
    relation.facts.directed = tie.way != Way::mutual;
    relation.facts.type = tie.type;
    relation.facts.label = tie.words;
    relation.facts.certainty = statement.certainty();
    if (auto when = parsed(statement.when(counts_, relation.facts.note), statement.at())) {
      relation.facts.when.push_back(std::move(*when));
    }
    cite(statement, relation.sources);
    keep(std::move(relation));
  }

  void cite(const WikidataStatement& statement, std::vector<model::Reference>& sources) {
    for (const std::string& page : statement.pages()) {
      Source source;
      source.url = page;
      source.title = host_of(page);
      sources.push_back(intake_.joiner().source(std::move(source), statement.at()));
    }
  }

  /// The same tie is told of both of its ends: it is one, with the sources of both.
  void keep(model::DraftRelation relation) {
    std::string key;
    const std::string when = relation.facts.when.empty() ? "" : relation.facts.when.front().text;
    for (const std::string& part : {relation.from.front().id, relation.to.front().id,
                                    relation.facts.type, relation.facts.label, when}) {
      key += part + '\n';
    }
    const auto [known, is_new] = by_content_.try_emplace(std::move(key), relations_.size());
    if (is_new) {
      relations_.push_back(std::move(relation));
      return;
    }
    ++account_.merged;
    std::vector<model::Reference>& sources = relations_[known->second].sources;
    for (model::Reference& source : relation.sources) {
      const bool there = std::any_of(sources.begin(), sources.end(),
                                     [&](const auto& one) { return one.id == source.id; });
      if (!there) sources.push_back(std::move(source));
    }
  }

  void add_ties() {
    for (model::DraftRelation& relation : relations_)
      count(intake_.joiner().add(std::move(relation)));
  }

  void read_event(const WikidataEntity& entity) {
    model::DraftEvent event;
    event.at = entity.at();
    const std::string& name = names_[entity.id()];
    event.facts.id = entity.id();
    event.facts.title = name.empty() ? entity.id() : name;
    event.facts.text = short_text(entity.description(language_));
    event.facts.when = parsed(time_of(entity, event.facts.note), entity.at());
    if (const auto place = entity.statement("P276")) {
      if (const auto known = names_.find(place->entity()); known != names_.end()) {
        event.facts.place = known->second;
      }
    }
    if (const auto whole = entity.statement("P361");
        whole && ids_.count(whole->entity()) && !is_known(whole->entity())) {
      event.part_of = model::Reference{whole->entity(), whole->at()};
    }
    for (const WikidataStatement& statement : statements_of(entity, participant)) {
      add_participant(event, statement);
    }
    cite_time(entity, event);
    count(intake_.joiner().add(std::move(event)));
  }

  std::string time_of(const WikidataEntity& entity, std::string& note) {
    if (const auto point = entity.statement("P585")) return point->time(counts_, note);
    const auto start = entity.statement("P580"), end = entity.statement("P582");
    const std::string first = start ? start->time(counts_, note) : "";
    const std::string last = end ? end->time(counts_, note) : "";
    if (first.empty() && last.empty()) return "";
    return first == last ? first : first + '/' + last;
  }

  void cite_time(const WikidataEntity& entity, model::DraftEvent& event) {
    for (const std::string_view property : {"P585", "P580"}) {
      const auto told = entity.statement(property);
      if (told && event.sources.empty()) cite(*told, event.sources);
    }
  }

  void add_participant(model::DraftEvent& event, const WikidataStatement& statement) {
    ++account_.read;
    const std::string id = statement.entity();
    if (statement.snak() == Snak::unknown) {
      event.participants.push_back({std::nullopt, ""});
    } else if (!id.empty()) {
      count_nameless(id);
      model::Reference actor{actor_of(id, statement.at()), statement.at()};
      event.participants.push_back({std::move(actor), ""});
    }
  }

  void finish() {
    settle_houses();
    std::map<std::string, std::size_t> kept;
    for (const std::string& id : held_back_) {
      if (!intake_.joiner().drafted(wikidata_key(id))) ++kept[names_[id].empty() ? id : names_[id]];
    }
    const auto note = [&](std::size_t count, std::string_view words) {
      if (count > 0) account_.notes.push_back(fmt::format("{}: {}", words, count));
    };
    note(counts_.deprecated, "statements that are deprecated, and left out");
    note(counts_.outranked, "statements that are left out as others are preferred");
    note_counts(account_, "said to be none, and left out: ", counts_.said_to_be_none);
    note(counts_.julian, "months and years of the Julian calendar, which stand as they are");
    note_counts(account_, fmt::format("names that are not in \"{}\" but in: ", language_),
                counts_.languages);
    note_counts(account_,
                "without a name, as no file has it (each is at "
                "www.wikidata.org/wiki/Special:EntityData/Q….json): ",
                counts_.without_label);
    note_counts(account_, "named by no tie and not drawn: ", kept);
    note_counts(account_, "properties that are not read: ", counts_.unread);
    input_.json.reset();
    intake_.finish_input(input_.text.size());
  }

  Lines lines_;
  std::string language_;
  std::set<std::string, std::less<>> read_properties_;
  WikidataCounts counts_;
  std::map<std::string, std::string> names_;  // of entities and properties, by id
  std::set<std::string> ids_;                 // of entities
  std::vector<WikidataEntity> entities_, events_;
  std::vector<std::string> held_back_;
  std::vector<model::DraftRelation> relations_;
  std::map<std::string, std::size_t> by_content_;
};

}  // namespace

bool is_wikidata(const Input& input) {
  if (!input.json) return false;
  const Json& root = *input.json;
  if (root.is_array())
    return !root.empty() && root.front().is_object() && WikidataEntity::is_one(root.front());
  if (!root.is_object()) return false;
  const auto all = root.find("entities");
  if (all == root.end()) return WikidataEntity::is_one(root);
  return all->is_object() && !all->empty() &&
         std::any_of(all->begin(), all->end(), [](const Json& one) {
           return one.is_object() && (WikidataEntity::is_one(one) || one.contains("missing"));
         });
}

std::unique_ptr<Reader> read_wikidata(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<WikidataReader>(std::move(input), account, intake);
}

}  // namespace entente::exchange
