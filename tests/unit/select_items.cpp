#include <fmt/format.h>

#include "select/naming.hpp"
#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using entente::test::dossier_of;
using entente::test::small_dossier;

namespace {

date::Edtf edtf(std::string_view text) { return std::get<date::Edtf>(date::parse(text)); }

ActorIndex actor(const Dossier& dossier, std::string_view id) {
  for (std::uint32_t i = 0; i < dossier.actors.size(); ++i) {
    if (dossier.actors[i].id == id) return ActorIndex{i};
  }
  throw std::runtime_error("no such actor");
}

/// Titles in the order of their numbers, such as "one|two".
std::string titles(const Dossier& dossier, const select::Options& options = {}) {
  const Checked<select::Selection> selection = select::apply(dossier, options);
  if (!selection.value) return "nothing";
  std::string list;
  int number = 0;
  for (const select::Item& item : selection.value->items) {
    CHECK(item.number > number);
    number = item.number;
    list += (list.empty() ? "" : "|") + select::view(dossier, item).title;
  }
  return list;
}

std::string ids(const Dossier& dossier, const std::vector<ActorIndex>& actors) {
  std::string list;
  for (ActorIndex a : actors) list += dossier[a].id;
  return list;
}

const char* const chain = R"("events":[
  {"when":"2001","title":"ab","participants":["A","B"]},
  {"when":"2002","title":"bc","participants":["B","C"]},
  {"when":"2003","title":"cd","participants":["C","D"]},
  {"when":"2004","title":"pd","participants":["P","D"]}])";

}  // namespace

TEST_CASE("items are numbered by date, undated ones last") {
  const Dossier d = small_dossier(R"("relations":[
      {"from":"A","to":"B","label":"since 1999","when":"1999/.."},
      {"from":"A","to":"B","label":"no date"},
      {"from":"A","to":"B","label":"nobody knows when","when":"../.."},
      {"from":"A","to":"B","label":"spells","when":["2010","1980/1985"]}],
    "events":[
      {"when":"2001-05-02","title":"later","participants":["A"]},
      {"when":"2001-05","title":"in that month","participants":["A"]},
      {"when":"../1990","title":"up to then","participants":["A"]}])");
  const std::string list = titles(d);
  CHECK(list.starts_with("up to then|spells|since 1999|in that month|later|"));
  CHECK(list.find("no date") != list.npos);
  CHECK(list.find("nobody knows when") != list.npos);
}

TEST_CASE("a window keeps what touches it and counts the rest") {
  const Dossier d = small_dossier(R"("relations":[
      {"from":"A","to":"B","label":"long","when":"1962/.."},
      {"from":"A","to":"B","label":"over","when":"1962/1970"},
      {"from":"A","to":"B","label":"undated"}],
    "events":[{"when":"1999-12-31","title":"eve","participants":["A"]},
      {"when":"2000-01-01","title":"first","participants":["A"]},
      {"when":"2000-12-31","title":"last","participants":["A"]},
      {"when":"2001-01-01","title":"after","participants":["A"]},
      {"when":"200X","title":"decade","participants":["A"]}])");
  select::Options options;
  options.from = edtf("2000");
  options.to = edtf("2000");
  CHECK(titles(d, options) == "long|first|decade|last");
  CHECK(select::apply(d, options).value->out_of_window == 4);
  options.to.reset();
  CHECK(titles(d, options) == "long|first|decade|last|after");
  options = {};
  options.to = edtf("1969");
  CHECK(titles(d, options) == "over|long");
}

TEST_CASE("an earlier as-of date knows no plans and no later events") {
  const Dossier d = small_dossier(R"("as_of":"2020","events":[
    {"when":"2005","title":"then","participants":["A"]},
    {"when":"2015","title":"since","participants":["A"]},
    {"when":"2025","title":"plan","status":"planned","participants":["A"]}])");
  CHECK(titles(d) == "then|since|plan");
  select::Options options;
  options.as_of = edtf("2020");
  CHECK(titles(d, options) == "then|since|plan");
  options.as_of = edtf("2010");
  CHECK(titles(d, options) == "then");
  CHECK(select::apply(d, options).value->out_of_window == 2);
  options.as_of = edtf("1990");
  CHECK(titles(d, options) == "nothing");
}

TEST_CASE("a focus reaches as many ties as it is told") {
  const Dossier d = small_dossier(chain);
  select::Options options;
  options.focus = actor(d, "B");
  CHECK(titles(d, options) == "ab|bc");
  CHECK(select::apply(d, options).value->out_of_focus == 2);
  options.focus_distance = 2;
  CHECK(titles(d, options) == "ab|bc|cd");
  options.focus_distance = 3;
  CHECK(titles(d, options) == "ab|bc|cd|pd");
}

