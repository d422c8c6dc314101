#include "words/common_type.hpp"

#include <algorithm>
#include <string_view>

namespace entente::words {
namespace {

/// Whether the language counts by the type's own word: "3 loans", but "3 deliveries of aid".
bool is_counted(const select::ItemView& facts) {
  if (facts.type_counted.empty()) return true;
  constexpr std::string_view place = "{} ";
  std::string_view forms = facts.type_counted;
  while (!forms.empty()) {
    std::string_view form = forms.substr(0, forms.find('|'));
    forms.remove_prefix(std::min(forms.size(), form.size() + 1));
    if (form.starts_with(place)) form.remove_prefix(place.size());
    if (form.starts_with(facts.type_label)) return true;
  }
  return false;
}

}  // namespace

std::string kind_of(const select::ItemView& facts, bool summed) {
  if (facts.type_plural.empty() || !summed || is_counted(facts)) return facts.type_plural;
  return facts.type_label;
}

std::optional<std::string> common_type(const Dossier& dossier, const select::Selection& selection,
                                       Sign sign) {
  constexpr std::size_t longest = 30, several = 3;
  std::optional<std::string> type;
  std::size_t items = 0;
  bool summed = true;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(dossier, item);
    summed &= facts.sign != sign || facts.amount.has_value();
  }
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(dossier, item);
    if (facts.sign != sign) continue;
    const std::string kind = kind_of(facts, summed);
    if (kind.empty() || kind.size() > longest || type.value_or(kind) != kind) return std::nullopt;
    type = kind;
    ++items;
  }
  return items >= several ? type : std::nullopt;
}

}  // namespace entente::words
