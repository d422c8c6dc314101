#include "input/decode.hpp"

#include <fmt/format.h>

#include <functional>

#include "base/edit_distance.hpp"
#include "input/decode_amount.hpp"
#include "input/decode_camps.hpp"
#include "input/decode_layout.hpp"
#include "input/reader.hpp"
#include "model/checks.hpp"

namespace entente::input {
namespace {

using model::DraftActor;
using model::DraftClaim;
using model::DraftEvent;
using model::DraftParticipant;
using model::DraftPost;
using model::DraftRelation;
using model::DraftSource;
using model::DraftType;
using model::Reference;

constexpr double heaviest = 1e9;

void read_reference(const Value& value, std::vector<Reference>& out) {
  std::string id = value.as_id();
  if (!id.empty()) out.push_back({std::move(id), value.origin()});
}

std::vector<Reference> references(Object& in, std::string_view key, Need need = Need::optional) {
  std::vector<Reference> out;
  in.one_or_many(
      key, [&](const Value& value) { read_reference(value, out); }, need);
  return out;
}

std::optional<Reference> reference(Object& in, std::string_view key, Need need = Need::optional) {
  std::vector<Reference> out;
  if (const std::optional<Value> value = in.get(key, need)) read_reference(*value, out);
  return out.empty() ? std::nullopt : std::optional(std::move(out.front()));
}

double weight(Object& in) {
  const std::optional<Value> value = in.get("weight");
  return (value ? value->as_number(0, heaviest) : std::nullopt).value_or(1);
}

std::vector<DraftClaim> claims(Object& in) {
  std::vector<DraftClaim> out;
  in.each("claims", [&](const Value& value) {
    Object claim(value, "claim");
    DraftClaim& draft = out.emplace_back();
    draft.facts.when = claim.date("when");
    draft.facts.text = claim.label("text");
    draft.sources = references(claim, "sources");
    claim.finish();
  });
  return out;
}

/// Reads the records of a document into a draft.
class Decoder {
 public:
  Decoder(Report& report, const Limits& limits) : context_{report, limits} {}

  Context& context() { return context_; }

  /// Adds the record that `value` is, if `kind` is a kind of record.
  bool add(std::string_view kind, const Value& value, bool tagged) {
    struct Kind {
      std::string_view word;
      void (Decoder::*add)(Object&);
    };
    static constexpr std::array<Kind, 7> kinds = {{{"dossier", &Decoder::add_head},
                                                   {"type", &Decoder::add_own_type},
                                                   {"source", &Decoder::add_source},
                                                   {"actor", &Decoder::add_actor},
                                                   {"relation", &Decoder::add_relation},
                                                   {"event", &Decoder::add_event},
                                                   {"era", &Decoder::add_era}}};
    for (const Kind& known : kinds) {
      if (known.word != kind) continue;
      Object in(value, known.word);
      if (!in) draft_.incomplete = true;
      if (tagged) in.get("record");
      (this->*known.add)(in);
      in.finish();
      return true;
    }
    return false;
  }

  /// A document that is one object, with a list for each kind of record.
  void add_document(const Value& root) {
    Object in(root, "dossier");
    if (!in) return;
    if (!in.has("format")) {
      in.fail_missing("this dossier has no \"format\"", "write \"format\": \"entente/1\"");
    }
    if (const std::optional<Value> schema = in.get("$schema")) schema->as_label();
    add_head(in);
    if (const std::optional<Value> types = in.get("types")) add_types(*types);
    const Limits& limits = context_.limits;
    add_list(in, "sources", "source", limits.sources);
    add_list(in, "actors", "actor", limits.actors);
    add_list(in, "relations", "relation", limits.relations);
    add_list(in, "events", "event", limits.events);
    add_list(in, "eras", "era", limits.eras);
    in.finish();
  }

  /// JSON Lines: a list of records, each with its kind under "record".
  void add_lines(const Value& root) {
    for (std::size_t i = 0; i < root.json().size(); ++i) {
      add_line({root.json()[i], {&root.path(), "", i}, context_});
    }
    check_counts();
  }

  model::Draft finish(bool broken) {
    draft_.faulty = context_.report.has_errors();
    draft_.incomplete = draft_.incomplete || broken;
    return std::move(draft_);
  }

