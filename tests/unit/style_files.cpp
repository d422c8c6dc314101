#include <zlib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "entente/style.hpp"
#include "style/house.hpp"
#include "style/logo.hpp"
#include "support/catch.hpp"
#include "support/schema_validator.hpp"
#include "yaml/to_json.hpp"

using namespace entente;
using Json = nlohmann::json;

namespace {

const std::vector<ThemeName> all_themes = {ThemeName::light, ThemeName::dark, ThemeName::print};

std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(static_cast<std::uint32_t>(sum));
}

std::string packed(const std::string& rows) {
  uLongf size = compressBound(rows.size());
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
           rows.size());
  out.resize(size);
  return out;
}

const std::string signature = "\x89PNG\r\n\x1a\n";

std::string header(std::uint32_t width, std::uint32_t height, char interlaced = 0) {
  return chunk("IHDR",
               big_endian(width) + big_endian(height) + '\x08' + '\x06' + '\0' + '\0' + interlaced);
}

/// A sound PNG with red pixels, and what else is wished before its pixels.
std::string png(std::uint32_t width = 8, std::uint32_t height = 4, const std::string& more = "") {
  std::string rows;
  for (std::uint32_t y = 0; y < height; ++y) {
    rows += '\0';
    for (std::uint32_t x = 0; x < width; ++x) rows += "\xFF\x20\x10\xFF";
  }
  return signature + header(width, height) + more + chunk("IDAT", packed(rows)) + chunk("IEND", "");
}

std::string words_of(const Diagnostics& diagnostics) {
  std::string words;
  for (const Diagnostic& d : diagnostics) {
    words += std::to_string(d.at.line) + ":" + std::to_string(d.at.column) + " " + d.message +
             (d.hint.empty() ? "" : " | " + d.hint) + "\n";
  }
  return words;
}

Style style_of(const std::string& text, const std::string& file = "style.json") {
  Checked<Style> style = load_style(text, file);
  INFO(words_of(style.diagnostics));
  REQUIRE(style.value);
  CHECK(style.diagnostics.empty());
  return *std::move(style.value);
}

std::uint32_t rgb_of(const std::optional<StyleColor>& color) { return color ? color->rgb : 0; }

}  // namespace

TEST_CASE("a PNG keeps its pixels and nothing else") {
  const std::string hidden = "<script>alert(1)</script>";
  const std::string dirty =
      png(8, 4, chunk("tEXt", "Comment" + std::string(1, '\0') + hidden)) + hidden;
  const style::PngReading clean = style::clean_png(dirty);
  CHECK(clean.reason.empty());
  CHECK(clean.bytes == png());
  CHECK(clean.width == 8);
  CHECK(clean.height == 4);
}

TEST_CASE("a hostile PNG is refused with its reason") {
  const auto reason = [](const std::string& bytes) { return style::clean_png(bytes).reason; };
  CHECK(reason("") == "the PNG is broken");
  CHECK(reason(signature) == "the PNG is broken");
  CHECK(reason(png().substr(0, png().size() - 3)) == "the PNG is broken");
  std::string flipped = png();
  flipped[40] = static_cast<char>(flipped[40] ^ 1);
  CHECK(reason(flipped) == "the PNG is broken");
  const std::string end = chunk("IEND", "");
  CHECK(reason(signature + header(4000, 10) + chunk("IDAT", "") + end) ==
        "it has more than 2000 pixels on a side");
  CHECK(reason(signature + header(8, 4, 1) + chunk("IDAT", "") + end) == "it is interlaced");
  // Fewer rows than the header says, and more: both are lies.
  CHECK(reason(signature + header(8, 4) + chunk("IDAT", packed(std::string(33, '\0'))) + end) ==
        "the PNG is broken");
  CHECK(reason(signature + header(8, 4) + chunk("IDAT", packed(std::string(1000000, '\0'))) +
               end) == "the PNG is broken");
  // A filter that nobody knows; a critical chunk that nobody knows.
  CHECK(reason(signature + header(1, 1) + chunk("IDAT", packed("\x09rgba")) + end) ==
        "the PNG is broken");
  CHECK(reason(png(8, 4, chunk("EVIL", "x"))) == "the PNG is broken");
}

