#include "output/system_fonts.hpp"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <unistd.h>
#include <woff2/encode.h>

#include <cstdint>
#include <cstdio>
#include <mutex>

#include "base/handle.hpp"

namespace entente::output {
namespace {

using base::Handle;

/// The tables of the face that hold these letters; empty if the font cannot be cut.
std::string subset(std::string_view font, unsigned index, const std::set<char32_t>& letters) {
  const Handle<hb_blob_t, hb_blob_destroy> blob(hb_blob_create(
      font.data(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Handle<hb_face_t, hb_face_destroy> face(hb_face_create(blob.get(), index));
  const Handle<hb_subset_input_t, hb_subset_input_destroy> input(hb_subset_input_create_or_fail());
  if (!input) return {};
  for (const char32_t letter : letters)
    hb_set_add(hb_subset_input_unicode_set(input.get()), letter);
  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  hb_set_invert(features);  // all of them: Indian scripts need many
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  const Handle<hb_face_t, hb_face_destroy> part(hb_subset_or_fail(face.get(), input.get()));
  if (!part) return {};
  const Handle<hb_blob_t, hb_blob_destroy> bytes(hb_face_reference_blob(part.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(bytes.get(), &size);
  return {data, size};
}

/// The encoder prints its progress on the stream of errors and cannot be told not to.
class QuietErrors {
 public:
  QuietErrors()
      : kept_(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)),
        nothing_(::open("/dev/null", O_WRONLY | O_CLOEXEC)) {
    std::fflush(stderr);
    if (kept_ >= 0 && nothing_ >= 0) ::dup2(nothing_, STDERR_FILENO);
  }
  ~QuietErrors() {
    std::fflush(stderr);
    if (kept_ >= 0) ::dup2(kept_, STDERR_FILENO);
    for (const int file : {kept_, nothing_}) {
      if (file >= 0) ::close(file);
    }
  }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  int kept_, nothing_;
};

/// Empty if the encoder refuses.
std::string packed_as_woff2(const std::string& font) {
  static std::mutex one_at_a_time;  // the stream of errors is the whole process's
  const std::lock_guard lock(one_at_a_time);
  const QuietErrors quiet;
  const auto* data = reinterpret_cast<const std::uint8_t*>(font.data());
  std::size_t size = woff2::MaxWOFF2CompressedSize(data, font.size());
  std::string packed(size, '\0');
  auto* into = reinterpret_cast<std::uint8_t*>(packed.data());
  if (!woff2::ConvertTTFToWOFF2(data, font.size(), into, &size)) return {};
  packed.resize(size);
  return packed;
}

}  // namespace

void use_fonts(const std::vector<std::string>& paths) {
  static std::mutex one_at_a_time;
  static std::set<std::string> in_use;
  const std::lock_guard lock(one_at_a_time);
  for (const std::string& path : paths) {
    if (path.empty() || !in_use.insert(path).second) continue;
    FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(path.c_str()));
  }
}

std::string installed_font(const std::string& family, bool bold) {
  const Handle<FcPattern, FcPatternDestroy> wish(FcPatternCreate());
  const auto* name = reinterpret_cast<const FcChar8*>(family.c_str());
  FcPatternAddString(wish.get(), FC_FAMILY, name);
  FcPatternAddInteger(wish.get(), FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcConfigSubstitute(nullptr, wish.get(), FcMatchPattern);
  FcDefaultSubstitute(wish.get());
  FcResult result{};
  const Handle<FcPattern, FcPatternDestroy> match(FcFontMatch(nullptr, wish.get(), &result));
  FcChar8* found = nullptr;
  FcChar8* path = nullptr;
  if (!match || FcPatternGetString(match.get(), FC_FAMILY, 0, &found) != FcResultMatch ||
      FcStrCmpIgnoreCase(found, name) != 0 ||
      FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch) {
    return {};
  }
  return reinterpret_cast<const char*>(path);
}

Checked<std::string> web_font(std::string_view font, unsigned index,
                              const std::set<char32_t>& letters) {
  const std::string part = subset(font, index, letters);
  std::string packed = part.empty() ? part : packed_as_woff2(part);
  if (!packed.empty()) return {std::move(packed), {}};
  Diagnostic problem = make_diagnostic(Code::bad_font, "a part of the font cannot be made");
  return {std::nullopt, {std::move(problem)}};
}

}  // namespace entente::output
