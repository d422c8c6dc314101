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
    drop_unnamed(draft_);
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
    if (a != b) pairs.insert(std::minmax(numbers_.at(a), numbers_.at(b)));
  }

  model::Draft& draft_;
  std::map<std::string, std::uint32_t> numbers_;
};

/// Who and what is named by what is left of a draft.
class Naming {
 public:
  explicit Naming(model::Draft& draft) : draft_(draft) {}

  void drop() {
    for (const model::DraftRelation& relation : draft_.relations) {
      name(relation.from);
      name(relation.to);
      cite(relation);
    }
    for (const model::DraftEvent& event : draft_.events) {
      for (const auto& one : event.participants) {
        if (one.actor) named_.insert(one.actor->id);
      }
      // Who says so may be an actor or a source.
      for (const auto* voices : {&event.reported_by, &event.denied_by}) {
        name(*voices);
        cite(*voices);
      }
      events_.insert(event.facts.id);
      cite(event);
    }
    name_houses();
    std::erase_if(draft_.actors, [&](const auto& actor) { return !is_named(actor.facts.id); });
    for (const model::DraftActor& actor : draft_.actors) {
      for (const model::DraftPost& post : actor.posts) cite(post.sources);
    }
    std::erase_if(draft_.sources,
                  [&](const auto& source) { return cited_.count(source.facts.id) == 0; });
    for (model::DraftEvent& event : draft_.events) {
      if (event.part_of && events_.count(event.part_of->id) == 0) event.part_of.reset();
    }
    drop_wishes();
  }

 private:
  using References = std::vector<model::Reference>;

  bool is_named(const std::string& actor) const { return named_.count(actor) > 0; }
  void name(const References& actors) {
    for (const model::Reference& actor : actors) named_.insert(actor.id);
  }
  void cite(const References& sources) {
    for (const model::Reference& source : sources) cited_.insert(source.id);
  }
  template <class Record>
  void cite(const Record& record) {
    cite(record.sources);
    for (const model::DraftClaim& claim : record.claims) cite(claim.sources);
  }

  /// What an actor belongs to is named with it.
  void name_houses() {
    std::map<std::string, std::vector<std::string>> houses;
    for (const model::DraftActor& actor : draft_.actors) {
      if (actor.of) houses[actor.facts.id].push_back(actor.of->id);
      for (const model::DraftPost& post : actor.posts) {
        houses[actor.facts.id].push_back(post.of.id);
      }
    }
    for (std::vector<std::string> open(named_.begin(), named_.end()); !open.empty();) {
      const std::string actor = open.back();
      open.pop_back();
      for (const std::string& house : houses[actor]) {
        if (named_.insert(house).second) open.push_back(house);
      }
    }
  }

  /// Wishes for actors that are not there any more.
  void drop_wishes() {
    const auto is_gone = [&](const model::Reference& actor) { return !is_named(actor.id); };
    model::DraftLayout& layout = draft_.layout;
    for (auto* groups : {&layout.near, &layout.left_of}) {
      for (References& group : *groups) std::erase_if(group, is_gone);
      std::erase_if(*groups, [](const References& group) { return group.size() < 2; });
    }
    std::erase_if(layout.order, is_gone);
    std::erase_if(layout.pin, [&](const auto& pin) { return is_gone(pin.first); });
    for (model::DraftCamp& camp : draft_.camps) std::erase_if(camp.members, is_gone);
    // There are two, or none.
    const auto is_empty = [](const model::DraftCamp& camp) { return camp.members.empty(); };
    if (std::any_of(draft_.camps.begin(), draft_.camps.end(), is_empty)) draft_.camps.clear();
  }

  model::Draft& draft_;
  std::set<std::string> named_, cited_, events_;
};

}  // namespace

void drop_unnamed(model::Draft& draft) { Naming(draft).drop(); }

std::string keep_records(model::Draft& draft, const ImportOptions& options) {
  return Reduction(draft).run(options);
}

}  // namespace entente::exchange
