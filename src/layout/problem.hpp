#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.hpp"
#include "layout/wishes.hpp"

/// Layout knows boxes, rows and strands by their sizes and positions alone: no text, no names.
///
/// A *box* is a card whose rows can be tied (a country's header, its officials). A *strand* is one
/// line between two rows. All strands of a pair of rows form a *bundle*, which holds its words and
/// is itself a node on the way: so words never collide. Units: CSS px; x right, y down.
namespace entente::layout {

/// Boxes, rows and strands name each other by numbers that are never negative.
inline std::size_t at(int number) { return static_cast<std::size_t>(number); }

struct Box {
  double width = 0;
  std::vector<double> rows;  ///< least heights, top to bottom; row 0 stays on top
  double padding = 0;        ///< below the last row
};

/// Room that the words of a strand need above and below its line.
struct Strand {
  double above = 0, below = 0;
  bool forward = true, backward = false;  ///< arrowhead at `b`, at `a`
};

struct End {
  int box = 0, row = 0;
  bool operator==(const End&) const = default;
};

struct Bundle {
  End a, b;                     ///< in different boxes
  double width = 0;             ///< of its words
  std::vector<Strand> strands;  ///< top to bottom
};

struct Spacing {
  double strand = 20;    ///< between the ends of neighboring strands at a box
  double stub = 24;      ///< straight part at each end, for arrowhead and crossbar
  double rank = 24;      ///< least distance between a box's stub and a bundle
  double node = 14;      ///< least distance between things above each other
  double max_rank = 90;  ///< what the distances may grow to, to use the page
  double max_node = 48;
};

struct Problem {
  std::vector<Box> boxes;
  std::vector<Bundle> bundles;
  Spacing spacing;
  Size area;           ///< what may be used
  double aspect = 1;   ///< width over height that is wanted
  Wishes wishes = {};  ///< of somebody who looks at the drawing
};

/// Where one strand runs, from `a` to `b` of its bundle: a straight start, curves, a straight part
/// along its words, curves, a straight end. Points of a piecewise cubic: 3k + 1.
struct Route {
  std::vector<Point> points;
  Point words;  ///< left end of the straight part on which the words stand
  double length = 0;
  bool operator==(const Route&) const = default;
};

/// What a drawing is judged by. A cost has no unit; each term is at least 0, and 0 is best.
enum class Term {
  overflow,    ///< what stands out of the page: comes before everything
  crossings,   ///< lines across each other, glancing ones more than upright ones
  collisions,  ///< lines over boxes and words they have nothing to do with
  nearness,    ///< lines too close to these
  merging,     ///< lines so close to each other that they look like one
  length,      ///< of the lines
  climb,       ///< how far lines go across the direction of reading
  bends,       ///< how much lines wind
  aspect,      ///< shape of the drawing against that of the page
  emptiness,   ///< parts of the page that are left empty
  reading,     ///< arrows against the direction of reading
  wishes,      ///< wishes of the document that are not honored
};
constexpr std::size_t term_count = static_cast<std::size_t>(Term::wishes) + 1;
/// One word, for tables.
const char* name_of(Term term);

struct Score {
  std::array<double, term_count> terms{};
  double& operator[](Term term) { return terms[static_cast<std::size_t>(term)]; }
  double operator[](Term term) const { return terms[static_cast<std::size_t>(term)]; }
  double total() const;
  bool operator==(const Score&) const = default;
};

/// A solution in which ranks run from left to right; see transposed() for the other direction.
struct Solution {
  std::vector<Rect> boxes;
  std::vector<std::vector<Rect>> rows;     ///< by box, in the problem's order of rows
  std::vector<std::vector<Route>> routes;  ///< by bundle, by strand
  Size used;
  double collisions = 0;  ///< lines over what they have nothing to do with
  double near = 0;        ///< lines too close to it
  double crossings = 0, length = 0;
  Score score;      ///< term by term
  double cost = 0;  ///< their sum
  bool operator==(const Solution&) const = default;
};

/// x and y exchanged: a problem posed with exchanged sizes, solved from left to right and
/// transposed, runs from top to bottom. `Route::words` is then the upper end of the straight part.
Solution transposed(Solution solution);

}  // namespace entente::layout
