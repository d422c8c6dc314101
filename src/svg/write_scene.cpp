#include "svg/write_scene.hpp"

#include <algorithm>
#include <cmath>

#include "base/numeric.hpp"
#include "scene/dash.hpp"
#include "svg/base64.hpp"
#include "svg/font_stack.hpp"
#include "svg/outline_data.hpp"
#include "svg/xml.hpp"

namespace entente::svg {
namespace {

using scene::Segment;

std::string hex(scene::Color color) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "#";
  for (const unsigned channel : {color.r, color.g, color.b}) {
    out += digits[channel >> 4];
    out += digits[channel & 15];
  }
  return out;
}

std::string numbers(std::initializer_list<double> values) {
  std::string out;
  for (const double value : values) {
    if (!out.empty()) out += ' ';
    base::append_number(out, value);
  }
  return out;
}

std::string dash_pattern(const scene::Stroke& stroke) {
  const scene::DashLengths lengths = scene::dash_lengths(stroke);
  auto tenths = [](double px) { return std::round(px * 10) / 10; };
  return numbers({tenths(lengths.on), tenths(lengths.off)});
}

// Both are always written: renderers disagree on what is inherited.
void add_paint(Tag& tag, const scene::Paint& paint) {
  tag.attribute("fill", paint.fill ? hex(*paint.fill) : "none");
  if (!paint.stroke) {
    tag.attribute("stroke", "none");
    return;
  }
  tag.attribute("stroke", hex(paint.stroke->color)).attribute("stroke-width", paint.stroke->width);
  if (paint.stroke->dash != scene::Dash::solid) {
    tag.attribute("stroke-dasharray", dash_pattern(*paint.stroke));
  }
}

/// Path data with absolute commands; horizontal and vertical lines in their short form.
std::string path_data(const std::vector<Segment>& segments) {
  std::string out;
  Point from, start;
  for (const Segment& s : segments) {
    const Point to = {base::rounded(s.to.x), base::rounded(s.to.y)};
    switch (s.kind) {
      case Segment::Kind::move:
        out += 'M' + numbers({to.x, to.y});
        start = to;
        break;
      case Segment::Kind::line:
        if (to.y == from.y) {
          out += 'H' + numbers({to.x});
        } else if (to.x == from.x) {
          out += 'V' + numbers({to.y});
        } else {
          out += 'L' + numbers({to.x, to.y});
        }
        break;
      case Segment::Kind::cubic:
        out += 'C' + numbers({s.c1.x, s.c1.y, s.c2.x, s.c2.y, to.x, to.y});
        break;
      case Segment::Kind::close:
        out += 'Z';
        from = start;
        continue;
    }
    from = to;
  }
  return out;
}

bool has_pictures(const std::vector<scene::Element>& elements) {
  return std::any_of(elements.begin(), elements.end(), [](const scene::Element& element) {
    const auto* group = std::get_if<scene::Group>(&element);
    return group ? has_pictures(group->elements)
                 : std::holds_alternative<scene::PictureShape>(element);
  });
}

class Writer {
 public:
  explicit Writer(const scene::Scene& scene) : scene_(scene) {}

  std::string document() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    open_root();
    write_names();
    write_fonts();
    const Rect page = {0, 0, std::round(scene_.page.width), std::round(scene_.page.height)};
    if (scene_.background) write(scene::rect(page, {scene_.background, std::nullopt}));
    write(scene_.elements);
    out_ += "</svg>\n";
    return std::move(out_);
  }

 private:
  std::string id(std::string_view part) const {
    return (scene_.id_prefix.empty() ? "figure" : scene_.id_prefix) + '-' + std::string(part);
  }

  void open_root() {
    const double width = std::round(scene_.page.width), height = std::round(scene_.page.height);
    Tag root(out_, "svg");
    root.attribute("xmlns", "http://www.w3.org/2000/svg");
    if (has_pictures(scene_.elements)) {
      root.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
    }
    root.attribute("width", width)
        .attribute("height", height)
        .attribute("viewBox", numbers({0, 0, width, height}))
        .attribute("role", "img")
        .attribute("aria-labelledby", id("title"));
    if (!scene_.description.empty()) root.attribute("aria-describedby", id("desc"));
    root.attribute("xml:lang", scene_.language.empty() ? "en" : scene_.language);
    root.open();
    out_ += '\n';
  }

  void write_names() {
    Tag(out_, "title").attribute("id", id("title")).open();
    append_text(out_, scene_.title);
    out_ += "</title>\n";
    if (scene_.description.empty()) return;
    Tag(out_, "desc").attribute("id", id("desc")).open();
    append_lines(out_, scene_.description);
    out_ += "</desc>\n";
  }

  void write_fonts() {
    if (scene_.fonts.empty()) return;
    out_ += "<style>\n";
    for (const scene::WebFont& font : scene_.fonts) {
      out_ += "@font-face{font-family:" + family_name(font.family);
      out_ += font.bold ? ";font-weight:700" : ";font-weight:400";
      out_ += ";src:url(data:font/woff2;base64," + base64(font.woff2) + ")format('woff2')}\n";
    }
    out_ += "</style>\n";
  }

