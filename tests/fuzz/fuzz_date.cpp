#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entente/date.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente::date;
  auto result = parse({reinterpret_cast<const char*>(data), size});
  const Edtf* date = std::get_if<Edtf>(&result);
  if (!date) return 0;
  if (date->earliest.finite() && date->latest.finite() && date->earliest.day > date->latest.day) {
    std::abort();
  }
  auto again = parse(date->text);
  const Edtf* same = std::get_if<Edtf>(&again);
  if (!same || !(*same == *date)) std::abort();
  for (LabelLength length : {LabelLength::full, LabelLength::brief}) {
    if (label(*date, "en", length).empty() || label(*date, "ru", length).empty()) std::abort();
  }
  return 0;
}
