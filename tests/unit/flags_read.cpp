#include <algorithm>
#include <cmath>
#include <string>

#include "flags/flag.hpp"
#include "flags/polygons.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

std::string svg(const std::string& inside, const std::string& more = "") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 40\"" + more + ">" + inside +
         "</svg>";
}

flags::Flag flag_of(const std::string& inside) {
  flags::Reading reading = flags::read(svg(inside));
  INFO(inside << ": " << reading.reason);
  REQUIRE(reading.flag);
  return *std::move(reading.flag);
}

/// The color at a place of the viewBox, as "#RRGGBB"; "none" where nothing is.
std::string at(const flags::Flag& flag, double x, double y) {
  const Point p = {x / 40, y / 40};
  for (auto area = flag.areas.rbegin(); area != flag.areas.rend(); ++area) {
    const bool even = flags::covers(area->contours, p, flags::FillRule::evenodd);
    CHECK(even == flags::covers(area->contours, p, flags::FillRule::nonzero));
    if (!even) continue;
    char text[8];
    std::snprintf(text, sizeof text, "#%02X%02X%02X", area->color.r, area->color.g, area->color.b);
    return text;
  }
  return "none";
}

std::string reason(const std::string& inside) { return flags::read(svg(inside)).reason; }

}  // namespace

TEST_CASE("a tricolor is three polygons in units of its height") {
  const flags::Flag flag = flag_of(
      "<path fill='#fff' d='M0 0h60v40H0z'/><path fill='navy' d='M0 0h20v40H0'/>"
      "<rect x='40' width='20' height='40' style='fill: rgb(100%, 0, 0)'/>");
  CHECK(flag.width == Approx(1.5));
  REQUIRE(flag.areas.size() == 3);
  CHECK(flag.areas.front().contours.front().size() == 4);
  CHECK(at(flag, 10, 20) == "#000080");
  CHECK(at(flag, 30, 20) == "#FFFFFF");
  CHECK(at(flag, 50, 20) == "#FF0000");
}

TEST_CASE("groups, transforms and uses place what they hold") {
  const flags::Flag flag = flag_of(
      "<defs><path id='s' d='M0 0h4v4H0z'/><g id='t'><use href='#s' x='10'/></g></defs>"
      "<rect width='60' height='40' fill='#eee'/>"
      "<g fill='#090' transform='translate(2 2) scale(2)'><use xlink:href='#s'/></g>"
      "<use href='#t' transform='rotate(90 10 10)' fill='red'/>");
  CHECK(at(flag, 9, 9) == "#009900");
  CHECK(at(flag, 11, 9) == "#EEEEEE");
  CHECK(at(flag, 18, 12) == "#FF0000");  // (12, 2) turned by a quarter about (10, 10)
}

TEST_CASE("all commands of a path lead where they should") {
  // A square of 20 by each of them, relative and absolute; then a disc of two arcs.
  for (const char* d :
       {"M10 10H30V30H10Z", "m10 10h20v20h-20z", "M10 10 30 10 30 30 10 30",
        "M10,10L30,10L30,30L10,30", "m10,10 20,0 0,20-20,0z",
        "M10 10C15 10 25 10 30 10S30 25 30 30 10 30 10 30Z", "M10 10Q20 10 30 10T30 30L10 30"}) {
    INFO(d);
    const flags::Flag flag = flag_of("<path d='" + std::string(d) + "'/>");
    CHECK(at(flag, 12, 28) == "#000000");
    CHECK(at(flag, 8, 20) == "none");
    CHECK(at(flag, 20, 32) == "none");
  }
  const flags::Flag disc = flag_of("<path d='M20 20a10 10 0 1 1 20 0 10 10 0 01-20 0'/>");
  CHECK(at(disc, 30, 11) == "#000000");
  CHECK(at(disc, 23, 13) == "#000000");
  CHECK(at(disc, 22, 12) == "none");
  CHECK(flags::area_of(disc.areas.front().contours.front()) * 1600 ==
        Approx(314.159).epsilon(0.01));
}

TEST_CASE("fill rules hold where lines cross themselves") {
  const std::string star = "d='M30 4 40 36 12 16H48L20 36Z'/>";
  CHECK(at(flag_of("<path fill='red' " + star), 30, 22) == "#FF0000");
  CHECK(at(flag_of("<path fill='red' fill-rule='evenodd' " + star), 30, 22) == "none");
  const std::string ring = "d='M0 0h40v40H0zM10 10h20v20H10z'/>";
  CHECK(at(flag_of("<path " + ring), 20, 20) == "#000000");
  CHECK(at(flag_of("<path fill-rule='evenodd' " + ring), 20, 20) == "none");
  CHECK(at(flag_of("<path d='M0 0h40v40H0zM10 10v20h20V10z'/>"), 20, 20) == "none");
}

