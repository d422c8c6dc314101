#pragma once

#include <string>
#include <vector>

#include "relations/drawing.hpp"
#include "select/selection.hpp"

namespace entente::relations {

/// The words that a drawing of numbers lacks: number, date and title of each item, in columns.
class NumberedList {
 public:
  NumberedList(const Context& context, double width);

  double height() const;
  /// Draws it with its top left corner at `at`.
  void draw(Point at, const Context& context, std::vector<Element>& out) const;

 private:
  struct Entry {
    select::Item item;
    std::string date;
    std::vector<std::string> lines;  ///< of date and title together
    bool estimated = false;
  };
  double entry_height(const Entry& entry) const;

  const theme::Metrics& metrics_;
  double column_ = 0, badge_ = 0;
  std::vector<std::vector<Entry>> columns_;
};

}  // namespace entente::relations
