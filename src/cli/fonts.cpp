#include "cli/fonts.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/files.hpp"
#include "cli/help.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t most = 128u << 20;  // bytes of a font

/// "fonts/NotoSansThai-Bold.ttf" for "fonts/NotoSansThai-Regular.ttf"; empty for other names.
std::string bold_beside(const std::string& regular) {
  constexpr std::string_view word = "Regular";
  const std::size_t at = regular.rfind(word);
  if (at == regular.npos) return {};
  std::string bold = regular;
  bold.replace(at, word.size(), "Bold");
  std::error_code error;
  return std::filesystem::is_regular_file(bold, error) ? bold : std::string();
}

void add_bold(std::vector<std::string>& files) {
  const std::vector<std::string> given = files;
  for (const std::string& file : given) {
    std::string bold = bold_beside(file);
    if (!bold.empty() && std::find(files.begin(), files.end(), bold) == files.end()) {
      files.push_back(std::move(bold));
    }
  }
}

Checked<Fonts> read_all(const std::vector<std::string>& files) {
  Checked<Fonts> result;
  std::vector<FontFile> fonts;
  for (const std::string& file : files) {
    Checked<std::string> bytes = read_input(file, most);
    for (Diagnostic& problem : bytes.diagnostics) result.diagnostics.push_back(std::move(problem));
    if (bytes.value) fonts.push_back({file, std::move(*bytes.value)});
  }
  if (!result.diagnostics.empty() || fonts.empty()) return result;
  return read_fonts(std::move(fonts));
}

}  // namespace

void add_font_option(CLI::App& app, std::vector<std::string>& files,
                     const std::string& description) {
  add_value(app, "--font", "FILE", files, description)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Checked<Fonts> load_fonts(std::vector<std::string> files, TextMode mode) {
  add_bold(files);
  Checked<Fonts> given = read_all(files);
  if (mode == TextMode::live || !given.diagnostics.empty()) return given;
  if (given.value && have_own_type(*given.value)) return given;
  for (std::string& file : installed_own_type()) files.push_back(std::move(file));
  return read_all(files);
}

}  // namespace entente::cli
