#include "cli/formats.hpp"

#include <algorithm>
#include <array>

#include "cli/apart.hpp"
#include "cli/render_wishes.hpp"
#include "entente/deck.hpp"
#include "entente/page.hpp"

namespace entente::cli {
namespace {

Checked<std::string> svg_page(const Figure& figure, const Rendering&, const RenderWishes&) {
  return {figure.svg, {}};
}

Checked<std::string> png_page(const Figure& figure, const Rendering& rendering,
                              const RenderWishes& wishes) {
  return made_apart("PNG", [&] { return to_png(figure.svg, wishes.scale, rendering.fonts); });
}

Checked<std::string> pdf_file(const Rendering& rendering, const RenderWishes&) {
  return made_apart("PDF", [&] { return to_pdf(rendering); });
}

Checked<std::string> pptx_file(const Rendering& rendering, const RenderWishes& wishes) {
  return made_apart("PPTX", [&] { return to_pptx(rendering, wishes.deck); });
}

Checked<std::string> html_file(const Rendering& rendering, const RenderWishes&) {
  return {to_html(rendering), {}};
}

constexpr std::array format_rows = {
    FormatRow{.format = FileFormat::svg, .name = "svg", .page = svg_page},
    FormatRow{.format = FileFormat::png, .name = "png", .page = png_page},
    FormatRow{.format = FileFormat::pdf, .name = "pdf", .holds = Holds::figure, .file = pdf_file},
    FormatRow{
        .format = FileFormat::pptx, .name = "pptx", .holds = Holds::dossier, .file = pptx_file},
    FormatRow{.format = FileFormat::html,
              .name = "html",
              .holds = Holds::dossier,
              .mixes_fonts = true,
              .for_web = true,
              .file = html_file},
};

/// "a, b and c".
std::string joined(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 < words.size() ? ", " : " " + std::string(last) + " ";
    text += words[i];
  }
  return text;
}

}  // namespace

const FormatRow& row_of(FileFormat format) {
  return *std::find_if(format_rows.begin(), format_rows.end(),
                       [format](const FormatRow& row) { return row.format == format; });
}

std::vector<std::pair<std::string_view, FileFormat>> format_choices() {
  std::vector<std::pair<std::string_view, FileFormat>> choices;
  for (const FormatRow& row : format_rows) choices.emplace_back(row.name, row.format);
  return choices;
}

std::string formats_of_pages() {
  std::vector<std::string> names;
  for (const FormatRow& row : format_rows) {
    if (row.holds != Holds::page) names.emplace_back(row.name);
  }
  return joined(names, "and");
}

std::string extensions() {
  std::vector<std::string> names;
  for (const FormatRow& row : format_rows) names.push_back("." + std::string(row.name));
  return joined(names, "or");
}

}  // namespace entente::cli
