#include <fmt/format.h>

#include "output/archive.hpp"
#include "output/formats.hpp"
#include "output/markup.hpp"
#include "output/pptx_parts.hpp"
#include "output/pptx_slide.hpp"
#include "output/svg_handle.hpp"

// Source: ISO/IEC 29500-2:2021 (packages), ISO/IEC 29500-1:2016, 13 (presentations).

namespace entente::output {
namespace {

using pptx::Relation;
using pugi::xml_node;

constexpr double fallback_scale = 2;  // of the PNG: sharp on a screen with 2560 × 1440 pixels
constexpr const char* package_relations =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

class Presentation {
 public:
  explicit Presentation(const deck::Deck& deck) : deck_(deck) {}

  Checked<std::string> write() {
    add_frame();
    for (const deck::Slide& slide : deck_.slides) {
      if (auto problem = add_slide(slide)) return {std::nullopt, {std::move(*problem)}};
    }
    add_presentation();
    add_properties();
    // Content types come first, so that readers of streams know what is coming.
    Archive archive;
    archive.add("[Content_Types].xml", content_types());
    for (Part& part : parts_) archive.add(part.path, std::move(part.bytes), part.packing);
    std::optional<std::string> bytes = archive.bytes();
    if (!bytes) return {std::nullopt, {failure("PPTX", archive.error())}};
    return {std::move(bytes), {}};
  }

 private:
  struct Part {
    std::string path, bytes;
    std::string type;  ///< of content; empty: by the extension
    Archive::Packing packing = Archive::Packing::deflate;
  };

  void add_part(std::string path, std::string bytes, const char* type,
                const std::vector<Relation>& relations = {}) {
    if (!relations.empty()) {
      const std::size_t name = path.rfind('/') + 1;
      parts_.push_back({path.substr(0, name) + "_rels/" + path.substr(name) + ".rels",
                        pptx::relations(relations), ""});
    }
    parts_.push_back({std::move(path), std::move(bytes), type});
  }

  void add_frame() {
    constexpr const char* theme_type = "application/vnd.openxmlformats-officedocument.theme+xml";
    parts_.push_back({"_rels/.rels",
                      pptx::relations({{"officeDocument", "ppt/presentation.xml"},
                                       {package_relations, "docProps/core.xml"},
                                       {"extended-properties", "docProps/app.xml"}}),
                      ""});
    add_part(
        "ppt/slideMasters/slideMaster1.xml", pptx::slide_master(deck_),
        "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
        {{"slideLayout", "../slideLayouts/slideLayout1.xml"}, {"theme", "../theme/theme1.xml"}});
    add_part("ppt/slideLayouts/slideLayout1.xml", pptx::slide_layout(),
             "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
             {{"slideMaster", "../slideMasters/slideMaster1.xml"}});
    add_part("ppt/notesMasters/notesMaster1.xml", pptx::notes_master(),
             "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
             {{"theme", "../theme/theme2.xml"}});
    add_part("ppt/theme/theme1.xml", pptx::theme(deck_), theme_type);
    add_part("ppt/theme/theme2.xml", pptx::theme(deck_), theme_type);
  }

  /// Nothing, or what went wrong.
  std::optional<Diagnostic> add_slide(const deck::Slide& slide) {
    const int number = ++slides_;
    std::vector<Relation> relations = {
        {"slideLayout", "../slideLayouts/slideLayout1.xml"},
        {"notesSlide", fmt::format("../notesSlides/notesSlide{}.xml", number)}};
    std::string fallback, picture;
    if (!slide.svg.empty()) {
      Checked<std::string> png = to_png(slide.svg, fallback_scale);
      if (!png.value) return png.diagnostics.front();
      const std::string media = fmt::format("media/figure{}", number);
      parts_.push_back({"ppt/" + media + ".svg", slide.svg, ""});
      parts_.push_back(
          {"ppt/" + media + ".png", std::move(*png.value), "", Archive::Packing::store});
      fallback = relate(relations, {"image", "../" + media + ".png"});
      picture = relate(relations, {"image", "../" + media + ".svg"});
    }
    if (slide.picture) {
      constexpr const char* logo = "media/logo.png";
      if (!logo_)
        parts_.push_back({std::string("ppt/") + logo, *slide.picture, "", Archive::Packing::store});
      logo_ = true;
      picture = relate(relations, {"image", std::string("../") + logo});
    }
    add_part(fmt::format("ppt/slides/slide{}.xml", number),
             pptx::slide(deck_, slide, picture, fallback),
             "application/vnd.openxmlformats-officedocument.presentationml.slide+xml", relations);

    std::vector<Relation> of_notes = {{"notesMaster", "../notesMasters/notesMaster1.xml"},
                                      {"slide", fmt::format("../slides/slide{}.xml", number)}};
    std::string notes = pptx::notes(deck_, slide, of_notes);
    add_part(fmt::format("ppt/notesSlides/notesSlide{}.xml", number), std::move(notes),
             "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
             of_notes);
    return std::nullopt;
  }

