#include <cairo-pdf.h>
#include <fmt/format.h>

#include "output/formats.hpp"
#include "output/pdf_names.hpp"
#include "output/svg_handle.hpp"
#include "output/svg_names.hpp"
#include "output/uri.hpp"

namespace entente {
namespace {

constexpr double points_per_px = 0.75;

Size in_points(Size px) { return {px.width * points_per_px, px.height * points_per_px}; }

void describe(cairo_surface_t* surface, const std::string& title, const std::string& author) {
  const auto set = [surface](cairo_pdf_metadata_t key, const std::string& words) {
    if (!words.empty()) cairo_pdf_surface_set_metadata(surface, key, words.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, title);
  set(CAIRO_PDF_METADATA_AUTHOR, author);
  // The same figure must give the same bytes: no date of making.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

void add_link(cairo_t* context, const scene::Link& link) {
  const Rect area = {link.area.x * points_per_px, link.area.y * points_per_px,
                     link.area.width * points_per_px, link.area.height * points_per_px};
  const std::string attributes =
      fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] uri='{}'", area.x, area.y, area.width,
                  area.height, output::uri(link.url));
  cairo_tag_begin(context, CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(context, CAIRO_TAG_LINK);
}

}  // namespace

Checked<std::string> output::to_pdf(const Document& document) {
  std::string pdf, error;
  output::Surface surface;
  const auto done = [&error](output::SvgHandle& page, bool well) {
    if (!well) error = page.error();
    return well;
  };
  if (document.pages.empty()) return {std::nullopt, {output::failure("PDF", "there is no figure")}};
  const output::Names names = output::names_of(document.pages.front().svg);
  for (const Document::Page& content : document.pages) {
    output::SvgHandle page(content.svg);
    if (!done(page, page.error().empty())) break;
    const Size size = in_points(page.size());
    if (surface) {
      cairo_pdf_surface_set_size(surface.get(), size.width, size.height);
    } else {
      surface.reset(
          cairo_pdf_surface_create_for_stream(output::append, &pdf, size.width, size.height));
      describe(surface.get(), document.title.empty() ? names.title : document.title,
               document.author);
    }
    if (!done(page, page.check(cairo_surface_status(surface.get())))) break;
    const output::Context context(cairo_create(surface.get()));
    if (!done(page, page.paint(context.get(), size))) break;
    for (const scene::Link& link : content.links) add_link(context.get(), link);
    cairo_show_page(context.get());
    if (!done(page, page.check(cairo_status(context.get())))) break;
  }
  if (error.empty() && surface) {
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) error = cairo_status_to_string(status);
  }
  const std::string& language = document.language.empty() ? names.language : document.language;
  if (error.empty()) output::name_language(pdf, language, error);
  if (!error.empty()) return {std::nullopt, {output::failure("PDF", error)}};
  return {std::move(pdf), {}};
}

}  // namespace entente
