#include "cli/date_json.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace entente::cli {
namespace {

/// Bytes that are no UTF-8 become U+FFFD.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      base::append_code_point(out, c);
    }
  }
  return out + '"';
}

std::string bound(const date::Bound& bound, std::string_view infinity) {
  const auto text = date::bound_text(bound, infinity);
  return text ? quoted(*text) : "null";
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
  out.add("precision", quoted(date::precision_name(moment.precision)));
  Object qualifiers;
  const auto qualify = [&qualifiers](std::string_view key, const date::Qualifier& qualifier) {
    const std::string_view text = date::qualifier_text(qualifier);
    if (!text.empty()) qualifiers.add(key, quoted(text));
  };
  qualify("year", moment.year);
  qualify("month", moment.month);
  qualify("day", moment.day);
  if (!qualifiers.empty()) out.add("qualifiers", qualifiers.text());
  if (moment.estimate) out.add("estimate", date::year_text(*moment.estimate));
}

void add_date(Object& out, const date::Edtf& date) {
  out.add("level", std::to_string(date::level_number(date.level)));
  out.add("type", quoted(date::type_name(date.type)));
  out.add("earliest", bound(date.earliest, "-inf"));
  out.add("latest", bound(date.latest, "+inf"));
  if (date.type == date::Type::interval) {
    out.add("start", quoted(date::end_name(date.members.front())));
    out.add("start_latest", bound(date.start_latest, "-inf"));
    out.add("end_earliest", bound(date.end_earliest, "+inf"));
    out.add("end", quoted(date::end_name(date.members.back())));
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
  out.add("input", quoted(input));
  if (const auto* error = std::get_if<date::ParseError>(&result)) {
    out.add("valid", "false");
    out.add("reason", quoted(error->reason));
  } else {
    out.add("valid", "true");
    add_date(out, std::get<date::Edtf>(result));
  }
  return out.text();
}

}  // namespace entente::cli
