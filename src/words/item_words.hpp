#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/render.hpp"
#include "languages/language.hpp"
#include "select/selection.hpp"

/// Facts of an item in words, for readers who get no picture.
namespace entente::words {

/// "A, B and C".
std::string joined(const std::vector<std::string>& parts, const languages::Phrases& phrases);
constexpr std::size_t most_names = 3;  ///< of a list that counts the rest
/// The first of many and how many others there are; all of few: no more than `most`.
std::vector<std::string> few_of(std::vector<std::string> names, const languages::Language& language,
                                std::size_t most);
/// "A, B and 3 others".
std::string joined_few(std::vector<std::string> names, const languages::Language& language,
                       std::size_t most = most_names);
/// In lower case, as inside a sentence: "planned".
std::string status_word(Status status, const languages::Phrases& phrases);
/// "conflict, deeds".
std::string kind_words(const select::ItemView& facts, const languages::Phrases& phrases);
/// All spells: "7 February 1962; 1996 to 2000", "Undated".
std::string date_words(const select::ItemView& facts, const Dossier& dossier);
/// "[1, 3]", or nothing.
std::string citation(const std::vector<SourceIndex>& sources, const select::Selection& selection);
/// "Date as claimed: 3 February 1962 [2]"; the claim's text in its place if it has no date.
std::string claim_words(const Claim& claim, const Dossier& dossier,
                        const select::Selection& selection);

/// "according to Reuters, denied by Macron": who says so and who does not; empty if nobody is
/// named, and of relations. For labels, in lower case.
std::string attribution(const Dossier& dossier, const select::Item& item);
/// What of it a label must say to be true: who denies it, and on whose word it stands if it did not
/// happen for sure. The title with that behind it, unless the title itself names them.
std::string with_doubt(const Dossier& dossier, const select::Item& item, std::string title);
/// What else the document tells of an item: its text, place, certainty, who says so, what it is
/// part of, remarks, link.
std::vector<Table::Detail> details(const Dossier& dossier, const select::Item& item);
/// "Not shown, of a weight below 2: 5": what is left out on request, one note for each reason.
std::vector<std::string> left_out_notes(const select::Selection& selection,
                                        const languages::Phrases& phrases);

/// "mediator: United States".
std::string with_role(std::string_view role, std::string name, const languages::Language& language);

/// Who stands on which side of an item.
struct Sides {
  std::vector<std::string> from, to;  ///< of a directed item; `to` may be empty
  std::vector<std::string> equals;    ///< parties, hosts with their guests
  std::vector<std::string> others;    ///< with their role: "mediator: United States"
};
enum class NameLength { brief, full };
Sides sides(const Dossier& dossier, const select::ItemView& facts, NameLength length);

}  // namespace entente::words
