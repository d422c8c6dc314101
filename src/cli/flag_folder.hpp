#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente::cli {

/// The SVG of those of the codes that the folder has: "CU" is cu.svg or CU.svg. One that cannot be
/// read counts as missing.
std::map<std::string, std::string> read_flags(const std::string& folder,
                                              const std::vector<std::string>& codes);

/// All in one, to see whether any has changed.
std::string joined(const std::map<std::string, std::string>& flags);

}  // namespace entente::cli
