#include "exchange/joiner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/id.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/known_actors.hpp"
#include "exchange/nested_cells.hpp"
#include "exchange/write_dossier.hpp"
#include "model/checks.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

using model::in_quotes;

/// A built-in type is one whatever its letters are; "Debt relief" is "debt-relief".
std::string type_from(const std::string& written) {
  static const std::vector<std::string> known = model::built_in_types();
  std::string word = base::fold_case(written);
  std::replace(word.begin(), word.end(), ' ', '-');
  return std::find(known.begin(), known.end(), word) != known.end() ? word : written;
}

/// "wikidata:Q159; iso:RU": schemes and codes, besides the column of country codes.
void read_codes(Row& row, Actor& facts) {
  for (const std::string& code : row.listed("codes")) {
    const std::size_t colon = code.find(':');
    if (colon == 0 || colon == code.npos || colon + 1 == code.size()) {
      row.fail("codes", Code::bad_value, "is not a list of codes with their schemes",
               "write \"wikidata:Q159\"");
      return;
    }
    facts.codes[code.substr(0, colon)] = code.substr(colon + 1);
  }
}

}  // namespace

Outcome Joiner::add(Row& row, RowKind kind, const Limits& limits) {
  if (kind == RowKind::source) return add_source(row);
  if (kind == RowKind::actor) return add_actor(row, limits);
  if (kind == RowKind::relation) return add_relation(row, limits);
  if (kind == RowKind::fact) {
    read_fact(row, limits, draft_);
    return Outcome::read;
  }
  // Sheets for TimelineJS hold their title and eras among the events.
  const std::string type = row.folded("type");
  if (type == "era") return add_era(row);
  if (type == "title" && draft_.title.empty()) return add_title(row);
  return add_event(row, limits);
}

std::string Joiner::free_id(const std::string& name) {
  const std::string told = base::id_from(name), id = told.empty() ? "actor" : told;
  std::string free = id;
  for (int twin = 2; !ids_.emplace(free, true).second; ++twin)
    free = fmt::format("{}-{}", id, twin);
  return free;
}

const std::string* Joiner::known(const std::string& name) const {
  const auto found = by_name_.find(base::fold_case(name));
  return found == by_name_.end() ? nullptr : &draft_.actors[found->second.index].facts.id;
}

std::string Joiner::by_name(const std::string& name, const model::Origin& at) {
  if (const auto own = by_id_.find(name); own != by_id_.end()) {
    return draft_.actors[own->second].facts.id;
  }
  const std::string key = base::fold_case(name);
  const auto [known, is_new] = by_name_.try_emplace(key, Known{draft_.actors.size(), false});
  if (!is_new) return draft_.actors[known->second.index].facts.id;
  model::DraftActor& actor = draft_.actors.emplace_back();
  const KnownActor guess = guess_actor(key);
  actor.at = at;
  actor.facts.id = free_id(name);
  actor.facts.kind = guess.kind;
  actor.facts.name = actor.facts.short_name = name;
  if (!guess.iso.empty()) actor.facts.codes["iso"] = guess.iso;
  return actor.facts.id;
}

std::vector<model::Reference> Joiner::actors(Row& row, std::string_view field) {
  std::vector<model::Reference> out;
  for (const std::string& name : row.names(field)) {
    out.push_back({by_name(name, row.origin(field)), row.origin(field)});
  }
  return out;
}

/// Ids of sources that a sheet declares; else the whole cell is one source.
std::vector<model::Reference> Joiner::sources(Row& row) {
  const std::string text = row.label("source");
  if (text.empty()) return {};
  std::vector<model::Reference> declared;
  const std::vector<std::string> ids = row.listed("source");
  for (const std::string& id : ids) {
    if (declared_sources_.count(id) > 0) declared.push_back({id, row.origin("source")});
  }
  if (declared.size() == ids.size()) return declared;
  Source facts;
  facts.title = text;
  if (base::is_safe_url(text)) facts.url = text;
  return {source(std::move(facts), row.origin("source"))};
}

