#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/render.hpp"

namespace entente::cli {

struct RenderWishes;

enum class FileFormat { svg, png, pdf, pptx, html };

/// What becomes one file.
enum class Holds {
  page,    ///< each page of a figure
  figure,  ///< a figure with all its pages; all figures, where one file is named
  dossier  ///< all figures of a size and theme
};

/// What is known of a format of output: a row of the table in formats.cpp. Nothing else in the
/// program asks which format a file has.
struct FormatRow {
  FileFormat format{};
  std::string_view name;  ///< also the extension of its files
  Holds holds = Holds::page;
  bool mixes_fonts = false;  ///< fonts of one name in several figures would be taken for one
  bool for_web = false;      ///< alone, it has the sizes and figures that suit a page of the web
  /// The file of a page; null unless that is what it holds.
  Checked<std::string> (*page)(const Figure&, const Rendering&, const RenderWishes&) = nullptr;
  /// The file of all figures; null if it holds pages.
  Checked<std::string> (*file)(const Rendering&, const RenderWishes&) = nullptr;
};

const FormatRow& row_of(FileFormat format);
/// The words of --format.
std::vector<std::pair<std::string_view, FileFormat>> format_choices();
/// "pdf, pptx and html": those that hold several pages.
std::string formats_of_pages();
/// ".svg, .png, .pdf, .pptx or .html".
std::string extensions();

}  // namespace entente::cli
