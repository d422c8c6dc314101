#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "flags/flag.hpp"

using namespace entente;

/// Any bytes as a flag: a reason, or polygons inside its box.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const flags::Reading reading = flags::read({reinterpret_cast<const char*>(data), size});
  if (reading.flag.has_value() != reading.reason.empty()) std::abort();
  if (!reading.flag) return 0;
  constexpr double slack = 1e-3;
  for (const flags::Area& area : reading.flag->areas) {
    if (area.contours.empty()) std::abort();
    for (const flags::Contour& contour : area.contours) {
      for (const Point& p : contour) {
        const bool inside = p.x >= -slack && p.x <= reading.flag->width + slack && p.y >= -slack &&
                            p.y <= 1 + slack;
        if (!inside) std::abort();
      }
    }
  }
  return 0;
}
