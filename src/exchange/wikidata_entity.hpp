#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/input.hpp"
#include "exchange/row.hpp"
#include "exchange/wikidata_time.hpp"
#include "model/origin.hpp"

namespace entente::exchange {

/// What was met in entities of Wikidata and is only counted.
struct WikidataCounts {
  std::size_t deprecated = 0;  ///< statements
  std::size_t outranked = 0;   ///< statements beside others that are preferred
  std::size_t julian = 0;      ///< months and years of the Julian calendar, which stay as they are
  std::map<std::string, std::size_t> unread;           ///< properties
  std::map<std::string, std::size_t> languages;        ///< of labels that are not as wished
  std::map<std::string, std::size_t> without_label;    ///< ids that no file has
  std::map<std::string, std::size_t> said_to_be_none;  ///< properties
};

enum class Snak : std::uint8_t { value, unknown, none };

/// A statement about an entity, or a qualifier of one: what is said, and how sure.
class WikidataStatement {
 public:
  WikidataStatement(const Json& json, model::Origin at) : json_(&json), at_(std::move(at)) {}

  const model::Origin& at() const { return at_; }
  std::string rank() const;
  Snak snak() const;
  /// "Q159"; empty: its value is no entity.
  std::string entity() const;
  std::string text() const;
  /// Its own value as a time, with how sure it is; empty: it is none.
  std::string time(WikidataCounts& counts, std::string& note) const;
  /// When it holds, by its qualifiers; empty: they do not tell.
  std::string when(WikidataCounts& counts, std::string& note) const;
  bool tells_time() const;
  /// "presumably"; empty: nothing is said about it.
  std::string certainty() const;
  /// Addresses of pages that it is taken from.
  std::vector<std::string> pages() const;

 private:
  const Json* main() const;
  const Json* qualifier(std::string_view property) const;
  /// "~" for a date that is about so, "?" for one that is presumed.
  std::string doubt() const;
  std::string bounds(WikidataCounts& counts, std::string& note) const;
  std::string end_of(std::string_view property, WikidataCounts& counts, std::string& note) const;
  std::string time_in(const Json& snak, WikidataCounts& counts, std::string& note) const;

  const Json* json_;
  model::Origin at_;
};

/// An entity of Wikidata: {"id", "labels", "claims", …}.
class WikidataEntity {
 public:
  WikidataEntity(const Json& json, model::Origin at) : json_(&json), at_(std::move(at)) {}

  static bool is_one(const Json& json);
  const model::Origin& at() const { return at_; }
  std::string id() const;
  /// In the language that is wished for, else one that stands for it, else any. Empty: there is
  /// none.
  std::string label(const std::string& language, WikidataCounts& counts) const;
  std::string description(const std::string& language) const;
  std::vector<std::string> aliases(const std::string& language) const;
  bool has(std::string_view property) const;
  /// Those that hold: none that is deprecated, and where some are preferred, others only if they
  /// tell a time of their own. What is preferred comes first.
  std::vector<WikidataStatement> statements(std::string_view property) const;
  /// The first of those, if there is one.
  std::optional<WikidataStatement> statement(std::string_view property) const;
  /// How many others there are.
  std::size_t count_left_out(std::string_view property, WikidataCounts& counts) const;
  void count_unread(const std::set<std::string, std::less<>>& read, WikidataCounts& counts) const;

 private:
  const Json* claims(std::string_view property) const;
  enum class Standing : std::uint8_t { holds, deprecated, outranked };
  static Standing standing(const WikidataStatement& statement, const Json& all);

  const Json* json_;
  model::Origin at_;
};

}  // namespace entente::exchange
