#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"

/// One face of a font file, read with HarfBuzz.
namespace entente::text {

/// A glyph or more that belong to the letters from byte `begin` on.
struct Glyph {
  std::size_t begin = 0;  ///< byte in the paragraph
  std::uint32_t id = 0;
  double advance = 0;  ///< em
  Point offset;        ///< em, y upward
};

/// One step of a letter's outline. Coordinates in em, y upward.
struct OutlineStep {
  enum class Kind : std::uint8_t { move, line, quadratic, cubic, close } kind = Kind::move;
  Point c1, c2;  ///< control points: one of a quadratic, two of a cubic
  Point to;
  bool operator==(const OutlineStep&) const = default;
};

/// A stretch of a paragraph to be shaped: one script, one direction.
struct ShapeWish {
  std::string_view paragraph;
  std::size_t begin = 0, end = 0;  ///< bytes; what lies around decides on how letters join
  std::uint32_t script = 0;        ///< ISO 15924 tag; 0: guessed
  bool right_to_left = false;
  std::string_view language;  ///< BCP 47
};

constexpr unsigned most_faces = 256;  ///< of a file: collections of Chinese type have some ten

class Face {
 public:
  /// How many faces a file has: several in a collection, 0 if it is no font. More than the limit
  /// are not looked at.
  static unsigned count(std::string_view font);
  /// `font` must outlive the face. Pre: index < count(font).
  Face(std::string_view font, unsigned index);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const std::string& family() const { return family_; }
  bool bold() const { return bold_; }
  double ascent() const { return ascent_; }    ///< em
  double descent() const { return descent_; }  ///< em, positive
  std::string_view file() const { return file_; }
  unsigned index() const { return index_; }

  bool has(char32_t letter) const;
  /// From left to right, as they are drawn.
  std::vector<Glyph> shape(const ShapeWish& wish) const;
  void add_outline(std::uint32_t glyph, Point at, std::vector<OutlineStep>& into) const;

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
  std::string family_;
  bool bold_ = false;
  double ascent_ = 0, descent_ = 0;
  std::string_view file_;
  unsigned index_ = 0;
};

/// ISO 15924 tag of a letter's script; `common_script` for digits, punctuation and marks, which
/// take the script of what they stand beside.
std::uint32_t script_tag(char32_t letter);
constexpr std::uint32_t common_script = 0;

}  // namespace entente::text
