#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/dossier.hpp"
#include "entente/render.hpp"

namespace entente {

/// What a record of a dossier describes.
enum class RecordKind : std::uint8_t { actor, relation, event };
std::string_view record_name(RecordKind kind);  ///< "actor"

/// A value that two versions have otherwise, in words; empty where there is none.
struct FieldDifference {
  std::string field;  ///< "label", "type", "sign", "status", "date", "direction", "actors" …
  std::string before, after;
  bool operator==(const FieldDifference&) const = default;
};

/// A record that is new, gone or changed, or that has another id.
struct RecordDifference {
  RecordKind kind{};
  std::string before, after;            ///< ids; empty where the record is not
  std::string date;                     ///< brief, may be empty
  std::string words;                    ///< "US → Cuba: embargo on all trade"
  std::vector<FieldDifference> fields;  ///< of a changed one
  std::string matched_by;               ///< "type, actors and label"; empty: by its id
  bool operator==(const RecordDifference&) const = default;
};

/// Two versions of a dossier compared: actors, relations and events, each in the order of the
/// later version, then of the earlier.
struct DossierDifference {
  std::vector<RecordDifference> added, ended, changed;
  std::size_t kept = 0;  ///< records that both have alike
  std::vector<RecordDifference>
      matched;  ///< kept or changed ones that were not matched by their id
  /// Kept or changed records that differ in what is not compared: sources, notes, weights, texts.
  std::size_t aside = 0;
  bool same() const { return added.empty() && ended.empty() && changed.empty(); }
};

/// Records are matched by id; those left by type, actors and label, then by type and actors where
/// only one of each version is left. Actors by id, then by kind and name.
DossierDifference compare(const Dossier& before, const Dossier& after);

/// Draws what compare() finds, and the ties that both versions have: FigureKind::difference of two
/// versions in place of two days. Errors as of render().
Checked<Rendering> render_difference(const Dossier& before, const Dossier& after,
                                     const RenderOptions& options);

}  // namespace entente
