#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "base/numeric.hpp"
#include "base/utf8.hpp"
#include "change/sets.hpp"
#include "entente/difference.hpp"
#include "model/vocabulary.hpp"

namespace entente {
namespace change {
namespace {

/// A record of one version as the comparison sees it.
struct Record {
  RecordKind kind{};
  std::string id;
  std::vector<std::pair<std::string, std::string>> fields;  ///< in the order in which they are told
  std::string date, words;
  std::string label, group;  ///< what it is matched by without its id: label; type and actors
  std::string aside;         ///< all that is not compared
};

/// Ids of actors in the words of both versions: those of the earlier become those of the later.
using Ids = std::map<std::string, std::string>;

class Reader {
 public:
  Reader(const Dossier& dossier, const Ids& ids) : dossier_(dossier), ids_(ids) {}

  Record actor(const Actor& actor) const {
    Record record{RecordKind::actor,
                  actor.id,
                  {},
                  {},
                  actor.name,
                  base::fold_case(actor.name),
                  std::string(model::word_in(model::actor_kinds, actor.kind)),
                  {}};
    record.fields = {{"name", actor.name},
                     {"kind", std::string(model::word_in(model::actor_kinds, actor.kind))},
                     {"of", actor.of ? id_of(*actor.of) : ""},
                     {"lived", actor.lived ? brief(*actor.lived) : ""}};
    std::vector<std::string> posts;
    for (const Post& post : actor.posts) {
      posts.push_back(fmt::format("{}, {}{}", post.role, id_of(post.of),
                                  post.when ? ", " + brief(*post.when) : ""));
    }
    record.fields.emplace_back("posts", fmt::format("{}", fmt::join(posts, "; ")));
    record.aside = actor.short_name + '\n' + actor.note + '\n' + actor.url + '\n' +
                   fmt::format("{}", fmt::join(actor.aliases, "\n"));
    return record;
  }

  Record relation(const Relation& relation) const {
    const std::string from = names(relation.from), to = names(relation.to);
    const std::string label = relation.label.empty() ? relation.type_label : relation.label;
    Record record{RecordKind::relation, relation.id, {}, {}, {}, base::fold_case(label), {}, {}};
    record.words = relation.directed ? fmt::format("{} → {}: {}", from, to, label)
                                     : fmt::format("{}–{}: {}", from, to, label);
    std::vector<std::string> spells;
    for (const date::Edtf& when : relation.when) spells.push_back(brief(when));
    record.date = fmt::format("{}", fmt::join(spells, "; "));
    const std::string actors = ids(relation.from) + " → " + ids(relation.to);
    record.group = relation.type + '|' + actors;
    record.fields = {{"sign", std::string(model::word_in(model::signs, relation.sign))},
                     {"status", std::string(model::word_in(model::statuses, relation.status))},
                     {"type", relation.type},
                     {"date", record.date},
                     {"label", relation.label},
                     {"direction", relation.directed ? "directed" : "mutual"},
                     {"actors", actors},
                     {"amount", amount(relation.amount)}};
    record.aside = aside(relation);
    return record;
  }

  Record event(const Event& event) const {
    Record record{
        RecordKind::event, event.id, {}, {}, event.title, base::fold_case(event.title), {}, {}};
    if (event.when) record.date = brief(*event.when);
    std::vector<std::string> participants;
    for (const Participant& p : event.participants) {
      participants.push_back((p.actor ? id_of(*p.actor) : std::string("?")) + " " + p.role);
    }
    std::sort(participants.begin(), participants.end());
    const std::string actors = fmt::format("{}", fmt::join(participants, ", "));
    record.group = event.type + '|' + actors;
    record.fields = {{"sign", std::string(model::word_in(model::signs, event.sign))},
                     {"status", std::string(model::word_in(model::statuses, event.status))},
                     {"type", event.type},
                     {"date", record.date},
                     {"title", event.title},
                     {"actors", actors},
                     {"amount", amount(event.amount)}};
    record.aside = aside(event) + '\n' + event.text + '\n' + event.place + '\n' + event.url;
    return record;
  }