model::Reference Joiner::source(Source facts, const model::Origin& at) {
  std::size_t number = source_ids_.size();
  do {
    facts.id = fmt::format("s{}", ++number);
  } while (declared_sources_.count(facts.id) > 0);
  if (facts.title.empty()) facts.title = facts.url;
  const std::string key = facts.title + '\n' + facts.publisher + '\n' + facts.url;
  const auto [found, is_new] = source_ids_.try_emplace(key, facts.id);
  if (is_new) draft_.sources.push_back({std::move(facts), at});
  return {found->second, at};
}

void Joiner::entitle(const std::string& title, const std::string& subtitle) {
  if (!draft_.title.empty() || title.empty()) return;
  draft_.title = title;
  draft_.subtitle = subtitle;
}

template <class Record>
Joiner::Added Joiner::keep(std::vector<Record>& records, Record record, std::string_view noun) {
  if (!contents_.insert(write_record(record)).second) return {Outcome::merged, {}};
  const std::string& id = record.facts.id;
  if (!id.empty()) {
    const model::Origin at = record.at.field("id");
    const auto [first, is_new] = record_ids_.try_emplace(fmt::format("{} {}", noun, id), at);
    if (!is_new) {
      return {Outcome::read,
              RowFault{record.at,
                       Code::duplicate_id,
                       fmt::format("the id {} belongs to another {}, which says something else",
                                   in_quotes(id), noun),
                       "choose another id, or make the two rows one",
                       {{first->second.location(), "it first stands here"}}}};
    }
  }
  records.push_back(std::move(record));
  return {};
}

Joiner::Added Joiner::add(model::DraftRelation relation) {
  return keep(draft_.relations, std::move(relation), "relation");
}

Joiner::Added Joiner::add(model::DraftEvent event) {
  return keep(draft_.events, std::move(event), "event");
}

bool Joiner::declare(const std::string& key, model::DraftActor actor, bool held_back) {
  std::string& name = actor.facts.name;  // where there is none, the key, which may be blank
  if (name.find_first_not_of(' ') == name.npos) name = actor.facts.short_name = "unnamed";
  const auto [keyed, is_new] = by_key_.try_emplace(key, Keyed{std::move(actor), std::nullopt});
  if (is_new && !held_back) by_key(key);
  return is_new;
}

/// What a sheet tells of an actor holds; what it leaves open is told by the format that knows it.
std::optional<std::size_t> Joiner::told_by_sheet(const model::DraftActor& actor) {
  const Actor& more = actor.facts;
  const auto named = by_name_.find(base::fold_case(more.name));
  if (named == by_name_.end() || declared_.count(named->second.index) > 0) return std::nullopt;
  const auto index = named->second.index;
  const bool has_row = std::exchange(named->second.declared, true);
  if (!has_row) declared_.insert(index);
  model::DraftActor& told = draft_.actors[index];
  Actor& facts = told.facts;
  const bool no_kind = !has_row || of_no_kind_.count(index) > 0;
  if (no_kind && facts.kind == ActorKind::other) facts.kind = more.kind;
  const bool has_short = facts.short_name != facts.name || more.short_name == more.name;
  if (!has_short) facts.short_name = more.short_name;
  facts.codes.insert(more.codes.begin(), more.codes.end());
  if (facts.aliases.empty()) facts.aliases = more.aliases;
  if (!facts.lived) facts.lived = more.lived;
  if (facts.url.empty()) facts.url = more.url;
  if (facts.note.empty()) facts.note = more.note;
  if (told.posts.empty()) told.posts = actor.posts;
  if (!told.of) told.of = actor.of;
  return index;
}

const std::string* Joiner::by_key(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  Keyed& keyed = found->second;
  if (!keyed.index) keyed.index = told_by_sheet(keyed.actor);
  if (!keyed.index) {
    keyed.index = draft_.actors.size();
    Actor& facts = keyed.actor.facts;
    facts.id = free_id(facts.name);
    by_name_.try_emplace(base::fold_case(facts.name), Known{*keyed.index, true});
    declared_.insert(*keyed.index);
    draft_.actors.push_back(keyed.actor);
  }
  return &draft_.actors[*keyed.index].facts.id;
}

