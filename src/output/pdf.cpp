#include <cairo-pdf.h>

#include <array>

#include "output/formats.hpp"
#include "output/svg_handle.hpp"

namespace entente {
namespace {

constexpr double points_per_px = 0.75;

/// The content of the document's first <title>, with the five entities resolved.
std::string title_of(std::string_view svg) {
  const std::size_t tag = svg.find("<title");
  const std::size_t begin = tag == svg.npos ? svg.npos : svg.find('>', tag);
  const std::size_t end = begin == svg.npos ? svg.npos : svg.find("</title>", begin);
  if (end == svg.npos) return {};
  constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string title;
  for (std::string_view rest = svg.substr(begin + 1, end - begin - 1); !rest.empty();) {
    std::size_t taken = 1;
    char c = rest.front();
    for (const auto& [entity, meaning] : entities) {
      if (rest.starts_with(entity)) {
        taken = entity.size();
        c = meaning;
      }
    }
    title += c;
    rest.remove_prefix(taken);
  }
  return title;
}

}  // namespace

Checked<std::string> output::to_pdf(std::string_view svg) {
  output::SvgHandle handle(svg);
  auto failed = [&handle]() -> Checked<std::string> {
    return {std::nullopt, {output::failure("PDF", handle.error())}};
  };
  if (!handle.error().empty()) return failed();
  const Size points = {handle.size().width * points_per_px, handle.size().height * points_per_px};
  std::string pdf;
  const output::Surface surface(
      cairo_pdf_surface_create_for_stream(output::append, &pdf, points.width, points.height));
  if (!handle.check(cairo_surface_status(surface.get()))) return failed();
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title_of(svg).c_str());
  // The same figure must give the same bytes: no date of making.
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  {
    const output::Context context(cairo_create(surface.get()));
    if (!handle.paint(context.get(), points)) return failed();
    cairo_show_page(context.get());
  }
  cairo_surface_finish(surface.get());
  if (!handle.check(cairo_surface_status(surface.get()))) return failed();
  return {std::move(pdf), {}};
}

}  // namespace entente
