#include <fmt/format.h>

#include <cmath>

#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "timeline/plan.hpp"

using namespace entente;
using namespace entente::timeline;

namespace {

constexpr const char* sizes_tried[] = {"slide", "column"};  // across, down

theme::Metrics metrics_of(const std::string& preset) { return theme::page({preset}).metrics; }

/// Spans that all end, nobody knows when, near the same days, and events that stand there.
std::string meeting_ends() {
  std::string list;
  for (int i = 0; i < 8; ++i) {
    const std::string when =
        i % 2 ? fmt::format("2026-02-{:02}", 10 + i) : fmt::format("2026-02-{:02}/", 9 + i);
    list += fmt::format(
        R"({}{{"id":"e{}","when":"{}","title":"Event {}","type":"talks","from":"A","to":"B"}})",
        i ? "," : "", i, when, i);
  }
  return "\"events\":[" + list + "]";
}

Plan plan_of(const std::string& sections, const std::string& preset) {
  const Dossier dossier = test::small_dossier(sections);
  const select::Selection selection = *select::apply(dossier, {}).value;
  const bool slide = preset == "slide";
  const Rect area = slide ? Rect{40, 110, 1200, 490} : Rect{8, 60, 305, 900};
  const theme::Metrics metrics = metrics_of(preset);
  return make_plan({dossier, selection, {theme::theme(ThemeName::light), metrics}, !slide}, area,
                   {});
}

}  // namespace

TEST_CASE("each unknown end has its question mark, off all marks and other question marks") {
  for (const std::string preset : sizes_tried) {
    const Plan plan = plan_of(meeting_ends(), preset);
    const Sizes sizes(metrics_of(preset));
    const double apart = 0.5 * metrics_of(preset).note;
    INFO(preset);
    REQUIRE(plan.questions.size() >= 4);
    for (std::size_t i = 0; i < plan.questions.size(); ++i) {
      const Point at = plan.questions[i].at;
      for (std::size_t k = 0; k < i; ++k) {
        const Point other = plan.questions[k].at;
        CHECK(std::max(std::abs(other.x - at.x), std::abs(other.y - at.y)) > apart);
      }
      for (const Drawn& drawn : plan.items) {
        for (const Mark& mark : drawn.marks) {
          const double y = plan.y(mark.lane, mark.row, sizes);
          CHECK(std::max(std::abs(mark.x - at.x), std::abs(y - at.y)) > apart);
        }
      }
    }
  }
}

TEST_CASE("a question mark stands right beyond its end if nothing else is there") {
  const Plan plan = plan_of(
      R"("events":[{"id":"a","when":"1990/","title":"T","type":"talks","from":"A","to":"B"},
                   {"id":"b","when":"2020","title":"U","type":"talks","from":"A","to":"B"}])",
      "slide");
  const Sizes sizes(metrics_of("slide"));
  REQUIRE_FALSE(plan.items[0].bars.empty());
  const Bar& bar = plan.items[0].bars[0];
  REQUIRE(plan.questions.size() == plan.items[0].bars.size());
  CHECK(plan.questions[0].at.x - bar.fade_to < sizes.em);
  CHECK(plan.questions[0].at.y == Approx(plan.y(bar.lane, bar.row, sizes)));
  CHECK(plan.questions[0].number == plan.items[0].entry.number);
}
