#pragma once

#include <deque>

#include "graph/gather.hpp"
#include "relations/column_draft.hpp"

namespace entente::relations {

/// What columns of one dossier and selection have in common, wherever and in which figure they are
/// drawn, as long as type is of one size: the first of them finds it.
class ColumnMemory {
 public:
  /// See graph::gathered().
  const graph::Network& gathered(const Context& context, const graph::Network& ground,
                                 graph::People people, graph::Several several);

  Stories stories;

 private:
  struct Gathered {
    graph::Network ground;
    graph::People people;
    graph::Several several;
    graph::Network network;
  };
  std::deque<Gathered> gathered_;
};

}  // namespace entente::relations
