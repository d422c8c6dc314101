#include "exports/sheets.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/plain_number.hpp"
#include "base/utf8.hpp"
#include "entente/words.hpp"
#include "exports/told.hpp"
#include "model/vocabulary.hpp"

namespace entente::exports {
namespace {

using CellJson = nlohmann::ordered_json;

std::string cell_text(const CellJson& json) {
  return json.empty() ? "" : json.dump(-1, ' ', false, CellJson::error_handler_t::replace);
}

void put(CellJson& out, const char* key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}

/// A row in the making: cells by their headers, in the order in which columns stand.
class Rows {
 public:
  explicit Rows(std::string name) { table_.name = std::move(name); }

  void begin() { cells_.emplace_back(); }
  void put(const std::string& header, std::string text) {
    if (std::find(table_.headers.begin(), table_.headers.end(), header) == table_.headers.end()) {
      table_.headers.push_back(header);
    }
    cells_.back()[header] = std::move(text);
  }

  /// Without the columns of which all cells are empty, but for `kept`.
  Sheet finish(std::string_view kept = "") {
    std::erase_if(table_.headers, [&](const std::string& header) {
      return header != kept && std::all_of(cells_.begin(), cells_.end(),
                                           [&](auto& cells) { return cells[header].empty(); });
    });
    for (auto& cells : cells_) {
      std::vector<std::string>& row = table_.rows.emplace_back();
      for (const std::string& header : table_.headers) row.push_back(std::move(cells[header]));
    }
    return std::move(table_);
  }

 private:
  Sheet table_;
  std::vector<std::map<std::string, std::string>> cells_;
};

/// How actors are called in cells: by name, where it is one of this actor alone.
class Callings {
 public:
  explicit Callings(const Dossier& dossier) {
    std::map<std::string, std::set<std::size_t>> owners;
    for (std::size_t i = 0; i < dossier.actors.size(); ++i) {
      const Actor& actor = dossier.actors[i];
      for (const std::string* word : {&actor.id, &actor.name, &actor.short_name}) {
        owners[base::fold_case(*word)].insert(i);
      }
      for (const std::string& alias : actor.aliases) owners[base::fold_case(alias)].insert(i);
    }
    for (const Actor& actor : dossier.actors) {
      const bool alone = owners[base::fold_case(actor.name)].size() == 1;
      const bool whole = actor.name.find_first_of(";|\n") == std::string::npos &&
                         base::count_code_points(actor.name) <= Limits{}.id;
      names_.push_back(alone && whole && actor.name != "?" ? actor.name : actor.id);
    }
  }
  const std::string& operator[](ActorIndex actor) const { return names_[actor.value]; }
  std::string operator[](const std::vector<ActorIndex>& actors) const {
    std::vector<std::string> texts;
    for (const ActorIndex actor : actors) texts.push_back(names_[actor.value]);
    return joined(texts);
  }

 private:
  std::vector<std::string> names_;
};

class Sheets {
 public:
  explicit Sheets(const Dossier& dossier) : dossier_(dossier), called_(dossier) {}

  std::vector<Sheet> run() {
    std::vector<Sheet> tables = {facts(), sources(), actors(), relations(), events()};
    std::erase_if(tables, [](const Sheet& table) { return table.rows.empty(); });
    return tables;
  }

 private:
  std::string ids_of(const std::vector<SourceIndex>& sources) const {
    std::vector<std::string> ids;
    for (const SourceIndex source : sources) ids.push_back(dossier_[source].id);
    return joined(ids);
  }
  CellJson id_list(const std::vector<SourceIndex>& sources) const {
    CellJson ids = CellJson::array();
    for (const SourceIndex source : sources) ids.push_back(dossier_[source].id);
    return ids;
  }

  Sheet facts() const {
    Rows rows("dossier");
    const auto put = [&](const std::string& key, std::string value) {
      if (value.empty()) return;
      rows.begin();
      rows.put("key", key);
      rows.put("value", std::move(value));
    };
    put("title", dossier_.title);
    put("subtitle", dossier_.subtitle);
    if (dossier_.language != "en") put("language", dossier_.language);
    if (dossier_.as_of) put("as_of", dossier_.as_of->text);
    put("credit", dossier_.credit);
    put("license", dossier_.license);
    put("types", cell_text(types()));
    put("camps", cell_text(camps()));
    put("layout", cell_text(layout()));
    put("allow", cell_text(allowances(dossier_.allowed)));
    return rows.finish();
  }

