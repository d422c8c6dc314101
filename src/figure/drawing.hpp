#pragma once

#include "marks/badge.hpp"
#include "marks/body.hpp"
#include "marks/context.hpp"
#include "marks/lines.hpp"

/// The drawing model and the marks that all figures share.
namespace entente::figure {

using scene::Anchor;
using scene::bounds;
using scene::circle;
using scene::CircleShape;
using scene::Color;
using scene::Dash;
using scene::Element;
using scene::Group;
using scene::line;
using scene::Link;
using scene::move;
using scene::Paint;
using scene::Part;
using scene::PathShape;
using scene::polygon;
using scene::polyline;
using scene::rect;
using scene::RectShape;
using scene::Scene;
using scene::Segment;
using scene::snap_baselines;
using scene::Stroke;
using scene::text;
using scene::TextShape;
using scene::transpose;
using theme::Look;

using marks::arrowhead;
using marks::badge_lines;
using marks::badge_size;
using marks::Body;
using marks::Context;
using marks::crossbar;
using marks::draw_badge;
using marks::draw_cross;
using marks::Legend;
using marks::LegendEntry;
using marks::number_ranges;
using marks::stroke_of;

}  // namespace entente::figure
