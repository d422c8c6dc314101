#include "cli/font_option.hpp"
#include "cli/help.hpp"
#include "cli/render_wishes.hpp"

// The options of `entente render` that say what is drawn, how, and where to.

namespace entente::cli {
namespace {

/// An option that may be given several times, each time with one value.
void add_each(CLI::App& app, const std::string& name, const std::string& placeholder,
              std::vector<std::string>& values, const std::string& description) {
  add_value(app, name, placeholder, values, description)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_output_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Output");
  add_value(
      app, "-o,--output", "PATH", words.output,
      "A folder (figures/), one file (story.svg, .png, .pdf, .pptx, .html), or - for standard "
      "output. "
      "Default: the current folder");
  add_value(app, "--format", "LIST", words.formats,
            "svg (default), png, pdf; pptx, a deck with a slide for each figure; "
            "html, an interactive page");
  CLI::Option* scale = add_value(app, "--scale", "NUMBER", words.scale,
                                 "Pixels of a PNG for one of the figure, 0.1 to 10. Default: 2");
  add_value(app, "--dpi", "NUMBER", words.dpi,
            "The same as pixels per inch, 10 to 960, of which the figure has 96. Default: 192")
      ->excludes(scale);
  add_value(app, "--slide-format", "WORD", words.slide_format,
            "Slides of a deck: auto (default, by the size), 16:9, 4:3");
  add_value(app, "--build", "WORD", words.build,
            "Slides of a deck step by step: event or era, one more on each; none (default)");
  app.add_flag("--pptx-shapes", words.shapes,
               "The figures of a deck as shapes and connectors that can be edited");
  app.add_flag("--table", words.table, "Also the numbered table, as Markdown");
  app.add_flag("--force", words.force, "Replace files that entente did not make");
}

void add_look_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Look");
  add_value(app, "--figure", "LIST", words.figures,
            "graph, timeline, dossier (both on one page), storyline (lines that meet in events), "
            "snapshots (the graph in periods), difference (the graph of two days). "
            "Default: the first three; dossier for one file");
  add_value(app, "--size", "LIST", words.sizes,
            "slide (default), a4, column; or WIDTHxHEIGHT, or WIDTH alone for as high as needed, "
            "in pixels of 1/96 inch");
  add_value(app, "--pages", "N", words.pages,
            "On how many pages a figure may be before it says less: 1 (default) to 20, or auto");
  add_value(app, "--theme", "LIST", words.themes, "light (default), dark, print");
  add_value(app, "--style", "FILE", words.style,
            "Colors, fonts, logo, corners and lines of a house: a small JSON file (entente schema "
            "style), or a _brand.yml");
  add_value(app, "--form", "WORD", words.form,
            "Form of the graph: auto (default: as the data have it), star, flow, map, tree, "
            "sides, members, columns, cards");
  add_value(
      app, "--orientation", "WORD", words.orientation,
      "Which way time runs: auto (default), horizontal, vertical, leftward (from right to left)");
  add_value(
      app, "--time-scale", "WORD", words.time_scale,
      "auto (default: breaks where long empty times would crowd the rest), linear, sequential "
      "(equal steps)");
  add_value(app, "--lanes", "WORD", words.lanes,
            "Lanes of a timeline: houses (default), actors, none");
  add_value(app, "--at", "DATES", words.at,
            "On which days a panel of snapshots begins, with commas: 1960,1991-12-25");
  add_value(app, "--between", "DATE DATE", words.between,
            "The two days that --figure difference compares, the earlier first")
      ->expected(2);
  add_value(
      app, "--by", "WORD", words.by,
      "Panels of snapshots: auto (default: eras, else where most begins and ends), era, year, "
      "decade");
  add_value(app, "--background", "WORD", words.background, "page (default) or none");
  add_value(app, "--layout", "WORD", words.layout,
            "quick, normal (default), thorough: how many layouts are tried");
  add_font_option(app, words.fonts,
                  "A font for letters that Arial lacks: .ttf, .otf, .ttc. Of a Regular the Bold "
                  "beside it is taken too. May be given several times");
  add_value(
      app, "--text", "WORD", words.text,
      "Words of an SVG: live (default), paths (shapes of letters), embed (with a font inside, "
      "for browsers)");
  add_value(app, "--lang", "TAG", words.language,
            "Language of dates, legend and notes. Default: the document's");
  add_value(app, "--flags", "DIR", words.flags,
            "Flags in place of the codes of countries: SVG files in this folder, named cu.svg");
  add_value(app, "--title", "TEXT", words.title, "In place of the document's title");
  add_value(app, "--subtitle", "TEXT", words.subtitle, "In place of the document's subtitle");
  app.add_flag("--no-title", words.no_title,
               "Neither stands on the figure, as where a caption does so");
  app.add_flag("--camps", words.camps, "Find two camps that face each other");
  add_value(app, "--layout-file", "FILE", words.layout_file,
            "Keeps actors where this file says they were, and writes where they are now");
  app.add_flag("--explain-layout", words.explain_layout,
               "Print which layouts of the graph were tried, what each costs, and why one was "
               "taken; and which items have no line in it");
}

void add_content_options(CLI::App& app, RenderWords& words) {
  app.option_defaults()->group("Content");
  add_value(app, "--as-of", "DATE", words.as_of,
            "State of knowledge. Default: the document's. Dates as in entente date");
  add_value(app, "--from", "DATE", words.from, "Only what happened then or later");
  add_value(app, "--to", "DATE", words.to, "Only what happened then or earlier");
  add_value(app, "--focus", "ACTOR[,N]", words.focus,
            "Only this actor and those up to N ties away (1 to 9, default 1)");
  add_value(app, "--top", "N", words.top, "Only the N most important events and ties");
  add_value(app, "--min-weight", "NUMBER", words.min_weight,
            "Only events and ties of this weight or more");
  add_each(app, "--keep", "ACTOR", words.keep,
           "All of this actor stays, whatever its weight. May be given several times");
  add_each(app, "--leave-out", "WORD", words.leave_out,
           "Without this actor, or this type. May be given several times");
}

}  // namespace

void add_figure_options(CLI::App& app, RenderWords& words) {
  add_output_options(app, words);
  add_look_options(app, words);
  add_content_options(app, words);
}

}  // namespace entente::cli