  static CellJson allowances(const std::vector<Allowance>& allowed) {
    CellJson out = CellJson::array();
    for (const Allowance& one : allowed) {
      out.push_back({{"code", info(one.code).word}, {"reason", one.reason}});
    }
    return out;
  }

  /// The types that the dossier declares: those whose words are not what everybody knows.
  CellJson types() const {
    CellJson out = CellJson::object();
    const auto declare = [&](const auto& record) {
      const auto known = model::look_up_type(record.type, dossier_.language);
      const bool same = known.meaning.label == record.type_label &&
                        known.meaning.plural == record.type_plural &&
                        known.meaning.personal == record.personal;
      if (record.type.empty() || (same && known.problem == model::TypeProblem::none)) return;
      CellJson& type = out[record.type];
      type["label"] = record.type_label;
      exports::put(type, "plural", record.type_plural);
      if (record.personal != known.meaning.personal) type["personal"] = record.personal;
    };
    for (const Relation& relation : dossier_.relations) declare(relation);
    for (const Event& event : dossier_.events) declare(event);
    return out;
  }

  CellJson ids(const std::vector<ActorIndex>& actors) const {
    CellJson out = CellJson::array();
    for (const ActorIndex actor : actors) out.push_back(dossier_[actor].id);
    return out;
  }

  CellJson camps() const {
    CellJson out = CellJson::array();
    for (const Camp& camp : dossier_.camps) {
      out.push_back({{"name", camp.name}, {"members", ids(camp.members)}});
    }
    return out;
  }

  CellJson layout() const {
    const LayoutWishes& wishes = dossier_.layout;
    CellJson out = CellJson::object();
    for (const auto& group : wishes.near) out["near"].push_back(ids(group));
    for (const auto& group : wishes.left_of) out["left_of"].push_back(ids(group));
    if (!wishes.order.empty()) out["order"] = ids(wishes.order);
    for (const auto& [actor, pin] : wishes.pin) {
      CellJson& place = out["pin"][dossier_[actor].id];
      if (pin.word.empty()) {
        place = CellJson::array({pin.x.value_or(0), pin.y.value_or(0)});
      } else {
        place = pin.word;
      }
    }
    return out;
  }

  Sheet sources() const {
    Rows rows("sources");
    for (const Source& source : dossier_.sources) {
      rows.begin();
      rows.put("id", source.id);
      rows.put("title", source.title);
      rows.put("author", source.author);
      rows.put("publisher", source.publisher);
      rows.put("published", source.date ? source.date->text : "");
      rows.put("accessed", source.accessed ? source.accessed->text : "");
      rows.put("url", source.url);
      rows.put("note", source.note);
    }
    return rows.finish();
  }

  Sheet actors() const {
    Rows rows("actors");
    for (const Actor& actor : dossier_.actors) {
      rows.begin();
      rows.put("id", actor.id);
      rows.put("name", actor.name);
      rows.put("kind", std::string(word_of(actor.kind)));
      rows.put("short", actor.short_name == actor.name ? "" : actor.short_name);
      rows.put("aliases", joined(actor.aliases));
      rows.put("of", actor.of ? called_[*actor.of] : "");
      rows.put("posts", cell_text(posts(actor)));
      std::vector<std::string> codes;
      for (const auto& [scheme, code] : actor.codes) codes.push_back(scheme + ':' + code);
      rows.put("codes", joined(codes));
      rows.put("lived", actor.lived ? actor.lived->text : "");
      rows.put("url", actor.url);
      rows.put("note", actor.note);
      rows.put("allow", cell_text(allowances(actor.allowed)));
    }
    return rows.finish("codes");  // where they stand none are guessed
  }

  CellJson posts(const Actor& actor) const {
    CellJson out = CellJson::array();
    for (const Post& post : actor.posts) {
      CellJson one = {{"role", post.role}, {"of", dossier_[post.of].id}};
      if (post.when) one["when"] = post.when->text;
      if (!post.sources.empty()) one["sources"] = id_list(post.sources);
      out.push_back(std::move(one));
    }
    return out;
  }

