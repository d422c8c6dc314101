#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/plain_number.hpp"
#include "base/utf8.hpp"
#include "exports/told.hpp"
#include "exports/writers.hpp"

namespace entente::exports {
namespace {

using FtmJson = nlohmann::ordered_json;

/// What a schema takes for an end.
enum class Range { any, person, organization };

/// A type of relation that FollowTheMoney has a schema for, with the properties of its ends.
struct FtmTie {
  std::string_view type, schema, from, to, words;
  Range from_range = Range::any, to_range = Range::any;
  bool has_amount = false, has_status = true;
};
constexpr FtmTie ftm_ties[] = {
    {"employment", "Employment", "employee", "employer", "role", Range::person,
     Range::organization},
    {"membership", "Membership", "member", "organization", "role", Range::any, Range::organization},
    {"directorship", "Directorship", "director", "organization", "role", Range::any,
     Range::organization},
    {"family", "Family", "person", "relative", "relationship", Range::person, Range::person, false,
     false},
    {"association", "Associate", "person", "associate", "relationship", Range::person,
     Range::person, false, false},
    {"representation", "Representation", "agent", "client", "role"},
    {"succession", "Succession", "predecessor", "successor", "role"},
    {"debt", "Debt", "debtor", "creditor", "summary", Range::any, Range::any, true, false},
    {"payment", "Payment", "payer", "beneficiary", "purpose", Range::any, Range::any, true, false},
};
constexpr FtmTie any_link = {"", "UnknownLink", "subject", "object", "role"};

class FtmEntityWriter {
 public:
  FtmEntityWriter(std::string id, std::string_view schema) : id_(std::move(id)), schema_(schema) {}

  void put(std::string_view property, const std::string& text) {
    if (!text.empty()) properties_[std::string(property)].push_back(text);
  }
  /// FollowTheMoney has no open ends, doubts or spans: what is more than a year, a month or a day
  /// is told by its bounds, and as it is written beside them.
  void put_time(const date::Edtf& when, std::string_view start, std::string_view end,
                std::string_view at) {
    const bool exact = when.level == date::Level::zero && when.type == date::Type::date;
    if (exact && !at.empty()) {
      put(at, when.text);
      return;
    }
    const Span span = span_of(when);
    const auto near = [](const std::optional<date::CivilDay>& day) { return day && day->year > 0; };
    if (near(span.first)) put(start, date::iso(*span.first));
    if (near(span.last)) put(end, date::iso(*span.last));
    if (when.level != date::Level::zero || when.type != date::Type::interval) {
      put("description", "when: " + when.text);
    }
  }
  std::string line() const {
    const FtmJson json = {{"id", id_}, {"schema", schema_}, {"properties", properties_}};
    return json.dump(-1, ' ', false, FtmJson::error_handler_t::replace) + '\n';
  }

 private:
  std::string id_;
  std::string_view schema_;
  FtmJson properties_ = FtmJson::object();
};

class FtmWriter {
 public:
  FtmWriter(const Dossier& dossier, Account& account) : dossier_(dossier), account_(account) {}

  std::string run() {
    for (const Actor& actor : dossier_.actors) ids_.push_back(id_of(actor));
    for (std::size_t i = 0; i < dossier_.actors.size(); ++i) put(dossier_.actors[i], ids_[i]);
    for (const Relation& relation : dossier_.relations) put(relation);
    for (const Event& event : dossier_.events) put(event);
    account_.leave_out("eras", dossier_.eras.size());
    leave_out_claims_and_camps(dossier_, account_);
    account_.leave_out("participants whom nobody knows", unknown_);
    return std::move(out_);
  }

 private:
  std::string free_id(std::string id) {
    std::replace(id.begin(), id.end(), ' ', '-');
    while (!taken_.insert(id).second) id += '-';
    return id;
  }
  /// The id that it had in FollowTheMoney, if it came from there.
  std::string id_of(const Actor& actor) {
    const auto known = actor.codes.find("ftm");
    return free_id(known == actor.codes.end() ? actor.id : known->second);
  }
  std::string item_id(const std::string& own) {
    return free_id(is_own_id(own) ? own : "item-" + std::to_string(++made_));
  }

  static std::string_view schema_of(ActorKind kind) {
    switch (kind) {
      case ActorKind::official:
        return "Person";
      case ActorKind::country:
        return "PublicBody";
      case ActorKind::organization:
      case ActorKind::bloc:
        return "Organization";
      case ActorKind::other:
        break;
    }
    return "LegalEntity";
  }