TEST_CASE("lines become areas") {
  const flags::Flag cross =
      flag_of("<path stroke='#fff' stroke-width='8' d='M0 0l60 40m0-40L0 40'/>");
  CHECK(at(cross, 30, 20) == "#FFFFFF");
  CHECK(at(cross, 15, 10) == "#FFFFFF");
  CHECK(at(cross, 30, 5) == "none");
  const flags::Flag ring =
      flag_of("<circle cx='30' cy='20' r='10' fill='none' stroke='red' stroke-width='4'/>");
  CHECK(at(ring, 41, 20) == "#FF0000");
  CHECK(at(ring, 30, 20) == "none");
}

TEST_CASE("what lies outside is cut off") {
  const flags::Flag flag = flag_of("<circle cx='0' cy='0' r='50'/>");
  const Rect box = flags::bounds_of(flag.areas.front().contours.front());
  CHECK(box.left() >= 0);
  CHECK(box.bottom() <= 1.000001);
  const flags::Flag part = flag_of(
      "<clipPath id='c'><path d='M0 0h30v40H0z'/></clipPath>"
      "<g clip-path='url(#c)'><rect width='60' height='40' fill='#0f0'/></g>");
  CHECK(at(part, 29, 20) == "#00FF00");
  CHECK(at(part, 31, 20) == "none");
  const flags::Flag arrow = flag_of(
      "<clipPath id='c'><path d='M0 0 40 20 0 40 20 20z'/></clipPath>"
      "<rect clip-path='url(#c)' width='60' height='40'/>");
  CHECK(at(arrow, 30, 20) == "#000000");
  CHECK(at(arrow, 10, 20) == "none");
}

TEST_CASE("a cut by several shapes shows what lies in any of them") {
  const auto cut = [](const std::string& shapes) {
    return flag_of("<clipPath id='c'>" + shapes +
                   "</clipPath><rect clip-path='url(#c)' width='60' height='40' fill='red'/>");
  };
  for (const char* second : {"M20 0V40H60V0z", "M20 0H60V40H20z"}) {
    const flags::Flag flag =
        cut("<path d='M0 0H40V40H0z'/><path d='" + std::string(second) + "'/>");
    for (const double x : {10, 30, 50}) CHECK(at(flag, x, 20) == "#FF0000");
  }
  // Each by its own rule, which it may have from around it.
  const std::string ring = " d='M0 0h30v40H0zM10 10h10v20H10z'/>";
  const std::string box = "<path d='M40 0V40H60V0z'/>";
  const flags::Flag hollow = cut("<path clip-rule='evenodd'" + ring + box);
  CHECK(at(hollow, 15, 20) == "none");
  CHECK(at(hollow, 5, 20) == "#FF0000");
  CHECK(at(hollow, 35, 20) == "none");
  CHECK(at(hollow, 50, 20) == "#FF0000");
  CHECK(at(cut(box + "<path style='clip-rule:evenodd'" + ring), 15, 20) == "none");
  CHECK(at(cut(box + "<path" + ring), 15, 20) == "#FF0000");
  CHECK(at(cut("<path clip-rule='evenodd'" + ring + "<rect x='12' y='12' width='4' height='16'/>"),
           14, 20) == "#FF0000");
  const flags::Flag inherited =
      flag_of("<clipPath id='c' clip-rule='evenodd'><path" + ring +
              "</clipPath><rect clip-path='url(#c)' width='60' height='40' fill='red'/>");
  CHECK(at(inherited, 15, 20) == "none");
}

TEST_CASE("what shines through is blended with what is below") {
  const flags::Flag flag = flag_of(
      "<rect width='60' height='40' fill='#f00'/><rect width='30' height='40' opacity='.5'/>");
  CHECK(at(flag, 10, 20) == "#800000");
}

TEST_CASE("marks at the vertices of a line are drawn") {
  const flags::Flag flag = flag_of(
      "<marker id='m' markerWidth='6' markerHeight='6'><rect width='6' height='6' fill='red'/>"
      "</marker><path fill='none' marker-mid='url(#m)' d='M0 0l10 10h20 10'/>");
  CHECK(at(flag, 13, 13) == "#FF0000");
  CHECK(at(flag, 33, 13) == "#FF0000");
  CHECK(at(flag, 43, 13) == "none");
}

