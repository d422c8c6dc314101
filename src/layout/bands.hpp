#pragma once

#include <cstddef>
#include <optional>
#include <vector>

/// Columns of nodes that stand at both sides of the middle ones, with bands between them whose
/// width is what they carry.
namespace entente::layout {

struct BandNode {
  int column = 0;                   ///< 0: the middle; negative: to its left
  double least = 0;                 ///< height of its words, px
  double gap = 0;                   ///< to the one above it in its column, px
  std::optional<double> home = {};  ///< where its middle stood earlier
  double spare = 0;                 ///< px by which its gap grows where the height has room
};

/// Between a node and one in the next column away from the middle.
struct Band {
  std::size_t inner = 0, outer = 0;
  double value = 0;
  double room = 0;  ///< px that its head takes at the outer end, where others end too
};

/// Nodes of one column stand in the order in which they are given.
struct BandProblem {
  std::vector<BandNode> nodes;
  std::vector<Band> bands;
  double height = 0;        ///< that all columns must keep to
  double widest_band = 60;  ///< px
  double least_band = 1;    ///< px; narrower ones are drawn so wide
};

struct BandSolution {
  struct Place {
    double top = 0, height = 0;  ///< of the node
    double bar = 0;              ///< width of all bands at the side that has more of them
  };
  struct Ends {
    double width = 0;             ///< px
    double inner = 0, outer = 0;  ///< y of the middle of its two ends
    bool floored = false;         ///< wider than its value
  };
  double scale = 0;  ///< px for a value of 1
  std::vector<Place> nodes;
  std::vector<Ends> bands;
};

/// With the largest scale that the height has room for; nullopt if the words alone need more.
std::optional<BandSolution> solve_bands(const BandProblem& problem);

/// A better order of the nodes of one outer column: fewer crossings of wide bands with the middle,
/// whose order stays. Returns positions in `column_nodes`.
std::vector<std::size_t> untangled(const std::vector<std::size_t>& column_nodes,
                                   const std::vector<Band>& bands,
                                   const std::vector<double>& middle_rank);

}  // namespace entente::layout
