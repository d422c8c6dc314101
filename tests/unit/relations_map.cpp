#include <nlohmann/json.hpp>
#include <set>

#include "geometry/rects.hpp"
#include "graph/network.hpp"
#include "relations/map.hpp"
#include "relations/map_draft.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::relations;
using namespace entente::test;

namespace {

/// A hub with leaves, and a ring beside it whose ties are heavier.
Dossier hub_and_ring(int leaves, int ring) {
  nlohmann::json actors = nlohmann::json::array(), relations = nlohmann::json::array();
  auto actor = [&](const std::string& id) {
    actors.push_back({{"id", id}, {"kind", "other"}, {"name", id}});
  };
  auto tie = [&](const std::string& a, const std::string& b, int weight) {
    relations.push_back({{"from", a},
                         {"to", b},
                         {"directed", false},
                         {"type", "meet"},
                         {"label", std::to_string(weight) + "×"},
                         {"weight", weight}});
  };
  actor("hub");
  for (int i = 0; i < leaves; ++i) {
    actor("leaf " + std::to_string(i));
    tie("hub", "leaf " + std::to_string(i), 1 + i % 3);
  }
  for (int i = 0; i < ring; ++i) actor("ring " + std::to_string(i));
  for (int i = 0; i < ring; ++i) {
    tie("ring " + std::to_string(i), "ring " + std::to_string((i + 1) % ring), 5 + i);
  }
  tie("hub", "ring 0", 9);
  return dossier_of(nlohmann::json{
      {"format", "entente/1"}, {"title", "t"}, {"actors", actors}, {"relations", relations}}
                        .dump());
}

struct Drafted {
  explicit Drafted(Dossier d) : dossier(std::move(d)) {}
  Dossier dossier;
  select::Selection selection = select::apply(dossier, {}).value.value();
  theme::Page page = theme::page({"slide"});
  Context context{.dossier = dossier,
                  .selection = selection,
                  .look = {theme::theme(ThemeName::light), page.metrics}};
  graph::Network whole = graph::network(dossier, selection);
  MapDraft draft(Size area) const {
    return map_draft(context, map_network(context, whole), area, 0.35, {});
  }
};

std::set<int> numbers_in(const MapDraft& draft) {
  std::set<int> numbers;
  for (const MapLine& line : draft.lines) numbers.insert(line.numbers.begin(), line.numbers.end());
  return numbers;
}

}  // namespace

TEST_CASE("labels that are numbers are told from words") {
  CHECK(number_in("31×") == 31);
  CHECK(number_in("12 %") == 12);
  CHECK(number_in("2.5") == 2.5);
  CHECK_FALSE(number_in("31 visits"));
  CHECK_FALSE(number_in("×"));
  CHECK_FALSE(number_in(""));
  CHECK_FALSE(number_in("0"));
}

TEST_CASE("a dossier whose ties are numbers is drawn as a map, one with few worded ties is not") {
  const Drafted numbers(hub_and_ring(10, 10));
  CHECK(suits_map(numbers.context, numbers.whole).suits);
  const Drafted words(small_dossier(
      R"("relations":[{"from":"A","to":"B","label":"alliance"},{"from":"B","to":"C","label":"war"}])"));
  CHECK_FALSE(suits_map(words.context, words.whole).suits);
}

TEST_CASE("a map with room for all names has them all, and widths are straight through zero") {
  const Drafted drafted(hub_and_ring(20, 20));
  const MapDraft draft = drafted.draft({1200, 510});
  CHECK(draft.whole);
  CHECK(draft.plates.size() == 41);
  CHECK(numbers_in(draft).size() == drafted.selection.items.size());
  for (const MapLine& line : draft.lines) {
    CHECK(line.value ==
          select::view(drafted.dossier, select::item_of(drafted.selection, line.numbers.front()))
              .weight);
    CHECK(line.width == Approx(std::max(1.0, line.value * draft.width_per_unit)));
  }
}

TEST_CASE("all lines of a pair reach both its names, however many there are") {
  nlohmann::json document = {{"format", "entente/1"}, {"title", "t"}};
  for (int i = 0; i < 12; ++i) {
    document["actors"].push_back({{"id", std::to_string(i)}, {"kind", "other"}, {"name", "N"}});
    if (i > 0) {
      document["relations"].push_back(
          {{"from", std::to_string(i - 1)}, {"to", std::to_string(i)}, {"type", "meet"}});
    }
  }
  for (const char* type : {"trade", "embargo", "talks"}) {
    for (const char* status : {"planned", "denied", "claimed", "reported"}) {
      for (int i = 0; i < 4; ++i) {
        document["events"].push_back({{"when", "2020"},
                                      {"from", "0"},
                                      {"to", "1"},
                                      {"type", type},
                                      {"status", status},
                                      {"title", "E"}});
      }
    }
  }
  const Drafted drafted(dossier_of(document.dump()));
  const Body body = compose_map(drafted.context, drafted.whole, {40, 100, 1200, 500}, {});
  REQUIRE(body.fits);
  std::map<std::string, Rect> plates;
  for (const scene::Element& element : body.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (group && group->part == scene::Part::node) {
      plates[group->data.front().second] = scene::bounds(group->elements.front()).value();
    }
  }
  std::size_t lines = 0;
  for (const scene::Element& element : body.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::edge) continue;
    const auto& path = std::get<scene::PathShape>(group->elements.front());
    ++lines;
    CHECK(geometry::distance(path.segments.front().to, plates.at(group->data[0].second)) < 4);
    CHECK(geometry::distance(path.segments.back().to, plates.at(group->data[1].second)) < 4);
  }
  CHECK(lines > 12);
}

TEST_CASE("where names lack room, leaves of one hub share a plate and nothing is left out") {
  const Drafted drafted(hub_and_ring(60, 20));
  const MapDraft draft = drafted.draft({900, 300});
  CHECK_FALSE(draft.whole);
  std::size_t named = 0, sharing = 0;
  double least_named = 100, most_sharing = 0;
  for (const MapPlate& plate : draft.plates) {
    named += plate.others.empty();
    sharing += plate.others.size();
    CHECK(plate.others.size() != 1);
    if (plate.id.rfind("leaf", 0) == 0) least_named = std::min(least_named, plate.total);
    if (!plate.others.empty()) {
      CHECK(plate.words ==
            std::vector<std::string>{std::to_string(plate.others.size()) + " others"});
      most_sharing = plate.total / static_cast<double>(plate.others.size());
    }
  }
  CHECK(sharing > 0);
  CHECK(named + sharing == 81);
  CHECK(most_sharing <= least_named);
  CHECK(numbers_in(draft).size() == drafted.selection.items.size());
}

TEST_CASE("where even that does not help, no tie goes while a lighter one stays") {
  const Drafted drafted(hub_and_ring(3, 90));
  const MapDraft draft = drafted.draft({700, 250});
  CHECK_FALSE(draft.whole);
  const std::set<int> drawn = numbers_in(draft);
  CHECK(drawn.size() < drafted.selection.items.size());
  double lightest = 1e9, heaviest_gone = 0;
  for (const select::Item& item : drafted.selection.items) {
    const double weight = select::view(drafted.dossier, item).weight;
    if (drawn.count(item.number) > 0) {
      lightest = std::min(lightest, weight);
    } else {
      heaviest_gone = std::max(heaviest_gone, weight);
    }
  }
  CHECK(lightest >= heaviest_gone);
}
