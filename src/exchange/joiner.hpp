#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "entente/import.hpp"
#include "exchange/row.hpp"
#include "model/draft.hpp"

namespace entente::exchange {

/// Brings the rows of all sheets into one draft: equal rows are one record, actors are known by
/// their names, and those that nobody declares are made.
class Joiner {
 public:
  enum class Outcome : std::uint8_t { read, merged };
  /// Adds the record that a row is, unless the row has or gets faults.
  Outcome add(Row& row, RowKind kind);

  model::Draft& draft() { return draft_; }
  std::vector<GuessedActor> guessed() const;

 private:
  struct Known {
    std::size_t index = 0;
    bool declared = false;
  };

  Outcome add_actor(Row& row);
  Outcome add_relation(Row& row);
  Outcome add_event(Row& row);
  Outcome add_era(Row& row);
  Outcome add_title(Row& row);
  /// A second row of an actor: merged if it says the same, else a fault.
  Outcome join_actor(Row& row, model::DraftActor actor, std::size_t index);
  /// Whether an equal record is there already; else it is remembered.
  bool repeats(Row& row, const std::string& id, const std::string& content, std::string_view noun);
  std::vector<model::Reference> actors(Row& row, std::string_view field);
  std::string actor(const std::string& name, const model::Origin& at);
  std::string free_id(const std::string& name);
  std::vector<model::Reference> sources(Row& row);
  template <class Record>
  void read_meaning(Row& row, Record& record);

  model::Draft draft_;
  std::map<std::string, Known> by_name_;  // folded ids, names, short names and aliases
  std::map<std::string, bool> ids_;       // of actors
  std::map<std::string, std::string> source_ids_;
  std::unordered_map<std::string, model::Origin> contents_;
  std::map<std::string, model::Origin> record_ids_;
};

}  // namespace entente::exchange
