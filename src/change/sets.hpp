#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente::change {

/// What holds at one time, or what one version of a dossier says: by a name that is the same before
/// and after, each with all that is compared of it.
using State = std::map<std::string, std::string>;

/// The names of two states, each in one list, in their order.
struct Sets {
  std::vector<std::string> added;    ///< only after
  std::vector<std::string> ended;    ///< only before
  std::vector<std::string> changed;  ///< in both, not alike
  std::vector<std::string> kept;     ///< in both, alike
  bool same() const { return added.empty() && ended.empty() && changed.empty(); }
  bool operator==(const Sets&) const = default;
};

/// The one arithmetic of all that tells about change: panels, differences of dates and of files.
Sets compare(const State& before, const State& after);

}  // namespace entente::change