 private:
  void add_line(const Value& line) {
    Object in(line, "line");
    const std::optional<Value> kind = in.get("record");
    if (in && !kind) {
      in.fail_missing(
          "this line has no \"record\"",
          "it says what the line is: actor, relation, event, source, era, type or dossier");
    }
    const bool named = kind && kind->json().is_string();
    if (kind && !named) kind->fail_type("a text");
    const bool added = named && add(kind->json().get_ref<const std::string&>(), line, true);
    if (named && !added) fail_kind(*kind);
    if (!added) draft_.incomplete = true;
  }

  static void fail_kind(const Value& kind) {
    static const std::vector<std::string> words = {"actor", "relation", "event",  "source",
                                                   "era",   "type",     "dossier"};
    const std::string& word = kind.json().get_ref<const std::string&>();
    const std::optional<std::string> meant = base::closest(word, words);
    kind.fail(Code::bad_enum,
              fmt::format("\"record\" must be actor, relation, event, source, era, type or "
                          "dossier, not {}",
                          model::in_quotes(word)),
              meant ? fmt::format("did you mean \"{}\"?", *meant) : "");
  }

  void add_list(Object& in, std::string_view key, std::string_view kind, std::size_t limit) {
    const std::optional<Value> list = in.get(key);
    if (!list) return;
    if (!list->json().is_array()) {
      draft_.incomplete = true;
      return list->fail_type("a list");
    }
    const std::size_t count = list->json().size();
    if (count > limit) fail_count(*list, key, count, limit);
    for (std::size_t i = 0; i < std::min(count, limit); ++i) {
      add(kind, {list->json()[i], {&list->path(), "", i}, context_}, /*tagged=*/false);
    }
  }

  void fail_count(const Value& at, std::string_view what, std::size_t count, std::size_t limit) {
    draft_.incomplete = true;
    at.fail(Code::limit_exceeded,
            fmt::format("there are {} {}, more than the limit of {}", count, what, limit));
  }

  /// In JSON Lines the counts are known only at the end.
  void check_counts() {
    static const Json nothing;
    const Value root(nothing, {}, context_);
    const Limits& limits = context_.limits;
    auto check = [&](std::string_view what, std::size_t count, std::size_t limit) {
      if (count > limit) fail_count(root, what, count, limit);
    };
    check("sources", draft_.sources.size(), limits.sources);
    check("actors", draft_.actors.size(), limits.actors);
    check("relations", draft_.relations.size(), limits.relations);
    check("events", draft_.events.size(), limits.events);
    check("eras", draft_.eras.size(), limits.eras);
  }

  void add_head(Object& in) {
    if (has_head_) {
      in.value().fail(Code::duplicate_id, "there is a second record of the dossier itself",
                      "bring both into one");
    }
    has_head_ = true;
    if (const std::optional<Value> format = in.get("format")) check_format(*format);
    draft_.title = in.label("title");
    draft_.subtitle = in.label("subtitle");
    if (const std::optional<Value> language = in.get("language")) {
      draft_.language = language->as_language();
    }
    draft_.as_of = in.date("as_of");
    draft_.credit = in.label("credit");
    draft_.license = in.label("license");
    add_allowances(in, draft_.allowed);
    if (const std::optional<Value> camps = in.get("camps")) {
      draft_.camps = decode_camps(*camps);
    }
    if (const std::optional<Value> layout = in.get("layout")) {
      draft_.layout = decode_layout(*layout);
    }
  }

  void add_allowances(Object& in, std::vector<Allowance>& allowed) {
    const std::optional<Value> one = in.get("allow");
    if (one && one->json().is_object()) {
      constexpr std::size_t longest = 200;
      const std::string text =
          one->json().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      return one->fail_type("a list", text.size() > longest ? "" : "write [" + text + "]");
    }
    in.each("allow", [&](const Value& value) { add_allowance(value, allowed); });
  }

  /// Errors cannot be allowed: what they are about cannot be drawn.
  static void add_allowance(const Value& value, std::vector<Allowance>& allowed) {
    Object in(value, "allowance");
    const std::optional<Value> code = in.get("code", Need::required);
    const std::string word = code ? code->as_id() : "";
    const std::string reason = in.name("reason", Need::required);
    in.finish();
    if (word.empty()) return;
    const std::optional<Code> known = code_from_word(word);
    if (known && info(*known).severity == Severity::warning) {
      return allowed.push_back({*known, reason});
    }
    code->fail(Code::unknown_code,
               fmt::format("{} is not a warning that can be allowed", model::in_quotes(word)),
               "its code stands in brackets behind each warning: \"unused-source\"");
  }

