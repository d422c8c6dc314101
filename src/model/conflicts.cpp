#include "model/conflicts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/checks.hpp"

namespace entente::model {
namespace {

/// Who stands to the left of whom, as far as it is settled.
class Precedence {
 public:
  bool leads(const std::string& from, const std::string& to) const {
    std::set<std::string> seen;
    std::vector<std::string> open = {from};
    while (!open.empty()) {
      const std::string here = std::move(open.back());
      open.pop_back();
      if (here == to) return true;
      if (!seen.insert(here).second) continue;
      const auto next = after_.find(here);
      if (next != after_.end()) open.insert(open.end(), next->second.begin(), next->second.end());
    }
    return false;
  }
  void add(const std::string& left, const std::string& right) { after_[left].insert(right); }

 private:
  std::map<std::string, std::set<std::string>> after_;
};

void warn(Diagnostics& diagnostics, const Origin& at, const std::string& left,
          const std::string& right, std::string_view against) {
  diagnostics.push_back(problem(Code::wish_conflict, at,
                                fmt::format("{} cannot stand to the left of {}: {}",
                                            in_quotes(left), in_quotes(right), against),
                                "this wish is not followed; remove one of the two"));
}

/// A chain without the links that contradict what is settled: the parts that are left of it.
std::vector<std::vector<Reference>> settled(const std::vector<Reference>& chain,
                                            Precedence& precedence, std::string_view against,
                                            Diagnostics& diagnostics) {
  if (chain.size() < 2) return {chain};
  std::vector<std::vector<Reference>> parts(1);
  for (const Reference& next : chain) {
    if (!parts.back().empty()) {
      const Reference& last = parts.back().back();
      if (last.id != next.id && precedence.leads(next.id, last.id)) {
        warn(diagnostics, next.at, last.id, next.id, against);
        parts.emplace_back();
      } else if (last.id != next.id) {
        precedence.add(last.id, next.id);
      }
    }
    parts.back().push_back(next);
  }
  std::erase_if(parts, [](const auto& part) { return part.size() < 2; });
  return parts;
}

}  // namespace

void drop_conflicts(DraftLayout& layout, Diagnostics& diagnostics) {
  Precedence precedence;
  std::vector<std::vector<Reference>> kept;
  for (const std::vector<Reference>& chain : layout.left_of) {
    for (auto& part :
         settled(chain, precedence, "other wishes of \"left_of\" say the reverse", diagnostics)) {
      kept.push_back(std::move(part));
    }
  }
  layout.left_of = std::move(kept);
  // An order may run down as well as to the right: only its direct reversal is a contradiction.
  auto parts = settled(layout.order, precedence, "\"left_of\" says the reverse", diagnostics);
  layout.order = parts.empty() ? std::vector<Reference>() : std::move(parts.front());
  std::erase_if(layout.pin, [&, all = layout.pin](const auto& pinned) {
    for (const auto& other : all) {
      const bool right_of_it = pinned.second.x && other.second.x &&
                               *pinned.second.x > *other.second.x &&
                               pinned.first.id != other.first.id;
      if (!right_of_it || !precedence.leads(pinned.first.id, other.first.id)) continue;
      diagnostics.push_back(problem(
          Code::wish_conflict, pinned.first.at,
          fmt::format("{} cannot be pinned to the right of {}: \"left_of\" says the reverse",
                      in_quotes(pinned.first.id), in_quotes(other.first.id)),
          "this wish is not followed; remove one of the two"));
      return true;
    }
    return false;
  });
}

}  // namespace entente::model