TEST_CASE("numbers are those of the whole dossier, whatever is left out") {
  const Dossier d = small_dossier(R"("events":[
    {"when":"2001","title":"a","participants":["A"]},{"when":"2002","title":"b","participants":["B"]},
    {"when":"2003","title":"c","participants":["A"]}])");
  const auto numbers = [&](const select::Options& options) {
    std::vector<int> found;
    const select::Selection selection = *select::apply(d, options).value;
    for (const select::Item& item : selection.items) {
      found.push_back(item.number);
      CHECK(&select::item_of(selection, item.number) == &selection.items[found.size() - 1]);
    }
    return found;
  };
  select::Options window;
  window.from = edtf("2002");
  CHECK(numbers(window) == std::vector<int>{2, 3});
  select::Options focus;
  focus.focus = actor(d, "A");
  CHECK(numbers(focus) == std::vector<int>{1, 3});
}

TEST_CASE("what is left out on request is counted by its reason") {
  const Dossier d = small_dossier(R"("events":[
    {"when":"2001","title":"light","weight":0.5,"participants":["A"]},
    {"when":"2002","title":"heavy","weight":3,"participants":["A"]},
    {"when":"2003","title":"kept","weight":0.1,"participants":["P"]},
    {"when":"2004","title":"other","type":"visit","participants":["B"]},
    {"when":"2005","title":"last","weight":2,"participants":["B"]}])");
  select::Options options;
  options.min_weight = 1;
  CHECK(titles(d, options) == "heavy|other|last");
  CHECK(select::apply(d, options).value->below_weight == 2);
  options.keep = {actor(d, "P")};
  CHECK(titles(d, options) == "heavy|kept|other|last");
  options.top = 2;
  CHECK(titles(d, options) == "heavy|kept");
  CHECK(select::apply(d, options).value->beyond_top == 2);
  options.keep.clear();
  CHECK(titles(d, options) == "heavy|last");
  options = {};
  options.leave_out = {actor(d, "A")};  // and those who belong to it
  CHECK(titles(d, options) == "other|last");
  CHECK(select::apply(d, options).value->by_name == 3);
  options.leave_out_types = {"visit"};
  CHECK(titles(d, options) == "last");
  CHECK(select::apply(d, options).value->left_out() == 4);
  options.leave_out.push_back(actor(d, "B"));
  CHECK(titles(d, options) == "nothing");
}

TEST_CASE("a focus on a country takes its officials with it") {
  const Dossier d = small_dossier(chain);
  select::Options options;
  options.focus = actor(d, "A");
  CHECK(titles(d, options) == "ab|pd");
  options.focus = actor(d, "P");
  CHECK(titles(d, options) == "pd");
}

TEST_CASE("a focus without ties leaves nothing and says so") {
  const Dossier d = small_dossier(chain);
  select::Options options;
  options.focus = actor(d, "O");
  const Checked<select::Selection> none = select::apply(d, options);
  CHECK_FALSE(none);
  REQUIRE(none.diagnostics.size() == 1);
  CHECK(none.diagnostics[0].code == Code::nothing_to_draw);
  CHECK(none.diagnostics[0].hint.find("--focus") != std::string::npos);
}

TEST_CASE("actors are those who take part and what they belong to") {
  const Dossier d = small_dossier(R"("events":[{"title":"t","participants":["P","C"]}])");
  CHECK(ids(d, select::apply(d, {}).value->actors) == "ACP");
}

TEST_CASE("sources are numbered in order of first use") {
  const Dossier d = small_dossier(R"("sources":[{"id":"post","title":"1"},{"id":"late","title":"2"},
      {"id":"claim","title":"3"},{"id":"early","title":"4"},{"id":"unused","title":"5"}],
    "actors":[{"id":"A","kind":"country","name":"A"},{"id":"P","kind":"official","name":"P",
      "posts":[{"role":"Envoy","of":"A","sources":["post"]}]}],
    "events":[{"when":"2002","title":"b","participants":["P"],"sources":["late","early"]},
      {"when":"2001","title":"a","participants":["P"],"sources":["early"],
       "claims":[{"text":"not so","sources":["claim"]}]}])");
  const select::Selection selection = *select::apply(d, {}).value;
  std::string order;
  for (SourceIndex s : selection.sources) order += d[s].id + " ";
  CHECK(order == "early claim late post ");
}

