#include "relations/column_people.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "relations/box_events.hpp"
#include "relations/box_words.hpp"
#include "relations/column_words.hpp"

namespace entente::relations {
namespace {

/// A member of a box who has no place.
struct Standing {
  std::size_t box = 0, member = 0;
  double weight = 0;
};

bool is_seated(const layout::LaneSolution& solution, const Standing& who) {
  return solution.members[who.box][who.member].height > 0;
}

std::vector<Standing> without_place(const ColumnChoice& choice) {
  std::vector<Standing> list;
  const layout::LaneProblem& problem = choice.draft.problem;
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    const layout::LaneBox& box = problem.boxes[b];
    for (std::size_t m = 0; m < box.members.size(); ++m) {
      const Standing who{b, m, box.member_weight[m]};
      const bool narrow = box.members[m].width > box.width - 2 * problem.spacing.inset;
      if (!narrow && !is_seated(choice.solution, who)) list.push_back(who);
    }
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Standing& a, const Standing& b) { return a.weight > b.weight; });
  return list;
}

class Seats {
 public:
  explicit Seats(ColumnChoice& choice) : choice_(choice), problem_(choice.draft.problem) {}

  void find() {
    for (const Standing& who : without_place(choice_)) {
      if (is_seated(choice_.solution, who)) continue;
      const Rect& house = choice_.solution.boxes[who.box];
      const double height = problem_.boxes[who.box].members[who.member].height;
      if (!seat(who, house.height + height + 2 * problem_.spacing.inset)) continue;
      // Elsewhere in his house there was some room already.
      const Rect& grown = choice_.solution.boxes[who.box];
      const Rect& place = choice_.solution.members[who.box][who.member];
      seat(who, place.bottom() + problem_.spacing.inset - grown.y);
    }
  }

 private:
  /// Makes his house that high, if he has a place then. Without success all is as before.
  bool seat(const Standing& who, double least) {
    const double before = std::exchange(problem_.boxes[who.box].least, least);
    const auto has_place = [&](const layout::LaneSolution& found) { return is_seated(found, who); };
    if (solved_again(choice_, has_place)) return true;
    problem_.boxes[who.box].least = before;
    return false;
  }

  ColumnChoice& choice_;
  layout::LaneProblem& problem_;
};

}  // namespace

void seat_people(const Context& context, const graph::Network& network, ColumnChoice& choice) {
  if (without_place(choice).empty()) return;
  ColumnChoice seated = choice;
  Seats(seated).find();
  tell_in_boxes(context, network, InBoxes::all, seated);
  const std::size_t before = told_in_boxes(choice.draft).size();
  if (told_in_boxes(seated.draft).size() >= before) choice = std::move(seated);
}

}  // namespace entente::relations
