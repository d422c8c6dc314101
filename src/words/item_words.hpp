#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "select/selection.hpp"
#include "theme/phrases.hpp"

/// Facts of an item in words, for readers who get no picture.
namespace entente::words {

/// "A, B and C".
std::string joined(const std::vector<std::string>& parts, const theme::Phrases& phrases);
/// In lower case, as inside a sentence: "planned".
std::string status_word(Status status, const theme::Phrases& phrases);
/// "conflict, deeds".
std::string kind_words(const select::ItemView& facts, const theme::Phrases& phrases);
/// All spells: "7 February 1962; 1996 to 2000", "Undated".
std::string date_words(const select::ItemView& facts, const Dossier& dossier);
/// "[1, 3]", or nothing.
std::string citation(const std::vector<SourceIndex>& sources, const select::Selection& selection);
/// "Date as claimed: 3 February 1962 [2]"; the claim's text in its place if it has no date.
std::string claim_words(const Claim& claim, const Dossier& dossier,
                        const select::Selection& selection);

/// Who stands on which side of an item.
struct Sides {
  std::vector<std::string> from, to;  ///< of a directed item; `to` may be empty
  std::vector<std::string> equals;    ///< parties, hosts with their guests
  std::vector<std::string> others;    ///< with their role: "mediator: United States"
};
enum class NameLength { brief, full };
Sides sides(const Dossier& dossier, const select::ItemView& facts, NameLength length);

}  // namespace entente::words
