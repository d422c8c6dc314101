#include <algorithm>
#include <array>
#include <tuple>

#include "entente/diagnostic.hpp"

namespace entente {
namespace {

constexpr std::array table = {
#define ENTENTE_CODE(identifier, word, severity, summary, advice) \
  CodeInfo{word, severity, summary, advice},
#include "entente/codes.def"
#undef ENTENTE_CODE
};

auto place_and_kind(const Diagnostic& d) {
  return std::tie(d.at.file, d.at.span.begin, d.at.span.end, d.at.cell.sheet, d.at.cell.row,
                  d.at.cell.column, d.code, d.at.pointer, d.message);
}

}  // namespace

const CodeInfo& info(Code code) { return table[static_cast<std::size_t>(code)]; }

Diagnostic make_diagnostic(Code code, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = info(code).severity;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = {
#define ENTENTE_CODE(identifier, word, severity, summary, advice) Code::identifier,
#include "entente/codes.def"
#undef ENTENTE_CODE
  };
  return codes;
}

std::optional<Code> code_from_word(std::string_view word) {
  const auto& codes = all_codes();
  auto found =
      std::find_if(codes.begin(), codes.end(), [&](Code code) { return info(code).word == word; });
  return found == codes.end() ? std::nullopt : std::optional(*found);
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void tidy(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return place_and_kind(a) < place_and_kind(b);
                   });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

}  // namespace entente
