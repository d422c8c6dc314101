#pragma once

#include <string>
#include <string_view>

#include "change/offices.hpp"
#include "change/panels.hpp"
#include "stages/glyphs.hpp"
#include "text/measure.hpp"

/// What all drawings of change have in common: what lines say of themselves, outlines, names.
namespace entente::stages {

/// "kept", "new", "ended", "changed": for programs.
std::string_view word_of(change::Change change);

/// Whether a line is new or changed, and drawn above what was there.
inline bool stands_out(const change::PanelLine& line) {
  return line.change != change::Change::kept && !line.over;
}
/// The id of who holds an office, as he stands in his house: he may have a place of his own, too.
std::string id_in_office(const Dossier& dossier, const change::Panel& panel,
                         const change::Office& office);
/// "3 7": the items on a line.
std::string numbers_of(const change::Story& story, const change::PanelLine& line);
/// All that a line stands for, for who points at it.
std::string title_of(const Dossier& dossier, const change::Story& story,
                     const change::PanelLine& line);

/// An actor's shape with another border, and with another fill if there is one.
Element outlined(ActorKind kind, const Rect& rect, std::optional<Color> fill, const Stroke& stroke,
                 const Look& look);

/// The border of an actor that is new, kept or gone.
Stroke outline_of(change::Change change, const Widths& widths, const Look& look);

/// A line of words in the middle of `center`, on a baseline of its own.
Element centered(Point center, const std::string& words, text::Style style, Color color);

}  // namespace entente::stages