TEST_CASE("posts decide what somebody belongs to at a date") {
  const Dossier d = dossier_of(R"({"format":"entente/1","actors":[
    {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
    {"id":"M","kind":"organization","name":"Ministry","of":"A"},
    {"id":"P","kind":"official","name":"P","posts":[
      {"role":"Envoy","of":"B","when":"1990/1999"},
      {"role":"Minister","of":"M","when":"2000/2010"}]},
    {"id":"Q","kind":"official","name":"Q"}],
    "events":[{"title":"t","participants":["P","Q"]}]})");
  const ActorIndex p = actor(d, "P");
  auto at = [&](std::string_view when) {
    const std::optional<date::Edtf> day = edtf(when);
    return select::role_of(d, p, day) + " of " + d[*select::container_of(d, p, day)].id + " in " +
           d[select::house_of(d, p, day)].id;
  };
  CHECK(at("1995") == "Envoy of B in B");
  CHECK(at("2005-06") == "Minister of M in A");
  CHECK(at("2026") == "Minister of M in A");  // the latest one, though it is over
  CHECK(select::role_of(d, p, std::nullopt) == "Minister");
  CHECK(select::role_of(d, actor(d, "Q"), std::nullopt).empty());
  CHECK(select::house_of(d, actor(d, "Q"), std::nullopt) == actor(d, "Q"));
  CHECK_FALSE(select::container_of(d, actor(d, "Q"), std::nullopt));
}

TEST_CASE("weight, witnesses of the fact and news make an item important") {
  const Dossier d = small_dossier(R"("sources":[{"id":"s","title":"S"}],"events":[
    {"id":"a","when":"2001","title":"plain","participants":["A","B"]},
    {"id":"b","when":"2001","title":"cited","participants":["A","B"],"sources":["s"]},
    {"id":"c","when":"2001","title":"heavy","participants":["A","B"],"weight":3},
    {"id":"d","when":"2001","title":"rumour","participants":["A","B"],"status":"claimed"},
    {"id":"e","when":"2024","title":"plain and new","participants":["A","B"]}])");
  const select::Selection selection = *select::apply(d, {}).value;
  std::vector<double> value;
  for (const select::Item& item : selection.items) {
    value.push_back(select::importance(d, selection, item));
  }
  CHECK(value[1] > value[0]);
  CHECK(value[2] > value[1]);
  CHECK(value[3] < value[1]);
  CHECK(value[4] > value[0]);
}

TEST_CASE(
    "A headline names a country also by its seat of government, words about an event do not") {
  Actor us;
  us.kind = ActorKind::country;
  us.name = "United States";
  us.codes["iso"] = "US";
  CHECK(select::headline_names("Washington’s envoy leaves", us));
  CHECK(select::headline_names("The United States leave", us));
  CHECK_FALSE(select::headline_names("Moscow leaves", us));
  CHECK_FALSE(select::headline_names("Who uses it", us));
  CHECK_FALSE(select::names_actor("Talks in Washington", us));
  CHECK(select::names_actor("US and Cuba open relations", us));
  us.codes.clear();
  CHECK_FALSE(select::headline_names("Washington’s envoy leaves", us));
}

TEST_CASE("A headline names states that are gone by their seats, whatever code they have") {
  auto names = [](const std::string& headline, const char* code) {
    Actor state;
    state.kind = ActorKind::country;
    state.name = "Some state";
    state.codes["iso"] = code;
    return select::headline_names(headline, state);
  };
  for (const char* code : {"SU", "SUN", "SUHH"}) CHECK(names("Moscow's blockade", code));
  CHECK(names("Belgrade breaks with Moscow", "YUCS"));
  CHECK(names("Prague gives in", "CSHH"));
  CHECK(names("Pankow builds a wall", "DDDE"));
  CHECK(names("Washington pays", "USA"));
  CHECK_FALSE(names("Washington pays", "SUHH"));
}

TEST_CASE("A headline names whom it abbreviates as his id does, in capitals") {
  Actor maker;
  maker.kind = ActorKind::organization;
  maker.id = "VW";
  maker.name = "Volkswagen AG";
  CHECK(select::headline_names("Porsche set out to swallow VW and was swallowed", maker));
  CHECK_FALSE(select::headline_names("A VWX engine", maker));
  CHECK_FALSE(select::headline_names("PORSCHE SWALLOWS VW", maker));
  maker.id = "vw";
  CHECK_FALSE(select::headline_names("a vw is sold", maker));
}