  void check_format(const Value& value) {
    if (!value.json().is_string()) return value.fail_type("a text");
    const std::string& format = value.json().get_ref<const std::string&>();
    if (format == "entente/1") return;
    value.fail(Code::bad_format,
               fmt::format("the format {} is not one this program reads", model::in_quotes(format)),
               "write \"entente/1\"");
  }

  void add_types(const Value& types) {
    if (!types.json().is_object()) return types.fail_type("an object");
    if (types.json().size() > context_.limits.list) {
      return fail_count(types, "types", types.json().size(), context_.limits.list);
    }
    for (const auto& [word, type] : types.json().items()) {
      if (word.rfind("x-", 0) == 0) continue;
      Object in({type, {&types.path(), word, std::nullopt}, context_}, "type");
      add_type(in, word);
      in.finish();
    }
  }

  void add_type(Object& in, const std::string& word) {
    DraftType& type = draft_.types[word];
    type.at = in.origin();
    type.label = in.name("label");
    type.plural = in.name("plural");
    type.code = in.id("code");
    type.sign = in.word("sign", model::signs);
    type.medium = in.word("medium", model::media);
    if (const std::optional<Value> personal = in.get("personal"))
      type.personal = personal->as_bool();
  }

  void add_own_type(Object& in) {
    const std::string word = in.id("id", Need::required);
    if (!word.empty() && draft_.types.count(word)) {
      in.value().fail(Code::duplicate_id,
                      fmt::format("the type {} is declared twice", model::in_quotes(word)));
    }
    add_type(in, word);
  }

  /// The id of a record that others refer to. If it cannot be read, they are not to blame.
  std::string own_id(Object& in, Need need) {
    const bool absent = !in.has("id");
    std::string id = in.id("id", need);
    if (id.empty() && (!absent || need == Need::required)) draft_.incomplete = true;
    return id;
  }

  void add_source(Object& in) {
    DraftSource& source = draft_.sources.emplace_back();
    source.at = in.origin();
    source.facts.id = own_id(in, Need::required);
    source.facts.title = in.name("title", Need::required);
    source.facts.publisher = in.label("publisher");
    source.facts.author = in.label("author");
    source.facts.date = in.date("date");
    source.facts.url = in.url("url");
    source.facts.accessed = in.date("accessed");
    source.facts.note = in.label("note");
  }

  void add_actor(Object& in) {
    DraftActor& actor = draft_.actors.emplace_back();
    actor.at = in.origin();
    actor.facts.id = own_id(in, Need::required);
    actor.facts.kind =
        in.word("kind", model::actor_kinds, Need::required).value_or(ActorKind::other);
    actor.facts.name = in.name("name", Need::required);
    actor.facts.short_name = in.name("short");
    if (actor.facts.short_name.empty()) actor.facts.short_name = actor.facts.name;
    in.one_or_many("aliases",
                   [&](const Value& value) { actor.facts.aliases.push_back(value.as_name()); });
    if (const std::optional<Value> codes = in.get("codes")) add_codes(*codes, actor);
    actor.of = reference(in, "of");
    in.each("posts", [&](const Value& value) {
      Object post(value, "post");
      add_post(post, actor);
      post.finish();
    });
    actor.facts.lived = in.date("lived");
    actor.facts.url = in.url("url");
    actor.facts.note = in.label("note");
    add_allowances(in, actor.facts.allowed);
  }

  void add_codes(const Value& codes, DraftActor& actor) {
    if (!codes.json().is_object()) return codes.fail_type("an object");
    if (codes.json().size() > context_.limits.list) {
      return fail_count(codes, "codes", codes.json().size(), context_.limits.list);
    }
    for (const auto& [scheme, code] : codes.json().items()) {
      if (scheme.rfind("x-", 0) == 0) continue;
      const Value value(code, {&codes.path(), scheme, std::nullopt}, context_);
      actor.facts.codes[scheme] = value.as_id();
    }
  }

  void add_post(Object& in, DraftActor& actor) {
    DraftPost post;
    post.facts.role = in.name("role", Need::required);
    const std::optional<Reference> of = reference(in, "of", Need::required);
    post.facts.when = in.date("when");
    post.sources = references(in, "sources");
    if (!of) return;
    post.of = *of;
    actor.posts.push_back(std::move(post));
  }