TEST_CASE("what cannot be drawn right has a reason") {
  CHECK(reason("<text>A</text>") == "it has <text>");
  CHECK(reason("<image href='a.png'/>") == "it has <image>");
  CHECK(reason("<rect width='9' height='9' filter='url(#f)'/>") == "it has a filter");
  CHECK(reason("<g mask='url(#m)'><path d='M0 0h9v9z'/></g>") == "it has a mask");
  CHECK(reason("<style>path{fill:red}</style>") == "it has a style sheet");
  const std::string classed = "<path class='a' d='M0 0h60v40H0z'/>";
  CHECK(reason("<defs><style>.a{fill:red}</style></defs>" + classed) == "it has a style sheet");
  CHECK(reason(classed + "<metadata><svg:style>.a{fill:red}</svg:style></metadata>") ==
        "it has a style sheet");
  CHECK(reason(classed + "<h:style>.a{fill:red}</h:style>") == "it has a style sheet");
  CHECK(flags::read("<?xml version='1.0'?><?xml-stylesheet href='a.css'?>" + svg(classed)).reason ==
        "it has a style sheet");
  CHECK(reason("<use href='other.svg#a'/>") == "it refers to another file");
  CHECK(reason("<linearGradient id='g'><stop stop-color='red'/></linearGradient>"
               "<rect width='60' height='40' fill='url(#g)'/>") == "it has gradients or patterns");
  CHECK(reason("<rect width='9' height='9' fill='hsl(1,2%,3%)'/>") ==
        "it has colors of another kind");
  CHECK(reason("") == "it shows nothing");
  CHECK(flags::read("").reason == "it is not well-formed XML");
  CHECK(flags::read("<svg><path></svg>").reason == "it is not well-formed XML");
  CHECK(flags::read("<svg/>").reason == "it is not an SVG with a size");
  CHECK(flags::read("<html width='3' height='2'/>").reason == "it is not an SVG with a size");
  CHECK(flags::read("<svg viewBox='0 0 100 10'/>").reason == "it is too narrow or too wide");
  CHECK(flags::read(std::string(600 * 1024, ' ')).reason == "it is too large");
}

TEST_CASE("a hostile flag ends soon") {
  const std::string bomb =
      "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + svg("<g>&b;</g>");
  CHECK(flags::read(bomb).reason == "it declares entities");
  CHECK(flags::read("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>" +
                    svg("<rect width='60' height='40'/>"))
            .flag);
  CHECK(reason("<g id='a'><use href='#a'/></g>") == "it is too large");
  std::string doubling = "<path id='n0' d='M0 0h1v1z'/>";
  for (int i = 1; i < 40; ++i) {
    const std::string to = "'#n" + std::to_string(i - 1) + "'/>";
    doubling += "<g id='n" + std::to_string(i) + "'><use href=" + to + "<use href=" + to + "</g>";
  }
  CHECK(reason("<defs>" + doubling + "</defs><use href='#n39'/>") == "it is too large");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<g>";
  CHECK(flags::read("<svg viewBox='0 0 3 2'>" + deep).reason == "it is too large");
  std::string tangle = "<path fill-rule='evenodd' d='M0 0";
  for (int i = 0; i < 20000; ++i) {
    tangle += 'L' + std::to_string(i * 7919 % 60) + ' ' + std::to_string(i * 104729 % 40);
  }
  CHECK(reason(tangle + "'/>") == "it is too large");
  std::string growing = "<path d='M1 1h9v9z' stroke='red'/>";
  for (int i = 0; i < 60; ++i) growing = "<g transform='scale(1e6 -1e6)'>" + growing + "</g>";
  CHECK_FALSE(reason(growing).empty());
  const flags::Flag cut = flag_of(
      "<clipPath id='c'><path d='M-1e6 0H1e6V20H30V40H0z'/></clipPath>"
      "<rect clip-path='url(#c)' width='60' height='40'/>");
  CHECK(at(cut, 50, 10) == "#000000");
  CHECK(at(cut, 50, 30) == "none");
  CHECK(reason("<path d='M0 0L1e300 5 9 9e99z'/>") == "it shows nothing");
}

