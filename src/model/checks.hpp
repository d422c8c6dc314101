#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"
#include "model/draft.hpp"

namespace entente::model {

/// Whether `a` ends before `b` begins for certain, whatever imprecise dates may mean.
bool surely_before(const date::Edtf& a, const date::Edtf& b);
/// Whether the one ended before the other began, for certain.
bool surely_apart(const date::Edtf& a, const date::Edtf& b);

/// Where the records of a dossier stand in its document, by their indices.
struct Places {
  std::vector<Origin> sources, actors, relations, events;
};

/// A diagnostic of the code's default severity.
Diagnostic problem(Code code, const Origin& at, std::string message, std::string hint = "");
/// The note that one word was taken for another.
Diagnostic understood(const Origin& at, std::string_view written, std::string_view meant);
/// A user's text inside a message: cleaned, shortened, in double quotes.
std::string in_quotes(std::string_view text);

/// Warns of what is well formed but probably wrong. `faulty`: errors were found, so that what
/// seems unused or repeated may only be misspelt.
void check(const Dossier& dossier, const Places& places, bool faulty, Diagnostics& diagnostics);

/// Finds circles of belonging, among actors and among events. Pre: indices are valid.
void check_cycles(const Dossier& dossier, const Places& places, Diagnostics& diagnostics);

}  // namespace entente::model
