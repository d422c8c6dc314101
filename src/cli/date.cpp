#include "entente/date.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/date_json.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "cli/usage_error.hpp"

namespace entente::cli {
namespace {

constexpr char shield = '=';  // in front of each date, from shield_dates() to explain_dates()

struct DateWishes {
  std::vector<std::string> texts;
  std::string language = "en";
  bool json = false;
};

std::vector<std::string> lines_of(std::string_view bytes) {
  std::vector<std::string> lines;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

std::string bound_words(const date::Bound& bound, std::string_view infinity) {
  return date::bound_text(bound, infinity).value_or("unknown");
}

std::string in_words(const std::string& text, const date::Edtf& date, const std::string& language) {
  std::string out = fmt::format("{}\n", base::clean_label(text));
  const auto line = [&out](std::string_view name, std::string_view words) {
    out += fmt::format("  {:<14} {}\n", name, words);
  };
  line("reads", date::label(date, language));
  line("kind", fmt::format("{}, EDTF level {}", date::type_name(date.type),
                           date::level_number(date.level)));
  line("earliest", bound_words(date.earliest, "no limit"));
  if (date.type == date::Type::interval) {
    if (date.start_latest.finite()) line("starts by", date::iso(date.start_latest.day));
    if (date.end_earliest.finite()) line("lasts till", date::iso(date.end_earliest.day));
  }
  line("latest", bound_words(date.latest, "no limit"));
  return out;
}

std::string in_words(const std::string& text, const date::ParseError& error) {
  std::string out = fmt::format("{}\n  not a date: {}\n", base::clean_label(text),
                                base::clean_label(error.explanation));
  if (!error.hint.empty()) out += fmt::format("  help: {}\n", base::clean_label(error.hint));
  return out;
}

ExitCode explain_dates(DateWishes wishes) {
  check_language(wishes.language);
  for (std::string& text : wishes.texts) text.erase(0, 1);  // the shield
  Report report(DiagnosticsFormat::text);
  if (wishes.texts == std::vector<std::string>{"-"}) {
    const Checked<std::string> bytes = read_input("-", 64u << 20);
    report.add(bytes.diagnostics, "-");
    wishes.texts = lines_of(bytes.value.value_or(""));
  }
  ExitCode code = ExitCode::done;
  std::string out;
  for (const std::string& text : wishes.texts) {
    const auto result = date::parse(text);
    const auto* error = std::get_if<date::ParseError>(&result);
    if (error) code = ExitCode::invalid_input;
    if (wishes.json) {
      out += date_json(text, result) + '\n';
    } else {
      out += error ? in_words(text, *error)
                   : in_words(text, std::get<date::Edtf>(result), wishes.language);
    }
  }
  report.add(write_output(out), "");
  print_errors(report);
  return std::max(code, report.exit_code());
}

}  // namespace

std::vector<std::string> shield_dates(const std::vector<std::string>& words) {
  std::vector<std::string> options, dates;
  bool only_dates = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!only_dates && word == "--") {
      only_dates = true;
    } else if (!only_dates && (word == "-h" || word.starts_with("--"))) {
      options.push_back(word);
      if (word == "--lang" && i + 1 < words.size()) options.push_back(words[++i]);
    } else {
      dates.push_back(shield + word);
    }
  }
  options.insert(options.begin(), words.front());
  options.insert(options.end(), dates.begin(), dates.end());
  return options;
}

Command add_date(CLI::App& program) {
  CLI::App* app = add_command(program, "date", "Shows how dates are understood", R"(Examples:
  entente date 2026-02-18 1962-02~ 199X 1962-02-07/..
  entente date --json - < dates.txt     one date a line

Dates follow the Extended Date/Time Format of the Library of Congress, levels 0
to 2. The exit code is 2 if any of the strings is no date.

With --json, one object a line: input, valid, level, type, earliest, latest; for a
single date precision, qualifiers, estimate; for an interval start, start_latest,
end_earliest, end; where they apply uncertain, approximate, unspecified; for what is
no date the reason. "-inf" and "+inf" are open ends, null is unknown.
)");
  app->group("Look up");
  auto wishes = std::make_shared<DateWishes>();
  add_value(*app, "dates", "STRING…", wishes->texts, "Dates; a single - reads standard input")
      ->required();
  app->add_flag("--json", wishes->json, "One JSON object a line, for programs");
  add_value(*app, "--lang", "TAG", wishes->language, "Language of the words, such as en or zh");
  return {app, [wishes] { return explain_dates(*wishes); }};
}

}  // namespace entente::cli
