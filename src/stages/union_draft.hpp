#pragma once

#include <optional>
#include <string>
#include <vector>

#include "change/offices.hpp"
#include "change/panels.hpp"
#include "layout/lanes.hpp"
#include "stages/drawing.hpp"

/// The union of two states made ready for columns: houses with their officials, and lines with
/// words above and a date below them.
namespace entente::stages {

/// How much the drawing says.
struct UnionTelling {
  bool kept_people = true;  ///< who holds the same post on both days
  bool kept_words = true;   ///< of lines that both days have
  bool short_names = false;
};

/// All ways, those that say most first.
constexpr UnionTelling union_tellings[] = {
    {},
    {.short_names = true},
    {.kept_people = false, .short_names = true},
    {.kept_people = false, .kept_words = false, .short_names = true}};

struct UnionMember {
  change::Office office;
  std::vector<std::string> name, role;
};

/// A house, or the place where several meet.
struct UnionBox {
  std::optional<ActorIndex> house;
  change::Change change = change::Change::kept;
  std::vector<std::string> name;
  std::vector<std::string> notes;  ///< the date of a meeting
  std::vector<UnionMember> members;
  std::size_t line = 0;  ///< of the panel, if it is a meeting
};

/// A line of the drawing: all of a line of the panel, or one spoke of a meeting.
struct UnionLine {
  std::size_t line = 0;  ///< of the panel
  bool spoke = false;
  std::vector<std::string> words;
  std::string date;
};

struct UnionDraft {
  std::vector<UnionBox> boxes;
  std::vector<UnionLine> lines;
  layout::LaneProblem problem;  ///< boxes and lines in the same order
};

/// Refers to the metrics of the context.
UnionDraft union_draft(const Context& context, const change::Story& story,
                       const change::Offices& offices, const UnionTelling& telling, Size area);

text::Style union_name(const theme::Metrics& metrics, bool bold);
/// Words of a line in lines of at most this width.
std::vector<std::string> union_words(const std::vector<std::string>& words, double width,
                                     const theme::Metrics& metrics);
constexpr double union_leading = 1.15;  ///< of the font size

}  // namespace entente::stages
