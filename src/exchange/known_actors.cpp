#include "exchange/known_actors.hpp"

#include <array>
#include <map>

#include "base/utf8.hpp"
#include "entente/import.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

struct CountryName {
  std::string_view iso, name;
};

constexpr CountryName country_names[] = {
#define ENTENTE_COUNTRY_NAME(iso, name) {iso, name},
#include "exchange/country_names.def"
#undef ENTENTE_COUNTRY_NAME
};

constexpr std::array<std::string_view, 24> blocs = {"EU",
                                                    "European Union",
                                                    "NATO",
                                                    "UN",
                                                    "United Nations",
                                                    "African Union",
                                                    "ASEAN",
                                                    "Arab League",
                                                    "BRICS",
                                                    "OPEC",
                                                    "OPEC+",
                                                    "G7",
                                                    "G8",
                                                    "G20",
                                                    "G77",
                                                    "OSCE",
                                                    "OAS",
                                                    "ECOWAS",
                                                    "Mercosur",
                                                    "Warsaw Pact",
                                                    "Comecon",
                                                    "Commonwealth",
                                                    "Non-Aligned Movement",
                                                    "Gulf Cooperation Council"};

}  // namespace

KnownActor guess_actor(const std::string& folded) {
  static const std::map<std::string, KnownActor> known = [] {
    std::map<std::string, KnownActor> names;
    for (const CountryName& country : country_names) {
      names.emplace(base::fold_case(country.name), KnownActor{ActorKind::country, country.iso});
    }
    for (std::string_view bloc : blocs) {
      names.emplace(base::fold_case(bloc), KnownActor{ActorKind::bloc, ""});
    }
    return names;
  }();
  const auto found = known.find(folded);
  return found == known.end() ? KnownActor() : found->second;
}

std::string_view country_name(std::string_view iso) {
  for (const CountryName& country : country_names) {
    if (base::fold_case(country.iso) == base::fold_case(iso)) return country.name;
  }
  return "";
}

}  // namespace entente::exchange

namespace entente {

std::string_view actor_kind_word(ActorKind kind) {
  for (const auto& word : model::actor_kinds) {
    if (word.value == kind) return word.word;
  }
  return "other";
}

}  // namespace entente
