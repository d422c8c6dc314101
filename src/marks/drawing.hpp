#pragma once

#include "scene/scene.hpp"

/// The drawing model, in which marks are made.
namespace entente::marks {

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

}  // namespace entente::marks
