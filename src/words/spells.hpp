#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/date.hpp"

/// Dates as short as a line of a figure needs them, and never as one span where there were several.
namespace entente::words {

enum class Fineness : std::uint8_t { year, month, day };

/// "As of 18 March 2026": when what a document says is known.
std::string as_of(const date::Edtf& when, std::string_view language,
                  date::LabelLength length = date::LabelLength::full);

/// "1962", "c. Dec 2025", "1942–52", "since 2015", "until 1991"; no finer than `fineness` says or
/// than is known. Empty if undated.
std::string spell(const date::Edtf& when, std::string_view language, Fineness fineness);

/// All spells in order of time, equal neighbors once: "1902–61, since 2015". Of more than `most`
/// their extent(). Empty if none is dated.
std::string spells(std::vector<const date::Edtf*> dates, std::string_view language,
                   Fineness fineness, std::size_t most);

/// When the first began and the last ended: "1973–76"; "since 1960" if the last goes on; of two in
/// a year each, "1977 and 2015". Empty if none is dated.
std::string extent(const std::vector<const date::Edtf*>& dates, std::string_view language,
                   Fineness fineness);

/// All spells of one item: one to the day, a few in years, more as "9×, 2003–11" or "4×, 1942–91,
/// since 2015". Empty if there is none.
std::string spells_in_brief(const std::vector<const date::Edtf*>& dates, std::string_view language);

/// Whether all dates lie in one year, so that months tell more.
bool of_one_year(const std::vector<const date::Edtf*>& dates);

}  // namespace entente::words
