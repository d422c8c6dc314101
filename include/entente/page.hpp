#pragma once

#include <string>

#include "entente/render.hpp"

namespace entente {

/// One web page that holds everything it needs: the graph and the timeline, the numbered table and
/// the sources. What belongs together lights up when it is pointed at or has the focus; a slider
/// shows the state of a date. Without scripts, and on paper, it is the plain figures. Takes the
/// graph and the timeline if both are there, else all figures. On narrow screens it shows the
/// figures of Rendering::narrow instead, if there are any. Never fails.
std::string to_html(const Rendering& rendering);

}  // namespace entente
