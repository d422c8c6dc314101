#include "relations/column_memory.hpp"

#include <algorithm>

namespace entente::relations {

const graph::Network& ColumnMemory::gathered(const Context& context, const graph::Network& ground,
                                             graph::People people, graph::Several several) {
  const auto known =
      std::find_if(gathered_.begin(), gathered_.end(), [&](const Gathered& gathered) {
        return gathered.people == people && gathered.several == several &&
               gathered.ground == ground;
      });
  if (known != gathered_.end()) return known->network;
  gathered_.push_back(
      {ground, people, several,
       graph::gathered(ground, context.dossier, context.selection, people, several)});
  return gathered_.back().network;
}

}  // namespace entente::relations
