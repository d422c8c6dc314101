#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/date.hpp"
#include "entente/diagnostic.hpp"
#include "entente/index.hpp"

namespace entente {

enum class ActorKind : std::uint8_t { country, official, organization, bloc, other };
enum class Sign : std::uint8_t { cooperation, conflict, neutral };
enum class Medium : std::uint8_t { verbal, material };
enum class Status : std::uint8_t {
  happened,
  planned,
  reported,
  claimed,
  denied,
  cancelled,
  hypothetical
};

/// What a participant does in an event. `source` acts, `target` is acted upon, `party` does so
/// among equals. host, chair: the hub of a star; guest: comes to the host; mediator: between
/// parties; witness: is only present.
enum class RoleKind : std::uint8_t {
  source,
  target,
  party,
  host,
  guest,
  chair,
  mediator,
  object,
  witness
};

struct Source {
  std::string id, title, publisher, author, url, note;
  std::optional<date::Edtf> date, accessed;
};

/// A warning that the author has seen and does not want to see again; of the document, or of the
/// record that says so.
struct Allowance {
  Code code{};
  std::string reason;
};

struct Post {
  std::string role;
  ActorIndex of;
  std::optional<date::Edtf> when;
  std::vector<SourceIndex> sources;
};

struct Actor {
  std::string id;
  ActorKind kind = ActorKind::other;
  std::string name;
  std::string short_name;  ///< equals `name` if none was given
  std::vector<std::string> aliases;
  std::map<std::string, std::string> codes;  ///< scheme → code, e.g. "iso" → "RU"
  std::optional<ActorIndex> of;              ///< what it belongs to, as written
  bool apart = false;  ///< what it belongs to does not stand for it: it fights that, or left it
  std::vector<Post> posts;
  std::optional<ActorIndex> acts_for;  ///< of several that he holds posts of, the one for which he
                                       ///< acts in two thirds of what he does
  std::optional<date::Edtf> lived;
  std::string url, note;
  std::vector<Allowance> allowed;  ///< of what is reported at this actor, or for his sake
};

/// A further version of a date or of a fact, as one of the sources has it.
struct Claim {
  std::optional<date::Edtf> when;
  std::string text;
  std::vector<SourceIndex> sources;
};

/// How much of what. Amounts of one unit can be summed, others never.
struct Amount {
  double value = 0;  ///< from 0.000001 to 10^15
  std::string unit;  ///< "EUR" and other codes of ISO 4217; else the author's words: "bbl/d"
  bool approximate = false;
  bool operator==(const Amount&) const = default;
};

struct Participant {
  std::optional<ActorIndex> actor;  ///< none: unknown
  std::string role;                 ///< as written
  RoleKind kind = RoleKind::party;
};

/// A tie that holds over time.
struct Relation {
  std::string id;
  std::vector<ActorIndex> from, to;  ///< not empty
  /// Both, resolved, in the form of events: sources and targets, or parties if undirected. Who
  /// changes `from`, `to` or `directed` changes these too.
  std::vector<Participant> participants;
  bool directed = true;
  std::string type;         ///< as written: "embargo", "cameo:042"
  std::string type_label;   ///< resolved, for readers: "embargo"
  std::string type_plural;  ///< "embargoes"; empty where the type has none, as codes
  /// "{} embargo|{} embargoes": by the plural forms of the language; empty likewise.
  std::string type_counted;
  bool personal = false;  ///< by its type: concerns persons as such, not their countries
  std::string label;      ///< may be empty
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  double weight = 1;
  std::optional<Amount> amount;
  std::vector<date::Edtf> when;  ///< spells in order of time; empty: not dated
  Status status = Status::happened;
  std::string certainty;
  std::vector<Claim> claims;
  std::vector<SourceIndex> sources;
  std::string note;
  std::vector<Allowance> allowed;  ///< of what is reported at this relation
};

/// Who says or denies something: an actor or a source.
struct Voice {
  std::optional<ActorIndex> actor;
  std::optional<SourceIndex> source;
};

/// Something dated, with any number of participants.
struct Event {
  std::string id;
  std::optional<date::Edtf> when;  ///< none: undated
  std::string title, text;
  std::string type, type_label, type_plural, type_counted;
  bool personal = false;
  std::string place;
  std::vector<Participant> participants;
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  std::optional<double> score;
  double weight = 1;
  std::optional<Amount> amount;
  Status status = Status::happened;
  std::vector<Voice> reported_by, denied_by;
  std::string certainty;
  std::vector<Claim> claims;
  std::optional<EventIndex> part_of;
  std::vector<SourceIndex> sources;
  std::string url, note;
  std::vector<Allowance> allowed;  ///< of what is reported at this event
};

struct Era {
  date::Edtf when;
  std::string title;
};

/// A place in a figure as shares of its free room: 0 left or top, 1 right or bottom; none:
/// anywhere.
struct Pin {
  std::string word;  ///< as written: "top-left"; empty: as numbers
  std::optional<double> x, y;
};

/// What the author wishes of the places of actors in the graph. Kept where it can be.
struct LayoutWishes {
  std::vector<std::vector<ActorIndex>> near;     ///< those of a group stand together
  std::vector<std::vector<ActorIndex>> left_of;  ///< each stands to the left of the next
  std::vector<ActorIndex> order;                 ///< in which they are read
  std::vector<std::pair<ActorIndex, Pin>> pin;
  bool empty() const { return near.empty() && left_of.empty() && order.empty() && pin.empty(); }
};

/// One of the two sides of a conflict, as the author names it.
struct Camp {
  std::string name;
  std::vector<ActorIndex> members;  ///< who belongs to them belongs to the side
};

/// The resolved document. Every index is valid; every date parsed; only model::resolve makes one.
struct Dossier {
  std::string title, subtitle;
  std::string language = "en";  ///< BCP 47
  std::optional<date::Edtf> as_of;
  std::string credit, license;
  std::vector<Source> sources;
  std::vector<Actor> actors;
  std::vector<Relation> relations;
  std::vector<Event> events;
  std::vector<Era> eras;
  std::vector<Camp> camps;  ///< two, or none
  LayoutWishes layout;
  std::vector<Allowance> allowed;

