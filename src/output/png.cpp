#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "output/formats.hpp"
#include "output/svg_handle.hpp"

namespace entente {
namespace {

using output::SvgHandle;

constexpr double greatest_side = 32767;  // of a cairo image
constexpr double greatest_area = 4e8;    // px: 1.6 GB of memory
constexpr double css_px_per_metre = 96 / 0.0254;

void append_be32(std::string& out, std::uint32_t value) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift & 0xFF);
}

/// Source: PNG specification (third edition), Annex D.
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
  }
  return ~crc;
}

std::string chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type).append(data);
  std::string out;
  append_be32(out, static_cast<std::uint32_t>(data.size()));
  out += body;
  append_be32(out, crc32(body));
  return out;
}

/// Tells programs the color space and the physical size, so that a slide program places the
/// picture as large as it was drawn.
void describe(std::string& png, double scale) {
  constexpr std::size_t after_header = 8 + 25;  // signature and IHDR
  const auto density = static_cast<std::uint32_t>(std::lround(css_px_per_metre * scale));
  std::string physical;
  append_be32(physical, density);
  append_be32(physical, density);
  physical += '\1';  // per metre
  const std::string perceptual(1, '\0');
  png.insert(after_header, chunk("sRGB", perceptual) + chunk("pHYs", physical));
}

bool is_opaque(cairo_surface_t* image) {
  const int stride = cairo_image_surface_get_stride(image);
  const unsigned char* row = cairo_image_surface_get_data(image);
  for (int y = 0; y < cairo_image_surface_get_height(image); ++y, row += stride) {
    for (int x = 0; x < cairo_image_surface_get_width(image); ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, row + 4 * x, sizeof pixel);
      if (pixel >> 24 != 0xFF) return false;
    }
  }
  return true;
}

/// The same pixels without an alpha channel, which makes the file smaller and safer to paste.
output::Surface without_alpha(cairo_surface_t* image) {
  return output::Surface(cairo_image_surface_create_for_data(
      cairo_image_surface_get_data(image), CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(image),
      cairo_image_surface_get_height(image), cairo_image_surface_get_stride(image)));
}

std::optional<std::string> draw(SvgHandle& svg, Size pixels) {
  const output::Surface image(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, static_cast<int>(pixels.width), static_cast<int>(pixels.height)));
  if (!svg.check(cairo_surface_status(image.get()))) return std::nullopt;
  {
    const output::Context context(cairo_create(image.get()));
    if (!svg.paint(context.get(), pixels)) return std::nullopt;
  }
  cairo_surface_flush(image.get());
  const output::Surface opaque = is_opaque(image.get()) ? without_alpha(image.get()) : nullptr;
  std::string png;
  const cairo_status_t status =
      cairo_surface_write_to_png_stream(opaque ? opaque.get() : image.get(), output::append, &png);
  if (!svg.check(status)) return std::nullopt;
  return png;
}

}  // namespace

Checked<std::string> output::to_png(std::string_view svg, double scale) {
  SvgHandle handle(svg);
  if (!handle.error().empty()) return {std::nullopt, {output::failure("PNG", handle.error())}};
  const double factor = std::isfinite(scale) ? std::clamp(scale, 0.1, 10.0) : 1;
  const Size pixels = {std::max(1.0, std::round(handle.size().width * factor)),
                       std::max(1.0, std::round(handle.size().height * factor))};
  if (std::max(pixels.width, pixels.height) > greatest_side ||
      pixels.width * pixels.height > greatest_area) {
    return {std::nullopt, {output::failure("PNG", "too many pixels; choose a smaller scale")}};
  }
  std::optional<std::string> png = draw(handle, pixels);
  if (!png) return {std::nullopt, {output::failure("PNG", handle.error())}};
  describe(*png, factor);
  return {std::move(png), {}};
}

}  // namespace entente
