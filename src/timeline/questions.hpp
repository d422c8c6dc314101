#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Puts a "?" beyond each end that nobody knows, where it covers no mark, line or other "?": right
/// beyond the end if that is free, else a little farther out or above or below. A small bar goes
/// without if nothing near is free. Pre: everything else has its place.
void put_questions(const theme::Metrics& metrics, Plan& plan);

/// Px along the axis that a "?" takes beyond the end of its bar.
double question_room(const Sizes& sizes, bool down);

}  // namespace entente::timeline
