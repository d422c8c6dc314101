#include <string>

#include "base/utf8.hpp"
#include "figure/kinds.hpp"
#include "support/catch.hpp"
#include "words/item_words.hpp"
#include "words/text_alternative.hpp"

using namespace entente;

namespace {

date::Edtf day(std::string_view text) {
  auto parsed = date::parse(text);
  REQUIRE(std::holds_alternative<date::Edtf>(parsed));
  return std::get<date::Edtf>(parsed);
}

Actor actor(std::string id, std::string name, std::string short_name = {}) {
  Actor a;
  a.id = std::move(id);
  a.short_name = short_name.empty() ? name : std::move(short_name);
  a.name = std::move(name);
  return a;
}

words::FigureWords figure_words(const Dossier& dossier, FigureKind kind) {
  return figure::words_for(kind, languages::phrases(dossier.language));
}

constexpr ActorIndex cuba{0}, lavrov{1}, rodriguez{2}, russia{3}, us{4};

/// A tie with two sources, talks that are planned, and a statement of undated content.
Dossier talks() {
  Dossier d;
  d.title = "Moscow backs Havana";
  d.subtitle = "Around the talks of 18 February 2026";
  d.as_of = day("2026-02-18");
  d.actors = {actor("CU", "Cuba"), actor("lavrov", "Sergei Lavrov", "Lavrov"),
              actor("rodriguez", "Bruno Rodríguez Parrilla", "Rodríguez"), actor("RU", "Russia"),
              actor("US", "United States")};
  Post minister;
  minister.role = "Foreign minister";
  minister.of = russia;
  d.actors[lavrov.value].posts = {minister};
  d.actors[rodriguez.value].of = cuba;
  Source order, report;
  order.title = "Proclamation 3447";
  order.date = day("1962-02-03");
  report.title = "News report";
  report.publisher = "Agency";
  report.url = "https://example.org/a<b>|c";
  d.sources = {order, report};
  Relation embargo;
  embargo.from = {us};
  embargo.to = {cuba};
  embargo.participants = {{us, "from", RoleKind::source}, {cuba, "to", RoleKind::target}};
  embargo.type_label = "embargo";
  embargo.sign = Sign::conflict;
  embargo.medium = Medium::material;
  embargo.when = {day("1962-02-07/..")};
  embargo.sources = {SourceIndex{0}, SourceIndex{1}};
  Claim claim;
  claim.when = day("1962-02-03");
  claim.sources = {SourceIndex{0}};
  Claim words;
  words.text = "Havana calls it a blockade.";
  words.sources = {SourceIndex{1}};
  embargo.claims = {claim, words};
  d.relations = {embargo};
  Event meeting;
  meeting.when = day("2026-02-18");
  meeting.title = "Talks in Moscow";
  meeting.sign = Sign::cooperation;
  meeting.status = Status::planned;
  meeting.participants = {{lavrov, "host", RoleKind::host}, {rodriguez, "guest", RoleKind::guest}};
  meeting.sources = {SourceIndex{1}};
  Event statement;
  statement.title = "Calls blockade *illegal* | unjust";
  statement.participants = {{russia, "", RoleKind::source},
                            {us, "", RoleKind::target},
                            {std::nullopt, "witness", RoleKind::witness}};
  d.events = {meeting, statement};
  return d;
}

select::Selection selected(const Dossier& dossier) {
  auto result = select::apply(dossier, {});
  REQUIRE(result);
  return *result.value;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("participants stand in one line, direction shown") {
  const Dossier d = talks();
  const select::Selection s = selected(d);
  REQUIRE(s.items.size() == 3);
  CHECK(words::participants_line(d, s.items[0]) == "United States → Cuba");
  CHECK(words::participants_line(d, s.items[1]) == "Lavrov and Rodríguez");
  CHECK(words::participants_line(d, s.items[2]) == "Russia → United States (witness: unknown)");
}

TEST_CASE("the alternative text is short and names figure and finding") {
  Dossier d = talks();
  const select::Selection s = selected(d);
  CHECK(words::alt_text(d, s, figure_words(d, FigureKind::dossier)) ==
        "Relationship graph and timeline: Moscow backs Havana. Actors: 5. Numbered events and "
        "ties: 3.");
  CHECK(
      words::alt_text(d, s, figure_words(d, FigureKind::timeline)).starts_with("Timeline: Moscow"));
  for (const std::string word : {"word ", "слово ", "漢字"}) {
    d.title.clear();
    for (int i = 0; i < 100; ++i) d.title += word;
    const std::string alt = words::alt_text(d, s, figure_words(d, FigureKind::graph));
    CHECK(base::count_code_points(alt) <= 150);
    CHECK(base::count_code_points(alt) > 100);
    CHECK(alt.ends_with("…"));
  }
}

TEST_CASE("in Chinese sentences follow without blanks, and names are listed with their own sign") {
  Dossier d = talks();
  d.language = "zh";
  d.title = "莫斯科支持哈瓦那";
  const select::Selection s = selected(d);
  CHECK(words::alt_text(d, s, figure_words(d, FigureKind::timeline)) ==
        "时间线：莫斯科支持哈瓦那。相关方：5。已编号的事件与关系：3。");
  CHECK(words::joined({"中国", "俄罗斯", "伊朗"}, languages::phrases("zh")) ==
        "中国、俄罗斯和伊朗");
}

TEST_CASE("the description tells every item with number, date, status and sources") {
  const Dossier d = talks();
  const std::string text = words::description(d, selected(d), figure_words(d, FigureKind::dossier));
  CHECK(has(text, "As of 18 February 2026."));
  CHECK(has(text, "\nSergei Lavrov: Foreign minister, Russia.\n"));
  CHECK(has(text,
            "\n1. since 7 February 1962: United States → Cuba, embargo (conflict, deeds) "
            "[1, 2]. Date as claimed: 3 February 1962 [1]. Havana calls it a blockade [2].\n"));
  CHECK(has(text,
            "\n2. 18 February 2026: Lavrov and Rodríguez, Talks in Moscow (cooperation, "
            "words, planned) [2].\n"));
  CHECK(has(text, "\n3. Undated: Russia → United States (witness: unknown), Calls"));
  CHECK(has(text, "\n[1] Proclamation 3447, 3 February 1962."));
  CHECK_FALSE(has(words::description(d, selected(d), figure_words(d, FigureKind::timeline)),
                  "Foreign minister"));
}

TEST_CASE("the description says what a window leaves out") {
  const Dossier d = talks();
  select::Options options;
  options.from = day("2026");
  const auto narrowed = select::apply(d, options);
  REQUIRE(narrowed);
  const std::string text =
      words::description(d, *narrowed.value, figure_words(d, FigureKind::timeline));
  CHECK(has(text, "Further events not shown: 1."));
}

TEST_CASE("the table escapes markup and lists the sources it cites") {
  const Dossier d = talks();
  const std::string table = words::markdown(words::table(d, selected(d)), d.title);
  CHECK(has(table, "# Moscow backs Havana\n"));
  CHECK(has(table,
            "| 1 | since 7 February 1962; Date as claimed: 3 February 1962 \\[1\\] | "
            "United States | Cuba | embargo (conflict, deeds); Havana calls it a blockade \\[2\\] "
            "| happened | 1, 2 |\n"));
  CHECK(has(table,
            "| 2 | 18 February 2026 | Sergei Lavrov | Bruno Rodríguez Parrilla | Talks in "
            "Moscow (cooperation, words) | planned | 2 |\n"));
  CHECK(has(table, "Calls blockade \\*illegal\\* \\| unjust"));
  CHECK(has(table, "\n2. News report, Agency, <https://example.org/a%3Cb%3E%7Cc>\n"));
}

TEST_CASE("the words follow the dossier's language") {
  Dossier d = talks();
  d.language = "ru";
  const select::Selection s = selected(d);
  CHECK(words::participants_line(d, s.items[1]) == "Lavrov и Rodríguez");
  CHECK(has(words::markdown(words::table(d, s), d.title), "| № | Дата | Кто |"));
  CHECK(has(words::description(d, s, figure_words(d, FigureKind::graph)),
            "(сотрудничество, слова, планируется)"));
}

TEST_CASE("who says so and who denies it stand in a phrase") {
  Dossier d = talks();
  d.events[0].reported_by = {{std::nullopt, SourceIndex{1}}, {lavrov, std::nullopt}};
  d.events[0].denied_by = {{us, std::nullopt}};
  const select::Selection s = selected(d);
  CHECK(words::attribution(d, s.items[1]) ==
        "according to Agency and Lavrov, denied by United States");
  d.events[0].reported_by.clear();
  CHECK(words::attribution(d, s.items[1]) == "denied by United States");
  CHECK(words::attribution(d, s.items[0]).empty());  // a relation
  CHECK(words::attribution(d, s.items[2]).empty());
  d.language = "ru";
  CHECK(words::attribution(d, s.items[1]) == "опровержение: United States");
}

TEST_CASE("all that the document tells of an item stands below the table") {
  Dossier d = talks();
  Event& meeting = d.events[0];
  meeting.text = "They met *twice*.";
  meeting.place = "Moscow";
  meeting.certainty = "high";
  meeting.note = "a remark";
  meeting.url = "https://example.org/more";
  meeting.denied_by = {{us, std::nullopt}};
  d.relations[0].note = "renewed each year";
  d.actors[lavrov.value].note = "since 2004";
  d.sources[0].note = "first edition";
  const Table table = words::table(d, selected(d));
  const std::string text = words::markdown(table, "");
  CHECK(has(text,
            "\n- **1** Note: renewed each year\n- **2** They met \\*twice\\*. · Place: Moscow · "
            "Denied by United States · Certainty: high · Note: a remark · Link: "
            "<https://example.org/more>\n- Sergei Lavrov: since 2004\n"));
  CHECK(has(text, "1. Proclamation 3447, 3 February 1962 – first edition\n"));
}

TEST_CASE("what is left out on request is told, with its reason") {
  const Dossier d = talks();
  select::Selection s = selected(d);
  s.below_weight = 4;
  s.min_weight = 1.5;
  s.by_name = 2;
  s.out_of_window = 3;
  const std::string text = words::description(d, s, figure_words(d, FigureKind::graph));
  CHECK(has(text, "\nLeft out by choice: 2.\nNot shown, of a weight below 1.5: 4.\n"));
  CHECK(has(text, "\nFurther events not shown: 3.\n"));
}

TEST_CASE("a line of a figure names eight at a side and counts the others, a description all") {
  Dossier d;
  Event many;
  many.title = "Meeting";
  for (int i = 0; i < 9; ++i) {
    d.actors.push_back(actor("a" + std::to_string(i), "Land " + std::to_string(i)));
    many.participants.push_back({ActorIndex{static_cast<std::uint32_t>(i)}, "", RoleKind::party});
  }
  for (int i = 0; i < 9; ++i) {
    d.actors.push_back(actor("w" + std::to_string(i), "Eye " + std::to_string(i)));
    many.participants.push_back(
        {ActorIndex{static_cast<std::uint32_t>(9 + i)}, "witness", RoleKind::witness});
  }
  d.events = {many};
  const select::Selection s = selected(d);
  const std::string line = words::participants_line(d, s.items[0]);
  CHECK(has(line, "Land 6 and 2 others"));
  CHECK_FALSE(has(line, "Land 7"));
  CHECK(has(line, "witness: Eye 6; 2 others"));
  CHECK_FALSE(has(line, "Eye 7"));
  const std::string sentence = words::item_sentence(d, s, s.items[0]);
  CHECK(has(sentence, "Land 8"));
  CHECK(has(sentence, "Eye 8"));
  d.events.front().participants.pop_back();
  d.events.front().participants.erase(d.events.front().participants.begin());
  CHECK(has(words::participants_line(d, s.items[0]), "Land 8 (witness: Eye 0"));
}
