#include "support/random_dossier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <variant>

#include "entente/date.hpp"
#include "support/random.hpp"

namespace entente::test {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

struct Shape {
  int countries, officials, organizations, relations, events;
  double hub = 0;      ///< share of ties that one actor has a part in
  double crowd = 0.1;  ///< share of events with many participants
  double strange = 0;  ///< share of texts in hostile or foreign letters
  enum class Time { decades, one_day, centuries } time = Time::decades;
  bool twins = false;  ///< one pair has most of the ties
};

const std::vector<Shape> shapes = {
    {3, 1, 1, 2, 3},
    {7, 2, 2, 6, 8, 0.8},
    {4, 8, 3, 4, 12, 0, 0.1},
    {3, 2, 0, 6, 9, 0, 0, 0, Shape::Time::decades, true},
    {5, 5, 1, 1, 12, 0.3, 0.2, 0, Shape::Time::one_day},
    {5, 1, 2, 8, 12, 0, 0.1, 0.1, Shape::Time::centuries},
    {8, 3, 4, 2, 6, 0, 0.7},
    {4, 3, 2, 4, 6, 0, 0.1, 0.7},
    {1, 1, 0, 0, 1},
    {12, 10, 6, 14, 24, 0.2, 0.1, 0.1},
};

const Words places = {"Freedonia",     "Sylvania",         "Graustark",     "Ruritania",
                      "Borduria",      "Syldavia",         "Zembla",        "Lower Slobbovia",
                      "San Theodoros", "Nuevo Rico",       "Grand Fenwick", "Pottsylvania",
                      "Zubrowka",      "United Provinces", "Tomainia",      "Bacteria"};
const Words people = {
    "Ana Lopes",        "Ivan Petrovich Smirnov", "Rufus T. Firefly", "Li",
    "Olga Kramer-Haas", "Jean-Baptiste Dubois",   "M. Gustave",       "K. Ottokar"};
const Words titles = {"Foreign minister", "President", "Deputy minister for foreign trade",
                      "Ambassador", "Spokeswoman of the ministry of foreign affairs"};
const Words strange = {"<script>alert('x')</script>",
                       "]]> & <!-- \"quoted\" -->",
                       "Министерство иностранных дел",
                       "Ελληνική Δημοκρατία",
                       "وزارة الخارجية",
                       "משרד החוץ",
                       "Za\xcc\x8c\xcc\xa7lg\xcd\x93o\xcc\x81 with marks",
                       "古巴共和国外交部",
                       "&amp; &#0; %s %n {0} \\n",
                       "A\xe2\x80\x8b\xef\xbb\xbf"
                       "B\xe2\x80\xae"
                       "C",
                       "Donaudampfschifffahrtsgesellschaftskapitänswitwenversammlung"};
const Words types = {"talks",     "visit",    "sanctions", "embargo", "aid",     "trade",
                     "statement", "threaten", "protest",   "assault", "support", "treaty"};
const Words statuses = {"planned", "reported", "claimed", "denied", "cancelled", "hypothetical"};
const Words subjects = {"fuel",  "the border", "prisoners", "fishing rights in the northern waters",
                        "steel", "visas",      "debts",     "grain"};

class RandomMaker {
 public:
  explicit RandomMaker(std::uint64_t seed) : random_(seed), shape_(shapes[seed % shapes.size()]) {}

  json document() {
    json document = {{"format", "entente/1"}, {"title", text("A dossier of " + subject())}};
    if (random_.chance(0.7)) document["subtitle"] = text("Who did what about " + subject());
    if (random_.chance(0.3)) document["language"] = "ru";
    document["as_of"] = shape_.time == Shape::Time::one_day ? "2026-02-18" : "2026";
    if (random_.chance(0.5)) document["credit"] = "The desk";
    make_sources();
    make_actors();
    for (int i = 0; i < shape_.relations; ++i) relations_.push_back(relation(i));
    for (int i = 0; i < shape_.events; ++i) events_.push_back(event(i));
    if (shape_.twins) make_twins();
    if (random_.chance(0.4)) {
      document["eras"] = {{{"when", "1947~/1991"}, {"title", text("The long quarrel")}}};
    }
    document["sources"] = sources_;
    document["actors"] = actors_;
    document["relations"] = relations_;
    document["events"] = events_;
    return document;
  }

 private:
  std::string subject() { return random_.pick(subjects); }

