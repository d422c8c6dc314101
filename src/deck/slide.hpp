#pragma once

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
};

struct Deck {
  Size size;
  Color background, ink;
  std::string title, language, author;
  std::vector<Slide> slides;
};

}  // namespace entente::deck
