#include "input/decode_amount.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/json_text.hpp"
#include "base/plain_number.hpp"
#include "model/amounts.hpp"

namespace entente::input {
namespace {

void fail_amount(const Value& at, model::AmountFault fault) {
  at.fail(fault.code, std::move(fault.message), std::move(fault.hint));
}

/// "2 ships" is two parts.
std::string amount_hint(const Value& value) {
  const std::string* written = value.json().get_ptr<const std::string*>();
  double number = 0;
  if (written) {
    const std::string_view text = model::after_about(*written);
    const bool about = text.size() < written->size();
    const auto status = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string unit =
        model::plain_unit(std::string_view(status.ptr, text.data() + text.size()));
    const bool good = status.ec == std::errc() && status.ptr != text.data() + text.size() &&
                      *status.ptr == ' ' && !model::unit_fault(unit) &&
                      unit.find_first_of("0123456789") == unit.npos &&
                      !model::amount_fault(number, text);
    if (good) {
      return fmt::format("write {{\"value\": {}, \"unit\": {}{}}}", base::plain_number(number),
                         base::json_text(unit), about ? ", \"approximate\": true" : "");
    }
  }
  return fmt::format("say how much of what: {}", model::amount_example());
}

std::optional<double> amount_value(Object& in) {
  const std::optional<Value> value = in.get("value");
  if (!value) {
    in.fail_missing("this amount has no \"value\"", "say how much: \"value\": 2100000");
    return std::nullopt;
  }
  if (!value->json().is_number()) {
    const std::string* text = value->json().get_ptr<const std::string*>();
    const bool other = text && !base::number_in(*text);
    value->fail_type("a number",
                     other ? "the number stands alone and in full, as in 2100000; what is "
                             "counted stands in \"unit\"; about so much is \"approximate\": true"
                           : "");
    return std::nullopt;
  }
  const double number = value->json().get<double>();
  model::AmountFault fault = model::amount_fault(number, value->json().dump());
  if (!fault) return number;
  fail_amount(*value, std::move(fault));
  return std::nullopt;
}

std::string amount_unit(Object& in) {
  const std::optional<Value> value = in.get("unit");
  if (!value) {
    in.fail_missing("this amount has no \"unit\"",
                    "say what is counted: \"unit\": \"EUR\", \"bbl/d\", \"troops\"");
    return {};
  }
  const std::string* written = value->json().get_ptr<const std::string*>();
  if (!written) {
    value->fail_type("a text");
    return {};
  }
  std::string unit = model::plain_unit(*written);
  model::AmountFault fault = model::unit_fault(unit);
  if (!fault) return unit;
  fail_amount(*value, std::move(fault));
  return {};
}

}  // namespace

std::optional<Amount> decode_amount(Object& record) {
  const std::optional<Value> value = record.get("amount");
  if (!value) return std::nullopt;
  if (!value->json().is_object()) {
    value->fail_type("an object", amount_hint(*value));
    return std::nullopt;
  }
  Object object(*value, "amount");
  const std::optional<double> number = amount_value(object);
  std::string unit = amount_unit(object);
  bool approximate = false;
  if (const std::optional<Value> about = object.get("approximate")) {
    approximate = about->as_bool().value_or(false);
  }
  object.finish();
  if (!number || unit.empty()) return std::nullopt;
  return Amount{*number, std::move(unit), approximate};
}

}  // namespace entente::input
