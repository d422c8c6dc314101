#include <fmt/format.h>

#include <cmath>

#include "assistant/tools.hpp"
#include "base/plain_number.hpp"
#include "base/utf8.hpp"

namespace entente::assistant {
namespace {

bool is_of_type(const Json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "array") return value.is_array();
  if (type == "number") return value.is_number();
  if (type == "integer") {
    return value.is_number_integer() ||
           (value.is_number() && value.get<double>() == std::floor(value.get<double>()));
  }
  return value.is_object();
}

std::string misfit_of(const std::string& name, const Json& value, const Json& schema) {
  const std::string type = schema.value("type", "object");
  if (!is_of_type(value, type)) return fmt::format("\"{}\" must be of type {}", name, type);
  if (schema.contains("enum")) {
    std::string words;
    for (const Json& word : schema["enum"]) {
      if (word == value) return "";
      words += (words.empty() ? "" : ", ") + word.get<std::string>();
    }
    return fmt::format("\"{}\" must be one of {}", name, words);
  }
  if (schema.contains("minimum")) {
    const double number = value.get<double>(), least = schema["minimum"], most = schema["maximum"];
    if (number >= least && number <= most) return "";
    return fmt::format("\"{}\" must be from {} to {}", name, base::plain_number(least),
                       base::plain_number(most));
  }
  if (!schema.contains("items") && !schema.contains("additionalProperties")) return "";
  const Json& inner = schema.contains("items") ? schema["items"] : schema["additionalProperties"];
  for (const Json& one : value) {
    if (std::string fault = misfit_of(name, one, inner); !fault.empty()) return fault;
  }
  return "";
}

}  // namespace

std::string misfit(const Json& arguments, const Json& schema) {
  if (!arguments.is_object()) return "\"arguments\" must be an object";
  const Json& properties = schema["properties"];
  for (const auto& [name, value] : arguments.items()) {
    if (!properties.contains(name)) {
      std::string known;
      for (const auto& [key, property] : properties.items()) {
        known += (known.empty() ? "" : ", ") + key;
      }
      return fmt::format("there is no argument \"{}\"; there are {}", base::shown(name), known);
    }
    if (std::string fault = misfit_of(name, value, properties[name]); !fault.empty()) return fault;
  }
  for (const Json& name : schema.value("required", Json::array())) {
    if (!arguments.contains(name.get<std::string>())) {
      return fmt::format("the argument \"{}\" is missing", name.get<std::string>());
    }
  }
  return "";
}

}  // namespace entente::assistant
