#pragma once

#include <string_view>

namespace entente::html {

extern const std::string_view page_css, page_js;  ///< src/html/page.css and page.js, word for word

}  // namespace entente::html
