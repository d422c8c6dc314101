#include "exchange/wikidata_entity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/url.hpp"

namespace entente::exchange {
namespace {

const Json* member(const Json* json, std::string_view key) {
  if (!json || !json->is_object()) return nullptr;
  const auto found = json->find(std::string(key));
  return found == json->end() ? nullptr : &*found;
}

std::string text_in(const Json* json, std::string_view key) {
  const Json* value = member(json, key);
  return value && value->is_string() ? value->get<std::string>() : "";
}

const Json* value_of(const Json* snak) { return member(member(snak, "datavalue"), "value"); }

Snak snak_of(const Json* snak) {
  const std::string kind = text_in(snak, "snaktype");
  return kind == "somevalue" ? Snak::unknown : kind == "novalue" ? Snak::none : Snak::value;
}

/// Older files have only the number.
std::string entity_in(const Json* snak) {
  const Json* value = value_of(snak);
  const std::string id = text_in(value, "id");
  if (!id.empty()) return id;
  const Json* number = member(value, "numeric-id");
  return number && number->is_number_integer() ? "Q" + number->dump() : "";
}

struct SourcingWord {
  std::string_view entity, mark, word;
};
/// Values of "sourcing circumstances" (P1480) and "nature of statement" (P5102).
constexpr SourcingWord sourcing_words[] = {{"Q5727902", "~", ""},  // circa
                                           {"Q18122778", "?", "presumably"},
                                           {"Q30230067", "?", "possibly"},
                                           {"Q56644435", "?", "probably"},
                                           {"Q18912752", "", "disputed"}};

void add(std::string& note, const std::string& words) {
  note += (note.empty() ? "" : "; ") + words;
}

/// Of the languages that stand for the one wished for, in this order.
std::vector<std::string> stand_ins(const std::string& language) {
  std::vector<std::string> all = {language};
  if (const auto dash = language.find('-'); dash != language.npos) {
    all.push_back(language.substr(0, dash));
  }
  all.insert(all.end(), {"mul", "en"});
  return all;
}

}  // namespace

const Json* WikidataStatement::main() const {
  const Json* main = member(json_, "mainsnak");
  return main ? main : json_;
}

const Json* WikidataStatement::qualifier(std::string_view property) const {
  const Json* list = member(member(json_, "qualifiers"), property);
  return list && list->is_array() && !list->empty() ? &list->front() : nullptr;
}

std::string WikidataStatement::rank() const { return text_in(json_, "rank"); }
Snak WikidataStatement::snak() const { return snak_of(main()); }
std::string WikidataStatement::entity() const { return entity_in(main()); }

std::string WikidataStatement::text() const {
  const Json* value = value_of(main());
  if (value && value->is_string()) return value->get<std::string>();
  return text_in(value, "text");
}

std::string WikidataStatement::time_in(const Json& snak, WikidataCounts& counts,
                                       std::string& note) const {
  const Json* value = value_of(&snak);
  if (!value || !value->is_object()) return "";
  const WikidataTime time = wikidata_time(*value);
  if (!time.original.empty()) {
    add(note, time.original + " in the Julian calendar");
  } else if (time.julian) {
    ++counts.julian;
  }
  return time.edtf;
}

std::string WikidataStatement::doubt() const {
  const Json* said = qualifier("P1480");
  if (!said) return "";
  const std::string entity = entity_in(said);
  for (const SourcingWord& word : sourcing_words) {
    if (word.entity == entity) return std::string(word.mark);
  }
  return "";
}

std::string WikidataStatement::certainty() const {
  for (const std::string_view property : {"P1480", "P5102"}) {
    const Json* said = qualifier(property);
    if (!said) continue;
    const std::string entity = entity_in(said);
    for (const SourcingWord& word : sourcing_words) {
      if (word.entity == entity) return std::string(word.word);
    }
  }
  return "";
}

/// "[1962-02-03..1962-02-07]" where only the earliest and the latest date are told.
std::string WikidataStatement::bounds(WikidataCounts& counts, std::string& note) const {
  const Json *earliest = qualifier("P1319"), *latest = qualifier("P1326");
  if (!earliest && !latest) return "";
  const std::string first = earliest ? time_in(*earliest, counts, note) : "";
  const std::string last = latest ? time_in(*latest, counts, note) : "";
  return first.empty() && last.empty() ? "" : fmt::format("[{}..{}]", first, last);
}

std::string WikidataStatement::time(WikidataCounts& counts, std::string& note) const {
  if (const std::string between = bounds(counts, note); !between.empty()) return between;
  const std::string text = time_in(*main(), counts, note);
  return text.empty() ? "" : text + doubt();
}

/// "": not told, or not known; "..": there is none.
std::string WikidataStatement::end_of(std::string_view property, WikidataCounts& counts,
                                      std::string& note) const {
  const Json* said = qualifier(property);
  if (!said) return "";
  if (snak_of(said) == Snak::none) return "..";
  const std::string text = time_in(*said, counts, note);
  return text.empty() ? "" : text + doubt();
}

bool WikidataStatement::tells_time() const {
  const auto names = {"P580", "P582", "P585", "P1319", "P1326"};
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return qualifier(name); });
}

