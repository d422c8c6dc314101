#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "entente/import.hpp"
#include "model/draft.hpp"

/// What of a data set was asked for: by time, type, actor, place and sign.
namespace entente::exchange {

/// Whether anything is to be left out at all.
bool asks(const ImportOptions& options);
bool is_asked_day(const date::CivilDay& day, const ImportOptions& options);
bool is_asked_type(std::string_view type, const ImportOptions& options);
/// Its place is one of those asked for, or a part of it between commas is.
bool is_asked_place(std::string_view place, const ImportOptions& options);
bool is_asked_sign(Sign sign, const ImportOptions& options);

/// How much of what was read is what was asked for; and whom of those asked for there is.
struct Answer {
  std::size_t records = 0, asked_records = 0;
  double weight = 0, asked_weight = 0;
  std::set<std::string> found;  ///< of ImportOptions::actors
  std::set<const model::Sheet*>
      counted;  ///< files whose records were asked about as they were read

  void count(double weight_of_record, bool is_asked) {
    ++records;
    weight += weight_of_record;
    if (!is_asked) return;
    ++asked_records;
    asked_weight += weight_of_record;
  }
};

/// Leaves out of a draft what was not asked for, and then who and what nothing names. Those of
/// files that are counted stay.
void keep_asked(model::Draft& draft, const ImportOptions& options, Answer& answer);

/// "asked for: actor Cuba, sign conflict; 12 of 51 records, with 23.5 % of the weight"; empty if
/// all there is was asked for.
std::string words_of(const Answer& answer, const ImportOptions& options);

}  // namespace entente::exchange
