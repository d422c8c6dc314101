#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "entente/style.hpp"
#include "style/house.hpp"
#include "style/logo.hpp"

using namespace entente;

/// Any bytes as a style, as a brand and as a logo. A PNG that is clean stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<ThemeName> themes = {ThemeName::light, ThemeName::dark};
  for (const char* name : {"style.json", "_brand.yml"}) {
    const Checked<Style> style = load_style(bytes, name);
    if (!style.value && !has_errors(style.diagnostics)) std::abort();
    if (!style.value) continue;
    Style whole = *style.value;
    whole.logo = {}, whole.dark_logo = {};
    const Checked<HouseStyle> house = house_style(whole, themes);
    if (house.value.has_value() == has_errors(house.diagnostics)) std::abort();
  }
  const style::LogoReading logo = style::read_logo(bytes);
  if (logo.logo.has_value() != logo.reason.empty()) std::abort();
  const style::PngReading png = style::clean_png(bytes);
  if (png.bytes.empty() == png.reason.empty()) std::abort();
  if (!png.bytes.empty() && style::clean_png(png.bytes).bytes != png.bytes) std::abort();
  return 0;
}
