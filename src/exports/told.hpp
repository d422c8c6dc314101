#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/dossier.hpp"
#include "exports/account.hpp"

/// Facts of a dossier in words and numbers that several formats have in common.
namespace entente::exports {

/// Ids that a document does not have begin with a blank: they are made, and shown to nobody.
inline bool is_own_id(const std::string& id) { return !id.empty() && id.front() != ' '; }
/// Texts with "; " between them.
std::string joined(const std::vector<std::string>& texts);

/// Outer bounds; an end that is open, unknown or too far for a calendar of four digits is none.
struct Span {
  std::optional<date::CivilDay> first, last;
  bool empty() const { return !first && !last; }
};
Span span_of(const date::Edtf& when);

/// "1962; 1991/..": all spells as EDTF.
std::string spells_text(const std::vector<date::Edtf>& when);

/// Title, publisher and address of each source, one text a source.
std::vector<std::string> source_texts(const Dossier& dossier,
                                      const std::vector<SourceIndex>& sources);

/// Counts further versions of dates and facts, and camps, which only sheets hold.
void leave_out_claims_and_camps(const Dossier& dossier, Account& account);

std::string_view word_of(ActorKind kind);
std::string_view word_of(Status status);

}  // namespace entente::exports