 private:
  std::string id_of(ActorIndex actor) const {
    const auto at = ids_.find(dossier_[actor].id);
    return at == ids_.end() ? dossier_[actor].id : at->second;
  }

  std::string ids(const std::vector<ActorIndex>& actors) const {
    std::vector<std::string> list;
    list.reserve(actors.size());
    for (const ActorIndex actor : actors) list.push_back(id_of(actor));
    return fmt::format("{}", fmt::join(list, ", "));
  }

  std::string names(const std::vector<ActorIndex>& actors) const {
    std::vector<std::string> list;
    list.reserve(actors.size());
    for (const ActorIndex actor : actors) list.push_back(dossier_[actor].short_name);
    return fmt::format("{}", fmt::join(list, ", "));
  }

  std::string brief(const date::Edtf& when) const {
    return date::label(when, dossier_.language, date::LabelLength::brief);
  }

  static std::string amount(const std::optional<Amount>& amount) {
    if (!amount) return "";
    return (amount->approximate ? "about " : "") + base::number(amount->value) + " " + amount->unit;
  }

  template <class Thing>
  std::string aside(const Thing& thing) const {
    std::vector<std::string> sources;
    for (const SourceIndex source : thing.sources) sources.push_back(dossier_[source].id);
    std::sort(sources.begin(), sources.end());
    return fmt::format("{}\n{}\n{}\n{}\n{}", fmt::join(sources, "\n"), thing.note, thing.certainty,
                       thing.weight, static_cast<int>(thing.medium));
  }

  const Dossier& dossier_;
  const Ids& ids_;
};

/// Which records of two versions are the same one: positions, and what told so (empty: the id).
struct Match {
  std::size_t before = 0, after = 0;
  std::string by;
};

class Matcher {
 public:
  Matcher(const std::vector<Record>& before, const std::vector<Record>& after)
      : before_(before),
        after_(after),
        free_before_(before.size(), true),
        free_after_(after.size(), true) {}

  std::vector<Match> match(std::string_view by_words, std::string_view by_group) {
    pass([](const Record& r) { return r.id; }, "");
    pass([](const Record& r) { return r.group + '\n' + r.label; }, by_words);
    if (!by_group.empty()) pass([](const Record& r) { return r.group; }, by_group);
    return std::move(matches_);
  }

 private:
  /// Pairs those of which each version has one alone that is still free.
  void pass(const std::function<std::string(const Record&)>& key, std::string_view by) {
    std::map<std::string, std::vector<std::size_t>> left, right;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (free_before_[i]) left[key(before_[i])].push_back(i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (free_after_[i]) right[key(after_[i])].push_back(i);
    }
    for (const auto& [name, olds] : left) {
      const auto news = right.find(name);
      if (news == right.end() || olds.size() != 1 || news->second.size() != 1) continue;
      matches_.push_back({olds.front(), news->second.front(), std::string(by)});
      free_before_[olds.front()] = false;
      free_after_[news->second.front()] = false;
    }
  }

