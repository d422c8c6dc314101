#include "relations/rest.hpp"

#include <algorithm>

#include "languages/language.hpp"
#include "words/counted_actors.hpp"

namespace entente::relations {

std::string rest_words(const Context& context, const graph::Network& network, const Rest& rest) {
  const languages::Language& language = languages::of(context.language());
  const languages::Phrases& phrases = language.phrases;
  const std::size_t count = rest.nodes.size();
  if (rest.giving) {
    return languages::counted(language,
                              rest.beside_named ? phrases.other_donors : phrases.all_donors, count);
  }
  std::vector<ActorIndex> actors;
  for (const std::uint32_t i : rest.nodes) {
    const graph::Node& node = network.nodes[i];
    if (node.kind == graph::Node::Kind::actor) actors.push_back(node.actor);
  }
  if (actors.size() == count) {
    return words::counted_actors(context.dossier, actors, rest.beside_named);
  }
  return languages::counted(language, rest.beside_named ? phrases.others : phrases.in_all, count);
}

bool all_donations(const Context& context, const std::vector<int>& numbers) {
  return !numbers.empty() && std::all_of(numbers.begin(), numbers.end(), [&](int number) {
    return select::type_of(context.dossier, select::item_of(context.selection, number)) ==
           "donation";
  });
}

}  // namespace entente::relations
