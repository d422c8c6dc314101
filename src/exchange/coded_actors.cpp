#include "exchange/coded_actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "exchange/known_actors.hpp"
#include "exchange/values.hpp"

namespace entente::exchange {
namespace {

struct CodePair {
  std::string_view code, meaning;
};

constexpr CodePair cameo_countries[] = {
#define ENTENTE_CAMEO_COUNTRY(code, iso) {code, iso},
#define ENTENTE_CAMEO_ROLE(...)
#include "exchange/cameo_actors.def"
#undef ENTENTE_CAMEO_COUNTRY
#undef ENTENTE_CAMEO_ROLE
#define ENTENTE_COUNTRY(alpha2, alpha3, alpha4) {alpha3, alpha2},
#include "model/country_codes.def"
#undef ENTENTE_COUNTRY
};

constexpr CodePair cameo_roles[] = {
#define ENTENTE_CAMEO_COUNTRY(...)
#define ENTENTE_CAMEO_ROLE(code, words) {code, words},
#include "exchange/cameo_actors.def"
#undef ENTENTE_CAMEO_COUNTRY
#undef ENTENTE_CAMEO_ROLE
};

template <std::size_t n>
std::string_view meaning_of(const CodePair (&pairs)[n], std::string_view code) {
  if (code.empty()) return "";
  const auto* found = std::find_if(std::begin(pairs), std::end(pairs),
                                   [&](const CodePair& pair) { return pair.code == code; });
  return found == std::end(pairs) ? "" : found->meaning;
}

constexpr std::size_t longest_name = 200;

/// "Security Council" for "SECURITY COUNCIL"; mixed letters stay.
std::string in_title_case(std::string_view words) {
  std::string text = label_of(words, longest_name);
  const bool shouted =
      std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!shouted) return text;
  bool inside = false;
  for (char& c : text) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter && inside) c = static_cast<char>(c - 'A' + 'a');
    inside = letter || c == '\'';
  }
  return text;
}

}  // namespace

std::uint32_t CodedActors::add(Known known) {
  const auto number = static_cast<std::uint32_t>(known_.size());
  numbers_.emplace(known.key, number);
  known_.push_back(std::move(known));
  return number;
}

std::uint32_t CodedActors::country_number(std::string_view code) {
  if (code.empty()) return nobody;
  const std::string_view iso = meaning_of(cameo_countries, code);
  std::string name(iso.empty() ? "" : country_name(iso));
  std::string code_of(iso);
  if (name.empty()) {  // a name, as ICEWS has it
    const KnownActor known = guess_actor(base::fold_case(code));
    if (known.kind != ActorKind::country) return nobody;
    code_of = known.iso;
    name = country_name(known.iso);
  }
  std::string key = "country " + name;
  const auto found = numbers_.find(key);
  if (found != numbers_.end()) return found->second;
  return add({std::move(key), std::string(code), std::move(name), "", nobody, std::move(code_of)});
}

std::uint32_t CodedActors::number(const CodedActor& actor) {
  if (actor.code.empty() && actor.name.empty()) return nobody;
  std::string key;
  const bool coded = !actor.country.empty() && !actor.code.empty();
  for (const std::string_view part :
       {actor.code, actor.country, actor.role, coded ? std::string_view() : actor.name}) {
    key += part;
    key += '\n';
  }
  const auto found = numbers_.find(key);
  if (found != numbers_.end()) return found->second;
  std::string code = label_of(actor.code, longest_name), name = in_title_case(actor.name);
  if (code.empty() && name.empty()) {  // characters that nobody sees
    numbers_.emplace(std::move(key), nobody);
    return nobody;
  }
  const std::uint32_t country = country_number(actor.country);
  const bool is_country =
      country != nobody &&
      (actor.code.empty() ? base::fold_case(actor.name) == base::fold_case(known_[country].name)
                          : actor.code == actor.country);
  if (is_country || (fold_ && country != nobody)) {
    folded_ += is_country ? 0 : 1;
    numbers_.emplace(std::move(key), country);
    return country;
  }
  return add(
      {std::move(key), std::move(code), std::move(name), std::string(actor.role), country, ""});
}

void CodedActors::note_folded(ImportedSheet& account) const {
  if (folded_ == 0) return;
  account.notes.push_back(
      fmt::format("officials and groups that count as their country: {}", folded_));
}

/// "Government of Cuba" where a code tells the role.
std::string CodedActors::full_name(const Known& known) const {
  const std::string_view role = meaning_of(cameo_roles, known.role);
  if (known.country != nobody && !role.empty() && !known.code.empty()) {
    return fmt::format("{} of {}", role, known_[known.country].name);
  }
  return known.name.empty() ? known.code : known.name;
}

bool CodedActors::is_named(const Known& known, const std::string& folded) const {
  for (const std::string& text : {known.name, known.code, known.iso, full_name(known)}) {
    if (!text.empty() && base::fold_case(text) == folded) return true;
  }
  return known.country != nobody && is_named(known_[known.country], folded);
}

bool CodedActors::is_called(std::uint32_t number, const std::string& name) {
  if (number == nobody) return false;
  std::vector<bool>& called = called_[name];
  while (called.size() < known_.size()) {
    called.push_back(is_named(known_[called.size()], base::fold_case(name)));
  }
  return called[number];
}

std::string CodedActors::id(std::uint32_t number, Joiner& joiner, const model::Origin& at) {
  const Known known = known_[number];
  const std::string key = "coded " + known.key;
  if (const std::string* id = joiner.by_key(key)) return *id;
  if (!known.iso.empty()) {
    if (const std::string* id = joiner.known(known.name)) return *id;
  }
  const std::string_view role = meaning_of(cameo_roles, known.role);
  model::DraftActor actor;
  Actor& facts = actor.facts;
  actor.at = at;
  facts.name = facts.short_name = full_name(known);
  const KnownActor guess = guess_actor(base::fold_case(facts.name));
  facts.kind = guess.kind;
  if (!known.iso.empty()) {
    facts.kind = ActorKind::country;
    facts.codes["iso"] = known.iso;
  } else if (!known.code.empty()) {
    facts.codes["cameo"] = known.code;
  }
  if (known.country != nobody) {
    actor.of = model::Reference{this->id(known.country, joiner, at), at};
    facts.kind = ActorKind::organization;
    if (!role.empty() && !known.code.empty()) facts.short_name = role;
  } else if (!guess.iso.empty()) {
    facts.codes["iso"] = guess.iso;
  }
  joiner.declare(key, std::move(actor));
  return *joiner.by_key(key);
}

}  // namespace entente::exchange
