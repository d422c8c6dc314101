#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// TimelineJS: one JSON object with a title, events and eras, whose texts are HTML.
std::unique_ptr<Reader> read_slides(Input input, ImportedSheet& account, Intake& intake);
bool is_slides(const Input& input);
/// A sheet for TimelineJS.
bool is_slide_sheet(const Input& input);

}  // namespace entente::exchange