  const Actor& operator[](ActorIndex i) const { return actors[i.value]; }
  const Relation& operator[](RelationIndex i) const { return relations[i.value]; }
  const Event& operator[](EventIndex i) const { return events[i.value]; }
  const Source& operator[](SourceIndex i) const { return sources[i.value]; }
  const Era& operator[](EraIndex i) const { return eras[i.value]; }
};

/// Limits on what is read; beyond them a `limit-exceeded` diagnostic is given.
struct Limits {
  std::size_t bytes = 16u << 20;
  std::size_t depth = 32;
  std::size_t actors = 5000;
  std::size_t relations = 20000;
  std::size_t events = 20000;
  std::size_t sources = 5000;
  std::size_t eras = 200;
  std::size_t text = 10000;  ///< code points of one text
  std::size_t id = 200;      ///< code points of one id
  std::size_t list = 1000;   ///< members of one list inside a record
};

/// Reads a dossier (JSON, or JSON Lines: recognised by its content) and checks it. Nothing is
/// thrown or printed; every problem is in the diagnostics, with its place. `file`: the name to show
/// in them. Arrays are brought into a canonical order (by id, events by date), so that permuted
/// input gives the same Dossier.
Checked<Dossier> load(std::string_view bytes, std::string_view file, const Limits& limits = {});

/// The JSON Schema (draft 2020-12) of the format.
std::string_view json_schema();
/// A small dossier to start from, with `title` in it.
std::string starter_dossier(std::string_view title);

/// Takes out the warnings that a document allows.
void drop_allowed(const std::vector<Allowance>& allowed, Diagnostics& diagnostics);

/// Whether anything has a place on a timeline.
bool has_dates(const Dossier& dossier);

}  // namespace entente
