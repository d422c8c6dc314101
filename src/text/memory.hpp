#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/measure.hpp"
#include "text/run.hpp"

/// What words measure, kept as long as one setting is in force: figures are tried in many ways,
/// with the same words again and again.
namespace entente::text {

/// How wide lines are, and how many there may be; see wrap().
using LineWish = std::pair<double, int>;

/// What stays together on a line: clusters [begin, end), and how bad it is to break after it.
struct Unbroken {
  std::size_t begin = 0, end = 0;
  double penalty = 0;  ///< as a share of the line's width
};

/// What all ways of breaking a text have in common.
struct Paragraph {
  Run run;
  std::vector<Unbroken> pieces;  ///< as long as lines have room for each
  double widest = 0;             ///< px, of the pieces
};

class Memory {
 public:
  std::optional<double> width(std::string_view utf8, Style style) const;
  /// Nullptr: not yet known.
  std::shared_ptr<const Paragraph> paragraph(std::string_view utf8, Style style) const;
  /// Nullptr: not yet known. Holds until the next keep().
  const std::vector<std::string>* lines(std::string_view utf8, Style style, LineWish wish) const;

  void keep(std::string_view utf8, Style style, double width);
  void keep(std::string_view utf8, Style style, std::shared_ptr<const Paragraph> paragraph);
  void keep(std::string_view utf8, Style style, LineWish wish, std::vector<std::string> lines);

 private:
  struct Known {
    std::optional<double> width;  ///< px
    std::shared_ptr<const Paragraph> paragraph;
    std::map<LineWish, std::vector<std::string>> lines;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Texts = std::unordered_map<std::string, Known, Hash, std::equal_to<>>;

  const Known* find(std::string_view utf8, Style style) const;
  /// `bytes`: what will be kept.
  Known& known(std::string_view utf8, Style style, std::size_t bytes);

  std::map<std::pair<double, bool>, Texts> texts_;  ///< by size and weight
  std::size_t bytes_ = 0;                           ///< about what all takes
};

/// That of this thread, for the setting in force.
Memory& memory();

}  // namespace entente::text
