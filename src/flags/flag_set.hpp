#pragma once

#include "entente/render.hpp"
#include "flags/flag.hpp"

namespace entente::flags {

/// The flags of the dossier's countries that the options have and that can be drawn, in greys for
/// print. Of the others one `flag-not-drawn` tells.
Checked<FlagSet> flag_set(const Dossier& dossier, const RenderOptions& options);

}  // namespace entente::flags
