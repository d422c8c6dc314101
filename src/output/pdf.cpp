#include <cairo-pdf.h>

#include "output/formats.hpp"
#include "output/svg_handle.hpp"
#include "output/svg_names.hpp"

namespace entente {
namespace {

constexpr double points_per_px = 0.75;

Size in_points(Size px) { return {px.width * points_per_px, px.height * points_per_px}; }

void describe(cairo_surface_t* surface, const output::Document& document) {
  const auto set = [surface](cairo_pdf_metadata_t key, const std::string& words) {
    if (!words.empty()) cairo_pdf_surface_set_metadata(surface, key, words.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE,
      document.title.empty() ? output::names_of(document.pages.front()).title : document.title);
  set(CAIRO_PDF_METADATA_AUTHOR, document.author);
  // The same figure must give the same bytes: no date of making.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

}  // namespace

Checked<std::string> output::to_pdf(const Document& document) {
  std::string pdf, error;
  output::Surface surface;
  const auto done = [&error](output::SvgHandle& page, bool well) {
    if (!well) error = page.error();
    return well;
  };
  for (const std::string_view svg : document.pages) {
    output::SvgHandle page(svg);
    if (!done(page, page.error().empty())) break;
    const Size size = in_points(page.size());
    if (surface) {
      cairo_pdf_surface_set_size(surface.get(), size.width, size.height);
    } else {
      surface.reset(
          cairo_pdf_surface_create_for_stream(output::append, &pdf, size.width, size.height));
      describe(surface.get(), document);
    }
    if (!done(page, page.check(cairo_surface_status(surface.get())))) break;
    const output::Context context(cairo_create(surface.get()));
    if (!done(page, page.paint(context.get(), size))) break;
    cairo_show_page(context.get());
    if (!done(page, page.check(cairo_status(context.get())))) break;
  }
  if (error.empty() && surface) {
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) error = cairo_status_to_string(status);
  } else if (error.empty()) {
    error = "there is no figure";
  }
  if (!error.empty()) return {std::nullopt, {output::failure("PDF", error)}};
  return {std::move(pdf), {}};
}

}  // namespace entente
