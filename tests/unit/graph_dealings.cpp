#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/dealings.hpp"
#include "graph/network.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// Events that all of `actors` attend, and one actor who also calls on three others.
Dossier meetings(int actors, int events) {
  std::vector<std::string> people, attend, all;
  for (int i = 0; i < actors; ++i) {
    people.push_back(fmt::format(R"({{"id":"a{0}","kind":"country","name":"Land {0}"}})", i));
    attend.push_back(fmt::format(R"({{"actor":"a{}"}})", i));
  }
  for (int e = 0; e < events; ++e) {
    all.push_back(fmt::format(R"({{"title":"Meeting {}","when":"{}","participants":[{}]}})", e,
                              1950 + e, fmt::join(attend, ",")));
  }
  for (int i = 1; i < 4; ++i) {
    all.push_back(fmt::format(
        R"({{"title":"Call {0}","when":"2001","type":"call","from":"a7","to":"a{0}"}})", i));
  }
  return test::dossier_of(fmt::format(R"({{"format":"entente/1","actors":[{}],"events":[{}]}})",
                                      fmt::join(people, ","), fmt::join(all, ",")));
}

std::vector<graph::Dealing> dealings_of(const Dossier& dossier) {
  const select::Selection selection = select::apply(dossier, {}).value.value();
  return graph::dealings(graph::network(dossier, selection));
}

}  // namespace

TEST_CASE("of a meeting of few every two deal with each other") {
  CHECK(dealings_of(meetings(10, 1)).size() == 45 + 3);
}

TEST_CASE("of meetings of a thousand the hub deals with everybody, and few others are listed") {
  constexpr int actors = 1000, events = 5;
  const std::vector<graph::Dealing> dealings = dealings_of(meetings(actors, events));
  CHECK(dealings.size() == events * (actors - 1) + 3);  // not half a million for each
  const graph::Hub hub = graph::hub_of(dealings);
  CHECK(hub.items == events + 3);
  for (const graph::Dealing& dealing : dealings) {
    CHECK((dealing.from == hub.house || dealing.to == hub.house));
  }
}
