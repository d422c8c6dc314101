#include "words/told_title.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "languages/language.hpp"
#include "select/naming.hpp"
#include "select/standing.hpp"
#include "words/item_words.hpp"

namespace entente::words {
namespace {

constexpr std::size_t least_letters = 4;  // shorter parts of names are words as well

/// "Party expels Grace", where no other Grace has a part in it.
bool calls_by(const std::string& part, const Dossier& dossier, const select::ItemView& facts,
              const Actor& actor) {
  const bool as_written = facts.title.find(part) != std::string::npos;  // "Bill", and no bill
  if (!as_written || !select::has_name(facts.title, part)) return false;
  return std::none_of(facts.participants.begin(), facts.participants.end(), [&](const auto& p) {
    return p.actor && &dossier[*p.actor] != &actor &&
           select::has_name(dossier[*p.actor].name, part);
  });
}

}  // namespace

bool is_named(const Dossier& dossier, const select::ItemView& facts, const Actor& actor) {
  if (select::names_actor(facts.title, actor)) return true;
  // "South Africa" is not South Korea.
  if (actor.kind == ActorKind::country || actor.kind == ActorKind::bloc) return false;
  const std::vector<std::string> parts = base::words_of(actor.name);
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    if (base::count_code_points(part) < least_letters) return false;
    const bool person = actor.kind == ActorKind::official;
    return facts.title.starts_with(part) || (person && calls_by(part, dossier, facts, actor));
  });
}

std::vector<Participant> untold_aside(const Dossier& dossier, const select::Selection& selection,
                                      const select::ItemView& facts) {
  const std::vector<select::Standing> standings = select::standings(dossier, selection, facts);
  std::vector<Participant> untold;
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const Participant& p = facts.participants[i];
    const bool helps = standings[i] == select::Standing::aside && p.kind != RoleKind::witness;
    if (helps && p.actor && !is_named(dossier, facts, dossier[*p.actor])) untold.push_back(p);
  }
  return untold;
}

std::vector<std::string> told_aside(const Dossier& dossier, const std::vector<Participant>& aside,
                                    const std::set<ActorIndex>& ends) {
  const languages::Language& language = languages::of(dossier.language);
  std::vector<std::pair<std::string_view, std::vector<std::string>>> roles;
  for (const Participant& p : aside) {
    if (ends.count(*p.actor) > 0) continue;
    auto found = std::find_if(roles.begin(), roles.end(),
                              [&](const auto& role) { return role.first == p.role; });
    if (found == roles.end()) found = roles.insert(roles.end(), {p.role, {}});
    found->second.push_back(dossier[*p.actor].short_name);
  }
  std::vector<std::string> told;
  for (auto& [role, names] : roles) {
    told.push_back(with_role(role, joined_few(std::move(names), language), language));
  }
  return told;
}

std::string with_who(const std::string& title, std::string who,
                     const std::vector<std::string>& aside, const languages::Phrases& phrases) {
  for (const std::string& one : aside) {
    if (!who.empty()) who += phrases.semicolon;
    who += one;
  }
  return who.empty() ? title : fmt::format(fmt::runtime(phrases.in_brackets), title, who);
}

std::string told_title(const Dossier& dossier, const select::Selection& selection,
                       const select::ItemView& facts, const std::set<ActorIndex>& ends) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  // It says itself who speaks.
  const bool divided = facts.title.find(": ") != std::string::npos ||
                       facts.title.find(phrases.colon) != std::string::npos;
  const std::vector<select::Standing> standings = select::standings(dossier, selection, facts);
  std::vector<std::string> before, after;
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const Participant& participant = facts.participants[i];
    if (!participant.actor || standings[i] == select::Standing::aside) continue;
    const Actor& actor = dossier[*participant.actor];
    if (ends.count(*participant.actor) > 0 || is_named(dossier, facts, actor)) continue;
    // Countries at other ends of the same event have lines of their own.
    if (actor.kind == ActorKind::country || actor.kind == ActorKind::bloc) continue;
    const bool acts = participant.kind == RoleKind::source && !divided;
    (acts ? before : after).push_back(actor.short_name);
  }
  const std::string who = fmt::format("{}", fmt::join(before, phrases.in_list));
  const std::string title =
      who.empty() ? facts.title : who + std::string(phrases.colon) + facts.title;
  return with_who(title, fmt::format("{}", fmt::join(after, phrases.in_list)),
                  told_aside(dossier, untold_aside(dossier, selection, facts), ends), phrases);
}

}  // namespace entente::words
