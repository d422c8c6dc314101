#pragma once

#include <set>
#include <string>
#include <vector>

#include "languages/language.hpp"
#include "select/selection.hpp"

namespace entente::words {

/// Whether the title of an item names the actor: see select::names_actor(); it also does if it
/// begins with a part of the name ("Mahinda’s supporters attack"), or calls a person by a part that
/// no other who has a part in it shares ("Party expels Grace").
bool is_named(const Dossier& dossier, const select::ItemView& facts, const Actor& actor);

/// The title of an item, with who has a part in it if neither the title nor `ends` tells it:
/// "Foreign Ministry: note to Paris", "Ceasefire (mediator: Norway)".
std::string told_title(const Dossier& dossier, const select::Selection& selection,
                       const select::ItemView& facts, const std::set<ActorIndex>& ends);

/// "Ceasefire (Chad and Sudan; mediator: Libya)": a title, who has a part in what it says, and who
/// stands aside.
std::string with_who(const std::string& title, std::string who,
                     const std::vector<std::string>& aside, const languages::Phrases& phrases);

/// Who stands aside in an item and does not merely look on, if the title does not name
/// him.
std::vector<Participant> untold_aside(const Dossier& dossier, const select::Selection& selection,
                                      const select::ItemView& facts);
/// Those of them who are not among `ends`, by role: "mediator: Norway", "chair: Russia and Turkey".
std::vector<std::string> told_aside(const Dossier& dossier, const std::vector<Participant>& aside,
                                    const std::set<ActorIndex>& ends);

}  // namespace entente::words
