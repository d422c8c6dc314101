#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "timeline/plan.hpp"

namespace entente::timeline {

enum class Mode : std::uint8_t {
  words_above,
  list_below,  ///< with numbers above, if they can be followed
  list_alone,  ///< the same without numbers above: its dates lead to the marks
  marks_only,
  down  ///< time runs down, words beside
};

/// Whether its words stand below the chart.
constexpr bool is_list(Mode mode) { return mode == Mode::list_below || mode == Mode::list_alone; }

/// What becomes of dated items without a number.
enum class Rest : std::uint8_t {
  quiet,   ///< small marks on their lanes
  counted  ///< small marks in a strip
};

constexpr std::size_t any_lanes = 1000;  ///< as many as leave room for words

/// One way to draw a timeline.
struct Trial {
  std::vector<std::size_t> items;  ///< positions in the selection, ascending: these get words
  Mode mode = Mode::words_above;
  Rest rest = Rest::quiet;
  std::size_t lanes = any_lanes;        ///< at most; 0: all on one, without names
  bool unbroken = false;                ///< the axis has one scale
  std::vector<std::size_t> heads = {};  ///< of `items`, ascending: their words leave the list
};

/// How many lanes leave room for words above them.
std::size_t usual_lanes(const theme::Metrics& metrics, Rect area, bool grows);

/// The plan of a trial; nullopt if it does not fit.
using TryPlan = std::function<std::optional<Plan>(const Trial&)>;

/// Tries plans on one area. `entries`: of all items; `further`: positions of items, ascending, that
/// no trial gives words or lanes. The result keeps references to the first three arguments.
TryPlan planner(const Context& context, Rect area, const Options& options,
                std::vector<Entry> entries, const std::vector<std::size_t>& further);

}  // namespace entente::timeline
