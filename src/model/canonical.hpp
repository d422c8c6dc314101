#pragma once

#include "model/draft.hpp"

namespace entente::model {

/// Brings the records into an order that does not depend on how they were written down: sources and
/// actors by id; relations and events by date, then id, then content; eras by date, then title.
/// Records with the same id keep their order. Relations and events without an id get one, made of
/// their content; it contains a space and '#', is unique, and is never shown.
void canonicalize(Draft& draft);

}  // namespace entente::model
