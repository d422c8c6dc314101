#include "change/offices.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::change;

namespace {

double start_of(const std::string& text) {
  return *date::axis_earliest(std::get<date::Edtf>(date::parse(text)));
}

constexpr auto document = R"({"format":"entente/1","actors":[
 {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
 {"id":"C","kind":"country","name":"C"},
 {"id":"m","kind":"organization","name":"Ministry","of":"A"},
 {"id":"old","kind":"official","name":"Old","posts":[{"role":"President","of":"A","when":"1990/2010"}]},
 {"id":"new","kind":"official","name":"New","posts":[{"role":"Minister","of":"m","when":"2012/.."}]},
 {"id":"stays","kind":"official","name":"Stays","posts":[{"role":"Envoy","of":"B","when":"1995/.."}]},
 {"id":"rises","kind":"official","name":"Rises","posts":[
   {"role":"Deputy","of":"B","when":"1995/2005"},{"role":"Head","of":"B","when":"2005/.."}]},
 {"id":"between","kind":"official","name":"Between","posts":[{"role":"Judge","of":"B","when":"2003/2005"}]},
 {"id":"undated","kind":"official","name":"Undated","posts":[{"role":"King","of":"B"}]},
 {"id":"elsewhere","kind":"official","name":"Elsewhere","posts":[{"role":"King","of":"C","when":"1990/.."}]}],
 "relations":[{"id":"t","from":"A","to":"B","type":"alliance","when":"1990/.."}]})";

}  // namespace

TEST_CASE("offices differ by who holds them on the two days; without a date they are counted") {
  const Dossier dossier = test::dossier_of(document);
  const select::Selection selection = *select::apply(dossier, {}).value;
  const Story story = between(dossier, selection, start_of("2000-01-01"), start_of("2020-01-01"));
  const Offices offices = offices_between(dossier, story.panels.front());
  std::string told;
  constexpr std::string_view names[] = {"kept", "new", "ended", "changed"};
  for (const Office& office : offices.list) {
    told += dossier[office.actor].id + " " + dossier[office.house].id + " " +
            std::string(names[static_cast<std::size_t>(office.change)]) + " " + office.post->role +
            "\n";
  }
  CHECK(told ==
        "rises B changed Head\nold A ended President\nnew A new Minister\nstays B kept Envoy\n");
  CHECK(offices.list.front().before->role == "Deputy");
  CHECK(offices.undated == 1);
}
