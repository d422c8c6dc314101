#include "exchange/ftm_entity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "exchange/amount_cell.hpp"
#include "exchange/values.hpp"
#include "model/amounts.hpp"
#include "model/checks.hpp"

namespace entente::exchange {

std::string FtmEntity::text_of(const char* key) const {
  const auto found = json_.find(key);
  return found != json_.end() && found->is_string() ? found->get<std::string>() : "";
}

model::Origin FtmEntity::at(std::string_view property) const {
  return at_.field("properties").field(property);
}

void FtmEntity::fail(std::string_view property, Code code, std::string message, std::string hint) {
  faults_.push_back(
      {property.empty() ? at_ : at(property), code, std::move(message), std::move(hint), {}});
}

std::vector<std::string> FtmEntity::texts(std::string_view property) {
  std::vector<std::string> out;
  if (property.empty()) return out;
  asked_.emplace(property);
  const auto properties = json_.find("properties");
  if (properties == json_.end() || !properties->is_object()) return out;
  const auto found = properties->find(std::string(property));
  if (found == properties->end()) return out;
  const auto add = [&](const Json& value) {
    const Json* text = &value;
    if (value.is_object() && value.contains("id")) text = &value["id"];
    std::string label = label_of_json(*text, limits_.text);
    if (!label.empty() && std::find(out.begin(), out.end(), label) == out.end()) {
      out.push_back(std::move(label));
    }
  };
  if (!found->is_array()) {
    add(*found);
    return out;
  }
  if (found->size() > limits_.list) {
    fail(property, Code::limit_exceeded, fmt::format("more than {} values", limits_.list));
    return out;
  }
  for (const Json& value : *found) add(value);
  return out;
}

std::string FtmEntity::first(std::initializer_list<std::string_view> properties) {
  std::string result;
  for (const std::string_view property : properties) {
    const std::vector<std::string> values = texts(property);
    if (result.empty() && !values.empty()) result = values.front();
  }
  return result;
}

std::string FtmEntity::date(std::initializer_list<std::string_view> properties, bool latest) {
  std::string result;
  for (const std::string_view property : properties) {
    std::vector<std::string> days = texts(property);
    if (!result.empty() || days.empty()) continue;
    for (std::string& day : days) {
      day = day.substr(0, day.find('T'));
      const auto parsed = date::parse(day);
      if (const auto* error = std::get_if<date::ParseError>(&parsed)) {
        fail(property, Code::bad_date,
             fmt::format("{} is not a date: {}", model::in_quotes(day), error->explanation));
        return "";
      }
    }
    if (days.size() > 1) differing_.insert(differing_.end(), days.begin(), days.end());
    result = latest ? *std::max_element(days.begin(), days.end())
                    : *std::min_element(days.begin(), days.end());
  }
  return result;
}

std::optional<date::Edtf> FtmEntity::span(const std::string& start, const std::string& end) {
  if (start.empty() && end.empty()) return std::nullopt;
  auto parsed = date::parse(start == end ? start : start + '/' + end);
  if (auto* edtf = std::get_if<date::Edtf>(&parsed)) return std::move(*edtf);
  fail("", Code::bad_date,
       fmt::format("\"{}/{}\" is no span of time: {}", start, end,
                   std::get<date::ParseError>(parsed).explanation));
  return std::nullopt;
}

std::optional<Amount> FtmEntity::amount(std::string& note) {
  std::string text = first({"amount"}), unit = model::plain_unit(first({"currency"}));
  const std::string euros = first({"amountEur"}), dollars = first({"amountUsd"});
  if (text.empty() || unit.empty()) {
    if (!euros.empty() || !dollars.empty()) {
      text = euros.empty() ? dollars : euros;
      unit = euros.empty() ? "USD" : "EUR";
    }
  }
  if (text.empty()) return std::nullopt;
  const AmountCell cell = read_amount(text);
  if (!cell.fault.empty() || unit.empty() || model::amount_fault(cell.value, text) ||
      model::unit_fault(unit)) {
    note += (note.empty() ? "amount: " : "; amount: ") + text + (unit.empty() ? "" : ' ' + unit);
    return std::nullopt;
  }
  return Amount{cell.value, std::move(unit), cell.approximate};
}

std::vector<std::string> FtmEntity::unread() const {
  std::vector<std::string> out;
  const auto properties = json_.find("properties");
  if (properties == json_.end() || !properties->is_object()) return out;
  for (const auto& [name, values] : properties->items()) {
    if (!asked_.count(name)) out.push_back(name);
  }
  return out;
}

}  // namespace entente::exchange