TEST_CASE("a country does not stand for those in it who fight it") {
  auto house_in = [](const std::string& event) {
    const Dossier d = test::dossier_of(
        R"({"format":"entente/1","title":"t","actors":[
             {"id":"BA","kind":"country","name":"Bosnia"},
             {"id":"rebels","kind":"other","name":"Rebels","of":"BA"},
             {"id":"leader","kind":"official","name":"Leader",
              "posts":[{"role":"Commander","of":"rebels"}]},
             {"id":"minister","kind":"official","name":"Minister",
              "posts":[{"role":"Minister","of":"BA"}]}],
            "events":[)" +
        event + "]}");
    return d[select::house_of(d, actor(d, "leader"), std::nullopt)].id;
  };
  CHECK(house_in(R"({"when":"1992","type":"attack","title":"Siege","from":"rebels","to":"BA"})") ==
        "rebels");
  CHECK(house_in(R"({"when":"1992","type":"attack","title":"Siege","from":"BA","to":"rebels"})") ==
        "rebels");
  CHECK(house_in(R"({"when":"1992","type":"war","title":"War","sign":"conflict",
                     "participants":["rebels","BA"]})") == "rebels");
  CHECK(house_in(R"({"when":"1992","type":"talks","title":"Talks","from":"rebels","to":"BA"})") ==
        "BA");
  CHECK(house_in(R"({"when":"1992","type":"attack","title":"Siege","from":"rebels","to":"BA",
                     "status":"denied"})") == "BA");
  // One quarrel of many things that it does.
  std::string busy = R"({"when":"1992","type":"attack","title":"Siege","from":"rebels","to":"BA"})";
  for (int i = 0; i < 4; ++i) {
    busy += R"(,{"when":"1993","type":"talks","title":"Talks","from":"rebels","to":"minister"})";
  }
  CHECK(house_in(busy) == "BA");
  // Both are acted upon: that sets nobody against the other.
  CHECK(house_in(R"({"when":"1992","type":"attack","title":"Raid","from":"minister",
                     "to":["BA","rebels"]})") == "BA");
}

TEST_CASE("where two of three items are amounts the large ones matter more, and others as usual") {
  const auto importances = [](const std::string& more) {
    const Dossier d = test::small_dossier(R"("events":[
      {"when":"2001","title":"a","from":"A","to":"B","amount":{"value":900,"unit":"EUR"}},
      {"when":"2001","title":"b","from":"A","to":"C","amount":{"value":3,"unit":"EUR"}},
      {"when":"2001","title":"c","from":"A","to":"D"})" +
                                          more + "]");
    const select::Selection selection = *select::apply(d, {}).value;
    std::vector<double> list;
    for (const select::Item& item : selection.items) {
      list.push_back(select::importance(d, selection, item));
    }
    return list;
  };
  const std::vector<double> money = importances("");
  CHECK(money[0] > 1.5 * money[2]);
  CHECK(money[2] > 1.5 * money[1]);
  const std::vector<double> other =
      importances(R"(,{"when":"2001","title":"d","from":"B","to":"D"})");
  CHECK(other[0] < other[1]);  // half of them: only the later one is
}

TEST_CASE("where nearly all items are amounts the large ones matter more") {
  const auto of_second = [](const std::string& unit) {
    const Dossier d = test::small_dossier(R"("events":[
      {"when":"2001","title":"a","from":"A","to":"B","amount":{"value":60,"unit":"EUR"}},
      {"when":"2001","title":"b","from":"A","to":"C","amount":{"value":3,"unit":")" +
                                          unit + R"("}}])");
    const select::Selection selection = *select::apply(d, {}).value;
    return select::importance(d, selection, selection.items[0]) /
           select::importance(d, selection, selection.items[1]);
  };
  CHECK(of_second("EUR") > 1.5);
  CHECK(of_second("USD") < 1);  // only the later one is: sums of two units are not compared
}

TEST_CASE("what the title counts is in no item's title") {
  auto titled = [](const std::string& title) {
    const Dossier dossier = test::small_dossier("\"title\":\"" + title + R"(","events":[
        {"when":"2014","title":"Talks extended by four months","from":"A","to":"B"},
        {"when":"2015","title":"Accord signed","from":"A","to":"B"}])");
    return select::apply(dossier, {}).value->titled;
  };
  CHECK(titled("The accord took 20 months") == std::set<int>{2});
  CHECK(titled("The accord after twenty months") == std::set<int>{2});
  CHECK(titled("The 2015 accord") == std::set<int>{2});
}

