#include "relations/column_ends.hpp"

#include <optional>
#include <utility>

#include "relations/column_words.hpp"

namespace entente::relations {
namespace {

class Ends {
 public:
  Ends(const Context& context, ColumnChoice& choice, Stories& stories)
      : context_(context), choice_(choice), draft_(choice.draft), stories_(stories) {}

  void find() {
    for (const std::uint32_t tie : by_weight(draft_.network)) {
      for (const bool first : {true, false}) try_end(tie, first);
    }
  }

 private:
  void try_end(std::uint32_t t, bool first) {
    layout::LaneLine& line = draft_.problem.lines[t];
    layout::LaneEnd& end = first ? line.a : line.b;
    const graph::Tie& tie = draft_.network.ties[t];
    const std::optional<int> member = end.member < 0 ? sole_at(end.box, tie) : std::nullopt;
    if (!member) return;
    end.member = *member;
    const CardRow& row = draft_.cards.list[static_cast<std::size_t>(end.box)]
                             .rows[static_cast<std::size_t>(*member) + 1];
    const ActorIndex actor = draft_.network.nodes[row.node].actor;
    const bool is_new = draft_.ends[t].insert(actor).second;
    std::shared_ptr<Story> before = draft_.stories[t];
    if (before) tell(draft_, t, stories_.of(context_, draft_, t, choice_.telling), metrics());
    if (solved_again(choice_)) return;
    end.member = -1;
    if (is_new) draft_.ends[t].erase(actor);
    if (before) tell(draft_, t, std::move(before), metrics());
  }

  /// Who alone of this house has a part in all that the tie stands for, if the box is wide enough.
  std::optional<int> sole_at(int b, const graph::Tie& tie) const {
    const layout::LaneBox& box = draft_.problem.boxes[static_cast<std::size_t>(b)];
    const Card& card = draft_.cards.list[static_cast<std::size_t>(b)];
    for (std::size_t m = 0; m < box.members.size(); ++m) {
      const CardRow& row = card.rows[m + 1];
      if (row.kind != graph::Node::Kind::actor) continue;
      const double width = box.members[m].width + 2 * draft_.problem.spacing.inset;
      if (width > box.width) continue;
      if (is_sole(context_, draft_, card.rows.front().node, row.node, tie)) {
        return static_cast<int>(m);
      }
    }
    return std::nullopt;
  }

  const theme::Metrics& metrics() const { return context_.look.metrics; }

  const Context& context_;
  ColumnChoice& choice_;
  ColumnDraft& draft_;
  Stories& stories_;
};

}  // namespace

void end_at_people(const Context& context, ColumnChoice& choice, Stories& stories) {
  Ends(context, choice, stories).find();
}

}  // namespace entente::relations
