#include "relations/rest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "languages/language.hpp"

namespace entente::relations {
namespace {

enum class Noun { country, organization, person };

/// Of others it is known only that they are people if they have lived.
std::optional<Noun> noun_of(const Context& context, const graph::Node& node) {
  if (node.kind != graph::Node::Kind::actor) return std::nullopt;
  const Actor& actor = context.dossier[node.actor];
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

std::string_view patterns(Noun noun, bool beside_named, const languages::Phrases& phrases) {
  switch (noun) {
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

std::string rest_words(const Context& context, const graph::Network& network, const Rest& rest) {
  const languages::Language& language = languages::of(context.language());
  const languages::Phrases& phrases = language.phrases;
  const std::size_t count = rest.nodes.size();
  std::optional<Noun> common;
  const bool alike =
      count > 0 && std::all_of(rest.nodes.begin(), rest.nodes.end(), [&](std::uint32_t node) {
        const std::optional<Noun> noun = noun_of(context, network.nodes[node]);
        if (!common) common = noun;
        return noun && noun == common;
      });
  if (rest.giving) {
    return languages::counted(language,
                              rest.beside_named ? phrases.other_donors : phrases.all_donors, count);
  }
  if (alike) {
    return languages::counted(language, patterns(*common, rest.beside_named, phrases), count);
  }
  return languages::counted(language, rest.beside_named ? phrases.others : phrases.in_all, count);
}

bool all_donations(const Context& context) {
  const std::vector<select::Item>& items = context.selection.items;
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](const select::Item& item) {
    return select::type_of(context.dossier, item) == "donation";
  });
}

}  // namespace entente::relations