  std::string text(const std::string& plain) {
    if (random_.chance(0.02)) return plain + std::string(440, 'x');
    return random_.chance(shape_.strange) ? random_.pick(strange) : plain;
  }

  void make_sources() {
    for (int i = 0; i < random_.number(1, 5); ++i) {
      sources_.push_back(
          {{"id", fmt::format("s{}", i)}, {"title", text("Report on " + subject())}});
      if (random_.chance(0.5)) sources_.back()["publisher"] = "The Daily Wire of " + subject();
      if (random_.chance(0.5)) sources_.back()["date"] = date();
    }
  }

  json cited() {
    json list = json::array();
    if (random_.chance(0.7)) list.push_back(random_.pick(sources_)["id"]);
    return list;
  }

  void make_actors() {
    for (int i = 0; i < shape_.countries; ++i) {
      const std::string name = places[static_cast<std::size_t>(i) % places.size()];
      json actor = {{"id", fmt::format("c{}", i)}, {"kind", "country"}, {"name", text(name)}};
      if (random_.chance(0.3)) actor["short"] = name.substr(0, 4);
      actors_.push_back(std::move(actor));
    }
    for (int i = 0; i < shape_.organizations; ++i) {
      const bool bloc = random_.chance(0.3);
      json actor = {{"id", fmt::format("o{}", i)},
                    {"kind", bloc                  ? "bloc"
                             : random_.chance(0.2) ? "other"
                                                   : "organization"},
                    {"name", text(fmt::format("Council {} for {}", i + 1, subject()))}};
      if (!bloc && random_.chance(0.5)) actor["of"] = country();
      actors_.push_back(std::move(actor));
    }
    for (int i = 0; i < shape_.officials; ++i) {
      json actor = {{"id", fmt::format("p{}", i)},
                    {"kind", "official"},
                    {"name", text(fmt::format("{} {}", random_.pick(people), i + 1))}};
      json post = {{"role", text(random_.pick(titles))}, {"of", country()}};
      if (random_.chance(0.5)) post["when"] = "1990/..";
      if (random_.chance(0.2) && shape_.organizations > 0) {
        post["of"] = fmt::format("o{}", random_.number(0, shape_.organizations - 1));
      }
      if (random_.chance(0.9)) actor["posts"] = {post};
      actors_.push_back(std::move(actor));
    }
  }

  std::string country() { return fmt::format("c{}", random_.number(0, shape_.countries - 1)); }
  std::string actor() {
    if (random_.chance(shape_.hub)) return "c0";
    return random_.pick(actors_)["id"].get<std::string>();
  }
  /// Another actor than `not_this`, if there is one.
  std::string other(const std::string& not_this) {
    for (int i = 0; i < 20; ++i) {
      std::string id = random_.pick(actors_)["id"].get<std::string>();
      if (id != not_this) return id;
    }
    return not_this;
  }

  std::string date() {
    if (shape_.time == Shape::Time::one_day) {
      return random_.chance(0.5) ? "2026-02-18"
                                 : fmt::format("2026-02-18T{:02}:{:02}:00Z", random_.number(0, 23),
                                               random_.number(0, 59));
    }
    const bool far = shape_.time == Shape::Time::centuries;
    const int year = far && random_.chance(0.6) ? random_.number(1, 12) * 100 + random_.number(0, 5)
                                                : random_.number(1985, 2025);
    switch (random_.number(0, 9)) {
      case 0:
        return fmt::format("{:04}", year);
      case 1:
        return fmt::format("{:04}~", year);
      case 2:
        return fmt::format("{:04}-{:02}", year, random_.number(1, 12));
      case 3:
        return fmt::format("{:04}-{:02}?", year, random_.number(1, 12));
      case 4:
        return fmt::format("{:04}/{:04}", year, year + random_.number(0, 9));
      case 5:
        return fmt::format("{:04}/..", year);
      case 6:
        return fmt::format("{}X", fmt::format("{:04}", year).substr(0, 3));
      default:
        return fmt::format("{:04}-{:02}-{:02}", year, random_.number(1, 12), random_.number(1, 28));
    }
  }

  void add_common(json& record) {
    if (random_.chance(0.9)) record["when"] = date();
    if (random_.chance(0.3)) record["status"] = random_.pick(statuses);
    if (random_.chance(0.2)) record["weight"] = random_.number(0, 3);
    record["type"] = random_.pick(types);
    record["sources"] = cited();
    if (random_.chance(0.1)) {
      record["claims"] = {{{"when", date()}, {"text", text("another version")}}};
    }
  }