const model::DraftActor* Joiner::declared(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &found->second.actor;
}

model::DraftActor* Joiner::drafted(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || !found->second.index) return nullptr;
  return &draft_.actors[*found->second.index];
}

/// The page that an event of a sheet for TimelineJS embeds.
std::optional<model::Reference> Joiner::medium_page(Row& row) {
  Source page;
  page.url = row.label("media");
  if (!base::is_safe_url(page.url)) return std::nullopt;
  page.title = row.label("media_caption");
  if (page.title.empty()) page.title = row.label("title");
  page.publisher = row.label("media_credit");
  return source(std::move(page), row.origin("media"));
}

Outcome Joiner::added(Row& row, Added added) {
  if (added.fault) row.faults().push_back(std::move(*added.fault));
  return added.outcome;
}

template <class Record>
void Joiner::read_meaning(Row& row, Record& record, const Limits& limits) {
  record.at = row.origin();
  read_nested(row, limits, record);
  record.facts.id = row.id("id");
  record.facts.weight = row.weight();
  record.facts.amount = row.amount();
  record.sign = row.word("sign", model::signs);
  record.medium = row.word("medium", model::media);
  record.facts.status = row.word("status", model::statuses).value_or(Status::happened);
  record.facts.certainty = row.label("certainty");
  record.facts.note = row.label("note");
}

Outcome Joiner::add_source(Row& row) {
  model::DraftSource source;
  source.at = row.origin();
  Source& facts = source.facts;
  facts.id = row.id("id");
  facts.title = row.label("title");
  facts.author = row.label("author");
  facts.publisher = row.label("publisher");
  facts.date = row.date("date");
  facts.accessed = row.date("accessed");
  facts.url = row.url("url");
  facts.note = row.label("note");
  for (const auto& [word, text] : {std::pair{"id", &facts.id}, {"title", &facts.title}}) {
    if (text->empty()) row.fail_row(Code::missing_key, fmt::format("this source has no {}", word));
  }
  if (!row.faults().empty()) return Outcome::read;
  if (!contents_.insert("source " + write_record(source)).second) return Outcome::merged;
  const auto [first, is_new] = declared_sources_.try_emplace(facts.id, source.at);
  if (!is_new) {
    row.fail_row(Code::duplicate_id,
                 fmt::format("the id {} belongs to another source", in_quotes(facts.id)),
                 "choose another id, or make the two rows one",
                 {{first->second.location(), "it first stands here"}});
    return Outcome::read;
  }
  draft_.sources.push_back(std::move(source));
  return Outcome::read;
}

Outcome Joiner::add_relation(Row& row, const Limits& limits) {
  model::DraftRelation relation;
  read_meaning(row, relation, limits);
  relation.facts.directed = row.directed();
  // Graph programs call the direction a type.
  std::string type = row.id("type");
  const std::string word = base::fold_case(type);
  if (word == "directed" || word == "undirected" || word == "mutual") {
    relation.facts.directed = word == "directed";
    type.clear();
  }
  relation.facts.type = type_from(type);
  relation.facts.label = row.label("label");
  relation.facts.when = row.spells();
  for (const char* side : {"from", "to"}) {
    if (row.names(side).empty()) {
      row.fail_row(Code::missing_key, fmt::format("this relation has no \"{}\"", side));
    }
  }
  if (!row.faults().empty()) return Outcome::read;
  relation.from = actors(row, "from");
  relation.to = actors(row, "to");
  relation.sources = sources(row);
  return added(row, add(std::move(relation)));
}

