#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "entente/import.hpp"
#include "exchange/row.hpp"
#include "model/draft.hpp"

namespace entente::exchange {

enum class Outcome : std::uint8_t { read, merged };

/// Brings the records of all inputs into one draft: equal rows are one record, actors are known by
/// their names or by keys of their format, and those that nobody declares are made.
class Joiner {
 public:
  /// Adds the record that a row is, unless the row has or gets faults.
  Outcome add(Row& row, RowKind kind, const Limits& limits);
  /// When all rows of actors are read: what they belong to may have stood in a later row.
  void settle_houses();

  /// An actor that its format knows by a key. What is held back is in the draft only once it is
  /// named. Whether the key is new; if it is not, the first one stays.
  bool declare(const std::string& key, model::DraftActor actor, bool held_back = false);
  /// The id in the draft of an actor that was declared; null if none was. Where a sheet tells of an
  /// actor of that name, it is that one.
  const std::string* by_key(const std::string& key);
  /// As it was declared; null if it was not.
  const model::DraftActor* declared(const std::string& key) const;
  /// The same in the draft; null if it is not there (yet). Until the next one is declared.
  model::DraftActor* drafted(const std::string& key);
  /// The id of the actor of that name; null if there is none.
  const std::string* known(const std::string& name) const;
  /// The id of the actor of a name: known, or made of what the name alone tells.
  std::string by_name(const std::string& name, const model::Origin& at);
  model::Reference source(Source facts, const model::Origin& at);
  /// A title of the whole, unless there is one already.
  void entitle(const std::string& title, const std::string& subtitle);

  /// A record that says the same as an earlier one is merged into it; one that says something else
  /// under the same id has a fault.
  struct Added {
    Outcome outcome = Outcome::read;
    std::optional<RowFault> fault;
  };
  Added add(model::DraftRelation relation);
  Added add(model::DraftEvent event);

  model::Draft& draft() { return draft_; }
  std::vector<GuessedActor> guessed() const;

 private:
  struct Known {
    std::size_t index = 0;
    bool declared = false;
  };

  /// That which a sheet has told of, or only named, by the name of the one that is declared.
  std::optional<std::size_t> told_by_sheet(const model::DraftActor& actor);
  Outcome add_source(Row& row);
  Outcome add_actor(Row& row, const Limits& limits);
  Outcome add_relation(Row& row, const Limits& limits);
  Outcome add_event(Row& row, const Limits& limits);
  void add_participants(Row& row, model::DraftEvent& event);
  void add_participants_by_role(Row& row, model::DraftEvent& event);
  std::vector<model::Reference> voices(Row& row, std::string_view field);
  Outcome add_era(Row& row);
  Outcome add_title(Row& row);
  /// A second row of an actor: merged if it says the same, else a fault.
  Outcome join_actor(Row& row, model::DraftActor actor, std::size_t index);
  template <class Record>
  Added keep(std::vector<Record>& records, Record record, std::string_view noun);
  std::optional<model::Reference> medium_page(Row& row);
  static Outcome added(Row& row, Added added);
  std::vector<model::Reference> actors(Row& row, std::string_view field);
  std::string free_id(const std::string& name);
  std::vector<model::Reference> sources(Row& row);
  template <class Record>
  void read_meaning(Row& row, Record& record, const Limits& limits);

  model::Draft draft_;
  std::map<std::string, Known> by_name_;            // folded ids, names, short names and aliases
  std::map<std::string, std::size_t> by_id_;        // ids as rows give them
  std::map<std::size_t, model::Reference> houses_;  // of actors in the draft, by name
  struct Keyed {
    model::DraftActor actor;  // until it is in the draft
    std::optional<std::size_t> index;
  };
  std::map<std::string, Keyed> by_key_;
  std::set<std::size_t> declared_;                 // of those, without what a sheet tells of
  std::set<std::size_t> of_no_kind_;               // actors whose row in a sheet has no kind
  std::map<std::string, bool> ids_;                // of actors
  std::map<std::string, std::string> source_ids_;  // by content
  std::map<std::string, model::Origin> declared_sources_;
  std::unordered_set<std::string> contents_;
  std::map<std::string, model::Origin> record_ids_;
};

}  // namespace entente::exchange
