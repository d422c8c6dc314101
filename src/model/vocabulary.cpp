#include "model/vocabulary.hpp"

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"
#include "entente/words.hpp"
#include "languages/language.hpp"

namespace entente::model {
namespace {

struct BuiltIn {
  std::string_view word;
  Sign sign;
  Medium medium;
  bool personal;
};

constexpr bool personal = true, political = false;

constexpr BuiltIn built_ins[] = {
#define ENTENTE_TYPE(word, sign, medium, whose) {word, Sign::sign, Medium::medium, whose},
#define ENTENTE_MUTUAL(word)
#include "model/types.def"
#undef ENTENTE_MUTUAL
#undef ENTENTE_TYPE
};

constexpr std::string_view mutual_types[] = {
#define ENTENTE_TYPE(word, sign, medium, whose)
#define ENTENTE_MUTUAL(word) word,
#include "model/types.def"
#undef ENTENTE_MUTUAL
#undef ENTENTE_TYPE
};

static_assert(std::size(built_ins) == languages::type_count);

constexpr RoleWord roles[] = {
#define ENTENTE_ROLE(kind, word) {word, RoleKind::kind},
#include "model/roles.def"
#undef ENTENTE_ROLE
};

struct Synonym {
  SynonymOf where;
  std::string_view written, meant;
};

constexpr Synonym synonyms[] = {
#define ENTENTE_SYNONYM(where, written, meant) {SynonymOf::where, written, meant},
#include "model/synonyms.def"
#undef ENTENTE_SYNONYM
};

struct CameoCode {
  std::string_view code, label;
  int quad;
};

constexpr CameoCode cameo_codes[] = {
#define ENTENTE_CAMEO(code, label, quad) {code, label, quad},
#include "model/cameo_codes.def"
#undef ENTENTE_CAMEO
};

struct CountryCode {
  std::string_view two, three, four;
};

constexpr CountryCode country_codes[] = {
#define ENTENTE_COUNTRY(two, three, four) {two, three, four},
#include "model/country_codes.def"
#undef ENTENTE_COUNTRY
};

/// As types are written: small letters, hyphens between words.
std::string spelled(std::string_view type) {
  std::string out = base::fold_case(type);
  for (char& c : out) c = c == ' ' || c == '_' ? '-' : c;
  return out;
}

const BuiltIn* find_built_in(std::string_view written) {
  const std::string word = spelled(written);
  auto found = std::find_if(std::begin(built_ins), std::end(built_ins),
                            [&](const BuiltIn& type) { return type.word == word; });
  return found == std::end(built_ins) ? nullptr : &*found;
}

TypeMeaning meaning(const BuiltIn& type, std::string_view language) {
  const languages::TypeWords* words = languages::type_words(languages::of(language), type.word);
  TypeMeaning meaning{std::string(type.word), type.sign, type.medium};
  meaning.personal = type.personal;
  meaning.mutual = std::find(std::begin(mutual_types), std::end(mutual_types), type.word) !=
                   std::end(mutual_types);
  if (!words) return meaning;
  meaning.label = words->label;
  meaning.plural = words->plural;
  meaning.counted = words->counted;
  return meaning;
}

const CameoCode* find_cameo(std::string_view code) {
  auto found =
      std::lower_bound(std::begin(cameo_codes), std::end(cameo_codes), code,
                       [](const CameoCode& c, std::string_view text) { return c.code < text; });
  return found == std::end(cameo_codes) || found->code != code ? nullptr : &*found;
}

/// GDELT's quad classes: 1 and 2 cooperation, 3 and 4 conflict; odd ones verbal. Editions of CAMEO
/// differ in their four-digit leaves: one that is not in the table means what its parent means.
TypeLookup look_up_cameo(std::string_view code) {
  const CameoCode* found = find_cameo(code);
  const bool leaf = code.size() == 4 && code[3] >= '0' && code[3] <= '9';
  if (!found && leaf) found = find_cameo(code.substr(0, 3));
  if (!found) return {{"CAMEO " + base::clean_label(code)}, TypeProblem::unknown_code};
  return {{std::string(found->label), found->quad <= 2 ? Sign::cooperation : Sign::conflict,
           found->quad % 2 == 1 ? Medium::verbal : Medium::material}};
}

/// "CONSULT/visit": the mode names the label. Names of other versions of PLOVER are legal; they
/// have no sign.
TypeLookup look_up_plover(std::string_view code, std::string_view language) {
  const std::size_t slash = code.find('/');
  const std::string event = base::fold_case(code.substr(0, slash));
  std::string_view mode = slash == std::string_view::npos ? "" : code.substr(slash + 1);
  if (event.empty()) return {{"PLOVER"}, TypeProblem::unknown_code};
  TypeMeaning result{event};
  if (const BuiltIn* type = find_built_in(event)) result = meaning(*type, language);
  if (const BuiltIn* type = find_built_in(mode)) {
    TypeMeaning of_mode = meaning(*type, language);
    result.label = std::move(of_mode.label);
    result.plural = std::move(of_mode.plural);
    result.counted = std::move(of_mode.counted);
    result.personal = of_mode.personal;
  } else if (!mode.empty()) {
    result.label = mode;
    result.plural.clear();
    result.counted.clear();
  }
  return {result};
}

}  // namespace

RoleKind role_kind(std::string_view role) {
  const std::string folded = base::fold_case(role);
  auto found = std::find_if(std::begin(roles), std::end(roles),
                            [&](const RoleWord& r) { return r.word == folded; });
  return found == std::end(roles) ? RoleKind::party : found->kind;
}

std::vector<Participant> participants(const Relation& relation) {
  const bool directed = relation.directed;
  std::vector<Participant> list;
  list.reserve(relation.from.size() + relation.to.size());
  for (const ActorIndex actor : relation.from) {
    list.push_back({actor, "from", directed ? RoleKind::source : RoleKind::party});
  }
  for (const ActorIndex actor : relation.to) {
    list.push_back({actor, "to", directed ? RoleKind::target : RoleKind::party});
  }
  return list;
}

TypeLookup look_up_type(std::string_view type, std::string_view language) {
  if (const BuiltIn* found = find_built_in(type)) return {meaning(*found, language)};
  const std::size_t colon = type.find(':');
  const std::string label = base::clean_label(type);
  if (colon == std::string_view::npos) return {{label}, TypeProblem::unknown_word};
  const std::string scheme = base::fold_case(type.substr(0, colon));
  if (scheme == "cameo") return look_up_cameo(type.substr(colon + 1));
  if (scheme == "plover") return look_up_plover(type.substr(colon + 1), language);
  return {{label}, TypeProblem::unknown_scheme};
}

std::vector<std::string_view> meant_by(SynonymOf where, std::string_view written) {
  const std::string word = where == SynonymOf::type ? spelled(written) : base::fold_case(written);
  std::vector<std::string_view> meant;
  for (const Synonym& synonym : synonyms) {
    if (synonym.where == where && synonym.written == word) meant.push_back(synonym.meant);
  }
  return meant;
}

std::vector<std::pair<std::string_view, std::string_view>> type_synonyms() {
  std::vector<std::pair<std::string_view, std::string_view>> words;
  for (const Synonym& synonym : synonyms) {
    if (synonym.where == SynonymOf::type) words.emplace_back(synonym.written, synonym.meant);
  }
  return words;
}

std::vector<std::string_view> written_for_key(std::string_view key) {
  std::vector<std::string_view> written;
  for (const Synonym& synonym : synonyms) {
    if (synonym.where == SynonymOf::key && synonym.meant == key) written.push_back(synonym.written);
  }
  return written;
}

std::vector<std::string> built_in_types() {
  std::vector<std::string> words;
  for (const BuiltIn& type : built_ins) words.emplace_back(type.word);
  return words;
}

bool is_country_code(std::string_view code) {
  return !code.empty() &&
         std::any_of(std::begin(country_codes), std::end(country_codes), [&](const CountryCode& c) {
           return c.two == code || c.three == code || c.four == code;
         });
}

std::string_view usual_country_code(std::string_view code) {
  for (const CountryCode& row : country_codes) {
    if (code != row.two && code != row.three && code != row.four) continue;
    return row.two.empty() ? row.four : row.two;
  }
  return code;
}

}  // namespace entente::model

namespace entente {

std::vector<std::string_view> spoken_languages() {
  std::vector<std::string_view> tags;
  for (const languages::Language& language : languages::all()) tags.push_back(language.tag);
  return tags;
}

std::vector<TypeWord> type_words(std::string_view language) {
  std::vector<TypeWord> words;
  for (const model::BuiltIn& type : model::built_ins) {
    model::TypeMeaning meaning = model::meaning(type, language);
    words.push_back({type.word, std::move(meaning.label), type.sign, type.medium,
                     std::move(meaning.plural), type.personal});
  }
  return words;
}

std::vector<RoleWord> role_words() { return {std::begin(model::roles), std::end(model::roles)}; }

std::string_view word_of(Sign sign) { return model::signs[static_cast<std::size_t>(sign)].word; }

std::string_view word_of(Medium medium) {
  return model::media[static_cast<std::size_t>(medium)].word;
}

std::string_view word_of(RoleKind kind) {
  return std::find_if(std::begin(model::roles), std::end(model::roles),
                      [kind](const RoleWord& role) { return role.kind == kind; })
      ->word;
}

}  // namespace entente
