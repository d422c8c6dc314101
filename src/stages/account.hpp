#pragma once

#include <set>

#include "change/panels.hpp"
#include "stages/drawing.hpp"

/// What figures about change say of themselves: legend, notes, warnings.
namespace entente::stages {

struct LegendWish {
  bool absent = false;      ///< some are not in every panel
  std::string turned = {};  ///< when the two lines hold of what turned into another: "2014, 2026"
};

marks::Legend legend_of_story(const Context& context, const change::Story& story,
                              const LegendWish& wish);

/// Of what nobody knows when it began or ended.
void tell_unknown(const Context& context, const change::Story& story, Body& body);

/// Numbers of the items that no panel shows, but for those still to come.
std::set<int> lost_items(const change::Story& story);

void warn_reduced(std::string message, std::string hint, Body& body);

/// A body that is an error alone.
Body refusal(Code code, std::string message, std::string hint);

}  // namespace entente::stages
