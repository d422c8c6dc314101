#include "exchange/write_dossier.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

using OrderedJson = nlohmann::ordered_json;

void put(OrderedJson& out, const char* key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}
void put(OrderedJson& out, const char* key, const std::optional<date::Edtf>& when) {
  if (when) out[key] = when->text;
}
template <class Value, std::size_t n>
void put_word(OrderedJson& out, const char* key, Value value,
              const std::array<model::Word<Value>, n>& words) {
  for (const auto& word : words) {
    if (word.value == value) out[key] = word.word;
  }
}
void put(OrderedJson& out, const char* key, const std::vector<model::Reference>& references) {
  if (references.empty()) return;
  if (references.size() == 1) {
    out[key] = references.front().id;
    return;
  }
  for (const model::Reference& reference : references) out[key].push_back(reference.id);
}

/// A list even of one.
void put_list(OrderedJson& out, const char* key, const std::vector<model::Reference>& references) {
  for (const model::Reference& reference : references) out[key].push_back(reference.id);
}

/// Whole numbers without a point, as people write them.
OrderedJson number_of(double value) {
  constexpr double exact = 9007199254740992;  // 2^53
  if (value == std::floor(value) && value < exact) return static_cast<std::int64_t>(value);
  return value;
}

OrderedJson json_of(const Allowance& allowance) {
  return {{"code", info(allowance.code).word}, {"reason", allowance.reason}};
}

void put_allowed(OrderedJson& out, const std::vector<Allowance>& allowed) {
  for (const Allowance& one : allowed) out["allow"].push_back(json_of(one));
}

template <class Record>
void put_meaning(OrderedJson& out, const Record& record) {
  put(out, "type", record.facts.type);
  if (record.sign) put_word(out, "sign", *record.sign, model::signs);
  if (record.medium) put_word(out, "medium", *record.medium, model::media);
  if (record.facts.weight != 1) out["weight"] = record.facts.weight;
  if (record.facts.amount) {
    out["amount"] = {{"value", number_of(record.facts.amount->value)},
                     {"unit", record.facts.amount->unit}};
    if (record.facts.amount->approximate) out["amount"]["approximate"] = true;
  }
  if (record.facts.status != Status::happened) {
    put_word(out, "status", record.facts.status, model::statuses);
  }
  put(out, "certainty", record.facts.certainty);
  for (const model::DraftClaim& claim : record.claims) {
    OrderedJson one;
    put(one, "when", claim.facts.when);
    put(one, "text", claim.facts.text);
    put_list(one, "sources", claim.sources);
    out["claims"].push_back(std::move(one));
  }
  put_list(out, "sources", record.sources);
}

/// In the short form where that says it: who acts and who is acted upon, or all alike.
void put_participants(OrderedJson& out, const std::vector<model::DraftParticipant>& participants) {
  const bool is_short =
      std::all_of(participants.begin(), participants.end(), [](const model::DraftParticipant& p) {
        return p.actor && (p.role.empty() || p.role == "from" || p.role == "to");
      });
  if (is_short) {
    for (const char* side : {"from", "to"}) {
      std::vector<model::Reference> actors;
      for (const model::DraftParticipant& p : participants) {
        if (p.role == side) actors.push_back(*p.actor);
      }
      put(out, side, actors);
    }
  }
  for (const model::DraftParticipant& p : participants) {
    if (is_short && !p.role.empty()) continue;
    if (is_short) {
      out["participants"].push_back(p.actor->id);
      continue;
    }
    OrderedJson one;
    one["actor"] = p.actor ? OrderedJson(p.actor->id) : OrderedJson(nullptr);
    put(one, "role", p.role);
    out["participants"].push_back(std::move(one));
  }
}

std::string text_of(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

template <class Record>
void append_list(std::string& out, const char* name, const std::vector<Record>& records) {
  if (records.empty()) return;
  out += std::string(",\n  \"") + name + "\": [";
  for (std::size_t i = 0; i < records.size(); ++i) {
    out += i > 0 ? ",\n    " : "\n    ";
    out += write_record(records[i]);
  }
  out += "\n  ]";
}

std::string camps_text(const std::vector<model::DraftCamp>& camps) {
  OrderedJson out = OrderedJson::array();
  for (const model::DraftCamp& camp : camps) {
    OrderedJson one;
    put(one, "name", camp.name);
    put_list(one, "members", camp.members);
    out.push_back(std::move(one));
  }
  return text_of(out);
}

std::string layout_text(const model::DraftLayout& layout) {
  OrderedJson out = OrderedJson::object();
  const auto put_groups = [&](const char* key, const auto& groups) {
    for (const std::vector<model::Reference>& group : groups) {
      OrderedJson ids = OrderedJson::array();
      for (const model::Reference& actor : group) ids.push_back(actor.id);
      out[key].push_back(std::move(ids));
    }
  };
  put_groups("near", layout.near);
  put_groups("left_of", layout.left_of);
  put_list(out, "order", layout.order);
  for (const auto& [actor, pin] : layout.pin) {
    out["pin"][actor.id] = pin.word.empty()
                               ? OrderedJson::array({pin.x.value_or(0), pin.y.value_or(0)})
                               : OrderedJson(pin.word);
  }
  return out.empty() ? "" : text_of(out);
}

}  // namespace

