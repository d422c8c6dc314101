#include "timeline/tally.hpp"

#include <algorithm>

#include "words/tie_story.hpp"

namespace entente::timeline {

Tally::Tally(const Dossier& dossier, const select::Selection& selection,
             const std::vector<Entry>& entries)
    : dossier_(dossier), selection_(selection) {
  constexpr std::size_t several = 3, least_lanes = 2;
  constexpr std::size_t at_a_glance = 4;  // marks on a lane that nobody needs to count
  if (entries.size() < several) return;
  const select::ItemView first = select::view(dossier, selection.items[entries.front().item]);
  bool amounts = true, kinds = true;
  std::map<LaneKey, std::set<std::size_t>> taken;  // where the lane is acted upon
  for (const Entry& entry : entries) {
    const select::ItemView facts = select::view(dossier, selection.items[entry.item]);
    if (facts.status != first.status) return;
    kinds &= !facts.type_plural.empty() && facts.type_plural == first.type_plural &&
             entry.spells.size() <= 1;
    if (facts.amount && unit_.empty()) unit_ = facts.amount->unit;
    amounts &= facts.amount && facts.amount->unit == unit_;
    amounts_.resize(std::max(amounts_.size(), entry.item + 1));
    if (facts.amount) amounts_[entry.item] = facts.amount->value;
    if (facts.amount && facts.amount->approximate) approximate_.insert(entry.item);
    for (const Stop& stop : entry.stops) {
      if (stop.lane.kind != LaneKey::Kind::actor) continue;
      (stop.part == Glyph::arrow ? taken : items_)[stop.lane].insert(entry.item);
    }
  }
  for (auto& [lane, items] : taken) {
    if (items.size() > items_[lane].size()) items_[lane] = std::move(items);
  }
  kinds &= entries.size() > at_a_glance * items_.size();
  if (items_.size() < least_lanes || !(amounts || kinds)) return;
  kind_ = amounts ? Kind::sums : Kind::counts;
  if (!amounts) return;
  std::vector<double> sums;
  for (const auto& lane : items_) sums.push_back(sum_of(lane.second));
  scale_ = words::common_scale(sums, dossier_.language);
}

double Tally::sum_of(const std::set<std::size_t>& items) const {
  double sum = 0;
  for (const std::size_t item : items) sum += amounts_[item];
  return sum;
}

std::string Tally::of(const std::vector<LaneKey>& lanes) const {
  std::set<std::size_t> items;
  for (const LaneKey& lane : lanes) {
    const auto found = items_.find(lane);
    if (found != items_.end()) items.insert(found->second.begin(), found->second.end());
  }
  return of(items);
}

std::string Tally::of(const std::set<std::size_t>& items) const {
  if (kind_ == Kind::none || items.empty()) return {};
  if (kind_ == Kind::counts) {
    if (items.size() < 2) return {};  // one is seen
    // Any item of the lane has the word that all have in common.
    const select::ItemView facts = select::view(dossier_, selection_.items[*items.begin()]);
    return words::count_of(items.size(), facts, dossier_.language);
  }
  std::string sum = words::short_amount(sum_of(items), unit_, scale_, dossier_.language);
  const bool about = std::any_of(items.begin(), items.end(),
                                 [this](std::size_t item) { return approximate_.count(item) > 0; });
  return about ? words::about(std::move(sum), dossier_.language) : sum;
}

}  // namespace entente::timeline
