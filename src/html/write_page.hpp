#pragma once

#include <string>

#include "entente/page.hpp"

namespace entente::html {

/// See entente::to_html.
std::string write_page(const Rendering& rendering);

}  // namespace entente::html
