#include "cli/date_option.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/usage_error.hpp"

namespace entente::cli {

std::optional<date::Edtf> date_of(std::string_view option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  auto parsed = date::parse(text);
  if (auto* edtf = std::get_if<date::Edtf>(&parsed)) return std::move(*edtf);
  const auto& error = std::get<date::ParseError>(parsed);
  throw UsageError(fmt::format("{}: \"{}\" is not an EDTF date: {}", option,
                               base::clean_label(text), error.explanation),
                   error.hint);
}

}  // namespace entente::cli