  const std::vector<Record>&before_, &after_;
  std::vector<bool> free_before_, free_after_;
  std::vector<Match> matches_;
};

std::string content_of(const Record& record) {
  std::string content;
  for (const auto& [field, value] : record.fields) content += fmt::format("{}\n{}\n", field, value);
  return content;
}

/// Adds what two lists of records of one kind differ in. Returns how their ids go over.
Ids add_differences(const std::vector<Record>& before, const std::vector<Record>& after,
                    std::string_view by_words, std::string_view by_group,
                    DossierDifference& result) {
  Ids ids;
  std::vector<Match> matches = Matcher(before, after).match(by_words, by_group);
  // A record's name in both states is its place in the later version, else in the earlier.
  const auto name = [](char version, std::size_t i) { return fmt::format("{}{:08}", version, i); };
  State old_state, new_state;
  std::map<std::string, std::pair<const Record*, const Record*>> records;
  std::map<std::string, std::string> matched_by;
  for (std::size_t i = 0; i < after.size(); ++i) {
    new_state[name('a', i)] = content_of(after[i]);
    records[name('a', i)].second = &after[i];
  }
  std::set<std::size_t> matched;
  for (const Match& match : matches) {
    matched.insert(match.before);
    old_state[name('a', match.after)] = content_of(before[match.before]);
    records[name('a', match.after)].first = &before[match.before];
    matched_by[name('a', match.after)] = match.by;
    ids[before[match.before].id] = after[match.after].id;
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (matched.count(i) > 0) continue;
    old_state[name('b', i)] = content_of(before[i]);
    records[name('b', i)].first = &before[i];
  }
  const auto difference = [&](const std::string& key) {
    const auto [old_one, new_one] = records[key];
    const auto by = matched_by.find(key);
    const Record& told = new_one ? *new_one : *old_one;
    RecordDifference one{told.kind,
                         old_one ? old_one->id : "",
                         new_one ? new_one->id : "",
                         told.date,
                         told.words,
                         {},
                         by == matched_by.end() ? std::string() : by->second};
    for (std::size_t f = 0; old_one && new_one && f < told.fields.size(); ++f) {
      const std::string &was = old_one->fields[f].second, &is = new_one->fields[f].second;
      if (was != is) one.fields.push_back({told.fields[f].first, was, is});
    }
    return one;
  };
  const Sets sets = compare(old_state, new_state);
  for (const std::string& key : sets.added) result.added.push_back(difference(key));
  for (const std::string& key : sets.ended) result.ended.push_back(difference(key));
  for (const std::string& key : sets.changed) result.changed.push_back(difference(key));
  result.kept += sets.kept.size();
  for (const auto& [key, by] : matched_by) {
    if (!by.empty()) result.matched.push_back(difference(key));
    if (records[key].first->aside != records[key].second->aside) ++result.aside;
  }
  return ids;
}

template <class Thing>
std::vector<Record> records_of(const std::vector<Thing>& things,
                               const std::function<Record(const Thing&)>& read) {
  std::vector<Record> records;
  records.reserve(things.size());
  for (const Thing& thing : things) records.push_back(read(thing));
  return records;
}

}  // namespace
}  // namespace change

std::string_view record_name(RecordKind kind) {
  constexpr std::string_view names[] = {"actor", "relation", "event"};
  return names[static_cast<std::size_t>(kind)];
}

DossierDifference compare(const Dossier& before, const Dossier& after) {
  using change::Reader;
  DossierDifference result;
  const change::Ids none;
  // Actors first: what they are called in the other version is needed for all else. Containers
  // are compared by their own ids.
  const Reader later(after, none);
  const auto actors = [](const Reader& reader) {
    return [&reader](const Actor& actor) { return reader.actor(actor); };
  };
  DossierDifference first;
  const std::vector<change::Record> new_actors =
      change::records_of<Actor>(after.actors, actors(later));
  const change::Ids ids = change::add_differences(
      change::records_of<Actor>(before.actors, actors(Reader(before, none))), new_actors,
      "kind and name", "", first);
  const Reader earlier(before, ids);
  change::add_differences(change::records_of<Actor>(before.actors, actors(earlier)), new_actors,
                          "kind and name", "", result);
  change::add_differences(
      change::records_of<Relation>(before.relations,
                                   [&](const Relation& r) { return earlier.relation(r); }),
      change::records_of<Relation>(after.relations,
                                   [&](const Relation& r) { return later.relation(r); }),
      "type, actors and label", "type and actors", result);
  change::add_differences(
      change::records_of<Event>(before.events, [&](const Event& e) { return earlier.event(e); }),
      change::records_of<Event>(after.events, [&](const Event& e) { return later.event(e); }),
      "type, actors and title", "type and actors", result);
  return result;
}

}  // namespace entente