/// Those who act, those who are acted upon and all others, each once; "?" is somebody unknown.
void Joiner::add_participants(Row& row, model::DraftEvent& event) {
  for (const char* side : {"from", "to", "participants", "group"}) {
    const bool acts = side == std::string_view("from") || side == std::string_view("to");
    for (const std::string& name : row.names(side)) {
      if (name == "?") {
        event.participants.push_back({std::nullopt, acts ? side : ""});
        continue;
      }
      model::Reference actor{by_name(name, row.origin(side)), row.origin(side)};
      const bool there = std::any_of(
          event.participants.begin(), event.participants.end(),
          [&](const model::DraftParticipant& p) { return p.actor && p.actor->id == actor.id; });
      if (!there) event.participants.push_back({std::move(actor), acts ? side : ""});
    }
  }
}

/// Participants and their roles stand in two cells, in the same order.
void Joiner::add_participants_by_role(Row& row, model::DraftEvent& event) {
  const std::vector<std::string> names = row.listed("participants"), roles = row.listed("roles");
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::optional<model::Reference> actor;
    if (names[i] != "?") {
      actor = {by_name(names[i], row.origin("participants")), row.origin("participants")};
    }
    event.participants.push_back({std::move(actor), roles[i]});
  }
}

std::vector<model::Reference> Joiner::voices(Row& row, std::string_view field) {
  std::vector<model::Reference> out;
  for (const std::string& name : row.names(field)) {
    const bool cited = by_id_.count(name) == 0 && declared_sources_.count(name) > 0;
    out.push_back({cited ? name : by_name(name, row.origin(field)), row.origin(field)});
  }
  return out;
}

Outcome Joiner::add_event(Row& row, const Limits& limits) {
  model::DraftEvent event;
  read_meaning(row, event, limits);
  event.facts.type = type_from(row.id("type"));
  event.facts.when = row.when();
  event.facts.title = row.label("title");
  event.facts.text = row.label("text");
  event.facts.place = row.label("place");
  event.facts.url = row.url("url");
  event.facts.score = row.number("score", -10, 10);
  const std::string whole = row.id("part_of");
  if (!whole.empty()) event.part_of = model::Reference{whole, row.origin("part_of")};
  if (event.facts.title.empty() && event.facts.type.empty()) {
    if (event.facts.text.empty()) {
      row.fail_row(Code::missing_key, "this event has neither a title nor a type",
                   "say in a few words what happened");
    }
    event.facts.title = std::exchange(event.facts.text, "");
  }
  for (const char* field : {"from", "to", "participants", "group", "reported_by", "denied_by"})
    row.names(field);  // notes their faults
  const bool by_role = !row.label("roles").empty();
  if (by_role && row.listed("roles").size() != row.listed("participants").size()) {
    row.fail("roles", Code::bad_value, "does not have as many roles as there are participants",
             "divide them by \";\"; a role may be empty");
  }
  if (!row.faults().empty()) return Outcome::read;
  if (by_role) {
    add_participants_by_role(row, event);
  } else {
    add_participants(row, event);
  }
  event.reported_by = voices(row, "reported_by");
  event.denied_by = voices(row, "denied_by");
  event.sources = sources(row);
  if (auto page = medium_page(row)) {
    event.sources.push_back(std::move(*page));
  } else if (event.facts.note.empty()) {
    event.facts.note = row.label("media");  // a quotation
  }
  return added(row, add(std::move(event)));
}

Outcome Joiner::add_era(Row& row) {
  std::optional<date::Edtf> when = row.when();
  std::string title = row.label("title");
  if (row.faults().empty() && (!when || title.empty())) {
    row.fail_row(Code::missing_key, "an era needs a title and a date");
  }
  if (row.faults().empty()) draft_.eras.push_back({std::move(*when), std::move(title)});
  return Outcome::read;
}

Outcome Joiner::add_title(Row& row) {
  const std::string title = row.label("title");
  if (row.faults().empty() && title.empty()) {
    row.fail_row(Code::missing_key, "the row of the title has no title");
  }
  if (row.faults().empty()) entitle(title, row.label("text"));
  return Outcome::read;
}