  void put(const Actor& actor, const std::string& id) {
    FtmEntityWriter entity(id, schema_of(actor.kind));
    const bool person = actor.kind == ActorKind::official;
    entity.put("name", actor.name);
    if (actor.short_name != actor.name) entity.put("alias", actor.short_name);
    for (const std::string& alias : actor.aliases) entity.put("alias", alias);
    for (const auto& [scheme, code] : actor.codes) {
      if (scheme == "iso") entity.put("country", base::fold_case(code));
      if (scheme == "wikidata") entity.put("wikidataId", code);
    }
    if (actor.of && !person) entity.put("parent", ids_[actor.of->value]);
    if (actor.lived) {
      entity.put_time(*actor.lived, person ? "birthDate" : "incorporationDate",
                      person ? "deathDate" : "dissolutionDate", "");
    }
    entity.put("website", actor.url);
    entity.put("notes", actor.note);
    out_ += entity.line();
    for (const Post& post : actor.posts) put(post, id);
    if (actor.of && person) put(Post{"", *actor.of, {}, {}}, id);
  }

  void put(const Post& post, const std::string& holder) {
    FtmEntityWriter tie(free_id(holder + "-post"), "Employment");
    tie.put("employee", holder);
    tie.put("employer", ids_[post.of.value]);
    tie.put("role", post.role);
    if (post.when) tie.put_time(*post.when, "startDate", "endDate", "date");
    out_ += tie.line();
  }

  void put_sources(FtmEntityWriter& entity, const std::vector<SourceIndex>& sources) const {
    for (const SourceIndex source : sources) {
      entity.put("sourceUrl", dossier_[source].url);
      entity.put("publisher", dossier_[source].publisher);
    }
  }

  /// What the schema has no property for is told in words.
  template <class Record>
  void put_facts(FtmEntityWriter& entity, const Record& record, bool has_amount, bool has_status) {
    if (record.amount) {
      const std::string value = base::plain_number(record.amount->value);
      entity.put(has_amount ? "amount" : "description",
                 has_amount ? value : "amount: " + value + ' ' + record.amount->unit);
      if (record.amount->approximate) entity.put("description", "the amount is approximate");
      if (has_amount) entity.put("currency", record.amount->unit);
    }
    if (record.status != Status::happened) {
      const std::string status(word_of(record.status));
      entity.put(has_status ? "status" : "description", has_status ? status : "status: " + status);
    }
    entity.put("description", record.note);
    put_sources(entity, record.sources);
  }

  bool all_in(const std::vector<ActorIndex>& actors, Range range) const {
    return range == Range::any || std::all_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
             const std::string_view schema = schema_of(dossier_[actor].kind);
             return range == Range::person ? schema == "Person"
                                           : schema == "Organization" || schema == "PublicBody";
           });
  }

  void put(const Relation& relation) {
    const auto* found =
        std::find_if(std::begin(ftm_ties), std::end(ftm_ties), [&](const FtmTie& tie) {
          return tie.type == relation.type && all_in(relation.from, tie.from_range) &&
                 all_in(relation.to, tie.to_range);
        });
    const FtmTie& tie = found == std::end(ftm_ties) ? any_link : *found;
    std::vector<date::Edtf> spells = relation.when;
    const std::string id = item_id(relation.id);
    std::size_t i = 0;
    do {  // an entity for each spell: several dates of one would be doubts about it
      FtmEntityWriter entity(i == 0 ? id : free_id(id), tie.schema);
      for (const ActorIndex actor : relation.from) entity.put(tie.from, ids_[actor.value]);
      for (const ActorIndex actor : relation.to) entity.put(tie.to, ids_[actor.value]);
      entity.put(tie.words, relation.label.empty() ? relation.type_label : relation.label);
      if (i < spells.size()) entity.put_time(spells[i], "startDate", "endDate", "date");
      put_facts(entity, relation, tie.has_amount, tie.has_status);
      out_ += entity.line();
    } while (++i < spells.size());
  }

  void put(const Event& event) {
    const bool is_payment = event.type == "payment" || event.type == "donation";
    std::vector<std::string> acting, others;
    for (const Participant& one : event.participants) {
      if (!one.actor) {
        ++unknown_;
        continue;
      }
      const bool acts =
          one.kind == RoleKind::source || one.kind == RoleKind::host || one.kind == RoleKind::chair;
      (acts ? acting : others).push_back(ids_[one.actor->value]);
    }
    const bool paid = is_payment && !acting.empty() && !others.empty();
    FtmEntityWriter entity(item_id(event.id), paid ? "Payment" : "Event");
    entity.put(paid ? "purpose" : "name", event.title.empty() ? event.type_label : event.title);
    for (const std::string& id : acting) entity.put(paid ? "payer" : "organizer", id);
    for (const std::string& id : others) entity.put(paid ? "beneficiary" : "involved", id);
    if (event.when) entity.put_time(*event.when, "startDate", "endDate", "date");
    entity.put("summary", event.text);
    if (!paid) entity.put("location", event.place);
    entity.put("sourceUrl", event.url);
    put_facts(entity, event, paid, false);
    out_ += entity.line();
  }

  const Dossier& dossier_;
  Account& account_;
  std::vector<std::string> ids_;  // of actors
  std::set<std::string> taken_;
  std::size_t made_ = 0, unknown_ = 0;
  std::string out_;
};

}  // namespace

std::string write_ftm(const Dossier& dossier, Account& account) {
  return FtmWriter(dossier, account).run();
}

}  // namespace entente::exports
