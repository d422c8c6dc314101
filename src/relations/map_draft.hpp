#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/network.hpp"
#include "layout/map.hpp"
#include "relations/drawing.hpp"
#include "text/measure.hpp"

/// A network made ready for a map: names on plates, one line for each pair and sign.
namespace entente::relations {

/// What the width of lines means on a map: what Measure has, or the numbers that undated ties have
/// for labels ("31×").
enum class MapMeaning : std::uint8_t { measure, label };

/// A name on its plate, or a count of names that share one.
struct MapPlate {
  std::uint32_t node = 0;             ///< the actor's; of others: their hub's
  std::vector<std::uint32_t> others;  ///< who shares this plate, instead of the node itself
  std::string id, title;              ///< for tools and for readers
  std::vector<std::string> words;
  text::Style style;
  Size size;
  int group = -1;
  double total = 0;  ///< of what its lines mean
  int camp = -1;
  bool is_event = false;
  bool is_relation = false;  ///< that several have in common: words alone
};

/// All that ties two plates in one way.
struct MapLine {
  std::size_t a = 0, b = 0;  ///< plates
  Sign sign = Sign::neutral;
  Status status = Status::happened;
  bool ended = false;
  std::vector<int> numbers;
  double value = 0;  ///< what its width means
  double width = 0;  ///< px
  int strength = 0;  ///< 0 light, 1 middle, 2 strong
};

struct MapDraft {
  graph::Network network;  ///< what is drawn, folded people within their houses
  MapMeaning meaning = MapMeaning::measure;
  std::vector<MapPlate> plates;
  std::vector<MapLine> lines;  ///< lines of one pair stand together
  double width_per_unit = 0;   ///< px
  double greatest = 0;         ///< value of a line
  bool even = false;           ///< all lines have one value: widths mean nothing
  bool whole = true;           ///< nothing was left out to make it fit
  layout::MapProblem problem;  ///< ties: one for each pair, in the order of the lines
};

/// The number that a label consists of: "31×", "12 %", "3.5".
std::optional<double> number_in(std::string_view label);

/// The network as a map has it: houses and who is tied as a person, each by itself.
graph::Network map_network(const Context& context, const graph::Network& network);

/// The items of all ties.
std::vector<int> items_of(const graph::Network& network);

MapMeaning map_meaning(const Context& context, const graph::Network& network);

/// As much of the network as keeps within `share` of the area. Names that hang on one other alone
/// share a plate first, then the lightest ties go. `homes`: px from the corner of the area.
MapDraft map_draft(const Context& context, const graph::Network& network, Size area, double share,
                   const std::vector<ActorPlace>& homes);

/// Distance between lines of one pair.
double between_lines(const theme::Metrics& metrics);

}  // namespace entente::relations
