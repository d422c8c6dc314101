#include <cmath>
#include <cstdint>
#include <string>

#include "output/formats.hpp"
#include "output/library_versions.hpp"
#include "support/catch.hpp"
#include "support/specimen.hpp"
#include "svg/write_scene.hpp"

using namespace entente;

namespace {

std::string sheet() { return svg::write(specimen::all_shapes()); }

Checked<std::string> pdf_of(const std::string& svg) {
  return output::to_pdf({{{svg}}, "", "", ""});
}

std::uint32_t be32(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

void check_failure(const Checked<std::string>& result) {
  CHECK_FALSE(result);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == Code::io_write);
  CHECK(result.diagnostics[0].severity == Severity::error);
  CHECK(result.diagnostics[0].message.find('\n') == std::string::npos);
}

}  // namespace

TEST_CASE("a PNG has the size of the page times the scale") {
  for (const double scale : {0.1, 0.5, 1.0, 2.0}) {
    const auto png = output::to_png(sheet(), scale);
    REQUIRE(png);
    REQUIRE(png.value->size() > 100);
    CHECK(png.value->substr(0, 8) == "\x89PNG\r\n\x1A\n");
    CHECK(be32(*png.value, 16) == static_cast<std::uint32_t>(std::lround(643 * scale)));
    CHECK(be32(*png.value, 20) == static_cast<std::uint32_t>(std::lround(430 * scale)));
  }
}

TEST_CASE("a PNG tells its color space and its physical size") {
  const auto png = output::to_png(sheet(), 2);
  REQUIRE(png);
  CHECK(png.value->find("sRGB") < 60);
  const std::size_t physical = png.value->find("pHYs");
  REQUIRE(physical < 80);
  CHECK(be32(*png.value, physical + 4) == 7559);  // 192 dpi
  CHECK(png.value->at(25) == 2);                  // a filled page needs no alpha channel
}

TEST_CASE("a PNG has the title and the description in their language") {
  const auto png = output::to_png(sheet(), 1);
  const std::string nul(1, '\0');
  const std::string plain = "Title" + nul + nul + nul + "en" + nul + nul;
  CHECK(png.value->find("iTXt" + plain + "Every shape & <every> script") != std::string::npos);
  CHECK(png.value->find("It has \"two\" lines.") != std::string::npos);
}

TEST_CASE("a page without background is transparent") {
  scene::Scene scene = specimen::all_shapes();
  scene.background.reset();
  const auto png = output::to_png(svg::write(scene), 1);
  REQUIRE(png);
  CHECK(png.value->at(25) == 6);
}

TEST_CASE("scales out of range are clamped, sizes that cannot be are refused") {
  CHECK(be32(*output::to_png(sheet(), 0).value, 16) == 64);
  CHECK(be32(*output::to_png(sheet(), std::nan("")).value, 16) == 643);
  scene::Scene scene = specimen::all_shapes();
  scene.page = {4000, 4000};
  check_failure(output::to_png(svg::write(scene), 10));
}

TEST_CASE("a PDF is as large as the page, with its title and without a date") {
  const auto pdf = pdf_of(sheet());
  REQUIRE(pdf);
  CHECK(pdf.value->starts_with("%PDF-"));
  CHECK(pdf.value->find("/MediaBox [ 0 0 482.25 322.5 ]") != std::string::npos);
  CHECK(pdf.value->find("/Title") != std::string::npos);
  CHECK(pdf.value->find("CreationDate (D:2") == std::string::npos);
  CHECK(pdf.value->find("/FontFile2") != std::string::npos);  // text, not outlines
}

TEST_CASE("a PDF names its language, and its links lead where they say") {
  const std::string svg = sheet();
  const std::vector<scene::Link> links = {
      {{100, 400, 200, 10}, "https://example.org/a?b=(c)&d='e'"}};
  const auto pdf = output::to_pdf({{{svg, links}}, "", "", ""});
  REQUIRE(pdf);
  CHECK(pdf.value->find("/Lang (en)") != std::string::npos);
  CHECK(pdf.value->find("/DisplayDocTitle true") != std::string::npos);
  CHECK(pdf.value->find("/URI (https://example.org/a?b=\\(c\\)&d=%27e%27)") != std::string::npos);
  // 300 to 307.5 points below the top, which cairo widens to whole points; y upwards, and the page
  // is 322.5 high.
  INFO(pdf.value->substr(pdf.value->find("/Rect"), 40));
  CHECK(pdf.value->find("/Rect [ 75 14.5 225 22.5 ]") != std::string::npos);
}

TEST_CASE("several figures are pages of one PDF, each of its own size") {
  scene::Scene large = specimen::all_shapes();
  large.page = {1280, 720};
  const std::string first = sheet(), second = svg::write(large);
  const auto pdf = output::to_pdf({{{first}, {second}}, "Two", "ru", "Ann Author"});
  REQUIRE(pdf);
  CHECK(pdf.value->find("/Count 2") != std::string::npos);
  CHECK(pdf.value->find("/MediaBox [ 0 0 482.25 322.5 ]") != std::string::npos);
  CHECK(pdf.value->find("/MediaBox [ 0 0 960 540 ]") != std::string::npos);
  CHECK(pdf.value->find("/Author (Ann Author)") != std::string::npos);
  CHECK(pdf.value->find("/Lang (ru)") != std::string::npos);
  check_failure(output::to_pdf({{{first}, {"no picture"}}, "Two", "en", ""}));
  check_failure(output::to_pdf({}));
}

TEST_CASE("the same figure gives the same bytes") {
  CHECK(*output::to_png(sheet(), 1).value == *output::to_png(sheet(), 1).value);
  CHECK(*pdf_of(sheet()).value == *pdf_of(sheet()).value);
}

TEST_CASE("what is no SVG is refused with a reason") {
  for (const std::string text : {"", "no picture", "<svg", "<html></html>", "<svg xmlns=\"x\"/>"}) {
    INFO(text);
    check_failure(output::to_png(text, 1));
    check_failure(pdf_of(text));
  }
}

TEST_CASE("the libraries say their versions") {
  const output::LibraryVersions versions = output::library_versions();
  CHECK(versions.librsvg.find('.') != std::string::npos);
  CHECK(versions.cairo.find('.') != std::string::npos);
}
