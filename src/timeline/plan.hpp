#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "entente/layout.hpp"
#include "theme/theme.hpp"
#include "timeline/entries.hpp"
#include "timeline/one_side.hpp"
#include "timeline/scale.hpp"
#include "timeline/ticks.hpp"
#include "timeline/timeline.hpp"

/// Where everything of a timeline is, in page coordinates (px): what a painter needs, no colors.
namespace entente::timeline {

/// Sizes that follow from the type sizes.
struct Sizes {
  explicit Sizes(const theme::Metrics& metrics);
  double em;      ///< label text
  double line;    ///< line pitch of label text
  double mark;    ///< radius of a mark
  double bar;     ///< height of a bar
  double row;     ///< pitch of rows within a lane
  double thin;    ///< pitch of its thin rows
  double lane;    ///< least height of a lane
  double badge;   ///< diameter
  double beside;  ///< between badge and words
};

struct Lane {
  LaneKey key;
  std::vector<std::string> name;
  std::string tally;                          ///< what its items come to; mostly empty
  int rows = 1;                               ///< of full height
  int thin_rows = 0;                          ///< below those: bars without number and words
  double top = 0, height = 0, first_row = 0;  ///< first_row: y of the middle of row 0
};

/// Px from the middle of a lane's first row to the middle of another.
double row_offset(const Lane& lane, int row, const Sizes& sizes);

struct Mark {
  double x = 0;
  int lane = 0, row = 0;
  Glyph part = Glyph::mark;
  double toward = 0;     ///< of an arrow: the sign of y it points along
  bool hollow = false;   ///< the date is not sure
  bool version = false;  ///< one of several dates
  bool upon = false;     ///< who acts upon it has no lane
};

/// A stretch on a lane. Solid from `from` to `to`; the rest fades.
struct Bar {
  int lane = 0, row = 0;
  double fade_from = 0, from = 0, to = 0, fade_to = 0;
  End start = End::sharp, finish = End::sharp;
  bool within = false;  ///< something happened some time in it
  bool thin = false;
};

/// Words of a label, broken into lines.
struct Words {
  std::vector<std::string> date, title;
  double width = 0;   ///< px, of the widest line
  double beside = 0;  ///< px from the start of the date to the title beside it; 0: below
};

struct Label {
  std::string number;  ///< empty: its mark stands there instead, as the number is nowhere else
  Size badge;          ///< empty: neither
  Point center;        ///< of the badge
  Words words;         ///< empty: only the badge
  double type = 0;     ///< px: size of the words
  double words_left = 0;
  bool mirrored = false;  ///< badge at the right, words flush right beside it
  bool led = false;       ///< has a leader
  double pole = 0;        ///< x of its upright part
  double pole_from = 0;   ///< y where it leaves the label
};

struct Drawn {
  Entry entry;
  double site = 0;  ///< x of its first marks
  std::vector<Mark> marks;
  std::vector<Bar> bars;
  std::optional<Label> label;   ///< above the lanes, or in the row of undated items
  std::optional<Label> listed;  ///< in the list below
};

/// Items that have no place on a lane, counted along the axis: small marks on top of each other, or
/// columns where they are too many.
struct Strip {
  /// Items that look alike.
  struct Portion {
    Sign sign = Sign::neutral;
    Status status = Status::happened;
    int count = 0;
  };
  struct Stack {
    double x = 0;                   ///< of the middle
    std::vector<Portion> portions;  ///< drawn from the bottom
    int total = 0;
  };
  std::vector<Stack> stacks;
  std::vector<std::string> name;
  std::size_t count = 0;  ///< of the items
  double top = 0, height = 0;
  double pitch = 0;      ///< px from one stack to the next, and from mark to mark
  double per_item = 0;   ///< px of height
  bool columns = false;  ///< too many for marks
};

/// One number badge for several marks that stand too close for one each: "38–47" over a bracket.
struct Cluster {
  Label label;
  std::vector<int> numbers;
  std::optional<Sign> sign;  ///< if all have the same
  double from = 0, to = 0;   ///< of the bracket
};

struct EraBand {
  std::string title;
  double fade_from = 0, from = 0, to = 0, fade_to = 0;
  End start = End::sharp, finish = End::sharp;
  double bottom = 0;  ///< of the band
  std::vector<std::string> lines;
  Point text;  ///< left end of the first baseline
  std::vector<double> line_left;
  double text_width = 0;
};

/// Words beside a chart that runs down, which belong to no item: an era, the as-of date.
struct Aside {
  double site = 0;  ///< of the scale, where its leader begins
  bool as_of = false;
  std::vector<std::string> lines;
  Point middle;  ///< left end of the middle of the first line, on the page
};

/// A "?" beyond an end that nobody knows.
struct Question {
  Point at;  ///< its middle
  int number = 0;
};

struct AsOf {
  double x = 0;
  std::string words;
  double left = 0, baseline = 0;
};

/// Where everything is. If time runs down, x and y are exchanged for all but words and badges.
struct Plan {
  bool down = false;
  std::vector<Drawn> items;
  std::vector<Lane> lanes;
  std::vector<EraBand> eras;
  std::optional<Strip> strip;
  std::optional<Scale> scale;  ///< none if nothing is dated
  Ticks ticks;
  bool to_the_day = true;  ///< no date has a time of day
  std::optional<AsOf> as_of;
  bool ahead = false;  ///< something stands beyond the as-of line
  std::vector<Aside> asides;
  double words_left = 0;  ///< of the column of words beside a chart that runs down
  std::vector<Cluster> clusters;
  std::vector<Question> questions;
  std::string undated;  ///< head of the row of undated items; empty: no such row
  double undated_baseline = 0;
  double names_left = 0, names_right = 0;
  double gutter_top = 0;  ///< poles lean between here and lanes_top
  double lanes_top = 0, lanes_bottom = 0;
  double axis = 0;  ///< y of the axis
  double tick_baseline = 0, context_baseline = 0;
  double list_top = 0;
  double bottom = 0;
  std::size_t left_out = 0;     ///< items that are not drawn
  std::size_t quiet = 0;        ///< items that are drawn without number and words, small or counted
  OneSide one_side;             ///< who has no lane, as it would tell nothing
  std::vector<LaneKey> merged;  ///< houses that share one lane, the most important first
  std::vector<LaneKey> without;  ///< houses that have none, likewise
  bool rest_told = false;        ///< the name of a lane counts these, or names the only one
  double untold = 0;             ///< items of which no lane tells who takes part
  std::size_t cut = 0;           ///< titles that lose words
  std::size_t alone = 0;         ///< items of the lane for those in which nobody has one
  double missing = 0;            ///< shares in the story of houses that have no lane
  std::size_t titled = 0;        ///< whom the title names, and who have no lane
  bool fits = true;
  LayoutReport account;  ///< what was tried

  double y(int lane, int row, const Sizes& sizes) const {
    const Lane& at = lanes[static_cast<std::size_t>(lane)];
    return at.first_row + row_offset(at, row, sizes);
  }
};

Plan make_plan(const Context& context, Rect area, const Options& options);

}  // namespace entente::timeline
