#include "model/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/edit_distance.hpp"
#include "base/json_text.hpp"
#include "entente/words.hpp"
#include "model/apart.hpp"
#include "model/canonical.hpp"
#include "model/checks.hpp"
#include "model/conflicts.hpp"
#include "model/near_types.hpp"
#include "model/vocabulary.hpp"

namespace entente::model {
namespace {

/// Suggestions look at every id; a document with thousands of wrong ids gets the first ones only.
constexpr std::size_t most_suggestions = 100;

template <class IndexType>
using Ids = std::map<std::string, IndexType>;

class Resolver {
 public:
  explicit Resolver(Draft draft) : draft_(std::move(draft)) {}

  Checked<Dossier> run() {
    canonicalize(draft_);
    declare(draft_.sources, sources_, places_.sources, "source");
    declare(draft_.actors, actors_, places_.actors, "actor");
    declare(draft_.relations, relations_, places_.relations, "relation");
    declare(draft_.events, events_, places_.events, "event");
    take_head();
    for (DraftSource& source : draft_.sources) dossier_.sources.push_back(source.facts);
    for (DraftActor& actor : draft_.actors) dossier_.actors.push_back(resolve(actor));
    for (DraftRelation& r : draft_.relations) dossier_.relations.push_back(resolve(r));
    for (DraftEvent& event : draft_.events) dossier_.events.push_back(resolve(event));
    find_apart(dossier_);
    resolve_camps();
    resolve_layout();
    check_cycles(dossier_, places_, diagnostics_);
    if (dossier_.relations.empty() && dossier_.events.empty() && !draft_.faulty) {
      report(Code::nothing_to_draw, {}, "the dossier has no relation and no event: nothing to draw",
             "add a tie under \"relations\" or something dated under \"events\"");
    }
    const bool faulty = draft_.faulty || has_errors(diagnostics_);
    check(dossier_, places_, faulty, diagnostics_);
    Checked<Dossier> result;
    if (!faulty) result.value = std::move(dossier_);
    result.diagnostics = std::move(diagnostics_);
    return result;
  }

 private:
  Diagnostic& report(Code code, const Origin& at, std::string message, std::string hint = "") {
    diagnostics_.push_back(problem(code, at, std::move(message), std::move(hint)));
    return diagnostics_.back();
  }

  /// "arland-2", unless there is one of that id, too.
  template <class Record>
  static std::string free_id(const std::string& id, const std::vector<Record>& records) {
    std::set<std::string_view> taken;
    for (const Record& record : records) taken.insert(record.facts.id);
    for (int twin = 2;; ++twin) {
      std::string free = fmt::format("{}-{}", id, twin);
      if (taken.count(free) == 0) return free;
    }
  }

  template <class Record, class IndexType>
  void declare(const std::vector<Record>& records, Ids<IndexType>& ids, std::vector<Origin>& places,
               std::string_view noun) {
    for (const Record& record : records) {
      const IndexType index{static_cast<std::uint32_t>(places.size())};
      const auto [first, is_new] = ids.emplace(record.facts.id, index);
      places.push_back(record.at);
      // An actor or source whose id could not be read has been reported.
      if (is_new || record.facts.id.empty()) continue;
      Diagnostic& d =
          report(Code::duplicate_id, record.at.field("id"),
                 fmt::format("the id {} belongs to another {}", in_quotes(record.facts.id), noun),
                 fmt::format("write {}: ids are unique among {}s",
                             base::json_text(free_id(record.facts.id, records)), noun));
      d.related.push_back(
          {places[first->second.value].field("id").location(), "first declared here"});
    }
  }

  void take_head() {
    dossier_.title = std::move(draft_.title);
    dossier_.subtitle = std::move(draft_.subtitle);
    dossier_.language = std::move(draft_.language);
    dossier_.as_of = std::move(draft_.as_of);
    dossier_.credit = std::move(draft_.credit);
    dossier_.license = std::move(draft_.license);
    dossier_.eras = std::move(draft_.eras);
    dossier_.allowed = std::move(draft_.allowed);
    for (const auto& [word, type] : draft_.types) {
      if (!type.code.empty()) look_up(type.code, type.at.field("code"), type.sign);
    }
  }

