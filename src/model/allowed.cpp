#include <algorithm>

#include "entente/dossier.hpp"

namespace entente {

void drop_allowed(const std::vector<Allowance>& allowed, Diagnostics& diagnostics) {
  std::erase_if(diagnostics, [&allowed](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::warning &&
           std::any_of(allowed.begin(), allowed.end(), [&diagnostic](const Allowance& allowance) {
             return allowance.code == diagnostic.code;
           });
  });
}

}  // namespace entente
