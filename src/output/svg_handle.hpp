#pragma once

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "base/geometry.hpp"
#include "entente/diagnostic.hpp"

/// The two C libraries behind PNG and PDF, with owners and errors as values.
namespace entente::output {

struct Release {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release>;
using Context = std::unique_ptr<cairo_t, Release>;

/// A document that can be painted. While it lives, the libraries' warnings are kept off the
/// terminal.
class SvgHandle {
 public:
  explicit SvgHandle(std::string_view svg);
  ~SvgHandle();
  SvgHandle(const SvgHandle&) = delete;
  SvgHandle& operator=(const SvgHandle&) = delete;

  /// Empty if all went well so far.
  const std::string& error() const { return error_; }
  /// CSS px. Pre: no error.
  Size size() const { return size_; }
  /// Paints the document into (0, 0, area). False, and an error, if it fails.
  bool paint(cairo_t* context, Size area);
  bool check(cairo_status_t status);

 private:
  struct Silence {
    const char* domain;
    unsigned handler;
  };
  std::array<Silence, 5> silenced_;
  std::unique_ptr<RsvgHandle, Release> handle_;
  std::string error_;
  Size size_;
};

/// What to_png and to_pdf say on a failure: `io-write`.
Diagnostic failure(std::string_view format, std::string_view reason);
/// For a surface that is written to a stream: appends to the std::string behind `closure`.
cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int count);

}  // namespace entente::output
