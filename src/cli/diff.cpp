#include <fmt/format.h>

#include <string>

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/render_wishes.hpp"
#include "cli/report.hpp"
#include "entente/difference.hpp"

namespace entente::cli {
namespace {

enum class DiffFormat { text, markdown, json };

constexpr Choices<DiffFormat, 3> diff_formats = {
    {{"text", DiffFormat::text}, {"markdown", DiffFormat::markdown}, {"json", DiffFormat::json}}};

struct DiffWishes {
  std::string before, after, format = "text", diagnostics = "text";
  std::string output, sizes, themes = "light";  ///< of the figure
  bool force = false;
};

/// "2 new, 1 ended, 25 kept": zeros are left out.
std::string counts(const DossierDifference& difference) {
  std::string words;
  const std::pair<std::size_t, std::string_view> parts[] = {{difference.added.size(), "new"},
                                                            {difference.ended.size(), "ended"},
                                                            {difference.changed.size(), "changed"},
                                                            {difference.kept, "kept"}};
  for (const auto& [count, word] : parts) {
    if (count > 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, word);
  }
  return words.empty() ? "both are empty" : words;
}

/// Empty for a record that has no id in the document: those made from its content begin with a
/// space.
std::string written(const std::string& id) { return id.starts_with(' ') ? std::string() : id; }

std::string id_of(const RecordDifference& one) {
  return written(one.after.empty() ? one.before : one.after);
}

std::string value_or_none(const std::string& value) { return value.empty() ? "none" : value; }

/// A record in one line of text; `escape` makes words safe for the format.
template <class Escape>
std::string line_of(const RecordDifference& one, const Escape& escape) {
  std::string line(record_name(one.kind));
  const std::string id = id_of(one);
  line += id.empty() ? ": " : fmt::format(" {}: ", escape(id));
  if (!one.date.empty()) line += escape(one.date) + ", ";
  return line + escape(one.words);
}

template <class Escape>
std::string field_words(const FieldDifference& field, const Escape& escape) {
  return fmt::format("{}: {} → {}", field.field, escape(value_or_none(field.before)),
                     escape(value_or_none(field.after)));
}

std::string matched_words(const RecordDifference& one) {
  const auto name = [&](const std::string& id) {
    const std::string own = written(id);
    return own.empty() ? fmt::format("\"{}\"", base::shown(one.words)) : base::shown(own);
  };
  return fmt::format("{} {} was {}, by {}", record_name(one.kind), name(one.after),
                     name(one.before), one.matched_by);
}

std::string as_text(const DossierDifference& difference) {
  const auto shown = [](const std::string& text) { return base::shown(text); };
  std::string out = counts(difference) + "\n";
  for (const RecordDifference& one : difference.added) out += "+ " + line_of(one, shown) + "\n";
  for (const RecordDifference& one : difference.ended) out += "- " + line_of(one, shown) + "\n";
  for (const RecordDifference& one : difference.changed) {
    out += "~ " + line_of(one, shown) + "\n";
    for (const FieldDifference& field : one.fields) {
      out += "    " + field_words(field, shown) + "\n";
    }
  }
  for (const RecordDifference& one : difference.matched) out += "= " + matched_words(one) + "\n";
  if (difference.aside > 0) {
    out += fmt::format("not compared: sources, notes, weights, texts of {}\n", difference.aside);
  }
  return out;
}

/// Words without a meaning in Markdown.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : base::shown(text)) {
    if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string as_markdown(const DossierDifference& difference) {
  std::string out = counts(difference) + "\n";
  const std::pair<std::string_view, const std::vector<RecordDifference>*> parts[] = {
      {"New", &difference.added}, {"Ended", &difference.ended}, {"Changed", &difference.changed}};
  for (const auto& [title, list] : parts) {
    if (list->empty()) continue;
    out += fmt::format("\n## {}\n\n", title);
    for (const RecordDifference& one : *list) {
      out += "- " + line_of(one, escaped) + "\n";
      for (const FieldDifference& field : one.fields) {
        out += "  - " + field_words(field, escaped) + "\n";
      }
    }
  }
  if (!difference.matched.empty()) out += "\n## Matched otherwise than by id\n\n";
  for (const RecordDifference& one : difference.matched) {
    out += "- " + escaped(matched_words(one)) + "\n";
  }
  if (difference.aside > 0) {
    out += fmt::format("\nNot compared: sources, notes, weights, texts of {}.\n", difference.aside);
  }
  return out;
}

std::string json_of(const RecordDifference& one) {
  std::string out = fmt::format("{{\"kind\": \"{}\"", record_name(one.kind));
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) out += fmt::format(", \"{}\": {}", key, base::json_text(value));
  };
  add("before", written(one.before));
  add("after", written(one.after));
  add("date", one.date);
  add("words", one.words);
  add("matched_by", one.matched_by);
  if (!one.fields.empty()) {
    out += ", \"fields\": [";
    for (const FieldDifference& field : one.fields) {
      out += fmt::format("{}{{\"field\": {}, \"before\": {}, \"after\": {}}}",
                         out.back() == '[' ? "" : ", ", base::json_text(field.field),
                         base::json_text(field.before), base::json_text(field.after));
    }
    out += ']';
  }
  return out + '}';
}

