#include "words/counted_actors.hpp"

#include <algorithm>
#include <optional>

#include "languages/language.hpp"

namespace entente::words {
namespace {

enum class Noun : std::uint8_t { country, organization, person };

/// Of others it is known only that they are people if they have lived.
std::optional<Noun> noun_of(const Actor& actor) {
  switch (actor.kind) {
    case ActorKind::country:
      return Noun::country;
    case ActorKind::organization:
      return Noun::organization;
    case ActorKind::official:
      return Noun::person;
    case ActorKind::other:
      if (actor.lived) return Noun::person;
      break;
    case ActorKind::bloc:
      break;
  }
  return std::nullopt;
}

std::string_view pattern_of(std::optional<Noun> noun, bool beside_named,
                            const languages::Phrases& phrases) {
  if (!noun) return beside_named ? phrases.others : phrases.in_all;
  switch (*noun) {
    case Noun::country:
      return beside_named ? phrases.other_countries : phrases.all_countries;
    case Noun::organization:
      return beside_named ? phrases.other_organizations : phrases.all_organizations;
    case Noun::person:
      break;
  }
  return beside_named ? phrases.other_people : phrases.all_people;
}

}  // namespace

std::string counted_actors(const Dossier& dossier, const std::vector<ActorIndex>& actors,
                           bool beside_named) {
  const languages::Language& language = languages::of(dossier.language);
  std::optional<Noun> common;
  if (!actors.empty()) common = noun_of(dossier[actors.front()]);
  const bool alike = std::all_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
    return noun_of(dossier[actor]) == common;
  });
  const std::string_view pattern =
      pattern_of(alike ? common : std::nullopt, beside_named, language.phrases);
  return languages::counted(language, pattern, actors.size());
}

}  // namespace entente::words