TEST_CASE("a small flag that uses something large very often ends soon") {
  const auto times = [](int n, const std::string& text) {
    std::string all;
    for (int i = 0; i < n; ++i) all += text;
    return all;
  };
  std::string star, disc;  // of 600 corners, the former not convex
  for (int i = 0; i < 600; ++i) {
    const double angle = 2 * std::acos(-1.0) * i / 600;
    const auto corner = [angle](double r) {
      return std::to_string(30 + r * std::cos(angle)) + ' ' +
             std::to_string(20 + r * std::sin(angle)) + ' ';
    };
    star += corner(i % 2 == 0 ? 19 : 17);
    disc += corner(19);
  }
  const auto cut = [](const std::string& points, const std::string& inside) {
    return "<clipPath id='c'><polygon points='" + points + "'/></clipPath>" + inside;
  };
  const std::string inside = "<path id='s' d='M0 0h60v40H0z'/>", use = "<use href='#s'/>";
  const std::string group = "<g clip-path='url(#c)'>";
  CHECK(reason(inside + cut(star, group + times(2000, use) + "</g>")) == "it is too large");
  CHECK(reason(inside + cut(disc, times(20, group) + times(200, use) + times(20, "</g>"))) ==
        "it is too large");
  // What is cut off altogether costs nothing more.
  const std::string outside = "<rect width='60' height='40'/><path id='s' d='M-9 0h1v1z'/>";
  CHECK(reason(outside + cut(star, group + times(2000, use) + "</g>")).empty());
  // Nor is what draws nothing free.
  for (const char* bare : {"<path id='s' fill='none' d='M0 0", "<path id='s' d='M0 0"}) {
    const std::string moves = times(3000, "m0 0h1") + "'/>";
    CHECK(reason("<rect width='60' height='40'/>" + (bare + moves) + times(3000, use)) ==
          "it is too large");
  }
  CHECK(reason("<linearGradient id='g'>" + times(1000, "<stop stop-color='red'/>") +
               "</linearGradient><path id='s' fill='url(#g)' d='M0 0h3v3z'/>" + times(2000, use)) ==
        "it is too large");
}

TEST_CASE("a jagged line that grows is simplified soon, and right") {
  // Each time the last corner is the furthest, so that a plain search takes their square.
  constexpr int corners = 40000;
  flags::Contour jagged;
  for (int i = 0; i < corners; ++i) {
    const double tall = 0.4 * i / corners;
    jagged.push_back({1.5 * i / corners, 0.5 + (i % 2 == 0 ? tall : -tall)});
  }
  jagged.push_back({1.5, 1});
  jagged.push_back({0, 1});
  constexpr double tolerance = 0.01;
  const flags::Contour plain = flags::simplified(jagged, tolerance);
  CHECK(plain.size() < corners / 10);
  const auto distance = [](Point p, Point a, Point b) {
    const Point d = b - a, q = p - a;
    const double t = std::clamp((q.x * d.x + q.y * d.y) / (d.x * d.x + d.y * d.y), 0.0, 1.0);
    return std::hypot(q.x - t * d.x, q.y - t * d.y);
  };
  double furthest = 0;
  for (std::size_t i = 0; i < jagged.size(); i += 7) {
    double nearest = 1;
    for (std::size_t j = 0; j < plain.size(); ++j) {
      nearest = std::min(nearest, distance(jagged[i], plain[j], plain[(j + 1) % plain.size()]));
    }
    furthest = std::max(furthest, nearest);
  }
  CHECK(furthest <= tolerance);
}

TEST_CASE("details give way to the limit of size") {
  std::string dots = "<rect width='60' height='40' fill='#fff'/>";
  for (int i = 0; i < 200; ++i) {
    dots += "<circle cx='" + std::to_string(2 * (i % 30)) + "' cy='" +
            std::to_string(2 * (i / 30)) + "' r='.8'/>";
  }
  const flags::Reading reading = flags::read(svg(dots));
  INFO(reading.reason);
  REQUIRE(reading.flag);
  CHECK(at(*reading.flag, 31, 21) == "#FFFFFF");
  flags::Limits narrow;
  narrow.drawn = 100;
  CHECK(flags::read(svg(dots), narrow).reason == "it has too many details");
}

TEST_CASE("in greys light stays light") {
  const flags::Flag grey = flags::in_greys(flag_of("<rect width='60' height='40' fill='#f00'/>"));
  CHECK(at(grey, 10, 10) == "#7F7F7F");
}
