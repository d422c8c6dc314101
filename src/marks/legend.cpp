#include "marks/legend.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"

namespace entente::marks {
namespace {

std::tuple<Rank, int> place(const LegendEntry& entry) { return {entry.rank, entry.order}; }

bool same_meaning(const LegendEntry& a, const LegendEntry& b) {
  return place(a) == place(b) && a.words == b.words;
}

void add_samples(LegendEntry& entry, std::vector<Sample> more) {
  for (Sample& sample : more) {
    const auto same = std::find(entry.samples.begin(), entry.samples.end(), sample);
    if (same == entry.samples.end()) entry.samples.push_back(std::move(sample));
  }
  std::stable_sort(entry.samples.begin(), entry.samples.end(),
                   [](const Sample& a, const Sample& b) { return a.width < b.width; });
}

}  // namespace

void join(Legend& legend, Legend more) {
  for (LegendEntry& entry : more) {
    const auto same = std::find_if(legend.begin(), legend.end(), [&](const LegendEntry& there) {
      return same_meaning(there, entry);
    });
    if (same == legend.end()) {
      const auto next = std::upper_bound(
          legend.begin(), legend.end(), entry,
          [](const LegendEntry& a, const LegendEntry& b) { return place(a) < place(b); });
      legend.insert(next, std::move(entry));
    } else if (same->in_company && entry.in_company) {
      add_samples(*same, std::move(entry.samples));
    }
  }
}

Legend explained_as(const Legend& possible, Legend legend) {
  for (LegendEntry& entry : legend) {
    const auto same = std::find_if(possible.begin(), possible.end(), [&](const LegendEntry& there) {
      return same_meaning(there, entry);
    });
    if (same != possible.end() && !entry.is_scale() && !entry.as_drawn) {
      entry.samples = same->samples;
    }
  }
  return legend;
}

Legend told_once(Legend legend, const languages::Phrases& phrases) {
  Legend result;
  for (LegendEntry& entry : legend) {
    const auto alike = std::find_if(result.begin(), result.end(), [&](const LegendEntry& told) {
      return entry.rank == Rank::status && told.rank == entry.rank && told.samples == entry.samples;
    });
    if (alike == result.end()) {
      result.push_back(std::move(entry));
    } else {
      alike->words.append(phrases.comma).append(base::fold_case(entry.words));
    }
  }
  return result;
}

Legend told_apart(Legend legend, const languages::Phrases& phrases) {
  const auto are = [&legend](Rank rank) {
    return std::count_if(legend.begin(), legend.end(),
                         [rank](const LegendEntry& entry) { return entry.rank == rank; });
  };
  const bool one_sign = are(Rank::sign) == 1, one_actor = are(Rank::actor) == 1,
             one_medium = are(Rank::medium) == 1;
  std::erase_if(legend, [&](const LegendEntry& entry) {
    return (one_sign && entry.rank == Rank::sign && entry.words == phrases.neutral) ||
           (one_actor && entry.rank == Rank::actor) || (one_medium && entry.rank == Rank::medium);
  });
  return legend;
}

LegendEntry entry_for(Sign sign, const languages::Phrases& phrases) {
  const std::string_view words[] = {phrases.cooperation, phrases.conflict, phrases.neutral};
  const auto index = static_cast<std::size_t>(sign);
  return {.rank = Rank::sign,
          .order = static_cast<int>(index),
          .words = std::string(words[index]),
          .samples = {},
          .in_company = true};
}

LegendEntry entry_for(Status status, const languages::Phrases& phrases) {
  const std::string_view words[] = {phrases.point,       phrases.planned, phrases.reported,
                                    phrases.claimed,     phrases.denied,  phrases.cancelled,
                                    phrases.hypothetical};
  const auto index = static_cast<std::size_t>(status);
  return {.rank = Rank::status,
          .order = static_cast<int>(index),
          .words = std::string(words[index]),
          .samples = {}};
}

}  // namespace entente::marks
