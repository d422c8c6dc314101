#pragma once

#include "exchange/graph_file.hpp"
#include "exchange/reader.hpp"

namespace entente::exchange {

/// Makes actors of the nodes of a graph, and relations of its edges.
std::unique_ptr<Reader> read_graph(Input input, ImportedSheet& account, Intake& intake,
                                   ParseGraph parse);

}  // namespace entente::exchange
