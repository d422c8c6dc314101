#include "output/pptx_slide.hpp"

#include <fmt/format.h>

#include "output/markup.hpp"
#include "output/pptx_shapes.hpp"
#include "output/uri.hpp"

namespace entente::output::pptx {
namespace {

using pugi::xml_node;

constexpr const char* drawing_ml = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* presentation_ml =
    "http://schemas.openxmlformats.org/presentationml/2006/main";
constexpr const char* office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Source: [MS-ODRAWXML] 2.26.1.1, where a picture as SVG is kept beside the one as PNG.
constexpr const char* svg_extension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
constexpr const char* svg_namespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
/// How far above the baseline a line of Arial begins, and its height, by the size of the type.
constexpr double ascent = 0.905, line_height = 1.149;

xml_node add_root(pugi::xml_document& document, const char* name) {
  return add(
      document, name,
      {{"xmlns:a", drawing_ml}, {"xmlns:r", office_relations}, {"xmlns:p", presentation_ml}});
}

/// The tree of shapes of a slide or of its notes.
xml_node add_tree(xml_node root) {
  xml_node tree = add(add(root, "p:cSld"), "p:spTree");
  xml_node names = add(tree, "p:nvGrpSpPr");
  add(names, "p:cNvPr", {{"id", "1"}, {"name", ""}});
  add(names, "p:cNvGrpSpPr");
  add(names, "p:nvPr");
  xml_node place = add(add(tree, "p:grpSpPr"), "a:xfrm");
  add(place, "a:off", {{"x", "0"}, {"y", "0"}});
  add(place, "a:ext", {{"cx", "0"}, {"cy", "0"}});
  add(place, "a:chOff", {{"x", "0"}, {"y", "0"}});
  add(place, "a:chExt", {{"cx", "0"}, {"cy", "0"}});
  return tree;
}

void add_place(xml_node properties, const Rect& box) {
  xml_node place = add(properties, "a:xfrm");
  add(place, "a:off", {{"x", emu(box.x)}, {"y", emu(box.y)}});
  add(place, "a:ext", {{"cx", emu(box.width)}, {"cy", emu(box.height)}});
}

xml_node add_placeholder(xml_node tree, const char* id, const char* name, Attributes kind) {
  xml_node shape = add(tree, "p:sp");
  xml_node names = add(shape, "p:nvSpPr");
  add(names, "p:cNvPr", {{"id", id}, {"name", name}});
  add(add(names, "p:cNvSpPr"), "a:spLocks", {{"noGrp", "1"}});
  add(add(names, "p:nvPr"), "p:ph", kind);
  return shape;
}

void add_heading(xml_node tree, const deck::Heading& heading, const std::string& language) {
  xml_node shape = add_placeholder(tree, "2", "Title", {{"type", "title"}});
  add_place(add(shape, "p:spPr"), {heading.x, heading.baseline - ascent * heading.size,
                                   heading.width, line_height * heading.size});
  xml_node body = add(shape, "p:txBody");
  add(body, "a:bodyPr");
  add(body, "a:lstStyle");
  xml_node run = add(add(body, "a:p"), "a:r");
  xml_node look = add(run, "a:rPr", {{"lang", language}, {"sz", centipoints(heading.size)}});
  add_color(look, heading.color);
  add_text(run, "a:t", heading.text);
}

void add_picture(xml_node tree, const deck::Slide& slide, const std::string& picture,
                 const std::string& fallback) {
  xml_node shape = add(tree, "p:pic");
  xml_node names = add(shape, "p:nvPicPr");
  add(names, "p:cNvPr", {{"id", "3"}, {"name", "Figure"}, {"descr", slide.alt}});
  add(add(names, "p:cNvPicPr"), "a:picLocks", {{"noChangeAspect", "1"}});
  add(names, "p:nvPr");
  xml_node fill = add(shape, "p:blipFill");
  xml_node blip = add(fill, "a:blip", {{"r:embed", fallback}});
  xml_node extension = add(add(blip, "a:extLst"), "a:ext", {{"uri", svg_extension}});
  add(extension, "asvg:svgBlip", {{"xmlns:asvg", svg_namespace}, {"r:embed", picture}});
  add(add(fill, "a:stretch"), "a:fillRect");
  xml_node properties = add(shape, "p:spPr");
  add_place(properties, slide.figure);
  add(add(properties, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
}

}  // namespace

std::string relate(std::vector<Relation>& relations, Relation relation) {
  relations.push_back(std::move(relation));
  return fmt::format("rId{}", relations.size());
}

std::string relations(const std::vector<Relation>& relations) {
  pugi::xml_document document;
  xml_node root = add(document, "Relationships",
                      {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
  int number = 0;
  for (const Relation& relation : relations) {
    const bool of_package = relation.type.find('/') != relation.type.npos;
    xml_node node = add(
        root, "Relationship",
        {{"Id", fmt::format("rId{}", ++number)},
         {"Type", of_package ? relation.type : std::string(office_relations) + '/' + relation.type},
         {"Target", relation.external ? uri(relation.target) : relation.target}});
    if (relation.external) node.append_attribute("TargetMode") = "External";
  }
  return printed(document);
}

std::string slide(const deck::Deck& deck, const deck::Slide& slide, const std::string& picture,
                  const std::string& fallback) {
  const Surroundings around{deck.language, deck.look.family, picture};
  pugi::xml_document document;
  xml_node root = add_root(document, "p:sld");
  xml_node tree = add_tree(root);
  if (slide.heading) add_heading(tree, *slide.heading, deck.language);
  if (!slide.svg.empty()) add_picture(tree, slide, picture, fallback);
  for (const deck::Shape& shape : slide.shapes) add_shape(tree, shape, around);
  add(add(root, "p:clrMapOvr"), "a:masterClrMapping");
  return printed(document);
}

std::string notes(const deck::Deck& deck, const deck::Slide& slide,
                  std::vector<Relation>& relations) {
  pugi::xml_document document;
  xml_node root = add_root(document, "p:notes");
  xml_node tree = add_tree(root);
  xml_node image = add_placeholder(tree, "2", "Slide", {{"type", "sldImg"}});
  add(image, "p:spPr");
  xml_node text = add_placeholder(tree, "3", "Notes", {{"type", "body"}, {"idx", "1"}});
  add(text, "p:spPr");
  xml_node body = add(text, "p:txBody");
  add(body, "a:bodyPr");
  add(body, "a:lstStyle");
  for (const deck::Note& note : slide.notes) {
    xml_node run = add(add(body, "a:p"), "a:r");
    xml_node look = add(run, "a:rPr", {{"lang", deck.language}});
    if (!note.url.empty()) {
      add(look, "a:hlinkClick", {{"r:id", relate(relations, {"hyperlink", note.url, true})}});
    }
    add_text(run, "a:t", note.text);
  }
  if (slide.notes.empty()) add(add(body, "a:p"), "a:endParaRPr", {{"lang", deck.language}});
  add(add(root, "p:clrMapOvr"), "a:masterClrMapping");
  return printed(document);
}

}  // namespace entente::output::pptx
