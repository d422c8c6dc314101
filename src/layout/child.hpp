#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "layout/solve.hpp"

namespace entente::layout {

/// Runs `work` in a forked child: a fault of the layout engine ends that alone. Nullopt if the
/// child crashed, was stopped at the deadline or had no answer that makes sense for so many
/// alternatives.
std::optional<Answer> in_child(const std::function<std::optional<Answer>()>& work,
                               const process::Deadline& deadline, std::size_t alternatives);

/// An answer as bytes and back; nullopt if the bytes make no answer.
std::string packed_answer(const Answer& answer);
std::optional<Answer> unpacked_answer(std::string_view bytes, std::size_t alternatives);

}  // namespace entente::layout
