#include "cli/font_option.hpp"

#include <algorithm>
#include <filesystem>

#include "base/hash.hpp"
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

Checked<LoadedFonts> read_all(const std::vector<std::string>& files) {
  Checked<LoadedFonts> result;
  LoadedFonts loaded;
  std::vector<FontFile> fonts;
  for (const std::string& file : files) {
    Checked<std::string> bytes = read_input(file, most);
    for (Diagnostic& problem : bytes.diagnostics) result.diagnostics.push_back(std::move(problem));
    if (!bytes.value) continue;
    loaded.files.push_back(file);
    loaded.mark = base::hash(*bytes.value, loaded.mark);
    fonts.push_back({file, std::move(*bytes.value)});
  }
  if (!result.diagnostics.empty()) return result;
  if (!fonts.empty()) {
    Checked<Fonts> read = read_fonts(std::move(fonts));
    if (!read.value) return {std::nullopt, std::move(read.diagnostics)};
    loaded.fonts = std::move(*read.value);
  }
  result.value = std::move(loaded);
  return result;
}

}  // namespace

void add_font_option(CLI::App& app, std::vector<std::string>& files,
                     const std::string& description) {
  add_value(app, "--font", "FILE", files, description)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Checked<LoadedFonts> load_fonts(std::vector<std::string> files, TextMode mode) {
  add_bold(files);
  Checked<LoadedFonts> given = read_all(files);
  if (mode == TextMode::live || !given.value || have_own_type(given.value->fonts)) return given;
  for (std::string& file : installed_own_type()) files.push_back(std::move(file));
  return read_all(files);
}

}  // namespace entente::cli
