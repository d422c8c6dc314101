#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/dossier.hpp"

/// The words of the format and what they mean.
namespace entente::model {

template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

inline constexpr std::array<Word<ActorKind>, 6> actor_kinds = {{
    {"country", ActorKind::country},
    {"official", ActorKind::official},
    {"person", ActorKind::official},  // one without an office: the same shape, another word for it
    {"organization", ActorKind::organization},
    {"bloc", ActorKind::bloc},
    {"other", ActorKind::other},
}};
inline constexpr std::array<Word<Sign>, 3> signs = {{
    {"cooperation", Sign::cooperation},
    {"conflict", Sign::conflict},
    {"neutral", Sign::neutral},
}};
inline constexpr std::array<Word<Medium>, 2> media = {{
    {"verbal", Medium::verbal},
    {"material", Medium::material},
}};
inline constexpr std::array<Word<Status>, 7> statuses = {{
    {"happened", Status::happened},
    {"planned", Status::planned},
    {"reported", Status::reported},
    {"claimed", Status::claimed},
    {"denied", Status::denied},
    {"cancelled", Status::cancelled},
    {"hypothetical", Status::hypothetical},
}};

/// The word of a value; empty if it has none.
template <class Value, std::size_t n>
std::string_view word_in(const std::array<Word<Value>, n>& words, Value value) {
  for (const Word<Value>& word : words) {
    if (word.value == value) return word.word;
  }
  return {};
}

/// What a role word means for the drawing; `party` for words that are not known.
RoleKind role_kind(std::string_view role);

/// Who takes part in a relation, with the roles that they have in it.
std::vector<Participant> participants(const Relation& relation);

/// What a type says of the records that carry it.
struct TypeMeaning {
  std::string label;
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  std::string plural = {};   ///< empty for codes and words that are not known
  std::string counted = {};  ///< "{} visit|{} visits": languages::counted(); empty likewise
  bool personal = false;     ///< concerns a person as such, not his country
  bool mutual = false;       ///< neither acts upon the other, whatever their roles: marriage
  bool operator==(const TypeMeaning&) const = default;
};

enum class TypeProblem : std::uint8_t {
  none,
  unknown_word,    ///< neither built in nor coded; the label is the word itself
  unknown_scheme,  ///< "foo:12"
  unknown_code     ///< "cameo:999"
};

struct TypeLookup {
  TypeMeaning meaning;
  TypeProblem problem = TypeProblem::none;
};

/// Meaning of a built-in word ("embargo") or a coded type ("cameo:042", "plover:CONSULT/visit").
/// Capitals, and spaces for hyphens, make no other word: "Debt relief" is "debt-relief".
/// `language`: BCP 47; labels are English where they are not translated.
TypeLookup look_up_type(std::string_view type, std::string_view language);
std::vector<std::string> built_in_types();

/// Where a word of people stands for one of the format: as a key, as one of a list, as a type.
enum class SynonymOf : std::uint8_t { key, word, type };
/// The words of the format that it stands for there ("rumoured": "reported"): none, or several,
/// of which the place admits one.
std::vector<std::string_view> meant_by(SynonymOf where, std::string_view written);
/// Words for types, each with the type that it stands for.
std::vector<std::pair<std::string_view, std::string_view>> type_synonyms();
/// What is written for the key: "date" and "dates" for "when".
std::vector<std::string_view> written_for_key(std::string_view key);

/// Whether it is an ISO 3166-1 alpha-2 or alpha-3 or an ISO 3166-3 alpha-4 code, in capitals.
bool is_country_code(std::string_view code);
/// The code of the same country with two letters, or with four where it has none; else as it is.
std::string_view usual_country_code(std::string_view code);

}  // namespace entente::model