TEST_CASE("a logo is plain shapes or a sound picture") {
  const style::LogoReading shapes = style::read_logo(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 10'><rect width='80' height='10' "
      "fill='#123456'/></svg>");
  REQUIRE(shapes.logo);
  CHECK(shapes.logo->width == Approx(8));
  CHECK(shapes.logo->shapes->areas.size() == 1);
  const style::LogoReading picture = style::read_logo(png());
  REQUIRE(picture.logo);
  CHECK(picture.logo->width == Approx(2));
  CHECK(*picture.logo->png == png());
}

TEST_CASE("a hostile logo is refused with its reason") {
  const auto reason = [](const std::string& inside) {
    return style::read_logo("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 40'>" +
                            inside + "</svg>")
        .reason;
  };
  CHECK(reason("<script>alert(1)</script>") == "it has <script>");
  CHECK(reason("<image href='http://a/b.png'/>") == "it has <image>");
  CHECK(reason("<foreignObject><b/></foreignObject>") == "it has <foreignObject>");
  CHECK(reason("<use href='other.svg#a'/>") == "it refers to another file");
  CHECK_FALSE(reason("<rect fill='url(#g)' width='60' height='40'/>").empty());
  CHECK_FALSE(style::read_logo("<!DOCTYPE svg [<!ENTITY a 'x'>]><svg viewBox='0 0 1 1'>&a;</svg>")
                  .reason.empty());
  CHECK(style::read_logo("not a picture").logo.has_value() == false);
  CHECK(style::read_logo(std::string(300 * 1024, ' ')).reason == "it has more than 256 kB");
  CHECK(style::read_logo(png(100, 4)).reason == "it is too narrow or too wide");
}

TEST_CASE("a style has colors, fonts, a logo, corners and lines") {
  const Style style = style_of(R"style({"format":"entente-style/1",
    "colors":{"ink":"#102030","conflict":"maroon","groups":["#eee","rgb(200,220,240)"],
              "dark":{
  "paper" : "#101418", "conflict" : "salmon"}},
    "fonts":{"text":{"family":"Inter","files":["a.ttf","b.ttf"]},"headings":"Noto Serif"},
    "logo":{"file":"l.svg","dark":"d.svg","name":"House"},
    "corner":{"radius":4,"logo":"bottom-left"},"lines":1.5,"x-note":"ours"
})style");
  CHECK(rgb_of(style.light.ink) == 0x102030);
  CHECK(rgb_of(style.light.conflict) == 0x800000);
  REQUIRE(style.light.groups.size() == 2);
  CHECK(style.light.groups[1].rgb == 0xC8DCF0);
  CHECK(rgb_of(style.dark.paper) == 0x101418);
  CHECK(rgb_of(style.dark.conflict) == 0xFA8072);
  CHECK_FALSE(style.dark.ink);
  CHECK(style.text.family == "Inter");
  CHECK(style.text.files == std::vector<std::string>{"a.ttf", "b.ttf"});
  CHECK(style.headings.family == "Noto Serif");
  CHECK(style.logo.file == "l.svg");
  CHECK(style.dark_logo.file == "d.svg");
  CHECK(style.logo_name == "House");
  CHECK(style.corner == PageCorner::bottom_left);
  CHECK(style.radius == 4);
  CHECK(style.lines == 1.5);
  CHECK(style.light.ink->at.line == 2);
}

