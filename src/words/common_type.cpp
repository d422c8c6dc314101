#include "words/common_type.hpp"

namespace entente::words {

std::optional<std::string> common_type(const Dossier& dossier, const select::Selection& selection,
                                       Sign sign) {
  constexpr std::size_t longest = 30, several = 3;
  std::optional<std::string> type;
  std::size_t items = 0;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(dossier, item);
    if (facts.sign != sign) continue;
    const std::string& plural = facts.type_plural;
    if (plural.empty() || plural.size() > longest || type.value_or(plural) != plural) {
      return std::nullopt;
    }
    type = plural;
    ++items;
  }
  return items >= several ? type : std::nullopt;
}

}  // namespace entente::words
