#include "support/realistic_dossier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "support/random.hpp"
#include "support/realistic_words.hpp"

namespace entente::test {
namespace {

using nlohmann::json;

/// How the events of a dossier lie in time.
enum class Time { crisis, decades, burst, century_and_week, antiquity, hours };

/// Which script its names are written in.
enum class Letters { latin, some_foreign, all_foreign, mixed };

/// What one dossier is like.
struct Character {
  int actors, events, relations;
  double hub;          ///< share of ties that one actor has a part in
  double crowd;        ///< share of events with many participants
  double long_names;   ///< share of names of 30 to 60 letters
  double short_names;  ///< share of long names that have a short form
  double officials;    ///< share of actors that are officials
  double fuzzy;        ///< share of dates that are not known to the day
  double told;         ///< share of what is planned, reported, claimed ...
  int twins;           ///< further ties of one pair
  Time time;
  Letters letters;
};

class RealisticMaker {
 public:
  explicit RealisticMaker(std::uint64_t seed)
      : random_(seed * 2654435761u + 17), like_(character()) {}

  /// A story of decades in Latin letters, of that extent.
  RealisticMaker(std::uint64_t seed, const Extent& extent) : RealisticMaker(seed) {
    like_.actors = extent.actors;
    like_.relations = extent.relations;
    like_.events = extent.events;
    like_.time = Time::decades;
    like_.letters = Letters::latin;
    like_.twins = 0;
  }

  json document() {
    make_actors();
    make_sources();
    for (int i = 0; i < like_.relations; ++i) relations_.push_back(relation());
    for (int i = 0; i < like_.twins; ++i) relations_.push_back(twin());
    for (int i = 0; i < like_.events; ++i) events_.push_back(event());
    json document = {{"format", "entente/1"},
                     {"title", fmt::format("{} {}", names_.front(), random_.pick(words::findings))},
                     {"as_of", as_of()},
                     {"sources", sources_},
                     {"actors", actors_},
                     {"relations", relations_},
                     {"events", events_}};
    if (random_.chance(0.8)) {
      document["subtitle"] = fmt::format("{} actors, {} events", like_.actors, like_.events);
    }
    if (random_.chance(0.5)) document["credit"] = "The research desk";
    if (like_.letters != Letters::latin && random_.chance(0.3)) document["language"] = "ru";
    if (like_.time == Time::decades && random_.chance(0.5)) {
      document["eras"] = {{{"when", "1947~/1991"}, {"title", "The long quarrel"}},
                          {{"when", "1999/2008-08"}, {"title", "A thaw"}}};
    }
    return document;
  }

 private:
  /// From `low` to `high`, small ones as often as large ones.
  int size(int low, int high) {
    const double x = random_.fraction();
    return static_cast<int>(std::lround(low * std::pow(static_cast<double>(high) / low, x)));
  }

  Character character() {
    Character c{};
    c.actors = size(3, 60);
    c.events = size(3, 150);
    c.relations = random_.number(0, c.actors);
    c.hub = random_.chance(0.4) ? 0.3 + 0.6 * random_.fraction() : 0;
    c.crowd = random_.chance(0.3) ? 0.3 * random_.fraction() : 0.03;
    c.long_names = random_.chance(0.3) ? random_.fraction() : 0.1;
    c.short_names = random_.chance(0.5) ? 0.9 : 0.2;
    c.officials = random_.chance(0.7) ? 0.5 * random_.fraction() : 0;
    c.fuzzy = 0.3 * random_.fraction();
    c.told = 0.3 * random_.fraction();
    c.twins = random_.chance(0.15) ? random_.number(5, 15) : 0;
    constexpr Time times[] = {Time::crisis,    Time::crisis, Time::decades, Time::decades,
                              Time::decades,   Time::burst,  Time::burst,   Time::century_and_week,
                              Time::antiquity, Time::hours};
    c.time = times[random_.next() % std::size(times)];
    constexpr Letters letters[] = {Letters::latin, Letters::latin,        Letters::latin,
                                   Letters::latin, Letters::latin,        Letters::latin,
                                   Letters::mixed, Letters::some_foreign, Letters::all_foreign};
    c.letters = letters[random_.next() % std::size(letters)];
    script_ = random_.next() % words::scripts.size();
    return c;
  }

  // Actors.