std::string write_record(const model::DraftSource& source) {
  OrderedJson out;
  put(out, "id", source.facts.id);
  put(out, "title", source.facts.title);
  put(out, "author", source.facts.author);
  put(out, "publisher", source.facts.publisher);
  put(out, "date", source.facts.date);
  put(out, "accessed", source.facts.accessed);
  put(out, "url", source.facts.url);
  put(out, "note", source.facts.note);
  return text_of(out);
}

std::string write_record(const Era& era) {
  return text_of(OrderedJson{{"when", era.when.text}, {"title", era.title}});
}

std::string write_record(const Allowance& allowance) { return text_of(json_of(allowance)); }

std::string write_record(const model::DraftActor& actor) {
  OrderedJson out;
  put(out, "id", actor.facts.id);
  const bool in_office = !actor.posts.empty() || actor.of;  // who belongs to a state acts for it
  if (actor.facts.kind == ActorKind::official && !in_office) {
    put(out, "kind", std::string("person"));
  } else {
    put_word(out, "kind", actor.facts.kind, model::actor_kinds);
  }
  put(out, "name", actor.facts.name);
  if (actor.facts.short_name != actor.facts.name) put(out, "short", actor.facts.short_name);
  for (const std::string& alias : actor.facts.aliases) out["aliases"].push_back(alias);
  for (const auto& [scheme, code] : actor.facts.codes) out["codes"][scheme] = code;
  if (actor.of) out["of"] = actor.of->id;
  for (const model::DraftPost& post : actor.posts) {
    OrderedJson one = {{"role", post.facts.role}, {"of", post.of.id}};
    put(one, "when", post.facts.when);
    put_list(one, "sources", post.sources);
    out["posts"].push_back(std::move(one));
  }
  put(out, "lived", actor.facts.lived);
  put(out, "url", actor.facts.url);
  put(out, "note", actor.facts.note);
  put_allowed(out, actor.facts.allowed);
  return text_of(out);
}

std::string write_record(const model::DraftRelation& relation) {
  OrderedJson out;
  put(out, "id", relation.facts.id);
  put(out, "from", relation.from);
  put(out, "to", relation.to);
  if (!relation.facts.directed) out["directed"] = false;
  put(out, "label", relation.facts.label);
  if (relation.facts.when.size() == 1) out["when"] = relation.facts.when.front().text;
  if (relation.facts.when.size() > 1) {
    for (const date::Edtf& spell : relation.facts.when) out["when"].push_back(spell.text);
  }
  put_meaning(out, relation);
  put(out, "note", relation.facts.note);
  put_allowed(out, relation.facts.allowed);
  return text_of(out);
}

std::string write_record(const model::DraftEvent& event) {
  OrderedJson out;
  put(out, "id", event.facts.id);
  put(out, "when", event.facts.when);
  put(out, "title", event.facts.title);
  put(out, "text", event.facts.text);
  put(out, "place", event.facts.place);
  put_participants(out, event.participants);
  put_meaning(out, event);
  if (event.facts.score) out["score"] = *event.facts.score;
  put_list(out, "reported_by", event.reported_by);
  put_list(out, "denied_by", event.denied_by);
  if (event.part_of) out["part_of"] = event.part_of->id;
  put(out, "url", event.facts.url);
  put(out, "note", event.facts.note);
  put_allowed(out, event.facts.allowed);
  return text_of(out);
}

std::string write_record(const model::DraftType& type) {
  OrderedJson out;
  put(out, "label", type.label);
  put(out, "plural", type.plural);
  if (type.personal) out["personal"] = *type.personal;
  if (type.sign) put_word(out, "sign", *type.sign, model::signs);
  if (type.medium) put_word(out, "medium", *type.medium, model::media);
  put(out, "code", type.code);
  return text_of(out);
}

std::string write_dossier(const model::Draft& draft) {
  std::string out = "{\n  \"format\": \"entente/1\"";
  out += ",\n  \"title\": " + text_of(OrderedJson(draft.title));
  const auto put_text = [&](const char* key, const std::string& text) {
    if (!text.empty()) out += std::string(",\n  \"") + key + "\": " + text_of(OrderedJson(text));
  };
  put_text("subtitle", draft.subtitle);
  put_text("language", draft.language == "en" ? "" : draft.language);
  put_text("as_of", draft.as_of ? draft.as_of->text : "");
  put_text("credit", draft.credit);
  put_text("license", draft.license);
  for (const auto& [word, type] : draft.types) {
    out += word == draft.types.begin()->first ? ",\n  \"types\": {\n    " : ",\n    ";
    out += text_of(OrderedJson(word)) + ": " + write_record(type);
  }
  if (!draft.types.empty()) out += "\n  }";
  append_list(out, "sources", draft.sources);
  append_list(out, "actors", draft.actors);
  append_list(out, "relations", draft.relations);
  append_list(out, "events", draft.events);
  append_list(out, "eras", draft.eras);
  if (!draft.camps.empty()) out += ",\n  \"camps\": " + camps_text(draft.camps);
  append_list(out, "allow", draft.allowed);
  if (const std::string layout = layout_text(draft.layout); !layout.empty()) {
    out += ",\n  \"layout\": " + layout;
  }
  return out + "\n}\n";
}

}  // namespace entente::exchange