std::string as_json(const DossierDifference& difference) {
  std::string out = fmt::format("{{\n\"same\": {},\n\"kept\": {},\n\"not_compared\": {}",
                                difference.same(), difference.kept, difference.aside);
  const std::pair<std::string_view, const std::vector<RecordDifference>*> lists[] = {
      {"added", &difference.added},
      {"ended", &difference.ended},
      {"changed", &difference.changed},
      {"matched", &difference.matched}};
  for (const auto& [name, list] : lists) {
    out += fmt::format(",\n\"{}\": [", name);
    for (const RecordDifference& one : *list) {
      out += fmt::format("{}\n  {}", out.back() == '[' ? "" : ",", json_of(one));
    }
    out += list->empty() ? "]" : "\n]";
  }
  return out + "\n}\n";
}

/// The figure, drawn as `entente render` draws others.
RenderWishes figure_of(const DiffWishes& wishes) {
  if (wishes.after == "-") {
    throw UsageError("NEW: a figure is drawn of a file", "give the later version by its name");
  }
  RenderWords words;
  words.files = {wishes.after};
  words.figures = std::string(facts(FigureKind::difference).name);
  words.sizes = wishes.sizes;
  words.themes = wishes.themes;
  words.output = wishes.output;
  words.diagnostics = wishes.diagnostics;
  words.force = wishes.force;
  words.quiet = true;
  words.of_versions = true;
  RenderWishes figure = understand(words);
  figure.inputs.push_back(wishes.before);
  return figure;
}

ExitCode diff(const DiffWishes& wishes) {
  Report report(chosen("--diagnostics", wishes.diagnostics, diagnostics_formats));
  const DiffFormat format = chosen("--format", wishes.format, diff_formats);
  if (wishes.before == "-" && wishes.after == "-") {
    throw UsageError("standard input can be read once only");
  }
  std::optional<RenderWishes> figure;
  if (!wishes.output.empty()) figure = figure_of(wishes);
  std::optional<Dossier> before = read_dossier(wishes.before, report);
  const std::optional<Dossier> after = read_dossier(wishes.after, report);
  bool different = false;
  if (before && after) {
    const DossierDifference difference = compare(*before, *after);
    different = !difference.same();
    const auto write = format == DiffFormat::json       ? as_json
                       : format == DiffFormat::markdown ? as_markdown
                                                        : as_text;
    const bool bare = figure && figure->target == RenderWishes::Target::standard_output;
    if (!bare) report.add(write_output(write(difference)), "");
    if (figure && !different) {
      Diagnostic note =
          make_diagnostic(Code::nothing_to_draw, "nothing differs: no figure is drawn");
      note.severity = Severity::note;
      report.add({std::move(note)}, wishes.after);
    }
  }
  print_errors(report);
  ExitCode code = report.exit_code();
  if (figure && different && code == ExitCode::done) {
    figure->earlier = std::make_shared<const Dossier>(std::move(*before));
    code = render(std::move(*figure));
  }
  return code == ExitCode::done && different ? ExitCode::different : code;
}

}  // namespace

Command add_diff(CLI::App& program) {
  CLI::App* app =
      add_command(program, "diff", "Tells what changed between two versions of a dossier",
                  R"(Examples:
  entente diff old.json new.json
  entente diff old.json new.json --format markdown > changes.md
  git show HEAD~1:story.json | entente diff - story.json --format json
  entente diff old.json new.json -o changes.svg

Actors, ties and events are matched by id; those left by what they say, which is told.
Exit code 0: the same; 1: different.
)");
  app->group("Draw and ask");
  auto wishes = std::make_shared<DiffWishes>();
  add_value(*app, "before", "OLD", wishes->before, "The earlier version; - is standard input")
      ->required();
  add_value(*app, "after", "NEW", wishes->after, "The later version")->required();
  with_words(add_value(*app, "--format", "WORD", wishes->format, "text (default), markdown, json"),
             words_of(diff_formats));
  add_value(*app, "-o,--output", "PATH", wishes->output,
            "Draw it too: a file by its extension, a folder, or - for standard output");
  add_value(*app, "--size", "LIST", wishes->sizes,
            "Sizes of the figure: slide (default), a4, column, 800x600");
  add_value(*app, "--theme", "LIST", wishes->themes, "light (default), dark, print");
  app->add_flag("--force", wishes->force, "Replace a file that entente did not make");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return diff(*wishes); }};
}

}  // namespace entente::cli
