#pragma once

#include <string>
#include <vector>

#include "text/measure.hpp"
#include "timeline/marks.hpp"
#include "timeline/plan.hpp"
#include "timeline/samples.hpp"

namespace entente::timeline {

/// What the painters of a timeline share. Shapes are made in chart coordinates, x along time and y
/// across the lanes; where time runs down they are turned as they are added. Words never turn.
struct Brush {
  const Plan& plan_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const Look& look_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  Sizes sizes_;
  Body& body_;
  Signs& signs_;              ///< those that were used
  double lists_turn_in_ = 0;  ///< left and right end of where lists run from right to left; 0: none

  Brush(const Plan& plan, const Context& context, Body& body, Signs& signs,
        double lists_turn_in = 0)
      : plan_(plan),
        dossier_(context.dossier),
        selection_(context.selection),
        look_(context.look),
        theme_(context.look.theme),
        m_(context.look.metrics),
        sizes_(m_),
        body_(body),
        signs_(signs),
        lists_turn_in_(lists_turn_in) {}

  void add(Element shape, std::vector<Element>& out) const {
    if (plan_.down) transpose(shape);
    out.push_back(std::move(shape));
  }
  void add(Element shape) { add(std::move(shape), body_.elements); }
  void add(std::vector<Element> shapes, std::vector<Element>& out) const {
    for (Element& shape : shapes) add(std::move(shape), out);
  }
  Point on_page(Point chart) const { return plan_.down ? Point{chart.y, chart.x} : chart; }

  /// One line of text from its left edge, if there are words.
  static void write(const std::string& words, double left, double baseline, text::Style style,
                    Color color, std::vector<Element>& out) {
    if (words.empty()) return;
    out.push_back(text_from({left, baseline}, words, style, color));
  }
};

/// Paints eras and rules, below everything else.
void paint_ground(const Brush& brush);
/// Paints the as-of line, the names of the lanes and the strip, below the items.
void paint_lanes(const Brush& brush);
/// Paints axis and ticks.
void paint_axis(const Brush& brush);

/// Paints leaders and bars.
void paint_links(const Brush& brush);
/// Paints marks, numbers and words.
void paint_items(const Brush& brush);

}  // namespace entente::timeline