  /// "did you mean" for an id: by the ids themselves, then by the names that readers know.
  std::string actor_hint(const std::string& id) {
    if (++suggestions_ > most_suggestions) return "";
    std::vector<std::string> names;
    std::map<std::string, std::string> id_of;
    for (const DraftActor& actor : draft_.actors) {
      id_of.emplace(actor.facts.id, actor.facts.id);
      names.push_back(actor.facts.id);
    }
    for (const DraftActor& actor : draft_.actors) {
      for (const std::string& name : {actor.facts.name, actor.facts.short_name}) {
        if (id_of.emplace(name, actor.facts.id).second) names.push_back(name);
      }
    }
    const std::optional<std::string> meant = base::closest(id, names);
    if (!meant) {
      const std::string text = base::json_text(id);
      return fmt::format(
          "declare it: \"actors\": [{{\"id\": {}, \"kind\": \"other\", \"name\": {}}}]", text,
          text);
    }
    const std::string& found = id_of[*meant];
    return found == *meant
               ? fmt::format("did you mean {}?", in_quotes(found))
               : fmt::format("did you mean {}, the id of {}?", in_quotes(found), in_quotes(*meant));
  }

  template <class IndexType>
  std::string id_hint(const std::string& id, const Ids<IndexType>& ids, std::string_view list) {
    if (++suggestions_ > most_suggestions) return "";
    std::vector<std::string> known;
    for (const auto& [word, index] : ids) known.emplace_back(word);
    const std::optional<std::string> meant = base::closest(id, known);
    return meant ? fmt::format("did you mean {}?", in_quotes(*meant))
                 : fmt::format("declare it: \"{}\": [{{\"id\": {}, \"title\": {}}}]", list,
                               base::json_text(id), base::json_text(id));
  }

