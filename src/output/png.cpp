#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <vector>

#include "output/formats.hpp"
#include "output/svg_handle.hpp"
#include "output/svg_names.hpp"

namespace entente::output {
namespace {

constexpr double greatest_side = 32767;  // of a cairo image
constexpr double greatest_area = 4e8;    // px: 1.6 GB of memory
constexpr double css_px_per_metre = 96 / 0.0254;

/// The pixels of an image surface: 0xAARRGGBB each, colors multiplied by their opacity.
class Pixels {
 public:
  explicit Pixels(cairo_surface_t* image)
      : bytes_(cairo_image_surface_get_data(image)),
        stride_(cairo_image_surface_get_stride(image)),
        width_(cairo_image_surface_get_width(image)),
        height_(cairo_image_surface_get_height(image)) {}

  int width() const { return width_; }
  int height() const { return height_; }
  std::uint32_t at(int x, int y) const {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, bytes_ + static_cast<std::ptrdiff_t>(y) * stride_ + 4 * x, sizeof pixel);
    return pixel;
  }
  bool opaque() const {
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        if (at(x, y) >> 24 != 0xFF) return false;
      }
    }
    return true;
  }

  /// The rows as PNG has them, with or without opacity.
  std::vector<png_byte> unpacked(bool opaque) const {
    std::vector<png_byte> out;
    out.reserve(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4);
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        const std::uint32_t pixel = at(x, y), alpha = pixel >> 24;
        for (const int shift : {16, 8, 0}) {
          const std::uint32_t channel = pixel >> shift & 0xFF;
          const bool whole = alpha == 0xFF || alpha == 0;
          out.push_back(
              static_cast<png_byte>(whole ? channel : (channel * 255 + alpha / 2) / alpha));
        }
        if (!opaque) out.push_back(static_cast<png_byte>(alpha));
      }
    }
    return out;
  }

 private:
  const unsigned char* bytes_;
  int stride_, width_, height_;
};

void ignore_warning(png_structp, png_const_charp) {}

void append_bytes(png_structp png, png_bytep bytes, png_size_t count) {
  static_cast<std::string*>(png_get_io_ptr(png))
      ->append(reinterpret_cast<const char*>(bytes), count);
}

/// Who made it, by which a later run knows it; title and description in the figure's language, in
/// UTF-8.
std::vector<png_text> texts_of(Names& names) {
  static char title[] = "Title", description[] = "Description", plain[] = "";
  std::vector<png_text> texts;
  const auto add = [&](char* key, std::string& words) {
    if (words.empty()) return;
    png_text text = {};
    text.compression = PNG_ITXT_COMPRESSION_NONE;
    text.key = key;
    text.text = words.data();
    text.itxt_length = words.size();
    text.lang = names.language.data();
    text.lang_key = plain;
    texts.push_back(text);
  };
  static char software[] = "Software", maker[] = "entente";
  png_text made = {};
  made.compression = PNG_TEXT_COMPRESSION_NONE;
  made.key = software;
  made.text = maker;
  made.text_length = sizeof maker - 1;
  texts.push_back(made);
  add(title, names.title);
  add(description, names.description);
  return texts;
}

/// What is to be written.
struct Picture {
  png_uint_32 width, height;
  bool opaque;
  const png_byte* rows;
  png_uint_32 density;  ///< pixels per metre
  const png_text* texts;
  int text_count;
};

/// libpng leaves by longjmp: this function owns nothing. False if libpng fails.
bool write(png_structp png, png_infop info, const Picture& picture, std::string* out) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_set_write_fn(png, out, append_bytes, nullptr);
  png_set_IHDR(png, info, picture.width, picture.height, 8,
               picture.opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // Even areas are best left as they are: trying all filters, and hard, takes most of the time.
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, 4);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs(png, info, picture.density, picture.density, PNG_RESOLUTION_METER);
  if (picture.text_count > 0) png_set_text(png, info, picture.texts, picture.text_count);
  png_write_info(png, info);
  const std::size_t stride = static_cast<std::size_t>(picture.width) * (picture.opaque ? 3 : 4);
  for (std::size_t y = 0; y < picture.height; ++y) png_write_row(png, picture.rows + y * stride);
  png_write_end(png, nullptr);
  return true;
}

/// The image as a file that tells its color space, its physical size, so that a slide program
/// places it as large as it was drawn, and what it shows. Empty if libpng fails.
std::string encoded(const Pixels& pixels, double scale, Names names) {
  const bool opaque = pixels.opaque();
  const std::vector<png_byte> rows = pixels.unpacked(opaque);
  const std::vector<png_text> texts = texts_of(names);
  const Picture picture = {static_cast<png_uint_32>(pixels.width()),
                           static_cast<png_uint_32>(pixels.height()),
                           opaque,
                           rows.data(),
                           static_cast<png_uint_32>(std::lround(css_px_per_metre * scale)),
                           texts.data(),
                           static_cast<int>(texts.size())};
  std::string out;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, ignore_warning);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  const bool well = info && write(png, info, picture, &out);
  png_destroy_write_struct(&png, &info);
  return well ? out : std::string();
}

}  // namespace

Checked<std::string> to_png(std::string_view svg, double scale) {
  SvgHandle handle(svg);
  const auto failed = [](std::string_view reason) -> Checked<std::string> {
    return {std::nullopt, {failure("PNG", reason)}};
  };
  if (!handle.error().empty()) return failed(handle.error());
  const double factor = std::isfinite(scale) ? std::clamp(scale, 0.1, 10.0) : 1;
  const Size pixels = {std::max(1.0, std::round(handle.size().width * factor)),
                       std::max(1.0, std::round(handle.size().height * factor))};
  if (std::max(pixels.width, pixels.height) > greatest_side ||
      pixels.width * pixels.height > greatest_area) {
    return failed("too many pixels; choose a smaller scale");
  }
  const Surface image(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, static_cast<int>(pixels.width), static_cast<int>(pixels.height)));
  if (!handle.check(cairo_surface_status(image.get()))) return failed(handle.error());
  {
    const Context context(cairo_create(image.get()));
    if (!handle.paint(context.get(), pixels)) return failed(handle.error());
  }
  cairo_surface_flush(image.get());
  std::string png = encoded(Pixels(image.get()), factor, names_of(svg));
  if (png.empty()) return failed("libpng cannot write it");
  return {std::move(png), {}};
}

}  // namespace entente::output
