#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "entente/network.hpp"
#include "layout/lanes.hpp"
#include "relations/cards.hpp"
#include "relations/drawing.hpp"
#include "relations/facing.hpp"

/// A gathered network made ready for columns: boxes, lines and their words with their sizes.
namespace entente::relations {

/// How much a drawing says.
struct Telling {
  std::size_t lines = 4;  ///< of words at a tie
  bool short_names = false;
  double name_wrap = 9;  ///< em
  /// Boxes are as wide as all who may stand in them; else as those at whom lines end.
  bool roomy = false;
};

/// All ways of telling, those that say most first.
constexpr Telling tellings[] = {{.lines = 4, .name_wrap = 10},
                                {.lines = 3, .name_wrap = 8},
                                {.lines = 3, .short_names = true, .name_wrap = 8},
                                {.lines = 2, .short_names = true, .name_wrap = 7},
                                {.lines = 1, .short_names = true, .name_wrap = 7}};

/// A network made ready to be laid out and painted.
struct ColumnDraft {
  graph::Network network;
  Cards cards;
  std::vector<std::set<ActorIndex>> ends;  ///< by tie
  std::set<int> shared;                    ///< items that several lines tell
  std::set<int> alone;                     ///< events of three houses or more that one line tells
  WidthMeaning meaning = WidthMeaning::medium;
  double width_per_value = 0;          ///< px of one item or one unit, if widths mean that
  std::vector<double> values, widths;  ///< by tie: number or sum; px
  std::vector<std::shared_ptr<class Story>> stories;  ///< by tie; none at those without words
  layout::LaneProblem problem;
  std::vector<double> narrow, roomy;  ///< widths of its boxes, see Telling::roomy
  Within within;                      ///< what is not between columns, where camps face each other
  FacingFrame frame;                  ///< their names; without camps the whole area is inside of it
};

/// One line of a block of words.
struct Written {
  std::string words;
  bool headline = false;  ///< of the first paragraph
  bool bold = false;
};

/// What a tie says: the headline, then more.
class Story {
 public:
  Story(std::vector<std::string> paragraphs, bool bold)
      : paragraphs_(std::move(paragraphs)), bold_(bold) {}
  const std::vector<std::string>& paragraphs() const { return paragraphs_; }
  std::vector<Written> wrapped(double width, const theme::Metrics& metrics) const;
  double longest_word(const theme::Metrics& metrics);
  /// In lines of at most so many px; measured once, as arrangements ask for the same few widths.
  Size size(double width, const theme::Metrics& metrics);

 private:
  std::vector<std::string> paragraphs_;
  bool bold_ = true;              ///< its headline
  std::map<double, Size> sizes_;  ///< by width
  std::optional<double> longest_word_;
};

/// What ties say. A network is told in many ways, of which each tells much as the one before it.
class Stories {
 public:
  /// The headline, then more; `to_name`: whom no line tells of so far.
  const std::shared_ptr<Story>& of(const Context& context, const ColumnDraft& draft,
                                   std::uint32_t tie, const Telling& telling,
                                   const std::set<ActorIndex>& to_name = {});

 private:
  /// Numbers, which of them other lines tell too or no other does, who stands at the ends, groups
  /// there, lines, without voices, whom to name, bold.
  using Key = std::tuple<std::vector<int>, std::set<int>, std::set<int>, std::set<ActorIndex>,
                         std::vector<std::vector<ActorIndex>>, std::size_t, bool,
                         std::set<ActorIndex>, bool>;
  std::map<Key, std::shared_ptr<Story>> told_;
};

/// `homes`: where actors stood in an earlier drawing; px on the page.
ColumnDraft column_draft(const Context& context, graph::Network network, const Telling& telling,
                         Rect area, const std::vector<ActorPlace>& homes, Stories& stories);

/// Whether `member`, alone of all in his house, has a part in each item that the tie stands for.
bool is_sole(const Context& context, const ColumnDraft& draft, std::uint32_t house,
             std::uint32_t member, const graph::Tie& tie);

/// The line of this tie says something else from now on.
void tell(ColumnDraft& draft, std::uint32_t tie, std::shared_ptr<Story> story,
          const theme::Metrics& metrics);

/// As if it had been told so: nothing but the widths of boxes depends on it.
void make_roomy(ColumnDraft& draft, bool roomy);

/// Whether somebody at this node has a part in what the tie stands for.
bool takes_part(const Context& context, const ColumnDraft& draft, std::uint32_t node,
                const graph::Tie& tie);

/// Whether a tie leads to or from an event node: such lines have no words.
bool is_spoke(const ColumnDraft& draft, const graph::Tie& tie);

/// The items of all lines but those to event nodes, each once.
std::vector<int> measured_items(const ColumnDraft& draft);

/// Each in lines of at most so many px, the first in bold type or not.
std::vector<Written> wrapped(const std::vector<std::string>& story, double width,
                             const theme::Metrics& metrics, bool bold = true);
Size size_of(const std::vector<Written>& lines, const theme::Metrics& metrics);
/// How wide a block of these words is at least, px.
double longest_word(const std::vector<std::string>& story, const theme::Metrics& metrics,
                    bool bold = true);

}  // namespace entente::relations
