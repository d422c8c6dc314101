#include "cli/render_wishes.hpp"

#include <charconv>
#include <filesystem>

#include "cli/batch.hpp"
#include "cli/date_option.hpp"
#include "cli/files.hpp"
#include "cli/font_option.hpp"
#include "cli/help.hpp"
#include "cli/rules.hpp"

namespace entente::cli {
namespace {

constexpr Choices<Effort, 3> efforts = {
    {{"quick", Effort::quick}, {"normal", Effort::normal}, {"thorough", Effort::thorough}}};
constexpr Choices<std::optional<GraphForm>, 9> forms = {{{"auto", std::nullopt},
                                                         {"star", GraphForm::star},
                                                         {"flow", GraphForm::flow},
                                                         {"map", GraphForm::map},
                                                         {"tree", GraphForm::tree},
                                                         {"sides", GraphForm::sides},
                                                         {"members", GraphForm::members},
                                                         {"columns", GraphForm::columns},
                                                         {"cards", GraphForm::cards}}};
constexpr Choices<Orientation, 4> orientations = {{{"auto", Orientation::automatic},
                                                   {"horizontal", Orientation::horizontal},
                                                   {"vertical", Orientation::vertical},
                                                   {"leftward", Orientation::leftward}}};
constexpr Choices<TimeScale, 3> time_scales = {{{"auto", TimeScale::automatic},
                                                {"linear", TimeScale::linear},
                                                {"sequential", TimeScale::sequential}}};
constexpr Choices<LaneChoice, 3> lane_choices = {
    {{"houses", LaneChoice::houses}, {"actors", LaneChoice::actors}, {"none", LaneChoice::none}}};
constexpr Choices<PeriodChoice, 4> period_choices = {{{"auto", PeriodChoice::automatic},
                                                      {"era", PeriodChoice::eras},
                                                      {"year", PeriodChoice::years},
                                                      {"decade", PeriodChoice::decades}}};
constexpr Choices<bool, 2> backgrounds = {{{"page", true}, {"none", false}}};
constexpr Choices<SlideFormat, 3> slide_formats = {{{"auto", SlideFormat::automatic},
                                                    {"16:9", SlideFormat::wide},
                                                    {"4:3", SlideFormat::standard}}};
constexpr Choices<Build, 3> builds = {
    {{"none", Build::none}, {"event", Build::event}, {"era", Build::era}}};
constexpr Choices<int, 3> presets = {{{"slide", 0}, {"a4", 0}, {"column", 0}}};

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

int side(const std::string& size, std::string_view text, std::string_view name, int least) {
  const auto value = whole_number(text);
  if (value && *value >= least && *value <= 4000) return *value;
  throw UsageError(
      fmt::format("--size {}: the {} must be a whole number from {} to 4000", size, name, least));
}

PageSize page_size(const std::string& word) {
  if (word.empty() || word.front() < '0' || word.front() > '9') {
    chosen("--size", word, presets);
    return {word, 0, 0};
  }
  const std::size_t cross = word.find('x');
  PageSize size{"", 0, 0};
  size.width = side(word, std::string_view(word).substr(0, cross), "width", 240);
  if (cross != word.npos) {
    size.height = side(word, std::string_view(word).substr(cross + 1), "height", 180);
  }
  return size;
}

std::vector<date::Edtf> dates_of(std::string_view option, const std::string& list) {
  std::vector<date::Edtf> dates;
  for (const std::string& word : listed(list)) {
    if (auto date = date_of(option, word)) dates.push_back(std::move(*date));
  }
  return dates;
}

/// The two days of a difference, which needs them.
void set_between(RenderWishes& wishes, const RenderWords& words) {
  const bool drawn =
      std::count(wishes.figures.begin(), wishes.figures.end(), FigureKind::difference) > 0;
  if (words.between.empty()) {
    if (!drawn || words.of_versions) return;
    throw UsageError("--figure difference needs two days",
                     "give them with --between: --between 2014-01-01 2026-03-18");
  }
  const auto first = date_of("--between", words.between.front());
  const auto second = date_of("--between", words.between.back());
  if (!first || !second || !date::axis_earliest(*first) || !date::axis_latest(*second)) {
    throw UsageError("--between: two days are needed, the earlier one first");
  }
  wishes.options.between = {*first, *second};
}

int pages_of(const std::string& word) {
  if (word == "auto") return most_pages;
  const auto value = whole_number(word);
  if (value && *value >= 1 && *value <= most_pages) return *value;
  throw UsageError(
      fmt::format("--pages {}: give a number from 1 to {}, or auto", word, most_pages));
}

/// "Cuba,2": up to two ties away. A comma that no number follows is part of the name.
void set_focus(RenderOptions& options, const std::string& words) {
  if (words.empty()) return;
  const std::size_t comma = words.rfind(',');
  const auto distance =
      comma == words.npos ? std::nullopt : whole_number(std::string_view(words).substr(comma + 1));
  options.focus = distance ? words.substr(0, comma) : words;
  options.focus_distance = distance.value_or(1);
  if (options.focus_distance < 1 || options.focus_distance > 9) {
    throw UsageError("--focus: the distance must be from 1 to 9");
  }
}

/// `asked`: another may have been asked for.
void set_usual_size(RenderWishes& wishes, const PageSize& size, bool asked) {
  if (!asked) wishes.sizes = {size};
  wishes.usual_size = size;
}

/// The figures of slides are drawn for their size, unless another is asked for.
void set_deck(RenderWishes& wishes, const RenderWords& words) {
  wishes.deck.format = chosen("--slide-format", words.slide_format, slide_formats);
  wishes.deck.build = chosen("--build", words.build, builds);
  wishes.deck.shapes = words.shapes;
  const bool plain = words.sizes.empty() || words.sizes == "slide";
  if (wishes.deck.format == SlideFormat::standard) {
    set_usual_size(wishes, {"", 960, 720}, !plain);
  }
}

/// True if `path` is meant as a folder.
bool names_folder(const std::string& path) {
  return path.ends_with('/') || is_folder(path) || !std::filesystem::path(path).has_extension();
}

void set_target(RenderWishes& wishes, const RenderWords& words) {
  using Target = RenderWishes::Target;
  wishes.output = words.output;
  if (words.output.empty() || (words.output != "-" && names_folder(words.output))) return;
  wishes.target = words.output == "-" ? Target::standard_output : Target::file;
  if (wishes.target == Target::file) {
    const std::string extension = std::filesystem::path(words.output).extension().string();
    const auto formats = format_choices();
    const bool known = std::any_of(
        formats.begin(), formats.end(),
        [&extension](const auto& format) { return extension == '.' + std::string(format.first); });
    if (!known) {
      throw UsageError(fmt::format("-o {}: figures are {} files", words.output, extensions()),
                       "a folder ends with /");
    }
    const FileFormat format = chosen("-o", extension.substr(1), formats);
    if (!words.formats.empty() && wishes.formats != std::vector{format}) {
      throw UsageError(fmt::format("-o {} and --format disagree", words.output),
                       "leave out --format, or give a folder");
    }
    wishes.formats = {format};
  }
  if (wishes.target == Target::standard_output && wishes.options.pages > 1 &&
      row_of(wishes.formats.front()).holds == Holds::page) {
    throw UsageError("--pages needs a folder or file to go to",
                     fmt::format("of the formats, {} hold several pages", formats_of_pages()));
  }
  if (wishes.target == Target::standard_output && wishes.table) {
    throw UsageError("--table needs a folder or file to go to");
  }
  if (wishes.target == Target::standard_output && wishes.if_changed) {
    throw UsageError("--if-changed needs a folder or file that may be up to date");
  }
  const Holds holds =
      wishes.formats.size() == 1 ? row_of(wishes.formats.front()).holds : Holds::page;
  // Both on one page is what one figure of a dossier means, unless another is asked for.
  if (words.figures.empty() && holds != Holds::dossier)
    wishes.figures = figures_with(&FigureFacts::whole);
  if ((holds == Holds::page ? wishes.figures.size() : 1) * wishes.sizes.size() *
          wishes.themes.size() * wishes.formats.size() * wishes.files.size() !=
      1) {
    throw UsageError(fmt::format("-o {} takes one figure", words.output),
                     "give a folder, which ends with /, or choose with --figure, --size, --theme "
                     "and --format");
  }
}

void check_files(const std::vector<std::string>& files) {
  if (std::count(files.begin(), files.end(), "-") > 1) {
    throw UsageError("standard input can be read once only");
  }
}

/// Whatever a rule of Make cannot hold would be read as something else there, even as a command.
void check_rules(const RenderWords& words) {
  if (words.depfile.empty()) return;
  std::vector<std::string> names = words.files;
  names.push_back(words.output);
  for (const std::string& name : names) {
    if (const auto unfit = unfit_for_rule(name)) {
      throw UsageError(
          fmt::format("--depfile: a rule of Make cannot hold \"{}\" in the name {}", *unfit, name),
          "choose another name, without spaces and signs");
    }
  }
}

/// What is written beside the figures is one file each.
void check_reports(const RenderWords& words) {
  const std::pair<std::string_view, std::string> files[] = {{"--report", words.report},
                                                            {"--depfile", words.depfile},
                                                            {"--layout-file", words.layout_file}};
  for (const auto& [option, name] : files) {
    for (const auto& [other, same] : files) {
      const bool clash =
          option != other && !name.empty() && (name == same || same_file(name, same));
      if (clash) throw UsageError(fmt::format("{} and {} name one file", option, other));
    }
  }
}

/// All files that are read: they are kept, whatever is asked for.
std::vector<std::string> inputs_of(const RenderWords& words) {
  std::vector<std::string> inputs = words.files;
  inputs.insert(inputs.end(), words.fonts.begin(), words.fonts.end());
  if (!words.style.empty()) inputs.push_back(words.style);
  std::error_code error;
  for (const auto& flag : std::filesystem::directory_iterator(words.flags, error)) {
    inputs.push_back(flag.path().string());
  }
  return inputs;
}

}  // namespace

std::vector<std::pair<std::string_view, FigureKind>> figure_choices() {
  std::vector<std::pair<std::string_view, FigureKind>> choices;
  for (const FigureFacts& row : figure_kinds()) {
    if (row.by_name) choices.emplace_back(row.name, row.kind);
  }
  return choices;
}

std::vector<FigureKind> figures_with(bool FigureFacts::*fact) {
  std::vector<FigureKind> kinds;
  for (const FigureFacts& row : figure_kinds()) {
    if (row.*fact) kinds.push_back(row.kind);
  }
  return kinds;
}

std::string size_name(const PageSize& size) {
  if (!size.preset.empty()) return size.preset;
  const std::string width = fmt::format("{}", static_cast<int>(size.width));
  return size.height > 0 ? fmt::format("{}x{}", width, static_cast<int>(size.height)) : width;
}

void tell_words(CLI::App& app) {
  with_words(app.get_option("--figure"), words_of(figure_choices()));
  with_words(app.get_option("--size"), words_of(presets));
  with_words(app.get_option("--theme"), words_of(themes));
  with_words(app.get_option("--format"), words_of(format_choices()));
  with_words(app.get_option("--slide-format"), words_of(slide_formats));
  with_words(app.get_option("--build"), words_of(builds));
  with_words(app.get_option("--layout"), words_of(efforts));
  with_words(app.get_option("--form"), words_of(forms));
  with_words(app.get_option("--orientation"), words_of(orientations));
  with_words(app.get_option("--time-scale"), words_of(time_scales));
  with_words(app.get_option("--lanes"), words_of(lane_choices));
  with_words(app.get_option("--by"), words_of(period_choices));
  with_words(app.get_option("--background"), words_of(backgrounds));
  with_words(app.get_option("--text"), words_of(text_modes));
  with_words(app.get_option("--pages"), {"auto"});
  with_words(app.get_option("--lang"), fmt::format("{}", fmt::join(spoken_languages(), "|")));
}

RenderWishes understand(const RenderWords& words) {
  RenderWishes wishes;
  check_files(words.files);
  check_rules(words);
  check_reports(words);
  wishes.files = words.files;
  wishes.inputs = inputs_of(words);
  wishes.fonts = words.fonts;
  wishes.diagnostics = chosen("--diagnostics", words.diagnostics, diagnostics_formats);
  wishes.figures = all_chosen("--figure", words.figures, figure_choices());
  wishes.all_figures = wishes.figures.empty();
  if (wishes.figures.empty()) wishes.figures = RenderOptions{}.figures;
  wishes.themes = all_chosen("--theme", words.themes, themes);
  wishes.formats = all_chosen("--format", words.formats, format_choices());
  if (wishes.formats.empty()) wishes.formats = {FileFormat::svg};
  for (const std::string& word : listed(words.sizes.empty() ? "slide" : words.sizes))
    wishes.sizes.push_back(page_size(word));
  if (words.scale < 0.1 || words.scale > 10) throw UsageError("--scale must be from 0.1 to 10");
  if (words.dpi != 0 && (words.dpi < 10 || words.dpi > 960)) {
    throw UsageError("--dpi must be from 10 to 960");
  }
  wishes.scale = words.dpi != 0 ? words.dpi / 96 : words.scale;
  wishes.table = words.table;
  wishes.force = words.force;
  wishes.check = words.check;
  wishes.quiet = words.quiet;
  wishes.report = words.report;
  wishes.depfile = words.depfile;
  wishes.if_changed = words.if_changed;
  if (words.jobs < 0 || words.jobs > 256) throw UsageError("-j must be from 0 to 256");
  wishes.jobs = words.jobs > 0 ? words.jobs : default_jobs();
  wishes.explain_layout = words.explain_layout;
  wishes.layout_file = words.layout_file;
  wishes.flags = words.flags;
  wishes.style = words.style;
  if (!words.flags.empty() && !is_folder(words.flags)) {
    throw UsageError(fmt::format("--flags {}: there is no folder of that name", words.flags),
                     "give one with flags as cu.svg, as in the npm package flag-icons: flags/4x3");
  }
  if (!words.layout_file.empty() && words.files.size() != 1) {
    throw UsageError("--layout-file takes one dossier", "give each dossier a file of its own");
  }

  RenderOptions& options = wishes.options;
  options.isolated = true;
  options.effort = chosen("--layout", words.layout, efforts);
  options.background = chosen("--background", words.background, backgrounds);
  options.form = chosen("--form", words.form, forms);
  options.orientation = chosen("--orientation", words.orientation, orientations);
  options.time_scale = chosen("--time-scale", words.time_scale, time_scales);
  options.lanes = chosen("--lanes", words.lanes, lane_choices);
  options.at = dates_of("--at", words.at);
  set_between(wishes, words);
  options.by = chosen("--by", words.by, period_choices);
  options.text = chosen("--text", words.text, text_modes);
  options.camps = words.camps;
  options.pages = pages_of(words.pages);
  options.as_of = date_of("--as-of", words.as_of);
  options.from = date_of("--from", words.from);
  options.to = date_of("--to", words.to);
  set_focus(options, words.focus);
  if (words.top < 0) throw UsageError("--top must be a number from 1 up");
  if (words.min_weight < 0) throw UsageError("--min-weight must be a number from 0 up");
  options.top = static_cast<std::size_t>(words.top);
  options.min_weight = words.min_weight;
  options.keep = words.keep;
  options.leave_out = words.leave_out;
  options.title = words.title;
  options.subtitle = words.subtitle;
  options.headline = !words.no_title;
  set_deck(wishes, words);
  if (!words.language.empty()) check_language(words.language);
  options.language = words.language;
  set_target(wishes, words);
  const bool mixes_fonts =
      std::any_of(wishes.formats.begin(), wishes.formats.end(),
                  [](FileFormat format) { return row_of(format).mixes_fonts; });
  if (mixes_fonts && options.text == TextMode::embed) {
    throw UsageError("--text embed is not for pages: fonts of one name would mix in them",
                     "take live or paths");
  }
  if (wishes.formats.size() == 1 && row_of(wishes.formats.front()).for_web) {
    set_usual_size(wishes, {"a4", 0, 0}, !words.sizes.empty());
    if (words.figures.empty()) wishes.figures = figures_with(&FigureFacts::paired);
  }
  return wishes;
}

}  // namespace entente::cli
