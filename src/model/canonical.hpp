#pragma once

#include "model/draft.hpp"

namespace entente::model {

/// Brings the records into order: sources and actors by id; relations and events by date, and those
/// of one date as they are written down; eras by date, then title. A day without a time among
/// others with one comes after what it is written after. Relations and events without an id get
/// one, made of their content; it contains a space and '#', is unique, and is never shown.
void canonicalize(Draft& draft);

}  // namespace entente::model
