#include "relations/lives.hpp"

#include <fmt/format.h>

#include <variant>

#include "languages/language.hpp"
#include "words/spells.hpp"

namespace entente::relations {
namespace {

bool is_lasting(ActorKind kind) {
  return kind == ActorKind::country || kind == ActorKind::organization || kind == ActorKind::bloc;
}

/// Before the as-of date, if there is one.
bool ended(const Context& context, const date::Edtf& when) {
  if (!context.selection.as_of) return false;
  const std::optional<double> end = date::axis_latest(when),
                              now = date::axis_earliest(*context.selection.as_of);
  return end && now && *end < *now;
}

}  // namespace

std::string life_of(const Context& context, const Actor& actor) {
  if (!actor.lived) return {};
  const auto year_of = [&](const date::Edtf& when) {
    return words::spell(when, context.language(), words::Fineness::year);
  };
  const std::string& text = actor.lived->text;
  const std::size_t slash = text.find('/');
  if (slash == text.npos || is_lasting(actor.kind)) return year_of(*actor.lived);
  const auto begin = date::parse(text.substr(0, slash)), end = date::parse(text.substr(slash + 1));
  const auto *born = std::get_if<date::Edtf>(&begin), *died = std::get_if<date::Edtf>(&end);
  const languages::Phrases& phrases = context.phrases();
  if (born && !died) return fmt::format(fmt::runtime(phrases.born), year_of(*born));
  if (died && !born) return fmt::format(fmt::runtime(phrases.died), year_of(*died));
  return year_of(*actor.lived);
}

std::string years_in_office(const Context& context, ActorIndex actor, const select::Item* first) {
  const Post* post = select::current_post(context.dossier, actor, context.selection.as_of);
  if (!post || !post->when) return {};
  const date::Edtf* act = first ? select::first_date(context.dossier, *first) : nullptr;
  const std::optional<double> acted = act ? date::axis_latest(*act) : std::nullopt;
  const std::optional<double> begin = date::axis_earliest(*post->when);
  const bool over = post->when->latest.finite() && ended(context, *post->when);
  if (!over && !(acted && begin && *acted <= *begin)) return {};
  return words::spell(*post->when, context.language(), words::Fineness::year);
}

bool is_over(const Context& context, const Actor& actor) {
  return is_lasting(actor.kind) && actor.lived && ended(context, *actor.lived);
}

}  // namespace entente::relations
