#pragma once

#include <string_view>

namespace entente::base {

/// An http, https or mailto address without spaces: what a figure may link to, whoever opens it.
bool is_safe_url(std::string_view url);

}  // namespace entente::base
