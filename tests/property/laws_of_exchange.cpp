#include <algorithm>

#include "entente/export.hpp"
#include "entente/import.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"

// A dossier that is exported as sheets or as a workbook and imported again is the same dossier, and
// one cell that was edited is all that differs.

using namespace entente;
using namespace entente::test;
using nlohmann::json;

namespace {

json ids_of(const Dossier& d, const std::vector<ActorIndex>& actors) {
  json out = json::array();
  for (const ActorIndex actor : actors) out.push_back(d[actor].id);
  return out;
}
json ids_of(const Dossier& d, const std::vector<SourceIndex>& sources) {
  json out = json::array();
  for (const SourceIndex source : sources) out.push_back(d[source].id);
  return out;
}
json text_of(const std::optional<date::Edtf>& when) { return when ? json(when->text) : json(); }
/// Those that the document does not have are made of its content.
std::string own(const std::string& id) { return id.starts_with(' ') ? "" : id; }

json allowed_of(const std::vector<Allowance>& allowed) {
  json out = json::array();
  for (const Allowance& one : allowed) out.push_back({info(one.code).word, one.reason});
  return out;
}

template <class Record>
json meaning_of(const Dossier& d, const Record& r) {
  json claims = json::array();
  for (const Claim& claim : r.claims) {
    claims.push_back({text_of(claim.when), claim.text, ids_of(d, claim.sources)});
  }
  return {own(r.id),
          r.type,
          r.type_label,
          r.type_plural,
          r.personal,
          r.sign,
          r.medium,
          r.weight,
          r.status,
          r.certainty,
          r.amount ? json{r.amount->value, r.amount->unit, r.amount->approximate} : json(),
          r.note,
          allowed_of(r.allowed),
          claims,
          ids_of(d, r.sources)};
}

json voices_of(const Dossier& d, const std::vector<Voice>& voices) {
  json out = json::array();
  for (const Voice& voice : voices) {
    out.push_back(voice.actor ? "actor " + d[*voice.actor].id : "source " + d[*voice.source].id);
  }
  return out;
}

json told(const Dossier& d, const Actor& actor) {
  json posts = json::array();
  for (const Post& post : actor.posts) {
    posts.push_back({post.role, d[post.of].id, text_of(post.when), ids_of(d, post.sources)});
  }
  return {actor.id,
          actor.kind,
          actor.name,
          actor.short_name,
          actor.aliases,
          actor.codes,
          actor.of ? d[*actor.of].id : "",
          posts,
          text_of(actor.lived),
          actor.url,
          actor.note,
          allowed_of(actor.allowed)};
}

json told(const Dossier& d, const Relation& relation) {
  json when = json::array();
  for (const date::Edtf& spell : relation.when) when.push_back(spell.text);
  return {meaning_of(d, relation), ids_of(d, relation.from), ids_of(d, relation.to),
          relation.directed,       relation.label,           when};
}

json told(const Dossier& d, const Event& event) {
  json participants = json::array();
  for (const Participant& p : event.participants) {
    participants.push_back({p.actor ? json(d[*p.actor].id) : json(), p.role});
  }
  return {meaning_of(d, event),
          text_of(event.when),
          event.title,
          event.text,
          event.place,
          participants,
          event.score ? json(*event.score) : json(),
          voices_of(d, event.reported_by),
          voices_of(d, event.denied_by),
          event.part_of ? d[*event.part_of].id : "",
          event.url};
}

/// All that a dossier says.
json told(const Dossier& d) {
  json out = {{"head", {d.title, d.subtitle, d.language, text_of(d.as_of), d.credit, d.license}}};
  for (const Source& s : d.sources) {
    out["sources"].push_back({s.id, s.title, s.publisher, s.author, s.url, s.note, text_of(s.date),
                              text_of(s.accessed)});
  }
  for (const Actor& actor : d.actors) out["actors"].push_back(told(d, actor));
  for (const Relation& relation : d.relations) out["relations"].push_back(told(d, relation));
  for (const Event& event : d.events) out["events"].push_back(told(d, event));
  for (const Era& era : d.eras) out["eras"].push_back({era.when.text, era.title});
  for (const Allowance& one : d.allowed) out["allow"].push_back({info(one.code).word, one.reason});
  for (const Camp& camp : d.camps) out["camps"].push_back({camp.name, ids_of(d, camp.members)});
  for (const auto& group : d.layout.near) out["near"].push_back(ids_of(d, group));
  for (const auto& group : d.layout.left_of) out["left_of"].push_back(ids_of(d, group));
  out["order"] = ids_of(d, d.layout.order);
  for (const auto& [actor, pin] : d.layout.pin) {
    out["pin"].push_back({d[actor].id, pin.word, pin.x.value_or(-1), pin.y.value_or(-1)});
  }
  return out;
}

std::vector<ImportFile> sheets_of(const Dossier& dossier) {
  const Checked<Export> made = export_dossier(dossier, *export_format("csv"));
  std::vector<ImportFile> files;
  for (const ExportedFile& file : made.value.value().files) {
    files.push_back({"actors of events-" + file.part + ".csv", file.bytes});
  }
  CHECK(made.value->left_out.empty());
  return files;
}

Dossier again(const std::vector<ImportFile>& files) {
  const Import import = import_files(files, {});
  for (const Diagnostic& rejection : import.rejections) {
    FAIL_CHECK(rejection.message << " at " << rejection.at.cell.header);
  }
  CHECK(import.guessed.empty());
  for (const ImportedSheet& sheet : import.sheets) CHECK(sheet.rows == sheet.read);
  return dossier_of(import.dossier);
}

/// Where they differ and how: RFC 6902; an empty list if they do not.
std::string difference(const json& before, const json& after) {
  json patch = json::diff(before, after);
  for (json& one : patch)
    one["was"] = one["op"] == "add" ? json() : before[json::json_pointer(one["path"])];
  return patch.dump().substr(0, 2000);
}

void check_same(const json& document) {
  const Dossier dossier = dossier_of(document.dump());
  CHECK(difference(told(dossier), told(again(sheets_of(dossier)))) == "[]");
  const Checked<Export> book = export_dossier(dossier, *export_format("xlsx"));
  REQUIRE(book);
  const std::vector<ImportFile> file = {{"book.xlsx", book.value->files.front().bytes}};
  CHECK(difference(told(dossier), told(again(file))) == "[]");
}

}  // namespace