  template <class IndexType>
  std::optional<IndexType> find(const Ids<IndexType>& ids, const std::string& id) const {
    auto found = ids.find(id);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<ActorIndex> actor(const Reference& reference) {
    std::optional<ActorIndex> index = find(actors_, reference.id);
    if (index || draft_.incomplete) return index;
    Diagnostic& d =
        report(Code::unknown_actor, reference.at,
               fmt::format("unknown actor {}", in_quotes(reference.id)), actor_hint(reference.id));
    note_list(d, draft_.actors, "actors");
    return index;
  }

  std::optional<SourceIndex> source(const Reference& reference) {
    std::optional<SourceIndex> index = find(sources_, reference.id);
    if (index || draft_.incomplete) return index;
    Diagnostic& d = report(Code::unknown_source, reference.at,
                           fmt::format("unknown source {}", in_quotes(reference.id)),
                           id_hint(reference.id, sources_, "sources"));
    note_list(d, draft_.sources, "sources");
    return index;
  }

  /// Says where such records are declared: the list that holds the first one, or that record if
  /// every line is a record of its own.
  template <class Record>
  void note_list(Diagnostic& d, const std::vector<Record>& records, std::string_view list) {
    if (records.empty()) return;
    Location there = records.front().at.location();
    if (there.cell.row > 0) {
      there.cell.row = 1;
      there.cell.column = 0;
      d.related.push_back({there, fmt::format("{} have a table of their own", list)});
      return;
    }
    const std::string prefix = fmt::format("/{}", list);
    if (there.pointer.rfind(prefix, 0) == 0) there.pointer = prefix;
    d.related.push_back({there, fmt::format("{} are declared at {}", list, there.pointer)});
  }

  /// Without repeats: a source cited twice in one place is cited once.
  std::vector<SourceIndex> cited(const std::vector<Reference>& references) {
    std::vector<SourceIndex> out;
    for (const Reference& reference : references) {
      const std::optional<SourceIndex> index = source(reference);
      if (index && std::find(out.begin(), out.end(), *index) == out.end()) out.push_back(*index);
    }
    return out;
  }

  /// Without repeats, which are warned of.
  std::vector<ActorIndex> actors(const std::vector<Reference>& references) {
    std::vector<ActorIndex> out;
    for (const Reference& reference : references) {
      const std::optional<ActorIndex> index = actor(reference);
      if (!index) continue;
      if (std::find(out.begin(), out.end(), *index) == out.end()) {
        out.push_back(*index);
      } else {
        warn_repeated(reference);
      }
    }
    return out;
  }

  void warn_repeated(const Reference& reference) {
    report(Code::repeated_actor, reference.at,
           fmt::format("{} is named twice here", in_quotes(reference.id)), "it counts once");
  }

  std::vector<Voice> voices(const std::vector<Reference>& references) {
    std::vector<Voice> out;
    for (const Reference& reference : references) {
      const std::optional<ActorIndex> who = find(actors_, reference.id);
      const std::optional<SourceIndex> text = find(sources_, reference.id);
      if (who) {
        out.push_back({who, std::nullopt});
      } else if (text) {
        out.push_back({std::nullopt, text});
      } else if (!draft_.incomplete) {
        report(Code::unknown_actor, reference.at,
               fmt::format("{} is neither an actor nor a source", in_quotes(reference.id)),
               actor_hint(reference.id));
      }
    }
    return out;
  }

  std::vector<Claim> claims(std::vector<DraftClaim>& drafts) {
    std::vector<Claim> out;
    for (DraftClaim& draft : drafts) {
      out.push_back(std::move(draft.facts));
      out.back().sources = cited(draft.sources);
    }
    return out;
  }

  TypeMeaning look_up(const std::string& type, const Origin& at, std::optional<Sign> sign) {
    TypeLookup found = look_up_type(type, dossier_.language);
    if (found.problem == TypeProblem::unknown_word) {
      const std::vector<std::string_view> meant = meant_by(SynonymOf::type, type);
      if (!meant.empty()) return understand(type, meant.front(), at);
    }
    switch (found.problem) {
      case TypeProblem::none:
        break;
      case TypeProblem::unknown_code:
        report(Code::unknown_code, at, fmt::format("{} is not in its code list", in_quotes(type)),
               code_hint(type));
        break;
      case TypeProblem::unknown_scheme:
        report(Code::unknown_type, at,
               fmt::format("unknown scheme in the type {}", in_quotes(type)), scheme_hint(type));
        break;
      case TypeProblem::unknown_word:
        report(Code::unknown_type, at, fmt::format("unknown type {}", in_quotes(type)),
               type_hint(type, sign));
        break;
    }
    return found.meaning;
  }

  /// Spreadsheets take the zero in front away.
  static std::string code_hint(const std::string& type) {
    std::string zero = type;
    zero.insert(zero.find(':') + 1, "0");
    const bool known = look_up_type(zero, "en").problem == TypeProblem::none;
    return known ? fmt::format("write {}: codes are texts with their leading zeros",
                               base::json_text(zero))
                 : "codes are texts with their leading zeros: \"cameo:042\"";
  }
  static std::string scheme_hint(const std::string& type) {
    const std::size_t colon = type.find(':');
    const auto meant = base::closest(type.substr(0, colon), {"cameo", "plover"});
    return meant ? fmt::format("did you mean {}?", in_quotes(*meant + type.substr(colon)))
                 : "coded types begin with \"cameo:\" or \"plover:\"";
  }

  /// Told once for each word.
  TypeMeaning understand(const std::string& type, std::string_view meant, const Origin& at) {
    if (understood_.insert(type).second) {
      diagnostics_.push_back(understood(at, type, meant));
    }
    return look_up_type(meant, dossier_.language).meaning;
  }

  /// `sign`: what the record itself says.
  std::string type_hint(const std::string& type, std::optional<Sign> sign) {
    if (++suggestions_ > most_suggestions) return "";
    std::vector<std::string> declared;
    for (const auto& [word, own] : draft_.types) declared.push_back(word);
    const NearTypes near = near_types(type, dossier_.language, declared);
    if (near.meant) {
      return fmt::format("did you mean {}? if not, declare {} under \"types\", with its sign",
                         in_quotes(*near.meant), in_quotes(type));
    }
    std::string label = type;
    std::replace(label.begin(), label.end(), '-', ' ');
    std::string others = near.others.empty()       ? ""
                         : near.others.size() == 1 ? "; near it is "
                                                   : "; near it are ";
    for (const std::string& word : near.others) {
      others += (word == near.others.front() ? "" : ", ") + in_quotes(word);
    }
    return fmt::format(
        "declare it: \"types\": {{{}: {{\"label\": {}, \"sign\": \"{}\"}}}}, with the sign that it "
        "has: cooperation, conflict or neutral{}",
        base::json_text(type), base::json_text(label), word_of(sign.value_or(sign_of(near))),
        others);
  }

  /// That of all near types, else neutral.
  Sign sign_of(const NearTypes& near) const {
    std::set<Sign> signs;
    for (const std::string& word : near.others) {
      const auto own = draft_.types.find(word);
      const bool says = own != draft_.types.end() && own->second.sign;
      signs.insert(says ? *own->second.sign : look_up_type(word, "en").meaning.sign);
    }
    return signs.size() == 1 ? *signs.begin() : Sign::neutral;
  }

  TypeMeaning meaning(const std::string& type, const Origin& at, std::optional<Sign> sign) {
    if (type.empty()) return {};
    auto declared = draft_.types.find(type);
    if (declared == draft_.types.end()) return look_up(type, at, sign);
    const DraftType& own = declared->second;
    TypeMeaning result =
        look_up_type(own.code.empty() ? type : own.code, dossier_.language).meaning;
    if (!own.label.empty()) {
      result.label = own.label;
      result.plural.clear();  // that of another word
      result.counted.clear();
    }
    if (!own.plural.empty()) {
      result.plural = own.plural;
      result.counted.clear();
    }
    result.personal = own.personal.value_or(result.personal);
    result.sign = own.sign.value_or(result.sign);
    result.medium = own.medium.value_or(result.medium);
    return result;
  }

  static void be_mutual(Relation& r) { r.directed &= r.from.size() + r.to.size() > 2; }
  static void be_mutual(Event& event) {
    for (Participant& p : event.participants) {
      if (p.kind == RoleKind::source || p.kind == RoleKind::target) p.kind = RoleKind::party;
    }
  }

  template <class DraftRecord, class Record>
  void give_meaning(const DraftRecord& draft, Record& record) {
    TypeMeaning from_type = meaning(record.type, draft.at.field("type"), draft.sign);
    record.type_label = std::move(from_type.label);
    record.type_plural = std::move(from_type.plural);
    record.type_counted = std::move(from_type.counted);
    record.personal = from_type.personal;
    if (from_type.mutual) be_mutual(record);
    record.sign = draft.sign.value_or(from_type.sign);
    record.medium = draft.medium.value_or(from_type.medium);
  }

  Actor resolve(DraftActor& draft) {
    Actor result = draft.facts;  // a copy: hints still look at the names of the draft
    if (draft.of) result.of = actor(*draft.of);
    for (DraftPost& post : draft.posts) {
      const std::optional<ActorIndex> of = actor(post.of);
      std::vector<SourceIndex> sources = cited(post.sources);
      if (!of) continue;
      result.posts.push_back(std::move(post.facts));
      result.posts.back().of = *of;
      result.posts.back().sources = std::move(sources);
    }
    auto iso = result.codes.find("iso");
    if (iso != result.codes.end()) check_country(iso->second, draft.at.field("codes/iso"));
    return result;
  }

  void check_country(std::string& code, const Origin& at) {
    std::string capitals = code;
    for (char& c : capitals) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    if (is_country_code(capitals)) {
      code = std::move(capitals);
      return;
    }
    report(Code::unknown_code, at, fmt::format("{} is not an ISO 3166 code", in_quotes(code)),
           capitals == "UK" ? "the United Kingdom is \"GB\""
                            : "write the two or three letters of ISO 3166-1, or the four of "
                              "ISO 3166-3 for a former state");
  }

  Relation resolve(DraftRelation& draft) {
    Relation result = std::move(draft.facts);
    result.from = actors(draft.from);
    result.to = actors(draft.to);
    give_meaning(draft, result);
    // A person is a member himself, a country's envoy is not.
    result.personal |= result.type == "membership" && all_officials(result.from);
    result.participants = participants(result);
    result.claims = claims(draft.claims);
    result.sources = cited(draft.sources);
    return result;
  }

  bool all_officials(const std::vector<ActorIndex>& actors) const {
    return !actors.empty() && std::all_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
      return dossier_[actor].kind == ActorKind::official;
    });
  }

