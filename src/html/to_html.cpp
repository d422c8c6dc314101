#include "entente/page.hpp"
#include "html/write_page.hpp"

namespace entente {

std::string to_html(const Rendering& rendering) { return html::write_page(rendering); }

}  // namespace entente
