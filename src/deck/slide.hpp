#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "deck/shape.hpp"
#include "scene/scene.hpp"

/// A deck of slides, fully resolved: places in px of the slide (96 = 1 in), final texts. Writers
/// decide nothing.
namespace entente::deck {

struct Note {
  std::string text;
  std::string url;  ///< what the text leads to, or empty
};

/// The title of a slide. The first line's baseline is `baseline`; further lines follow below.
struct Heading {
  std::string text;
  double x = 0, baseline = 0, width = 0;
  double size = 0;
  Color color;
};

struct Slide {
  std::optional<Heading> heading;
  std::string alt;
  Rect figure;                ///< where it is on the slide
  std::string svg;            ///< without what the heading says; empty: `shapes` instead
  std::vector<Shape> shapes;  ///< in painting order
  std::vector<Note> notes;
  std::shared_ptr<const std::string> picture = {};  ///< PNG of the shape of that kind, if any
};

/// What a slide program offers for what is added to a deck.
struct Look {
  std::string family = "Arial", headings = "Arial";
  Color soft = theme::rgb(0x4A525B), pale = theme::rgb(0xE3EAF2), link = theme::rgb(0x1F78B4),
        visited = theme::rgb(0x6B747E);
  std::array<Color, 6> accents = {theme::rgb(0x1F78B4), theme::rgb(0x9C1F0B), theme::rgb(0x6B747E),
                                  theme::rgb(0xECE7DD), theme::rgb(0xE3EAF2), theme::rgb(0x4A525B)};
};

struct Deck {
  Size size;
  Color background, ink;
  Look look;
  std::string title, language, author;
  std::vector<Slide> slides;
};

}  // namespace entente::deck
