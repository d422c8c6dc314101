#include "base/currencies.hpp"

#include <algorithm>
#include <iterator>

namespace entente::base {
namespace {

constexpr Currency currencies[] = {
#define ENTENTE_CURRENCY(code, symbol) {code, symbol},
#include "base/currencies.def"
#undef ENTENTE_CURRENCY
};

}  // namespace

std::optional<Currency> currency(std::string_view code) {
  const auto found = std::find_if(std::begin(currencies), std::end(currencies),
                                  [&](const Currency& c) { return c.code == code; });
  return found == std::end(currencies) ? std::nullopt : std::optional(*found);
}

std::string_view currency_of_symbol(std::string_view symbol) {
  if (symbol.empty()) return {};
  const auto found = std::find_if(std::begin(currencies), std::end(currencies),
                                  [&](const Currency& c) { return c.symbol == symbol; });
  return found == std::end(currencies) ? std::string_view() : found->code;
}

}  // namespace entente::base
