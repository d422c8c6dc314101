#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/dossier.hpp"
#include "model/origin.hpp"

/// A dossier as it was written: every record decoded, ids still texts, each with its place.
namespace entente::model {

/// An id that names another record.
struct Reference {
  std::string id;
  Origin at;
};

/// The `facts` of the drafts below lack what needs the other records: indices, the meaning of a
/// type, canonical order.
struct DraftSource {
  Source facts;
  Origin at;
};

struct DraftPost {
  Post facts;
  Reference of;
  std::vector<Reference> sources;
};

struct DraftActor {
  Actor facts;
  Origin at;
  std::optional<Reference> of;
  std::vector<DraftPost> posts;
};

struct DraftClaim {
  Claim facts;
  std::vector<Reference> sources;
};

struct DraftRelation {
  Relation facts;
  Origin at;
  std::vector<Reference> from, to;
  std::optional<Sign> sign;
  std::optional<Medium> medium;
  std::vector<DraftClaim> claims;
  std::vector<Reference> sources;
};

struct DraftParticipant {
  std::optional<Reference> actor;  ///< none: unknown
  std::string role;
};

struct DraftEvent {
  Event facts;
  Origin at;
  std::vector<DraftParticipant> participants;
  std::optional<Sign> sign;
  std::optional<Medium> medium;
  std::vector<Reference> reported_by, denied_by;
  std::vector<DraftClaim> claims;
  std::optional<Reference> part_of;
  std::vector<Reference> sources;
};

/// A type that the document declares; what it leaves out comes from `code`, else from the built-in
/// type of the same name.
struct DraftType {
  std::string label, plural, code;
  std::optional<Sign> sign;
  std::optional<Medium> medium;
  std::optional<bool> personal;
  Origin at;
};

/// Wishes for the places of actors.
struct DraftLayout {
  std::vector<std::vector<Reference>> near, left_of;
  std::vector<Reference> order;
  std::vector<std::pair<Reference, Pin>> pin;
};

struct DraftCamp {
  std::string name;
  std::vector<Reference> members;
};

struct Draft {
  std::string title, subtitle, language = "en", credit, license;
  std::optional<date::Edtf> as_of;
  std::map<std::string, DraftType> types;
  std::vector<DraftSource> sources;
  std::vector<DraftActor> actors;
  std::vector<DraftRelation> relations;
  std::vector<DraftEvent> events;
  std::vector<Era> eras;
  std::vector<DraftCamp> camps;
  DraftLayout layout;
  std::vector<Allowance> allowed;
  /// Some record's id could not be read: a reference that leads nowhere may be that record's.
  bool incomplete = false;
  /// Errors were found while decoding: what is missing here may only be misspelt there.
  bool faulty = false;
};

}  // namespace entente::model
