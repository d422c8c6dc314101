#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "exchange/backbone.hpp"
#include "exchange/kept_pairs.hpp"
#include "support/catch.hpp"
#include "support/imported.hpp"

using namespace entente;
using namespace entente::exchange;
using namespace entente::test;

TEST_CASE("the weightiest pairs are kept, and their share of the weight is told") {
  ImportOptions options;
  options.top = 1;
  const Made rows({sample("gdelt2.tsv")}, options);
  CHECK(rows.dossier.events.size() == 2);
  CHECK(rows.dossier.subtitle == "1 of 4 pairs: the weightiest, with 82.4 % of the weight");
  const std::string sheet = "from,to,weight\na,b,6\nb,a,3\nb,c,2\nc,d,1\n";
  const Made ties({ImportFile{"ties.csv", sheet}}, options);
  CHECK(ties.dossier.relations.size() == 2);
  CHECK(ties.dossier.actors.size() == 2);
  CHECK(ties.notes("1 of 3 pairs: the weightiest, with 75.0 % of the weight"));
  options.top = 0;
  options.least = 2;
  CHECK(Made({ImportFile{"ties.csv", sheet}}, options).dossier.relations.size() == 3);
}

TEST_CASE("who stands at both ends of an event is no pair") {
  ImportOptions options;
  options.top = 1;
  const Made made({ImportFile{"events.csv",
                              "date,title,from,to,weight\n2026-01,Strife,Mali,Mali,9\n"
                              "2026-02,Talks,Mali,Niger,1\n"}},
                  options);
  CHECK(made.dossier.subtitle.starts_with("1 of 1 pairs"));
  REQUIRE(made.dossier.events.size() == 1);
  CHECK(made.dossier.events.front().title == "Talks");
}

TEST_CASE("the backbone keeps pairs whose weight is no chance") {
  // A hub with one heavy and nine light pairs: (1 - 91/100)^9 is next to nothing, (1 - 1/100)^9 is
  // 0.91. Ends that have one pair alone tell nothing.
  std::map<Pair, PairWeight> star;
  for (std::uint32_t i = 1; i <= 10; ++i) star[{0, i}] = {i == 1 ? 91.0 : 1.0, 1};
  ImportOptions options;
  options.backbone = 0.05;
  KeptPairs kept = keep_pairs(star, options);
  CHECK(kept.pairs == std::set<Pair>{{0, 1}});
  CHECK(kept.share == Approx(0.91));
  options.backbone = 0.92;
  CHECK(keep_pairs(star, options).pairs.size() == 10);
}

TEST_CASE("the backbone of two cliques of unlike weights is the tree that the R package has") {
  // The example of Neal (2022), backbone: An R package to extract network backbones, PLOS ONE 17: a
  // weak and a strong clique. Its disparity filter at 0.05 keeps a tree over all ten.
  std::map<Pair, PairWeight> net;
  for (std::uint32_t i = 1; i <= 4; ++i) {
    net[{0, i}] = {10, 1};
    net[{5, 5 + i}] = {100, 1};
    for (std::uint32_t j = i + 1; j <= 4; ++j) {
      net[{i, j}] = {1, 1};
      net[{5 + i, 5 + j}] = {10, 1};
    }
  }
  net[{0, 5}] = {75, 1};
  ImportOptions options;
  options.backbone = 0.05;
  const KeptPairs kept = keep_pairs(net, options);
  CHECK(kept.pairs ==
        std::set<Pair>{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {5, 6}, {5, 7}, {5, 8}, {5, 9}});
  CHECK(kept.share == Approx(515.0 / 581));
}

