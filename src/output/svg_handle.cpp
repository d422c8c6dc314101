#include "output/svg_handle.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/utf8.hpp"
#include "output/library_versions.hpp"

namespace entente::output {
namespace {

constexpr double pixels_per_inch = 96;

void ignore(const char*, GLogLevelFlags, const char*, void*) {}

std::string take_message(GError* error) {
  std::string message = error ? error->message : "unknown reason";
  g_clear_error(&error);
  return message;
}

}  // namespace

SvgHandle::SvgHandle(std::string_view svg)
    : silenced_{{{"librsvg", 0}, {"Pango", 0}, {"GLib", 0}, {"GLib-GObject", 0}, {"GLib-GIO", 0}}} {
  for (Silence& silence : silenced_) {
    silence.handler = g_log_set_handler(
        silence.domain,
        static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION),
        ignore, nullptr);
  }
  GError* error = nullptr;
  handle_.reset(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle_) {
    error_ = take_message(error);
    return;
  }
  rsvg_handle_set_dpi(handle_.get(), pixels_per_inch);
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle_.get(), &size_.width, &size_.height) ||
      size_.width < 1 || size_.height < 1) {
    error_ = "it has no size";
  }
}

SvgHandle::~SvgHandle() {
  handle_.reset();
  for (const Silence& silence : silenced_) g_log_remove_handler(silence.domain, silence.handler);
}

bool SvgHandle::paint(cairo_t* context, Size area) {
  const RsvgRectangle viewport = {0, 0, area.width, area.height};
  GError* error = nullptr;
  if (!rsvg_handle_render_document(handle_.get(), context, &viewport, &error)) {
    error_ = take_message(error);
    return false;
  }
  return check(cairo_status(context));
}

bool SvgHandle::check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS && error_.empty()) error_ = cairo_status_to_string(status);
  return status == CAIRO_STATUS_SUCCESS;
}

Diagnostic failure(std::string_view format, std::string_view reason) {
  return make_diagnostic(Code::io_write, fmt::format("the figure cannot be written as {}: {}",
                                                     format, base::clean_label(reason)));
}

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

LibraryVersions library_versions() {
  return {fmt::format("{}.{}.{}", rsvg_major_version, rsvg_minor_version, rsvg_micro_version),
          cairo_version_string()};
}

}  // namespace entente::output
