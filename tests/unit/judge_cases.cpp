#include <algorithm>
#include <filesystem>

#include "entente/judgement.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace entente;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(ENTENTE_TEST_DIR "/cases/figures")) {
    if (entry.path().extension() == ".svg") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string figure(const std::string& name) {
  return golden::read(ENTENTE_TEST_DIR "/cases/figures/" + name + ".svg");
}

/// What is found in a figure, as a user reads it.
std::string found(const std::string& name) {
  const Checked<Judgement> judgement = assess_svg(figure(name));
  Diagnostics all = judgement.diagnostics;
  if (judgement.value) all = diagnostics(*judgement.value);
  for (Diagnostic& d : all) d.at.file = name + ".svg";
  tidy(all);
  return format(all, DiagnosticsFormat::text, {}, false);
}

std::size_t faults(const std::string& svg, Flaw flaw, double width_in = 0) {
  return assess_svg(svg, width_in).value.value().count(flaw);
}

}  // namespace

TEST_CASE("of each broken figure just what is broken is reported") {
  for (const std::string& name : cases()) {
    INFO(name);
    CHECK(golden::matches("cases/figures/" + name + ".expected.txt", found(name)));
  }
}

TEST_CASE("every flaw has a figure that shows it") {
  std::string shown;
  for (const std::string& name : cases()) shown += found(name);
  for (const Flaw flaw : all_flaws()) {
    INFO(word(flaw));
    CHECK(shown.find("error: " + std::string(word(flaw)) + ": ") != std::string::npos);
  }
}

TEST_CASE("a good figure is measured and has no fault") {
  const Judgement judgement = assess_svg(figure("good")).value.value();
  CHECK(judgement.faults.empty());
  CHECK(judgement.texts == 6);
  CHECK(judgement.nodes == 2);
  CHECK(judgement.edges == 1);
  CHECK(judgement.crossings == 0);
  CHECK(judgement.smallest_type == Approx(12));
  CHECK(judgement.lowest_contrast == Approx(13.66).margin(0.005));
}

TEST_CASE("printed smaller, type that was large enough is too small") {
  const std::string svg = figure("good");
  CHECK(faults(svg, Flaw::small_type) == 0);
  CHECK(faults(svg, Flaw::small_type, 2) == 6);
  CHECK(assess_svg(svg, 2).value->smallest_type == Approx(16 / 640.0 * 2 * 72));
}

TEST_CASE("whatever is cut off or changed in a figure, it is judged or refused") {
  const std::string svg = figure("several");
  for (std::size_t size = 0; size < svg.size(); size += 7) {
    const Checked<Judgement> judgement = assess_svg(std::string_view(svg).substr(0, size));
    CHECK_FALSE(judgement.value);
    CHECK(judgement.diagnostics.size() == 1);
  }
  for (std::size_t at = 0; at < svg.size(); ++at) {
    for (const char byte : {'<', '"', '9', 'Z', '\xFF'}) {
      std::string other = svg;
      other[at] = byte;
      const Checked<Judgement> judgement = assess_svg(other);
      CHECK((judgement.value.has_value() || !judgement.diagnostics.empty()));
    }
  }
}

TEST_CASE("depth and number of elements are limited") {
  const std::string head =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">)";
  std::string deep = head, many = head;
  for (int i = 0; i < 1000; ++i) deep += "<g>";
  for (int i = 0; i < 60000; ++i)
    many += R"(<circle cx="4" cy="4" r="1" fill="none" stroke="none"/>)";
  for (const std::string& svg : {deep, many}) {
    const Checked<Judgement> judgement = assess_svg(svg);
    REQUIRE(judgement.diagnostics.size() == 1);
    CHECK(judgement.diagnostics.front().code == Code::limit_exceeded);
  }
}

TEST_CASE("shapes inside a text do no harm") {
  std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\" viewBox=\"0 0 100 "
      "100\">"
      "<text x=\"1\" y=\"20\" font-size=\"10\" font-weight=\"400\" fill=\"#000000\">Hello";
  for (int i = 0; i < 100; ++i) {
    svg += "<rect x=\"1\" y=\"1\" width=\"2\" height=\"2\" fill=\"#FFFFFF\" stroke=\"none\"/>";
  }
  svg += "</text></svg>";
  const Checked<Judgement> judgement = assess_svg(svg);
  REQUIRE(judgement.value);
  CHECK(judgement.value->texts == 1);
}
