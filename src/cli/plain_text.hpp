#pragma once

#include <string>
#include <string_view>

namespace entente::cli {

/// Markdown as text for a terminal of 80 columns. It knows what the guide is written with:
/// headings, paragraphs, lists, tables, code blocks, links, and words in ** or `.
std::string plain_text(std::string_view markdown);

}  // namespace entente::cli
