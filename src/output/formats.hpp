#pragma once

#include <string>
#include <string_view>

#include "entente/diagnostic.hpp"

namespace entente::output {

/// See entente::to_png and entente::to_pdf.
Checked<std::string> to_png(std::string_view svg, double scale);
Checked<std::string> to_pdf(std::string_view svg);

}  // namespace entente::output
