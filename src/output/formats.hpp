#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "deck/slide.hpp"
#include "entente/diagnostic.hpp"

namespace entente::output {

/// One or more figures as SVG, and what is said about the file.
struct Document {
  struct Page {
    std::string_view svg;
    std::vector<scene::Link> links = {};
  };
  std::vector<Page> pages;
  std::string title, language;  ///< empty: those of the first page
  std::string author;
};

/// See entente::to_png and entente::to_pdf.
Checked<std::string> to_png(std::string_view svg, double scale);
Checked<std::string> to_pdf(const Document& document);
/// See entente::to_pptx.
Checked<std::string> to_pptx(const deck::Deck& deck);

}  // namespace entente::output