std::string WikidataStatement::when(WikidataCounts& counts, std::string& note) const {
  if (qualifier("P580") || qualifier("P582")) {
    const std::string start = end_of("P580", counts, note), end = end_of("P582", counts, note);
    return start.empty() && end.empty() ? "" : start + '/' + end;
  }
  const std::string point = end_of("P585", counts, note);
  return point.empty() || point == ".." ? bounds(counts, note) : point;
}

std::vector<std::string> WikidataStatement::pages() const {
  constexpr std::size_t most_pages = 3;
  std::vector<std::string> pages;
  const Json* references = member(json_, "references");
  if (!references || !references->is_array()) return pages;
  for (const Json& reference : *references) {
    const Json* list = member(member(&reference, "snaks"), "P854");
    if (!list || !list->is_array()) continue;
    for (const Json& snak : *list) {
      const Json* value = value_of(&snak);
      if (!value || !value->is_string() || pages.size() == most_pages) continue;
      if (base::is_safe_url(value->get<std::string>())) pages.push_back(value->get<std::string>());
    }
  }
  return pages;
}

bool WikidataEntity::is_one(const Json& json) {
  const std::string id = text_in(&json, "id");
  return (id.starts_with('Q') || id.starts_with('P')) && id.size() > 1 &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (json.contains("claims") || json.contains("labels"));
}

std::string WikidataEntity::id() const { return text_in(json_, "id"); }

std::string WikidataEntity::label(const std::string& language, WikidataCounts& counts) const {
  const Json* labels = member(json_, "labels");
  for (const std::string& one : stand_ins(language)) {
    std::string text = text_in(member(labels, one), "value");
    if (text.empty()) continue;
    if (one != language && one != "mul") ++counts.languages[one];
    return text;
  }
  if (!labels || !labels->is_object() || labels->empty()) return "";
  ++counts.languages[labels->items().begin().key()];
  return text_in(&labels->front(), "value");
}

std::string WikidataEntity::description(const std::string& language) const {
  const Json* all = member(json_, "descriptions");
  for (const std::string& one : stand_ins(language)) {
    std::string text = text_in(member(all, one), "value");
    if (!text.empty()) return text;
  }
  return "";
}

std::vector<std::string> WikidataEntity::aliases(const std::string& language) const {
  std::vector<std::string> out;
  const Json* list = member(member(json_, "aliases"), language);
  if (!list || !list->is_array()) return out;
  for (const Json& one : *list) {
    std::string text = text_in(&one, "value");
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(std::move(text));
    }
  }
  return out;
}

const Json* WikidataEntity::claims(std::string_view property) const {
  const Json* list = member(member(json_, "claims"), property);
  return list && list->is_array() ? list : nullptr;
}

bool WikidataEntity::has(std::string_view property) const { return claims(property) != nullptr; }

WikidataEntity::Standing WikidataEntity::standing(const WikidataStatement& statement,
                                                  const Json& all) {
  if (statement.rank() == "deprecated") return Standing::deprecated;
  if (statement.rank() == "preferred" || statement.tells_time()) return Standing::holds;
  const bool outranked = std::any_of(all.begin(), all.end(), [](const Json& other) {
    return text_in(&other, "rank") == "preferred";
  });
  return outranked ? Standing::outranked : Standing::holds;
}

std::vector<WikidataStatement> WikidataEntity::statements(std::string_view property) const {
  std::vector<WikidataStatement> out;
  const Json* list = claims(property);
  if (!list) return out;
  const model::Origin place = at_.field("claims").field(property);
  for (std::size_t i = 0; i < list->size(); ++i) {
    WikidataStatement statement((*list)[i], place.field(std::to_string(i)));
    if (standing(statement, *list) == Standing::holds) out.push_back(std::move(statement));
  }
  std::stable_partition(out.begin(), out.end(),
                        [](const WikidataStatement& one) { return one.rank() == "preferred"; });
  return out;
}

std::optional<WikidataStatement> WikidataEntity::statement(std::string_view property) const {
  std::vector<WikidataStatement> all = statements(property);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

std::size_t WikidataEntity::count_left_out(std::string_view property,
                                           WikidataCounts& counts) const {
  const Json* list = claims(property);
  std::size_t left_out = 0;
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const Standing stands = standing({(*list)[i], at_}, *list);
    if (stands == Standing::holds) continue;
    ++(stands == Standing::deprecated ? counts.deprecated : counts.outranked);
    ++left_out;
  }
  return left_out;
}

void WikidataEntity::count_unread(const std::set<std::string, std::less<>>& read,
                                  WikidataCounts& counts) const {
  const Json* all = member(json_, "claims");
  if (!all || !all->is_object()) return;
  for (const auto& [property, list] : all->items()) {
    if (!read.count(property)) counts.unread[property] += list.size();
  }
}

}  // namespace entente::exchange
