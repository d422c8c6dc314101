#include "judge/read_figure.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/utf8.hpp"
#include "judge/attributes.hpp"

namespace entente::judge {
namespace {

using Names = std::set<std::string_view>;

constexpr std::size_t most_shapes = 50000, deepest = 32;
constexpr double widest_page = 20000;

/// The elements of a figure with their attributes.
const std::map<std::string_view, Names>& profile() {
  static const auto shape = [](Names names) {
    names.insert({"fill", "stroke", "stroke-width", "stroke-dasharray"});
    return names;
  };
  static const std::map<std::string_view, Names> table = {
      {"svg",
       {"xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "aria-describedby",
        "xml:lang", "xmlns:xlink"}},
      {"title", {"id"}},
      {"desc", {"id"}},
      {"g", {"class"}},  // and data-*
      {"rect", shape({"x", "y", "width", "height", "rx"})},
      {"circle", shape({"cx", "cy", "r"})},
      {"path", shape({"d", "class", "role", "aria-label", "data-line"})},  // or letters
      {"image", {"x", "y", "width", "height", "xlink:href"}},              // a logo
      {"style", {}},                                                       // with fonts in it
      {"text",
       {"x", "y", "text-anchor", "font-family", "font-size", "font-weight", "fill", "stroke"}},
  };
  return table;
}

scene::Part part_of(std::string_view name) {
  static const std::map<std::string_view, scene::Part> parts = {
      {"node", scene::Part::node},   {"edge", scene::Part::edge},     {"line", scene::Part::line},
      {"event", scene::Part::event}, {"legend", scene::Part::legend}, {"era", scene::Part::era},
      {"logo", scene::Part::logo}};
  const auto found = parts.find(name);
  return found == parts.end() ? scene::Part::none : found->second;
}

class Reader {
 public:
  Checked<ReadFigure> read(std::string_view svg) {
    parser_.reset(XML_ParserCreate("UTF-8"));
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Reader::on_start, &Reader::on_end);
    XML_SetCharacterDataHandler(parser_.get(), &Reader::on_characters);
    XML_SetDoctypeDeclHandler(parser_.get(), &Reader::on_doctype, nullptr);
    XML_SetProcessingInstructionHandler(parser_.get(), &Reader::on_instruction);
    // In pieces, since expat counts bytes in an int.
    constexpr std::size_t piece = 1 << 20;
    XML_Status status = XML_STATUS_OK;
    for (std::size_t at = 0; status == XML_STATUS_OK && at <= svg.size(); at += piece) {
      const std::string_view part = svg.substr(at, piece);
      status = XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()),
                         at + piece > svg.size());
    }
    if (status != XML_STATUS_OK && !problem_) {
      refuse(Code::not_a_figure, fmt::format("the text is not well-formed XML: {}",
                                             XML_ErrorString(XML_GetErrorCode(parser_.get()))));
    }
    if (problem_) return {std::nullopt, {*problem_}};
    return {std::move(figure_), {}};
  }

 private:
  /// The attributes of one element.
  class Attributes {
   public:
    explicit Attributes(const char** list) {
      for (; *list; list += 2) all.emplace_back(list[0], list[1]);
    }
    std::string_view operator[](std::string_view name) const {
      for (const auto& [key, value] : all) {
        if (key == name) return value;
      }
      return {};
    }
    std::vector<std::pair<std::string_view, std::string_view>> all;
  };

  // Expat calls these.
  static void on_start(void* self, const char* name, const char** list) {
    static_cast<Reader*>(self)->start(name, Attributes(list));
  }
  static void on_end(void* self, const char*) { static_cast<Reader*>(self)->end(); }
  static void on_characters(void* self, const char* text, int size) {
    Reader& reader = *static_cast<Reader*>(self);
    if (reader.words_) reader.words_->append(text, static_cast<std::size_t>(size));
  }
  static void on_doctype(void* self, const char*, const char*, const char*, int) {
    static_cast<Reader*>(self)->refuse(Code::not_a_figure,
                                       "it has a document type, as figures of entente never have");
  }
  static void on_instruction(void* self, const char* target, const char*) {
    static_cast<Reader*>(self)->note(
        fmt::format("the processing instruction \"{}\"", base::clean_label(target)));
  }

  Place here() const {
    return {static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_.get())),
            static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_.get()) + 1)};
  }

  void refuse(Code code, std::string message) {
    if (problem_) return;
    Diagnostic problem =
        make_diagnostic(code, std::move(message),
                        code == Code::not_a_figure ? "give an SVG that entente render wrote" : "");
    problem.at.line = here().line;
    problem.at.column = here().column;
    problem_ = std::move(problem);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void note(std::string message) { figure_.strangers.push_back({std::move(message), here()}); }

  // Elements.

  void start(std::string_view name, const Attributes& attributes) {
    finish_words();
    if (++depth_ > deepest) return refuse(Code::limit_exceeded, "elements are nested too deeply");
    if (figure_.shapes.size() > most_shapes || figure_.strangers.size() > most_shapes) {
      return refuse(Code::limit_exceeded, "there are too many shapes");
    }
    if (depth_ == 1) return root(name, attributes);
    const auto known = profile().find(name);
    const bool stranger = known == profile().end() || name == "svg";
    if (stranger) note(fmt::format("the element <{}>", base::clean_label(name)));
    if (stranger && skipped_from_ == 0) skipped_from_ = depth_;
    check_attributes(name, stranger ? nullptr : &known->second, attributes);
    if (skipped_from_ > 0) return;
    if (name == "g") {
      open_group(attributes);
    } else if (name == "style") {
      words_ = &style_;
    } else if (name == "title" || name == "desc") {
      std::string* words = name == "desc" ? &figure_.scene.description : &title();
      words->clear();
      words_ = words;
    } else if (!add_shape(name, attributes)) {
      note(fmt::format("a <{}> whose numbers, colors or path are written otherwise", name));
    }
  }

  /// Before anything is added: what grows may move the text that is being read.
  void finish_words() {
    if (text_) text_->line = text::lay_line(text_->text, {text_->size, text_->bold});
    text_ = nullptr;
    words_ = nullptr;
  }

  std::string& title() {
    return groups_.empty() ? figure_.scene.title : groups_.back().group.title;
  }

  void end() {
    if (skipped_from_ == depth_) skipped_from_ = 0;
    if (words_ == &style_ && !holds_fonts_alone(style_)) note("a <style> with more than fonts");
    finish_words();
    if (!groups_.empty() && groups_.back().depth == depth_) {
      scene::Group done = std::move(groups_.back().group);
      groups_.pop_back();
      elements().push_back(std::move(done));
    }
    --depth_;
  }

  /// As the writer writes them: a rule for each font on a line of its own.
  static bool holds_fonts_alone(std::string_view style) {
    constexpr std::string_view rule = "@font-face{font-family:",
                               source = ";src:url(data:font/woff2;base64,";
    while (!style.empty()) {
      const std::string_view line = style.substr(0, style.find('\n'));
      style.remove_prefix(std::min(line.size() + 1, style.size()));
      if (line.empty()) continue;
      const std::size_t url = line.find(source);
      const bool once =
          line.find("url(") == line.rfind("url(") && line.find('}') + 1 == line.size();
      if (!line.starts_with(rule) || url == line.npos || !once) return false;
    }
    return true;
  }

  void root(std::string_view name, const Attributes& attributes) {
    const auto width = number(attributes["width"]), height = number(attributes["height"]);
    const bool ours = name == "svg" && attributes["xmlns"] == "http://www.w3.org/2000/svg" &&
                      width && height && *width >= 1 && *height >= 1 && *width <= widest_page &&
                      *height <= widest_page &&
                      attributes["viewBox"] == fmt::format("0 0 {} {}", *width, *height);
    if (!ours) {
      return refuse(
          Code::not_a_figure,
          "it does not begin as a figure of entente: <svg> with width, height and viewBox "
          "in whole px");
    }
    check_attributes(name, &profile().at("svg"), attributes);
    figure_.scene.page = {*width, *height};
    figure_.scene.language = attributes["xml:lang"];
  }

  /// What an attribute does that no figure may; nothing: it is only one that entente does not
  /// write.
  static std::string trouble(std::string_view key, std::string_view value) {
    if (key.starts_with("on")) return "an event handler";
    if (key != "href" && key != "xlink:href") return {};
    if (value.starts_with("javascript:")) return "a javascript link";
    return value.starts_with("#") || value.starts_with("data:") ? ""
                                                                : "a reference to another file";
  }

  /// `allowed`: null for an element that is itself not allowed.
  void check_attributes(std::string_view name, const Names* allowed, const Attributes& attributes) {
    for (const auto& [key, value] : attributes.all) {
      if (key == "id" && !ids_.insert(std::string(value)).second) note("an id that is used twice");
      const std::string what = trouble(key, value);
      const bool known =
          !allowed || allowed->count(key) > 0 || (name == "g" && key.starts_with("data-"));
      if (what.empty() && known) continue;
      note(fmt::format("{} on <{}>: {}", what.empty() ? "an attribute" : what,
                       base::clean_label(name), base::clean_label(key)));
    }
  }

  // Groups and shapes.

  struct Open {
    scene::Group group;
    std::size_t depth;
  };

  std::vector<scene::Element>& elements() {
    return groups_.empty() ? figure_.scene.elements : groups_.back().group.elements;
  }

  void open_group(const Attributes& attributes) {
    scene::Group group;
    group.part = part_of(attributes["class"]);
    for (const auto& [key, value] : attributes.all) {
      if (key.starts_with("data-")) group.data.emplace_back(key.substr(5), value);
    }
    groups_.push_back({std::move(group), depth_});
  }

  static std::optional<scene::Paint> paint_of(const Attributes& attributes) {
    scene::Paint paint;
    if (attributes["fill"] != "none") {
      paint.fill = color(attributes["fill"]);
      if (!paint.fill) return std::nullopt;
    }
    if (attributes["stroke"] != "none") {
      const auto ink = color(attributes["stroke"]);
      const auto width = number(attributes["stroke-width"]);
      if (!ink || !width || *width < 0) return std::nullopt;
      const bool solid = attributes["stroke-dasharray"].empty();
      paint.stroke = {*ink, *width, solid ? scene::Dash::solid : scene::Dash::dashed};
    }
    return paint;
  }

  void add(scene::Element element) {
    elements().push_back(std::move(element));
    figure_.shapes.push_back(here());
  }

  /// False: it is not written as entente writes it.
  bool add_shape(std::string_view name, const Attributes& attributes) {
    if (name == "text") return add_text(attributes);
    if (name == "image") return add_picture(attributes);
    if (attributes["class"] == "words") return add_outlined(attributes);
    const auto paint = paint_of(attributes);
    if (!paint) return false;
    if (name == "path") {
      auto segments = path_data(attributes["d"]);
      if (segments) add(scene::PathShape{std::move(*segments), *paint});
      return segments.has_value();
    }
    if (name == "circle") {
      const auto x = number(attributes["cx"]), y = number(attributes["cy"]);
      const auto radius = number(attributes["r"]);
      if (x && y && radius) add(scene::circle({*x, *y}, *radius, *paint));
      return x && y && radius;
    }
    const auto x = number(attributes["x"]), y = number(attributes["y"]);
    const auto width = number(attributes["width"]), height = number(attributes["height"]);
    if (!x || !y || !width || !height) return false;
    const Rect rect{*x, *y, *width, *height};
    const bool first = figure_.shapes.empty() && !figure_.scene.background && groups_.empty();
    const Size page = figure_.scene.page;
    if (first && paint->fill && !paint->stroke && rect == Rect{0, 0, page.width, page.height}) {
      figure_.scene.background = paint->fill;
    } else {
      add(scene::rect(rect, *paint));
    }
    return true;
  }

  bool add_text(const Attributes& attributes) {
    const auto x = number(attributes["x"]), y = number(attributes["y"]);
    const auto size = number(attributes["font-size"]);
    const auto ink = color(attributes["fill"]);
    if (!x || !y || !size || *size <= 0 || !ink) return false;
    scene::TextShape shape{{*x, *y}, {}, *size, attributes["font-weight"] == "700", *ink, {}, {}};
    const std::string_view anchor = attributes["text-anchor"];
    if (anchor == "middle") shape.anchor = scene::Anchor::middle;
    if (anchor == "end") shape.anchor = scene::Anchor::end;
    add(std::move(shape));
    text_ = &std::get<scene::TextShape>(elements().back());
    words_ = &text_->text;
    return true;
  }

  /// A PNG inside the file, and nothing else.
  bool add_picture(const Attributes& attributes) {
    const auto x = number(attributes["x"]), y = number(attributes["y"]);
    const auto width = number(attributes["width"]), height = number(attributes["height"]);
    const bool inside = attributes["xlink:href"].starts_with("data:image/png;base64,");
    if (!x || !y || !width || !height || !inside) return false;
    add(scene::PictureShape{{*x, *y, *width, *height}, nullptr});
    return true;
  }

  /// Letters as a shape: what they say and where is beside it.
  bool add_outlined(const Attributes& attributes) {
    const auto line = numbers(attributes["data-line"]);
    const auto ink = color(attributes["fill"]);
    if (line.size() != 5 || line[3] <= 0 || !ink) return false;
    scene::TextShape shape{{line[0], line[1]},
                           std::string(attributes["aria-label"]),
                           line[3],
                           line[4] == 700,
                           *ink,
                           {},
                           {}};
    shape.line.width = line[2];
    add(std::move(shape));
    return true;
  }

  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  ReadFigure figure_;
  std::string style_;
  std::optional<Diagnostic> problem_;
  std::vector<Open> groups_;
  std::set<std::string> ids_;
  std::string* words_ = nullptr;      ///< where characters go; into an element that grows no more
  scene::TextShape* text_ = nullptr;  ///< the text that is being read
  std::size_t depth_ = 0, skipped_from_ = 0;
};

}  // namespace

Checked<ReadFigure> read_figure(std::string_view svg) { return Reader().read(svg); }

}  // namespace entente::judge
