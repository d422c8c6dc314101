#include "layout/chain.hpp"

#include <algorithm>

namespace entente::layout {
namespace {

using Index = std::size_t;

class ChainPlacer {
 public:
  explicit ChainPlacer(const TreeProblem& problem) : p_(problem), s_(problem.spacing) {
    next_.assign(p_.boxes.size(), -1);
    std::vector<bool> first(p_.boxes.size(), true);
    for (Index u = 0; u < p_.unions.size(); ++u) {
      if (p_.unions[u].children.empty()) continue;
      next_[static_cast<Index>(p_.unions[u].partners.front())] = static_cast<int>(u);
      first[static_cast<Index>(p_.unions[u].children.front())] = false;
    }
    for (Index b = 0; b < p_.boxes.size(); ++b) {
      if (first[b]) heads_.push_back(static_cast<int>(b));
    }
    for (const Size& box : p_.boxes) row_height_ = std::max(row_height_, box.height);
    for (const TreeUnion& one : p_.unions) words_.push_back(words_of(one));
    for (const Size& words : words_) {
      row_height_ = std::max(row_height_, 2 * (words.height + s_.pad));
      most_words_ = std::max(most_words_, words.height);
    }
  }

  TreeSolution solve() {
    solution_.boxes.resize(p_.boxes.size());
    solution_.unions.resize(p_.unions.size());
    for (const int head : heads_) {
      if (head != heads_.front()) new_row();
      place(head);
    }
    solution_.used = {p_.area.width, top_ + row_height_};
    solution_.fits = !too_wide_ && solution_.used.height <= p_.area.height;
    return std::move(solution_);
  }

 private:
  Size words_of(const TreeUnion& one) const {
    return one.words ? one.words(std::max(one.least_words, 9 * s_.step)) : Size{};
  }
  const Size& size(int box) const { return p_.boxes[static_cast<Index>(box)]; }
  Rect& rect(int box) { return solution_.boxes[static_cast<Index>(box)]; }
  double middle() const { return top_ + row_height_ / 2; }

  void new_row() {
    x_ = 0;
    top_ += row_height_ + most_words_ + 2 * s_.pad + 2 * s_.step;
  }

  void put(int box) {
    rect(box) = {x_, middle() - size(box).height / 2, size(box).width, size(box).height};
    x_ += size(box).width;
    too_wide_ = too_wide_ || x_ > p_.area.width;
  }

  void place(int box) {
    put(box);
    while (next_[static_cast<Index>(box)] >= 0) {
      const Index u = static_cast<Index>(next_[static_cast<Index>(box)]);
      const int next = p_.unions[u].children.front();
      const Size words = words_[u];
      const double gap = std::max(words.width + 2 * s_.pad + s_.step, 3 * s_.step);
      if (x_ + gap + size(next).width <= p_.area.width) {
        x_ += gap;
        put(next);
        lead_right(u, box, next);
      } else {
        new_row();
        put(next);
        lead_down(u, box, next);
      }
      box = next;
    }
  }

  void lead_right(Index u, int from, int to) {
    TreeSolution::Route& route = solution_.unions[u];
    route.joint = {rect(from).right(), middle()};
    route.partners = {{route.joint}};
    route.children = {{route.joint, {rect(to).left(), middle()}}};
    route.words = {route.joint.x + s_.pad, middle() - s_.pad - words_[u].height, words_[u].width,
                   words_[u].height};
  }

  /// Around the end of the row, into the next one from above.
  void lead_down(Index u, int from, int to) {
    TreeSolution::Route& route = solution_.unions[u];
    const Rect &above = rect(from), &below = rect(to);
    const double bar = top_ - s_.step;
    route.joint = {above.center().x, above.bottom()};
    route.partners = {{route.joint}};
    route.children = {{route.joint,
                       {route.joint.x, bar},
                       {below.center().x, bar},
                       {below.center().x, below.top()}}};
    route.words = {below.center().x + s_.pad, bar - s_.pad - words_[u].height, words_[u].width,
                   words_[u].height};
  }

  const TreeProblem& p_;
  const TreeSpacing& s_;
  std::vector<int> next_;   ///< by box: the union from which its successor hangs; -1
  std::vector<int> heads_;  ///< boxes with which a line begins
  std::vector<Size> words_;
  double row_height_ = 0, most_words_ = 0, x_ = 0, top_ = 0;
  bool too_wide_ = false;
  TreeSolution solution_;
};

}  // namespace

bool is_chain(const TreeProblem& problem) {
  std::vector<int> before(problem.boxes.size(), 0), after(problem.boxes.size(), 0);
  for (const TreeUnion& one : problem.unions) {
    if (one.partners.size() != 1 || one.children.size() != 1) return false;
    if (++after[static_cast<Index>(one.partners.front())] > 1) return false;
    if (++before[static_cast<Index>(one.children.front())] > 1) return false;
  }
  return !problem.unions.empty();
}

TreeSolution solve_chain(const TreeProblem& problem) { return ChainPlacer(problem).solve(); }

}  // namespace entente::layout