  bool foreign() {
    return like_.letters == Letters::all_foreign ||
           (like_.letters != Letters::latin && random_.chance(0.4));
  }
  const words::Script& script() {
    if (like_.letters == Letters::mixed) return random_.pick(words::scripts);
    return words::scripts[script_];
  }

  /// A name that nobody has yet.
  std::string unique(std::string name) {
    for (int n = 2; taken_.count(name); ++n) {
      const std::string next = fmt::format("{} {}", name, n);
      if (!taken_.count(next)) name = next;
    }
    taken_.insert(name);
    names_.push_back(name);
    return name;
  }

  json new_actor(const char* kind, const std::string& name) {
    return {{"id", fmt::format("a{}", actors_.size())}, {"kind", kind}, {"name", unique(name)}};
  }

  void make_actors() {
    const int countries = std::max(2, like_.actors / 4);
    for (int i = 0; i < like_.actors; ++i) {
      if (i < countries) {
        make_country();
      } else if (random_.chance(like_.officials)) {
        make_official();
      } else {
        make_organization();
      }
    }
  }

  void make_country() {
    const std::string plain = random_.pick(words::countries);
    if (foreign()) {
      actors_.push_back(new_actor("country", random_.pick(script().countries)));
    } else if (random_.chance(like_.long_names)) {
      json actor = new_actor("country",
                             fmt::format(fmt::runtime(random_.pick(words::long_countries)), plain));
      if (random_.chance(like_.short_names)) actor["short"] = plain;
      actors_.push_back(std::move(actor));
    } else {
      actors_.push_back(new_actor("country", plain));
    }
    countries_.push_back(actors_.back()["id"]);
  }

  void make_organization() {
    const bool bloc = random_.chance(0.15);
    std::string name =
        foreign() ? random_.pick(script().organizations) : random_.pick(words::organizations);
    std::string brief;
    if (random_.chance(like_.long_names)) {
      const auto& whole = random_.pick(words::long_organizations);
      name = whole.first;
      brief = whole.second;
    }
    json actor = new_actor(bloc ? "bloc" : random_.chance(0.1) ? "other" : "organization", name);
    if (!brief.empty() && random_.chance(like_.short_names)) actor["short"] = brief;
    if (!bloc && random_.chance(0.5)) actor["of"] = random_.pick(countries_);
    actors_.push_back(std::move(actor));
  }

  void make_official() {
    std::string name = foreign() ? random_.pick(script().people)
                                 : fmt::format("{} {}", random_.pick(words::first_names),
                                               random_.pick(words::last_names));
    if (random_.chance(like_.long_names / 2)) name += "-" + random_.pick(words::last_names);
    json actor = new_actor("official", name);
    json post = {{"role", random_.chance(0.1) ? "Deputy minister for foreign economic relations"
                                              : random_.pick(words::posts)},
                 {"of", random_.pick(countries_)}};
    if (random_.chance(0.3)) post["when"] = "2019/..";
    actor["posts"] = {post};
    actors_.push_back(std::move(actor));
  }

  void make_sources() {
    const int count = size(1, std::min(30, 2 + like_.events));
    for (int i = 0; i < count; ++i) {
      sources_.push_back(
          {{"id", fmt::format("s{}", i)},
           {"title", random_.pick(words::headlines)},
           {"publisher", random_.pick(words::papers)},
           {"date", fmt::format("20{:02}-{:02}", random_.number(10, 25), random_.number(1, 12))}});
    }
  }

  // Time.

  std::string as_of() const {
    switch (like_.time) {
      case Time::crisis:
      case Time::hours:
        return "2026-03-10";
      case Time::burst:
        return "2025-06-30";
      default:
        return "2026";
    }
  }

  std::string day(int year, int month_low, int month_high) {
    return fmt::format("{:04}-{:02}-{:02}", year, random_.number(month_low, month_high),
                       random_.number(1, 28));
  }

  std::string date() {
    switch (like_.time) {
      case Time::crisis:
        return fuzzy(day(2026, 1, 3));
      case Time::burst:
        return random_.chance(0.4) ? "2025-06-13" : fuzzy(day(2025, 1, 6));
      case Time::century_and_week:
        return random_.chance(0.6) ? fmt::format("2026-02-{:02}", random_.number(10, 17))
                                   : fuzzy(day(random_.number(1898, 1962), 1, 12));
      case Time::antiquity:
        return random_.chance(0.3) ? fmt::format("-0{:03}", random_.number(1, 480))
                                   : fuzzy(day(random_.number(1, 90) * 20, 1, 12));
      case Time::hours:
        return fmt::format("2026-03-09T{:02}:{:02}:00Z", random_.number(5, 21),
                           random_.number(0, 11) * 5);
      case Time::decades:
        break;
    }
    return fuzzy(day(random_.number(1947, 2025), 1, 12));
  }

