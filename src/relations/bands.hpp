#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/dossier.hpp"
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
};

struct BandBox {
  std::string id;                   ///< of the actor; "rest" stands for several
  std::string at;                   ///< beside whom it stands, if it stands beside several
  std::string title;                ///< for readers
  std::optional<ActorIndex> actor;  ///< none: several in one
  int column = 0;                   ///< 0: the middle
  bool boxed = false;               ///< words stand in a box; else beside a bar
  std::vector<std::vector<Run>> lines;
  double gap = 4;  ///< to the one above, px
};

/// A band from a box to one further out.
struct BandTie {
  std::size_t inner = 0, outer = 0;
  double value = 0;
  Sign sign = Sign::neutral;
  bool several = false;      ///< of several actors: grey
  bool pale = false;         ///< of a part of what another band shows
  bool inward = false;       ///< the outer one acts on the inner one
  int head = 0;              ///< 1: acts on the outer, −1: on the inner one, 0: no head
  std::vector<int> numbers;  ///< of its items
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
};

/// What became of it.
struct DrawnBands {
  Body body;
  double scale = 0;   ///< px for a value of 1
  double widest = 0;  ///< band, px
  bool legible =
      false;  ///< widths can be told apart: no less than a label high, or all as wide as asked
};

/// Nullopt if the words do not fit. Places, legend of signs and elements are in the body.
std::optional<DrawnBands> draw_bands(const Context& context, const BandDrawing& drawing, Rect area);

}  // namespace entente::relations
