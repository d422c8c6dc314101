#include "relations/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/currencies.hpp"
#include "languages/language.hpp"
#include "relations/samples.hpp"
#include "words/common_type.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

constexpr double nearly_all = 0.95;
constexpr double most_an_item = 0.3;  // label sizes that a band is wide for one

/// What the type that all items have is called; empty if there are several, or it has no plural.
std::string common_kind(const Context& context, const std::vector<int>& numbers, bool summed) {
  std::string kind;
  for (const int number : numbers) {
    const std::string own = words::kind_of(
        select::view(context.dossier, select::item_of(context.selection, number)), summed);
    if (number != numbers.front() && own != kind) return {};
    kind = own;
  }
  return kind;
}

}  // namespace

Summable summable(const Context& context, const graph::Network& network) {
  Summable all{graph::dealings(network), context.selection.items.size()};
  if (context.lines && context.lines->meaning == WidthMeaning::number) return all;
  std::vector<int> numbers;
  for (const select::Item& item : context.selection.items) numbers.push_back(item.number);
  const std::vector<words::UnitSum> sums =
      words::sums_by_unit(context.dossier, context.selection, numbers);
  if (sums.empty()) return all;
  const words::UnitSum& main = sums.front();
  const double share = static_cast<double>(main.items) / static_cast<double>(all.items);
  if (share < select::most_amounts || share >= nearly_all) return all;
  std::erase_if(all.dealings, [&](const graph::Dealing& dealing) {
    const auto& amount =
        select::view(context.dossier, select::item_of(context.selection, dealing.number)).amount;
    return !amount || amount->unit != main.sum.unit;
  });
  return {std::move(all.dealings), main.items};
}

Measure::Measure(const Context& context, const std::vector<int>& numbers)
    : context_(context), kind_(common_kind(context, numbers, false)) {
  if (context.lines && context.lines->meaning == WidthMeaning::number) return;
  const std::vector<words::UnitSum> sums =
      words::sums_by_unit(context.dossier, context.selection, numbers);
  if (sums.empty()) return;
  if (static_cast<double>(sums.front().items) < nearly_all * static_cast<double>(numbers.size())) {
    return;
  }
  unit_ = sums.front().sum.unit;
  kind_ = common_kind(context, numbers, true);
  scale_ = words::scale_of(sums.front().sum.value, context.language());
  const bool whole = std::all_of(numbers.begin(), numbers.end(), [&](int number) {
    const auto& amount =
        select::view(context.dossier, select::item_of(context.selection, number)).amount;
    return !amount || amount->value == std::floor(amount->value);
  });
  scale_.decimals = scale_.zeros == 0 && whole ? 0 : 2;
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

double Measure::most_scale() const {
  if (context_.lines && context_.lines->px > 0) return context_.lines->px;
  return is_sum() ? 0 : most_an_item * context_.look.metrics.label;
}

LineScale Measure::scale_of(double px) const {
  return {is_sum() ? WidthMeaning::amount : WidthMeaning::number, unit_, px};
}

std::string Measure::words(const std::vector<int>& numbers) const {
  if (!is_sum()) return words::tally(context_.dossier, context_.selection, numbers).count;
  return of_about(amount(of(numbers)), numbers);
}

std::string Measure::brief(const std::vector<int>& numbers) const {
  if (!is_sum()) return std::to_string(numbers.size());
  const double value = of(numbers);
  return of_about(
      is_lost(value) ? amount(value) : words::short_number(value, scale_, context_.language()),
      numbers);
}

std::string Measure::of_about(std::string amount, const std::vector<int>& numbers) const {
  const bool approximate = std::any_of(numbers.begin(), numbers.end(), [&](int number) {
    const auto& part =
        select::view(context_.dossier, select::item_of(context_.selection, number)).amount;
    return part && part->unit == unit_ && part->approximate;
  });
  return approximate ? words::about(std::move(amount), context_.language()) : amount;
}

bool Measure::is_lost(double value) const {
  return value < 0.5 * std::pow(10.0, scale_.zeros - scale_.decimals);
}

std::string Measure::amount(double value) const {
  return is_lost(value) ? words::short_amount(value, unit_, context_.language())
                        : words::short_amount(value, unit_, scale_, context_.language());
}

marks::LegendEntry Measure::legend(double scale, double least, double most) const {
  const languages::Phrases& phrases = context_.phrases();
  // Whatever is less than this is drawn as if it were this.
  const double floor = least_line / scale;
  std::vector<WidthSample> samples;
  for (const auto& [value, words] :
       is_sum() ? sum_samples(scale, least, most) : number_samples(scale, most)) {
    const bool marked = samples.empty() && least < floor && value >= floor;
    samples.push_back({value * scale, (marked ? "≤\u00a0" : "") + words});
  }
  return width_scale(is_sum() ? meaning(phrases.width_of_sum, phrases.width_of_sum_of)
                              : meaning(phrases.width_of_number, phrases.width_of_number_of),
                     samples, context_.look);
}

std::vector<std::pair<double, std::string>> Measure::sum_samples(double scale, double least,
                                                                 double most) const {
  // No sample is what is drawn wider than it is, or is too high for a legend.
  const double high =
      std::min(most, std::max(least, highest_sample(context_.look.metrics) / scale));
  const double low = std::min(std::max(least, least_line / scale), high);
  const std::vector<double> values = words::round_samples(low, high, 3);
  // All in thousands, or all in millions: no finer than each needs.
  words::NumberScale common = words::common_scale(values, context_.language());
  std::vector<std::pair<double, std::string>> samples;
  for (const double value : values) {
    const double digits = value / std::pow(10, common.zeros);
    common.decimals = digits >= 0.95 ? 0 : digits >= 0.095 ? 1 : 2;
    // A unit that is a word is said once.
    const bool bare = common.zeros == 0 && !base::currency(unit_) && value != values.back();
    samples.emplace_back(value,
                         bare ? words::short_number(value, common, context_.language())
                              : words::short_amount(value, unit_, common, context_.language()));
  }
  return samples;
}

std::vector<std::pair<double, std::string>> Measure::number_samples(double scale, double most) {
  // One is told from two, though it is drawn wider than it is.
  const double least = 2 * scale >= least_line ? 1 : least_line / scale;
  std::vector<std::pair<double, std::string>> samples;
  for (double ten = 1; ten <= most; ten *= 10) {
    for (const double value : {ten, 2 * ten, 5 * ten}) {
      if (value <= most && value >= 0.999 * least)
        samples.emplace_back(value, fmt::format("{:.0f}", value));
    }
  }
  if (samples.empty()) samples.emplace_back(1, "1");
  // The widest line is one of them, or nearly.
  constexpr double nearly = 1.25;
  if (most > nearly * samples.back().first) {
    samples.emplace_back(most, fmt::format("{:.0f}", most));
  }
  return samples;
}

std::string Measure::meaning(std::string_view of_several, std::string_view of_one) const {
  if (kind_.empty()) return std::string(of_several);
  return fmt::format(fmt::runtime(of_one), kind_);
}

}  // namespace entente::relations
