#include "timeline/who.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "languages/language.hpp"
#include "select/standing.hpp"
#include "words/amounts.hpp"
#include "words/common_type.hpp"
#include "words/item_words.hpp"
#include "words/told_title.hpp"

namespace entente::timeline {
namespace {

constexpr std::size_t most_names = 3;
constexpr std::size_t least_word = 4;  // letters

std::vector<std::string> long_words(const std::string& name) {
  std::vector<std::string> words = base::words_of(name);
  std::erase_if(words,
                [](const std::string& word) { return base::count_code_points(word) < least_word; });
  return words;
}

/// "€0.93m, 8×" has none: it is nothing without who.
bool has_words(const std::string& title) {
  constexpr std::size_t least_letters = 3;
  std::size_t letters = 0;
  for (const std::string& word : long_words(title)) {
    const bool counted = word.find_first_of("0123456789") != word.npos;
    if (!counted) letters += base::count_code_points(word);
  }
  return letters >= least_letters;
}

/// Whether all items have an amount and no words but those of one type, which the legend has.
bool share_a_word(const Dossier& dossier, const select::Selection& selection) {
  if (selection.items.empty()) return false;
  const Sign sign = select::view(dossier, selection.items.front()).sign;
  if (!words::common_type(dossier, selection, sign)) return false;
  return std::all_of(selection.items.begin(), selection.items.end(), [&](const auto& item) {
    const select::ItemView facts = select::view(dossier, item);
    return facts.amount && facts.sign == sign &&
           base::fold_case(facts.title) == base::fold_case(facts.type_label);
  });
}

}  // namespace

Who::Who(const Dossier& dossier, const select::Selection& selection,
         const std::vector<Entry>& entries)
    : dossier_(dossier),
      selection_(selection),
      told_(selection.items.size()),
      one_word_(share_a_word(dossier, selection)) {
  std::map<std::string, std::size_t> count;  // of items, by title
  std::map<std::pair<std::string, ActorIndex>, std::size_t> shares;
  std::vector<std::string> titles;
  for (const Entry& entry : entries) {
    Told& told = told_[entry.item];
    titles.push_back(base::fold_case(entry.title.get()));
    const select::ItemView facts = select::view(dossier, selection.items[entry.item]);
    // The word of a type says no more than many others of that type do.
    told.wordless = !has_words(entry.title) ||
                    base::fold_case(facts.title) == base::fold_case(facts.type_label);
    const std::vector<select::Standing> standings = select::standings(dossier, selection, facts);
    bool helped = false;
    for (std::size_t i = 0; i < standings.size(); ++i) {
      const Participant& p = facts.participants[i];
      const bool aside = standings[i] == select::Standing::aside;
      helped = helped || (aside && p.kind == RoleKind::mediator);
      if (!p.actor || aside) continue;
      const bool known = std::any_of(told.parts.begin(), told.parts.end(),
                                     [&](const Part& part) { return part.actor == *p.actor; });
      if (known) continue;
      told.parts.push_back({*p.actor, select::house_of(dossier, *p.actor, selection.as_of),
                            standings[i] == select::Standing::acted_upon,
                            words::is_named(dossier, facts, dossier[*p.actor]), false});
      ++shares[{titles.back(), *p.actor}];
    }
    if (helped) told.aside = words::untold_aside(dossier, selection, facts);
    ++count[titles.back()];
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Told& told = told_[entries[i].item];
    const std::size_t alike = count[titles[i]];
    told.repeated = alike > 1;
    if (alike < 2) continue;
    for (Part& part : told.parts) part.common = shares[{titles[i], part.actor}] == alike;
  }
}

std::string Who::names(const std::vector<ActorIndex>& actors) const {
  std::vector<std::string> names;
  for (const ActorIndex actor : actors) {
    // "+1" takes as much room as most names, and tells nothing.
    if (names.size() == most_names && actors.size() > most_names + 1) break;
    names.push_back(dossier_[actor].short_name);
  }
  const languages::Phrases& phrases = languages::phrases(dossier_.language);
  if (actors.size() <= names.size()) return words::joined(names, phrases);
  return fmt::format("{} +{}", fmt::join(names, phrases.in_list), actors.size() - most_names);
}

std::vector<std::string> Who::aside_in(const Entry& entry, const std::set<LaneKey>& lanes) const {
  const Told& told = told_[entry.item];
  if (told.aside.empty()) return {};
  std::set<ActorIndex> on_lanes;
  for (const LaneKey& lane : lanes) {
    if (lane.kind == LaneKey::Kind::actor) on_lanes.insert(lane.actor);
  }
  return words::told_aside(dossier_, told.aside, on_lanes);
}

std::string Who::title(const Entry& entry, const std::set<LaneKey>& lanes) const {
  const Told& told = told_[entry.item];
  const std::string& title = entry.title;
  auto is_missing = [&](const Part& part) {
    const bool by_lane = lanes.count({LaneKey::Kind::actor, part.actor}) > 0;
    // Of a repeated title it matters who differs, and of one without words everybody.
    const bool asked = told.wordless || (told.repeated && !part.common);
    return !part.named && (!by_lane || asked);
  };
  auto is_homeless = [&](const Part& part) {
    return lanes.count({LaneKey::Kind::actor, part.house}) == 0;
  };
  std::vector<ActorIndex> acting, acted_upon;
  for (const bool upon : {false, true}) {
    auto here = [&](const Part& part) { return part.acted_upon == upon; };
    // Where some have lanes and some have none, the latter alone would pass for all.
    const bool all = std::any_of(told.parts.begin(), told.parts.end(), [&](const Part& part) {
      return here(part) && is_missing(part) && is_homeless(part);
    });
    for (const Part& part : told.parts) {
      if (!here(part) || part.named || !(all || is_missing(part))) continue;
      (upon ? acted_upon : acting).push_back(part.actor);
    }
  }
  const languages::Phrases& phrases = languages::phrases(dossier_.language);
  const std::vector<std::string> aside = aside_in(entry, lanes);
  if (acting.empty() && acted_upon.empty()) {
    return words::with_who(title, "", aside, phrases);
  }
  std::string who = names(acting);
  // Beside another whom the title names an arrow would lead from that one.
  const bool others_named = std::any_of(told.parts.begin(), told.parts.end(), [](const Part& part) {
    return part.acted_upon && part.named;
  });
  if (acting.empty() && others_named) {
    who = names(acted_upon);
  } else if (!acted_upon.empty()) {
    who += who.empty() ? phrases.towards.substr(1) : phrases.towards;
    who += names(acted_upon);
  }
  if (one_word_) {
    const select::ItemView facts = select::view(dossier_, selection_.items[entry.item]);
    return words::with_amount(who, facts.amount, dossier_.language, words::AmountLength::brief);
  }
  // After words about what happened, a colon would make whoever suffered it pass for who did it;
  // the word of a type ("Ambassador") is nothing without who.
  const bool divided = title.find(':') != std::string::npos ||
                       title.find(phrases.colon) != std::string::npos || acting.empty();
  if (divided || !told.wordless) return words::with_who(title, who, aside, phrases);
  return words::with_who(title + std::string(phrases.colon) + who, "", aside, phrases);
}

}  // namespace entente::timeline
