#include "output/svg_names.hpp"

#include <pugixml.hpp>

namespace entente::output {

Names names_of(std::string_view svg) {
  pugi::xml_document document;
  if (!document.load_buffer(svg.data(), svg.size())) return {};
  const pugi::xml_node root = document.document_element();
  return {root.child("title").text().get(), root.child("desc").text().get(),
          root.attribute("xml:lang").value()};
}

}  // namespace entente::output
