#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente::cli {

/// What a worker tells the program about one file.
struct Outcome {
  Diagnostics diagnostics;
  std::vector<std::pair<std::string, std::string>> texts;    ///< inputs whose lines are shown
  std::vector<std::string> outputs;                          ///< files written, or up to date
  std::vector<std::pair<std::string, std::string>> figures;  ///< the same with their bytes, if kept
  bool up_to_date = false;
};

/// The outcome as bytes, between two processes of the same program.
std::string packed(const Outcome& outcome);
/// Nullopt if the bytes are cut off or none of ours.
std::optional<Outcome> unpacked(std::string_view bytes);

}  // namespace entente::cli