TEST_CASE("the noise-corrected backbone is that of its authors' formulas") {
  // Worked out for the pair 2-3 by hand: n = 40, its ends have 10 and 8, so 2 are expected; 8 are
  // four times that, a score of (4 - 1) / (4 + 1) = 0.6, which varies by 0.0462.
  const std::map<Pair, PairWeight> path = {
      {{0, 1}, {10, 1}}, {{0, 2}, {1, 1}}, {{1, 2}, {1, 1}}, {{2, 3}, {8, 1}}};
  const Backbone backbone(path, BackboneRule::noise_corrected);
  CHECK(backbone.chance({2, 3}) == Approx(6.799747789e-39).epsilon(1e-6));
  CHECK(backbone.chance({0, 1}) == Approx(3.567859900e-36).epsilon(1e-6));
  CHECK(backbone.chance({0, 2}) == Approx(0.8549029668));
  CHECK(backbone.chance({1, 2}) == Approx(0.8549029668));
}

TEST_CASE("the backbone of Les Misérables is that of the formula") {
  std::ifstream stream(ENTENTE_ROOT_DIR "/examples/conversions/sources/miserables.json");
  const ImportFile file = {"miserables.json", {std::istreambuf_iterator<char>(stream), {}}};
  ImportOptions options;
  options.backbone = 0.05;
  CHECK(Made({file}, options).notes("9 of 254 pairs: the backbone at 0.05, with 17.1 %"));
  options.backbone = 0.2;
  CHECK(Made({file}, options).notes("47 of 254 pairs: the backbone at 0.2, with 48.4 %"));
  // The thresholds 1.64 and 2.32 of the authors' program keep as many.
  options.backbone_rule = BackboneRule::noise_corrected;
  options.backbone = 0.05;
  CHECK(Made({file}, options)
            .notes("195 of 254 pairs: the noise-corrected backbone at 0.05, with 88.5 %"));
  options.backbone = 0.01;
  CHECK(Made({file}, options).notes("177 of 254 pairs"));
}

TEST_CASE("what is asked for by actor, place and sign is kept, and its share is told") {
  const std::vector<ImportFile> files = {
      {"actors.csv",
       "name,short,kind,of,iso\nCuba,,country,,CU\nFidel Castro,Castro,official,Cuba,\n"},
      {"events.csv",
       "date,title,type,from,to,place,sign,weight\n"
       "2026-01,Talks,talks,Fidel Castro,Peru,\"Havana, Cuba\",,3\n"
       "2026-02,Attack,cameo:193,Peru,Chile,Nigeria,,2\n"
       "2026-03,Words,talks,Chile,Peru,Lima,conflict,5\n"},
      {"ties.csv", "from,to,type\nChile,Peru,alliance\n"}};
  const auto kept = [&](const ImportOptions& options) {
    const Import import = import_files(files, options);
    std::string titles;
    const Checked<Dossier> made = load(import.dossier, "made.json");
    REQUIRE(made);
    for (const Event& event : made.value->events) titles += event.title + ' ';
    for (const Relation& relation : made.value->relations) titles += relation.type + ' ';
    return titles + made.value->subtitle;
  };
  ImportOptions options;
  for (const char* name : {"cuba", "CU", "castro"}) {
    options.actors = {name};
    CHECK(kept(options) == "Talks asked for: actor " + std::string(name) +
                               "; 1 of 4 records, with 27.3 % of the weight");
  }
  options.actors.clear();
  options.places = {"Cuba", "lima"};
  CHECK(kept(options).starts_with("Talks Words asked for: place Cuba or lima; 2 of 4 records"));
  options.places = {"Niger"};
  CHECK(import_files(files, options).sheets.front().notes.back().find("0 of 4 records") !=
        std::string::npos);
  options.places.clear();
  options.signs = {Sign::conflict};
  CHECK(kept(options).starts_with("Attack Words asked for: sign conflict; 2 of 4 records"));
  options.signs = {Sign::cooperation};
  options.actors = {"Peru"};
  CHECK(kept(options).starts_with("Talks alliance asked for: actor Peru, sign cooperation;"));
  options.actors = {"Perus"};
  const Import none = import_files(files, options);
  REQUIRE(none.dossier.empty());
  CHECK(none.diagnostics.front().code == Code::unknown_actor);
  CHECK(none.diagnostics.front().hint == "did you mean \"Peru\"?");
}

