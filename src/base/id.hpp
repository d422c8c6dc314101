#pragma once

#include <string>

namespace entente::base {

/// "united-states" for "United States": letters of every script stay. Empty: there is none.
std::string id_from(const std::string& name);

}  // namespace entente::base