  void add_presentation() {
    pugi::xml_document document;
    xml_node root =
        add(document, "p:presentation",
            {{"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
             {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
             {"xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"}});
    std::vector<Relation> relations;
    add(add(root, "p:sldMasterIdLst"), "p:sldMasterId",
        {{"id", "2147483648"},
         {"r:id", relate(relations, {"slideMaster", "slideMasters/slideMaster1.xml"})}});
    add(add(root, "p:notesMasterIdLst"), "p:notesMasterId",
        {{"r:id", relate(relations, {"notesMaster", "notesMasters/notesMaster1.xml"})}});
    xml_node list = add(root, "p:sldIdLst");
    for (int number = 1; number <= slides_; ++number) {
      add(list, "p:sldId",
          {{"id", std::to_string(255 + number)},
           {"r:id", relate(relations, {"slide", fmt::format("slides/slide{}.xml", number)})}});
    }
    relate(relations, {"theme", "theme/theme1.xml"});
    xml_node size =
        add(root, "p:sldSz", {{"cx", emu(deck_.size.width)}, {"cy", emu(deck_.size.height)}});
    if (deck_.size.width * 3 == deck_.size.height * 4) size.append_attribute("type") = "screen4x3";
    add(root, "p:notesSz", {{"cx", "6858000"}, {"cy", "9144000"}});
    add_part("ppt/presentation.xml", printed(document),
             "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
             relations);
  }

  void add_properties() {
    pugi::xml_document core;
    xml_node root = add(
        core, "cp:coreProperties",
        {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
         {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    if (!deck_.title.empty()) add_text(root, "dc:title", deck_.title);
    if (!deck_.author.empty()) add_text(root, "dc:creator", deck_.author);
    add_text(root, "dc:language", deck_.language);
    add_part("docProps/core.xml", printed(core),
             "application/vnd.openxmlformats-package.core-properties+xml");

    // Packed as it is, so that anyone can see by whom the file was made.
    pugi::xml_document app;
    root = add(
        app, "Properties",
        {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
    add_text(root, "Slides", std::to_string(slides_));
    add_text(root, "Notes", std::to_string(slides_));
    add_text(root, "Application", "entente");
    parts_.push_back({"docProps/app.xml", printed(app),
                      "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                      Archive::Packing::store});
  }

  std::string content_types() const {
    pugi::xml_document document;
    xml_node root =
        add(document, "Types",
            {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    constexpr const char* by_extension[][2] = {
        {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        {"xml", "application/xml"},
        {"png", "image/png"},
        {"svg", "image/svg+xml"}};
    for (const auto& [extension, type] : by_extension) {
      add(root, "Default", {{"Extension", extension}, {"ContentType", type}});
    }
    for (const Part& part : parts_) {
      if (part.type.empty()) continue;
      add(root, "Override", {{"PartName", '/' + part.path}, {"ContentType", part.type}});
    }
    return printed(document);
  }

  const deck::Deck& deck_;
  std::vector<Part> parts_;
  int slides_ = 0;
  bool logo_ = false;  ///< is among the parts: it is the same on all slides
};

}  // namespace

Checked<std::string> to_pptx(const deck::Deck& deck) { return Presentation(deck).write(); }

}  // namespace entente::output
