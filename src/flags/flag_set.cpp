#include "flags/flag_set.hpp"

#include <fmt/format.h>

#include <set>

namespace entente {

std::vector<std::string> flag_codes(const Dossier& dossier) {
  std::set<std::string> codes;
  for (const Actor& actor : dossier.actors) {
    if (actor.kind != ActorKind::country) continue;
    const auto iso = actor.codes.find("iso");
    if (iso != actor.codes.end() && iso->second.size() == 2) codes.insert(iso->second);
  }
  return {codes.begin(), codes.end()};
}

}  // namespace entente

namespace entente::flags {

Checked<FlagSet> flag_set(const Dossier& dossier, const RenderOptions& options) {
  Checked<FlagSet> result{FlagSet(), {}};
  if (!options.flags) return result;
  std::string missing;
  const auto miss = [&missing](const std::string& code, std::string_view why) {
    missing += fmt::format("{}{} ({})", missing.empty() ? "" : ", ", code, why);
  };
  for (const std::string& code : flag_codes(dossier)) {
    const auto found = options.flags->find(code);
    if (found == options.flags->end()) {
      miss(code, "there is none");
      continue;
    }
    Reading reading = read(found->second);
    if (!reading.flag) {
      miss(code, reading.reason);
      continue;
    }
    if (options.theme == ThemeName::print) reading.flag = in_greys(*std::move(reading.flag));
    result.value->emplace(code, *std::move(reading.flag));
  }
  if (!missing.empty()) {
    result.diagnostics.push_back(make_diagnostic(Code::flag_not_drawn,
                                                 "flags that are not drawn: " + missing,
                                                 "the codes stand in their place"));
  }
  return result;
}

}  // namespace entente::flags