  void add_relation(Object& in) {
    DraftRelation& relation = draft_.relations.emplace_back();
    relation.at = in.origin();
    relation.facts.id = own_id(in, Need::optional);
    relation.from = ends(in, "from", Need::required);
    relation.to = ends(in, "to", Need::required);
    if (const std::optional<Value> directed = in.get("directed")) {
      relation.facts.directed = directed->as_bool().value_or(true);
    }
    relation.facts.label = in.label("label");
    in.one_or_many("when", [&](const Value& value) {
      if (std::optional<date::Edtf> spell = value.as_date()) {
        relation.facts.when.push_back(std::move(*spell));
      }
    });
    add_meaning(in, relation);
  }

  /// One side of a tie. An empty list is no side.
  std::vector<Reference> ends(Object& in, std::string_view key, Need need) {
    std::vector<Reference> out = references(in, key, need);
    const std::optional<Value> value = in.get(key);
    if (value && value->json().is_array() && value->json().empty()) {
      value->fail(Code::bad_value, fmt::format("\"{}\" names nobody", key));
    }
    return out;
  }

  /// What relations and events have in common.
  template <class Record>
  void add_meaning(Object& in, Record& record) {
    record.facts.type = in.id("type");
    record.sign = in.word("sign", model::signs);
    record.medium = in.word("medium", model::media);
    record.facts.weight = weight(in);
    record.facts.amount = decode_amount(in);
    record.facts.status = in.word("status", model::statuses).value_or(Status::happened);
    record.facts.certainty = in.label("certainty");
    record.claims = claims(in);
    record.sources = references(in, "sources");
    record.facts.note = in.label("note");
    add_allowances(in, record.facts.allowed);
  }

  void add_event(Object& in) {
    DraftEvent& event = draft_.events.emplace_back();
    event.at = in.origin();
    event.facts.id = own_id(in, Need::optional);
    event.facts.when = in.date("when");
    event.facts.title = in.name("title");
    event.facts.text = in.label("text");
    event.facts.place = in.label("place");
    in.each("participants", [&](const Value& value) { add_participant(value, event); });
    for (std::string_view side : {"from", "to"}) {
      for (Reference& actor : ends(in, side, Need::optional)) {
        event.participants.push_back({std::move(actor), std::string(side)});
      }
    }
    if (const std::optional<Value> score = in.get("score")) {
      event.facts.score = score->as_number(-10, 10);
    }
    event.reported_by = references(in, "reported_by");
    event.denied_by = references(in, "denied_by");
    event.part_of = reference(in, "part_of");
    event.facts.url = in.url("url");
    add_meaning(in, event);
    if (in && !in.has("title") && !in.has("type")) {
      in.fail_missing("this event has neither \"title\" nor \"type\"",
                      "say in a few words what happened: \"title\": \"Talks in Moscow\"");
    }
  }

  /// An object, or an id alone.
  void add_participant(const Value& value, DraftEvent& event) {
    DraftParticipant participant;
    std::vector<Reference> found;
    if (value.json().is_string()) {
      read_reference(value, found);
    } else {
      Object in(value, "participant");
      const std::optional<Value> actor = in.get("actor", Need::required);
      if (actor && !actor->json().is_null()) read_reference(*actor, found);
      participant.role = in.label("role");
      in.finish();
      const bool unknown = actor && actor->json().is_null();
      if (unknown) return event.participants.push_back(std::move(participant));
    }
    if (found.empty()) return;
    participant.actor = std::move(found.front());
    event.participants.push_back(std::move(participant));
  }

  void add_era(Object& in) {
    std::optional<date::Edtf> when = in.date("when", Need::required);
    std::string title = in.name("title", Need::required);
    if (when) draft_.eras.push_back({std::move(*when), std::move(title)});
  }

  Context context_;
  model::Draft draft_;
  bool has_head_ = false;
};

}  // namespace

model::Draft decode(const Document& document, Report& report, const Limits& limits) {
  Decoder decoder(report, limits);
  const Value root(document.root, {}, decoder.context());
  if (document.lines) {
    decoder.add_lines(root);
  } else {
    decoder.add_document(root);
  }
  return decoder.finish(document.broken);
}

}  // namespace entente::input