  void write(const std::vector<scene::Element>& elements) {
    for (const scene::Element& element : elements) {
      std::visit([this](const auto& shape) { write(shape); }, element);
    }
  }

  void write(const scene::RectShape& shape) {
    Tag tag(out_, "rect");
    tag.attribute("x", shape.rect.x)
        .attribute("y", shape.rect.y)
        .attribute("width", shape.rect.width)
        .attribute("height", shape.rect.height);
    if (shape.radius > 0) tag.attribute("rx", shape.radius);
    add_paint(tag, shape.paint);
    tag.close();
  }

  /// By the older name of the reference, which all programs know.
  void write(const scene::PictureShape& shape) {
    Tag tag(out_, "image");
    tag.attribute("x", shape.rect.x)
        .attribute("y", shape.rect.y)
        .attribute("width", shape.rect.width)
        .attribute("height", shape.rect.height)
        .attribute("xlink:href", "data:image/png;base64," + base64(*shape.png));
    tag.close();
  }

  void write(const scene::CircleShape& shape) {
    Tag tag(out_, "circle");
    tag.attribute("cx", shape.center.x)
        .attribute("cy", shape.center.y)
        .attribute("r", shape.radius);
    add_paint(tag, shape.paint);
    tag.close();
  }

  void write(const scene::PathShape& shape) {
    Tag tag(out_, "path");
    tag.attribute("d", path_data(shape.segments));
    add_paint(tag, shape.paint);
    tag.close();
  }

  void write(const scene::TextShape& shape) {
    if (shape.line.parts.empty()) {
      text::Part whole;
      whole.text = shape.text;
      whole.bold = shape.bold;
      return write_text(shape, whole, shape.at.x, shape.anchor);
    }
    for (const text::Part& part : shape.line.parts) {
      const double left = shape.left() + part.left;
      if (!part.outline.empty()) {
        write_outline(shape, part);
      } else if (part.right_to_left || part.estimated) {
        // Renderers disagree on which side the start of right-to-left text is, but not on its
        // middle; and there the error of an estimate is least.
        write_text(shape, part, left + part.width / 2, scene::Anchor::middle);
      } else {
        write_text(shape, part, left, scene::Anchor::start);
      }
    }
  }

  void write_text(const scene::TextShape& shape, const text::Part& part, double x,
                  scene::Anchor anchor) {
    Tag tag(out_, "text");
    tag.attribute("x", x).attribute("y", shape.at.y);
    if (anchor == scene::Anchor::middle) tag.attribute("text-anchor", "middle");
    if (anchor == scene::Anchor::end) tag.attribute("text-anchor", "end");
    tag.attribute("font-family", font_stack(part.text, part.family, part.leads, scene_.own_family,
                                            scene_.language))
        .attribute("font-size", shape.size)
        .attribute("font-weight", part.bold ? "700" : "400")
        .attribute("fill", hex(shape.color))
        .attribute("stroke", "none");
    tag.open();
    append_text(out_, part.text);
    out_ += "</text>\n";
  }

  /// Letters as a shape; what they say, and where and how large, is kept for readers and judges.
  void write_outline(const scene::TextShape& shape, const text::Part& part) {
    const Point origin = {shape.left(), shape.at.y};
    Tag tag(out_, "path");
    tag.attribute("class", "words")
        .attribute("role", "img")
        .attribute("aria-label", part.text)
        .attribute("data-line", numbers({origin.x + part.left, origin.y, part.width, shape.size,
                                         part.bold ? 700.0 : 400.0}))
        .attribute("d", outline_data(part.outline, origin))
        .attribute("fill", hex(shape.color))
        .attribute("stroke", "none");
    tag.close();
  }

  void write(const scene::Group& group) {
    Tag tag(out_, "g");
    if (group.part != scene::Part::none) tag.attribute("class", class_name(group.part));
    for (const auto& [key, value] : group.data) tag.attribute("data-" + key, value);
    tag.open();
    if (!group.title.empty()) {
      out_ += "<title>";
      append_text(out_, group.title);
      out_ += "</title>";
    }
    out_ += '\n';
    write(group.elements);
    out_ += "</g>\n";
  }

  static std::string_view class_name(scene::Part part) {
    switch (part) {
      case scene::Part::node:
        return "node";
      case scene::Part::edge:
        return "edge";
      case scene::Part::line:
        return "line";
      case scene::Part::event:
        return "event";
      case scene::Part::legend:
        return "legend";
      case scene::Part::era:
        return "era";
      case scene::Part::logo:
        return "logo";
      case scene::Part::none:
        break;
    }
    return "";
  }

  const scene::Scene& scene_;
  std::string out_;
};

}  // namespace

std::string write(const scene::Scene& scene) { return Writer(scene).document(); }

}  // namespace entente::svg