  Event resolve(DraftEvent& draft) {
    Event result = std::move(draft.facts);
    std::set<ActorIndex> seen;
    for (DraftParticipant& p : draft.participants) {
      Participant participant{std::nullopt, std::move(p.role), RoleKind::party};
      participant.kind = role_kind(participant.role);
      if (p.actor) {
        participant.actor = actor(*p.actor);
        if (!participant.actor) continue;
        if (!seen.insert(*participant.actor).second) {
          warn_repeated(*p.actor);
          continue;
        }
      }
      result.participants.push_back(std::move(participant));
    }
    give_meaning(draft, result);
    if (result.title.empty()) result.title = result.type_label;
    result.reported_by = voices(draft.reported_by);
    result.denied_by = voices(draft.denied_by);
    result.claims = claims(draft.claims);
    if (draft.part_of) result.part_of = event(*draft.part_of);
    result.sources = cited(draft.sources);
    return result;
  }

  void resolve_camps() {
    std::map<std::string, std::pair<const DraftCamp*, const Reference*>> placed;
    for (const DraftCamp& camp : draft_.camps) {
      for (const Reference& member : camp.members) {
        const auto [first, is_new] = placed.emplace(member.id, std::pair(&camp, &member));
        if (is_new || first->second.first == &camp) continue;
        Diagnostic& d = report(Code::camp_conflict, member.at,
                               fmt::format("{} stands in both camps", in_quotes(member.id)),
                               "leave it out here or there; who stands in neither is drawn "
                               "between them");
        d.related.push_back({first->second.second->at.location(), "first named here"});
      }
      dossier_.camps.push_back({camp.name, actors(camp.members)});
    }
  }

