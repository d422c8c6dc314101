#pragma once

#include <string>
#include <vector>

#include "languages/phrases.hpp"

/// Inside of a star: what rows say beside names, and what all of them would say.
namespace entente::relations {

/// What may be said of what one has to do with the hub.
struct RowWords {
  std::string name = {};    ///< of what happened once: its title, without the amount
  std::string titled = {};  ///< likewise with it, and without a date
  std::string line = {};    ///< likewise with both
  std::string amount = {};  ///< the sum of all, where widths are sums
  std::string count = {};   ///< the same; else how often
  std::string when = {};    ///< to the day, of what happened once
  std::string years = {};
};

/// What all rows would say, which is said once: in the box of the hub.
struct CommonWords {
  std::string name = {}, when = {}, years = {};
};
/// Titles alone are no less than all that a row says, so that these are common where amounts are
/// left. Of one row nothing is.
CommonWords common_words(const std::vector<RowWords>& rows);

/// How much a row says.
enum class RowStyle : std::uint8_t { titles, years, counts };
std::string words_beside(const RowWords& row, const CommonWords& common, RowStyle style,
                         const languages::Phrases& phrases);
/// What the hub says below its name and number; `when`: of all, where rows differ.
std::string words_of_hub(const CommonWords& common, const std::string& when,
                         const languages::Phrases& phrases);

}  // namespace entente::relations
