#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "cli/files.hpp"
#include "cli/font_option.hpp"
#include "cli/render_wishes.hpp"
#include "cli/report.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t most_of_style =
    512 * 1024;  // bytes of a style or a logo; the library takes less

/// A style with the files that it names.
class StyleReader {
 public:
  StyleReader(RenderWishes& wishes, Report& report) : wishes_(wishes), report_(report) {}

  /// None: there are errors, or no style is wished for.
  std::optional<Style> read() {
    const std::string& file = wishes_.style;
    Checked<std::string> bytes = read_input(file, most_of_style);
    report_.add(bytes.diagnostics, file);
    if (!bytes.value) return std::nullopt;
    mark(*bytes.value);
    Checked<Style> style = load_style(*bytes.value, file);
    report_.add(style.diagnostics, file);
    report_.add_text(file, std::move(*bytes.value));
    if (!style.value) return std::nullopt;
    take_logo(style.value->logo);
    take_logo(style.value->dark_logo);
    for (StyleFont* font : {&style.value->text, &style.value->headings}) take_font(*font);
    if (has_errors(report_.diagnostics())) return std::nullopt;
    return std::move(style.value);
  }

 private:
  /// Names in a style are seen from its folder.
  std::string beside(const std::string& name) const {
    return (std::filesystem::path(wishes_.style).parent_path() / name).string();
  }

  void mark(std::string_view bytes) {
    wishes_.as_written += fmt::format("\nstyle {:x}", base::hash(bytes));
  }

  void fail(Code code, const Location& at, std::string message, std::string hint,
            Severity severity = Severity::error) {
    Diagnostic problem = make_diagnostic(code, std::move(message), std::move(hint));
    problem.at = at;
    problem.severity = severity;
    report_.add({std::move(problem)}, wishes_.style);
  }

  /// A pipe would never end.
  bool is_there(const std::string& path, const Location& at) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) return true;
    fail(Code::io_read, at, fmt::format("there is no file {}", base::shown(path)),
         "names are seen from the folder of the style");
    return false;
  }

  void take_logo(StyleLogo& logo) {
    if (logo.file.empty()) return;
    const std::string path = beside(logo.file);
    if (!is_there(path, logo.at)) return;
    Checked<std::string> bytes = read_input(path, most_of_style);
    report_.add(bytes.diagnostics, path);
    if (!bytes.value) return;
    mark(*bytes.value);
    wishes_.inputs.push_back(path);
    logo.bytes = std::move(*bytes.value);
  }

  void take_font(StyleFont& font) {
    if (font.family.empty()) return;
    std::vector<std::string> files;
    for (const std::string& name : font.files) {
      files.push_back(beside(name));
      if (!is_there(files.back(), font.at)) return;
    }
    if (files.empty()) files = installed_files(font.family);
    if (files.empty()) {
      fail(Code::bad_font, font.at,
           fmt::format("the font \"{}\" is not installed: the usual one stands in its place",
                       font.family),
           "install it, regular and bold, or give its \"files\"", Severity::warning);
      font.family.clear();
      return;
    }
    // Before the fonts of the command line, which are for letters that this one lacks.
    wishes_.fonts.insert(wishes_.fonts.begin(), files.begin(), files.end());
  }

  RenderWishes& wishes_;
  Report& report_;
};

/// A family that none of the files has is a slip.
void check_family(const StyleFont& font, const std::vector<std::string>& known,
                  const std::string& file, Report& report) {
  if (font.family.empty() || std::find(known.begin(), known.end(), font.family) != known.end()) {
    return;
  }
  Diagnostic problem = make_diagnostic(
      Code::bad_font, fmt::format("none of the fonts is called \"{}\"", font.family),
      fmt::format("their families are {}", fmt::join(known, ", ")));
  problem.at = font.at;
  report.add({std::move(problem)}, file);
}

}  // namespace

bool fetch_look(RenderWishes& wishes, Report& report) {
  std::optional<Style> style;
  if (!wishes.style.empty()) {
    style = StyleReader(wishes, report).read();
    if (!style) return false;
  }
  Checked<LoadedFonts> loaded = load_fonts(wishes.fonts, wishes.options.text);
  report.add(loaded.diagnostics, "");
  if (!loaded.value) return false;
  wishes.options.fonts = std::move(loaded.value->fonts);
  const std::vector<std::string>& files = loaded.value->files;
  wishes.inputs.insert(wishes.inputs.end(), files.begin(), files.end());
  wishes.as_written += fmt::format("\nfonts {:x}", loaded.value->mark);
  if (!style) return true;
  const std::vector<std::string> known = families(wishes.options.fonts);
  check_family(style->text, known, wishes.style, report);
  check_family(style->headings, known, wishes.style, report);
  Checked<HouseStyle> house = house_style(*style, wishes.themes);
  report.add(house.diagnostics, wishes.style);
  if (house.value) wishes.options.style = std::move(*house.value);
  return !has_errors(report.diagnostics());
}

}  // namespace entente::cli
