#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"
#include "exports/account.hpp"

namespace entente::exports {

/// A sheet: rows have as many cells as there are headers.
struct Sheet {
  std::string name;  ///< "events"
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};

/// Sources, actors, relations and events, one a row, and a sheet of what is told of the dossier as
/// a whole, with the headers and in the words that `entente import` reads. A column that would be
/// empty is left out, and so is a sheet without rows.
std::vector<Sheet> sheets_of(const Dossier& dossier);

}  // namespace entente::exports
