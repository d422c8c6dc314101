#pragma once

#include <optional>
#include <vector>

#include "storyline/drawing.hpp"
#include "timeline/entries.hpp"

/// Which events a storyline tells, and whose lines run through it: no px yet.
namespace entente::storyline {

/// Who runs along a line, and from when: a successor takes the line over.
struct Holder {
  ActorIndex actor;
  double from = 0, until = 0;  ///< days of its life; infinite where nobody says
};

struct Track {
  std::vector<Holder> holders;
  std::optional<int>
      home;  ///< of an official: the line of the country, which it leaves and rejoins
  std::size_t events = 0;
};

/// Who takes part in an event, line by line.
struct Stop {
  int track = 0;
  timeline::Glyph part = timeline::Glyph::mark;
};

/// An event in which lines meet.
struct Bundle {
  timeline::Entry entry;
  std::vector<Stop> stops;
  double at = 0;              ///< day of its mark
  double begin = 0, end = 0;  ///< days between which it lies, or lasts
  bool hollow = false;        ///< its date is not sure
  bool has(int track) const;
};

struct Story {
  std::vector<Track> tracks;
  std::vector<Bundle> bundles;  ///< by date
  std::size_t eligible = 0;     ///< events that could be told
  std::size_t inside = 0;       ///< actors who stand in the line of their country
  std::size_t without = 0;      ///< actors of the events told who have no line
};

struct StoryWish {
  std::size_t events = 25;  ///< at most
  std::size_t lines = 12;   ///< of countries and organizations, at most
};

/// The most important events, many with the same actors counting less; lines for all who take part
/// in two of them, and for officials who do in three.
Story tell_story(const Context& context, const StoryWish& wish);

}  // namespace entente::storyline
