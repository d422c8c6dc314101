#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "geometry/lines.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"

// What holds for every storyline, whatever the dossier.

using namespace entente;
using namespace entente::test;

namespace {

using Polyline = std::vector<Point>;

std::string data(const scene::Group& group, std::string_view key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

struct Line {
  std::string id;
  Polyline points;
};

/// The ground of a bundle, and whose lines should run there.
struct Meeting {
  int number = 0;
  std::multiset<std::string> members;
  Rect ground;
};

struct Read {
  std::vector<Line> lines;
  std::vector<Meeting> meetings;
  std::set<int> told, dated;
};

Polyline points_of(const scene::PathShape& path) {
  Polyline points;
  for (const scene::Segment& s : path.segments) {
    if (s.kind == scene::Segment::Kind::cubic) {
      const Polyline more = geometry::flatten({points.back(), s.c1, s.c2, s.to}, 16);
      points.insert(points.end(), more.begin() + 1, more.end());
    } else {
      points.push_back(s.to);
    }
  }
  return points;
}

Read read(const scene::Scene& scene) {
  Read read;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group) continue;
    if (group->part == scene::Part::line) {
      read.lines.push_back(
          {data(*group, "id"), points_of(std::get<scene::PathShape>(group->elements.front()))});
    } else if (group->part == scene::Part::event) {
      read.told.insert(std::stoi(data(*group, "events")));
    } else if (!data(*group, "date-of").empty()) {
      read.dated.insert(std::stoi(data(*group, "date-of")));
    } else if (!data(*group, "lines").empty()) {
      const auto* ground = std::get_if<scene::RectShape>(&group->elements.front());
      if (!ground) continue;  // a succession: one line
      Meeting meeting{std::stoi(data(*group, "events")), {}, ground->rect};
      std::istringstream words(data(*group, "lines"));
      for (std::string id; words >> id;) meeting.members.insert(id);
      read.meetings.push_back(std::move(meeting));
    }
  }
  return read;
}

/// Heights of a line between two x.
std::vector<double> heights(const Polyline& points, double from, double to) {
  std::vector<double> found;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = points[i - 1], b = points[i];
    for (const double x : {from, (from + to) / 2, to}) {
      if (x < a.x || x > b.x || b.x <= a.x) continue;
      found.push_back(a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x));
    }
  }
  return found;
}

void check_meetings(const Read& read) {
  for (const Meeting& meeting : read.meetings) {
    const Rect& ground = meeting.ground;
    std::multimap<double, std::string> inside;
    for (const Line& line : read.lines) {
      const double middle = ground.center().x;
      for (const double y : heights(line.points, ground.left() + 1.5, ground.right() - 1.5)) {
        if (y <= ground.top() || y >= ground.bottom()) continue;
        INFO("event " << meeting.number << ", line " << line.id);
        CHECK(meeting.members.count(line.id) > 0);
      }
      const std::vector<double> here = heights(line.points, middle, middle);
      if (!here.empty() && here.front() > ground.top() && here.front() < ground.bottom()) {
        inside.emplace(here.front(), line.id);
      }
    }
    std::multiset<std::string> ids;
    double last = 0;
    for (const auto& [y, id] : inside) {
      // Side by side: as far apart as the ground reaches beyond the outer two together.
      if (!ids.empty()) CHECK(std::abs(y - last - ground.width) < 0.01);
      last = y;
      ids.insert(id);
    }
    INFO("event " << meeting.number);
    CHECK(ids == meeting.members);
  }
}

std::size_t told_as_missing(const std::string& description) {
  const std::string words = "Further events not shown: ";
  const std::size_t at = description.find(words);
  return at == std::string::npos ? 0 : std::stoul(description.substr(at + words.size()));
}

int check_storyline(const std::string& bytes, const std::string& preset, ThemeName theme) {
  const Dossier dossier = dossier_of(bytes);
  RenderOptions options;
  options.figures = {FigureKind::storyline};
  options.size.preset = preset;
  options.theme = theme;
  options.language = "en";
  const Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering.value);
  const Figure& figure = rendering.value->figures.front();
  for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
  const Read found = read(*figure.drawing);
  check_meetings(found);
  CHECK(found.dated == found.told);
  CHECK(found.told.size() + told_as_missing(figure.desc) == rendering.value->items.rows.size());
  CHECK(render(dossier, options).value->figures.front().svg == figure.svg);
  return static_cast<int>(found.meetings.size());
}

}  // namespace

TEST_CASE("members of a meeting run side by side, strangers outside, and all is drawn or told") {
  const std::string presets[] = {"slide", "a4"};
  const ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::print};
  int meetings = 0;
  for (std::uint64_t seed = 0; seed < 14; ++seed) {
    INFO("realistic seed " << seed);
    meetings +=
        check_storyline(realistic_dossier(seed).dump(), presets[seed % 2], themes[seed % 3]);
  }
  for (std::uint64_t seed = 0; seed < 28; ++seed) {
    INFO("random seed " << seed);
    meetings += check_storyline(random_dossier(seed).dump(), presets[seed % 2], themes[seed % 3]);
  }
  CHECK(meetings > 150);
}

TEST_CASE("a column has a storyline of what fits, or is told to take the timeline") {
  int drawn = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const std::string bytes = realistic_dossier(seed).dump();
    RenderOptions options;
    options.figures = {FigureKind::storyline};
    options.size.preset = "column";
    const Checked<Rendering> rendering = render(dossier_of(bytes), options);
    REQUIRE(rendering.value);
    INFO("seed " << seed);
    if (!rendering.value->figures.empty()) {
      check_storyline(bytes, "column", ThemeName::light);
      ++drawn;
      continue;
    }
    const bool named = std::any_of(
        rendering.diagnostics.begin(), rendering.diagnostics.end(), [](const Diagnostic& problem) {
          return problem.code == Code::does_not_fit &&
                 problem.hint.find("--figure timeline") != std::string::npos;
        });
    CHECK(named);
  }
  CHECK(drawn >= 9);
}

TEST_CASE("a storyline of many events tells as many as a page has room for") {
  const Dossier dossier = dossier_of(
      golden::read(std::string(ENTENTE_TEST_DIR) + "/../examples/russia-cuba-history.json"));
  RenderOptions options;
  options.figures = {FigureKind::storyline};
  const Checked<Rendering> slide = render(dossier, options);
  REQUIRE(slide.value);
  CHECK(read(*slide.value->figures.front().drawing).told.size() >= 23);
  // On several pages all that meet are told.
  options.pages = 20;
  const Checked<Rendering> pages = render(dossier, options);
  REQUIRE(pages.value);
  CHECK(pages.value->figures.size() > 1);
  CHECK(pages.value->figures.size() < 5);
  std::set<int> told;
  for (const Figure& figure : pages.value->figures) {
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    told.merge(read(*figure.drawing).told);
  }
  CHECK(told.size() >= 36);
}
