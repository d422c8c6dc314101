#pragma once

#include <string>
#include <vector>

#include "graph/dealings.hpp"
#include "marks/legend.hpp"
#include "relations/drawing.hpp"
#include "words/amounts.hpp"

namespace entente::relations {

/// What bands may show.
struct Summable {
  std::vector<graph::Dealing> dealings;
  std::size_t items = 0;  ///< that could be among them
};
/// Where most items, but not nearly all, are amounts of one unit: these alone, as the others have
/// no width. Else all.
Summable summable(const Context& context, const graph::Network& network);

/// What the width of lines means: the sum of their amounts where nearly all items have one in one
/// unit, else how many items there are.
class Measure {
 public:
  /// `numbers`: of all items that may be drawn.
  Measure(const Context& context, const std::vector<int>& numbers);

  bool is_sum() const { return !unit_.empty(); }
  /// The sum of their amounts, or their number.
  double of(const std::vector<int>& numbers) const;
  /// How wide a band is for a value of 1 at most, px; 0: as there is room.
  double most_scale() const;
  /// What it has in common with other pages, where a value of 1 is so wide.
  LineScale scale_of(double px) const;
  /// "€2.10m", "15 donations".
  std::string words(const std::vector<int>& numbers) const;
  /// "2.10", "15": beside others of the same kind, whose unit is known. What would be "0.00" in
  /// their scale has its own: "€600".
  std::string brief(const std::vector<int>& numbers) const;
  /// What widths mean, with round samples of the range from `least` to `most`. `scale`: px for 1.
  /// Where something is so little that it is drawn wider, the least sample says so.
  marks::LegendEntry legend(double scale, double least, double most) const;

 private:
  /// Round values of the figure's range, with their words.
  std::vector<std::pair<double, std::string>> sum_samples(double scale, double least,
                                                          double most) const;
  static std::vector<std::pair<double, std::string>> number_samples(double scale, double most);
  /// Whether the scale that all have in common leaves nothing of it.
  bool is_lost(double value) const;
  std::string amount(double value) const;
  /// "c. €2.1m" where any of their amounts is approximate.
  std::string of_about(std::string amount, const std::vector<int>& numbers) const;
  std::string meaning(std::string_view of_several, std::string_view of_one) const;

  const Context& context_;
  words::NumberScale scale_;
  std::string unit_;  ///< empty: items are counted
  std::string kind_;  ///< what their type is called, if all are of one
};

}  // namespace entente::relations
