#pragma once

#include <optional>
#include <string>
#include <utility>

#include "change/united.hpp"
#include "stages/drawing.hpp"

namespace entente::stages {

/// Two days of a dossier.
using Days = std::pair<date::Edtf, date::Edtf>;

/// What a difference compares: two days, or two versions.
struct Compared {
  std::optional<Days> days;
  const change::United* versions = nullptr;
};

/// What is in force on the one day and on the other, or what the one version has and the other, in
/// one drawing, with a list of what changed. Error: nothing to compare.
Body compose_difference(const Context& context, Rect area, const Compared& compared);

/// Title and subtitle: "Ties from 2014 to 2026: four new, one changed, two kept", "As of 1 January
/// 2014 and 18 March 2026"; of versions the dossier's own title stands below. Empty if there is
/// nothing.
struct DifferenceWords {
  std::string title, subtitle;
};
DifferenceWords difference_words(const Dossier& dossier, const select::Selection& selection,
                                 const Compared& compared);

}  // namespace entente::stages
