#include <algorithm>

#include "entente/dossier.hpp"

namespace entente {

bool has_dates(const Dossier& dossier) {
  auto dated = [](const date::Edtf& when) { return !date::is_undated(when); };
  return std::any_of(dossier.events.begin(), dossier.events.end(),
                     [&](const Event& event) { return event.when && dated(*event.when); }) ||
         std::any_of(dossier.relations.begin(), dossier.relations.end(), [&](const Relation& r) {
           return std::any_of(r.when.begin(), r.when.end(), dated);
         });
}

}  // namespace entente
