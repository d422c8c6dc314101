#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "base/utf8.hpp"
#include "entente/words.hpp"
#include "languages/language.hpp"
#include "model/vocabulary.hpp"
#include "support/catch.hpp"

// What every language must have. The data files have one shape, so they are read here as text: that
// they are complete is a warning of the compiler, and an error where warnings are.

namespace languages = entente::languages;
using languages::Language;

namespace {

using Strings = std::vector<std::string>;

struct Entry {
  std::string key;  ///< "phrases.until"
  Strings values;
};

/// The keys of a file in order, each with the strings behind it; strings that follow each other
/// without a comma are one.
std::vector<Entry> entries_of(const std::string& tag) {
  std::ifstream stream(std::string(ENTENTE_ROOT_DIR) + "/src/languages/" + tag + ".def");
  std::stringstream all;
  all << stream.rdbuf();
  const std::string text = all.str();
  static const std::regex token(R"rx("((?:\\.|[^"\\])*)"|\.(\w+) =\s|(,))rx");
  std::vector<Entry> entries;
  std::string part;
  bool joined = false;
  for (std::sregex_iterator it(text.begin(), text.end(), token), end; it != end; ++it) {
    const std::smatch& found = *it;
    if (found[2].matched) {
      const std::string key = found[2];
      if (key == "dates" || key == "numbers" || key == "phrases" || key == "roles")
        part = key + '.';
      entries.push_back({part + key, {}});
      joined = false;
    } else if (found[3].matched) {
      joined = false;
    } else if (joined) {
      entries.back().values.back() += found[1].str();
    } else if (!entries.empty()) {
      entries.back().values.push_back(found[1]);
      joined = true;
    }
  }
  return entries;
}

/// How a language says a thing may depend on it: which forms there are, and what they govern.
const std::set<std::string> of_its_own = {
    "dates.decade_names",  "phrases.numerals",   "numbers.brief",
    "numbers.full",        "dates.approximate",  "dates.governed_approximate",
    "dates.since",         "dates.until",        "dates.end_unknown",
    "dates.start_unknown", "dates.on_or_before", "dates.on_or_after",
    "dates.decade",        "dates.first_decade", "dates.century",
    "dates.as_of",         "phrases.of_them",    "roles.roles",
    "roles.types"};

/// "{}{x}": what a pattern leaves room for, without the order; of plural forms, the last one.
std::multiset<std::string> places_of(const std::string& forms) {
  const std::string pattern = forms.substr(forms.rfind('|') + 1);
  static const std::regex place(R"(\{(\w*)\})");
  std::multiset<std::string> places;
  int next = 0;
  for (std::sregex_iterator it(pattern.begin(), pattern.end(), place), end; it != end; ++it) {
    const std::string name = (*it)[1];
    places.insert(name.empty() ? std::to_string(next++) : name);
  }
  return places;
}

bool has_letters(const std::string& text) {
  static const std::regex place(R"(\{\w*\}|\\u[0-9a-f]{4})");
  const std::string words = std::regex_replace(text, place, "");
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// What is the same word in English and in another language.
const std::map<std::string, std::set<std::string>> same_words = {
    {"de", {" UTC", "April", "August", "Link", "Neutral", "November", "Person", "September"}},
    {"es", {" UTC", "Neutral", "embargo"}},
    {"fr", {" UTC",       "Bloc",        "Date",         "Note",         "Source",     "Sources",
            "abdication", "accident",    "accusation",   "acquisition",  "adoption",   "alliance",
            "audit",      "boycott",     "concession",   "consultation", "divorce",    "embargo",
            "expulsion",  "extradition", "inspection",   "invasion",     "invitation", "massacre",
            "occupation", "parent",      "ratification", "sabotage",     "sanction",   "sanctions",
            "succession", "ultimatum",   "vote"}},
    {"pt", {" UTC", "Link", "embargo", "massacre"}},
    {"ru", {" UTC"}}};

TEST_CASE("every language has the same keys, strings and places") {
  const std::vector<Entry> english = entries_of("en");
  REQUIRE(english.size() > 200);
  for (const Language& language : languages::all()) {
    const std::vector<Entry> own = entries_of(std::string(language.tag));
    INFO(language.tag);
    REQUIRE(own.size() >= english.size());
    std::vector<std::string> keys, wanted;
    std::map<std::string, Strings> english_values;
    // Patterns that govern a date name the fineness they are for.
    static const std::set<std::string> fineness = {"dates.month", "dates.vague", "dates.day",
                                                   "dates.year"};
    for (const Entry& entry : english) {
      if (fineness.count(entry.key) == 0) wanted.push_back(entry.key);
    }
    for (const Entry& entry : own) {
      if (fineness.count(entry.key) == 0) keys.push_back(entry.key);
    }
    CHECK(keys == wanted);
    for (const Entry& entry : english) english_values[entry.key] = entry.values;
    for (const Entry& entry : own) {
      INFO(entry.key);
      if (of_its_own.count(entry.key) > 0) continue;
      const Strings& reference = english_values[entry.key];
      if (reference.empty()) continue;
      // English words that do not change stand once, those of others also as they are governed.
      CHECK(entry.values.size() % reference.size() == 0);
      if (entry.values.size() != reference.size()) continue;
      for (std::size_t i = 0; i < reference.size(); ++i) {
        INFO(entry.values[i] << " / " << reference[i]);
        CHECK(places_of(entry.values[i]) == places_of(reference[i]));
        static const std::set<std::string> may_lack = {"phrases.gap", "dates.heard_before_era",
                                                       "dates.contracted"};
        CHECK((may_lack.count(entry.key) > 0 || !entry.values[i].empty()));
      }
    }
  }
}

TEST_CASE("no English is left over") {
  std::map<std::string, std::set<std::string>> english;
  for (const Entry& entry : entries_of("en")) {
    english[entry.key].insert(entry.values.begin(), entry.values.end());
  }
  for (const Language& language : languages::all()) {
    if (language.tag == "en") continue;
    const std::string tag(language.tag);
    std::set<std::string> same;
    for (const Entry& entry : entries_of(tag)) {
      if (entry.key.starts_with("roles.") || entry.key.starts_with("dates.heard_")) continue;
      for (const std::string& value : entry.values) {
        if (has_letters(value) && english[entry.key].count(value) > 0) same.insert(value);
      }
    }
    for (std::size_t i = 0; i < language.types.size(); ++i) {
      const languages::TypeWords& own = language.types[i];
      const languages::TypeWords& other = languages::all()[0].types[i];
      INFO(tag << ": " << own.word);
      REQUIRE(own.word == other.word);
      if (own.label == other.label) same.emplace(own.label);
    }
    for (std::size_t i = 0; i < language.roles.size(); ++i) {
      INFO(tag << ": " << language.roles[i].role);
      CHECK(language.roles[i].role == languages::all()[0].roles[i].role);
      CHECK(language.roles[i].label != languages::all()[0].roles[i].label);
    }
    INFO(tag);
    const auto known = same_words.find(tag);
    CHECK(same == (known == same_words.end() ? std::set<std::string>() : known->second));
  }
}

TEST_CASE("in other scripts no Latin letters are left over") {
  for (const std::string tag : {"ar", "ru", "zh"}) {
    for (const Entry& entry : entries_of(tag)) {
      static const std::set<std::string> exempt = {"tag", "roles.roles", "roles.types", "name"};
      if (exempt.count(entry.key) > 0) continue;
      for (const std::string& value : entry.values) {
        static const std::regex known(R"(UTC|Enter|Esc|\bI\b|\bII\b|\bIII\b|\bIV\b)");
        INFO(tag << ": " << entry.key << " " << value);
        CHECK_FALSE(has_letters(std::regex_replace(value, known, "")));
      }
    }
    for (const languages::TypeWords& type : languages::of(tag).types) {
      INFO(tag << ": " << type.word);
      CHECK_FALSE(has_letters(std::string(type.label)));
      CHECK_FALSE(has_letters(std::string(type.plural)));
      CHECK_FALSE(has_letters(std::string(type.counted)));
    }
  }
}

std::size_t parts_of(std::string_view forms) {
  return 1 + static_cast<std::size_t>(std::count(forms.begin(), forms.end(), '|'));
}

TEST_CASE("phrases have all plural forms or none") {
  for (const Language& language : languages::all()) {
    const std::string tag(language.tag);
    for (const Entry& entry : entries_of(tag)) {
      if (!entry.key.starts_with("phrases.") && !entry.key.starts_with("numbers.")) continue;
      for (const std::string& value : entry.values) {
        INFO(tag << ": " << entry.key << " " << value);
        const std::size_t forms = parts_of(value);
        CHECK((forms == 1 || forms == languages::forms_of(language.plurals)));
      }
    }
  }
}

TEST_CASE("what is counted has a word for every plural form") {
  for (const Language& language : languages::all()) {
    const std::size_t forms = languages::forms_of(language.plurals);
    INFO(language.tag);
    CHECK(parts_of(language.phrases.items_counted) == forms);
    for (const languages::TypeWords& type : language.types) {
      INFO(type.word << ": " << type.counted);
      CHECK(!type.label.empty());
      CHECK(!type.plural.empty());
      CHECK(parts_of(type.counted) == forms);
      for (const std::size_t number : {1, 2, 3, 5, 11, 21, 100, 102, 111, 1000}) {
        CHECK(!languages::counted(language, type.counted, number).empty());
      }
      // From three on a number is said in digits.
      CHECK(languages::counted(language, type.counted, 3).find('3') != std::string::npos);
    }
    for (const languages::Magnitude& row : language.numbers.brief) {
      const std::size_t parts = parts_of(row.word);
      CHECK((parts == 1 || parts == forms));
    }
  }
}

TEST_CASE("every built-in type has a label of its own in every language") {
  for (const Language& language : languages::all()) {
    INFO(language.tag);
    std::map<std::string, std::string> seen;
    // Two words of the format may mean the same to readers.
    static const std::set<std::string> alike = {"agree", "assault", "sanction", "cooperate",
                                                "accession"};
    for (const std::string& word : entente::model::built_in_types()) {
      const auto meaning = entente::model::look_up_type(word, language.tag).meaning;
      INFO(word << ": " << meaning.label);
      CHECK(!meaning.label.empty());
      if (alike.count(word) > 0) continue;
      CHECK(seen.emplace(meaning.label, word).second);
    }
  }
}

TEST_CASE("plural forms are those of CLDR") {
  using languages::form_for;
  using languages::Plurals;
  const auto forms = [](Plurals rule, const std::vector<std::size_t>& numbers) {
    std::vector<std::size_t> found;
    for (const std::size_t number : numbers) found.push_back(form_for(rule, number));
    return found;
  };
  const std::vector<std::size_t> numbers = {0,  1,  2,  3,  4,   5,   10,  11,  12,  14,
                                            21, 22, 25, 99, 100, 101, 102, 103, 111, 121};
  using Forms = std::vector<std::size_t>;
  CHECK(forms(Plurals::alike, numbers) == Forms(numbers.size(), 0));
  CHECK(forms(Plurals::one_other, {0, 1, 2, 21}) == Forms{1, 0, 1, 1});
  CHECK(forms(Plurals::few_other, {0, 1, 2, 21}) == Forms{0, 0, 1, 1});
  CHECK(forms(Plurals::one_few_many, numbers) ==
        Forms{2, 0, 1, 1, 1, 2, 2, 2, 2, 2, 0, 1, 2, 2, 2, 0, 1, 1, 2, 0});
  CHECK(forms(Plurals::six, numbers) ==
        Forms{0, 1, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 3, 4, 4});
}

TEST_CASE("counts as newspapers have them") {
  const auto counted = [](std::string_view tag, std::string_view type, std::size_t number) {
    const Language& language = languages::of(tag);
    return languages::counted(language, languages::type_words(language, type)->counted, number);
  };
  CHECK(counted("en", "visit", 1) == "1 visit");
  CHECK(counted("en", "visit", 15) == "15 visits");
  CHECK(counted("de", "visit", 15) == "15 Besuche");
  CHECK(counted("fr", "visit", 1) == "1 visite");
  CHECK(counted("es", "visit", 15) == "15 visitas");
  CHECK(counted("pt", "loan", 2) == "2 empréstimos");
  CHECK(counted("ru", "visit", 1) == "1 визит");
  CHECK(counted("ru", "visit", 22) == "22 визита");
  CHECK(counted("ru", "visit", 15) == "15 визитов");
  CHECK(counted("zh", "visit", 15) == "15次访问");
  CHECK(counted("ar", "visit", 1) == "زيارة واحدة");
  CHECK(counted("ar", "visit", 2) == "زيارتان");
  CHECK(counted("ar", "visit", 5) == "5 زيارات");
  CHECK(counted("ar", "agreement", 15) == "15 اتفاقًا");
  CHECK(counted("ar", "agreement", 100) == "100 اتفاق");
  CHECK(counted("pt", "visit", 0) == "0 visita");
}

TEST_CASE("phrases with numbers agree with them") {
  const auto said = [](std::string_view tag, std::string_view languages::Phrases::*phrase,
                       std::size_t number) {
    const Language& language = languages::of(tag);
    return languages::counted(language, language.phrases.*phrase, number);
  };
  using languages::Phrases;
  CHECK(said("en", &Phrases::others, 1) == "1 other");
  CHECK(said("en", &Phrases::others, 5) == "5 others");
  CHECK(said("de", &Phrases::others, 1) == "1 weiterer");
  CHECK(said("fr", &Phrases::more_items, 5) == "5 autres");
  CHECK(said("ru", &Phrases::others, 21) == "ещё 21");
  CHECK(said("ar", &Phrases::others, 2) == "طرفان آخران");
  CHECK(said("ar", &Phrases::others, 11) == "11 طرفًا آخر");
  CHECK(said("ar", &Phrases::often, 5) == "5 مرات");
  const auto in_words = [](std::string_view tag, std::size_t number) {
    const Language& language = languages::of(tag);
    return languages::counted_in_words(language, language.phrases.ties_added, number);
  };
  CHECK(in_words("en", 1) == "one new");
  CHECK(in_words("de", 1) == "eine neu");
  CHECK(in_words("fr", 1) == "un nouveau");
  CHECK(in_words("fr", 2) == "deux nouveaux");
  CHECK(in_words("es", 1) == "uno nuevo");
  CHECK(in_words("ru", 2) == "новых 2");
  // What is less than two is one thing in French and in Portuguese.
  CHECK(languages::form_of(languages::of("fr"), "million|millions", "1.5") == "million");
  CHECK(languages::form_of(languages::of("fr"), "million|millions", "2.5") == "millions");
  CHECK(languages::form_of(languages::of("es"), "millón|millones", "1.5") == "millones");
}

TEST_CASE("languages are found by their primary subtag") {
  CHECK(languages::find("zh-Hans")->tag == "zh");
  CHECK(languages::find("PT_BR")->tag == "pt");
  CHECK(languages::find("e") == nullptr);
  CHECK(languages::find("") == nullptr);
  CHECK(languages::of("xx").tag == "en");
  CHECK(languages::of("ar").right_to_left);
  std::set<std::string_view> tags;
  for (const Language& language : languages::all()) CHECK(tags.insert(language.tag).second);
  CHECK(tags.size() == 8);
  CHECK(languages::all().front().tag == "en");
}

TEST_CASE("roles that figures name are said in the language") {
  CHECK(languages::role_label(languages::of("ru"), "mediator") == "посредник");
  CHECK(languages::role_label(languages::of("ru"), "гость") == "гость");
  for (const languages::RoleLabel& row : languages::all()[0].roles) {
    const entente::RoleKind kind = entente::model::role_kind(row.role);
    INFO(row.role);
    CHECK((kind == entente::RoleKind::host || kind == entente::RoleKind::chair ||
           kind == entente::RoleKind::mediator || kind == entente::RoleKind::object ||
           kind == entente::RoleKind::source || kind == entente::RoleKind::witness));
  }
}

}  // namespace