TEST_CASE("slips in a style are told with their place and what was meant") {
  const Checked<Style> style = load_style(R"({"format":"entente-style/1",
"colours":{},
"colors":{"inc":"#102030","paper":"#12345","neutral":7},
"corner":{"logo":"top-rigth","radius":99},
"lines":"thick",
"logo":"http://example.org/logo.svg"})",
                                          "style.json");
  CHECK_FALSE(style.value);
  const std::string words = words_of(style.diagnostics);
  INFO(words);
  CHECK(words.find("2:1 unknown key \"colours\" in this style | did you mean \"colors\"?") !=
        std::string::npos);
  CHECK(words.find("3:11 unknown key \"inc\" in this set of colors | did you mean \"ink\"?") !=
        std::string::npos);
  CHECK(words.find("3:35 \"#12345\" is not a color") != std::string::npos);
  CHECK(words.find("did you mean \"top-right\"?") != std::string::npos);
  CHECK(words.find("\"radius\" must be between 0 and 12") != std::string::npos);
  CHECK(words.find("\"lines\" must be a number, not a text") != std::string::npos);
  CHECK(words.find("this is not the name of a file") != std::string::npos);
}

TEST_CASE("a brand gives what it shares with a style") {
  const Style style = style_of(R"(meta: {name: House}
color:
  palette: {night: "#14162B", plum: "#7B2CBF", accent: plum}
  foreground: {light: night, dark: "#EEEEEE"}
  background: "#FFFFFF"
  primary: accent
  danger: "#C1121F"
typography:
  fonts:
    - {family: Inter, source: file, files: [fonts/a.ttf, {path: fonts/b.ttf, weight: bold}]}
  base: {family: Inter, size: 11pt}
  headings: Rubik
logo:
  images: {wide: {path: w.png, alt: The House}}
  medium: {light: wide, dark: d.png}
defaults: {quarto: {format: {html: default}}}
)",
                               "_brand.yml");
  CHECK(rgb_of(style.light.ink) == 0x14162B);
  CHECK(rgb_of(style.dark.ink) == 0xEEEEEE);
  CHECK(rgb_of(style.light.paper) == 0xFFFFFF);
  CHECK_FALSE(style.dark.paper);
  CHECK(rgb_of(style.light.cooperation) == 0x7B2CBF);
  CHECK(rgb_of(style.dark.cooperation) == 0x7B2CBF);
  CHECK(rgb_of(style.light.conflict) == 0xC1121F);
  CHECK(style.light.groups.size() ==
        1);  // one color of the palette is not grey, and one is a second name
  CHECK(style.text.family == "Inter");
  CHECK(style.text.files == std::vector<std::string>{"fonts/a.ttf", "fonts/b.ttf"});
  CHECK(style.headings.family == "Rubik");
  CHECK(style.logo.file == "w.png");
  CHECK(style.dark_logo.file == "d.png");
  CHECK(style.logo_name == "The House");
  CHECK(style.light.conflict->at.line == 7);
  CHECK(style.light.conflict->at.column == 11);
}

TEST_CASE("slips in a brand are told at their place in the YAML") {
  const Checked<Style> style = load_style("color:\n  foregruond: black\n  danger: rd\n", "b.yml");
  CHECK_FALSE(style.value);
  CHECK(
      words_of(style.diagnostics) ==
      "2:3 unknown key \"foregruond\" in this set of colors | did you mean \"foreground\"?\n"
      "3:11 \"rd\" is not a color | write it as \"#1B1F24\", or by a name that style sheets know, "
      "such as \"navy\"\n");
  const Checked<Style> broken = load_style("color: [\n", "b.yml");
  REQUIRE(broken.diagnostics.size() == 1);
  CHECK(broken.diagnostics[0].code == Code::bad_format);
  CHECK(broken.diagnostics[0].at.line > 0);
}

TEST_CASE("YAML that grows when it is read is refused") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 9; ++k) bomb += (k > 0 ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  CHECK(yaml::to_json(bomb).problem == "there are too many values");
  CHECK_FALSE(yaml::to_json(std::string(5000, '[')).problem.empty());
  CHECK_FALSE(yaml::to_json("a: &a [*a]").problem.empty());
  CHECK(yaml::to_json("{a: 1, b: [~, true, \"x/y\"], c~/: {}}").json ==
        R"({"a":"1","b":[null,"true","x/y"],"c~/":{}})");
}