  CellJson claims(const std::vector<Claim>& claims) const {
    CellJson out = CellJson::array();
    for (const Claim& claim : claims) {
      CellJson one;
      if (claim.when) one["when"] = claim.when->text;
      exports::put(one, "text", claim.text);
      if (!claim.sources.empty()) one["sources"] = id_list(claim.sources);
      out.push_back(std::move(one));
    }
    return out;
  }

  template <class Record>
  void put_meaning(Rows& rows, const Record& record) const {
    rows.put("weight", record.weight == 1 ? "" : base::plain_number(record.weight));
    rows.put("amount", record.amount ? base::plain_number(record.amount->value) : "");
    rows.put("unit", record.amount ? record.amount->unit : "");
    rows.put("approximate", record.amount && record.amount->approximate ? "yes" : "");
    rows.put("sign", std::string(entente::word_of(record.sign)));
    rows.put("medium", std::string(entente::word_of(record.medium)));
    rows.put("status",
             record.status == Status::happened ? "" : std::string(word_of(record.status)));
    rows.put("certainty", record.certainty);
    rows.put("claims", cell_text(claims(record.claims)));
    rows.put("sources", ids_of(record.sources));
    rows.put("allow", cell_text(allowances(record.allowed)));
  }

  Sheet relations() const {
    Rows rows("relations");
    for (const Relation& relation : dossier_.relations) {
      rows.begin();
      rows.put("id", is_own_id(relation.id) ? relation.id : "");
      rows.put("from", called_[relation.from]);
      rows.put("to", called_[relation.to]);
      rows.put("directed", relation.directed ? "yes" : "no");
      rows.put("type", relation.type);
      rows.put("label", relation.label);
      rows.put("when", spells_text(relation.when));
      put_meaning(rows, relation);
      rows.put("note", relation.note);
    }
    return rows.finish();
  }

  /// Who acts, is acted upon or takes part; if roles say more, all as participants with their
  /// roles.
  void put_participants(Rows& rows, const Event& event) const {
    std::vector<std::string> from, to, others, all, roles;
    bool plain = true;
    std::set<std::string> named;
    for (const Participant& one : event.participants) {
      const std::string name = one.actor ? called_[*one.actor] : "?";
      all.push_back(name);
      roles.push_back(one.role);
      const bool bare = one.role.empty() && one.actor;
      plain = plain && (bare || (one.actor && (one.role == "from" || one.role == "to")));
      plain = plain && named.insert(name).second;
      (one.role == "from" ? from : one.role == "to" ? to : others).push_back(name);
    }
    rows.put("from", plain ? joined(from) : "");
    rows.put("to", plain ? joined(to) : "");
    rows.put("participants", joined(plain ? others : all));
    rows.put("roles", plain ? "" : joined(roles));
  }

  std::string voices(const std::vector<Voice>& voices) const {
    std::vector<std::string> names;
    for (const Voice& voice : voices) {
      names.push_back(voice.actor ? called_[*voice.actor] : dossier_[*voice.source].id);
    }
    return joined(names);
  }

  Sheet events() const {
    Rows rows("events");
    for (const Event& event : dossier_.events) {
      rows.begin();
      rows.put("id", is_own_id(event.id) ? event.id : "");
      rows.put("when", event.when ? event.when->text : "");
      rows.put("title", event.title);
      rows.put("text", event.text);
      rows.put("type", event.type);
      put_participants(rows, event);
      rows.put("place", event.place);
      rows.put("score", event.score ? base::plain_number(*event.score) : "");
      put_meaning(rows, event);
      rows.put("reported by", voices(event.reported_by));
      rows.put("denied by", voices(event.denied_by));
      rows.put("part of", event.part_of ? dossier_[*event.part_of].id : "");
      rows.put("url", event.url);
      rows.put("note", event.note);
    }
    for (const Era& era : dossier_.eras) {
      rows.begin();
      rows.put("when", era.when.text);
      rows.put("title", era.title);
      rows.put("type", "era");
    }
    return rows.finish();
  }

  const Dossier& dossier_;
  const Callings called_;
};

}  // namespace

std::vector<Sheet> sheets_of(const Dossier& dossier) { return Sheets(dossier).run(); }

}  // namespace entente::exports
