#include "html/write_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/escape.hpp"
#include "base/hash.hpp"
#include "base/json_text.hpp"
#include "base/numeric.hpp"
#include "base/utf8.hpp"
#include "html/assets.hpp"
#include "languages/language.hpp"
#include "scene/scene.hpp"
#include "style/house.hpp"
#include "svg/font_stack.hpp"
#include "svg/write_scene.hpp"

namespace entente::html {
namespace {

/// Text that HTML shows as it is, in an element or between double quotes.
std::string escaped(std::string_view text) {
  std::string out;
  base::append_escaped(out, base::clean_xml(text));
  return out;
}

/// JSON inside a script element: no "<" can end it or begin a comment.
std::string json(std::string_view text) {
  std::string out;
  for (const char c : base::json_text(text)) {
    if (c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string json(std::optional<double> number) {
  if (!number || !std::isfinite(*number)) return "null";
  std::string out;
  base::append_number(out, *number);
  return out;
}

template <class List, class Write>
std::string json_list(const List& list, Write write) {
  std::string out;
  for (const auto& member : list) out += (out.empty() ? "" : ",") + write(member);
  return "[" + out + "]";
}

/// The figure as an element of the page: without its XML declaration.
std::string_view element(std::string_view svg) {
  const std::size_t begin = svg.find("<svg ");
  return begin == svg.npos ? std::string_view{} : svg.substr(begin);
}

bool is_logo(const scene::Element& element) {
  const auto* group = std::get_if<scene::Group>(&element);
  return group && group->part == scene::Part::logo;
}

/// The figure without its headline and the logo, which stand once on the page.
std::string bare(const Figure& figure) {
  if (!figure.drawing) return figure.svg;
  const auto& all = figure.drawing->elements;
  const bool marked = std::any_of(all.begin(), all.end(), is_logo);
  if (figure.drawing->headline_lines == 0 && !marked) return figure.svg;
  scene::Scene drawing = *figure.drawing;
  const auto first = drawing.elements.begin();
  drawing.elements.erase(first, first + static_cast<std::ptrdiff_t>(drawing.headline_lines));
  std::erase_if(drawing.elements, is_logo);
  const std::optional<Rect> used = scene::bounds(drawing.elements);
  const double up = used ? std::floor(used->y - 8) : 0;
  if (up > 0) {
    scene::move(drawing.elements, {0, -up});
    drawing.page.height -= up;
  }
  return svg::write(drawing);
}

bool is_link(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://") || url.starts_with("mailto:");
}

/// Figures of the kinds that explain each other side by side, if there are two such kinds; else all
/// that there are.
std::vector<const Figure*> shown(const Rendering& rendering) {
  std::vector<const Figure*> paired, all;
  for (const Figure& figure : rendering.figures) {
    all.push_back(&figure);
    if (facts(figure.kind).paired) paired.push_back(&figure);
  }
  const bool several = std::any_of(paired.begin(), paired.end(), [&](const Figure* figure) {
    return figure->kind != paired.front()->kind;
  });
  return several ? paired : all;
}

/// The logo of a figure as a picture of its own.
std::string logo_of(const Figure& figure, const std::string& language) {
  if (!figure.drawing) return {};
  const auto& all = figure.drawing->elements;
  const auto found = std::find_if(all.begin(), all.end(), is_logo);
  if (found == all.end()) return {};
  scene::Scene logo;
  logo.id_prefix = "logo";
  logo.language = language;
  logo.title = std::get<scene::Group>(*found).title;
  logo.elements = std::get<scene::Group>(*found).elements;
  const Rect place = scene::bounds(logo.elements).value_or(Rect{});
  scene::move(logo.elements, {-place.x, -place.y});
  logo.page = {std::ceil(place.width), std::ceil(place.height)};
  return svg::write(logo);
}

/// The page in the colors and the type of a house.
std::string house_css(const Rendering& rendering) {
  if (!rendering.style) return {};
  const theme::Theme& colors = rendering.style->theme(rendering.theme);
  const auto hex = [](theme::Color c) { return fmt::format("#{:02X}{:02X}{:02X}", c.r, c.g, c.b); };
  const auto stack = [](const std::string& family) {
    return family.empty()
               ? std::string()
               : svg::family_name(family) + ", Arial, \"Liberation Sans\", Helvetica, sans-serif";
  };
  std::string css = fmt::format(
      ":root {{ --ink: {}; --soft: {}; --rule: {}; --accent: {}; }}\n"
      "body, .bar, .bar button, .bar input, #panel, #panel button {{ background: {}; }}\n"
      ".bar #search, .bar button, #panel, #panel button {{ color: {}; border-color: {}; }}\n"
      "a {{ color: {}; }}\n.logo svg {{ display: block; float: right; margin: 0 0 .5rem 1rem; }}\n",
      hex(colors.ink), hex(colors.secondary), hex(colors.grid), hex(colors.cooperation),
      hex(colors.background), hex(colors.ink), hex(colors.outline), hex(colors.link));
  const std::string text = stack(rendering.style->family);
  const std::string headings = stack(rendering.style->headings);
  if (!text.empty()) css += "body { font-family: " + text + "; }\n";
  if (!headings.empty()) css += "h1, .subtitle { font-family: " + headings + "; }\n";
  return css;
}

class Page {
 public:
  explicit Page(const Rendering& rendering)
      : in_(rendering), words_(languages::phrases(rendering.language)), figures_(shown(rendering)) {
    if (rendering.narrow) narrow_ = shown(*rendering.narrow);
  }

  std::string document() {
    write_headline();
    write_controls();
    write_figures(figures_, narrow_.empty() ? "figures" : "figures wide");
    if (!narrow_.empty()) write_figures(narrow_, "figures narrow");
    write_table();
    write_sources();
    write_panel();
    const std::string facts = this->facts();
    const std::string nonce =
        fmt::format("n{:016x}", base::hash(facts, base::hash(body_, base::hash(page_js))));
    const std::string language = in_.language.empty() ? "en" : in_.language;
    return fmt::format(
        R"(<!doctype html>
<html lang="{language}"{direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {images}style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="entente">
<title>{title}</title>
<style nonce="{nonce}">
{css}.figures {{ --least: {least}px; }}
{house}</style>
</head>
<body>
<main>
{body}</main>
<script type="application/json" id="facts">{facts}</script>
<script nonce="{nonce}">
{js}</script>
</body>
</html>
)",
        fmt::arg("language", escaped(language)),
        fmt::arg("direction", languages::of(language).right_to_left ? " dir=\"rtl\"" : ""),
        fmt::arg("nonce", nonce),
        fmt::arg("images", body_.find("<image ") == body_.npos ? "" : "img-src data:; "),
        fmt::arg("house", house_css(in_)), fmt::arg("title", escaped(in_.title)),
        fmt::arg("css", page_css), fmt::arg("least", least()), fmt::arg("body", body_),
        fmt::arg("facts", facts), fmt::arg("js", page_js));
  }

 private:
  /// Width, in px, below which the figures stand above each other.
  int least() const {
    double width = 0;
    for (const Figure* figure : figures_) width = std::max(width, figure->width);
    return static_cast<int>(std::clamp(0.6 * width, 560.0, 800.0));
  }

  void write_headline() {
    const std::string logo = in_.figures.empty() ? "" : logo_of(in_.figures.front(), in_.language);
    if (!logo.empty()) {
      body_ += "<div class=\"logo\">\n" + std::string(element(logo)) + "</div>\n";
    }
    body_ += fmt::format("<h1 dir=\"auto\">{}</h1>\n", escaped(in_.title));
    if (in_.subtitle.empty()) return;
    body_ += fmt::format("<p class=\"subtitle\" dir=\"auto\">{}</p>\n", escaped(in_.subtitle));
  }

  /// All that is known of what is chosen; filled by the script.
  void write_panel() {
    body_ += fmt::format("<aside id=\"panel\" aria-label=\"{}\" tabindex=\"0\" hidden></aside>\n",
                         words_.page_chosen);
  }

  void write_controls() {
    body_ += fmt::format(
        R"(<div class="bar" hidden>
<label for="time">{}</label>
<input type="range" id="time" min="0" max="0" value="0" step="1">
<output id="as-of" for="time"></output>
<label class="find">{} <input type="search" id="search"></label>
<button type="button" id="clear" hidden>{}</button>
</div>
<p class="hint" hidden>{}</p>
<p class="quiet" id="status" role="status"></p>
)",
        words_.page_time, words_.page_search, words_.page_clear, words_.page_hint);
  }

  void write_figures(const std::vector<const Figure*>& figures, std::string_view name) {
    body_ += fmt::format("<div class=\"{}\">\n", name);
    for (const Figure* figure : figures) {
      body_ += "<figure>\n" + std::string(element(bare(*figure))) + "</figure>\n";
    }
    body_ += "</div>\n";
  }

  void write_row(std::string_view tag, std::string_view number, const Table::Row& row) {
    const auto cell = [&](std::string_view text) {
      body_ += fmt::format("<{0}>{1}</{2}>", tag, escaped(text), tag.substr(0, 2));
    };
    for (const std::string_view text :
         {number, std::string_view(row.when), std::string_view(row.who), std::string_view(row.whom),
          std::string_view(row.what), std::string_view(row.status), std::string_view(row.cited)}) {
      cell(text);
    }
    body_ += "</tr>\n";
  }

  void write_table() {
    const Table& table = in_.items;
    body_ += fmt::format("<h2>{}</h2>\n<div class=\"scroll\">\n<table>\n<thead>\n<tr>",
                         words_.page_items);
    write_row("th scope=\"col\"", table.number_head, table.heads);
    body_ += "</thead>\n<tbody>\n";
    for (const Table::Row& row : table.rows) {
      body_ += fmt::format("<tr id=\"event-{0}\" data-number=\"{0}\" data-name=\"{1}\">",
                           row.number, escaped(fmt::format("{}. {}", row.number, row.what)));
      write_row("td", std::to_string(row.number), row);
    }
    body_ += "</tbody>\n</table>\n</div>\n";
    if (table.camps.empty()) return;
    body_ += "<ul>\n";
    for (const Table::CampLine& camp : table.camps) {
      body_ += fmt::format("<li><strong>{}</strong>{}{}</li>\n", escaped(camp.name), words_.colon,
                           escaped(camp.members));
    }
    body_ += "</ul>\n";
  }

  void write_sources() {
    const Table& table = in_.items;
    if (table.sources.empty()) return;
    body_ += fmt::format("<h2>{}</h2>\n<ol id=\"sources\">\n", escaped(table.sources_head));
    for (std::size_t i = 0; i < table.sources.size(); ++i) {
      const Table::SourceLine& source = table.sources[i];
      const std::string text = escaped(source.text);
      body_ += fmt::format("<li data-number=\"{}\">", i + 1);
      body_ += is_link(source.url) ? fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>",
                                                 escaped(source.url), text)
                                   : text;
      body_ += "</li>\n";
    }
    body_ += "</ol>\n";
  }

  /// What the script needs: all that is known of each item, actor and source, and the dates that
  /// the slider stops at.
  std::string facts() const {
    const auto detail = [](const Table::Detail& d) {
      return fmt::format(R"({{"label":{},"text":{},"url":{}}})", json(d.label), json(d.text),
                         json(is_link(d.url) ? d.url : ""));
    };
    const auto item = [&detail](const Table::Row& row) {
      return fmt::format(
          R"({{"n":{},"when":{},"who":{},"whom":{},"what":{},"kind":{},"claims":{},"status":{},"details":{},)"
          R"("actors":{},"sources":{},"from":{},"to":{}}})",
          row.number, json(row.when), json(row.who), json(row.whom), json(row.title),
          json(row.kind),
          json_list(row.claims, [](const std::string& claim) { return json(claim); }),
          json(row.status), json_list(row.details, detail),
          json_list(row.actors, [](const std::string& id) { return json(id); }),
          json_list(row.sources, [](int number) { return std::to_string(number); }), json(row.from),
          json(row.until));
    };
    std::vector<const Table::Row*> steps;
    for (const Table::Row& row : in_.items.rows) {
      if (!row.from) continue;
      if (!steps.empty() && steps.back()->when == row.when) steps.pop_back();
      steps.push_back(&row);
    }
    const auto step = [](const Table::Row* row) {
      return fmt::format(R"({{"n":{},"from":{},"label":{}}})", row->number, json(row->from),
                         json(row->when));
    };
    const auto actor = [](const Table::ActorLine& a) {
      return fmt::format(R"({{"id":{},"name":{},"role":{},"note":{},"url":{}}})", json(a.id),
                         json(a.name), json(a.role), json(a.note),
                         json(is_link(a.url) ? a.url : ""));
    };
    const auto source = [](const Table::SourceLine& s) {
      return fmt::format(R"({{"text":{},"note":{},"url":{}}})", json(s.text), json(s.note),
                         json(is_link(s.url) ? s.url : ""));
    };
    const std::string count = fmt::format("{}{}{{}}", words_.page_items, words_.colon);
    return fmt::format(
        R"({{"items":{},"actors":{},"sources":{},"steps":{},"words":{{"all":{},"count":{}}}}})",
        json_list(in_.items.rows, item), json_list(in_.items.actors, actor),
        json_list(in_.items.sources, source), json_list(steps, step), json(words_.page_all),
        json(count));
  }

  const Rendering& in_;
  const languages::Phrases& words_;
  std::vector<const Figure*> figures_, narrow_;
  std::string body_;
};

}  // namespace

std::string write_page(const Rendering& rendering) { return Page(rendering).document(); }

}  // namespace entente::html