  json relation(int i) {
    const std::string from = actor();
    json record = {{"id", fmt::format("r{}", i)}, {"from", from}, {"to", other(from)}};
    if (random_.chance(0.2)) record["to"] = {record["to"], other(from)};
    if (random_.chance(0.3)) record["directed"] = false;
    if (random_.chance(0.5)) record["label"] = text("ties over " + subject());
    add_common(record);
    return record;
  }

  json event(int i) {
    json record = {{"title", text(fmt::format("Talks {} on {}", i + 1, subject()))}};
    if (random_.chance(0.7)) record["id"] = fmt::format("e{}", i);
    add_common(record);
    if (random_.chance(0.4)) {
      record["from"] = actor();
      record["to"] = other(record["from"].get<std::string>());
    } else {
      record["participants"] = participants();
    }
    return record;
  }

  json participants() {
    static const Words roles = {"party", "party", "party",    "host",    "guest",
                                "guest", "chair", "mediator", "witness", "object"};
    const int count = random_.chance(shape_.crowd) ? random_.number(4, 8) : random_.number(1, 3);
    const bool plain = random_.chance(0.5);
    json list = json::array();
    Words taken;
    for (int i = 0; i < count; ++i) {
      std::string id = actor();
      if (std::find(taken.begin(), taken.end(), id) != taken.end()) continue;
      taken.push_back(id);
      json entry = {{"actor", id}};
      if (random_.chance(0.05)) entry["actor"] = nullptr;
      if (!plain) entry["role"] = random_.pick(roles);
      list.push_back(std::move(entry));
    }
    return list;
  }

  void make_twins() {
    for (int i = 0; i < random_.number(6, 15); ++i) {
      json record = {{"id", fmt::format("t{}", i)}, {"from", "c0"}, {"to", "c1"}};
      if (random_.chance(0.5)) std::swap(record["from"], record["to"]);
      record["label"] = text(fmt::format("tie {} over {}", i + 1, subject()));
      add_common(record);
      relations_.push_back(std::move(record));
    }
  }

  Random random_;
  const Shape& shape_;
  std::vector<json> sources_, actors_, relations_, events_;
};

/// The day a record sorts by; empty if it has none, or does not sort by date.
std::string first_day(const json& record) {
  std::vector<json> spells;
  if (record.contains("when")) {
    record["when"].is_array() ? spells = record["when"] : spells = {record["when"]};
  }
  std::optional<date::Edtf> first;
  for (const json& spell : spells) {
    if (!spell.is_string()) continue;
    const auto parsed = date::parse(spell.get<std::string>());
    const date::Edtf* when = std::get_if<date::Edtf>(&parsed);
    if (when && (!first || date::compare(*when, *first) < 0)) first = *when;
  }
  if (!first) return {};
  const date::Bound& start = first->earliest.finite() ? first->earliest : first->latest;
  return start.finite() ? std::to_string(date::day_number(start.day)) : "";
}

/// What is of one day stays in the order in which it is written: that has a meaning.
void keep_order_of_days(const std::vector<json>& records, std::vector<std::size_t>& order) {
  std::map<std::string, std::vector<std::size_t>> days;
  for (std::size_t at = 0; at < order.size(); ++at) {
    days[first_day(records[order[at]])].push_back(at);
  }
  for (const auto& [day, at] : days) {
    std::vector<std::size_t> of_day;
    for (const std::size_t place : at) of_day.push_back(order[place]);
    std::sort(of_day.begin(), of_day.end());
    for (std::size_t i = 0; i < at.size(); ++i) order[at[i]] = of_day[i];
  }
}

}  // namespace

json random_dossier(std::uint64_t seed) { return RandomMaker(seed).document(); }

json permuted(json document, std::uint64_t seed) {
  Random random(seed);
  for (const char* key : {"sources", "actors", "relations", "events", "eras"}) {
    if (!document.contains(key)) continue;
    const std::vector<json> records = document[key];
    std::vector<std::size_t> order(records.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    keep_order_of_days(records, order);
    std::vector<json> shuffled;
    for (const std::size_t i : order) shuffled.push_back(records[i]);
    document[key] = shuffled;
  }
  return document;
}

}  // namespace entente::test
