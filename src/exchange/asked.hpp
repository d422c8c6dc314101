#pragma once

#include <string>
#include <string_view>

#include "entente/import.hpp"
#include "model/draft.hpp"

/// What of a data set was asked for, by time and by type.
namespace entente::exchange {

/// Whether anything is to be left out at all.
bool asks(const ImportOptions& options);
bool is_asked_day(const date::CivilDay& day, const ImportOptions& options);
bool is_asked_type(std::string_view type, const ImportOptions& options);

/// Leaves out of a draft what was not asked for, and then who and what nothing names. In words how
/// much; empty if nothing.
std::string keep_asked(model::Draft& draft, const ImportOptions& options);

}  // namespace entente::exchange
