#include "relations/measure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "relations/samples.hpp"
#include "theme/phrases.hpp"

namespace entente::relations {
namespace {

constexpr double nearly_all = 0.95;

/// The plural of the type that all items have; empty if there are several, or it has none.
std::string common_plural(const Context& context, const std::vector<int>& numbers) {
  std::string plural;
  for (const int number : numbers) {
    const select::ItemView facts =
        select::view(context.dossier, select::item_of(context.selection, number));
    if (number != numbers.front() && facts.type_plural != plural) return {};
    plural = facts.type_plural;
  }
  return plural;
}

}  // namespace

Measure::Measure(const Context& context, const std::vector<int>& numbers) : context_(context) {
  const std::vector<words::UnitSum> sums =
      words::sums_by_unit(context.dossier, context.selection, numbers);
  if (sums.empty()) return;
  if (static_cast<double>(sums.front().items) < nearly_all * static_cast<double>(numbers.size())) {
    return;
  }
  unit_ = sums.front().sum.unit;
  plural_ = common_plural(context, numbers);
}

double Measure::of(const std::vector<int>& numbers) const {
  if (!is_sum()) return static_cast<double>(numbers.size());
  double sum = 0;
  for (const words::UnitSum& part :
       words::sums_by_unit(context_.dossier, context_.selection, numbers)) {
    if (part.sum.unit == unit_) sum += part.sum.value;
  }
  return sum;
}

marks::LegendEntry Measure::legend(double scale, double least, double most) const {
  const theme::Phrases& phrases = context_.phrases();
  std::vector<WidthSample> samples;
  if (is_sum()) {
    // What is drawn wider than it is would be no sample.
    const double seen = std::min(std::max(least, least_line / scale), most);
    for (const double value : words::round_samples(seen, most, 3)) {
      samples.push_back({value * scale, words::short_amount(value, unit_, context_.language())});
    }
    const std::string meaning = plural_.empty()
                                    ? std::string(phrases.width_of_sum)
                                    : fmt::format(fmt::runtime(phrases.width_of_sum_of), plural_);
    return width_scale(meaning, samples, context_.look);
  }
  for (const double value : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0}) {
    if (value <= most) samples.push_back({value * scale, fmt::format("{:g}", value)});
  }
  return width_scale(std::string(phrases.width_of_number), samples, context_.look);
}

}  // namespace entente::relations
