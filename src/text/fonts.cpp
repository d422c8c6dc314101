#include "text/fonts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace entente::text {
namespace {

/// What families of Chinese characters call their forms, by the beginning of a language tag.
struct HanForm {
  std::string_view language, ending;
};
constexpr std::array han_forms = {HanForm{"ja", " JP"},      HanForm{"ko", " KR"},
                                  HanForm{"zh-Hant", " TC"}, HanForm{"zh-TW", " TC"},
                                  HanForm{"zh-HK", " HK"},   HanForm{"zh-MO", " HK"},
                                  HanForm{"zh", " SC"},      HanForm{"", " SC"}};

bool in_form_of(const Face& face, std::string_view language) {
  const auto form = std::find_if(han_forms.begin(), han_forms.end(), [&](const HanForm& f) {
    return language.starts_with(f.language);
  });
  return face.family().ends_with(form->ending);
}

bool is_own_family(std::string_view family) {
  return std::find(own_families.begin(), own_families.end(), family) != own_families.end();
}

Setting& in_force() {
  thread_local Setting current;
  return current;
}

}  // namespace

FontSet::FontSet(std::vector<FontFile> files) : files_(std::move(files)) {
  for (const FontFile& file : files_) {
    const unsigned count = Face::count(file.bytes);
    problems_.emplace_back();
    if (count == 0) problems_.back() = "the file is not a font that can be read";
    if (count > most_faces) {
      problems_.back() =
          fmt::format("the collection has {} fonts, more than the limit of {}", count, most_faces);
    }
    for (unsigned i = 0; problems_.back().empty() && i < count; ++i) {
      faces_.push_back(std::make_unique<Face>(file.bytes, i));
    }
  }
}

const Face* FontSet::find(char32_t letter, bool bold, std::string_view language) const {
  const Face* best = nullptr;
  auto rank = [&](const Face& face) {
    return std::tuple(is_own_family(face.family()), !in_form_of(face, language),
                      face.bold() != bold);
  };
  for (const auto& face : faces_) {
    if (best && rank(*face) >= rank(*best)) continue;
    if (face->has(letter)) best = face.get();
  }
  return best;
}

const Face* FontSet::own(bool bold) const {
  for (const std::string_view family : own_families) {
    const Face* regular = named(family, false);
    const Face* heavy = named(family, true);
    if (regular && heavy) return bold ? heavy : regular;
  }
  return nullptr;
}

const Face* FontSet::named(std::string_view family, bool bold) const {
  for (const auto& face : faces_) {
    if (face->family() == family && face->bold() == bold) return face.get();
  }
  return nullptr;
}

const Face* FontSet::nearest(std::string_view family, bool bold) const {
  const Face* face = named(family, bold);
  return face ? face : named(family, !bold);
}

std::vector<std::string> FontSet::families() const {
  std::vector<std::string> names;
  for (const auto& face : faces_) {
    if (names.empty() || names.back() != face->family()) names.push_back(face->family());
  }
  return names;
}

std::vector<std::string> FontSet::paths() const {
  std::vector<std::string> paths;
  for (const FontFile& file : files_) paths.push_back(file.path);
  return paths;
}

const Setting& setting() { return in_force(); }

const Face* house_face(char32_t letter, bool bold) {
  const Setting& now = setting();
  if (now.house.empty() || !now.fonts) return nullptr;
  const Face* face = now.fonts->nearest(now.house, bold);
  return face && face->has(letter) ? face : nullptr;
}

Setting for_headings() {
  Setting now = setting();
  if (!now.headings.empty()) now.house = now.headings;
  return now;
}

UseSetting::UseSetting(Setting now)
    : before_(std::exchange(in_force(), std::move(now))),
      known_before_(std::exchange(memory(), {})) {}

UseSetting::~UseSetting() {
  in_force() = std::move(before_);
  memory() = std::move(known_before_);
}

}  // namespace entente::text
