#pragma once

#include <vector>

#include "entente/render.hpp"
#include "flags/flag.hpp"
#include "languages/language.hpp"
#include "marks/line_scale.hpp"
#include "select/selection.hpp"
#include "theme/theme.hpp"

namespace entente::marks {

/// What is drawn, in which words, and what it looks like: the same for all bodies of a page.
struct Context {
  const Dossier& dossier;
  const select::Selection& selection;
  theme::Look look;
  bool grows = false;  ///< the page is as high as its content
  Effort effort = Effort::normal;
  std::vector<int> camps = {};            ///< by actor: 0, 1 or -1; empty: not marked
  bool sides = false;                     ///< camps were asked for: let them face each other
  const flags::FlagSet* flags = nullptr;  ///< drawn in place of country codes

  const LineScale* lines = nullptr;  ///< that all pages of the figure have; none: its own

  const std::string& language() const { return dossier.language; }
  const languages::Phrases& phrases() const { return languages::phrases(dossier.language); }
  /// The page is: graphs and all that frames them are turned round when they are done.
  bool right_to_left() const { return languages::of(dossier.language).right_to_left; }
};

}  // namespace entente::marks