TEST_CASE("exported as sheets and imported again it is the same dossier") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("random dossier " << seed);
    check_same(random_dossier(seed));
  }
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    INFO("realistic dossier " << seed);
    check_same(realistic_dossier(seed));
  }
}

TEST_CASE("what sheets have no columns for is the same as well") {
  check_same(json::parse(R"json({
    "format": "entente/1", "title": "=SUM(A1)", "subtitle": "'+1", "language": "ru",
    "as_of": "2026-02-18", "credit": "x; y", "license": "-@",
    "types": {"odd": {"label": "odd thing", "plural": "odd things", "sign": "conflict",
                      "personal": true}},
    "sources": [{"id": "s1", "title": "One; two", "author": "A", "date": "2026", "note": "-1",
                 "accessed": "2026-02-18", "url": "https://example.org"}, {"id": "t", "title": "T"}],
    "actors": [{"id": "b", "kind": "country", "name": "A"},
               {"id": "a", "kind": "official", "name": "B; C", "of": "z", "aliases": ["x", "y"],
                "codes": {"iso": "RU", "wikidata": "Q1"},
                "posts": [{"role": "Minister", "of": "b", "when": "1990/..", "sources": ["t"]}]},
               {"id": "z", "kind": "country", "name": "Zed"},
               {"id": "n", "kind": "other", "name": "Zed"},
               {"id": "m", "kind": "other", "name": "=1+1", "note": "-5", "url": "https://a.b"}],
    "relations": [{"id": "r", "from": ["a", "b"], "to": "z", "type": "odd", "label": "@home",
                   "when": ["1990/1991", "2000~"], "weight": 2.5, "sources": ["s1", "t"],
                   "amount": {"value": 1000000000000000, "unit": "EUR", "approximate": true},
                   "allow": [{"code": "outside-life", "reason": "heirs; \"of both\""}],
                   "claims": [{"when": "1989", "text": "earlier", "sources": ["t"]}]}],
    "events": [{"id": "whole", "when": "-0043-03-15", "title": "-3", "from": "m", "to": "n",
                "score": -5, "status": "planned",
                "allow": [{"code": "outside-term", "reason": "=1"}]},
               {"when": "2001", "title": "'=x", "part_of": "whole", "participants":
                [{"actor": null, "role": ""}], "reported_by": ["a", "t"], "denied_by": ["z"]},
               {"when": "2002", "title": "Twice", "participants": [{"actor": "a", "role": "host"},
                {"actor": "a", "role": "guest"}, {"actor": null, "role": "mediator"}]}],
    "eras": [{"when": "1990/2000", "title": "+ years"}],
    "camps": [{"name": "=Reds; all", "members": ["b", "z"]}, {"name": "Blues", "members": ["n"]}],
    "allow": [{"code": "unused-source", "reason": "kept"}],
    "layout": {"near": [["a", "b"]], "left_of": [["a", "z"]], "order": ["z", "a"],
               "pin": {"a": "top-left", "b": [0.5, 0.25]}}})json"));
}

TEST_CASE("one cell that was edited is all that differs") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    json document = random_dossier(seed);
    std::vector<ImportFile> files = sheets_of(dossier_of(document.dump()));
    document["title"] = "Another title";
    for (ImportFile& file : files) {
      if (file.name.ends_with("-dossier.csv")) {
        const std::size_t begin = file.bytes.find("title,") + 6;
        file.bytes.replace(begin, file.bytes.find("\r\n", begin) - begin, "Another title");
      }
    }
    json expected = told(dossier_of(document.dump())), found = told(again(files));
    CHECK(difference(expected, found) == "[]");
  }
}
