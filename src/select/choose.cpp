#include "select/choose.hpp"

#include <algorithm>

namespace entente::select {
namespace {

class Chooser {
 public:
  Chooser(const Dossier& dossier, const Options& options, Selection& selection)
      : dossier_(dossier), options_(options), selection_(selection) {}

  void leave_out_by_name() {
    selection_.by_name = std::erase_if(selection_.items, [this](const Item& item) {
      const auto& types = options_.leave_out_types;
      return concerns(item, options_.leave_out) ||
             std::find(types.begin(), types.end(), type_of(dossier_, item)) != types.end();
    });
  }

  void leave_out_light() {
    selection_.min_weight = options_.min_weight;
    selection_.below_weight = std::erase_if(selection_.items, [this](const Item& item) {
      return view(dossier_, item).weight < options_.min_weight && !concerns(item, options_.keep);
    });
  }

  /// Those that are kept by name first, then by importance, then by number.
  void leave_out_beyond_top() {
    selection_.top = options_.top;
    if (options_.top == 0 || selection_.items.size() <= options_.top) return;
    struct Ranked {
      bool kept;
      double importance;
      int number;
    };
    std::vector<Ranked> ranked;
    for (const Item& item : selection_.items) {
      ranked.push_back(
          {concerns(item, options_.keep), importance(dossier_, selection_, item), item.number});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      return a.kept != b.kept ? a.kept : a.importance > b.importance;
    });
    const auto is_kept = [](const Ranked& item) { return item.kept; };
    const auto kept =
        static_cast<std::size_t>(std::count_if(ranked.begin(), ranked.end(), is_kept));
    ranked.resize(std::max(options_.top, kept));
    std::vector<int> numbers;
    for (const Ranked& item : ranked) numbers.push_back(item.number);
    std::sort(numbers.begin(), numbers.end());
    selection_.beyond_top = std::erase_if(selection_.items, [&numbers](const Item& item) {
      return !std::binary_search(numbers.begin(), numbers.end(), item.number);
    });
  }

 private:
  /// Whether one of the actors, or of those that belong to them, takes part.
  bool concerns(const Item& item, const std::vector<ActorIndex>& actors) const {
    if (actors.empty()) return false;
    const ItemView facts = view(dossier_, item);
    return std::any_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
      return takes_part(dossier_, facts, actor, selection_.as_of);
    });
  }

  const Dossier& dossier_;
  const Options& options_;
  Selection& selection_;
};

}  // namespace

void choose(const Dossier& dossier, const Options& options, Selection& selection) {
  Chooser chooser(dossier, options, selection);
  chooser.leave_out_by_name();
  chooser.leave_out_light();
  chooser.leave_out_beyond_top();
}

}  // namespace entente::select
