#include "exchange/asked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "exchange/kept_pairs.hpp"

namespace entente::exchange {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// In days, from the beginning of the first date to the end of the last.
struct Window {
  explicit Window(const ImportOptions& options)
      : begin(options.from ? date::axis_earliest(*options.from).value_or(-infinity) : -infinity),
        end(options.to ? date::axis_latest(*options.to).value_or(infinity) : infinity) {}
  bool has(const date::Edtf& when) const {
    return !date::is_undated(when) && date::axis_latest(when).value_or(infinity) > begin &&
           date::axis_earliest(when).value_or(-infinity) < end;
  }
  double begin, end;
};

}  // namespace

bool asks(const ImportOptions& options) {
  return options.from || options.to || !options.types.empty();
}

bool is_asked_day(const date::CivilDay& day, const ImportOptions& options) {
  if (!options.from && !options.to) return true;
  const Window window(options);
  const double number = date::day_number(day);
  return number + 1 > window.begin && number < window.end;
}

bool is_asked_type(std::string_view type, const ImportOptions& options) {
  return options.types.empty() ||
         std::any_of(options.types.begin(), options.types.end(), [&](const std::string& asked) {
           const bool is_code = asked.find(':') != asked.npos;
           return type == asked || (is_code && type.starts_with(asked));
         });
}

std::string keep_asked(model::Draft& draft, const ImportOptions& options) {
  const Window window(options);
  const bool timed = options.from || options.to;
  const std::size_t relations = std::erase_if(draft.relations, [&](const auto& relation) {
    const auto& when = relation.facts.when;
    const bool in_time = !timed || std::any_of(when.begin(), when.end(), [&](const auto& spell) {
      return window.has(spell);
    });
    return !in_time || !is_asked_type(relation.facts.type, options);
  });
  const std::size_t events = std::erase_if(draft.events, [&](const auto& event) {
    const bool in_time = !timed || (event.facts.when && window.has(*event.facts.when));
    return !in_time || !is_asked_type(event.facts.type, options);
  });
  if (relations + events == 0) return "";
  drop_unnamed(draft);
  return fmt::format("not asked for, and left out: relations ({}), events ({})", relations, events);
}

}  // namespace entente::exchange
