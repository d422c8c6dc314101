#include "cli/date_json.hpp"

#include <fmt/format.h>

#include "base/json_text.hpp"

namespace entente::cli {
namespace {

std::string bound(const date::Bound& bound, std::string_view infinity) {
  const auto text = date::bound_text(bound, infinity);
  return text ? base::json_text(*text) : "null";
}

class Object {
 public:
  /// `value`: JSON.
  void add(std::string_view key, std::string_view value) {
    text_ += fmt::format("{}\"{}\":{}", text_.empty() ? "" : ",", key, value);
  }
  bool empty() const { return text_.empty(); }
  std::string text() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

void add_moment(Object& out, const date::Moment& moment) {
  out.add("precision", base::json_text(date::precision_name(moment.precision)));
  Object qualifiers;
  const auto qualify = [&qualifiers](std::string_view key, const date::Qualifier& qualifier) {
    const std::string_view text = date::qualifier_text(qualifier);
    if (!text.empty()) qualifiers.add(key, base::json_text(text));
  };
  qualify("year", moment.year);
  qualify("month", moment.month);
  qualify("day", moment.day);
  if (!qualifiers.empty()) out.add("qualifiers", qualifiers.text());
  if (moment.estimate) out.add("estimate", date::year_text(*moment.estimate));
}

void add_date(Object& out, const date::Edtf& date) {
  out.add("level", std::to_string(date::level_number(date.level)));
  out.add("type", base::json_text(date::type_name(date.type)));
  out.add("earliest", bound(date.earliest, "-inf"));
  out.add("latest", bound(date.latest, "+inf"));
  if (date.type == date::Type::interval) {
    out.add("start", base::json_text(date::end_name(date.members.front())));
    out.add("start_latest", bound(date.start_latest, "-inf"));
    out.add("end_earliest", bound(date.end_earliest, "+inf"));
    out.add("end", base::json_text(date::end_name(date.members.back())));
  } else if (date.type != date::Type::one_of && date.type != date::Type::all_of) {
    add_moment(out, *date.members.front().first);
  }
  if (date.uncertain) out.add("uncertain", "true");
  if (date.approximate) out.add("approximate", "true");
  if (date.unspecified) out.add("unspecified", "true");
}

}  // namespace

std::string date_json(std::string_view input,
                      const std::variant<date::Edtf, date::ParseError>& result) {
  Object out;
  out.add("input", base::json_text(input));
  if (const auto* error = std::get_if<date::ParseError>(&result)) {
    out.add("valid", "false");
    out.add("reason", base::json_text(error->reason));
  } else {
    out.add("valid", "true");
    add_date(out, std::get<date::Edtf>(result));
  }
  return out.text();
}

}  // namespace entente::cli
