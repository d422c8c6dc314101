#include "text/face.hpp"

#include <hb-ot.h>
#include <hb.h>

#include "base/handle.hpp"
#include "base/utf8.hpp"

namespace entente::text {
namespace {

using base::Handle;

Handle<hb_blob_t, hb_blob_destroy> blob_of(std::string_view font) {
  return Handle<hb_blob_t, hb_blob_destroy>(hb_blob_create(
      font.data(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  unsigned size =
      hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), nullptr, nullptr);
  std::string name(size + 1, '\0');
  ++size;
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, name.data());
  name.resize(size);
  return base::clean_label(name);
}

/// Where outlines go, and from where they are drawn.
struct Pen {
  std::vector<OutlineStep>& steps;
  Point origin;
  double em;

  Point at(float x, float y) const {
    return {origin.x + static_cast<double>(x) / em, origin.y + static_cast<double>(y) / em};
  }
};

using Kind = OutlineStep::Kind;

void move_to(hb_draw_funcs_t*, void* pen_, hb_draw_state_t*, float x, float y, void*) {
  Pen& pen = *static_cast<Pen*>(pen_);
  pen.steps.push_back({Kind::move, {}, {}, pen.at(x, y)});
}
void line_to(hb_draw_funcs_t*, void* pen_, hb_draw_state_t*, float x, float y, void*) {
  Pen& pen = *static_cast<Pen*>(pen_);
  pen.steps.push_back({Kind::line, {}, {}, pen.at(x, y)});
}
void quadratic_to(hb_draw_funcs_t*, void* pen_, hb_draw_state_t*, float cx, float cy, float x,
                  float y, void*) {
  Pen& pen = *static_cast<Pen*>(pen_);
  pen.steps.push_back({Kind::quadratic, pen.at(cx, cy), {}, pen.at(x, y)});
}
void cubic_to(hb_draw_funcs_t*, void* pen_, hb_draw_state_t*, float ax, float ay, float bx,
              float by, float x, float y, void*) {
  Pen& pen = *static_cast<Pen*>(pen_);
  pen.steps.push_back({Kind::cubic, pen.at(ax, ay), pen.at(bx, by), pen.at(x, y)});
}
void close_path(hb_draw_funcs_t*, void* pen_, hb_draw_state_t*, void*) {
  static_cast<Pen*>(pen_)->steps.push_back({Kind::close, {}, {}, {}});
}

hb_draw_funcs_t* draw_functions() {
  static const Handle<hb_draw_funcs_t, hb_draw_funcs_destroy> functions = [] {
    hb_draw_funcs_t* made = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(made, move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(made, line_to, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(made, quadratic_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(made, cubic_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(made, close_path, nullptr, nullptr);
    hb_draw_funcs_make_immutable(made);
    return Handle<hb_draw_funcs_t, hb_draw_funcs_destroy>(made);
  }();
  return functions.get();
}

}  // namespace

struct Face::Handles {
  Handle<hb_face_t, hb_face_destroy> face;
  Handle<hb_font_t, hb_font_destroy> font;
  double em = 1;
};

unsigned Face::count(std::string_view font) {
  const auto blob = blob_of(font);
  unsigned usable = 0;
  const unsigned all = hb_face_count(blob.get());
  if (all > most_faces) return all;  // HarfBuzz looks through all of them for each
  for (unsigned i = 0; i < all; ++i, ++usable) {
    const Handle<hb_face_t, hb_face_destroy> face(hb_face_create(blob.get(), i));
    if (hb_face_get_glyph_count(face.get()) == 0) break;
  }
  return usable;
}

Face::Face(std::string_view font, unsigned index)
    : handles_(std::make_unique<Handles>()), file_(font), index_(index) {
  const auto blob = blob_of(font);
  handles_->face.reset(hb_face_create(blob.get(), index));
  handles_->font.reset(hb_font_create(handles_->face.get()));
  handles_->em = hb_face_get_upem(handles_->face.get());
  family_ = name_of(handles_->face.get(), HB_OT_NAME_ID_FONT_FAMILY);
  if (family_.empty()) family_ = "Unnamed font";
  bold_ = hb_style_get_value(handles_->font.get(), HB_STYLE_TAG_WEIGHT) >= 600;
  hb_font_extents_t extents{};
  hb_font_get_h_extents(handles_->font.get(), &extents);
  ascent_ = extents.ascender / handles_->em;
  descent_ = -extents.descender / handles_->em;
}

Face::~Face() = default;

bool Face::has(char32_t letter) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(handles_->font.get(), letter, &glyph) != 0;
}

std::vector<Glyph> Face::shape(const ShapeWish& wish) const {
  const Handle<hb_buffer_t, hb_buffer_destroy> buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), wish.paragraph.data(), static_cast<int>(wish.paragraph.size()),
                     static_cast<unsigned>(wish.begin), static_cast<int>(wish.end - wish.begin));
  hb_buffer_set_direction(buffer.get(), wish.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  if (wish.script != common_script) {
    hb_buffer_set_script(buffer.get(), hb_script_from_iso15924_tag(wish.script));
  }
  if (!wish.language.empty()) {
    hb_buffer_set_language(
        buffer.get(),
        hb_language_from_string(wish.language.data(), static_cast<int>(wish.language.size())));
  }
  hb_buffer_guess_segment_properties(buffer.get());
  hb_shape(handles_->font.get(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  std::vector<Glyph> glyphs;
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back(
        {infos[i].cluster,
         infos[i].codepoint,
         positions[i].x_advance / handles_->em,
         {positions[i].x_offset / handles_->em, positions[i].y_offset / handles_->em}});
  }
  return glyphs;
}

void Face::add_outline(std::uint32_t glyph, Point at, std::vector<OutlineStep>& into) const {
  Pen pen{into, at, handles_->em};
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(handles_->font.get(), glyph, draw_functions(), &pen);
#else
  hb_font_get_glyph_shape(handles_->font.get(), glyph, draw_functions(), &pen);
#endif
}

std::uint32_t script_tag(char32_t letter) {
  const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), letter);
  const bool borrowed =
      script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
  return borrowed ? common_script : hb_script_to_iso15924_tag(script);
}

}  // namespace entente::text
