#include "style/logo.hpp"

namespace entente::style {
namespace {

constexpr std::size_t most_logo = 256 * 1024;
constexpr double narrowest = 0.2, widest = 10;  // of its height

}  // namespace

LogoReading read_logo(std::string_view bytes) {
  if (bytes.size() > most_logo) return {std::nullopt, "it has more than 256 kB"};
  Logo logo;
  if (bytes.starts_with("\x89PNG")) {
    PngReading picture = clean_png(bytes);
    if (picture.bytes.empty()) return {std::nullopt, std::move(picture.reason)};
    logo.width = picture.width / picture.height;
    logo.png = std::make_shared<const std::string>(std::move(picture.bytes));
    if (logo.width < narrowest || logo.width > widest) {
      return {std::nullopt, "it is too narrow or too wide"};
    }
    return {std::move(logo), {}};
  }
  flags::Limits limits;
  limits.source = most_logo;
  limits.drawn = 32 * 1024;
  limits.narrowest = narrowest;
  limits.widest = widest;
  flags::Reading reading = flags::read(bytes, limits);
  if (!reading.flag) return {std::nullopt, std::move(reading.reason)};
  logo.width = reading.flag->width;
  logo.shapes = std::move(reading.flag);
  return {std::move(logo), {}};
}

}  // namespace entente::style