Outcome Joiner::join_actor(Row& row, model::DraftActor actor, std::size_t index) {
  if (actor.facts.id.empty()) actor.facts.id = draft_.actors[index].facts.id;
  model::DraftActor first = draft_.actors[index];
  if (const auto house = houses_.find(index); house != houses_.end()) first.of = house->second;
  const auto of = row.names("of");
  if (!of.empty()) actor.of = model::Reference{of.front(), {}};
  if (write_record(actor) == write_record(first)) return Outcome::merged;
  row.fail_row(Code::duplicate_id,
               fmt::format("{} stands in another row, which says something else",
                           in_quotes(actor.facts.name)),
               "make the two rows one, or give them different names",
               {{draft_.actors[index].at.location(), "it first stands here"}});
  return Outcome::read;
}

void Joiner::settle_houses() {
  for (const auto& [index, house] : houses_) {
    const std::string id = by_name(house.id, house.at);
    draft_.actors[index].of = model::Reference{id, house.at};
  }
  houses_.clear();
}

Outcome Joiner::add_actor(Row& row, const Limits& limits) {
  model::DraftActor actor;
  actor.at = row.origin();
  Actor& facts = actor.facts;
  facts.id = row.id("id");
  facts.name = row.label("name");
  if (facts.name.empty()) facts.name = facts.id;
  if (facts.name.empty()) row.fail_row(Code::missing_key, "this actor has no name");
  facts.short_name = row.label("short");
  if (facts.short_name.empty()) facts.short_name = facts.name;
  facts.aliases = row.names("aliases");
  const KnownActor guess = guess_actor(base::fold_case(facts.name));
  const auto kind = row.word("kind", model::actor_kinds);
  facts.kind = kind.value_or(guess.kind);
  std::string iso = row.id("codes/iso");
  for (char& c : iso) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const bool may_guess = facts.kind == ActorKind::country && !row.has_column("codes");
  if (iso.empty() && may_guess) iso = guess.iso;
  if (!iso.empty()) facts.codes["iso"] = iso;
  read_codes(row, facts);
  read_nested(row, limits, actor);
  facts.lived = row.date("lived");
  facts.url = row.url("url");
  facts.note = row.label("note");
  if (!row.faults().empty()) return Outcome::read;
  const auto named = by_name_.find(base::fold_case(facts.name));
  const bool is_named = named != by_name_.end();
  if (const auto own = by_id_.find(facts.id); own != by_id_.end()) {
    return join_actor(row, std::move(actor), own->second);
  }
  if (facts.id.empty() && is_named && named->second.declared) {
    return join_actor(row, std::move(actor), named->second.index);
  }
  // Named before its own row, in a file of another format.
  const bool is_new = !is_named || named->second.declared;
  const std::size_t index = is_new ? draft_.actors.size() : named->second.index;
  if (!is_new) named->second.declared = true;
  const std::string id = facts.id;
  if (is_new) {
    draft_.actors.emplace_back();
    if (facts.id.empty() || !ids_.emplace(facts.id, true).second) facts.id = free_id(facts.name);
  } else {
    facts.id = draft_.actors[index].facts.id;
  }
  if (!id.empty()) by_id_.emplace(id, index);
  for (const std::string& name : {facts.name, facts.short_name, id}) {
    if (!name.empty()) by_name_.try_emplace(base::fold_case(name), Known{index, true});
  }
  for (const std::string& name : facts.aliases) {
    by_name_.try_emplace(base::fold_case(name), Known{index, true});
  }
  draft_.actors[index] = actor;
  if (!kind) of_no_kind_.insert(index);
  const auto of = row.names("of");
  if (!of.empty()) houses_[index] = model::Reference{of.front(), row.origin("of")};
  return Outcome::read;
}

std::vector<GuessedActor> Joiner::guessed() const {
  std::vector<bool> declared(draft_.actors.size(), false);
  for (const std::size_t index : declared_) declared[index] = true;
  for (const auto& [name, known] : by_name_) {
    if (known.declared) declared[known.index] = true;
  }
  std::vector<GuessedActor> out;
  for (std::size_t i = 0; i < draft_.actors.size(); ++i) {
    if (!declared[i]) out.push_back({draft_.actors[i].facts.name, draft_.actors[i].facts.kind});
  }
  return out;
}

}  // namespace entente::exchange