TEST_CASE("what the schema of styles refuses is not taken without a word") {
  const Json schema = Json::parse(style_schema());
  const Json whole = Json::parse(R"({"format":"entente-style/1","colors":{"ink":"#102030",
    "groups":["#eee"],"dark":{"paper":"#101418"}},"fonts":{"text":{"family":"Inter","files":["a.ttf"]},
    "headings":"Noto"},"logo":{"file":"l.svg","dark":"d.svg","name":"House"},
    "corner":{"radius":4,"logo":"bottom-left"},"lines":1.5})");
  CHECK(test::schema_fault(schema, whole) == "");
  CHECK(load_style(whole.dump(), "s.json").diagnostics.empty());
  const std::vector<Json> values = {nullptr,
                                    true,
                                    3,
                                    -1,
                                    "",
                                    "x",
                                    Json::array(),
                                    Json::object(),
                                    Json::array({1}),
                                    std::string(300, 'a')};
  std::mt19937 random(5);
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    const Json flat = whole.flatten();
    auto place = flat.begin();
    std::advance(place, static_cast<long>(random() % flat.size()));
    std::string pointer = place.key();
    for (auto up = random() % 3; up > 0 && pointer.rfind('/') > 0; --up) {
      pointer = pointer.substr(0, pointer.rfind('/'));
    }
    Json mutant = whole;
    Json& changed = mutant[Json::json_pointer(pointer)];
    if (random() % 3 == 0 && changed.is_object()) {
      changed["inky"] = values[random() % values.size()];
    } else {
      changed = values[random() % values.size()];
    }
    if (test::schema_fault(schema, mutant).empty()) continue;
    ++refused;
    INFO(mutant.dump());
    CHECK_FALSE(load_style(mutant.dump(), "s.json").diagnostics.empty());
  }
  CHECK(refused > 1000);
}

TEST_CASE("a house is told what was mended in the themes that are asked for") {
  Style style = style_of(
      R"({"format":"entente-style/1","colors":{"ink":"#999999","cooperation":"#0A3A6A"}})");
  const std::vector<ThemeName> light = {ThemeName::light};
  const Checked<HouseStyle> one = house_style(style, light);
  REQUIRE(one.value);
  CHECK(
      words_of(one.diagnostics) ==
      "1:45 the color of ink is drawn as #757575 instead of #999999: text has 2.85:1 there, and "
      "needs 4.5:1 | its hue is kept; write the new color into the style to make this explicit\n");
  const Checked<HouseStyle> all = house_style(style, all_themes);
  REQUIRE(all.value);
  CHECK(words_of(all.diagnostics).find("cooperation is drawn as") != std::string::npos);
  CHECK(words_of(all.diagnostics).find("in the dark theme") != std::string::npos);
}

TEST_CASE("colors that cannot be mended are refused where they stand") {
  const Style style = style_of(R"({"format":"entente-style/1","colors":{"paper":"#747474",
"cooperation":"#777","conflict":"#777","neutral":"#777"}})");
  const Checked<HouseStyle> house = house_style(style, all_themes);
  CHECK_FALSE(house.value);
  REQUIRE_FALSE(house.diagnostics.empty());
  const auto refusal =
      std::find_if(house.diagnostics.begin(), house.diagnostics.end(),
                   [](const Diagnostic& d) { return d.code == Code::style_refused; });
  REQUIRE(refusal != house.diagnostics.end());
  CHECK(refusal->at.line == 2);
}

TEST_CASE("lines and corners of a house are those of all its pages") {
  const Style style = style_of(R"({"format":"entente-style/1","corner":{"radius":3},"lines":2})");
  const HouseStyle house = *house_style(style, all_themes).value;
  const theme::Metrics usual = theme::page({"slide"}).metrics;
  const theme::Metrics fitted = house->fitted(usual);
  CHECK(fitted.verbal == Approx(2 * usual.verbal));
  CHECK(fitted.outline_other == Approx(2 * usual.outline_other));
  CHECK(fitted.corner == 3);
  CHECK(fitted.title == usual.title);
}
