#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/fonts.hpp"
#include "text/face.hpp"
#include "text/memory.hpp"

/// Fonts beside the built-in metrics, for letters that those lack.
namespace entente::text {

/// Families whose letters have the widths of the built-in table.
constexpr std::array<std::string_view, 4> own_families = {"Liberation Sans", "Arial", "Arimo",
                                                          "Helvetica"};

class FontSet {
 public:
  /// Files that are no font, or more fonts than anybody needs, are skipped: see problem().
  explicit FontSet(std::vector<FontFile> files);

  /// The best face for a letter: in the language's form of Chinese characters, of that weight,
  /// given first; one of the figure's own type only for what all others lack. Nullptr if none has
  /// it.
  const Face* find(char32_t letter, bool bold, std::string_view language) const;
  /// The figure's own type: a family with these widths that is given regular and bold; else
  /// nullptr.
  const Face* own(bool bold) const;
  /// The face of that family and weight; nullptr if there is none.
  const Face* named(std::string_view family, bool bold) const;
  /// The same; of the other weight if there is none of this.
  const Face* nearest(std::string_view family, bool bold) const;
  std::vector<std::string> families() const;
  std::vector<std::string> paths() const;
  /// Why file i cannot be used; empty if it can.
  const std::string& problem(std::size_t i) const { return problems_[i]; }

 private:
  std::vector<FontFile> files_;
  std::vector<std::string> problems_;
  std::vector<std::unique_ptr<Face>> faces_;
};

/// What text is set with. The measuring functions are asked in a hundred places; what is the same
/// for a whole figure is therefore set once, for as long as it is drawn.
struct Setting {
  Fonts fonts;
  std::string language;  ///< BCP 47: forms of Chinese characters, line breaks
  TextMode mode = TextMode::live;
  /// The language is: so is each line with a letter that is, or with none that has a direction.
  bool right_to_left = false;
  std::string house = {};     ///< family that a house wants its words in; empty: the figure's own
  std::string headings = {};  ///< the same for headings; empty: as other words
};

/// The face that the house wants for a letter; nullptr if it wants none, or that has not the
/// letter.
const Face* house_face(char32_t letter, bool bold);
/// The setting in force, for words of headings.
Setting for_headings();

/// The setting of this thread; without fonts unless a UseSetting lives.
const Setting& setting();

/// Puts a setting in force until its own end.
class UseSetting {
 public:
  explicit UseSetting(Setting now);
  ~UseSetting();
  UseSetting(const UseSetting&) = delete;
  UseSetting& operator=(const UseSetting&) = delete;

 private:
  Setting before_;
  Memory known_before_;  ///< what words measured in that setting
};

}  // namespace entente::text
