#pragma once

#include <set>

#include "select/selection.hpp"

namespace entente::select {

/// Countries and bodies whose own people the story is about: they stand by themselves in graphs and
/// have lanes of their own in timelines. That is so if more than half of the story happens among
/// them; if half of what they do does, and that is a good part of the story; or if what matters
/// most does, and they rather than the country act. Documented in src/guide/fitting.md.
std::set<ActorIndex> open_houses(const Dossier& dossier, const Selection& selection);

}  // namespace entente::select
