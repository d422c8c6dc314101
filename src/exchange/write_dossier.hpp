#pragma once

#include <string>

#include "model/draft.hpp"

namespace entente::exchange {

/// One line each, as they stand in the lists of a dossier.
std::string write_record(const model::DraftSource& source);
std::string write_record(const model::DraftActor& actor);
std::string write_record(const model::DraftRelation& relation);
std::string write_record(const model::DraftEvent& event);
std::string write_record(const Era& era);
std::string write_record(const Allowance& allowance);
std::string write_record(const model::DraftType& type);

/// The draft as a document of the format entente/1, one record a line.
std::string write_dossier(const model::Draft& draft);

}  // namespace entente::exchange
