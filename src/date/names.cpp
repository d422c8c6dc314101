#include "entente/date.hpp"

namespace entente::date {

std::string_view type_name(Type type) {
  switch (type) {
    case Type::date:
      return "date";
    case Type::datetime:
      return "datetime";
    case Type::year:
      return "year";
    case Type::season:
      return "season";
    case Type::interval:
      return "interval";
    case Type::one_of:
      return "one-of";
    case Type::all_of:
      return "all-of";
  }
  return {};
}

std::string_view precision_name(Precision precision) {
  switch (precision) {
    case Precision::year:
      return "year";
    case Precision::season:
      return "season";
    case Precision::month:
      return "month";
    case Precision::day:
      return "day";
    case Precision::time:
      return "time";
  }
  return {};
}

int level_number(Level level) { return static_cast<int>(level); }

std::string_view end_name(const Member& end) {
  if (end.kind == BoundKind::open) return "open";
  return end.first ? precision_name(end.first->precision) : "unknown";
}

std::optional<std::string> bound_text(const Bound& bound, std::string_view infinity) {
  if (bound.finite()) return iso(bound.day);
  if (bound.kind == BoundKind::open) return std::string(infinity);
  return std::nullopt;
}

std::string_view qualifier_text(const Qualifier& qualifier) {
  if (qualifier.uncertain) return qualifier.approximate ? "%" : "?";
  return qualifier.approximate ? "~" : "";
}

}  // namespace entente::date
