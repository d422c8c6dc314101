#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render_wishes.hpp"

/// What --if-changed remembers: a small file beside the figures, `.story.entente-stamp`, with a
/// fingerprint of the dossier, the options and the program, and with one of each figure. Times of
/// files tell nothing after a copy or a checkout; contents do.
namespace entente::cli {

/// Of the dossier's bytes, the options as written, and the version of the program.
std::uint64_t fingerprint(const RenderWishes& wishes, std::string_view dossier);

/// The figures, if all are as they were when the stamp with this fingerprint was written.
std::optional<std::vector<std::string>> up_to_date(const RenderWishes& wishes,
                                                   const std::string& file, std::uint64_t mark);
/// Error: `io-write`.
Diagnostics write_stamp(const RenderWishes& wishes, const std::string& file, std::uint64_t mark,
                        const std::vector<std::string>& outputs);

}  // namespace entente::cli
