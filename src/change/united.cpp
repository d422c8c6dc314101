#include "change/united.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entente/difference.hpp"

namespace entente::change {
namespace {

/// Whether a record is drawn otherwise, and not only told otherwise.
bool looks_otherwise(const RecordDifference& one) {
  static const std::set<std::string> seen = {"sign", "status", "direction", "actors"};
  return std::any_of(one.fields.begin(), one.fields.end(),
                     [](const FieldDifference& field) { return seen.count(field.field) > 0; });
}

/// "label: A → B; status: reported → happened".
std::string how_of(const RecordDifference& one) {
  std::string how;
  for (const FieldDifference& field : one.fields) {
    if (!how.empty()) how += "; ";
    how += field.field + ": " + (field.before.empty() ? "–" : field.before) + " → " +
           (field.after.empty() ? "–" : field.after);
  }
  return how;
}

class Uniter {
 public:
  Uniter(const Dossier& before, const Dossier& after)
      : before_(before), difference_(compare(before, after)) {
    united_.dossier = after;
    united_.same = difference_.same();
  }

  United unite() {
    for (const RecordDifference& one : difference_.matched) {
      if (one.kind == RecordKind::actor) renamed_[one.before] = one.after;
    }
    add_sources();
    add_actors();
    united_.relations = judged(RecordKind::relation, united_.dossier.relations);
    united_.events = judged(RecordKind::event, united_.dossier.events);
    add_former(RecordKind::relation, before_.relations, united_.dossier.relations,
               united_.relations);
    add_former(RecordKind::event, before_.events, united_.dossier.events, united_.events);
    return std::move(united_);
  }

 private:
  void add_sources() {
    std::map<std::string, std::uint32_t> known;
    std::vector<Source>& all = united_.dossier.sources;
    for (std::uint32_t i = 0; i < all.size(); ++i) known.emplace(all[i].id, i);
    for (const Source& source : before_.sources) {
      const auto [at, is_new] = known.emplace(source.id, all.size());
      if (is_new) all.push_back(source);
      sources_.push_back({at->second});
    }
  }

  void add_actors() {
    std::map<std::string, std::uint32_t> known;
    std::vector<Actor>& all = united_.dossier.actors;
    united_.actors = judged(RecordKind::actor, all);
    for (std::uint32_t i = 0; i < all.size(); ++i) known.emplace(all[i].id, i);
    for (const Actor& actor : before_.actors) {
      const auto renamed = renamed_.find(actor.id);
      const std::string& id = renamed == renamed_.end() ? actor.id : renamed->second;
      const auto [at, is_new] = known.emplace(id, all.size());
      if (is_new) {
        all.push_back(actor);
        united_.actors.push_back({.change = Change::ended});
      }
      actors_.push_back({at->second});
    }
    united_.earlier_posts.resize(all.size());
    for (std::size_t i = 0; i < before_.actors.size(); ++i) {
      Actor& actor = all[actors_[i].value];
      std::vector<Post> posts = before_.actors[i].posts;
      for (Post& post : posts) {
        post.of = now(post.of);
        set(post.sources);
      }
      const bool gone = united_.actors[actors_[i].value].change == Change::ended;
      if (gone && actor.of) actor.of = now(*actor.of);
      if (gone) actor.posts = posts;
      united_.earlier_posts[actors_[i].value] = std::move(posts);
    }
  }

  template <class Record>
  std::vector<Verdict> judged(RecordKind kind, const std::vector<Record>& records) const {
    std::map<std::string, Verdict> known;
    for (const RecordDifference& one : difference_.added) {
      if (one.kind == kind) known[one.after] = {.change = Change::added};
    }
    for (const RecordDifference& one : difference_.changed) {
      if (one.kind == kind) known[one.after] = {.change = Change::changed, .how = how_of(one)};
    }
    std::vector<Verdict> verdicts;
    for (const Record& record : records) {
      const auto at = known.find(record.id);
      verdicts.push_back(at == known.end() ? Verdict{} : at->second);
    }
    return verdicts;
  }

  /// Records that are gone, and what changed ones were.
  template <class Record>
  void add_former(RecordKind kind, const std::vector<Record>& from, std::vector<Record>& all,
                  std::vector<Verdict>& verdicts) const {
    std::map<std::string, Verdict> known;
    for (const RecordDifference& one : difference_.ended) {
      if (one.kind == kind) known[one.before] = {.change = Change::ended};
    }
    for (const RecordDifference& one : difference_.changed) {
      if (one.kind != kind || !looks_otherwise(one)) continue;
      known[one.before] = {.change = Change::changed, .former = true};
    }
    for (const Record& record : from) {
      const auto at = known.find(record.id);
      if (at == known.end()) continue;
      Record former = record;
      adapt(former);
      if (at->second.former) former.id = " was " + former.id;
      all.push_back(std::move(former));
      verdicts.push_back(at->second);
    }
  }

  ActorIndex now(ActorIndex actor) const { return actors_[actor.value]; }
  void set(std::vector<SourceIndex>& sources) const {
    for (SourceIndex& source : sources) source = sources_[source.value];
  }
  void set(std::vector<Claim>& claims) const {
    for (Claim& claim : claims) set(claim.sources);
  }
  void set(std::vector<Voice>& voices) const {
    for (Voice& voice : voices) {
      if (voice.actor) voice.actor = now(*voice.actor);
      if (voice.source) voice.source = sources_[voice.source->value];
    }
  }

  void adapt(Relation& relation) const {
    for (ActorIndex& actor : relation.from) actor = now(actor);
    for (ActorIndex& actor : relation.to) actor = now(actor);
    for (Participant& one : relation.participants) one.actor = now(*one.actor);
    set(relation.sources);
    set(relation.claims);
  }

  void adapt(Event& event) const {
    for (Participant& one : event.participants) {
      if (one.actor) one.actor = now(*one.actor);
    }
    set(event.sources);
    set(event.claims);
    set(event.reported_by);
    set(event.denied_by);
    event.part_of.reset();
  }

  const Dossier& before_;
  DossierDifference difference_;
  United united_;
  std::map<std::string, std::string> renamed_;  ///< ids of the earlier version
  std::vector<ActorIndex> actors_;              ///< of the earlier version, in the united one
  std::vector<SourceIndex> sources_;
};

}  // namespace

United unite(const Dossier& before, const Dossier& after) { return Uniter(before, after).unite(); }

}  // namespace entente::change