  void resolve_layout() {
    LayoutWishes& wishes = dossier_.layout;
    for (const auto& group : draft_.layout.near) wishes.near.push_back(actors(group));
    drop_conflicts(draft_.layout, diagnostics_);
    for (const auto& group : draft_.layout.left_of) wishes.left_of.push_back(actors(group));
    wishes.order = actors(draft_.layout.order);
    for (const auto& [reference, pin] : draft_.layout.pin) {
      if (const auto index = actor(reference)) wishes.pin.emplace_back(*index, pin);
    }
  }

  std::optional<EventIndex> event(const Reference& reference) {
    std::optional<EventIndex> index = find(events_, reference.id);
    if (index || draft_.incomplete) return index;
    report(Code::unknown_event, reference.at,
           fmt::format("unknown event {}", in_quotes(reference.id)),
           id_hint(reference.id, events_, "events"));
    return index;
  }

  Draft draft_;
  Dossier dossier_;
  Places places_;
  Ids<SourceIndex> sources_;
  Ids<ActorIndex> actors_;
  Ids<RelationIndex> relations_;
  Ids<EventIndex> events_;
  Diagnostics diagnostics_;
  std::set<std::string> understood_;
  std::size_t suggestions_ = 0;
};

}  // namespace

Checked<Dossier> resolve(Draft draft) { return Resolver(std::move(draft)).run(); }

}  // namespace entente::model
