#include <set>
#include <vector>

#include "exchange/kept_pairs.hpp"

namespace entente::exchange {
namespace {

/// Leaves out of a draft what ties no pair that is kept, and then who and what nothing names.
class Reduction {
 public:
  explicit Reduction(model::Draft& draft) : draft_(draft) {
    for (const model::DraftActor& actor : draft.actors) {
      numbers_.emplace(actor.facts.id, static_cast<std::uint32_t>(numbers_.size()));
    }
  }

  std::string run(const ImportOptions& options) {
    std::map<Pair, PairWeight> weights;
    const auto count = [&](const auto& record) {
      for (const Pair& pair : pairs_of(record)) {
        weights[pair].weight += record.facts.weight;
        ++weights[pair].count;
      }
    };
    for (const model::DraftRelation& relation : draft_.relations) count(relation);
    for (const model::DraftEvent& event : draft_.events) count(event);
    KeptPairs kept = keep_pairs(weights, options);
    const auto unkept = [&](const auto& record) {
      for (const Pair& pair : pairs_of(record)) {
        if (kept.pairs.count(pair)) return false;
      }
      return true;
    };
    std::erase_if(draft_.relations, unkept);
    std::erase_if(draft_.events, unkept);
    drop_unnamed();
    return std::move(kept.words);
  }

 private:
  std::set<Pair> pairs_of(const model::DraftRelation& relation) const {
    std::set<Pair> pairs;
    for (const model::Reference& from : relation.from) {
      for (const model::Reference& to : relation.to) add(pairs, from.id, to.id);
    }
    return pairs;
  }
  std::set<Pair> pairs_of(const model::DraftEvent& event) const {
    std::set<Pair> pairs;
    const auto& all = event.participants;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (!all[i].actor || !all[j].actor) continue;
        if (!all[i].role.empty() && all[i].role == all[j].role) continue;
        add(pairs, all[i].actor->id, all[j].actor->id);
      }
    }
    return pairs;
  }
  void add(std::set<Pair>& pairs, const std::string& a, const std::string& b) const {
    pairs.insert(std::minmax(numbers_.at(a), numbers_.at(b)));
  }

  void drop_unnamed() {
    std::set<std::string> named, cited;
    const auto cite = [&](const auto& record) {
      for (const model::Reference& source : record.sources) cited.insert(source.id);
    };
    for (const model::DraftRelation& relation : draft_.relations) {
      for (const model::Reference& actor : relation.from) named.insert(actor.id);
      for (const model::Reference& actor : relation.to) named.insert(actor.id);
      cite(relation);
    }
    for (const model::DraftEvent& event : draft_.events) {
      for (const auto& one : event.participants) {
        if (one.actor) named.insert(one.actor->id);
      }
      cite(event);
    }
    std::map<std::string, std::string> houses;
    for (const model::DraftActor& actor : draft_.actors) {
      if (actor.of) houses[actor.facts.id] = actor.of->id;
    }
    for (std::vector<std::string> open(named.begin(), named.end()); !open.empty();) {
      const auto house = houses.find(open.back());
      open.pop_back();
      if (house != houses.end() && named.insert(house->second).second)
        open.push_back(house->second);
    }
    std::erase_if(draft_.actors, [&](const auto& actor) { return !named.count(actor.facts.id); });
    std::erase_if(draft_.sources,
                  [&](const auto& source) { return !cited.count(source.facts.id); });
  }

  model::Draft& draft_;
  std::map<std::string, std::uint32_t> numbers_;
};

}  // namespace

std::string keep_records(model::Draft& draft, const ImportOptions& options) {
  return Reduction(draft).run(options);
}

}  // namespace entente::exchange