  /// The same day as one would know it from a poor source.
  std::string fuzzy(const std::string& exact) {
    if (!random_.chance(like_.fuzzy)) return exact;
    const std::string year = exact.substr(0, 4), month = exact.substr(0, 7);
    switch (random_.number(0, 6)) {
      case 0:
        return month;
      case 1:
        return month + "?";
      case 2:
        return year;
      case 3:
        return year + "~";
      case 4:
        return exact + "~";
      case 5:
        return exact < month + "-28" ? fmt::format("[{},{}-28]", exact, month) : month;
      default:
        return year.substr(0, 3) + "X";
    }
  }

  /// A span that begins at some date, where the date is one day.
  std::string span() {
    const std::string begin = date();
    const bool day = begin.size() == 10 && begin[0] != '-';
    if (!day || random_.chance(0.3)) return begin;
    if (random_.chance(0.5)) return begin + "/..";
    if (random_.chance(0.2)) return begin + "/";
    const bool brief = like_.time == Time::crisis || like_.time == Time::burst;
    const int years = brief ? size(1, 30) / 16 : size(1, 30);
    return fmt::format("{}/{:04}", begin, std::stoi(begin.substr(0, 4)) + years);
  }

  // Ties and events.

  std::string actor() {
    if (random_.chance(like_.hub)) return "a0";
    return random_.pick(actors_)["id"];
  }
  std::string other(const std::string& not_this) {
    for (;;) {
      std::string id = random_.pick(actors_)["id"];
      if (id != not_this) return id;
    }
  }
  json cited() {
    json list = json::array();
    if (random_.chance(0.7)) list.push_back(random_.pick(sources_)["id"]);
    return list;
  }
  void add_status(json& record) {
    if (random_.chance(like_.told)) record["status"] = random_.pick(words::statuses);
    if (random_.chance(0.1)) record["weight"] = random_.number(2, 5);
    record["sources"] = cited();
  }

  json relation() {
    const auto& [type, label] = random_.pick(words::relations);
    const std::string from = actor();
    json record = {{"from", from}, {"to", other(from)}, {"type", type}, {"when", span()}};
    if (random_.chance(0.7)) record["label"] = label;
    if (random_.chance(0.3)) record["directed"] = false;
    add_status(record);
    return record;
  }

  json twin() {
    const auto& [type, label] = random_.pick(words::relations);
    const bool back = random_.chance(0.4);
    json record = {{"from", back ? "a1" : "a0"},
                   {"to", back ? "a0" : "a1"},
                   {"type", type},
                   {"label", label},
                   {"when", span()}};
    add_status(record);
    return record;
  }

  json event() {
    const auto& [type, title] = random_.pick(words::events);
    json record = {
        {"type", type},
        {"title", foreign() ? random_.pick(script().events)
                            : fmt::format(fmt::runtime(title), random_.pick(words::towns))}};
    if (!random_.chance(0.04)) record["when"] = random_.chance(0.1) ? span() : date();
    if (random_.chance(like_.crowd)) {
      std::set<std::string> some;
      const int wanted = std::min(like_.actors, random_.number(3, 12));
      while (static_cast<int>(some.size()) < wanted) some.insert(other(""));
      record["participants"] = some;
    } else {
      record["from"] = actor();
      if (random_.chance(0.9)) record["to"] = other(record["from"]);
    }
    if (random_.chance(0.1)) record["place"] = random_.pick(words::towns);
    if (random_.chance(0.03)) {
      record["claims"] = {{{"when", date()}, {"text", "another version"}}};
    }
    add_status(record);
    return record;
  }

  Random random_;
  Character like_;
  std::size_t script_ = 0;
  std::vector<json> sources_, actors_, relations_, events_;
  std::vector<std::string> countries_, names_;
  std::set<std::string> taken_;
};

}  // namespace

json realistic_dossier(std::uint64_t seed) { return RealisticMaker(seed).document(); }

json realistic_dossier(std::uint64_t seed, const Extent& extent) {
  return RealisticMaker(seed, extent).document();
}

}  // namespace entente::test
