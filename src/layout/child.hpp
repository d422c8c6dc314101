#pragma once

#include <functional>
#include <optional>

#include "layout/solve.hpp"

namespace entente::layout {

/// Runs `work` in a forked child and reads its answer from a pipe. Nullopt if the child crashed,
/// was stopped at the deadline (in seconds) or had no answer. The child never frees and never
/// returns: a fault of the layout engine ends it alone.
std::optional<Answer> in_child(const std::function<std::optional<Answer>()>& work, double deadline);

/// An answer as plain numbers and back; nullopt if the numbers make no answer.
std::vector<double> flatten_answer(const Answer& answer);
std::optional<Answer> unflatten_answer(const std::vector<double>& numbers);

}  // namespace entente::layout