TEST_CASE("what was not asked for is left out, with what it alone names") {
  const std::string sheet =
      "id,date,title,type,from,to,part of,reported by\n"
      "w,1990,Long ago,talks,A,B,,\n"
      "x,2026-02-18,Talks,talks,A,C,w,D\n"
      "y,2026-03,Attack,cameo:193,A,E,,\n"
      "z,,Undated,talks,A,F,,\n";
  ImportOptions options;
  options.from = std::get<date::Edtf>(date::parse("2026"));
  const Made in_time({{"events.csv", sheet}}, options);
  CHECK(in_time.dossier.events.size() == 2);
  CHECK(in_time.dossier.actors.size() == 4);  // A, C, D, E
  CHECK_FALSE(in_time.event("x").part_of);
  CHECK(in_time.notes("asked for: since 2026; 2 of 4 records, with 50.0 % of the weight"));
  options.to = std::get<date::Edtf>(date::parse("2026-02"));
  CHECK(Made({{"events.csv", sheet}}, options).dossier.events.size() == 1);
  ImportOptions fights;
  fights.types = {"cameo:19"};
  const Made by_type({{"events.csv", sheet}}, fights);
  REQUIRE(by_type.dossier.events.size() == 1);
  CHECK(by_type.dossier.events.front().title == "Attack");
  fights.types = {"talk"};  // a word is that word alone
  CHECK(import_files({{"events.csv", sheet}}, fights)
            .sheets.front()
            .notes.front()
            .find("type talk; 0 of 4 records") != std::string::npos);
}

TEST_CASE("rows of a data set are asked about as they are read") {
  ImportFile rows = sample("gdelt2.tsv");
  const Import all = import_files({rows}, {});
  const auto ask = [&](const ImportOptions& options) {
    const Import some = import_files({rows}, options);
    const ImportedSheet& sheet = some.sheets.front();
    CHECK(sheet.rows == all.sheets.front().rows);
    CHECK(sheet.rows == sheet.read + sheet.rejected + sheet.merged + sheet.unasked);
    CHECK(sheet.unasked > 0);
    return some;
  };
  ImportOptions options;
  options.actors = {"Cuba"};
  const Import cuba = ask(options);
  CHECK(cuba.dossier.find("Cuba") != std::string::npos);
  CHECK(cuba.dossier.find("\"subtitle\": \"asked for: actor Cuba; ") != std::string::npos);
  options.actors.clear();
  options.signs = {Sign::conflict};
  CHECK(ask(options).dossier.find("\"cameo:04") == std::string::npos);
  options.signs.clear();
  options.places = {"Nowhere"};
  CHECK(ask(options).sheets.front().read == 0);
  options.places.clear();
  options.actors = {"CUB"};
  options.top = 1;
  const Import top = ask(options);
  const std::string words = top.dossier.substr(top.dossier.find("subtitle"), 200);
  CHECK(words.find("actor CUB;") < words.find("1 of "));
}

TEST_CASE("rows of a data set that were not asked for are counted, and not kept") {
  ImportFile rows = sample("gdelt2.tsv");
  const Import all = import_files({rows}, {});
  ImportOptions options;
  options.types = {"cameo:04"};
  const Import some = import_files({rows}, options);
  const ImportedSheet& sheet = some.sheets.front();
  CHECK(sheet.unasked > 0);
  CHECK(sheet.rows == all.sheets.front().rows);
  CHECK(sheet.rows == sheet.read + sheet.rejected + sheet.merged + sheet.unasked);
  CHECK(some.dossier.find("cameo:04") != std::string::npos);
  CHECK(some.dossier.find("cameo:19") == std::string::npos);
  options.types.clear();
  options.to = std::get<date::Edtf>(date::parse("1950"));
  const Import none = import_files({rows}, options);
  CHECK(none.sheets.front().read + none.sheets.front().merged == 0);
  CHECK(none.sheets.front().unasked > sheet.unasked);
}
