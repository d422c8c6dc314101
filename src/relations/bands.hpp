#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entente/network.hpp"
#include "relations/drawing.hpp"
#include "relations/samples.hpp"
#include "relations/solve.hpp"

/// Drawings of bands: what stands in the middle, what stands beside it, and how much goes between.
namespace entente::relations {

/// Words of one kind; several stand side by side in a line.
struct Run {
  enum class Kind : std::uint8_t { name, bold, plain, quiet } kind = Kind::plain;
  std::string words;
  std::optional<std::size_t> tie = {};  ///< that it tells of; none: of the box
  std::vector<int> numbers = {};        ///< of items that it tells of and no band stands for
};

struct BandBox {
  std::string id;                   ///< of the actor; "rest" stands for several
  std::string at;                   ///< beside whom it stands, if it stands beside several
  std::string title;                ///< for readers
  std::optional<ActorIndex> actor;  ///< none: several in one
  int column = 0;                   ///< 0: the middle
  bool boxed = false;               ///< words stand in a box; else beside a bar
  bool over = false;                ///< a state or body that is no more
  std::vector<std::vector<Run>> lines;
  double gap = 4;                   ///< to the one above, px
  double spare = 0;                 ///< px by which this grows where the height has room
  std::optional<double> home = {};  ///< height at which it stood earlier, px on the page
};

/// A band from a box to one further out.
struct BandTie {
  std::size_t inner = 0, outer = 0;
  double value = 0;
  Sign sign = Sign::neutral;
  bool several = false;       ///< of several actors: grey
  bool pale = false;          ///< of a part of what another band shows
  bool beside_title = false;  ///< the title names others: pale
  bool over = false;          ///< it has ended: dashed
  bool inward = false;        ///< the outer one acts on the inner one
  int head = 0;               ///< 1: acts on the outer, −1: on the inner one, 0: no head
  std::vector<int> numbers;   ///< of its items
  std::string title;
};

/// What goes between two boxes of the middle that stand one above the other.
struct Upright {
  std::size_t from = 0, to = 0;
  double value = 0;
  Sign sign = Sign::neutral;
  std::vector<int> numbers;
  std::string words, title;
};

struct BandDrawing {
  std::vector<BandBox> boxes;  ///< within a column from top to bottom
  std::vector<BandTie> ties;
  std::vector<Upright> uprights;
  double most_scale = 0;  ///< px for a value of 1, at most; 0: as there is room
  double widest = 0.07;   ///< of the width of the page: the band of the most, at most
};

/// What became of it.
struct DrawnBands {
  Body body;
  double scale = 0;      ///< px for a value of 1
  bool legible = false;  ///< the widest is a label high, as wide as any may be, or as agreed
  double overlap = 0;    ///< px of wide ones that lie on their neighbors, as they are steep
};

/// How many rows of one line the height holds at most: more need not be tried.
std::size_t most_rows(const Context& context, Rect area);

/// The name of a house, or what stands for somebody unknown.
std::string name_of(const Context& context, const graph::Node& node);
/// A box with its id, its title, and who it is.
BandBox box_of(const Context& context, const graph::Node& node);

/// What a drawing says of itself.
struct BandAccount {
  graph::Network drawn;        ///< ties with the numbers of what is drawn, and no more
  double least = 0, most = 0;  ///< values
  std::set<ActorKind> boxed;   ///< kinds of actors that have a box
  bool in_private = false;     ///< one of these is a person who is no official
  bool over = false;           ///< one of these is no more
  std::set<ActorIndex> named;
};
BandAccount account_of(const Dossier& dossier, const BandDrawing& drawing);

/// So many of a list, largest first, `step` fewer than `n` or less: equals are not parted, if there
/// is a step in their values above half of that.
template <class Valued>
std::size_t fewer(const std::vector<Valued>& list, std::size_t n, std::size_t step) {
  const std::size_t next = n - step;
  for (std::size_t k = next; 2 * k > next && k > 0; --k) {
    if (k < list.size() && list[k].value < list[k - 1].value) return k;
  }
  return next;
}

/// Nullopt if the words do not fit. Places, legend of signs and elements are in the body.
/// `homes`: where actors stood in an earlier drawing.
std::optional<DrawnBands> draw_bands(const Context& context, const BandDrawing& drawing, Rect area,
                                     const std::vector<ActorPlace>& homes);

}  // namespace entente::relations
