#pragma once

#include <optional>
#include <string>
#include <utility>

#include "change/panels.hpp"
#include "stages/drawing.hpp"

namespace entente::stages {

/// Two days of a dossier.
using Days = std::pair<date::Edtf, date::Edtf>;

/// What is in force on the one day and on the other, in one drawing, with a list of what changed.
/// Error: no days are given.
Body compose_difference(const Context& context, Rect area, const std::optional<Days>& days);

/// Title and subtitle: "Ties from 2014 to 2026: four new, one changed, two kept", "As of 1 January
/// 2014 and 18 March 2026". Empty if nothing is in force on either day.
struct DifferenceWords {
  std::string title, subtitle;
};
DifferenceWords difference_words(const Dossier& dossier, const select::Selection& selection,
                                 const Days& days);

}  // namespace entente::stages