TEST_CASE("looking back, a person stands for the body for which he acts in the story") {
  auto house = [](const std::string& more) {
    const Dossier dossier = small_dossier(R"("as_of":"2020","actors":[
        {"id":"A","kind":"country","name":"A"},{"id":"C","kind":"country","name":"C"},
        {"id":"army","kind":"organization","name":"Army"},
        {"id":"p","kind":"official","name":"P","posts":[
          {"role":"Chief","of":"army","when":"2000/2017-12-01"},
          {"role":"Vice-president","of":"A","when":"2017-12-01/.."}]}],"events":[
        {"when":"2017-11","title":"Coup","from":"p","to":"A","weight":2})" +
                                          more + "]");
    const ActorIndex person = actor(dossier, "p");
    return dossier[select::house_of(dossier, person, dossier.as_of)].id + " " +
           dossier[select::house_of(dossier, person, edtf("2019"))].id + " " +
           select::role_of(dossier, person, dossier.as_of);
  };
  CHECK(house("") == "army A Chief");
  CHECK(house(R"(,{"when":"2018","title":"Visit","from":"p","to":"C"})") == "army A Chief");
  // As much for the one as for the other: the office that he holds.
  CHECK(house(R"(,{"when":"2018","title":"Visit","from":"p","to":"C","weight":2})") ==
        "A A Vice-president");
}

TEST_CASE("a title that names two speaks of what is between them, if that is little") {
  const std::string between_a_and_b = R"({"when":"2001","title":"x","from":"A","to":"B"})";
  auto titled = [&](const std::string& title, const std::string& more) {
    std::string events =
        between_a_and_b + R"(,{"when":"2002","title":"y","from":"A","to":"C"})" + more;
    for (int year = 2003; year < 2012; ++year) {
      events += R"(,{"when":")" + std::to_string(year) + R"(","title":"z","from":"B","to":"C"})";
    }
    const Dossier dossier =
        test::small_dossier("\"title\":\"" + title + "\",\"events\":[" + events + "]");
    return *select::apply(dossier, {}).value;
  };
  const Dossier names = test::small_dossier("\"events\":[" + between_a_and_b + "]");
  const std::string a = names.actors.at(0).name, b = names.actors.at(1).name,
                    c = names.actors.at(2).name;
  const select::Selection two = titled(a + " met " + b, "");
  CHECK(two.titled == std::set<int>{1});
  CHECK(select::stands_out(two, {1, 5}));
  CHECK_FALSE(select::stands_out(two, {5}));
  // Most of the story is between these; and kin are no deed.
  CHECK(titled(b + " met " + c, "").titled.empty());
  const std::string kin =
      R"(,{"when":"2001-05","title":"w","type":"marriage","from":"A","to":"B"})";
  CHECK(titled(a + " met " + b, kin).titled == std::set<int>{1});
  // Who acts upon both, or with whom both act, is not between them.
  const std::string at_one_side = R"(,{"when":"2001-07","title":"v","from":"C","to":["A","B"]},)"
                                  R"({"when":"2001-08","title":"u","from":["A","B"],"to":"D"})";
  CHECK(titled(a + " met " + b, at_one_side).titled == std::set<int>{1});
}

TEST_CASE("the few that weigh most stand out, with what the title speaks of that is not light") {
  auto stressed = [](const std::string& title, const std::vector<double>& weights) {
    std::string events;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      events += fmt::format(R"({}{{"when":"{}","title":"{}","from":"A","to":"B","weight":{}}})",
                            i > 0 ? "," : "", 2001 + i,
                            i == 0 ? "Ships arrive" : fmt::format("Event {}", i), weights[i]);
    }
    const Dossier dossier =
        test::small_dossier("\"title\":\"" + title + "\",\"events\":[" + events + "]");
    return select::apply(dossier, {}).value->stressed;
  };
  const std::vector<double> usual{2, 2, 2, 2, 2, 3, 2, 2, 2};
  CHECK(stressed("Nothing", usual) == std::set<int>{6});
  CHECK(stressed("They paid for ships", usual) == std::set<int>{1, 6});
  CHECK(stressed("They paid for ships", {1, 2, 2, 2, 2, 3, 2, 2, 2}) == std::set<int>{6});
  // Where much is heavy, or all is, nothing is.
  CHECK(stressed("Nothing", {2, 3, 3, 3, 3, 2, 2, 2, 2}).empty());
  CHECK(stressed("Nothing", {2, 2, 2, 2, 2, 2}).empty());
}

TEST_CASE("a body is named in full by its name, an alias or an abbreviation, and not by a part") {
  Actor actor;
  actor.kind = ActorKind::organization;
  actor.id = "VW";
  actor.name = actor.short_name = "Volkswagen Supreme Works";
  actor.aliases = {"the Beetle firm"};
  CHECK(select::names_in_full("How VW and Germany fell out", actor));
  CHECK(select::names_in_full("How the Beetle firm fell", actor));
  CHECK(select::headline_names("The supreme works of art", actor));
  CHECK_FALSE(select::names_in_full("The supreme works of art", actor));
}
