#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "text/measure.hpp"
#include "theme/theme.hpp"

/// A hand-made scene with every shape, line and script that figures use: a specimen sheet.
namespace specimen {

using namespace entente;
using namespace entente::scene;

class Sheet {
 public:
  explicit Sheet(ThemeName name)
      : theme_(theme::theme(name)), metrics_(theme::page({"a4"}).metrics) {}

  Scene draw() {
    Scene scene;
    scene.page = {643, 430};
    scene.id_prefix = "specimen";
    scene.language = "en";
    scene.title = "Every shape & <every> script";
    scene.description = "A specimen sheet.\nIt has \"two\" lines.";
    scene.background = theme_.background;
    words(12, 30, "Every shape & <every> script", metrics_.title, true, theme_.ink);
    words(12, 46, "Lines by sign, medium and status; actors by kind; events by date",
          metrics_.subtitle, false, theme_.secondary);
    draw_lines();
    draw_actors();
    draw_events();
    draw_texts();
    scene.elements = std::move(out_);
    return scene;
  }

 private:
  void words(double x, double y, std::string text, double size, bool bold, theme::Color color,
             Anchor anchor = Anchor::start) {
    out_.push_back(scene::text({x, y}, std::move(text), size, bold, color, anchor));
  }

  /// A tie of each sign, medium and status, with head and, for conflict, crossbar.
  void draw_lines() {
    double y = 70;
    for (const Sign sign : {Sign::cooperation, Sign::conflict, Sign::neutral}) {
      for (const double width : {metrics_.verbal, metrics_.material}) {
        double x = 12;
        for (const Dash dash : {Dash::solid, Dash::dashed, Dash::dotted}) {
          out_.push_back(
              tie({x, y}, {x + 190, y}, {theme_.sign(sign), width, dash}, sign == Sign::conflict));
          x += 210;
        }
        y += 16;
      }
    }
  }

  Group tie(Point from, Point to, Stroke stroke, bool crossbar) const {
    const double length = metrics_.arrow_length(stroke.width);
    const double half = metrics_.arrow_width(stroke.width) / 2;
    const Point base = to - Point{length, 0};
    Group group{Part::edge, "A tie", {{"id", "tie"}}, {}};
    group.elements.push_back(line(from, base + Point{0.5, 0}, stroke));
    if (crossbar) {
      const double at = base.x - 5, reach = metrics_.crossbar / 2;
      group.elements.push_back(line({at, to.y - reach}, {at, to.y + reach},
                                    {stroke.color, metrics_.verbal, Dash::solid}));
    }
    group.elements.push_back(
        polygon({base + Point{0, -half}, to, base + Point{0, half}}, {stroke.color, std::nullopt}));
    return group;
  }

  void draw_actors() {
    const Paint country = {theme_.country, Stroke{theme_.outline, metrics_.outline_country}};
    const Paint other = {theme_.organization, Stroke{theme_.outline, metrics_.outline_other}};
    const Paint official = {theme_.official, Stroke{theme_.outline, metrics_.outline_other}};
    actor(rect({12, 170, 110, 30}, country, 2), {67, 185}, "Country");
    actor(rect({142, 170, 140, 30}, official, 15), {212, 185}, "Official");
    actor(polygon({{310, 170}, {412, 170}, {420, 185}, {412, 200}, {310, 200}, {302, 185}}, other),
          {361, 185}, "Organization");
    const Stroke dashes = {theme_.outline, metrics_.outline_other, Dash::dashed};
    actor(rect({440, 170, 100, 30}, {theme_.background, dashes}), {490, 185}, "Unknown");
    curve({540, 185}, {600, 150}, {560, 220}, {631, 185});
  }

  void actor(Element shape, Point center, const std::string& name) {
    const double width = text::width(name, {metrics_.name, true});
    Group group{Part::node, name + ", an actor", {{"id", "a<b>\"c\""}, {"of", "x&y"}}, {}};
    group.elements.push_back(std::move(shape));
    group.elements.push_back(
        scene::text({center.x - width / 2, text::baseline(center.y, metrics_.name)}, name,
                    metrics_.name, true, theme_.ink));
    out_.push_back(std::move(group));
  }

  void curve(Point from, Point c1, Point c2, Point to) {
    out_.push_back(
        PathShape{{{Segment::Kind::move, {}, {}, from}, {Segment::Kind::cubic, c1, c2, to}},
                  {std::nullopt, Stroke{theme_.neutral, metrics_.leader}}});
  }

  void draw_events() {
    out_.push_back(Group{Part::era, "An era", {}, {rect({12, 220, 300, 40}, {theme_.card, {}})}});
    double x = 40;
    for (const Sign sign : {Sign::cooperation, Sign::conflict, Sign::neutral}) {
      const theme::Color color = theme_.sign(sign);
      Group event{Part::event, "An event", {{"id", "e"}}, {}};
      event.elements.push_back(rect({x, 235, 60, 10}, {theme_.tint(sign), std::nullopt}));
      event.elements.push_back(badge({x, 240}, color, Dash::solid, "12"));
      event.elements.push_back(badge({x + 30, 240}, color, Dash::dotted, "7"));
      out_.push_back(std::move(event));
      x += 90;
    }
    out_.push_back(
        polygon({{340, 232}, {348, 240}, {340, 248}, {332, 240}}, {theme_.conflict, std::nullopt}));
    out_.push_back(circle({370, 240}, 6, {theme_.cooperation, std::nullopt}));
    out_.push_back(
        circle({400, 240}, 6, {theme_.background, Stroke{theme_.cooperation, 1.33, Dash::dotted}}));
    out_.push_back(
        polyline({{420, 250}, {440, 230}, {460, 250}, {480, 230}}, {theme_.grid, metrics_.rule}));
  }

  Group badge(Point at, theme::Color color, Dash dash, const std::string& number) const {
    const double width = text::width(number, {metrics_.badge_text, true});
    return Group{Part::none,
                 "",
                 {},
                 {circle(at, metrics_.badge_radius,
                         {theme_.background, Stroke{color, metrics_.verbal, dash}}),
                  scene::text({at.x - width / 2, at.y + 0.344 * metrics_.badge_text}, number,
                              metrics_.badge_text, true, theme_.ink)}};
  }

  void draw_texts() {
    double y = 285;
    const std::vector<std::string> lines = {"Lavrov–Rodríguez: “illegitimate” blockade",
                                            "Министерство иностранных дел",
                                            "Ελληνική Δημοκρατία",
                                            "ירושלים",
                                            "وزارة الخارجية",
                                            "古巴共和国外交部",
                                            "キューバ",
                                            "쿠바 공화국"};
    for (const std::string& line : lines) {
      const bool known = text::covered(line);
      out_.push_back(rect({12, y - 11, text::width(line, {12}), 14}, {theme_.card, {}}));
      words(known ? 12 : 12 + text::width(line, {12}) / 2, y, line, 12, false, theme_.ink,
            known ? Anchor::start : Anchor::middle);
      y += 18;
    }
    out_.push_back(Group{Part::legend, "", {}, {rect({330, 270, 300, 60}, {theme_.event, {}}, 4)}});
    words(480, 290, "Title in the middle", 12, true, theme_.ink, Anchor::middle);
    words(624, 310, "Title at the end", 12, false, theme_.secondary, Anchor::end);
  }

  const theme::Theme& theme_;
  theme::Metrics metrics_;
  std::vector<Element> out_;
};

inline Scene all_shapes(ThemeName name = ThemeName::light) { return Sheet(name).draw(); }

}  // namespace specimen
