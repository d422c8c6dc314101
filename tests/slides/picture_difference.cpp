#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

// picture_difference A.png B.png: mean absolute difference per channel, from 0 (the same) to 1,
// over a coarse grid, so that hinting does not count. Exit code 2 if a file cannot be read.

namespace {

constexpr int columns = 240;

/// The picture on white, averaged over the cells of the grid, row by row; empty if it cannot be
/// read. `rows`: of the grid; 0: as the picture's ratio asks for, which is then returned in it.
std::vector<double> shrunk(const char* path, int& rows) {
  cairo_surface_t* image = cairo_image_surface_create_from_png(path);
  if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS) return {};
  const int width = cairo_image_surface_get_width(image);
  const int height = cairo_image_surface_get_height(image);
  const bool has_alpha = cairo_image_surface_get_format(image) == CAIRO_FORMAT_ARGB32;
  const unsigned char* bytes = cairo_image_surface_get_data(image);
  const int stride = cairo_image_surface_get_stride(image);
  if (rows == 0) rows = std::max(1, static_cast<int>(std::lround(columns * 1.0 * height / width)));
  const auto cells = static_cast<std::size_t>(columns * rows);
  std::vector<double> sums(cells * 3), counts(cells);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, bytes + static_cast<std::ptrdiff_t>(y) * stride + 4 * x, sizeof pixel);
      const std::uint32_t white = has_alpha ? 0xFF - (pixel >> 24) : 0;
      const int row = std::min(rows - 1, y * rows / height);
      const int column = std::min(columns - 1, x * columns / width);
      const auto cell = static_cast<std::size_t>(row * columns + column);
      counts[cell] += 1;
      for (unsigned channel = 0; channel < 3; ++channel) {
        sums[cell * 3 + channel] += (pixel >> (16 - 8 * channel) & 0xFF) + white;
      }
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] /= std::max(1.0, counts[i / 3]);
  cairo_surface_destroy(image);
  return sums;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  int rows = 0;
  const std::vector<double> a = shrunk(words[1], rows), b = shrunk(words[2], rows);
  if (a.empty() || b.empty()) return 2;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
  std::printf("%.4f\n", sum / static_cast<double>(a.size()) / 255);
}
