#include "relations/band_homes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace entente::relations {
namespace {

using Index = std::size_t;

/// Boxes of a column in the order in which they shall stand, as positions of the drawing.
std::vector<Index> settled(const BandDrawing& drawing, const std::vector<Index>& column) {
  std::vector<Index> slots, movers;  // who has a home, by place
  for (Index i = 0; i < column.size(); ++i) {
    if (drawing.boxes[column[i]].home) slots.push_back(i);
  }
  for (const Index slot : slots) movers.push_back(column[slot]);
  std::stable_sort(movers.begin(), movers.end(), [&](Index a, Index b) {
    return *drawing.boxes[a].home < *drawing.boxes[b].home;
  });
  std::vector<Index> order = column;
  for (Index i = 0; i < slots.size(); ++i) order[slots[i]] = movers[i];
  // An arrow between two needs them beside each other.
  for (const Upright& upright : drawing.uprights) {
    const auto a = std::find(order.begin(), order.end(), upright.from),
               b = std::find(order.begin(), order.end(), upright.to);
    if (a != order.end() && b != order.end() && std::abs(a - b) != 1) return column;
  }
  return order;
}

}  // namespace

BandDrawing at_homes(BandDrawing drawing, const std::vector<ActorPlace>& homes) {
  if (homes.empty()) return drawing;
  std::map<std::string, double> heights;
  for (const ActorPlace& home : homes) heights[home.actor] = home.y;
  std::map<int, std::vector<Index>> columns;
  for (Index b = 0; b < drawing.boxes.size(); ++b) {
    BandBox& box = drawing.boxes[b];
    const auto home = heights.find(box.id);
    // Who stands beside several has no one place.
    if (home != heights.end() && box.at.empty()) box.home = home->second;
    columns[box.column].push_back(b);
  }
  std::vector<Index> from(drawing.boxes.size());  // by new place
  for (const auto& [column, boxes] : columns) {
    const std::vector<Index> order = settled(drawing, boxes);
    for (Index i = 0; i < boxes.size(); ++i) from[boxes[i]] = order[i];
  }
  BandDrawing result = drawing;
  std::vector<Index> to(from.size());
  for (Index b = 0; b < from.size(); ++b) {
    to[from[b]] = b;
    result.boxes[b] = drawing.boxes[from[b]];
    result.boxes[b].gap = drawing.boxes[b].gap;  // groups stay apart where they are
  }
  for (BandTie& tie : result.ties) {
    tie.inner = to[tie.inner];
    tie.outer = to[tie.outer];
  }
  for (Upright& upright : result.uprights) {
    upright.from = to[upright.from];
    upright.to = to[upright.to];
  }
  return result;
}

}  // namespace entente::relations
