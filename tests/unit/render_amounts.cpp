#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// A line as it was drawn: what it says it is worth, and how wide it is.
struct DrawnLine {
  std::set<int> numbers;
  double value = 0, width = 0;
  bool floor = false;
};

std::string svg_of(const Dossier& dossier) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.form = GraphForm::columns;
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return rendering.value->figures.at(0).svg;
}

std::vector<DrawnLine> lines_of(const std::string& svg) {
  static const std::regex edge(R"re(<g class="edge"([^>]*)>[^]*?stroke-width="([0-9.]+)")re");
  static const std::regex events(R"re(data-events="([0-9 ]+)")re");
  static const std::regex value(R"re(data-value="([^"]+)")re");
  std::vector<DrawnLine> lines;
  for (std::sregex_iterator it(svg.begin(), svg.end(), edge), end; it != end; ++it) {
    DrawnLine line;
    const std::string attributes = (*it)[1];
    std::smatch found;
    if (!std::regex_search(attributes, found, value)) continue;
    line.value = std::stod(found[1]);
    line.width = std::stod((*it)[2]);
    line.floor = attributes.find("data-floor=\"1\"") != attributes.npos;
    if (std::regex_search(attributes, found, events)) {
      std::istringstream words(found[1]);
      for (int number = 0; words >> number;) line.numbers.insert(number);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Share of the variance of widths that a line through zero explains.
double r_squared(const std::vector<DrawnLine>& lines) {
  double xy = 0, xx = 0, mean = 0;
  for (const DrawnLine& line : lines) {
    xy += line.value * line.width;
    xx += line.value * line.value;
    mean += line.width / static_cast<double>(lines.size());
  }
  double off = 0, all = 0;
  for (const DrawnLine& line : lines) {
    off += std::pow(line.width - xy / xx * line.value, 2);
    all += std::pow(line.width - mean, 2);
  }
  return all > 0 ? 1 - off / all : 1;
}

std::string gift(char from, char to, int year, const std::string& amount, const std::string& unit) {
  const std::string counted =
      unit.empty() ? "" : fmt::format(R"(,"amount":{{"value":{},"unit":"{}"}})", amount, unit);
  return fmt::format(R"({{"type":"aid","title":"Aid","from":"{}","to":"{}","when":"{}"{}}})", from,
                     to, year, counted);
}

Dossier aid(const std::vector<std::string>& events) {
  return test::small_dossier(
      fmt::format("\"title\":\"Aid\",\"events\":[{}]", fmt::join(events, ",")));
}

}  // namespace

TEST_CASE("where items carry amounts, width is their sum: a straight line above the floor") {
  std::mt19937 random(11);
  std::size_t floors = 0, measured = 0;
  for (int round = 0; round < 12; ++round) {
    std::vector<std::string> events;
    std::map<int, double> amounts;
    for (int i = 0; i < 14; ++i) {
      const char from = "ABCD"[random() % 4];
      const char to = "ABCD"[(static_cast<unsigned>(from - 'A') + 1 + random() % 3) % 4];
      const double amount = std::floor(std::pow(10, 2 + static_cast<double>(random() % 500) / 100));
      events.push_back(gift(from, to, 1950 + i, fmt::format("{}", amount), "EUR"));
      amounts[i + 1] = amount;  // numbers are by year
    }
    const std::vector<DrawnLine> lines = lines_of(svg_of(aid(events)));
    REQUIRE(lines.size() > 2);
    double widest = 0, most = 0;
    for (const DrawnLine& line : lines) {
      double sum = 0;
      for (const int number : line.numbers) sum += amounts.at(number);
      CHECK(line.value == sum);
      widest = std::max(widest, line.width);
      most = std::max(most, line.value);
    }
    std::vector<DrawnLine> above;
    for (const DrawnLine& line : lines) {
      const bool too_thin = line.value * widest / most < 1 - 0.005;
      CHECK(line.floor == too_thin);
      if (line.floor) {
        CHECK(line.width == 1);  // 0.75 pt
        ++floors;
      } else {
        above.push_back(line);
      }
    }
    measured += above.size();
    // Widths are written in hundredths of a px.
    CHECK(r_squared(above) > 0.9999);
  }
  CHECK(floors > 0);
  CHECK(measured > 20);
}

TEST_CASE("width means one thing a figure") {
  std::vector<std::string> events;
  for (int i = 0; i < 19; ++i) {
    events.push_back(gift("AB"[i % 2], "CD"[i % 2], 1950 + i, "5", "EUR"));
  }
  const auto with = [&](const std::string& more) {
    std::vector<std::string> all = events;
    all.push_back(more);
    return svg_of(aid(all));
  };
  // 19 of 20 are enough, and what is counted otherwise is never added.
  for (const std::string& last : {gift('A', 'C', 1990, "", ""), gift('A', 'C', 1990, "7", "USD")}) {
    const std::string svg = with(last);
    CHECK(svg.find("Width of lines: sum of ") != svg.npos);
    for (const DrawnLine& line : lines_of(svg)) CHECK((line.value == 50 || line.value == 45));
  }
  std::vector<std::string> fewer(events.begin(), events.begin() + 17);
  fewer.push_back(gift('A', 'C', 1990, "", ""));
  const std::string svg = svg_of(aid(fewer));
  CHECK(svg.find("Width of lines: number of deliveries of aid") != svg.npos);
  CHECK(svg.find("sum of") == svg.npos);
  std::size_t items = 0;
  for (const DrawnLine& line : lines_of(svg)) {
    CHECK(line.value == static_cast<double>(line.numbers.size()));
    items += line.numbers.size();
  }
  CHECK(items == 18);
}

TEST_CASE("the legend of sums has round samples of the figure's own range") {
  const std::string svg =
      svg_of(aid({gift('A', 'B', 1950, "100000", "EUR"), gift('B', 'C', 1951, "600000", "EUR"),
                  gift('C', 'D', 1952, "1200000", "EUR")}));
  for (const char* sample : {">€0.1m<", ">€0.5m<", ">€1m<"}) {
    CAPTURE(sample);
    CHECK(svg.find(sample) != svg.npos);
  }
  CHECK(svg.find(">€2m<") == svg.npos);
  CHECK(svg.find(">€50k<") == svg.npos);
}
